"""Hashes, ranges and powers against CPython's."""

import pytest
from hypothesis import given, strategies as st

from naja.runtime import hashing, powers, ranges

INT = st.integers(-(2**63), 2**63 - 1)
SMALL = st.integers(-20, 20)
STEP = SMALL.filter(bool)


@given(INT)
def test_hash_of_int(value: int) -> None:
    assert hashing.int_hash(value) == hash(value)


@given(st.floats(allow_nan=False))
def test_hash_of_float(value: float) -> None:
    assert hashing.float_hash(value) == hash(value)


@given(st.lists(INT, max_size=6))
def test_hash_of_tuple(values: list[int]) -> None:
    state = hashing.tuple_hash_start()
    for value in values:
        state = hashing.tuple_hash_mix(state, hash(value))
    assert hashing.tuple_hash_end(state, len(values)) == hash(tuple(values))


def numbers(iterator: ranges.RangeIterator) -> list[int]:
    return [*iterator]


@given(SMALL, SMALL, STEP)
def test_range(start: int, stop: int, step: int) -> None:
    theirs = range(start, stop, step)
    length = ranges.range_length(start, stop, step)
    assert length == len(theirs)
    assert numbers(ranges.RangeIterator(start, step, length)) == [*theirs]
    assert numbers(ranges.range_reversed(start, step, length)) == [*reversed(theirs)]
    for value in range(-22, 23):
        assert ranges.range_holds(start, stop, step, value) == (value in theirs)
    assert ranges.range_repr(start, stop, step) == repr(theirs)


@given(SMALL, SMALL, STEP, st.none() | SMALL, st.none() | SMALL, st.none() | STEP)
def test_slice_of_range(start, stop, step, low, high, by):  # type: ignore[no-untyped-def]
    theirs = range(start, stop, step)
    first, last, stride = ranges.range_slice(start, step, len(theirs), low, high, by)
    assert repr(range(first, last, stride)) == repr(theirs[low:high:by])


@given(INT, INT, INT.filter(bool))
def test_length_of_any_range(start: int, stop: int, step: int) -> None:
    try:
        wanted: object = len(range(start, stop, step))
    except OverflowError as error:
        with pytest.raises(OverflowError, match=str(error)):
            ranges.range_length(start, stop, step)
        return
    assert ranges.range_length(start, stop, step) == wanted


def test_range_of_step_zero() -> None:
    with pytest.raises(ValueError, match=r"range\(\) arg 3 must not be zero"):
        ranges.range_length(1, 2, 0)


@given(SMALL, st.integers(0, 14))
def test_power(base: int, exponent: int) -> None:
    assert powers.power(base, exponent) == base**exponent


@given(INT, st.integers(-10, 2**40), st.integers(-(2**63) + 1, 2**63 - 1) | SMALL)
def test_power_modulo(base: int, exponent: int, modulus: int) -> None:
    try:
        wanted = pow(base, exponent, modulus)
    except ValueError as error:
        with pytest.raises(ValueError) as raised:
            powers.power_modulo(base, exponent, modulus)
        assert str(raised.value) == str(error)
        return
    assert powers.power_modulo(base, exponent, modulus) == wanted
