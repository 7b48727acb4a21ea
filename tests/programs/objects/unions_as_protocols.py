"""Values of one of several classes, passed on as what a Protocol or an ABC asks for."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, SupportsFloat, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Greets(Protocol):
    def greet(self) -> str: ...


class HasName(Protocol):
    @property
    def name(self) -> str: ...


class Gives(Protocol[T_co]):
    def give(self) -> T_co: ...


class Dog:
    name = "dog"

    def greet(self) -> str:
        return "woof"

    def give(self) -> int:
        return 1


@dataclass
class Cat:
    name: str = "cat"

    def greet(self) -> str:
        return "meow"

    def give(self) -> int:
        return 2


class Bird(NamedTuple):
    name: str

    def greet(self) -> str:
        return f"tweet {self.name}"


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def give(self) -> T:
        return self.value


def greet(who: Greets) -> str:
    return who.greet()


def name(who: HasName) -> str:
    return who.name


def given(by: Gives[T]) -> T:
    return by.give()


def size(of: Sized) -> int:
    return len(of)


def number(of: SupportsFloat) -> float:
    return float(of)


def kept(key: Hashable) -> bool:
    return key in {key}


def first(of: Iterable[int]) -> int:
    return next(iter(of), -1)


def pets(pet: Dog | Cat | Bird) -> str:
    return f"{greet(pet)} {name(pet)}"


def maybe(pet: Dog | Cat | None) -> Greets | None:
    return pet


def presents(by: Dog | Cat | Box[int]) -> int:
    return given(by) + 1


def things(thing: str | list[int] | dict[str, int] | tuple[int, str]) -> int:
    return size(thing)


def numbers(value: bool | int | float | str) -> object:
    return value if isinstance(value, str) else number(value)


def keys(key: int | str | tuple[int, int] | None | Cat) -> str:
    try:
        return str(kept(key))
    except TypeError as error:
        return str(error)


def of_ints(values: list[int] | range | set[int] | dict[int, str] | tuple[int, int]) -> int:
    return first(values)


print(pets(Dog()), pets(Cat("tom")), pets(Bird("b")))
print([who and who.greet() for who in (maybe(Dog()), maybe(Cat()), maybe(None))])
print(presents(Dog()), presents(Cat()), presents(Box(41)))
print(things("abc"), things([1]), things({}), things((1, "a")))
print([numbers(value) for value in (True, 3, 2.5, "x")])
print([keys(key) for key in (3, "a", (1, 2), None, Cat())])
print(of_ints([5]), of_ints(range(3, 5)), of_ints({7}), of_ints({9: ""}), of_ints((11, 12)), of_ints([]))
every: list[Greets] = [pet for pet in (Dog(), Cat(), Bird("x"))]
print([pet.greet() for pet in every])
table: dict[str, Dog | Cat] = {"d": Dog(), "c": Cat()}
print(list(map(greet, table.values())), max(table.values(), key=name).greet(), greet(table["d"]))
mixed: Sequence[Dog | Cat] = list(table.values())
print([greet(pet) for pet in mixed], [name(pet) for pet in mixed])


def look(source: Mapping[str, int] | None) -> int:
    return sum((source or {}).values())


print(look({"a": 1}), look(None))
