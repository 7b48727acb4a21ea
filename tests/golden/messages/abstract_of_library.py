import types
from collections.abc import Generator, Iterable, Iterator, Sized
from functools import total_ordering


class Empty(Sized, Iterable[int]):
    def __len__(self) -> int:
        return super().__len__()

    def __iter__(self) -> Iterator[int]:
        return Iterable.__iter__(self)


class Base:
    def __lt__(self, other: object) -> bool:
        return NotImplemented


@total_ordering
class Inherited(Base):
    pass


print(len(Empty()), list(Empty()), Inherited() < Base())


def is_function(value: object) -> bool:
    return isinstance(value, (types.FunctionType, types.MethodType))


print(is_function(len))


class Numbers(Generator[int, None, None]):
    def send(self, value: None, /) -> int:
        return 1

    def throw(self, error: BaseException | type[BaseException], /) -> int:
        raise StopIteration

    def close(self) -> None:
        pass


def is_generator(values: Iterator[int]) -> bool:
    return isinstance(values, types.GeneratorType)


print(is_generator(Numbers()))
print(type(iter([1])) is types.GeneratorType)
