"""Recording and printing of tracebacks, beside CPython's own `traceback` module."""

import traceback

import pytest

from naja.runtime import traceback_print_unsafe, traceback_unsafe
from naja.runtime.traceback_print_unsafe import exit_status, print_unhandled
from naja.runtime.traceback_unsafe import append, forget_trace, set_context
from naja.unsafe import Array


class Traced(Exception):
    """An exception with the fields that BaseException has in an image."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._trace: Array[int] | None = None
        self._trace_length = 0
        self._notes: list[str] | None = None


class Broken(Traced):
    def __str__(self) -> str:
        raise ValueError("no text")


def sites(error: Traced) -> list[int]:
    assert error._trace is not None
    return [error._trace[index] for index in range(error._trace_length)]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to stderr; sites are line numbers of app.py."""
    parts: list[str] = []
    monkeypatch.setattr(traceback_print_unsafe, "flush", lambda: None)
    monkeypatch.setattr(traceback_print_unsafe, "write_error", parts.append)
    monkeypatch.setattr(
        traceback_print_unsafe,
        "entry_text",
        lambda site, margin: f'{margin}  File "app.py", line {site}, in f\n',
    )
    monkeypatch.setattr(traceback_print_unsafe, "type_name", lambda error: type(error).__name__)
    return parts


def test_sites_are_kept_in_order() -> None:
    error = Traced()
    for site in range(100):
        append(error, site)
    assert sites(error) == list(range(100))
    forget_trace(error)
    assert error._trace is None and error._trace_length == 0


def test_a_full_memory_ends_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __class_getitem__(cls, item: type) -> type["Full"]:
            return cls

        def __init__(self, count: int) -> None:
            raise MemoryError

    error = Traced()
    append(error, 1)
    monkeypatch.setattr(traceback_unsafe, "Array", Full)
    for site in range(2, 50):
        append(error, site)
    assert sites(error) == list(range(1, error._trace_length + 1))


def test_the_innermost_sites_of_a_runaway_recursion_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(traceback_unsafe, "LONGEST", 40)
    error = Traced()
    for site in range(200):
        append(error, site)
    assert sites(error)[:40] == list(range(40)) and error._trace_length < 200


def test_contexts_never_form_a_cycle() -> None:
    a, b, c = Traced("a"), Traced("b"), Traced("c")
    set_context(a, a)
    assert a.__context__ is None
    set_context(b, a)
    set_context(c, b)
    assert c.__context__ is b and b.__context__ is a
    set_context(a, c)
    assert a.__context__ is c and b.__context__ is None


def raised(error: Traced, *lines: int) -> Traced:
    for line in reversed(lines):
        append(error, line)
    return error


def test_text(printed: list[str]) -> None:
    print_unhandled(raised(Traced("sad"), 1, 2))
    assert "".join(printed) == (
        "Traceback (most recent call last):\n"
        '  File "app.py", line 1, in f\n'
        '  File "app.py", line 2, in f\n'
        "Traced: sad\n"
    )


@pytest.mark.parametrize(
    ("args", "last"), [((), "Traced\n"), (("",), "Traced\n"), ((3,), "Traced: 3\n")]
)
def test_last_line(printed: list[str], args: tuple[object, ...], last: str) -> None:
    print_unhandled(Traced(*args))
    assert printed == [last]
    assert traceback.format_exception_only(Traced(*args))[0].endswith(last)


def test_a_message_that_cannot_be_made(printed: list[str]) -> None:
    print_unhandled(Broken())
    assert printed == ["Broken: <exception str() failed>\n"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 100])
def test_repeated_lines(printed: list[str], count: int) -> None:
    print_unhandled(raised(Traced("deep"), 1, *[7] * count, 2))
    summary = traceback.StackSummary.from_list(
        [("app.py", line, "f", "") for line in [1, *[7] * count, 2]]
    )
    expected = "Traceback (most recent call last):\n" + "".join(summary.format())
    assert "".join(printed) == expected + "Traced: deep\n"


def test_chains(printed: list[str]) -> None:
    first, second, third = (raised(Traced(name), 1) for name in ("first", "second", "third"))
    set_context(second, first)
    third.__cause__ = second
    print_unhandled(third)
    text = "".join(printed)
    expected = "".join(traceback.format_exception(third))
    frames = 'Traceback (most recent call last):\n  File "app.py", line 1, in f\n'
    module = f"{Traced.__module__}."
    assert text.replace(frames, "") == expected.replace(module, "")
    printed.clear()
    third.__cause__ = None
    third.__suppress_context__ = True
    third.__context__ = second
    print_unhandled(third)
    assert "".join(printed) == frames + "Traced: third\n"


def test_cyclic_causes_end(printed: list[str]) -> None:
    a, b = Traced("a"), Traced("b")
    a.__cause__, b.__cause__ = b, a
    print_unhandled(a)
    assert "".join(printed).endswith("Traced: a\n")


class Exit(SystemExit):
    """SystemExit with the fields it has in an image."""


@pytest.mark.parametrize(
    ("code", "status", "text"),
    [
        (None, 0, ""),
        (0, 0, ""),
        (3, 3, ""),
        (256, 0, ""),
        (-1, 255, ""),
        (True, 1, ""),
        ("bye", 1, "bye\n"),
    ],
)
def test_system_exit(printed: list[str], code: object, status: int, text: str) -> None:
    assert exit_status(Exit(code)) == status
    assert "".join(printed) == text


def test_status_of_others(printed: list[str]) -> None:
    assert exit_status(Traced()) == 1
    interrupt = KeyboardInterrupt()
    interrupt._trace, interrupt._trace_length = None, 0  # type: ignore[attr-defined]
    interrupt._notes = None  # type: ignore[attr-defined]
    assert exit_status(interrupt) == 130
