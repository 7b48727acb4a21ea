"""How a compiler on standby waits: at a socket in the cache, until it is asked or time is up."""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from naja.image.standby_state import minutes
from naja.image.standby_talk import AHEAD, BUILD, QUIT, ask

PATIENCE_S: Final = 5.0  # for a client to say what it wants


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


def wait(
    place: Path, rivals: list[str], step: Callable[[], bool] = lambda: False
) -> socket.socket | None:
    """Listen at `place` and send away who listens beside it at a name with such an ending.

    `step` is done until it has nothing more to do or somebody asks. Returns in copies of this
    process alone: the connection of who wants an image, or None to lower ahead.
    """
    with _listener(place, rivals) as listener:
        is_busy = True
        while True:
            listener.settimeout(0 if is_busy else minutes() * 60)
            try:
                asker, _ = listener.accept()
            except BlockingIOError:
                is_busy = step()
                continue
            except TimeoutError:
                break
            wish = _wish(asker)
            if wish == BUILD and fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                return asker
            asker.close()
            if wish == AHEAD and fork() == 0:
                return None
            if wish == QUIT:
                os._exit(0)
    place.unlink(missing_ok=True)
    os._exit(0)


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
