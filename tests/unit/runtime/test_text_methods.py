"""Methods of str against CPython's."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import exact, load, load_classes, outcome

guest = load_classes("str").guest_str
search = load("naja.runtime.text_search_unsafe")

# Few letters, so that things are found; blanks and line ends of all kinds.
LETTERS = "aab\u20ac\U0001f600 \t\n\r\x0b\x1c\x85\xa0\u2003\u2028"
words = st.text(st.sampled_from(LETTERS), max_size=14)
needles = st.text(st.sampled_from("ab\u20ac\U0001f600"), max_size=3)
places = st.none() | st.integers(-17, 17)
limits = st.integers(-1, 4) | st.sampled_from([-(2**63), 2**63 - 1])


def check(name: str, *arguments: Any) -> None:
    expected = outcome(lambda: getattr(str, name)(*arguments))
    assert outcome(lambda: getattr(guest, name)(*arguments)) == expected


@pytest.mark.parametrize("name", ["find", "rfind", "index", "rindex", "count"])
@given(words, needles, places, places)
def test_search(name: str, text: str, sub: str, start: int | None, stop: int | None) -> None:
    check(name, text, sub, start, stop)


@pytest.mark.parametrize("name", ["startswith", "endswith"])
@given(words, needles | st.tuples(needles, needles), places, places)
def test_ends(
    name: str, text: str, sub: str | tuple[str, ...], start: int | None, stop: int | None
) -> None:
    check(name, text, sub, start, stop)


@pytest.mark.parametrize("name", ["split", "rsplit"])
@given(words, st.none() | needles, limits)
def test_split(name: str, text: str, separator: str | None, limit: int) -> None:
    check(name, text, separator, limit)


@pytest.mark.parametrize("name", ["partition", "rpartition", "removeprefix", "removesuffix"])
@given(words, needles)
def test_parts(name: str, text: str, separator: str) -> None:
    check(name, text, separator)


@given(words, st.booleans())
def test_splitlines(text: str, keep: bool) -> None:
    check("splitlines", text, keep)


@pytest.mark.parametrize("name", ["strip", "lstrip", "rstrip"])
@given(words, st.none() | words)
def test_strip(name: str, text: str, chars: str | None) -> None:
    check(name, text, chars)


@given(words, needles, needles, limits)
def test_replace(text: str, old: str, new: str, limit: int) -> None:
    check("replace", text, old, new, limit)


@pytest.mark.parametrize("name", ["ljust", "rjust", "center"])
@given(words, st.integers(-1, 25) | st.just(-(2**63)), st.sampled_from([" ", "\u20ac", "", "ab"]))
def test_pad(name: str, text: str, width: int, fill: str) -> None:
    check(name, text, width, fill)


@given(st.text(st.sampled_from("+-a1"), max_size=4), st.integers(-1, 8))
def test_zfill(text: str, width: int) -> None:
    check("zfill", text, width)


@given(words, st.integers(-1, 5))
def test_expandtabs(text: str, size: int) -> None:
    check("expandtabs", text, size)


@given(words, words)
def test_contains(text: str, sub: str) -> None:
    check("__contains__", text, sub)


@given(
    words,
    st.dictionaries(st.sampled_from([97, 98, 0x20AC]), st.none() | needles | st.integers(0, 99)),
)
def test_translate(text: str, table: dict[int, int | str | None]) -> None:
    check("translate", text, table)


@given(needles, needles, needles)
def test_maketrans(letters: str, targets: str, deleted: str) -> None:
    methods = load("naja.runtime.text_methods")
    for name, arguments in (
        ("make_table", (letters, targets)),
        ("make_deleting_table", (letters, targets, deleted)),
    ):
        expected = outcome(lambda: str.maketrans(*arguments))  # noqa: B023
        assert outcome(lambda: getattr(methods, name)(*arguments)) == expected  # noqa: B023


@given(words, st.lists(words, max_size=4))
def test_join_of_any_iterable(text: str, parts: list[str]) -> None:
    assert exact(guest.join(text, iter(parts))) == text.join(parts)


@given(words)
def test_iteration(text: str) -> None:
    assert [exact(letter) for letter in guest.__iter__(text)] == list(text)


@pytest.mark.parametrize(
    ("haystack", "needle"),
    [
        ("a" * 3000, "a" * 50 + "b"),
        ("a" * 3000, "b" + "a" * 50),
        ("a" * 3000 + "b" + "a" * 20, "a" * 50 + "b"),
        ("a" * 20 + "b" + "a" * 3000, "b" + "a" * 50),
        ("ab" * 1000, "ab" * 20 + "c"),
        ("\u20aca" * 1000 + "\u20ac" * 60, "a" * 9 + "\u20ac"),
    ],
)
def test_haystacks_made_to_be_slow(haystack: str, needle: str) -> None:
    length = len(haystack)
    assert search.find_text(haystack, needle, 0, length) == haystack.find(needle)
    assert search.rfind_text(haystack, needle, 0, length) == haystack.rfind(needle)


@given(st.integers(-2, 0x110002))
def test_chr(code_point: int) -> None:
    methods = load("naja.runtime.text_methods")
    assert outcome(lambda: methods.character_of(code_point)) == outcome(lambda: chr(code_point))


@pytest.mark.parametrize("text", ["", "a", "\U0001f600", "ab"])
def test_ord(text: str) -> None:
    methods = load("naja.runtime.text_methods")
    assert outcome(lambda: methods.code_point_of(text)) == outcome(lambda: ord(text))
