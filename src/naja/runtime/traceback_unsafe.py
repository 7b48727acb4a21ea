"""Tracebacks, first half: recording where an exception passed. `traceback_print_unsafe` prints.

An exception carries the sites it passed, innermost first: addresses of the static
{function record, line} pairs of `naja.abi.layout`. Recording costs nothing until an
exception happens; when there is no memory for a site, the trace just ends there.
"""

from typing import Final

from naja.unsafe import Array, array_copy

# Sites kept of one exception; the innermost ones, as in a runaway recursion.
LONGEST: Final = 250_000


def append(error: BaseException, site: int) -> None:
    """Record that `error` passed the traceback site at the address `site`."""
    trace: Array[int] | None = error._trace  # type: ignore[attr-defined,unused-ignore]
    length: int = error._trace_length  # type: ignore[attr-defined,unused-ignore]
    if trace is None or length == len(trace):
        if length >= LONGEST:
            return
        try:
            longer = Array[int](length * 2 + 8)
        except MemoryError:
            return
        if trace is not None:
            array_copy(longer, 0, trace, 0, length)
        error._trace = longer  # type: ignore[attr-defined,unused-ignore]
        trace = longer
    trace[length] = site
    error._trace_length = length + 1  # type: ignore[attr-defined,unused-ignore]


def copy_trace(source: BaseException, target: BaseException) -> None:
    """`target` has passed where `source` has until now."""
    length: int = source._trace_length  # type: ignore[attr-defined,unused-ignore]
    trace: Array[int] | None = source._trace  # type: ignore[attr-defined,unused-ignore]
    if trace is not None:
        copied = Array[int](length)
        array_copy(copied, 0, trace, 0, length)
        target._trace = copied  # type: ignore[attr-defined,unused-ignore]
        target._trace_length = length  # type: ignore[attr-defined,unused-ignore]


def forget_trace(error: BaseException) -> None:
    """As if `error` had never been raised."""
    error._trace = None  # type: ignore[attr-defined,unused-ignore]
    error._trace_length = 0  # type: ignore[attr-defined,unused-ignore]
    error.__context__ = None


def set_context(error: BaseException, handled: BaseException) -> None:
    """`error` is raised while `handled` is being handled. Never makes a cycle."""
    if error is handled:
        return
    link = handled
    while True:
        before = link.__context__
        if before is None:
            break
        if before is error:
            link.__context__ = None
            break
        link = before
    error.__context__ = handled


def add_context(error: BaseException, handled: BaseException) -> None:
    """`error` comes out of a call while `handled` is being handled.

    What was raised first, inside the call, came while `handled` was being handled; what
    `error` has as its context already stays.
    """
    if error is handled:
        return
    if _leads_to(handled, error):  # raised once more
        set_context(error, handled)
        return
    last = error
    while True:
        before = last.__context__
        if before is None:
            last.__context__ = handled
            return
        if _leads_to(handled, before):
            return
        last = before


def _leads_to(error: BaseException, wanted: BaseException) -> bool:
    """`wanted` is `error`, its context, the context of that ..."""
    link: BaseException | None = error
    while link is not None:
        if link is wanted:
            return True
        link = link.__context__
    return False
