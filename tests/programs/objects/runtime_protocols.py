from typing import Protocol, runtime_checkable, TypeVar, Generic, Iterator


@runtime_checkable
class Named(Protocol):
    @property
    def name(self) -> str: ...


class HasLen(Protocol):
    def __len__(self) -> int: ...


@runtime_checkable
class Speaks(Protocol):
    def speak(self) -> str: ...


class Dog:
    name = "rex"

    def speak(self) -> str:
        return "wuff"


class Cat:
    def __init__(self, n: str) -> None:
        self.name = n


class Prop:
    @property
    def name(self) -> str:
        return "prop"


def greet(n: Named) -> str:
    return "hi " + n.name


print(greet(Dog()), greet(Cat("tom")), greet(Prop()))
things: list[object] = [Dog(), Cat("x"), 3]
for t in things:
    if isinstance(t, Speaks):
        print(t.speak())
    else:
        print("no")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Source(Protocol[T_co]):
    def get(self) -> T_co: ...


class One:
    def get(self) -> int:
        return 1


def pull(s: Source[T]) -> T:
    return s.get()


print(pull(One()) + 1)
names: list[Named] = [Dog(), Cat("y"), Prop()]
print([n.name for n in names])


def size(x: HasLen) -> int:
    return len(x)


print(size("abc"), size([1]), size({1: 2}))


@runtime_checkable
class Pops(Protocol):
    def popitem(self) -> object: ...


@runtime_checkable
class Long(Protocol):
    def __len__(self) -> int: ...


def popped(value: object) -> object:
    return value.popitem() if isinstance(value, Pops) else "none"


def length(value: object) -> object:
    return len(value) if isinstance(value, Long) else "none"


kept: list[object] = [{"a": 1, "b": 2}, 3, {1: "x"}, (1, "a"), [1, 1], "abc", b"xy", range(4)]
print([length(value) for value in kept])
print([popped(value) for value in kept])
