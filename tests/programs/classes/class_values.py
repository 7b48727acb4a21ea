"""Classes as values: calls, tables, decorators, __init_subclass__; mixins and super()."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
registry: dict[str, type[Handler]] = {}
order: list[str] = []


def register(cls: type[T]) -> type[T]:
    order.append(cls.__name__)
    return cls


def named(name: str) -> Callable[[type[T]], type[T]]:
    def mark(cls: type[T]) -> type[T]:
        order.append(f"{name}:{cls.__qualname__}")
        return cls

    return mark


class Handler(ABC):
    plugins: list[str] = []

    def __init_subclass__(cls, tag: str = "none") -> None:
        super().__init_subclass__()
        Handler.plugins.append(f"{cls.__name__}/{tag}")
        registry[cls.__name__] = cls

    @abstractmethod
    def handle(self, x: int) -> str: ...


@register
class Add(Handler, tag="plus"):
    def handle(self, x: int) -> str:
        return f"add {x}"


@register
@named("second")
class Double(Handler):
    def handle(self, x: int) -> str:
        return f"double {x * 2}"


class Model:
    def __init__(self, name: str = "m") -> None:
        self.name = name

    def save(self) -> str:
        return f"save {self.name}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Logged(Model):
    def save(self) -> str:
        return "log+" + super().save()


class Cached(Model):
    def save(self) -> str:
        return "cache+" + super().save()


class Both(Logged, Cached):
    def save(self) -> str:
        return "both+" + super().save()


class Other(Cached, Logged):
    pass


class Greets:
    def greet(self) -> str:
        return f"hello from {self.who()}"

    def who(self) -> str:
        return "nobody"


class Person(Greets, Model):
    def who(self) -> str:
        return self.name


def make(kind: type[T]) -> T:
    return kind()


def twice(kind: type[Model], name: str) -> list[Model]:
    return [kind(name), kind(name + "2")]


print(order, Handler.plugins)
for name, cls in registry.items():
    made = cls()
    print(name, made.handle(4), type(made) is cls, isinstance(made, Handler))
print([m.save() for m in (Model(), Logged("a"), Cached("b"), Both("c"), Other("d"))])
print(make(Model), make(Both).save(), twice(Logged, "x"), twice(Model, "y"))
kinds: list[type[Model]] = [Model, Logged, Both]
print([kind("k").save() for kind in kinds], [kind.__name__ for kind in kinds])
print(kinds[1] is Logged, Both in kinds, Other in kinds, kinds)
print(Person("Ann").greet(), Person("Bob"), Greets().greet(), Person("C").save())
table: dict[type[Model], int] = {Model: 1, Both: 2}
print(table[Both], table.get(Logged), Model in table)
