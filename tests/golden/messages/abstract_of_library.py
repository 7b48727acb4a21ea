from collections.abc import Iterable, Iterator, Sized
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
