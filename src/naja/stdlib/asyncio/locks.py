"""Event, Lock, Semaphore, BoundedSemaphore, Condition.

First come, first served, in exactly CPython 3.11's order.
"""

from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from .events import _running
from .exceptions import CancelledError
from .futures import Future

T = TypeVar("T")


class Lock:
    """Held by at most one; `async with lock:`."""

    def __init__(self) -> None:
        self._waiters: deque[Future[bool]] = deque()
        self._locked = False

    def locked(self) -> bool:
        return self._locked

    async def acquire(self) -> bool:
        """Wait until it is free, take it, return True."""
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            return True
        waiter: Future[bool] = Future(loop=_running())
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self) -> None:
        """Let the next one have it. RuntimeError if it is free."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.release()

    def _wake_up_first(self) -> None:
        for first in self._waiters:
            if not first.done():
                first.set_result(True)
            return


class Event:
    """A flag that can be waited for."""

    def __init__(self) -> None:
        self._waiters: deque[Future[bool]] = deque()
        self._value = False

    def is_set(self) -> bool:
        return self._value

    def set(self) -> None:
        """Set the flag and wake all that wait for it."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self) -> None:
        self._value = False

    async def wait(self) -> bool:
        """Return True once the flag is set."""
        if self._value:
            return True
        waiter: Future[bool] = Future(loop=_running())
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition:
    """A lock together with a way to wait for a change of what it protects."""

    def __init__(self, lock: Lock | None = None) -> None:
        self._lock: Lock = Lock() if lock is None else lock
        self._waiters: deque[Future[bool]] = deque()

    def locked(self) -> bool:
        return self._lock.locked()

    async def acquire(self) -> bool:
        return await self._lock.acquire()

    def release(self) -> None:
        self._lock.release()

    async def __aenter__(self) -> None:
        await self._lock.acquire()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._lock.release()

    async def wait(self) -> bool:
        """Release the lock, wait for `notify`, take the lock again, return True."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            waiter: Future[bool] = Future(loop=_running())
            self._waiters.append(waiter)
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self._acquire_again()

    async def _acquire_again(self) -> None:
        """Take the lock even when cancelled meanwhile; CancelledError only then."""
        cancelled = False
        while True:
            try:
                await self.acquire()
                break
            except CancelledError:
                cancelled = True
        if cancelled:
            raise CancelledError()

    async def wait_for(self, predicate: Callable[[], T]) -> T:
        """Wait until `predicate()` is true; its value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        """Wake at most `n` that wait; they still need the lock."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self) -> None:
        self.notify(len(self._waiters))


class Semaphore:
    """Held by at most `value` at a time."""

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters: deque[Future[bool]] = deque()
        self._value = value

    def locked(self) -> bool:
        """True if `acquire` would wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self) -> bool:
        """Wait until it is free, take it, return True."""
        if not self.locked():
            self._value -= 1
            return True
        waiter: Future[bool] = Future(loop=_running())
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not waiter.cancelled():
                self._value += 1
                self._wake_up_next()
            raise
        if self._value > 0:
            self._wake_up_next()
        return True

    def release(self) -> None:
        self._value += 1
        self._wake_up_next()

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.release()

    def _wake_up_next(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was taken."""

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self._bound_value = value

    def release(self) -> None:
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()
