"""`timedelta`: durations."""

from typing import ClassVar, overload

from naja.runtime import durations as _exact


class _Total:
    """The sum of the arguments of `timedelta`; fractions of microseconds are gathered apart."""

    def __init__(self) -> None:
        self.days = 0
        self.seconds = 0
        self.microseconds = 0
        self._fraction = 0.0

    def add(self, value: float, factor: int, unit: int) -> None:
        """`value` times `factor` days (unit 0), seconds (1) or microseconds (2)."""
        if isinstance(value, int):
            self._add_whole(value * factor, unit)
            return
        amount = _finite(value)
        whole = int(amount)
        self._add_whole(whole * factor, unit)
        rest = (amount - float(whole)) * float(factor)
        if unit == 0:
            rest *= 86400.0
        if unit < 2:
            part = int(rest)
            self.seconds += part
            rest = (rest - float(part)) * 1000000.0
        part = int(rest)
        self.microseconds += part
        self._fraction += rest - float(part)

    def _add_whole(self, amount: int, unit: int) -> None:
        if unit == 0:
            self.days += amount
        elif unit == 1:
            self.seconds += amount
        else:
            self.microseconds += amount

    def settle(self) -> None:
        """Round the fraction half to even, and carry."""
        if self._fraction != 0.0:
            odd = self.microseconds & 1
            if abs(self._fraction - float(int(self._fraction))) == 0.5:
                self.microseconds += 2 * round((self._fraction + float(odd)) * 0.5) - odd
            else:
                self.microseconds += round(self._fraction)
        carry, self.microseconds = divmod(self.microseconds, 1000000)
        carry, self.seconds = divmod(self.seconds + carry, 86400)
        self.days += carry


def _finite(value: float) -> float:
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    if value - value != 0.0:
        raise OverflowError("cannot convert float infinity to integer")
    return value


def duration(days: int, seconds: int, microseconds: int) -> "timedelta":
    return timedelta(days, seconds, microseconds)


