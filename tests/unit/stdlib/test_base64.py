"""`binascii`, `base64` and the checksums of `zlib` against CPython's."""

import base64
import binascii
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

import naja.stdlib.base64 as ours
from unit.runtime.fake_memory import load

our_binascii = load("naja.stdlib.binascii")
our_zlib = load("naja.stdlib.zlib")

ENCODERS = [
    "b64encode standard_b64encode urlsafe_b64encode encodebytes b32encode b32hexencode",
    "b16encode b85encode a85encode",
]
DECODERS = [
    "b64decode standard_b64decode urlsafe_b64decode b32decode b32hexdecode b16decode",
    "b85decode a85decode",
]
LETTERS = st.binary(max_size=24) | st.text("ABab01=+/-_ z~y<>\n", max_size=24)


def outcome(function: Callable[..., bytes], *arguments: object, **options: object) -> object:
    try:
        return function(*arguments, **options)
    except ValueError as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize("name", " ".join(ENCODERS).split())
@given(data=st.binary(max_size=40) | st.lists(st.sampled_from([0, 32, 255])).map(bytes))
def test_encoders(name: str, data: bytes) -> None:
    assert getattr(ours, name)(data) == getattr(base64, name)(data)
    again = getattr(base64, name.replace("encode", "decode"))
    mine = getattr(ours, name.replace("encode", "decode"))
    encoded = getattr(base64, name)(data)
    assert mine(encoded) == again(encoded)


@pytest.mark.parametrize("name", " ".join(DECODERS).split())
@given(text=LETTERS)
def test_decoders(name: str, text: bytes | str) -> None:
    assert outcome(getattr(ours, name), text) == outcome(getattr(base64, name), text)


@given(text=LETTERS, strict=st.booleans())
def test_base64_text(text: bytes | str, strict: bool) -> None:
    expected = outcome(binascii.a2b_base64, text, strict_mode=strict)
    assert outcome(our_binascii.a2b_base64, text, strict_mode=strict) == expected


@given(st.binary(max_size=40), st.booleans(), st.integers(0, 9), st.booleans(), st.booleans())
def test_ascii85(data: bytes, spaces: bool, width: int, pad: bool, adobe: bool) -> None:
    options = {"foldspaces": spaces, "wrapcol": width, "pad": pad, "adobe": adobe}
    expected = base64.a85encode(data, **options)  # type: ignore[arg-type]
    assert ours.a85encode(data, **options) == expected  # type: ignore[arg-type]
    assert ours.a85decode(expected, foldspaces=spaces, adobe=adobe) == base64.a85decode(
        expected, foldspaces=spaces, adobe=adobe
    )


@given(text=st.binary(max_size=12) | st.text("0123456789abcdefABCDEFg", max_size=12))
def test_hexadecimal(text: bytes | str) -> None:
    assert outcome(our_binascii.unhexlify, text) == outcome(binascii.unhexlify, text)


@given(data=st.binary(max_size=300), start=st.integers(0, 2**32 - 1))
def test_checksums(data: bytes, start: int) -> None:
    assert our_zlib.crc32(data, start) == zlib.crc32(data, start) == our_binascii.crc32(data, start)
    assert our_zlib.adler32(data, start) == zlib.adler32(data, start)
    assert our_binascii.crc_hqx(data, start) == binascii.crc_hqx(data, start)
