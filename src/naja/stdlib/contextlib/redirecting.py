"""`redirect_stdout` and `redirect_stderr`.

`print` and what else is written to standard output goes to the target meanwhile. The names
`sys.stdout` and `sys.stderr` go on standing for the console's streams.
"""

import sys
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from naja.runtime.output import Sink, set_sink, sink


class _Writable(Protocol):
    def write(self, text: str, /) -> object: ...


_W = TypeVar("_W", bound=_Writable)


class _Redirecting(Generic[_W]):
    """The part that both share; `_error` says which stream is meant."""

    _error = False

    def __init__(self, new_target: _W) -> None:
        self._target = new_target
        self._before: list[Sink | None] = []

    def __enter__(self) -> _W:
        self._before.append(sink(self._error))
        set_sink(self._error, _sink_of(self._target, self._error))
        return self._target

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        set_sink(self._error, self._before.pop())


def _sink_of(target: _W, error: bool) -> Sink | None:
    """The stream that is redirected stands, in CPython, for what it is redirected to already."""
    if isinstance(target, sys.TextStream) and target.fileno() == (2 if error else 1):
        return sink(error)
    return target


class redirect_stdout(_Redirecting[_W]):
    """What is written to standard output goes to `new_target`."""


class redirect_stderr(_Redirecting[_W]):
    """What is written to standard error goes to `new_target`."""

    _error = True
