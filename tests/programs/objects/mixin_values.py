from __future__ import annotations
from typing import ClassVar


class Named:
    prefix = "n"
    color: ClassVar[str] = "red"

    def __init__(self, name: str = "?") -> None:
        self.name = name

    def show(self) -> str:
        return f"{self.prefix}-{self.name}-{self.color}"


class Priced:
    currency = "EUR"
    factor: float = 1.0
    color: ClassVar[str] = "blue"

    def price(self) -> str:
        return f"{self.factor * 10:.1f} {self.currency} {self.color}"

    @classmethod
    def cls_price(cls) -> str:
        return cls.currency + cls.color


class Taxed(Priced):
    factor = 1.2
    rates: dict[str, int] = {"a": 1}


class Item(Named, Priced):
    prefix = "i"


class Import(Taxed, Named):
    currency = "USD"
    prefix = "x"


class Special(Import):
    factor = 0.5
    color = "gold"


class Mix2(Item, Taxed):
    rates = {"b": 2}


every: list[Named] = [Named("a"), Item("b"), Import("c"), Special("d"), Mix2("e")]
for n in every:
    print(n.show(), n.prefix, type(n).prefix, n.color, type(n).color)
    if isinstance(n, Priced):
        print("  ", n.price(), n.currency, n.factor, n.cls_price(), n.color)
    if isinstance(n, Taxed):
        print("  ", n.rates, n.factor)
priced: list[Priced] = [Priced(), Taxed(), Item(), Import(), Special(), Mix2()]
print([(p.price(), p.color, type(p).color, type(p).currency, p.cls_price()) for p in priced])
print(
    hasattr(priced[0], "currency"),
    hasattr(priced[0], "prefix"),
    Special.factor,
    Mix2.color,
    Import.color,
    Mix2.factor,
    Item.currency,
)
Taxed.rates["z"] = 26
print(Import().rates, Mix2().rates)


class Field1(Named):
    prefix = "f"

    def __init__(self) -> None:
        super().__init__()
        self.color2 = 1


print(Field1().show())
