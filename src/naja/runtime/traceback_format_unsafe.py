"""The text of a traceback as a list of strings, for the module `traceback`."""

from naja.runtime.traceback_print_unsafe import (
    CAUSED,
    DURING,
    SHOWN_REPEATS,
    entry_text,
    final_line,
)
from naja.unsafe import Array


def chain_lines(error: BaseException, limit: int | None, chain: bool) -> list[str]:
    """All of an exception: what it came from, where it passed, and its last line."""
    lines: list[str] = []
    _add_chain(error, limit, chain, [], lines)
    return lines


def trace_lines(error: BaseException, limit: int | None) -> list[str]:
    """An entry for each place that the exception passed, outermost first.

    `limit`: only so many of the first ones, or of the last ones if negative.
    """
    length: int = error._trace_length  # type: ignore[attr-defined,unused-ignore]
    trace: Array[int] | None = error._trace  # type: ignore[attr-defined,unused-ignore]
    lines: list[str] = []
    if trace is None:
        return lines
    first = length - 1
    last = 0
    if limit is not None:
        if limit >= 0:
            last = max(length - limit, 0)
        else:
            first = min(-limit, length) - 1
    repeats = 0
    at = first
    while at >= last:
        site = trace[at]
        repeats = repeats + 1 if at < first and trace[at + 1] == site else 0
        if repeats < SHOWN_REPEATS:
            lines.append(entry_text(site))
        hidden = repeats - SHOWN_REPEATS + 1
        if hidden > 0 and (at == last or trace[at - 1] != site):
            times = "time" if hidden == 1 else "times"
            lines.append("  [Previous line repeated " + str(hidden) + " more " + times + "]\n")
        at -= 1
    return lines


def _add_chain(
    error: BaseException,
    limit: int | None,
    chain: bool,
    seen: list[BaseException],
    lines: list[str],
) -> None:
    seen.append(error)
    if chain:
        cause = error.__cause__
        context = error.__context__
        before = cause
        words = CAUSED
        if cause is None and not error.__suppress_context__:
            before = context
            words = DURING
        if before is not None and not any([item is before for item in seen]):
            _add_chain(before, limit, chain, seen, lines)
            lines.append(words)
    entries = trace_lines(error, limit)
    if len(entries) > 0:
        lines.append("Traceback (most recent call last):\n")
        lines.extend(entries)
    lines.append(final_line(error))
