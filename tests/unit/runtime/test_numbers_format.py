"""The format mini-language for int, bool, float and str, against CPython's."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from unit.runtime.fake_memory import load, outcome

format_int = load("naja.runtime.format_int").format_int
format_whole = load("naja.runtime.format_int").format_whole
format_float = load("naja.runtime.format_float").format_float
format_text = load("naja.runtime.format_text").format_text

# Mostly valid pieces in their order, so that most specifications say something.
specs = st.builds(
    lambda *pieces: "".join(pieces),
    st.sampled_from(["", "", "<", ">", "=", "^", "*<", "x=", "0^", "\u20ac>"]),
    st.sampled_from(["", "", "", "+", "-", " "]),
    st.sampled_from(["", "", "", "z"]),
    st.sampled_from(["", "", "#"]),
    st.sampled_from(["", "", "0"]),
    st.sampled_from(["", "1", "5", "12", "31"]),
    st.sampled_from(["", "", "", ",", "_", ",_"]),
    st.sampled_from(["", "", ".0", ".1", ".2", ".7", ".25", "."]),
    st.sampled_from(["", *"bcdoxXneEfFgG%s", "q", "\xe9"]),
)
ints = st.integers(-(2**63), 2**63 - 1) | st.integers(-1200, 1200)
floats = st.floats() | st.floats(-1000, 1000) | st.integers(-200, 200).map(lambda n: n / 8)


@given(ints, specs)
def test_int(value: int, spec: str) -> None:
    expected = outcome(lambda: format(value, spec))
    assert outcome(lambda: format_int(value, spec, "int")) == expected
    if spec and spec[-1] not in "eEfFgG%":
        assert outcome(lambda: format_whole(value, spec)) == expected


@given(st.booleans(), specs.filter(bool))
def test_bool(value: bool, spec: str) -> None:
    expected = outcome(lambda: format(value, spec))
    assert outcome(lambda: format_int(int(value), spec, "bool")) == expected


@given(floats, specs)
def test_float(value: float, spec: str) -> None:
    expected = outcome(lambda: format(value, spec))
    assert outcome(lambda: format_float(value, spec)) == expected


@given(st.text(st.sampled_from("ab\u20ac"), max_size=6), specs)
def test_text(value: str, spec: str) -> None:
    expected = outcome(lambda: format(value, spec))
    assert outcome(lambda: format_text(value, spec)) == expected


@given(
    st.sampled_from([0.0, -0.0, 1e300, 5e-324, 0.5, 2.5, 1234567.125, 9.995]),
    st.sampled_from("eEfFgGn%"),
    st.integers(0, 60),
    st.booleans(),
)
def test_many_digits(value: float, kind: str, precision: int, alternate: bool) -> None:
    spec = f"{'#' if alternate else ''}.{precision}{kind}"
    assert outcome(lambda: format_float(value, spec)) == format(value, spec)


WRONG: list[tuple[Any, str]] = [
    (1, ",_"),
    (1, "_,"),
    (1, ",,"),
    (1, "dd"),
    (1, ",\xe9"),
    (1, "9" * 30),
    (1, "\u0663d"),
    (1, "5\x00"),
    (-1, "c"),
    (1.5, ".3000000000f"),
    (1.5, "." + "9" * 30),
    ("a", "=5"),
    ("a", "_x"),
]


@pytest.mark.parametrize(("value", "spec"), WRONG)
def test_words_of_errors(value: Any, spec: str) -> None:
    expected = outcome(lambda: format(value, spec))
    if isinstance(value, int):
        found = outcome(lambda: format_int(value, spec, "int"))
    elif isinstance(value, float):
        found = outcome(lambda: format_float(value, spec))
    else:
        found = outcome(lambda: format_text(value, spec))
    assert found == expected
