"""int: digits, parsing, octets, rounding, against CPython's."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import exact, load, outcome

digits = load("naja.runtime.numbers_unsafe")
methods = load("naja.runtime.numbers")
parsing = load("naja.runtime.numbers_parse")
octets = load("naja.runtime.bytes_text")
formats = load("naja.runtime.format_int")

LEAST, MOST = -(2**63), 2**63 - 1
edges = [0, 1, 9, 10, 99, 100, LEAST, LEAST + 1, MOST, 2**31, 2**32, 2**53, 10**18, 10**18 - 1]
ints = st.sampled_from(edges).flatmap(lambda n: st.sampled_from([n, max(-n, LEAST + 1)])) | (
    st.integers(LEAST, MOST) | st.integers(-300, 300)
)
FITS = ("OverflowError", "integer result does not fit in 64 bits")


@given(ints)
def test_repr(value: int) -> None:
    assert exact(digits.int_repr(value)) == repr(value)


@pytest.mark.parametrize("power", range(19))
def test_repr_around_powers_of_ten(power: int) -> None:
    for value in (10**power - 1, 10**power, 10**power + 1):
        assert exact(digits.int_repr(value)) == repr(value)
        assert exact(digits.int_repr(-value)) == repr(-value)


@given(ints)
def test_bases(value: int) -> None:
    for bits, prefix, theirs in ((1, "0b", bin), (3, "0o", oct), (4, "0x", hex)):
        assert exact(formats.based_repr(value, bits, prefix)) == theirs(value)


def native(call: Any) -> Any:
    """What CPython gives, where 64 bits hold it."""
    result = outcome(call)
    return FITS if isinstance(result, int) and not LEAST <= result <= MOST else result


literals = st.one_of(
    st.text(st.sampled_from("0123456789_+- \n\x1cabfoxzBX\u0663\xa0\xb2"), max_size=8),
    ints.map(str),
    ints.map(hex),
    ints.map(lambda n: f"{n:_}"),
    ints.map(lambda n: f" {n * 1000}\t"),
    ints.map(bin),
)


@given(literals, st.sampled_from([10, 10, 0, 2, 8, 16, 36, 1, 37, -1]))
def test_parse(text: str, base: int) -> None:
    assert outcome(lambda: parsing.int_of_text(text, base)) == native(lambda: int(text, base))


@given(literals, st.sampled_from([10, 0, 16]))
def test_parse_octets(text: str, base: int) -> None:
    data = text.encode("latin-1", "replace")
    assert outcome(lambda: octets.int_of_octets(data, base)) == native(lambda: int(data, base))


@given(
    ints,
    st.integers(-1, 10),
    st.sampled_from(["big", "little", "middle"]),
    st.booleans(),
)
def test_to_bytes(value: int, length: int, order: Any, signed: bool) -> None:
    expected = outcome(lambda: value.to_bytes(length, order, signed=signed))
    assert outcome(lambda: methods.to_octets(value, length, order, signed)) == expected


@given(
    st.binary(max_size=11) | ints.map(lambda n: n.to_bytes(11, "big", signed=True)),
    st.sampled_from(["big", "little"]),
    st.booleans(),
)
def test_from_bytes(data: bytes, order: Any, signed: bool) -> None:
    expected = native(lambda: int.from_bytes(data, order, signed=signed))
    assert outcome(lambda: methods.from_octets(data, order, signed)) == expected
    assert outcome(lambda: methods.from_octets(list(data), order, signed)) == expected


@given(ints, st.integers(-22, 3))
def test_round(value: int, places: int) -> None:
    expected = native(lambda: round(value, places))
    assert outcome(lambda: methods.round_int(value, places)) == expected


@given(ints)
def test_bits(value: int) -> None:
    assert methods.bit_length(value) == value.bit_length()
    assert methods.bit_count(value) == value.bit_count()
