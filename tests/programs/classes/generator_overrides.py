"""A generator method that subclasses replace with other iterators, and the other way round."""

from collections.abc import Iterator, AsyncIterator
import asyncio


class Base:
    def items(self) -> Iterator[int]:
        yield 1
        yield 2


class D(Base):
    def items(self) -> Iterator[int]:
        return iter([7, 8])


class E(Base):
    def items(self) -> Iterator[int]:
        return map(abs, range(-2, 0))


class F(Base):
    def items(self) -> Iterator[int]:
        yield from super().items()
        yield 5


def show(b: Base) -> None:
    for x in b.items():
        print(type(b).__name__, x)
    print(sum(b.items()), next(b.items()))


for b in (Base(), D(), E(), F()):
    show(b)


class Plain:
    def each(self) -> Iterator[str]:
        return iter("ab")


class Generating(Plain):
    def each(self) -> Iterator[str]:
        for letter in super().each():
            yield letter.upper()


for plain in (Plain(), Generating()):
    print(list(plain.each()), [letter for letter in plain.each()])


class Source:
    async def each(self) -> AsyncIterator[int]:
        yield 1
        yield 2


class Doubled(Source):
    async def each(self) -> AsyncIterator[int]:
        async for value in super().each():
            yield value * 2


async def main() -> None:
    for source in (Source(), Doubled()):
        print([value async for value in source.each()])


asyncio.run(main())
