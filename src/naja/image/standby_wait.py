"""How a compiler on standby waits: at a socket in the cache, until it is asked or time is up."""

from __future__ import annotations

import gc
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from naja.image.standby_state import minutes
from naja.image.standby_talk import AHEAD, BUILD, QUIT, ask

PATIENCE_S: Final = 5.0  # for a client to say what it wants
_LEAST_URGENT: Final = 19  # as nice(1) counts


def fork() -> int:
    """As `os.fork`; -1 if there is no room for another process."""
    with suppress(OSError):
        return os.fork()
    return -1


def detach() -> None:
    """Leave the terminal, and keep nothing open that somebody waits to see closed."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # copies that have answered leave no trace
    gc.freeze()


class _Meanwhile(threading.Thread):
    """Does `step` until there is nothing more to do, when no other program wants the processor.

    A thread, because a copy of the process is as urgent as the thread that forks: no other one
    could become urgent again.
    """

    def __init__(self, step: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self._step = step
        self._lock = threading.Lock()
        self._may_go_on = threading.Event()
        self._may_go_on.set()

    def run(self) -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST_URGENT)
        more = True
        while more:
            self._may_go_on.wait()
            with self._lock:
                try:
                    more = self._step()
                except BaseException:
                    os._exit(1)  # half a step is of no use to anybody

    @contextmanager
    def halted(self) -> Iterator[None]:
        """Between two steps."""
        self._may_go_on.clear()
        with self._lock:
            yield
        self._may_go_on.set()


def wait(
    place: Path, rivals: list[str], step: Callable[[], bool] = lambda: False
) -> socket.socket | None:
    """Listen at `place` and send away who listens beside it at a name with such an ending.

    `step` is done until it has nothing more to do. Returns in copies of this process alone: the
    connection of who wants an image, or None to lower ahead.
    """
    with _listener(place, rivals) as listener:
        listener.settimeout(minutes() * 60)
        meanwhile = _Meanwhile(step)
        meanwhile.start()
        while True:
            try:
                asker, _ = listener.accept()
            except TimeoutError:
                break
            wish = _wish(asker)
            if wish == BUILD and _copied(meanwhile):
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                return asker
            asker.close()
            if wish == AHEAD and _copied(meanwhile):
                return None
            if wish == QUIT:
                os._exit(0)
    place.unlink(missing_ok=True)
    os._exit(0)


def _copied(meanwhile: _Meanwhile) -> bool:
    """Whether this is the copy, made between two steps."""
    with meanwhile.halted():
        return fork() == 0


def _listener(place: Path, rivals: list[str]) -> socket.socket:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    unnamed = place.with_suffix(f".{os.getpid()}")
    listener.bind(str(unnamed))
    listener.listen()
    for ending in rivals:
        for other in place.parent.glob(f"*{ending}"):
            ask(other, QUIT)
            other.unlink(missing_ok=True)
    unnamed.rename(place)
    return listener


def _wish(asker: socket.socket) -> bytes:
    """What the one who has connected wants; b"" if it does not say so in time."""
    asker.settimeout(PATIENCE_S)
    with suppress(OSError):
        wanted = asker.recv(len(BUILD))
        asker.settimeout(None)
        return wanted
    return b""
