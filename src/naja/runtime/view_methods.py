"""What a memoryview says of its form, and how it ends."""

from types import TracebackType
from typing import Self

from naja.runtime.buffers_unsafe import ViewBuffer


class ViewMethods(ViewBuffer):
    """A window on octets with the attributes of a memoryview of the format "B"."""

    @property
    def nbytes(self) -> int:
        self.check()
        return self._length

    @property
    def readonly(self) -> bool:
        self.check()
        return self._readonly

    @property
    def itemsize(self) -> int:
        return 1

    @property
    def format(self) -> str:
        return "B"

    @property
    def ndim(self) -> int:
        return 1

    @property
    def c_contiguous(self) -> bool:
        return True

    @property
    def contiguous(self) -> bool:
        return True

    @property
    def f_contiguous(self) -> bool:
        return True

    @property
    def shape(self) -> tuple[int, ...]:
        self.check()
        return tuple([self._length])

    @property
    def strides(self) -> tuple[int, ...]:
        self.check()
        return tuple([1])

    @property
    def suboffsets(self) -> tuple[int, ...]:
        self.check()
        return tuple([0])[1:]

    def __enter__(self) -> Self:
        self.enter()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.end()

    def release(self) -> None:
        self.end()
