"""Of a generic exception that is caught, nobody knows how it keeps its values."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)


class Bad(ValueError, Generic[N]):
    def __init__(self, nodes: Sequence[N]) -> None:
        super().__init__("bad")
        self.nodes = nodes


try:
    raise Bad([1, 2])
except Bad as error:
    print(error.nodes)
