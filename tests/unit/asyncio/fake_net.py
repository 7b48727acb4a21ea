"""A network in memory: one machine that talks to itself, in virtual time.

Each direction of a stream holds `window` octets that the other end has not read;
everything takes `LATENCY_NS` to arrive.
"""

import heapq
from collections.abc import Callable

from unit.asyncio.virtual import VirtualClock

LATENCY_NS = 1_000_000


class FakeStream:
    def __init__(self, stack: "FakeNetStack", local: tuple[str, int], remote: tuple[str, int]):
        self.stack = stack
        self.local = local
        self.remote = remote
        self.peer: FakeStream | None = None
        self.waker: Callable[[], None] | None = None
        self.established = False
        self.failure: OSError | None = None
        self.received = bytearray()
        self.pending = 0
        self.fin_sent = False
        self.fin_received = False
        self.closed = False

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self.waker = waker

    def wake(self) -> None:
        if self.waker is not None:
            self.waker()

    def connected(self) -> bool:
        return self.established

    def error(self) -> OSError | None:
        return self.failure

    def send(self, data: bytes | bytearray | memoryview) -> int:
        if self.failure is not None or self.fin_sent:
            return 0
        taken = bytes(data[: self.send_room()])
        if taken:
            self.pending += len(taken)
            self.stack.later(lambda: self._arrive(taken))
        return len(taken)

    def _arrive(self, data: bytes) -> None:
        peer = self.peer
        assert peer is not None
        if peer.closed:
            self.fail(ConnectionResetError(104, "Connection reset by peer"))
            return
        peer.received += data
        peer.wake()

    def send_room(self) -> int:
        return self.stack.window - self.pending

    def unsent(self) -> int:
        return 0 if self.failure is not None else self.pending

    def receive(self, limit: int) -> bytes:
        data = bytes(self.received[:limit])
        del self.received[:limit]
        peer = self.peer
        if data and peer is not None:
            self.stack.later(lambda: peer.acknowledge(len(data)))
        return data

    def acknowledge(self, count: int) -> None:
        self.pending -= count
        self.wake()

    def at_eof(self) -> bool:
        return self.fin_received and not self.received

    def shutdown_write(self) -> None:
        if not self.fin_sent:
            self.fin_sent = True
            self.stack.later(self._fin_arrives)

    def _fin_arrives(self) -> None:
        peer = self.peer
        if peer is not None:
            peer.fin_received = True
            peer.wake()

    def close(self) -> None:
        self.shutdown_write()
        self.closed = True

    def abort(self) -> None:
        self.closed = True
        self.fin_sent = True
        peer = self.peer
        if peer is not None:
            self.stack.later(lambda: peer.fail(ConnectionResetError(104, "Connection reset")))

    def fail(self, error: OSError) -> None:
        if self.failure is None:
            self.failure = error
            self.wake()

    def local_address(self) -> tuple[str, int]:
        return self.local

    def remote_address(self) -> tuple[str, int]:
        return self.remote


class FakeListener:
    def __init__(self, stack: "FakeNetStack", host: str, port: int) -> None:
        self.stack = stack
        self.where = (host, port)
        self.queue: list[FakeStream] = []
        self.waker: Callable[[], None] | None = None

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self.waker = waker

    def accept(self) -> FakeStream | None:
        return self.queue.pop(0) if self.queue else None

    def address(self) -> tuple[str, int]:
        return self.where

    def close(self) -> None:
        del self.stack.listeners[self.where[1]]


class FakeNetStack:
    def __init__(self, clock: VirtualClock, window: int = 100_000) -> None:
        self.clock = clock
        self.window = window
        self.listeners: dict[int, FakeListener] = {}
        self.configured_at_ns = 0
        # Addresses from which nothing comes back.
        self.silent: set[str] = set()
        self.next_port = 40_000
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._count = 0

    def later(self, action: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._events, (self.clock.now_ns + LATENCY_NS, self._count, action))

    def poll(self) -> None:
        while self._events and self._events[0][0] <= self.clock.now_ns:
            heapq.heappop(self._events)[2]()

    def next_deadline_ns(self) -> int:
        return self._events[0][0] if self._events else -1

    def _new_port(self) -> int:
        self.next_port += 1
        return self.next_port

    def listen(self, host: str, port: int, backlog: int) -> FakeListener:
        if port in self.listeners:
            raise OSError(98, "Address already in use")
        listener = FakeListener(self, host, port or self._new_port())
        self.listeners[listener.where[1]] = listener
        return listener

    def connect(self, host: str, port: int) -> FakeStream:
        stream = FakeStream(self, ("127.0.0.1", self._new_port()), (host, port))
        if host not in self.silent:
            self.later(lambda: self._syn(stream))
        return stream

    def _syn(self, stream: FakeStream) -> None:
        listener = self.listeners.get(stream.remote[1])
        if listener is None:
            self.later(lambda: stream.fail(ConnectionRefusedError(111, "Connection refused")))
            return
        server = FakeStream(self, stream.remote, stream.local)
        server.peer = stream
        stream.peer = server
        server.established = True
        self.later(lambda: self._established(stream))
        listener.queue.append(server)
        if listener.waker is not None:
            listener.waker()

    def _established(self, stream: FakeStream) -> None:
        stream.established = True
        stream.wake()

    def configured(self) -> bool:
        return self.clock.now_ns >= self.configured_at_ns


class FakeLookup:
    def __init__(self, found: list[str], number: int) -> None:
        self._found = found
        self._number = number
        self._ready = False
        self.cancelled = False
        self._waker: Callable[[], None] | None = None

    def finish(self) -> None:
        self._ready = True
        if self._waker is not None:
            self._waker()

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._waker = waker

    def done(self) -> bool:
        return self._ready

    def addresses(self) -> list[str]:
        return self._found if self._ready else []

    def error(self) -> int:
        return self._number

    def cancel(self) -> None:
        self.cancelled = True
        self._waker = None


class FakeNames:
    """Knows a few names; every answer takes a while."""

    def __init__(self, stack: "FakeNetStack", names: dict[str, list[str]]) -> None:
        self._stack = stack
        self._names = names

    def lookup(self, name: str, six: bool) -> FakeLookup:
        found = self._names.get(name, [])
        lookup = FakeLookup(found, 0 if found else -2)
        self._stack.later(lookup.finish)
        return lookup
