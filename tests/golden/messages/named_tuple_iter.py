from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    low: int
    high: int

    def __iter__(self) -> Iterator[int]:  # type: ignore[override]
        return iter(range(self.low, self.high))


print(list(Span(1, 4)))
