"""Choices between classes that only a Protocol has in common."""

from collections.abc import Iterator
from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Idle(Protocol):
    def wait(self) -> None: ...


class Source(Protocol[T_co]):
    def items(self) -> Iterator[T_co]: ...


class Base:
    pass


class Halt(Base):
    def wait(self) -> None:
        print("halt")


class Watch(Base):
    def wait(self) -> None:
        print("watch")


class Numbers:
    def items(self) -> Iterator[int]:
        yield 1
        yield 2


class Other:
    def items(self) -> Iterator[int]:
        yield from (7, 8)

    def wait(self) -> None:
        print("other")


def provide(count: int) -> Idle:
    return Watch() if count > 3 else Halt()


def use(idle: Idle) -> None:
    idle.wait()


def pick(n: int) -> Source[int]:
    return Numbers() if n else Other()


def maybe(n: int) -> Idle | None:
    return Watch() if n > 1 else Halt() if n == 1 else None


def chain(idle: Idle | Other, n: int) -> Idle:
    kept: Idle = idle
    return kept if n else idle


def main(n: int) -> None:
    provide(n).wait()
    use(Watch() if n else Halt())
    one: Idle = Watch() if n else Halt()
    one.wait()
    many: list[Idle] = [Watch() if n else Halt()]
    many[0].wait()
    print(list(pick(n).items()))
    chain(Other() if n else Watch(), n).wait()
    found = maybe(n)
    if found is not None:
        found.wait()


for number in (0, 1, 5):
    main(number)
