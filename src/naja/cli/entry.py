"""Entry of the console script, and the last handler of everything that goes wrong."""

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from naja.cli.app import app
from naja.cli.errors import ToolError
from naja.cli.talk import complain

INTERRUPTED = 130
INTERNAL = 70


def main() -> NoReturn:
    """Run the command that was asked for and end the process with its status.

    Without taking apart what a build has left in memory, or looking for garbage in it: that
    takes a second.
    """
    gc.disable()
    status = run(sys.argv[1:])
    with contextlib.suppress(OSError):  # a reader that left, as `| head` does
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one naja command; the exit status."""
    try:
        app(list(arguments), prog_name="naja")
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except ToolError as error:
        complain(str(error))
        return error.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _internal(error)


def _internal(error: Exception) -> int:
    """A fault of naja's own: say so, and how to report it."""
    if os.environ.get("NAJA_DEBUG"):
        traceback.print_exc()
    complain(
        f"this is a bug in naja, not in your program: {type(error).__name__}: {error}\n"
        "Please report it with the program and the command that led here; "
        "NAJA_DEBUG=1 shows where it happened."
    )
    return INTERNAL
