"""`time`: times of day."""

from typing import ClassVar

from naja.runtime import dates as _dates
from naja.runtime.date_format import Moment, format_moment
from naja.runtime.date_iso import parse_clock

from .durations import timedelta
from .zones import offset_text, tzinfo as _TzInfo, zone_of


class time:
    """A time of day, with a time zone or without."""

    min: ClassVar["time"]
    max: ClassVar["time"]
    resolution: ClassVar[timedelta]

    def __init__(
        self,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: _TzInfo | None = None,
        *,
        fold: int = 0,
    ) -> None:
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
    def fromisoformat(text: str, /) -> "time":
        clock = parse_clock(text.removeprefix("T"), text)
        return time(clock.hour, clock.minute, clock.second, clock.microsecond, zone_of(clock))

    def utcoffset(self) -> timedelta | None:
        zone = self._tzinfo
        return None if zone is None else zone.utcoffset(None)

    def tzname(self) -> str | None:
        zone = self._tzinfo
        return None if zone is None else zone.tzname(None)

    def dst(self) -> timedelta | None:
        zone = self._tzinfo
        return None if zone is None else zone.dst(None)

    def isoformat(self, timespec: str = "auto") -> str:
        text = _dates.clock_text(
            self._hour, self._minute, self._second, self._microsecond, timespec
        )
        return text + offset_text(self.utcoffset(), ":")

    def strftime(self, spec: str, /) -> str:
        moment = Moment(1900, 1, 1)
        moment.hour = self._hour
        moment.minute = self._minute
        moment.second = self._second
        moment.microsecond = self._microsecond
        offset = self.utcoffset()
        moment.offset = offset_text(offset, "")
        moment.colon_offset = offset_text(offset, ":")
        moment.zone = self.tzname() or ""
        return format_moment(moment, spec)

    def __format__(self, spec: str, /) -> str:
        return self.strftime(spec) if spec else str(self)

    def replace(
        self,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        microsecond: int | None = None,
        *,
        fold: int | None = None,
    ) -> "time":
        return time(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _place(self) -> int:
        """Microseconds since midnight, in UTC where there is an offset."""
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        place = seconds * 1000000 + self._microsecond
        offset = self.utcoffset()
        return place if offset is None else place - offset.total_us()

    def _order(self, other: "time") -> int:
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._place() - other._place()

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, time):
            same_kind = (self.utcoffset() is None) == (other.utcoffset() is None)
            return same_kind and self._place() == other._place()
        return False

    def __lt__(self, other: "time", /) -> bool:
        return self._order(other) < 0

    def __le__(self, other: "time", /) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: "time", /) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: "time", /) -> bool:
        return self._order(other) >= 0

    def __hash__(self) -> int:
        return hash(self._place())

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        text = f"datetime.time({self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return text + ")"


def _lazy_time(hour: int, minute: int, second: int, microsecond: int) -> time:
    return time(hour, minute, second, microsecond)


def _lazy_step() -> timedelta:
    return timedelta(microseconds=1)


_time_min: time = _lazy_time(0, 0, 0, 0)
_time_max: time = _lazy_time(23, 59, 59, 999999)
_time_resolution: timedelta = _lazy_step()
