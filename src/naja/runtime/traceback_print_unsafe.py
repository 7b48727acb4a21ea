"""Tracebacks, second half: the text of an unhandled exception, exactly CPython's, on stderr.

Caret lines are left out. The exceptions of a group stand in a frame, CPython's.
"""

from typing import Final

from naja.abi import layout
from naja.lang.widths import u32, u64
from naja.runtime.output import flush, write_error
from naja.unsafe import Array, Ptr, object_address, object_at

# CPython prints this many equal entries and counts the others.
SHOWN_REPEATS: Final = 3

CAUSED: Final = "\nThe above exception was the direct cause of the following exception:\n\n"
DURING: Final = "\nDuring handling of the above exception, another exception occurred:\n\n"
HEADER: Final = "Traceback (most recent call last):\n"

# Of a group so many exceptions are shown, and so many groups inside one another.
WIDEST: Final = 15
DEEPEST: Final = 10


def exit_status(error: BaseException) -> int:
    """Print an exception that nobody handled; the program's exit status, 0 .. 255.

    What the program printed goes out first, as on a terminal. Raises nothing: without the
    memory to print, it says only that.
    """
    try:
        flush()
        if isinstance(error, SystemExit):
            return _requested_status(error)
        print_unhandled(error)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    except Exception:
        write_error("an exception could not be printed\n")
        return 1


def _requested_status(error: SystemExit) -> int:
    code: object = error.code
    if code is None:
        return 0
    if isinstance(code, bool):
        return int(code)
    if isinstance(code, int):
        return code & 0xFF
    write_error(str(code) + "\n")
    return 1


def print_unhandled(error: BaseException) -> None:
    """Write `error` to stderr as CPython does, with what it came from."""
    _Printer().chain(error)


class _Printer:
    """`depth`: how many groups are around; `open_frame`: the innermost frame is to be closed."""

    def __init__(self) -> None:
        self.seen: list[BaseException] = []
        self.depth = 0
        self.open_frame = False

    def _margin(self) -> str:
        return "  " * self.depth + "| " if self.depth else ""

    def chain(self, error: BaseException) -> None:
        """The exception, and before it what it came from."""
        self.seen.append(error)
        cause = error.__cause__
        context = error.__context__
        if cause is not None:
            self._link(cause, CAUSED)
        elif context is not None and not error.__suppress_context__:
            self._link(context, DURING)
        if isinstance(error, BaseExceptionGroup):
            self._group(error)
        else:
            self._one(error, HEADER, self._margin())

    def _link(self, before: BaseException, words: str) -> None:
        if not _contains(self.seen, before):
            self.chain(before)
            margin = self._margin()
            write_error(margin + "\n" + margin + words[1:-1] + margin + "\n")

    def _one(self, error: BaseException, header: str, first_margin: str) -> None:
        margin = self._margin()
        length: int = error._trace_length  # type: ignore[attr-defined,unused-ignore]
        trace: Array[int] | None = error._trace  # type: ignore[attr-defined,unused-ignore]
        if trace is not None and length > 0:
            write_error(first_margin + header)
            _print_sites(trace, length, margin)
        write_error(margin + final_line(error))
        notes: list[str] | None = error._notes  # type: ignore[attr-defined,unused-ignore]
        if notes is not None:
            for note in notes:
                for line in note.split("\n"):
                    write_error(margin + line + "\n")

    def _group(self, error: BaseExceptionGroup[BaseException]) -> None:
        if self.depth > DEEPEST:
            write_error(self._margin() + "... (max_group_depth is " + str(DEEPEST) + ")\n")
            return
        outermost = self.depth == 0
        if outermost:
            self.depth = 1
        self._one(error, "Exception Group " + HEADER, "  + " if outermost else self._margin())
        self.open_frame = False
        count = len(error.exceptions)
        shown = count if count <= WIDEST else WIDEST + 1
        for at in range(shown):
            self._member(error, at, at == shown - 1)
        if outermost:
            self.depth = 0

    def _member(self, group: BaseExceptionGroup[BaseException], at: int, is_last: bool) -> None:
        indent = "  " * self.depth
        if is_last:
            self.open_frame = True
        name = str(at + 1) if at < WIDEST else "..."
        start = "+-" if at == 0 else "  "
        write_error(indent + start + "+---------------- " + name + " ----------------\n")
        self.depth += 1
        if at < WIDEST:
            self.chain(group.exceptions[at])
        else:
            more = len(group.exceptions) - WIDEST
            plural = "" if more == 1 else "s"
            write_error(self._margin() + "and " + str(more) + " more exception" + plural + "\n")
        if is_last and self.open_frame:
            write_error("  " * self.depth + "+------------------------------------\n")
            self.open_frame = False
        self.depth -= 1


def _contains(seen: list[BaseException], error: BaseException) -> bool:
    for item in seen:
        if item is error:
            return True
    return False


def _print_sites(trace: Array[int], length: int, margin: str) -> None:
    repeats = 0
    at = length - 1
    while at >= 0:
        site = trace[at]
        repeats = repeats + 1 if at < length - 1 and trace[at + 1] == site else 0
        if repeats < SHOWN_REPEATS:
            write_error(entry_text(site, margin))
        if at == 0 or trace[at - 1] != site:
            _print_repeats(repeats - SHOWN_REPEATS + 1, margin)
        at -= 1


def _print_repeats(count: int, margin: str) -> None:
    if count > 0:
        times = " more time]\n" if count == 1 else " more times]\n"
        write_error(margin + "  [Previous line repeated " + str(count) + times)


def entry_text(site: int, margin: str = "") -> str:
    """The one or two lines of a site."""
    record = Ptr[u32](site)[0]
    line = Ptr[u32](site)[1]
    name = object_at(Ptr[u64](record)[0], str)
    file = object_at(Ptr[u64](record)[1], str)
    text = margin + '  File "' + file + '", line ' + str(line) + ", in " + name + "\n"
    source = _source_line(Ptr[u64](record)[2], line)
    if source:
        text += margin + "    " + source + "\n"
    return text


def entry_parts(site: int) -> tuple[str, int, str, str]:
    """File, line, function and text of a site."""
    record = Ptr[u32](site)[0]
    line = Ptr[u32](site)[1]
    file = object_at(Ptr[u64](record)[1], str)
    name = object_at(Ptr[u64](record)[0], str)
    return file, line, name, _source_line(Ptr[u64](record)[2], line)


def _source_line(table: int, line: int) -> str:
    """The text of a line without its indentation, "" if the image does not hold it."""
    if table == 0:
        return ""
    index = line - Ptr[u32](table)[0]
    if index < 0 or index >= Ptr[u32](table)[1]:
        return ""
    address = Ptr[u64](table + 8)[index]
    return object_at(address, str) if address != 0 else ""


def final_line(error: BaseException) -> str:
    """`module.Class: message`, as in the last line of a traceback."""
    name = type_name(error)
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    return name + ": " + text + "\n" if text else name + "\n"


def type_name(error: BaseException) -> str:
    """The class with its module, which is left out for builtins and the main module."""
    described = Ptr[u64](object_address(error))[0]
    name = object_at(Ptr[u64](described + layout.TYPE_NAME)[0], str)
    module = object_at(Ptr[u64](described + layout.TYPE_MODULE)[0], str)
    return name if module == "builtins" or module == "__main__" else module + "." + name
