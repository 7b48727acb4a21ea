"""What a connection costs a running program, measured: many are opened, and its heap is read.

The image runs as a sealed process behind the user-mode network. A heap is known as of its last
collection (`heap`), so after the connections were opened others come and go until there was one.
"""

import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from naja.launch.errors import LaunchError
from naja.launch.heap import HeapState, ProcessHeap
from naja.launch.process import run_process
from naja.launch.request import Forward, RunRequest

_PATIENCE_S: Final = 60.0
_PAUSE_S: Final = 0.1
_BREATH_S: Final = 0.002
# Both ends of a connection to the user-mode network are files of this process.
_FILES_EACH: Final = 2
_SPARE_FILES: Final = 100
# The first connections make tables and buffers that the others share.
_FIRST: Final = 16
_AT_ONCE: Final = 16


@dataclass(frozen=True)
class Cost:
    """The heap with `few` and with `many` connections that say nothing."""

    few: int
    many: int
    heap_few: HeapState
    heap_many: HeapState

    @property
    def octets(self) -> float:
        """Of the heap, for each connection."""
        return (self.heap_many.live - self.heap_few.live) / (self.many - self.few)


def connection_cost(image: Path, port: int, count: int) -> Cost:
    """Run `image`, which listens on `port`, with `count` connections. LaunchError."""
    _allow_files(_FILES_EACH * count + _SPARE_FILES)
    host_port = _free_port()
    with _running(image, Forward(host_port, port)) as (pid, ended):
        peers: list[socket.socket] = []
        try:
            peers.append(_first_connection(host_port, ended))
            heap = ProcessHeap(pid)
            _open(peers, _FIRST, host_port)
            few = _settled(heap, host_port, ended)
            _open(peers, _FIRST + count, host_port)
            many = _settled(heap, host_port, ended)
            if any(_was_closed(peer) for peer in peers):
                raise LaunchError("the program closes connections that say nothing")
            return Cost(_FIRST, _FIRST + count, few, many)
        except OSError as error:
            raise LaunchError(f"the program took no more connections: {error}") from error
        finally:
            for peer in peers:
                peer.close()


@contextmanager
def _running(image: Path, forward: Forward) -> Iterator[tuple[int, Callable[[], bool]]]:
    """The process of the image, and whether it ended; its console goes nowhere."""
    pids: list[int] = []
    started = threading.Event()
    errors: list[LaunchError] = []

    def tell(pid: int) -> None:
        pids.append(pid)
        started.set()

    def run(nowhere: int) -> None:
        request = RunRequest(
            image, forwards=(forward,), stdout=nowhere, stderr=nowhere, started=tell
        )
        try:
            run_process(request)
        except LaunchError as error:
            errors.append(error)
        started.set()

    nowhere = os.open(os.devnull, os.O_WRONLY)
    runner = threading.Thread(target=run, args=(nowhere,))
    runner.start()
    try:
        started.wait()
        if errors:
            raise errors[0]
        yield pids[0], lambda: not runner.is_alive()
    finally:
        if pids and runner.is_alive():
            os.kill(pids[0], signal.SIGTERM)
        runner.join()
        os.close(nowhere)


def _first_connection(port: int, ended: Callable[[], bool]) -> socket.socket:
    """The program answers as soon as it listens; the user-mode network takes us before."""
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and not ended():
        peer = socket.create_connection(("127.0.0.1", port), _PATIENCE_S)
        time.sleep(_PAUSE_S)
        if not _was_closed(peer):
            return peer
        peer.close()
    raise LaunchError("the program does not listen on this port; name another one with --port")


def _was_closed(peer: socket.socket) -> bool:
    peer.setblocking(False)
    try:
        return peer.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _open(peers: list[socket.socket], count: int, port: int) -> None:
    """More connections, so that there are `count`."""
    while len(peers) < count:
        peers.append(socket.create_connection(("127.0.0.1", port), _PATIENCE_S))
        # The user-mode network lets but one wait, and works while we sleep.
        time.sleep(_BREATH_S)


def _settled(heap: ProcessHeap, port: int, ended: Callable[[], bool]) -> HeapState:
    """The heap as it was collected after the program took all connections (it does so in turn)."""
    _come_and_go(port)
    wanted = heap.state().collections + 1
    while not ended():
        state = heap.state()
        if state.collections >= wanted:
            return state
        for _ in range(_AT_ONCE):
            _come_and_go(port)
    raise LaunchError("the program ended while it was measured")


def _come_and_go(port: int) -> None:
    """A connection that the program sees end; the next one must not come before."""
    with socket.create_connection(("127.0.0.1", port), _PATIENCE_S) as peer:
        peer.shutdown(socket.SHUT_WR)
        peer.settimeout(_PATIENCE_S)
        while peer.recv(65536):
            pass


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _allow_files(count: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < count:
        if hard != resource.RLIM_INFINITY and hard < count:
            raise LaunchError(
                f"this process may open {hard} files only, and {count} are needed; "
                "ask for fewer with --connections"
            )
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
