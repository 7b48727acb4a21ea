"""How the event loop drives the network stack."""

from typing import Final

from naja.hal import Clock, Idle, NetStack, Stream, service

from .events import BaseEventLoop, Poller

_LINGER_NS: Final = 2_000_000_000
_PRUNE_AT: Final = 64


class NetPoller(Poller):
    """Drives the network stack from the event loop, and finishes what it began."""

    def __init__(self) -> None:
        self._open: dict[int, Stream] = {}
        self._opened: int = 0
        self._leaving: list[Stream] = []
        self._prune_at: int = _PRUNE_AT

    def poll(self) -> None:
        service(NetStack).poll()  # type: ignore[type-abstract]

    def next_deadline_ns(self) -> int:
        return service(NetStack).next_deadline_ns()  # type: ignore[type-abstract]

    def add(self, stream: Stream) -> int:
        """`stream` is to be closed with the loop, if not before. A key for `leave`."""
        self._opened += 1
        self._open[self._opened] = stream
        return self._opened

    def leave(self, key: int) -> None:
        """A stream was closed; what it has not yet delivered is waited for at the end."""
        self._leaving.append(self._open.pop(key))
        if len(self._leaving) >= self._prune_at:
            self._leaving = [one for one in self._leaving if one.unsent() > 0]
            self._prune_at = 2 * len(self._leaving) + _PRUNE_AT

    def close(self) -> None:
        """Close all streams and give what was written some time to arrive.

        Under CPython the kernel does that after the program has ended.
        """
        for stream in self._open.values():
            stream.set_waker(None)
            stream.close()
            self._leaving.append(stream)
        self._open.clear()
        end_ns = service(Clock).monotonic_ns() + _LINGER_NS  # type: ignore[type-abstract]
        self.poll()
        while self._unsent() > 0:
            now_ns = service(Clock).monotonic_ns()  # type: ignore[type-abstract]
            if now_ns >= end_ns:
                return
            deadline_ns = self.next_deadline_ns()
            if deadline_ns < 0 or deadline_ns > end_ns:
                deadline_ns = end_ns
            service(Idle).wait(deadline_ns)  # type: ignore[type-abstract]
            self.poll()

    def _unsent(self) -> int:
        unsent = 0
        for stream in self._leaving:
            unsent += stream.unsent()
        return unsent


def net_poller(loop: BaseEventLoop) -> NetPoller:
    """The poller of `loop`, which from now on drives the network."""
    poller = loop._poller
    if isinstance(poller, NetPoller):
        return poller
    made = NetPoller()
    loop.set_poller(made)
    return made
