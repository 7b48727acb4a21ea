"""Methods of bytes, bytearray and memoryview against CPython's."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import load, load_classes, outcome

classes = load_classes("bytes", "bytearray", "memoryview")
guest = classes.guest_bytes
methods = load("naja.runtime.bytes_methods")

octets = st.lists(st.sampled_from(b"aabB01 \t\n\r\x0b\x00\x85\xff"), max_size=14).map(bytes)
needles = st.lists(st.sampled_from(b"aab\xff"), max_size=3).map(bytes)
places = st.none() | st.integers(-17, 17)
limits = st.integers(-1, 4) | st.sampled_from([-(2**63), 2**63 - 1])


def check(name: str, data: bytes, *arguments: Any) -> None:
    """The method of bytes, of bytearray, and (with arguments of each kind) agree."""
    expected = outcome(lambda: getattr(data, name)(*arguments))
    assert outcome(lambda: getattr(guest, name)(data, *arguments)) == expected
    mutable = outcome(lambda: getattr(bytearray(data), name)(*arguments))
    for wrap in (lambda x: x, classes.bytearray, classes.memoryview):
        ours = [wrap(item) if isinstance(item, bytes) else item for item in arguments]
        if all(type(item) is not tuple for item in arguments) or wrap(b"") == b"":
            found = outcome(lambda: getattr(classes.bytearray(data), name)(*ours))  # noqa: B023
            assert found == mutable
            assert same_class(found, mutable)


def same_class(a: Any, b: Any) -> bool:
    if isinstance(a, (list, tuple)):
        return all(map(same_class, a, b))
    return type(a) is type(b)


@pytest.mark.parametrize("name", ["find", "rfind", "index", "rindex", "count"])
@given(octets, needles | st.integers(-1, 256), places, places)
def test_search(
    name: str, data: bytes, sub: bytes | int, start: int | None, stop: int | None
) -> None:
    check(name, data, sub, start, stop)


@pytest.mark.parametrize("name", ["startswith", "endswith"])
@given(octets, needles, places, places)
def test_ends(name: str, data: bytes, sub: bytes, start: int | None, stop: int | None) -> None:
    check(name, data, sub, start, stop)


@given(octets, needles, needles)
def test_ends_with_any(data: bytes, a: bytes, b: bytes) -> None:
    assert guest.startswith(data, (a, b)) == data.startswith((a, b))
    assert classes.bytearray(data).endswith((a, b)) == data.endswith((a, b))


@pytest.mark.parametrize("name", ["split", "rsplit"])
@given(octets, st.none() | needles, limits)
def test_split(name: str, data: bytes, separator: bytes | None, limit: int) -> None:
    check(name, data, separator, limit)


@pytest.mark.parametrize("name", ["partition", "rpartition", "removeprefix", "removesuffix"])
@given(octets, needles)
def test_parts(name: str, data: bytes, separator: bytes) -> None:
    check(name, data, separator)


@given(octets, st.booleans())
def test_splitlines(data: bytes, keep: bool) -> None:
    check("splitlines", data, keep)


@pytest.mark.parametrize("name", ["strip", "lstrip", "rstrip"])
@given(octets, st.none() | octets)
def test_strip(name: str, data: bytes, chosen: bytes | None) -> None:
    check(name, data, chosen)


@given(octets, needles, needles, limits)
def test_replace(data: bytes, old: bytes, new: bytes, limit: int) -> None:
    check("replace", data, old, new, limit)


@pytest.mark.parametrize("name", ["ljust", "rjust", "center"])
@given(octets, st.integers(-1, 25) | st.just(-(2**63)), st.sampled_from([b" ", b"", b"ab"]))
def test_pad(name: str, data: bytes, width: int, fill: bytes) -> None:
    expected = outcome(lambda: getattr(data, name)(width, fill))
    assert outcome(lambda: getattr(guest, name)(data, width, fill)) == expected


@pytest.mark.parametrize(
    "name",
    """upper lower title capitalize swapcase isalnum isalpha isascii isdigit islower isspace
    istitle isupper __repr__ __str__ __len__""".split(),
)
@given(octets | st.binary(max_size=6))
def test_without_arguments(name: str, data: bytes) -> None:
    check(name, data)


@pytest.mark.parametrize("name", ["zfill", "expandtabs"])
@given(octets | st.sampled_from([b"+1", b"-", b""]), st.integers(-1, 20))
def test_widths(name: str, data: bytes, width: int) -> None:
    check(name, data, width)


@given(octets, st.binary(min_size=256, max_size=256) | st.just(b"short") | st.none(), octets)
def test_translate(data: bytes, table: bytes | None, delete: bytes) -> None:
    expected = outcome(lambda: data.translate(table, delete))
    assert outcome(lambda: guest.translate(data, table, delete)) == expected


@given(octets, st.sampled_from([":", "-", "\xe9", "ab"]), st.integers(-4, 4) | st.just(-(2**31)))
def test_hex(data: bytes, separator: str, group: int) -> None:
    expected = outcome(lambda: data.hex(separator, group))
    assert outcome(lambda: guest.hex(data, separator, group)) == expected
    assert guest.hex(data) == data.hex()


@given(st.text(st.sampled_from("09afAFg \n\xa0\u20ac"), max_size=7))
def test_fromhex(text: str) -> None:
    expected = outcome(lambda: bytes.fromhex(text))
    assert outcome(lambda: guest.fromhex(text)) == expected
    assert outcome(lambda: classes.bytearray.fromhex(text)) == expected


@given(octets, st.lists(octets, max_size=4))
def test_join(separator: bytes, parts: list[bytes]) -> None:
    expected = separator.join(parts)
    assert methods.join_bytes(separator, parts) == expected
    assert methods.join(separator, iter(parts)) == expected
    assert methods.join(separator, [classes.bytearray(part) for part in parts]) == expected


@given(octets, octets, st.integers(-1, 5))
def test_operators(a: bytes, b: bytes, times: int) -> None:
    for other in (b, classes.bytearray(b)):
        assert guest.__add__(a, other) == a + b
        assert bytes(classes.bytearray(a) + other) == a + b
        assert guest.__lt__(a, other) == (a < b)
        assert guest.__ge__(a, other) == (a >= b)
        assert (classes.bytearray(a) <= other) == (a <= b)
        assert (classes.bytearray(a) == other) == (a == b)
        assert (classes.memoryview(a) == other) == (a == b)
        assert guest.__contains__(a, other) == (b in a)
    assert guest.__mul__(a, times) == a * times
    assert bytes(classes.bytearray(a) * times) == a * times
    assert guest.__hash__(a) != 0
    assert (guest.__hash__(a) == guest.__hash__(b)) == (a == b)
    assert hash(classes.memoryview(a)) == guest.__hash__(a)


@given(octets, places, places, st.none() | st.sampled_from([-3, -1, 1, 2]))
def test_slices(data: bytes, start: int | None, stop: int | None, step: int | None) -> None:
    assert guest._slice(data, start, stop) == data[start:stop]
    assert guest._slice_step(data, start, stop, step) == data[start:stop:step]
    assert bytes(classes.bytearray(data)[start:stop:step]) == data[start:stop:step]
    assert bytes(classes.memoryview(data)[start:stop]) == data[start:stop]


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview])
@given(octets, st.integers(-16, 16))
def test_index(make: Callable[[bytes], Any], data: bytes, index: int) -> None:
    expected = outcome(lambda: make(data)[index])
    if make is bytes:
        assert outcome(lambda: guest._get(data, index)) == expected
    else:
        assert outcome(lambda: getattr(classes, make.__name__)(data)[index]) == expected


@given(octets)
def test_iteration(data: bytes) -> None:
    assert list(guest.__iter__(data)) == list(data)
    assert list(iter(classes.bytearray(data))) == list(data)
    assert list(iter(classes.memoryview(data))) == list(data)
    assert list(reversed(classes.bytearray(data))) == list(reversed(data))


@given(st.lists(st.integers(-1, 256), max_size=4))
def test_made_of_ints(values: list[int]) -> None:
    expected = outcome(lambda: bytearray(values))
    assert outcome(lambda: classes.bytearray(values)) == expected
    assert outcome(lambda: classes.bytearray(iter(values))) == expected


@given(st.integers(-2, 5) | st.sampled_from(["\u20ac", "a"]))
def test_made_of_others(source: Any) -> None:
    arguments = ("utf-8",) if isinstance(source, str) else ()
    expected = outcome(lambda: bytearray(source, *arguments))
    assert outcome(lambda: classes.bytearray(source, *arguments)) == expected
