"""The text of a traceback as a list of strings, for the module `traceback`."""

from naja.runtime.traceback_objects_unsafe import TracebackType, sites_of, traceback_of
from naja.runtime.traceback_print_unsafe import (
    CAUSED,
    DURING,
    SHOWN_REPEATS,
    entry_text,
    final_line,
)


def chain_lines(
    error: BaseException, trace: TracebackType | None, limit: int | None, chain: bool
) -> list[str]:
    """All of an exception: what it came from, where it passed (`trace`), and its last line."""
    lines: list[str] = []
    _add_chain(error, trace, limit, chain, [], lines)
    return lines


def limited_sites(trace: TracebackType | None, limit: int | None) -> list[int]:
    """Only so many of the first places, or of the last ones if negative."""
    sites = sites_of(trace)
    if limit is None:
        return sites
    return sites[:limit] if limit >= 0 else sites[limit:]


def trace_lines(trace: TracebackType | None, limit: int | None) -> list[str]:
    """An entry for each place that the exception passed, outermost first."""
    lines: list[str] = []
    sites = limited_sites(trace, limit)
    repeats = 0
    for at, site in enumerate(sites):
        repeats = repeats + 1 if at > 0 and sites[at - 1] == site else 0
        if repeats < SHOWN_REPEATS:
            lines.append(entry_text(site))
        hidden = repeats - SHOWN_REPEATS + 1
        if hidden > 0 and (at + 1 == len(sites) or sites[at + 1] != site):
            times = "time" if hidden == 1 else "times"
            lines.append("  [Previous line repeated " + str(hidden) + " more " + times + "]\n")
    return lines


def _add_chain(
    error: BaseException,
    trace: TracebackType | None,
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
            _add_chain(before, traceback_of(before), limit, chain, seen, lines)
            lines.append(words)
    entries = trace_lines(trace, limit)
    if len(entries) > 0:
        lines.append("Traceback (most recent call last):\n")
        lines.extend(entries)
    lines.append(final_line(error))
