"""What a build and a compiler on standby say to each other.

The build says one word. The answer to BUILD is a line of JSON, then the image; no answer means
that the build has to be done without help.
"""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Final

from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.image.request import MadeImage

BUILD: Final = b"build"
QUIT: Final = b"quit."
STAY: Final = b"stay."  # a program is lowered: wait for the next build
AHEAD: Final = b"ahead"  # ... and begin with it, for what it will need is known now


def ask(place: Path, wish: bytes) -> bytes:
    """Say `wish` to whoever listens at `place`; the whole answer, b"" if there is none."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(place))
        asking.sendall(wish)
        with asking.makefile("rb") as answer:
            return answer.read()
    return b""


def image_answer(made: MadeImage) -> bytes:
    """The answer that is an image."""
    return json.dumps({"octets": len(made.data), "sizes": made.sizes}).encode() + b"\n" + made.data


def refusal_answer(error: CompileError) -> bytes:
    """The answer that says what is wrong with the program."""
    return json.dumps({"refused": [astuple(item) for item in error.diagnostics]}).encode() + b"\n"


def answer_of(answer: bytes) -> MadeImage | None:
    """What was answered; None if it is not whole. Errors: CompileError, as it was refused."""
    head, _, data = answer.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:
        return None
    if "refused" in told:
        raise CompileError([Diagnostic(*item) for item in told["refused"]])
    return MadeImage(data, told["sizes"]) if len(data) == told["octets"] else None
