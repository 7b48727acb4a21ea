from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Never:
    __bool__ = None


class Base:
    pass


class Called(Base):
    def __call__(self) -> int:
        return 1


def same(value: T) -> T:
    return value


def look(value: object, entry: Base | Callable[[], int]) -> None:
    print(callable(value))
    print(callable(entry))


def show() -> None:
    print(int.__new__(bool, 0))
    print(f"{same}")


def keep() -> None:
    print(hash(same))
    print(id(same))


look(Never(), Called())
show()
keep()
