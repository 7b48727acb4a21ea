"""encode and decode against CPython's: octets, positions and words of errors."""

import importlib
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import load, outcome

encoding = load("naja.runtime.text_encode_unsafe")
decoding = load("naja.runtime.text_codecs")
wide = load("naja.runtime.text_wide_unsafe")
charmap = load("naja.runtime.text_charmap_unsafe")
octets_of = load("naja.runtime.octets_unsafe")
output = load("naja.runtime.output")

LETTERS = "a\x7f\x80\xe9\xff\u0100\u07ff\u0800\u20ac\ud7ff\ud800\udc80\udcff\udfff"
LETTERS += "\uffff\U00010000\U0010ffff"
texts = st.text(st.sampled_from(LETTERS), max_size=8)
# Octets that begin, continue and break sequences, at the edges of what is allowed.
EDGES = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0]
EDGES += [0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF]
octets = st.lists(st.sampled_from(EDGES), max_size=7).map(bytes) | st.binary(max_size=7)
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]
HANDLERS += ["surrogatepass", "xmlcharrefreplace"]
NAMES = ["utf-8", "UTF8", "ascii", "us-ascii", "latin-1", "ISO-8859-1", "l1", "utf--8", " utf_8"]
NAMES += ["ISO_646.irv:1991", "ansi_x3.4-1968", "latin  1!", "iso8859", "cp-819", "u.s.ascii"]
WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
ONE_OCTET = ["cp1252", "iso8859_15", "cp437", "koi8_r"]
# Units with surrogates in every order, marks, and numbers that are no code points.
UNITS = [0xFEFF, 0xFFFE, 0x41, 0xD800, 0xDBFF, 0xDC00, 0xDCFF]
units = st.lists(st.sampled_from(UNITS), max_size=5)
numbers = st.lists(st.sampled_from([0xFEFF, 0x41, 0xD800, 0x10FFFF, 0x110000]), max_size=3)


@pytest.mark.parametrize("name", NAMES)
@given(texts, st.sampled_from(HANDLERS))
def test_encode(name: str, text: str, errors: str) -> None:
    expected = outcome(lambda: text.encode(name, errors))
    assert outcome(lambda: encoding.encode(text, name, errors)) == expected


@pytest.mark.parametrize("name", ["utf-8", "ascii", "latin-1"])
@given(octets | texts.map(lambda text: text.encode("utf-8", "ignore")), st.sampled_from(HANDLERS))
def test_decode(name: str, data: bytes, errors: str) -> None:
    expected = outcome(lambda: data.decode(name, errors))
    assert outcome(lambda: decoding.decode(data, name, errors)) == expected


def told(call: Callable[[], object]) -> object:
    """The outcome; of an error that CPython wraps by naming the codec, its class."""
    made = outcome(call)
    return "TypeError" if isinstance(made, tuple) and made[0] == "TypeError" else made


def wide_octets(name: str) -> st.SearchStrategy[bytes]:
    size, order = (2, units) if "16" in name else (4, numbers)
    ends = st.sampled_from(["little", "big"])

    def joined(values: list[int], end: Literal["little", "big"], rest: bytes) -> bytes:
        return b"".join(value.to_bytes(size, end) for value in values) + rest

    return st.builds(joined, order, ends, st.binary(max_size=3)) | octets


@pytest.mark.parametrize("name", WIDE)
@given(st.data(), texts, st.sampled_from(HANDLERS))
def test_wide(name: str, data: st.DataObject, text: str, errors: str) -> None:
    expected = told(lambda: text.encode(name, errors))
    assert told(lambda: wide.encode_wide(text, name, errors)) == expected
    stored = data.draw(wide_octets(name))
    given_out = told(lambda: stored.decode(name, errors))
    run = octets_of.run_of(stored)
    assert told(lambda: wide.decode_wide(run, len(stored), name, errors)) == given_out


@pytest.mark.parametrize("name", ONE_OCTET)
@given(texts | st.text("aé€я√", max_size=4), st.binary(max_size=6), st.sampled_from(HANDLERS))
def test_charmap(name: str, text: str, stored: bytes, errors: str) -> None:
    table = importlib.import_module(f"encodings.{name}").decoding_table
    expected = told(lambda: text.encode(name, errors))
    assert told(lambda: charmap.encode_charmap(text, table, errors)) == expected
    given_out = told(lambda: stored.decode(name, errors))
    run = octets_of.run_of(stored)
    assert told(lambda: charmap.decode_charmap(run, len(stored), table, errors)) == given_out


@given(octets)
def test_fields_of_the_error(data: bytes) -> None:
    def fields(decode: object) -> object:
        try:
            decode()  # type: ignore[operator]
        except UnicodeDecodeError as error:
            return error.encoding, error.object, error.start, error.end, error.reason
        return None

    expected = fields(lambda: data.decode())
    assert fields(lambda: decoding.decode(data, "utf-8", "strict")) == expected


def test_unknown_names() -> None:
    assert outcome(lambda: encoding.encode("a", "klingon", "strict")) == outcome(
        lambda: "a".encode("klingon")
    )
    assert outcome(lambda: encoding.encode("\xe9", "ascii", "huh")) == outcome(
        lambda: "\xe9".encode("ascii", "huh")
    )
    assert outcome(lambda: decoding.decode(b"\xe9", "utf-8", "huh")) == outcome(
        lambda: b"\xe9".decode("utf-8", "huh")
    )


@given(texts)
def test_output_never_fails(text: str) -> None:
    assert output.encode_escaped(text) == text.encode("utf-8", "backslashreplace")
    assert outcome(lambda: encoding.encode_utf8(text)) == outcome(lambda: text.encode())
