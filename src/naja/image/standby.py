"""A compiler on standby: it has checked the library and waits for the program to be edited.

Most of a build is the library, which an edit of the program leaves as it is. So a build forks
before it reads the program (ADR 11). The copy waits on a socket in the cache, ten minutes after
its last build; for each build that asks it forks again, and that copy goes on from where the
first one stood: the same code from the same state makes the same image. The socket is named
after all that the state depends on; a build that finds none, or gets no answer, does all the
work itself.

When a build has lowered its program, the copy forks once more, and that one lowers ahead what
the build needed of the library (`compiler/lower/ahead.py`). It is asked first. If what it has
done is of no use for the program as it is now, it does not answer, and the one behind it does.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from naja.compiler.diagnostics import CompileError
from naja.image.request import BuildRequest, BuildResult, MadeImage, write_image
from naja.image.standby_state import socket_path
from naja.image.standby_talk import (
    AHEAD,
    BUILD,
    STAY,
    answer_of,
    ask,
    image_answer,
    refusal_answer,
)
from naja.image.standby_wait import detach, fork, wait


def build(request: BuildRequest) -> BuildResult:
    """Build an image, by a compiler on standby if there is one; else leave one behind.

    Errors: CompileError, LinkError, OSError.
    """
    started = time.monotonic()
    place = socket_path(request)
    made = None
    if place is not None:
        made = answer_of(ask(_ahead(place), BUILD)) or answer_of(ask(place, BUILD))
    if made is None:
        made = _Build(request, place).make()
    return write_image(request, made, time.monotonic() - started)


def _ahead(place: Path) -> Path:
    """Where the copy waits that lowers ahead; the other one waits at `place`."""
    return place.with_suffix(".ahead")


class _Build:
    """A build that leaves a copy of itself behind, to wait at `place`.

    `_asker`: in a copy that builds for somebody, the connection to tell the result to.
    """

    def __init__(self, request: BuildRequest, place: Path | None) -> None:
        self._request = request
        self._place = place
        self._is_copy = False
        self._asker: socket.socket | None = None
        self._is_ahead = False

    def make(self) -> MadeImage:
        """Make the image; returns in the process that was asked first alone."""
        from naja.image.build import make

        try:
            made = make(self._request, self)
            self._answer(image_answer(made))
            return made
        except CompileError as error:
            self._answer(refusal_answer(error))
            raise
        finally:
            if self._is_copy:
                os._exit(0)

    def _answer(self, answer: bytes) -> None:
        if self._asker is not None:
            self._asker.sendall(answer)
            self._asker.close()

    def library_checked(self, pure: bool) -> bool:
        """Fork. Returns in this process, and in each copy that builds or lowers ahead."""
        place = self._place
        self._is_ahead = False
        if place is None or not pure or fork() != 0:
            return False
        self._is_copy = True
        detach()
        self._asker = wait(place, [place.suffix, _ahead(place).suffix])
        return self._asker is None

    def lowering_ahead(self, step: Callable[[], bool]) -> None:
        """Returns in each copy that builds."""
        assert self._place is not None
        place = _ahead(self._place)
        self._is_ahead = True
        self._asker = wait(place, [place.suffix], step)

    def lowered(self, is_news: bool) -> None:
        """The next one can be begun with, unless that was done with the same expectations."""
        if self._place is not None:
            ask(self._place, STAY if self._is_ahead and not is_news else AHEAD)
