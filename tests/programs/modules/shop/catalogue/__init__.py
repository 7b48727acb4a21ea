from .items import Item

print("catalogue initialised", __name__)

_items: list[Item] = []


def register(item: Item) -> None:
    _items.append(item)


def all_items() -> list[Item]:
    return list(_items)
