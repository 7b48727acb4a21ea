"""Callbacks that wait for their turn, and the queue of those whose turn has come.

A handle stands in at most one queue at a time, either the loop's or a future's. The
queues are therefore linked through the handles themselves: scheduling a callback
allocates nothing, and a task goes round with one handle for its whole life.
"""

from collections.abc import Callable

from naja.runtime.contexts import Context


class Handle:
    """One scheduled callback; `cancel()` keeps it from being called."""

    def __init__(self, callback: Callable[[], object]) -> None:
        self._callback: Callable[[], object] | None = callback
        self._context: Context | None = None
        self._cancelled = False
        self._next: Handle | None = None
        self._is_done_callback = False

    def cancel(self) -> None:
        self._cancelled = True
        self._callback = None

    def cancelled(self) -> bool:
        return self._cancelled


class HandleQueue:
    """First in, first out."""

    def __init__(self) -> None:
        self._first: Handle | None = None
        self._last: Handle | None = None
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, handle: Handle) -> None:
        """`handle` must not be in any queue."""
        last = self._last
        if last is None:
            self._first = handle
        else:
            last._next = handle
        self._last = handle
        self._length += 1

    def popleft(self) -> Handle | None:
        """The oldest handle, None when there is none."""
        handle = self._first
        if handle is not None:
            self._first = handle._next
            if handle._next is None:
                self._last = None
            handle._next = None
            self._length -= 1
        return handle

    def remove(self, handle: Handle) -> bool:
        """Take `handle` out; False if it is not here."""
        before: Handle | None = None
        current = self._first
        while current is not None and current is not handle:
            before = current
            current = current._next
        if current is None:
            return False
        if before is None:
            self._first = current._next
        else:
            before._next = current._next
        if self._last is current:
            self._last = before
        current._next = None
        self._length -= 1
        return True

    def first(self) -> Handle | None:
        """The oldest handle, left in place."""
        return self._first

    def clear(self) -> None:
        handle = self.popleft()
        while handle is not None:
            handle = self.popleft()
