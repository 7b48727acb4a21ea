"""Our math against CPython's: equal where that is exact, else within one unit of the last place."""

import math
import struct

import pytest
from hypothesis import given, settings, strategies as st

from naja.stdlib import math as ours

ANY = st.floats()
FINITE = st.floats(allow_nan=False, allow_infinity=False)
MODERATE = st.floats(-50.0, 50.0)

EXACT = (
    "ulp isnan isinf isfinite fabs floor ceil trunc sqrt modf frexp degrees radians isqrt factorial"
).split()
ROUNDED = (
    "exp expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
    "exp2 erf"
).split()
# Where the C library itself is off by more than one unit.
ROUGH = "cbrt erfc gamma lgamma".split()


def same(a: object, b: object) -> bool:
    """Equal, signs of zero and NaN included."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, float) and isinstance(b, float):
        return struct.pack("d", a) == struct.pack("d", b) or (a != a and b != b)
    return type(a) is type(b) and a == b


def close(a: object, b: object, units: int = 1) -> bool:
    if isinstance(a, float) and isinstance(b, float) and math.isfinite(a) and math.isfinite(b):
        return abs(a - b) <= units * math.ulp(b) and math.copysign(1.0, a) == math.copysign(1.0, b)
    return same(a, b)


def outcome(function, *arguments):  # type: ignore[no-untyped-def]
    try:
        return function(*arguments)
    except (ValueError, OverflowError) as error:
        return type(error), str(error)


def fits(value: object) -> bool:
    return not isinstance(value, int) or -(2**63) <= value < 2**63


@pytest.mark.parametrize("name", EXACT[:-2])
@given(value=ANY | st.sampled_from([0.0, -0.0, 0.5, -0.5, 1.5, 5e-324]))
def test_exact(name: str, value: float) -> None:
    theirs = outcome(getattr(math, name), value)
    if fits(theirs):
        assert same(outcome(getattr(ours, name), value), theirs)


@pytest.mark.parametrize("name", ROUNDED)
@settings(deadline=None, max_examples=60)
@given(value=ANY | MODERATE | st.floats(-1.0, 1.0))
def test_rounded(name: str, value: float) -> None:
    mine, theirs = outcome(getattr(ours, name), value), outcome(getattr(math, name), value)
    assert close(mine, theirs), (mine, theirs)


@pytest.mark.parametrize("name", ROUGH)
@settings(deadline=None, max_examples=60)
@given(value=ANY | MODERATE | st.floats(-200.0, 200.0) | st.integers(-30, 30))
def test_rough(name: str, value: float) -> None:
    mine, theirs = outcome(getattr(ours, name), value), outcome(getattr(math, name), value)
    slack = 1e-15 if name == "lgamma" else 0.0  # near its zeros nothing is left of the digits
    near = isinstance(mine, float) and isinstance(theirs, float) and abs(mine - theirs) <= slack
    assert near or close(mine, theirs, 4), (mine, theirs)


@settings(deadline=None)
@given(st.lists(ANY | MODERATE, max_size=5))
def test_lengths(values: list[float]) -> None:
    assert close(ours.hypot(*values), math.hypot(*values))
    assert close(outcome(ours.dist, values, values[::-1]), math.dist(values, values[::-1]))


@pytest.mark.parametrize("name", "copysign fmod remainder nextafter atan2 hypot isclose".split())
@settings(deadline=None)
@given(a=ANY | MODERATE, b=ANY | MODERATE)
def test_of_two(name: str, a: float, b: float) -> None:
    mine, theirs = outcome(getattr(ours, name), a, b), outcome(getattr(math, name), a, b)
    assert close(mine, theirs), (mine, theirs)


@given(FINITE, st.integers(-1200, 1200))
def test_ldexp(value: float, exponent: int) -> None:
    mine, theirs = outcome(ours.ldexp, value, exponent), outcome(math.ldexp, value, exponent)
    assert close(mine, theirs), (mine, theirs)


@given(st.lists(st.floats(-1e300, 1e300), max_size=12))
def test_fsum(values: list[float]) -> None:
    assert same(ours.fsum(values), math.fsum(values))


@given(st.lists(st.integers(-(2**40), 2**40), max_size=3))
def test_divisors(values: list[int]) -> None:
    assert ours.gcd(*values) == math.gcd(*values)
    if fits(math.lcm(*values)):
        assert ours.lcm(*values) == math.lcm(*values)


@given(st.integers(-3, 2**63 - 1))
def test_isqrt(value: int) -> None:
    assert outcome(ours.isqrt, value) == outcome(math.isqrt, value)


@given(st.integers(-1, 60), st.integers(-1, 60))
def test_counting(n: int, k: int) -> None:
    for name in ("comb", "perm"):
        theirs = outcome(getattr(math, name), n, k)
        if fits(theirs):
            assert outcome(getattr(ours, name), n, k) == theirs
    if n <= 20:
        assert outcome(ours.factorial, n) == outcome(math.factorial, n)


def test_whole_numbers_and_constants() -> None:
    for name in ("floor", "ceil", "trunc"):
        assert getattr(ours, name)(2**62 + 1) == 2**62 + 1
    for name in ("pi", "e", "tau", "inf"):
        assert getattr(ours, name) == getattr(math, name)
    assert ours.sqrt(2) == math.sqrt(2)
    assert ours.log(8, 2) == math.log(8, 2)
    with pytest.raises(ValueError, match="math domain error"):
        ours.pow(-8.0, 1 / 3)
