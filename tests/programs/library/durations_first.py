"""A duration in front of a date or a moment; `fromutc` of zones."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo

day = date(2000, 1, 2)
delta = timedelta(days=1, hours=2)
print(day + delta, delta + day, day - delta, -delta + day, day - -delta)
print(delta + datetime(2000, 1, 2), delta + delta, delta - delta)


class Zone(tzinfo):
    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return timedelta(hours=2)

    def dst(self, when: datetime | None) -> timedelta | None:
        return timedelta(hours=1)

    def tzname(self, when: datetime | None) -> str | None:
        return "Z"


zone = Zone()
eastern = timezone(timedelta(hours=-5), "EST")
for place in (timezone.utc, zone, eastern):
    try:
        print(place.fromutc(datetime(2000, 1, 1)))
    except ValueError as error:
        print(error)
    print(place.fromutc(datetime(2000, 1, 1, tzinfo=place)))
    print(datetime(2000, 1, 1, tzinfo=timezone.utc).astimezone(place))
print(datetime(2000, 1, 1, 12, tzinfo=zone).astimezone(eastern))
print(datetime.fromtimestamp(0, eastern))
