"""timezone.utc is one object; own time zones; moments beside days."""

import copy
from datetime import date, datetime, time, timedelta, timezone, tzinfo

print(timezone(timedelta(0)) is timezone.utc, timezone(timedelta(0), "UTC") is timezone.utc)
print(copy.copy(timezone.utc) is timezone.utc, copy.deepcopy(timezone.utc) is timezone.utc)
print(copy.deepcopy({"a": timezone.utc})["a"] is timezone.utc)
d = date(2020, 1, 2)
m = datetime(2020, 1, 2, 3, 4)
print(d == m, m == d, d != m)
try:
    print(d < m)
except TypeError as error:
    print(error)


class Fixed(tzinfo):
    def __init__(self, minutes: int, name: str) -> None:
        self.minutes = minutes
        self.name = name

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(minutes=self.minutes)

    def tzname(self, dt: datetime | None) -> str:
        return self.name

    def dst(self, dt: datetime | None) -> timedelta:
        return timedelta(0)


class Odd(tzinfo):
    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None


t1 = time(7, 47, tzinfo=Fixed(-300, "EST"))
t2 = time(12, 47, tzinfo=timezone.utc)
t3 = time(13, 47, tzinfo=Fixed(60, "MET"))
print(t1 == t2, t1 == t3, t2 == t3, hash(t1) == hash(t2))
print(repr(t2), str(t1), t1.tzname(), t1.isoformat(), t1.strftime("%H:%M:%S %Z %z"))
print(
    datetime.combine(d, t1),
    datetime.combine(d, t1, tzinfo=timezone.utc),
    datetime.combine(d, t1, None),
)
o = datetime(2020, 1, 2, tzinfo=Odd())
print(o == datetime(2020, 1, 2), o.utcoffset())
