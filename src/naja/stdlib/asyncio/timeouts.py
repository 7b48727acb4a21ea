"""`asyncio.timeout`: a deadline for a block of code."""

from types import TracebackType
from typing import Final

from .events import _running
from .exceptions import CancelledError
from .futures import FutureBase
from .handles import Handle
from .tasks import current_task

_CREATED: Final = "created"
_ENTERED: Final = "active"
_EXPIRING: Final = "expiring"
_EXPIRED: Final = "expired"
_EXITED: Final = "finished"


class Timeout:
    """Cancels the task that entered it when the time has come, and raises TimeoutError.

    when: `loop.time()` in seconds, None for never.
    """

    def __init__(self, when: float | None) -> None:
        self._state: str = _CREATED
        self._timer: Handle | None = None
        self._task: FutureBase | None = None
        self._cancelling: int = 0
        self._when = when

    def when(self) -> float | None:
        return self._when

    def reschedule(self, when: int | float | None) -> None:
        """Set another time, None for never."""
        self._reschedule(None if when is None else float(when))

    def _reschedule(self, when: float | None) -> None:
        if self._state != _ENTERED:
            if self._state == _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        timer = self._timer
        if timer is not None:
            timer.cancel()
        self._timer = None
        if when is not None:
            loop = _running()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    def expired(self) -> bool:
        """True once the time has passed within the block."""
        return self._state == _EXPIRING or self._state == _EXPIRED

    async def __aenter__(self) -> "Timeout":
        if self._state != _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self._reschedule(self._when)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        timer = self._timer
        if timer is not None:
            timer.cancel()
            self._timer = None
        if self._state == _EXPIRING:
            self._state = _EXPIRED
            task = self._task
            if task is not None and task.uncancel() <= self._cancelling:
                # No one else has asked for a cancellation.
                if isinstance(exc, CancelledError):
                    raise TimeoutError() from exc
        elif self._state == _ENTERED:
            self._state = _EXITED

    def _on_timeout(self) -> None:
        task = self._task
        if task is not None:
            task.cancel()
        self._state = _EXPIRING
        self._timer = None


def timeout(delay: int | float | None) -> Timeout:
    """A deadline `delay` seconds from now, None for never."""
    if delay is None:
        return Timeout(None)
    return Timeout(_running().time() + float(delay))


def timeout_at(when: int | float | None) -> Timeout:
    """A deadline at `when` of `loop.time()`, None for never."""
    if when is None:
        return Timeout(None)
    return Timeout(float(when))
