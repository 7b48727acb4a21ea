"""Waits for a child and lets networks of ours work meanwhile."""

import os
import select
import time
from types import TracebackType
from typing import Protocol, Self


class Attached(Protocol):
    """Something that works on descriptors, in the style of poll(2)."""

    def fill(self, poll: select.poll) -> float | None:
        """Register what to wait for; the longest wait in seconds, None for any."""
        ...

    def work(self, ready: dict[int, int]) -> None:
        """Do what is possible now; `ready` maps descriptors to their events."""
        ...

    def close(self) -> None: ...


class Loop:
    """A context manager; what was attached is closed at its end."""

    def __init__(self) -> None:
        self._attached: list[Attached] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for item in self._attached:
            item.close()

    def attach(self, item: Attached) -> None:
        self._attached.append(item)

    def run_until_exit(self, pid: int, deadline: float | None) -> bool:
        """True when the child `pid` has ended, False at monotonic `deadline`."""
        handle = os.pidfd_open(pid)
        try:
            while True:
                poll = select.poll()
                poll.register(handle, select.POLLIN)
                waits = [item.fill(poll) for item in self._attached]
                if deadline is not None:
                    waits.append(deadline - time.monotonic())
                limits = [wait for wait in waits if wait is not None]
                limit = max(min(limits), 0.0) * 1000 if limits else None
                ready = dict(poll.poll(limit))
                if handle in ready:
                    return True
                for item in self._attached:
                    item.work(ready)
                if deadline is not None and time.monotonic() >= deadline:
                    return False
        finally:
            os.close(handle)
