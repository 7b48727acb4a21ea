"""float: repr, parsing, rounding, `//`, `%` and `**`, against CPython's."""

import math
import struct
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings, strategies as st

from unit.runtime.fake_memory import exact, load, outcome

powers = load("naja.runtime.float_powers_unsafe")
text = load("naja.runtime.float_text")
parsing = load("naja.runtime.float_parse")
methods = load("naja.runtime.float_methods")
arithmetic = load("naja.runtime.float_arithmetic")

LIMIT = 2**63
EDGES = [0.0, -0.0, 1.0, 0.1, 0.5, 1.5, 2.5, 1e22, 1e23, 9007199254740993.0, 1e16, 0.0001]
EDGES += [1e-5, 5e-324, 2.5e-323, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35]
EDGES += [math.inf, -math.inf, math.nan, 2.0**63, -(2.0**63), 9.5367431640625e-07]
floats = st.one_of(
    st.sampled_from(EDGES),
    st.floats(),
    st.integers(0, 2**64 - 1).map(lambda n: struct.unpack("<d", n.to_bytes(8, "little"))[0]),
    st.integers(-1074, 1023).map(lambda n: 2.0**n),
    st.floats(-1000, 1000),
    st.integers(-1000, 1000).map(lambda n: n / 8),
)
finite = floats.filter(math.isfinite)


def bits(value: Any) -> Any:
    """Floats by their bits (one NaN), anything else as it is."""
    if isinstance(value, float):
        return "nan" if value != value else struct.pack("<d", value)
    return value


def test_powers_of_ten() -> None:
    """Each power in the table, against whole numbers."""
    mask = 2**64 - 1
    for exponent in range(powers.SMALLEST, powers.LARGEST + 1):
        high, low = powers.power_of_ten(exponent)
        found = (high & mask) << 64 | low & mask
        true = Fraction(10) ** exponent / Fraction(2) ** (powers.log2_of_power(exponent) - 127)
        assert found <= true < found + 1
        assert (found == true) == (0 <= exponent <= 55)


@given(floats)
def test_repr(value: float) -> None:
    assert exact(text.float_repr(value)) == repr(value)


@given(floats)
def test_parse_what_was_written(value: float) -> None:
    written = [repr(value), f"{value:.17e}", f"{value:.30g}", f" {value} ", f"{value:+.3f}"]
    for literal in written:
        assert bits(parsing.float_of_text(literal)) == bits(float(literal))


@settings(max_examples=settings().max_examples // 4)
@given(finite)
def test_parse_the_middle_between_two(value: float) -> None:
    """Exactly half way, and one digit to either side."""
    above = math.nextafter(value, math.inf)
    assume(math.isfinite(above))
    middle = (Fraction(value) + Fraction(above)) / 2
    places = middle.denominator.bit_length() - 1
    digits = middle.numerator * 5**places
    for literal in (f"{digits}e-{places}", f"{digits}1e-{places + 1}", f"{digits - 1}e-{places}"):
        assert bits(parsing.float_of_text(literal)) == bits(float(literal))


literals = st.one_of(
    st.text(st.sampled_from("0123456789_.eE+- infaNx\u0663\xa0"), max_size=9),
    st.tuples(st.integers(0, 10**25), st.integers(0, 10**25), st.integers(-400, 400)).map(
        lambda t: f"{t[0]}.{t[1]}e{t[2]}"
    ),
    st.sampled_from(
        [
            "infinity",
            "-INF",
            "+nan",
            "infinit",
            "1e400",
            "1e-400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "0e99999999999999999999",
            "1" + "0" * 400 + "e-400",
            "0." + "0" * 400 + "1e401",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2" * 1000 + "e-990",
        ]
    ),
)


@given(literals)
def test_parse(literal: str) -> None:
    expected = outcome(lambda: float(literal))
    assert bits(outcome(lambda: parsing.float_of_text(literal))) == bits(expected)


def native(call: Any) -> Any:
    """What CPython gives, where 64 bits hold it."""
    result = outcome(call)
    parts = result if isinstance(result, tuple) else (result,)
    if any(isinstance(part, int) and not -LIMIT <= part < LIMIT for part in parts):
        return "OverflowError", "integer result does not fit in 64 bits"
    return result


@given(floats | st.floats(-1e19, 1e19))
def test_to_int(value: float) -> None:
    assert outcome(lambda: methods.int_of_float(value)) == native(lambda: int(value))
    assert outcome(lambda: methods.round_to_int(value)) == native(lambda: round(value))
    assert outcome(lambda: methods.floor_to_int(value)) == native(lambda: math.floor(value))
    assert outcome(lambda: methods.ceil_to_int(value)) == native(lambda: math.ceil(value))
    assert methods.is_whole(value) == value.is_integer()
    assert exact(methods.hex_of_float(value)) == value.hex()
    ratio = outcome(lambda: methods.integer_ratio(value))
    assert ratio == native(lambda: value.as_integer_ratio())


@given(floats, st.integers(-330, 330) | st.integers(-3, 4))
def test_round(value: float, places: int) -> None:
    expected = outcome(lambda: round(value, places))
    assert bits(outcome(lambda: methods.round_to_places(value, places))) == bits(expected)


@given(floats, floats | st.sampled_from([3.0, -3.0, 0.1]))
def test_division(a: float, b: float) -> None:
    assert bits(outcome(lambda: arithmetic.float_mod(a, b))) == bits(outcome(lambda: a % b))
    assert bits(outcome(lambda: arithmetic.float_floordiv(a, b))) == bits(outcome(lambda: a // b))


@given(floats | st.floats(0.5, 2), floats | st.floats(-20, 20) | st.integers(-9, 9).map(float))
def test_power(base: float, exponent: float) -> None:
    expected = outcome(lambda: base**exponent)
    found = outcome(lambda: arithmetic.float_pow(base, exponent))
    if isinstance(expected, complex) or "complex" in str(expected):
        assert found[0] == "ValueError"
    elif isinstance(expected, float) and isinstance(found, float) and expected == expected:
        # The C library's own result may be off by one unit.
        assert found in (
            expected,
            math.nextafter(expected, math.inf),
            math.nextafter(expected, -math.inf),
        )
        assert math.copysign(1, found) == math.copysign(1, expected)
    else:
        assert bits(found) == bits(expected)


wide = st.integers(-LIMIT, LIMIT - 1) | st.integers(-20, 20)


@given(wide, wide, st.integers(0, 62))
def test_division_of_ints(a: int, b: int, shift: int) -> None:
    for left, right in ((a, b), (a >> shift, b), (a, b >> shift)):
        expected = outcome(lambda: left / right)  # noqa: B023
        found = outcome(lambda: arithmetic.int_truediv(left, right))  # noqa: B023
        assert bits(found) == bits(expected)


@given(wide, floats)
def test_int_against_float(number: int, value: float) -> None:
    for other in (value, float(number), math.nextafter(float(number), 0)):
        order = arithmetic.compare_int_float(number, other)
        if other != other:
            assert order == 2
        else:
            assert order == (number > other) - (number < other)


def test_powers_of_whole_numbers_are_exact() -> None:
    for base in range(2, 12):
        for exponent in range(-3, 15):
            assert arithmetic.float_pow(float(base), float(exponent)) == float(base) ** exponent


@pytest.mark.parametrize("value", EDGES)
def test_hash_agrees_with_ints(value: float) -> None:
    hashing = load("naja.runtime.hashing")
    if value == value:
        assert hashing.float_hash(value) == hash(value)
