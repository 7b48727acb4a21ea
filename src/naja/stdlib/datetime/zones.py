"""`tzinfo` and `timezone`: offsets from UTC."""

from typing import TYPE_CHECKING, ClassVar, Final

from naja.runtime import dates as _dates
from naja.runtime.date_iso import IsoClock

from .durations import timedelta

if TYPE_CHECKING:
    from .moments import datetime

DAY_US: Final = 86400000000


class tzinfo:
    """A time zone: its offset from UTC and its name at a moment of local time."""

    def utcoffset(self, dt: "datetime | None", /) -> timedelta | None:
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt: "datetime | None", /) -> str | None:
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt: "datetime | None", /) -> timedelta | None:
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt: "datetime", /) -> "datetime":
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = self.utcoffset(dt)
        saving = self.dst(dt)
        if offset is None or saving is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        standard = offset - saving
        result = dt + standard if standard else dt
        later = self.dst(result)
        if later is None:
            raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return result + later


class timezone(tzinfo):
    """A fixed offset from UTC, of less than a day."""

    utc: ClassVar["timezone"]
    min: ClassVar["timezone"]
    max: ClassVar["timezone"]

    def __new__(cls, offset: timedelta, name: str | None = None) -> "timezone":
        return timezone.utc if name is None and not offset else super().__new__(cls)

    def __init__(self, offset: timedelta, name: str | None = None) -> None:
        if not (offset.days == 0 or offset.days == -1 and offset.total_us() > -DAY_US):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt: "datetime | None", /) -> timedelta:
        return self._offset

    def tzname(self, dt: "datetime | None", /) -> str:
        if self._name is not None:
            return self._name
        return "UTC" + offset_text(self._offset, ":") if self._offset else "UTC"

    def dst(self, dt: "datetime | None", /) -> None:
        return None

    def fromutc(self, dt: "datetime", /) -> "datetime":
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __copy__(self) -> "timezone":
        return timezone(self._offset, self._name)

    def __deepcopy__(self, memo: dict[int, object], /) -> "timezone":
        return timezone(self._offset, self._name)

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, timezone):
            return self._offset == other._offset
        return False

    def __hash__(self) -> int:
        return hash(self._offset)

    def __str__(self) -> str:
        return self.tzname(None)

    def __repr__(self) -> str:
        if self._name is None and not self._offset:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"


def offset_text(offset: timedelta | None, separator: str) -> str:
    """An offset as `+HH:MM`; "" where there is none."""
    if offset is None:
        return ""
    total = offset.total_us()
    seconds = total // 1000000 if total >= 0 else -(-total // 1000000)
    text = _dates.offset_text(seconds, total - seconds * 1000000, separator)
    return "-" + text[1:] if total < 0 else text


def zone_of(clock: IsoClock) -> timezone | None:
    if not clock.has_offset:
        return None
    if clock.offset_us == 0:
        return timezone.utc
    return timezone(timedelta(microseconds=clock.offset_us))


def _lazy_zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def _lazy_first() -> timezone:
    """The zone that `timezone(timedelta(0))` gives again; its name keeps it from asking."""
    made = timezone(timedelta(0), "UTC")
    made._name = None
    return made


def _lazy_utc() -> timezone:
    return timezone.utc


_timezone_utc: timezone = _lazy_first()
_timezone_min: timezone = _lazy_zone(-1439)
_timezone_max: timezone = _lazy_zone(1439)
UTC: timezone = _lazy_utc()
