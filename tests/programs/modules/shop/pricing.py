from catalogue.items import Item

print("pricing initialised", __name__)

TAX_PERCENT = 19
calls = 0


def with_tax(cents: int) -> int:
    global calls
    calls += 1
    return cents * (100 + TAX_PERCENT) // 100


def total(items: list[Item]) -> int:
    return sum(with_tax(item.cents) for item in items)
