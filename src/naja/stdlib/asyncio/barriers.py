"""`Barrier`: a place where a number of tasks wait for each other."""

from types import TracebackType
from typing import Final

from .exceptions import BrokenBarrierError
from .locks import Condition

_FILLING: Final = "filling"
_DRAINING: Final = "draining"
_RESETTING: Final = "resetting"
_BROKEN: Final = "broken"


class Barrier:
    """Lets `parties` tasks pass at a time, all at once."""

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state: str = _FILLING
        self._count: int = 0

    @property
    def parties(self) -> int:
        return self._parties

    @property
    def n_waiting(self) -> int:
        """Tasks that wait now."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self) -> bool:
        return self._state == _BROKEN

    async def wait(self) -> int:
        """Wait for the others; which one of them, 0 .. parties - 1.

        BrokenBarrierError after `reset` or `abort`.
        """
        async with self._cond:
            await self._enter()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _DRAINING
                    self._cond.notify_all()
                else:
                    await self._wait_until_full()
                return index
            finally:
                self._count -= 1
                self._leave()

    async def reset(self) -> None:
        """Have those that wait raise BrokenBarrierError, and begin again."""
        async with self._cond:
            self._state = _RESETTING if self._count > 0 else _FILLING
            self._cond.notify_all()

    async def abort(self) -> None:
        """Have all that wait, now or later, raise BrokenBarrierError."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()

    async def __aenter__(self) -> int:
        return await self.wait()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        return None

    async def _enter(self) -> None:
        await self._cond.wait_for(lambda: self._state != _DRAINING and self._state != _RESETTING)
        if self._state == _BROKEN:
            raise BrokenBarrierError("Barrier aborted")

    async def _wait_until_full(self) -> None:
        await self._cond.wait_for(lambda: self._state != _FILLING)
        if self._state == _BROKEN or self._state == _RESETTING:
            raise BrokenBarrierError("Abort or reset of barrier")

    def _leave(self) -> None:
        if self._count == 0:
            if self._state == _RESETTING or self._state == _DRAINING:
                self._state = _FILLING
            self._cond.notify_all()
