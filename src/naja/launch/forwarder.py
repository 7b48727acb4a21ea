"""Carries TCP connections from one port of this machine to another."""

import select
import socket
from typing import Final

from naja.launch.errors import LaunchError
from naja.launch.guest import port_trouble
from naja.launch.request import Forward

_CHUNK: Final = 65536
_HOST: Final = "127.0.0.1"


class _Pipe:
    """One direction of a connection: at most one chunk under way."""

    def __init__(self, source: socket.socket, target: socket.socket) -> None:
        self.source = source
        self.target = target
        self.pending = b""
        self.ended = False
        self.finished = False

    def move(self) -> None:
        """As much as goes without waiting. OSError when either side is gone."""
        try:
            if not self.pending and not self.ended:
                self.pending = self.source.recv(_CHUNK)
                self.ended = not self.pending
            if self.pending:
                self.pending = self.pending[self.target.send(self.pending) :]
        except BlockingIOError:
            return
        if self.ended and not self.pending and not self.finished:
            self.finished = True
            self.target.shutdown(socket.SHUT_WR)


class Forwarder:
    """Implements `loop.Attached`. LaunchError when the host port cannot be had."""

    def __init__(self, forward: Forward) -> None:
        self._guest_port = forward.guest_port
        self._pipes: list[tuple[_Pipe, _Pipe]] = []
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._listener.bind((_HOST, forward.host_port))
        except OSError as error:
            self._listener.close()
            raise LaunchError(port_trouble(forward.host_port, error)) from error
        self._listener.listen(128)
        self._listener.setblocking(False)

    def fill(self, poll: select.poll) -> float | None:
        poll.register(self._listener.fileno(), select.POLLIN)
        wanted: dict[int, int] = {}
        for pair in self._pipes:
            for pipe in pair:
                if pipe.pending:
                    self._want(wanted, pipe.target, select.POLLOUT)
                elif not pipe.ended:
                    self._want(wanted, pipe.source, select.POLLIN)
        for descriptor, events in wanted.items():
            poll.register(descriptor, events)
        return None

    def _want(self, wanted: dict[int, int], end: socket.socket, events: int) -> None:
        wanted[end.fileno()] = wanted.get(end.fileno(), 0) | events

    def work(self, ready: dict[int, int]) -> None:
        if self._listener.fileno() in ready:
            self._accept()
        for pair in list(self._pipes):
            try:
                for pipe in pair:
                    pipe.move()
                done = all(pipe.finished for pipe in pair)
            except OSError:
                done = True
            if done:
                self._drop(pair)

    def _accept(self) -> None:
        try:
            outside, _ = self._listener.accept()
        except OSError:
            return
        try:
            inside = socket.create_connection((_HOST, self._guest_port), timeout=1.0)
        except OSError:
            outside.close()
            return
        outside.setblocking(False)
        inside.setblocking(False)
        self._pipes.append((_Pipe(outside, inside), _Pipe(inside, outside)))

    def _drop(self, pair: tuple[_Pipe, _Pipe]) -> None:
        self._pipes.remove(pair)
        pair[0].source.close()
        pair[0].target.close()

    def close(self) -> None:
        for pair in list(self._pipes):
            self._drop(pair)
        self._listener.close()
