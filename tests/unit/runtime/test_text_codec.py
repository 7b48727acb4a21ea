"""encode and decode against CPython's: octets, positions and words of errors."""

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import load, outcome

encoding = load("naja.runtime.text_encode_unsafe")
decoding = load("naja.runtime.bytes_text")
output = load("naja.runtime.output")

LETTERS = "a\x7f\x80\xe9\xff\u0100\u07ff\u0800\u20ac\ud7ff\ud800\udc80\udcff\udfff"
LETTERS += "\uffff\U00010000\U0010ffff"
texts = st.text(st.sampled_from(LETTERS), max_size=8)
# Octets that begin, continue and break sequences, at the edges of what is allowed.
EDGES = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0]
EDGES += [0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF]
octets = st.lists(st.sampled_from(EDGES), max_size=7).map(bytes) | st.binary(max_size=7)
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]
NAMES = ["utf-8", "UTF8", "ascii", "us-ascii", "latin-1", "ISO-8859-1", "l1"]


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
