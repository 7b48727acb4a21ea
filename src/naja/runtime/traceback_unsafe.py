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


class _Chain:
    """What `error` has as its context, and that, and so on; each once, whatever the chain is.

    A program may tie a chain to a ring: a second pointer at half the speed (Floyd's) meets the
    first one when everything has been visited.
    """

    def __init__(self, error: BaseException) -> None:
        self.link = error
        self._slow = error
        self._moves_slow = False

    def context(self) -> BaseException | None:
        """The context of `link`; None at the end, or where the ring closes."""
        before = self.link.__context__
        return None if before is self._slow else before

    def advance(self, before: BaseException) -> None:
        self.link = before
        if self._moves_slow:
            slow = self._slow.__context__
            if slow is not None:
                self._slow = slow
        self._moves_slow = not self._moves_slow


def set_context(error: BaseException, handled: BaseException) -> None:
    """`error` is raised while `handled` is being handled. Never makes a cycle."""
    if error is handled:
        return
    chain = _Chain(handled)
    while True:
        before = chain.context()
        if before is None:
            break
        if before is error:
            chain.link.__context__ = None
            break
        chain.advance(before)
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
    chain = _Chain(error)
    while True:
        before = chain.context()
        if before is None:
            if chain.link.__context__ is None:
                chain.link.__context__ = handled
            return
        if _leads_to(handled, before):
            return
        chain.advance(before)


def _leads_to(error: BaseException, wanted: BaseException) -> bool:
    """`wanted` is `error`, its context, the context of that ..."""
    chain = _Chain(error)
    while chain.link is not wanted:
        before = chain.context()
        if before is None:
            return False
        chain.advance(before)
    return True
