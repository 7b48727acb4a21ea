"""An inventory: dataclasses, enumerations, errors, groups, a report."""

from __future__ import annotations
import itertools
import textwrap
from collections import defaultdict
from dataclasses import dataclass, field, replace, asdict
from datetime import date, timedelta
from enum import Enum, auto, unique
from typing import Iterable, Iterator, Optional, Mapping, Final


@unique
class Category(Enum):
    TOOLS = auto()
    FOOD = auto()
    TOYS = auto()

    @classmethod
    def parse(cls, text: str) -> Category:
        try:
            return cls[text.strip().upper()]
        except KeyError:
            raise ValueError(f"unknown category: {text!r}") from None


class InventoryError(Exception):
    def __init__(self, sku: str, message: str) -> None:
        super().__init__(f"{sku}: {message}")
        self.sku = sku


class OutOfStock(InventoryError):
    def __init__(self, sku: str, wanted: int, have: int) -> None:
        super().__init__(sku, f"wanted {wanted}, have {have}")
        self.wanted, self.have = wanted, have


@dataclass(order=True, frozen=True)
class Money:
    cents: int

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __mul__(self, n: int) -> Money:
        return Money(self.cents * n)

    __rmul__ = __mul__

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        whole, part = divmod(abs(self.cents), 100)
        return f"{sign}${whole:,}.{part:02d}"


@dataclass
class Item:
    sku: str
    name: str
    category: Category
    price: Money
    quantity: int = 0
    added: date = date(2024, 1, 1)
    tags: frozenset[str] = frozenset()
    history: list[tuple[str, int]] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.quantity < 0:
            raise InventoryError(self.sku, "negative quantity")

    @property
    def value(self) -> Money:
        return self.price * self.quantity


class Inventory:
    _ids: Iterator[int] = itertools.count(1)
    LOW: Final = 3

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items: dict[str, Item] = {i.sku: i for i in items}
        self.log: list[str] = []

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, sku: object) -> bool:
        return sku in self._items

    def __getitem__(self, sku: str) -> Item:
        try:
            return self._items[sku]
        except KeyError as e:
            raise InventoryError(sku, "no such item") from e

    def __iter__(self) -> Iterator[Item]:
        yield from sorted(self._items.values(), key=lambda i: (i.category.value, i.name))

    def add(self, item: Item) -> None:
        existing = self._items.get(item.sku)
        if existing is not None:
            existing.quantity += item.quantity
        else:
            self._items[item.sku] = item
        self.log.append(f"{next(self._ids)}: +{item.quantity} {item.sku}")

    def remove(self, sku: str, n: int = 1) -> Money:
        item = self[sku]
        if item.quantity < n:
            raise OutOfStock(sku, n, item.quantity)
        item.quantity -= n
        item.history.append(("out", n))
        self.log.append(f"{next(self._ids)}: -{n} {sku}")
        return n * item.price

    def by_category(self) -> Mapping[Category, list[Item]]:
        groups: defaultdict[Category, list[Item]] = defaultdict(list)
        for item in self:
            groups[item.category].append(item)
        return groups

    def total(self) -> Money:
        return sum((i.value for i in self), start=Money(0))


def report(inv: Inventory, width: int = 40) -> str:
    lines = ["=" * width, "INVENTORY".center(width), "=" * width]
    for cat, items in inv.by_category().items():
        lines.append(f"{cat.name.title():-<{width}}")
        for item in items:
            flag = "!" if item.quantity <= Inventory.LOW else " "
            lines.append(
                f"{flag} {item.name:<15.15}{item.quantity:>5}{str(item.value):>{width - 22}}"
            )
    lines.append(f"{'Total':<20}{str(inv.total()):>{width - 20}}")
    return "\n".join(lines)


inv = Inventory([Item("h1", "Hammer", Category.TOOLS, Money(1250), 4)])
inv.add(Item("a1", "Apple", Category.parse(" food "), Money(50), 100, tags=frozenset({"fruit"})))
inv.add(Item("h1", "Hammer", Category.TOOLS, Money(1250), 2))
inv.add(Item("r1", "Very long robot name here", Category.TOYS, Money(123456), 2))
print(report(inv))
for sku, n in [("h1", 2), ("h1", 50), ("zz", 1)]:
    try:
        print("sold", inv.remove(sku, n))
    except OutOfStock as e:
        print("out of stock:", e, e.wanted - e.have)
    except InventoryError as e:
        print("error:", e, repr(e.__cause__))
try:
    Category.parse("junk")
    Item("x", "x", Category.FOOD, Money(1), -1)
except ValueError as e:
    print(e)
r = replace(inv["a1"], quantity=5, added=inv["a1"].added + timedelta(days=45))
print(r, r == inv["a1"], asdict(r)["category"], len(inv), "a1" in inv, "q" in inv)
print(max(inv, key=lambda i: i.value).name, [i.sku for i in inv if i.tags & {"fruit", "veg"}])
print(textwrap.fill("; ".join(inv.log), 30, subsequent_indent="  "))
first, *rest = inv
print(first.name, [i.name for i in rest])