class timedelta:
    """A duration: days, then seconds (below a day) and microseconds (below a second)."""

    min: ClassVar["timedelta"]
    max: ClassVar["timedelta"]
    resolution: ClassVar["timedelta"]

    def __init__(
        self,
        days: float = 0,
        seconds: float = 0,
        microseconds: float = 0,
        milliseconds: float = 0,
        minutes: float = 0,
        hours: float = 0,
        weeks: float = 0,
    ) -> None:
        total = _Total()
        total.add(days, 1, 0)
        total.add(weeks, 7, 0)
        total.add(seconds, 1, 1)
        total.add(minutes, 60, 1)
        total.add(hours, 3600, 1)
        total.add(milliseconds, 1000, 2)
        total.add(microseconds, 1, 2)
        total.settle()
        self._days = total.days
        self._seconds = total.seconds
        self._microseconds = total.microseconds
        self._check()

    def _check(self) -> None:
        if not -999999999 <= self._days <= 999999999:
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")

    @property
    def days(self) -> int:
        return self._days

    @property
    def seconds(self) -> int:
        return self._seconds

    @property
    def microseconds(self) -> int:
        return self._microseconds

    def total_us(self) -> int:
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self) -> float:
        if -100000000 < self._days < 100000000:
            return self.total_us() / 1000000
        return float(self._days * 86400 + self._seconds) + self._microseconds / 1000000

    def __add__(self, other: "timedelta", /) -> "timedelta":
        return duration(
            self._days + other._days,
            self._seconds + other._seconds,
            self._microseconds + other._microseconds,
        )

    def __sub__(self, other: "timedelta", /) -> "timedelta":
        return duration(
            self._days - other._days,
            self._seconds - other._seconds,
            self._microseconds - other._microseconds,
        )

    def __neg__(self) -> "timedelta":
        return duration(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self) -> "timedelta":
        return self

    def __abs__(self) -> "timedelta":
        return -self if self._days < 0 else self

    @overload
    def __mul__(self, other: int, /) -> "timedelta":
        return duration(self._days * other, self._seconds * other, self._microseconds * other)

    @overload
    def __mul__(self, other: float, /) -> "timedelta":
        return self._times(other)

    def __mul__(self, other: float, /) -> "timedelta":
        if isinstance(other, int):
            return duration(self._days * other, self._seconds * other, self._microseconds * other)
        return self._times(other)

    @overload
    def __rmul__(self, other: int, /) -> "timedelta":
        return duration(self._days * other, self._seconds * other, self._microseconds * other)

    @overload
    def __rmul__(self, other: float, /) -> "timedelta":
        return self._times(other)

    def __rmul__(self, other: float, /) -> "timedelta":
        return self * other

    def _times(self, factor: float) -> "timedelta":
        _finite(factor)
        numerator, shift = _exact.binary_fraction(factor if factor >= 0.0 else -factor)
        value = self.total_us()
        size = _exact.times_fraction(value if value >= 0 else -value, numerator, shift)
        return duration(0, 0, size if (value < 0) == (factor < 0.0) else -size)

    @overload
    def __floordiv__(self, other: int, /) -> "timedelta":
        return self._over(other, False)

    @overload
    def __floordiv__(self, other: "timedelta", /) -> int:
        return self.total_us() // other._divisor()

    def __floordiv__(self, other: "int | timedelta", /) -> "int | timedelta":
        if isinstance(other, int):
            return self._over(other, False)
        return self.total_us() // other._divisor()

    @overload
    def __truediv__(self, other: int, /) -> "timedelta":
        return self._over(other, True)

    @overload
    def __truediv__(self, other: float, /) -> "timedelta":
        return self._over_float(other)

    @overload
    def __truediv__(self, other: "timedelta", /) -> float:
        return self.total_us() / other._divisor()

    def __truediv__(self, other: "float | timedelta", /) -> "float | timedelta":
        if isinstance(other, timedelta):
            return self.total_us() / other._divisor()
        if isinstance(other, int):
            return self._over(other, True)
        return self._over_float(other)

    def __mod__(self, other: "timedelta", /) -> "timedelta":
        return duration(0, 0, self.total_us() % other._divisor())

    def __divmod__(self, other: "timedelta", /) -> "tuple[int, timedelta]":
        quotient, rest = divmod(self.total_us(), other._divisor())
        return (quotient, duration(0, 0, rest))

    def _divisor(self) -> int:
        total = self.total_us()
        if total == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return total

    def _over(self, divisor: int, rounding: bool) -> "timedelta":
        if divisor == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        if divisor < 0:
            return (-self)._over(-divisor, rounding)
        days, seconds, microseconds, rest = _exact.divided(
            self._days, self._seconds, self._microseconds, divisor
        )
        if rounding:
            microseconds = _exact.rounded(microseconds, rest, divisor)
        return duration(days, seconds, microseconds)

    def _over_float(self, divisor: float) -> "timedelta":
        if divisor == 0.0:
            raise ZeroDivisionError("division by zero")
        _finite(divisor)
        numerator, shift = _exact.binary_fraction(divisor if divisor >= 0.0 else -divisor)
        value = self.total_us()
        size = _exact.over_fraction(value if value >= 0 else -value, numerator, shift)
        return duration(0, 0, size if (value < 0) == (divisor < 0.0) else -size)

    def _order(self, other: "timedelta") -> int:
        if self._days != other._days:
            return -1 if self._days < other._days else 1
        if self._seconds != other._seconds:
            return -1 if self._seconds < other._seconds else 1
        return self._microseconds - other._microseconds

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, timedelta):
            return self._order(other) == 0
        return False

    def __lt__(self, other: "timedelta", /) -> bool:
        return self._order(other) < 0

    def __le__(self, other: "timedelta", /) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: "timedelta", /) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: "timedelta", /) -> bool:
        return self._order(other) >= 0

    def __hash__(self) -> int:
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self) -> bool:
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __repr__(self) -> str:
        parts: list[str] = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return "datetime.timedelta(" + (", ".join(parts) if parts else "0") + ")"

    def __str__(self) -> str:
        hours, rest = divmod(self._seconds, 3600)
        text = f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
        if self._days:
            plural = "" if self._days == 1 or self._days == -1 else "s"
            text = f"{self._days} day{plural}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text


def _lazy_duration(days: int, seconds: int, microseconds: int) -> timedelta:
    return timedelta(days, seconds, microseconds)


_timedelta_min: timedelta = _lazy_duration(-999999999, 0, 0)
_timedelta_max: timedelta = _lazy_duration(999999999, 86399, 999999)
_timedelta_resolution: timedelta = _lazy_duration(0, 0, 1)
