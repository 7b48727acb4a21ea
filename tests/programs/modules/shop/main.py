"""A program of several modules: imports, packages, initialisation order."""

import catalogue
import pricing
from catalogue.items import Item, describe
from pricing import total as price_of, TAX_PERCENT

print("main starts", __name__)


def run() -> None:
    items = [Item("pen", 120), Item("book", 1550)]
    catalogue.register(items[0])
    catalogue.register(items[1])
    for item in catalogue.all_items():
        print(describe(item), pricing.with_tax(item.cents))
    print(price_of(items), TAX_PERCENT, pricing.calls)


if __name__ == "__main__":
    run()
