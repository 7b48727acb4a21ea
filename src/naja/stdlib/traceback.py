# mypy: disable-error-code="overload-overlap,misc"
"""`traceback`: the text of exceptions, as CPython prints it but without caret lines.

The functions that speak of the exception being handled must be called in its `except`
block. Deliberately missing: stacks without an exception, and `TracebackException`.
"""

import sys
from types import TracebackType
from typing import Any, overload

from _typeshed import SupportsWrite

from naja.lang.handling import handled_exception
from naja.runtime.traceback_format_unsafe import chain_lines, limited_sites, trace_lines
from naja.runtime.traceback_print_unsafe import entry_parts, final_line


@overload
def format_exception(
    exc: BaseException, /, *, limit: int | None = None, chain: bool = True
) -> list[str]:
    return chain_lines(exc, exc.__traceback__, limit, chain)


@overload
def format_exception(
    exc: type[BaseException] | None,
    /,
    value: BaseException,
    tb: TracebackType | None,
    limit: int | None = None,
    chain: bool = True,
) -> list[str]:
    return chain_lines(value, tb, limit, chain)


def format_exception(exc: Any, /, value: Any = None, tb: Any = None, **options: Any) -> Any:
    """The lines of an exception, each with its line end; some have several in one."""


@overload
def format_exception_only(exc: BaseException, /) -> list[str]:
    return [final_line(exc)]


@overload
def format_exception_only(exc: type[BaseException] | None, /, value: BaseException) -> list[str]:
    return [final_line(value)]


def format_exception_only(exc: Any, /, value: Any = None) -> Any:
    """The last line alone."""


@overload
def print_exception(
    exc: BaseException,
    /,
    *,
    limit: int | None = None,
    file: SupportsWrite[str] | None = None,
    chain: bool = True,
) -> None:
    _write(chain_lines(exc, exc.__traceback__, limit, chain), file)


@overload
def print_exception(
    exc: type[BaseException] | None,
    /,
    value: BaseException,
    tb: TracebackType | None,
    limit: int | None = None,
    file: SupportsWrite[str] | None = None,
    chain: bool = True,
) -> None:
    _write(chain_lines(value, tb, limit, chain), file)


def print_exception(exc: Any, /, value: Any = None, tb: Any = None, **options: Any) -> None:
    """Write the lines of `format_exception`, on standard error where `file` is None."""


def format_exc(
    limit: int | None = None,
    chain: bool = True,
    _error: BaseException | None = handled_exception(),
) -> str:
    """The exception being handled, as one text."""
    error = _current(_error)
    return "".join(chain_lines(error, error.__traceback__, limit, chain))


def print_exc(
    limit: int | None = None,
    file: SupportsWrite[str] | None = None,
    chain: bool = True,
    _error: BaseException | None = handled_exception(),
) -> None:
    """Write the exception being handled, on standard error where `file` is None."""
    error = _current(_error)
    _write(chain_lines(error, error.__traceback__, limit, chain), file)


class FrameSummary:
    """One place of a traceback."""

    filename: str
    lineno: int
    name: str
    line: str

    def __init__(self, filename: str, lineno: int, name: str, line: str) -> None:
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __repr__(self) -> str:
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def extract_tb(tb: TracebackType | None, limit: int | None = None) -> list[FrameSummary]:
    """The places of a traceback, the outermost first."""
    found: list[FrameSummary] = []
    for site in limited_sites(tb, limit):
        file, line, name, text = entry_parts(site)
        found.append(FrameSummary(file, line, name, text))
    return found


def format_tb(tb: TracebackType | None, limit: int | None = None) -> list[str]:
    """The entries of a traceback, without header and exception."""
    return trace_lines(tb, limit)


def print_tb(
    tb: TracebackType | None, limit: int | None = None, file: SupportsWrite[str] | None = None
) -> None:
    """Write the lines of `format_tb`, on standard error where `file` is None."""
    _write(trace_lines(tb, limit), file)


def _current(error: BaseException | None) -> BaseException:
    if error is None:
        raise RuntimeError("no exception is being handled")
    return error


def _write(lines: list[str], file: SupportsWrite[str] | None) -> None:
    if file is None:
        for line in lines:
            sys.stderr.write(line)
    else:
        for line in lines:
            file.write(line)
