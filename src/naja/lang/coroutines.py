"""One step of a coroutine, without `StopIteration`.

An event loop drives coroutines through `Resumable`. Under CPython it wraps
`send` and `throw`; in an image the compiler makes it a direct resume of the frame.
"""

from collections.abc import Coroutine
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Resumable(Generic[T]):
    """A coroutine that has not finished."""

    def __init__(self, coro: Coroutine[Any, Any, T]) -> None:
        self.coro = coro
        self.finished = False
        self._value: T | None = None

    def resume(self, error: BaseException | None) -> object:
        """Run to the next suspension, `error` raised at the present one if not None.

        Returns what the coroutine yielded, or None after it returned (`finished` is
        then True and `result()` holds the value). What the coroutine raises, this raises.
        """
        try:
            if error is None:
                yielded: object = self.coro.send(None)
            else:
                yielded = self.coro.throw(error)
            return yielded
        except StopIteration as stop:
            self.finished = True
            self._value = cast(T, stop.value)
            return None

    def result(self) -> T:
        """The returned value; only after `finished`."""
        return self._value  # type: ignore[return-value]

    def close(self) -> None:
        self.coro.close()
