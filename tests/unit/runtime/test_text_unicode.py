"""Unicode properties, case and repr against CPython's, and the generated tables."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from naja.runtime import text_case_tables, text_letter_tables, text_tables
from naja.runtime.text_classes import decimal_value
from naja.runtime.text_pages_unsafe import PropertyPages
from unit.runtime import text_tables_generator as generator
from unit.runtime.fake_memory import exact, load, load_classes

guest = load_classes("str").guest_str

# Letters that change their number, sigmas, ligatures, digits of many scripts.
SPECIAL = "Aa \u00df\u0130\u0131\u01c5\u0149\u03a3\u03c3\u03c2'"
SPECIAL += "\u00ad\ufb03\u1f80\u1fb3\u10d0\u13a0\uab70\u0345\u0663\u00b2\u2160\U0001d7d9"
letters = st.sampled_from(SPECIAL) | st.characters()
words = st.text(letters, max_size=8)


@pytest.mark.parametrize("name", ["upper", "lower", "title", "capitalize", "swapcase", "casefold"])
@given(words)
def test_case(name: str, text: str) -> None:
    assert exact(getattr(guest, name)(text)) == getattr(text, name)()


@pytest.mark.parametrize(
    "name",
    """isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
    isspace istitle isupper""".split(),
)
@given(words)
def test_questions(name: str, text: str) -> None:
    assert getattr(guest, name)(text) == getattr(text, name)()


@given(st.text(letters | st.sampled_from("'\"\\\n\r\t\x00\x7f"), max_size=8))
def test_repr(text: str) -> None:
    shown = load("naja.runtime.text_repr")
    assert exact(shown.text_repr(text)) == repr(text)
    assert exact(shown.ascii_only(repr(text))) == ascii(text)


@given(letters)
def test_decimal_value(letter: str) -> None:
    expected = int(letter) if letter.isdecimal() else -1
    assert decimal_value(ord(letter)) == expected


@pytest.mark.parametrize(
    ("table", "has"),
    [
        (text_tables.ALPHA, str.isalpha),
        (text_tables.DECIMAL, str.isdecimal),
        (text_tables.PRINTABLE, str.isprintable),
        (text_letter_tables.UPPER, str.isupper),
        (text_letter_tables.CASED, generator.is_cased),
    ],
)
def test_ends_of_runs(table: bytes, has: Any) -> None:
    """Where a property begins and ends, each tenth run."""
    pages = PropertyPages(table)
    at, index = 0x80, 0
    for _ in range(60):
        for _ in range(10):
            if index >= len(table):
                return
            run = shift = 0
            while True:
                run |= (table[index] & 0x7F) << shift
                shift += 7
                index += 1
                if table[index - 1] < 0x80:
                    break
            at += run
        for code_point in (at - 1, at):
            if 0x80 <= code_point < 0x110000:
                assert pages.has(code_point) == has(chr(code_point)), hex(code_point)


def test_tables_are_what_the_generator_writes(capsys: pytest.CaptureFixture[str]) -> None:
    """Every code point: the generator looks at all of them."""
    for which, module in (
        ("properties", text_tables),
        ("letters", text_letter_tables),
        ("cases", text_case_tables),
    ):
        generator.main(which)
        written: dict[str, Any] = {}
        exec(capsys.readouterr().out, written)
        for name, value in written.items():
            if isinstance(value, bytes):
                assert getattr(module, name) == value, name
