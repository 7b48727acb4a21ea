"""Arithmetic of the clocks."""

import datetime

from hypothesis import given, strategies as st

from naja.machine.x86_64.calendar_unsafe import days_since_1970
from naja.machine.x86_64.clock_unsafe import scale_ticks


@given(st.integers(0, (1 << 62) - 1), st.integers(1, (1 << 33) - 1))
def test_ticks_are_scaled_exactly(ticks: int, scale: int) -> None:
    exact = ticks * scale >> 32
    if exact < 1 << 63:
        assert scale_ticks(ticks, scale) == exact


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2299, 12, 31)))
def test_days(day: datetime.date) -> None:
    expected = (day - datetime.date(1970, 1, 1)).days
    assert days_since_1970(day.year, day.month, day.day) == expected
