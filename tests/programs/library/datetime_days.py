"""datetime: date, timedelta, time."""

from datetime import UTC, date, time, timedelta, timezone

d = date(2024, 2, 29)
print(
    d,
    repr(d),
    d.year,
    d.month,
    d.day,
    d.weekday(),
    d.isoweekday(),
    d.toordinal(),
    d.isocalendar(),
    d.ctime(),
)
print(
    d + timedelta(days=366),
    d - timedelta(1),
    d - date(2023, 3, 1),
    date.fromordinal(1),
    date.fromordinal(3652059),
)
print(
    d.replace(year=2028),
    d.isoformat(),
    d.strftime("%A %d %B %Y, week %W %U %V, day %j, %y %b %a %m/%e"),
    f"{d:%d.%m.%Y}",
    f"{d}",
)
print(
    date.min,
    date.max,
    date.resolution,
    d < date(2024, 3, 1),
    d == date(2024, 2, 29),
    hash(d) == hash(date(2024, 2, 29)),
)
for text in ["2020-01-31", "20200131", "2020-W05-5", "2020W055", "2020-W53"]:
    print(date.fromisoformat(text))
for text in ["2020-1-31", "2020-13-01", "x", "2020-02-30"]:
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print(error)
for y, mo, dd in [(0, 1, 1), (2023, 2, 29), (2023, 13, 1), (10000, 1, 1)]:
    try:
        date(y, mo, dd)
    except ValueError as error:
        print(error)
try:
    date.max + timedelta(1)
except OverflowError as error:
    print(error)
t = timedelta(days=1, hours=2, minutes=3, seconds=4.5, milliseconds=6, microseconds=7)
print(
    t,
    repr(t),
    t.days,
    t.seconds,
    t.microseconds,
    t.total_seconds(),
    -t,
    abs(-t),
    t * 2,
    3 * t,
    t / 2,
    t // 3,
    t * 1.5,
    t / 0.25,
)
print(
    timedelta(hours=1) / timedelta(minutes=7),
    timedelta(hours=1) // timedelta(minutes=7),
    timedelta(hours=1) % timedelta(minutes=7),
    divmod(timedelta(1), timedelta(hours=5)),
)
print(
    timedelta(0),
    repr(timedelta(0)),
    bool(timedelta(0)),
    timedelta(weeks=1),
    timedelta(-1, 5),
    timedelta(microseconds=1.5),
    timedelta(0.5),
    timedelta(seconds=-1),
)
print(
    timedelta.max,
    timedelta.min,
    timedelta.resolution,
    timedelta(1) > timedelta(hours=23),
    timedelta(1) == timedelta(hours=24),
    timedelta.max.total_seconds(),
)
print(
    timedelta(seconds=0.1) * 0.001,
    timedelta(days=10) * 0.3,
    timedelta(1) / 3.3,
    timedelta(seconds=7) / 2,
    timedelta(microseconds=3) / 2,
    timedelta(microseconds=5) // 2,
)
print(
    sorted([timedelta(2), timedelta(1)]),
    sum([timedelta(1), timedelta(2)], timedelta()),
    {timedelta(1): "a"}[timedelta(hours=24)],
)
c = time(13, 5, 9, 123456)
print(
    c,
    repr(c),
    time(),
    repr(time(1, 2)),
    c.isoformat("milliseconds"),
    c.isoformat("minutes"),
    c.replace(hour=1),
    c.strftime("%I:%M:%S %p %f"),
    time.min,
    time.max,
    c < time(14),
)
print(
    time(1, 2, tzinfo=UTC),
    repr(time(1, tzinfo=timezone.utc)),
    time.fromisoformat("04:23:01.000384"),
    time.fromisoformat("T042301"),
    time.fromisoformat("04:23+05:30"),
)
