"""Naja's own words: on stderr, so that stdout is the program's alone.

Only what a command was asked for (`size`, `doctor`, `check`, `--json`) is on stdout.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from rich.console import Console
from rich.table import Table


@cache
def console() -> Console:
    width = None if sys.stderr.isatty() else 200
    return Console(stderr=True, highlight=False, soft_wrap=True, width=width)


def say(text: str) -> None:
    """One plain line."""
    console().print(f"naja: {text}", markup=False)


def complain(text: str) -> None:
    """One line that tells of an error."""
    console().print("naja: error: ", style="bold red", end="", markup=False)
    console().print(text, markup=False)


def emit_json(value: object) -> None:
    """The answer for a script, on stdout."""
    print(json.dumps(value, indent=2), flush=True)


def table(*columns: str) -> Table:
    """An undecorated table; columns whose title ends in `>` are aligned to the right."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for title in columns:
        made.add_column(title.rstrip(">"), justify="right" if title.endswith(">") else "left")
    return made


def show(made: Table, *, answer: bool = False) -> None:
    """Print a table; on stdout when it is the answer that was asked for."""
    if answer:
        width = None if sys.stdout.isatty() else 200
        Console(highlight=False, soft_wrap=True, width=width).print(made)
    else:
        console().print(made)


@contextmanager
def progress(text: str) -> Iterator[None]:
    """A spinner while something runs; nothing at all when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    with console().status(text):
        yield


def octets(count: int) -> str:
    """A size as people read it: `812 B`, `61.4 KiB`, `2.1 MiB`."""
    if count < 1024:
        return f"{count} B"
    if count < 1024 * 1024:
        return f"{count / 1024:.1f} KiB"
    return f"{count / (1024 * 1024):.1f} MiB"
