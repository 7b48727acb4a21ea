# mypy: disable-error-code="empty-body"
"""`datetime`: a day with a time of day."""

from typing import ClassVar, Literal, Self, overload

from naja.hal import Clock, service
from naja.runtime import dates as _dates
from naja.runtime.date_format import Moment
from naja.runtime.date_iso import split_moment
from naja.runtime.date_parse import parse_moment

from .clocks import time as _Time
from .days import date as _Date
from .durations import timedelta
from .zones import UTC, offset_text, timezone, tzinfo as _TzInfo, zone_of


class datetime(_Date):
    """A moment: naive, or aware of its time zone."""

    min: ClassVar["datetime"]
    max: ClassVar["datetime"]
    resolution: ClassVar[timedelta]

    def __init__(
        self,
        year: int,
        month: int,
        day: int,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: _TzInfo | None = None,
        *,
        fold: int = 0,
    ) -> None:
        super().__init__(year, month, day)
        _dates.check_time(hour, minute, second, microsecond, fold)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold

    @property
    def hour(self) -> int:
        return self._hour

    @property
    def minute(self) -> int:
        return self._minute

    @property
    def second(self) -> int:
        return self._second

    @property
    def microsecond(self) -> int:
        return self._microsecond

    @property
    def tzinfo(self) -> _TzInfo | None:
        return self._tzinfo

    @property
    def fold(self) -> int:
        return self._fold

    @staticmethod
    def now(tz: _TzInfo | None = None) -> "datetime":
        now_us = service(Clock).wall_ns() // 1000  # type: ignore[type-abstract]
        return _zoned(now_us, tz)

    @classmethod
    def today(cls) -> Self:
        now_us = service(Clock).wall_ns() // 1000  # type: ignore[type-abstract]
        return cls._of_place(now_us + _EPOCH_US, None)

    @staticmethod
    def utcnow() -> "datetime":
        return _zoned(service(Clock).wall_ns() // 1000, None)  # type: ignore[type-abstract]

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: _TzInfo | None = None) -> Self:
        place = _microseconds(timestamp)
        if tz is None:
            return cls._of_place(place + _EPOCH_US, None)
        made = tz.fromutc(datetime._of_place(place + _EPOCH_US, tz))
        return cls._of_place(made._local(), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp: float, /) -> Self:
        return cls._of_place(_microseconds(timestamp) + _EPOCH_US, None)

    @classmethod
    def fromordinal(cls, ordinal: int, /) -> Self:
        day = _Date.fromordinal(ordinal)
        return cls(day.year, day.month, day.day)

    @classmethod
    def combine(
        cls, date: _Date, time: _Time, tzinfo: _TzInfo | None | Literal[True] = True
    ) -> Self:
        return cls(
            date.year,
            date.month,
            date.day,
            time.hour,
            time.minute,
            time.second,
            time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo,
            fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, text: str, /) -> Self:
        (year, month, day), c = split_moment(text)
        return cls(year, month, day, c.hour, c.minute, c.second, c.microsecond, zone_of(c))

    @classmethod
    def strptime(cls, text: str, spec: str, /) -> Self:
        f = parse_moment(text, spec)
        zone: timezone | None = None
        if f.has_offset:
            offset = timedelta(microseconds=f.offset_us)
            zone = timezone(offset, f.zone) if f.zone else timezone(offset)
            if f.offset_us == 0 and not f.zone:
                zone = timezone.utc
        return cls(f.year, f.month, f.day, f.hour, f.minute, f.second, f.microsecond, zone)

    @classmethod
    def _of_place(cls, place: int, zone: _TzInfo | None) -> Self:
        """The moment so many microseconds after the beginning of the day before year 1."""
        ordinal, rest = divmod(place, _DAY_US)
        if not 1 <= ordinal <= _dates.MAXORDINAL:
            raise OverflowError("date value out of range")
        year, month, day = _dates.date_of(ordinal)
        seconds, microsecond = divmod(rest, 1000000)
        return cls(
            year,
            month,
            day,
            seconds // 3600,
            seconds // 60 % 60,
            seconds % 60,
            microsecond,
            zone,
        )

    def _local(self) -> int:
        """The inverse of `_of_place`."""
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return self.toordinal() * _DAY_US + seconds * 1000000 + self._microsecond

    def _is_moment(self) -> bool:
        return True

    def date(self) -> _Date:
        return _Date(self._year, self._month, self._day)

    def time(self) -> _Time:
        return _Time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self) -> _Time:
        return _Time(
            self._hour,
            self._minute,
            self._second,
            self._microsecond,
            self._tzinfo,
            fold=self._fold,
        )

    def utcoffset(self) -> timedelta | None:
        zone = self._tzinfo
        return None if zone is None else zone.utcoffset(self)

    def tzname(self) -> str | None:
        zone = self._tzinfo
        return None if zone is None else zone.tzname(self)

    def dst(self) -> timedelta | None:
        zone = self._tzinfo
        return None if zone is None else zone.dst(self)

    def timestamp(self) -> float:
        return (self._utc() - _EPOCH_US) / 1000000

    def _utc(self) -> int:
        offset = self.utcoffset()
        return self._local() if offset is None else self._local() - offset.total_us()

    def astimezone(self, tz: _TzInfo | None = None) -> "datetime":
        """The same moment in another time zone; a naive one counts as UTC."""
        wanted = UTC if tz is None else tz
        if self._tzinfo is wanted:
            return self
        return wanted.fromutc(datetime._of_place(self._utc(), wanted))

    @overload  # type: ignore[override]
    def replace(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        microsecond: int | None = None,
        *,
        fold: int | None = None,
    ) -> "datetime":
        return self._replaced(
            year, month, day, hour, minute, second, microsecond, self._tzinfo, fold
        )

    @overload
    def replace(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        microsecond: int | None = None,
        *,
        tzinfo: _TzInfo | None,
        fold: int | None = None,
    ) -> "datetime":
        return self._replaced(year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    def replace(self, *given: int | None, **named: object) -> "datetime": ...
    def _replaced(
        self,
        year: int | None,
        month: int | None,
        day: int | None,
        hour: int | None,
        minute: int | None,
        second: int | None,
        microsecond: int | None,
        zone: _TzInfo | None,
        fold: int | None,
    ) -> "datetime":
        return datetime(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            zone,
            fold=self._fold if fold is None else fold,
        )

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        clock = _dates.clock_text(
            self._hour, self._minute, self._second, self._microsecond, timespec
        )
        return super().isoformat() + sep + clock + offset_text(self.utcoffset(), ":")

    def _moment(self) -> Moment:
        moment = Moment(self._year, self._month, self._day)
        moment.hour = self._hour
        moment.minute = self._minute
        moment.second = self._second
        moment.microsecond = self._microsecond
        offset = self.utcoffset()
        moment.offset = offset_text(offset, "")
        moment.colon_offset = offset_text(offset, ":")
        moment.zone = self.tzname() or ""
        return moment

    def _moved_by(self, duration: timedelta, sign: int) -> Self:
        place = self._local()
        days = duration.days * sign
        if not -_dates.MAXORDINAL <= days <= _dates.MAXORDINAL:
            raise OverflowError("date value out of range")
        return self._of_place(place + sign * duration.total_us(), self._tzinfo)

    def __add__(self, other: timedelta, /) -> Self:
        return self._moved_by(other, 1)

    def __radd__(self, other: timedelta, /) -> Self:
        return self._moved_by(other, 1)

    @overload  # type: ignore[override]
    def __sub__(self, other: timedelta, /) -> Self:
        return self._moved_by(other, -1)

    @overload
    def __sub__(self, other: "datetime", /) -> timedelta:
        return self._since(other)

    @overload
    def __sub__(self, other: _Date, /) -> timedelta:
        if isinstance(other, datetime):
            return self._since(other)
        raise TypeError(
            "unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'"
        )

    def __sub__(self, other: "timedelta | _Date", /) -> "timedelta | datetime": ...
    def _since(self, other: "datetime") -> timedelta:
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._utc() - other._utc())

    def _order(self, other: _Date) -> int:
        if not isinstance(other, datetime):
            raise self._cannot_compare(other)
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc() - other._utc()

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, datetime):
            same_kind = (self.utcoffset() is None) == (other.utcoffset() is None)
            return same_kind and self._utc() == other._utc()
        return False

    def __lt__(self, other: _Date, /) -> bool:
        return self._order(other) < 0

    def __le__(self, other: _Date, /) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: _Date, /) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: _Date, /) -> bool:
        return self._order(other) >= 0

    def __hash__(self) -> int:
        return hash(self._utc())

    def __str__(self) -> str:
        return self.isoformat(" ")

    def __repr__(self) -> str:
        text = f"datetime.datetime({self._year}, {self._month}, {self._day}"
        text += f", {self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + ")"


_DAY_US = 86400000000
_EPOCH_US = 719163 * 86400000000


def _zoned(now_us: int, zone: _TzInfo | None) -> datetime:
    made = datetime._of_place(now_us + _EPOCH_US, zone)
    return made if zone is None else zone.fromutc(made)


def _microseconds(timestamp: float) -> int:
    """Of seconds, rounded half to even."""
    if isinstance(timestamp, int):
        return timestamp * 1000000
    value = float(timestamp)
    whole = int(value // 1.0)
    return whole * 1000000 + round((value - float(whole)) * 1e6)


def _lazy_moment(year: int, month: int, day: int, hour: int, other: int, last: int) -> datetime:
    return datetime(year, month, day, hour, other, other, last)


def _lazy_microsecond() -> timedelta:
    return timedelta(microseconds=1)


_datetime_min: datetime = _lazy_moment(1, 1, 1, 0, 0, 0)
_datetime_max: datetime = _lazy_moment(9999, 12, 31, 23, 59, 999999)
_datetime_resolution: timedelta = _lazy_microsecond()
