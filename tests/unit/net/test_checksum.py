"""RFC 1071 arithmetic against the textbook form."""

from hypothesis import given, strategies as st

from naja.net.wire.checksum import add_words, checksum, fold


def textbook(data: bytes) -> int:
    if len(data) % 2:
        data += b"\0"
    total = sum(int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


@given(st.binary(max_size=80))
def test_equals_the_textbook(data: bytes) -> None:
    assert checksum(data, 0, len(data)) == textbook(data)


@given(st.binary(max_size=40), st.binary(max_size=40), st.binary(max_size=9))
def test_any_range(before: bytes, data: bytes, after: bytes) -> None:
    whole = before + data + after
    assert checksum(whole, len(before), len(before) + len(data)) == textbook(data)


def test_rfc_1071_example() -> None:
    data = bytes.fromhex("0001f203f4f5f6f7")
    assert fold(add_words(data, 0, len(data), 0)) ^ 0xFFFF == 0xDDF2


@given(st.binary(min_size=2, max_size=60).filter(lambda data: len(data) % 2 == 0))
def test_right_field_makes_zero(data: bytes) -> None:
    octets = bytearray(data)
    octets[0:2] = b"\0\0"
    octets[0:2] = checksum(octets, 0, len(octets)).to_bytes(2, "big")
    assert checksum(octets, 0, len(octets)) in (0, 0xFFFF)
    if any(data[2:]):
        assert checksum(octets, 0, len(octets)) == 0
