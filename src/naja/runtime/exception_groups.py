"""Exception groups: splitting, and what `except*` raises at its end. Source: PEP 654.

A group is compiled without looking at the classes of its exceptions, so one function
serves them all.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from naja.runtime.traceback_unsafe import copy_trace

Group = BaseExceptionGroup[BaseException]
_E = TypeVar("_E", bound=BaseException)
Test = Callable[[BaseException], bool]


def make_group(message: str, exceptions: Sequence[_E]) -> BaseExceptionGroup[_E]:
    """`BaseExceptionGroup(message, exceptions)`: an ExceptionGroup if all are Exceptions."""
    plain: list[Exception] = []
    for error in exceptions:
        if isinstance(error, Exception):
            plain.append(error)
    if len(plain) == len(exceptions) and len(plain) > 0:
        made = ExceptionGroup(message, plain)
        made.args = (message, exceptions)
        return cast("BaseExceptionGroup[_E]", made)
    return BaseExceptionGroup(message, exceptions)


def _derived(group: Group, exceptions: list[BaseException]) -> Group | None:
    """The same group with fewer exceptions; None for none."""
    if not exceptions:
        return None
    made = group.derive(exceptions)
    copy_trace(group, made)
    made.__cause__ = group.__cause__
    made.__context__ = group.__context__
    made.__suppress_context__ = group.__suppress_context__
    notes: list[str] | None = group._notes  # type: ignore[attr-defined,unused-ignore]
    if notes is not None:
        for note in notes:
            made.add_note(note)
    return made


def split_group(group: Group, test: Test) -> tuple[Group | None, Group | None]:
    """What passes the test, and the rest; nested groups keep their shape."""
    if test(group):
        return group, None
    matching: list[BaseException] = []
    others: list[BaseException] = []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            inner, rest = split_group(error, test)
            if inner is not None:
                matching.append(inner)
            if rest is not None:
                others.append(rest)
        elif test(error):
            matching.append(error)
        else:
            others.append(error)
    return _derived(group, matching), _derived(group, others)


def subgroup_of(group: Group, test: Test) -> Group | None:
    """Only what passes the test."""
    if test(group):
        return group
    matching: list[BaseException] = []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            inner = subgroup_of(error, test)
            if inner is not None:
                matching.append(inner)
        elif test(error):
            matching.append(error)
    return _derived(group, matching)


def star_match(
    rest: BaseException | None, test: Test
) -> tuple[BaseException | None, BaseException | None]:
    """What an `except*` clause handles of what is left, and what it leaves."""
    if rest is None:
        return None, None
    if isinstance(rest, BaseExceptionGroup):
        return split_group(rest, test)
    if not test(rest):
        return None, rest
    wrapped = make_group("", [rest])
    wrapped.args = ("", (rest,))
    return wrapped, None


def star_result(
    original: BaseException, rest: BaseException | None, raised: list[BaseException]
) -> BaseException | None:
    """What a `try` with `except*` raises at its end, or None.

    `rest` is what no clause handled, `raised` what the handlers raised.
    """
    if not isinstance(original, BaseExceptionGroup):
        return rest if rest is not None else raised[0] if raised else None
    fresh: list[BaseException] = []
    again: list[BaseException] = [rest] if rest is not None else []
    for error in raised:
        if _is_part_of(error, original):
            again.append(error)
        else:
            fresh.append(error)
    kept = _projection(original, again)
    if not fresh:
        return kept
    if kept is not None:
        fresh.append(kept)
    return make_group("", fresh)


def _is_part_of(error: BaseException, original: BaseException) -> bool:
    """A handler passed its group on as it was."""
    mine: int = error._trace_length  # type: ignore[attr-defined,unused-ignore]
    theirs: int = original._trace_length  # type: ignore[attr-defined,unused-ignore]
    return (
        isinstance(error, BaseExceptionGroup)
        and mine == theirs
        and error.__cause__ is original.__cause__
        and error.__context__ is original.__context__
    )


def _projection(original: Group, parts: list[BaseException]) -> Group | None:
    """The original group with only the exceptions that some part has."""
    leaves: list[BaseException] = []
    for part in parts:
        _collect(part, leaves)

    def is_kept(error: BaseException) -> bool:
        if isinstance(error, BaseExceptionGroup):
            return False
        for leaf in leaves:
            if leaf is error:
                return True
        return False

    return split_group(original, is_kept)[0]


def _collect(error: BaseException, leaves: list[BaseException]) -> None:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            _collect(inner, leaves)
    else:
        leaves.append(error)
