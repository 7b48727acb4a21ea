"""`isinstance(other, Own)` in the methods of a generic class: the other one has types too."""

from typing import Generic, TypeVar, Iterable, Iterator

T = TypeVar("T")


class First(Generic[T]):
    def __init__(self, v: Iterable[T]) -> None:
        self.v = list(v)

    def __iter__(self) -> Iterator[T]:
        return iter(self.v)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, First) and list(self) == list(other)


print(First([1]) == First([1]), First([1]) == 3, First(["a"]) == First([1]))

from typing import Generic, TypeVar, Iterable, Iterator


class Second(Generic[T]):
    def __init__(self, v: Iterable[T]) -> None:
        self.v = list(v)

    def __iter__(self) -> Iterator[T]:
        return iter(self.v)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Second):
            return NotImplemented
        return self.v == other.v and all(a == b for a, b in zip(self, other))


print(Second([1]) == Second([1]), Second([1]) == 3, Second(["a"]) == Second([1]))
