"""`time`: clocks, and moments as text. A program waits with `asyncio.sleep`; `time.sleep`
stops the whole machine.

An image knows no time zone: local time is UTC. Deliberately missing: setting a clock, and
information about clocks and threads.
"""

from typing import Final, Iterator, TypeAlias, overload

from naja.hal import Clock, Idle, service
from naja.runtime import dates as _dates
from naja.runtime.date_format import Moment, format_moment
from naja.runtime.date_parse import parse_moment

timezone: Final = 0
altzone: Final = 0
daylight: Final = 0
tzname: Final = ("UTC", "UTC")
_TimeTuple: TypeAlias = tuple[int, int, int, int, int, int, int, int, int]


class struct_time:
    """A moment in nine numbers: year to second, weekday (Monday is 0), day of the year, DST."""

    def __init__(self, values: _TimeTuple, /) -> None:
        self.tm_year = values[0]
        self.tm_mon = values[1]
        self.tm_mday = values[2]
        self.tm_hour = values[3]
        self.tm_min = values[4]
        self.tm_sec = values[5]
        self.tm_wday = values[6]
        self.tm_yday = values[7]
        self.tm_isdst = values[8]
        self.tm_zone: str | None = "GMT"
        self.tm_gmtoff: int | None = 0

    def _all(self) -> list[int]:
        date = [self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min, self.tm_sec]
        return [*date, self.tm_wday, self.tm_yday, self.tm_isdst]

    def __len__(self) -> int:
        return 9

    def __iter__(self) -> Iterator[int]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int, /) -> int:
        return self._all()[index]

    @overload
    def __getitem__(self, index: slice, /) -> tuple[int, ...]:
        return tuple(self._all()[index])

    def __getitem__(self, index: int | slice, /) -> int | tuple[int, ...]:
        return self._all()[index] if isinstance(index, int) else tuple(self._all()[index])

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, struct_time):
            return self._all() == other._all()
        return False

    def __lt__(self, other: "struct_time", /) -> bool:
        return self._all() < other._all()

    def __le__(self, other: "struct_time", /) -> bool:
        return self._all() <= other._all()

    def __gt__(self, other: "struct_time", /) -> bool:
        return self._all() > other._all()

    def __ge__(self, other: "struct_time", /) -> bool:
        return self._all() >= other._all()

    def __hash__(self) -> int:
        return hash(tuple(self._all()))

    def __repr__(self) -> str:
        return (
            f"time.struct_time(tm_year={self.tm_year}, tm_mon={self.tm_mon}, "
            f"tm_mday={self.tm_mday}, tm_hour={self.tm_hour}, tm_min={self.tm_min}, "
            f"tm_sec={self.tm_sec}, tm_wday={self.tm_wday}, tm_yday={self.tm_yday}, "
            f"tm_isdst={self.tm_isdst})"
        )


