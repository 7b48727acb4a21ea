"""`date`: days of the calendar."""

from typing import ClassVar, Iterator, Self, overload

from naja.hal import Clock, service
from naja.runtime import dates as _dates
from naja.runtime.date_format import Moment, format_moment
from naja.runtime.date_iso import parse_date

from .durations import timedelta


class IsoCalendarDate:
    """ISO year, week and weekday."""

    def __init__(self, year: int, week: int, weekday: int) -> None:
        self.year = year
        self.week = week
        self.weekday = weekday

    def _all(self) -> tuple[int, int, int]:
        return (self.year, self.week, self.weekday)

    def __iter__(self) -> Iterator[int]:
        return iter([self.year, self.week, self.weekday])

    def __len__(self) -> int:
        return 3

    def __getitem__(self, index: int, /) -> int:
        return [self.year, self.week, self.weekday][index]

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, IsoCalendarDate):
            return self._all() == other._all()
        return self._all() == other

    def __lt__(self, other: "IsoCalendarDate", /) -> bool:
        return self._all() < other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return (
            f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, weekday={self.weekday})"
        )


class date:
    """A day, from 0001-01-01 to 9999-12-31."""

    min: ClassVar["date"]
    max: ClassVar["date"]
    resolution: ClassVar[timedelta]

    def __init__(self, year: int, month: int, day: int) -> None:
        _dates.check_date(year, month, day)
        self._year = year
        self._month = month
        self._day = day

    @property
    def year(self) -> int:
        return self._year

    @property
    def month(self) -> int:
        return self._month

    @property
    def day(self) -> int:
        return self._day

    @classmethod
    def fromordinal(cls, ordinal: int, /) -> Self:
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _dates.MAXORDINAL:
            raise ValueError(f"year {_dates.date_of(ordinal)[0]} is out of range")
        year, month, day = _dates.date_of(ordinal)
        return cls(year, month, day)

    @classmethod
    def fromtimestamp(cls, timestamp: float, /) -> Self:
        seconds = int(timestamp // 1)
        return cls.fromordinal(_dates.EPOCH_ORDINAL + seconds // 86400)

    @classmethod
    def today(cls) -> Self:
        now_ns = service(Clock).wall_ns()  # type: ignore[type-abstract]
        return cls.fromordinal(_dates.EPOCH_ORDINAL + now_ns // 86400000000000)

    @classmethod
    def fromisoformat(cls, text: str, /) -> Self:
        year, month, day = parse_date(text)
        return cls(year, month, day)

    @classmethod
    def fromisocalendar(cls, year: int, week: int, day: int) -> Self:
        return cls.fromordinal(_dates.ordinal_of_week(year, week, day))

    def replace(
        self, year: int | None = None, month: int | None = None, day: int | None = None
    ) -> "date":
        return date(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def toordinal(self) -> int:
        return _dates.ordinal_of(self._year, self._month, self._day)

    def weekday(self) -> int:
        """Monday is 0."""
        return _dates.weekday_of(self.toordinal())

    def isoweekday(self) -> int:
        """Monday is 1."""
        return self.weekday() + 1

    def isocalendar(self) -> IsoCalendarDate:
        year, week, weekday = _dates.iso_calendar(self._year, self.toordinal())
        return IsoCalendarDate(year, week, weekday)

    def isoformat(self) -> str:
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def ctime(self) -> str:
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def _moment(self) -> Moment:
        return Moment(self._year, self._month, self._day)

    def strftime(self, spec: str, /) -> str:
        return format_moment(self._moment(), spec)

    def __format__(self, spec: str, /) -> str:
        return self.strftime(spec) if spec else str(self)

    def _is_moment(self) -> bool:
        return False

    def __add__(self, other: timedelta, /) -> Self:
        return self._moved(other.days)

    def __radd__(self, other: timedelta, /) -> Self:
        return self._moved(other.days)

    def _moved(self, days: int) -> Self:
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= _dates.MAXORDINAL:
            raise OverflowError("date value out of range")
        return self.fromordinal(ordinal)

    @overload
    def __sub__(self, other: timedelta, /) -> Self:
        return self._moved(-other.days)

    @overload
    def __sub__(self, other: "date", /) -> timedelta:
        if other._is_moment():
            raise TypeError(
                "unsupported operand type(s) for -: 'datetime.date' and 'datetime.datetime'"
            )
        return timedelta(self.toordinal() - other.toordinal())

    def __sub__(self, other: "timedelta | date", /) -> "timedelta | date":
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        return timedelta(self.toordinal() - other.toordinal())

    def _cannot_compare(self, other: "date") -> TypeError:
        first, second = (self, other) if self._is_moment() else (other, self)
        return TypeError(f"can't compare {_kind(first)} to {_kind(second)}")

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, date):
            return not other._is_moment() and self.toordinal() == other.toordinal()
        return False

    def __lt__(self, other: "date", /) -> bool:
        if other._is_moment():
            raise self._cannot_compare(other)
        return self.toordinal() < other.toordinal()

    def __le__(self, other: "date", /) -> bool:
        if other._is_moment():
            raise self._cannot_compare(other)
        return self.toordinal() <= other.toordinal()

    def __gt__(self, other: "date", /) -> bool:
        if other._is_moment():
            raise self._cannot_compare(other)
        return self.toordinal() > other.toordinal()

    def __ge__(self, other: "date", /) -> bool:
        if other._is_moment():
            raise self._cannot_compare(other)
        return self.toordinal() >= other.toordinal()

    def __hash__(self) -> int:
        return hash(self.toordinal())

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"datetime.date({self._year}, {self._month}, {self._day})"


def _kind(value: date) -> str:
    return "datetime.datetime" if value._is_moment() else "datetime.date"


def _lazy_date(year: int, month: int, day: int) -> date:
    return date(year, month, day)


def _lazy_day() -> timedelta:
    return timedelta(1)


_date_min: date = _lazy_date(1, 1, 1)
_date_max: date = _lazy_date(9999, 12, 31)
_date_resolution: timedelta = _lazy_day()
