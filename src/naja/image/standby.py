"""A compiler on standby: it has checked the library and waits for the program to be edited.

Most of a build is the library, which an edit of the program leaves as it is. So a build forks
between the two (ADR 11). The copy waits on a socket in the cache, ten minutes after its last
build; for each build that asks it forks again, and that copy goes on from where the first one
stood: the same code from the same state makes the same image. The socket is named after all
that the state depends on; a build that finds none, or gets no answer, does all the work itself.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from naja.compiler.diagnostics import CompileError
from naja.image.request import BuildRequest, BuildResult, MadeImage, write_image
from naja.image.standby_state import minutes, socket_path
from naja.image.standby_talk import BUILD, QUIT, answer_of, ask, image_answer, refusal_answer

PATIENCE_S: Final = 5.0  # for a client to say what it wants


def build(request: BuildRequest) -> BuildResult:
    """Build an image, by a compiler on standby if there is one; else leave one behind.

    Errors: CompileError, LinkError, OSError.
    """
    started = time.monotonic()
    place = socket_path(request)
    made = answer_of(ask(place, BUILD)) if place is not None else None
    if made is None:
        made = _Build(request, place).make()
    return write_image(request, made, time.monotonic() - started)


class _Build:
    """A build that leaves a copy of itself behind, to wait at `place`.

    `_asker`: in a copy that builds for somebody, the connection to tell the result to.
    """

    def __init__(self, request: BuildRequest, place: Path | None) -> None:
        self._request = request
        self._place = place
        self._asker: socket.socket | None = None

    def make(self) -> MadeImage:
        """Make the image; returns in the process that was asked first alone."""
        from naja.image.build import make

        try:
            made = make(self._request, self._leave_behind)
            if self._asker is not None:
                self._asker.sendall(image_answer(made))
            return made
        except CompileError as error:
            if self._asker is not None:
                self._asker.sendall(refusal_answer(error))
            raise
        finally:
            if self._asker is not None:
                os._exit(0)

    def _leave_behind(self, pure: bool) -> None:
        """Fork. Returns in this process, and in each copy that is to build.

        `pure`: what was read until now depends on nothing but the library.
        """
        if self._place is None or not pure or _fork() != 0:
            return
        status = 1
        try:
            self._asker = None
            _detach()
            status = self._serve(self._place)
        finally:
            if self._asker is None:
                os._exit(status)

    def _serve(self, place: Path) -> int:
        """Wait for builds that ask; the process's status, or a copy that has an asker."""
        with _listener(place) as listener:
            listener.settimeout(minutes() * 60)
            while True:
                try:
                    asker, _ = listener.accept()
                except TimeoutError:
                    place.unlink(missing_ok=True)
                    return 0
                wanted = _wish(asker)
                if wanted == QUIT:
                    return 0
                if wanted == BUILD and _fork() == 0:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    self._asker = asker
                    return 0
                asker.close()


def _fork() -> int:
    """As `os.fork`; -1 if there is no room for another process."""
    with suppress(OSError):
        return os.fork()
    return -1


def _detach() -> None:
    """Leave the terminal, and keep nothing open that somebody waits to see closed."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # copies that have answered leave no trace
    gc.freeze()


def _listener(place: Path) -> socket.socket:
    """The socket at `place`, alone in its directory: one copy takes memory enough."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    unnamed = place.with_suffix(f".{os.getpid()}")
    listener.bind(str(unnamed))
    listener.listen()
    for other in place.parent.glob("*.socket"):
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