@overload
def gmtime(seconds: None = None, /) -> struct_time:
    return _moment_at(time_ns() // 1000000000)


@overload
def gmtime(seconds: float, /) -> struct_time:
    return _moment_at(int(seconds // 1))


def gmtime(seconds: float | None = None, /) -> struct_time:
    """The moment so many seconds after 1970-01-01T00:00:00Z; now if None."""
    return _moment_at(time_ns() // 1000000000 if seconds is None else int(seconds // 1))


@overload
def localtime(seconds: None = None, /) -> struct_time:
    return _as_local(gmtime())


@overload
def localtime(seconds: float, /) -> struct_time:
    return _as_local(gmtime(seconds))


def localtime(seconds: float | None = None, /) -> struct_time:
    """UTC: an image knows no other zone."""
    return _as_local(gmtime(seconds))


def _as_local(moment: struct_time) -> struct_time:
    moment.tm_zone = "UTC"
    return moment


def _as_struct(moment: struct_time | _TimeTuple) -> struct_time:
    if isinstance(moment, tuple):
        return struct_time(moment)
    return moment


def mktime(moment: struct_time | _TimeTuple, /) -> float:
    """The inverse of `localtime`. Days, hours and the like may be beyond their bounds."""
    given = _as_struct(moment)
    year, month = given.tm_year + (given.tm_mon - 1) // 12, (given.tm_mon - 1) % 12 + 1
    days = _dates.ordinal_of(year, month, 1) + given.tm_mday - 1 - _dates.EPOCH_ORDINAL
    return float(days * 86400 + given.tm_hour * 3600 + given.tm_min * 60 + given.tm_sec)


def strftime(format: str, moment: struct_time | _TimeTuple | None = None, /) -> str:
    """The moment (now if None) as text. ValueError for a number out of its bounds."""
    if "\0" in format:
        raise ValueError("embedded null character")
    return format_moment(_as_moment(localtime() if moment is None else moment), format)


def asctime(moment: struct_time | _TimeTuple | None = None, /) -> str:
    return strftime("%a %b %e %H:%M:%S %Y", localtime() if moment is None else moment)


@overload
def ctime(seconds: None = None, /) -> str:
    return asctime(gmtime())


@overload
def ctime(seconds: float, /) -> str:
    return asctime(gmtime(seconds))


def ctime(seconds: float | None = None, /) -> str:
    return asctime(localtime(seconds))


def strptime(text: str, format: str = "%a %b %d %H:%M:%S %Y", /) -> struct_time:
    """ValueError where the text does not match the format."""
    fields = parse_moment(text, format)
    found = struct_time(
        (
            fields.year,
            fields.month,
            fields.day,
            fields.hour,
            fields.minute,
            fields.second,
            fields.weekday,
            fields.yearday,
            fields.daylight,
        )
    )
    found.tm_zone = fields.zone or None
    found.tm_gmtoff = None
    if fields.has_offset:
        seconds = abs(fields.offset_us) // 1000000
        found.tm_gmtoff = -seconds if fields.offset_us < 0 else seconds
    return found


def _moment_at(seconds: int) -> struct_time:
    days, rest = divmod(seconds, 86400)
    ordinal = days + _dates.EPOCH_ORDINAL
    year, month, day = _dates.date_of(ordinal)
    yearday = _dates.day_of_year(year, month, day)
    weekday = _dates.weekday_of(ordinal)
    return struct_time(
        (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, weekday, yearday, 0)
    )


def _within(name: str, value: int, high: int) -> int:
    """The value. ValueError if it is not in 0 .. `high`."""
    if not 0 <= value <= high:
        raise ValueError(f"{name} out of range")
    return value


def _as_moment(given: struct_time | _TimeTuple) -> Moment:
    moment = _as_struct(given)
    month = _within("month", moment.tm_mon, 12) or 1
    made = Moment(moment.tm_year, month, _within("day of month", moment.tm_mday, 31) or 1)
    made.hour = _within("hour", moment.tm_hour, 23)
    made.minute = _within("minute", moment.tm_min, 59)
    made.second = _within("seconds", moment.tm_sec, 61)
    if moment.tm_wday < -1:
        raise ValueError("day of week out of range")
    made.weekday = moment.tm_wday % 7
    made.yearday = _within("day of year", moment.tm_yday, 366) or 1
    made.offset = "+0000"
    made.colon_offset = "+00:00"
    made.zone = moment.tm_zone or "UTC"
    return made


def monotonic_ns() -> int:
    """Nanoseconds on a clock that never steps back."""
    return service(Clock).monotonic_ns()  # type: ignore[type-abstract]


def monotonic() -> float:
    """Seconds on a clock that never steps back."""
    return monotonic_ns() / 1000000000


def perf_counter_ns() -> int:
    return monotonic_ns()


def perf_counter() -> float:
    return monotonic_ns() / 1000000000


def process_time_ns() -> int:
    """An image has one process: the same clock."""
    return monotonic_ns()


def process_time() -> float:
    return monotonic_ns() / 1000000000


def time_ns() -> int:
    """Nanoseconds since 1970-01-01T00:00:00Z."""
    return service(Clock).wall_ns()  # type: ignore[type-abstract]


def time() -> float:
    """Seconds since 1970-01-01T00:00:00Z."""
    return time_ns() / 1000000000


def sleep(seconds: float, /) -> None:
    """Stop the whole machine for this long; nothing else runs. ValueError if negative."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    deadline_ns = monotonic_ns() + int(seconds * 1000000000.0)
    while monotonic_ns() < deadline_ns:
        service(Idle).wait(deadline_ns)  # type: ignore[type-abstract]
