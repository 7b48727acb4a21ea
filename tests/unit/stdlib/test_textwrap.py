"""`textwrap`, `string` and `bisect` against CPython's."""

import bisect as their_bisect
import string as their_string
import textwrap as theirs

import pytest
from hypothesis import given, settings, strategies as st

import naja.runtime.bisecting as our_bisect
import naja.stdlib.string as our_string
import naja.stdlib.textwrap as ours

TEXT = st.text(alphabet="aB1_é.!?'\"- -- \t\n\r\x0b", max_size=60) | st.text(max_size=30)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "initial_indent": st.sampled_from(["", "> ", "    "]),
        "subsequent_indent": st.sampled_from(["", "| "]),
        "expand_tabs": st.booleans(),
        "replace_whitespace": st.booleans(),
        "fix_sentence_endings": st.booleans(),
        "break_long_words": st.booleans(),
        "drop_whitespace": st.booleans(),
        "break_on_hyphens": st.booleans(),
        "tabsize": st.integers(1, 8),
        "max_lines": st.none() | st.integers(1, 3),
        "placeholder": st.sampled_from([" [...]", "..", ""]),
    },
)


def outcome(action):  # type: ignore[no-untyped-def]
    try:
        return action()
    except ValueError as error:
        return str(error)


@settings(deadline=None, max_examples=400)
@given(TEXT, st.integers(0, 24), OPTIONS)
def test_wrap_and_fill(text, width, options):  # type: ignore[no-untyped-def]
    assert outcome(lambda: ours.wrap(text, width, **options)) == outcome(
        lambda: theirs.wrap(text, width, **options)
    )
    assert outcome(lambda: ours.fill(text, width, **options)) == outcome(
        lambda: theirs.fill(text, width, **options)
    )
    assert outcome(lambda: ours.shorten(text, width)) == outcome(
        lambda: theirs.shorten(text, width)
    )


@given(st.text(alphabet="ab \t\n\r", max_size=40))
def test_dedent_and_indent(text: str) -> None:
    assert ours.dedent(text) == theirs.dedent(text)
    assert ours.indent(text, "  ") == theirs.indent(text, "  ")
    assert ours.indent(text, "-", lambda line: "a" in line) == theirs.indent(
        text, "-", lambda line: "a" in line
    )


@given(TEXT, st.none() | st.sampled_from(["-", "a"]))
def test_capwords(text: str, sep: str | None) -> None:
    assert our_string.capwords(text, sep) == their_string.capwords(text, sep)


@pytest.mark.parametrize(
    "name",
    "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable "
    "punctuation whitespace".split(),
)
def test_constants(name: str) -> None:
    assert getattr(our_string, name) == getattr(their_string, name)


@given(st.lists(st.integers(0, 9)), st.integers(-1, 10))
def test_places(values: list[int], x: int) -> None:
    values.sort()
    assert our_bisect.bisect_left(values, x) == their_bisect.bisect_left(values, x)
    assert our_bisect.bisect_right(values, x) == their_bisect.bisect_right(values, x)
