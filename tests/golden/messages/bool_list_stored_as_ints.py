"""mypy takes this; with unboxed elements it must be refused, never compiled wrong."""

from collections.abc import Sequence


class Holder:
    def __init__(self, values: Sequence[int]) -> None:
        self.values = values

    def total(self) -> int:
        return sum(self.values)


flags = [True, False]
holder = Holder(flags)
print(holder.total(), holder.values)
