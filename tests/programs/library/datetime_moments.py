"""datetime: datetime and timezone, parsing and formatting."""

from datetime import UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
c = time(13, 5, 9, 123456)
m = datetime(2024, 2, 29, 23, 59, 58, 999999)
print(
    m,
    repr(m),
    m.date(),
    m.time(),
    m + timedelta(microseconds=1),
    m - datetime(2000, 1, 1),
    m - timedelta(days=60),
    m.isoformat(),
    m.isoformat(" ", "hours"),
    m.isoformat(timespec="milliseconds"),
)
a = datetime(2024, 5, 17, 12, 30, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30))
print(
    a,
    repr(a),
    a.astimezone(east),
    repr(a.astimezone(timezone(timedelta(hours=-3), "BRT"))),
    a.timestamp(),
    a == a.astimezone(east),
    a.utcoffset(),
    a.tzname(),
    a.dst(),
)
print(
    datetime.fromtimestamp(0, timezone.utc),
    datetime.fromtimestamp(1.5, UTC),
    datetime.utcfromtimestamp(1e9),
    datetime.fromtimestamp(-1, tz=east),
)
print(
    datetime.strptime("2024-05-17 08:09:10", "%Y-%m-%d %H:%M:%S"),
    datetime.strptime("17 May 2024, 3:05 PM", "%d %B %Y, %I:%M %p"),
    repr(datetime.strptime("01/02/99 +0530", "%m/%d/%y %z")),
)
for text, spec in [("2024", "%Y-%m"), ("2024-01-01x", "%Y-%m-%d"), ("31/02", "%d/%m")]:
    try:
        print(datetime.strptime(text, spec))
    except ValueError as error:
        print(error)
for text in [
    "2024-05-17",
    "2024-05-17T08:09",
    "2024-05-17 08:09:10.123",
    "20240517T080910Z",
    "2024-05-17T08:09:10+02:00",
    "2024-W20-5T01",
    "2024-05-17T25:00",
    "nonsense",
]:
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
print(
    datetime.combine(d, c),
    a.replace(hour=1),
    a.replace(tzinfo=None),
    datetime.min,
    datetime.max,
    a.strftime("%c %z %Z %x %X %%"),
    f"{a:%H:%M}",
)
try:
    print(a < m)
except TypeError as error:
    print(error)
try:
    print(a - m)
except TypeError as error:
    print(error)
print(
    a != m,
    a == m,
    datetime(2024, 1, 1) < datetime(2024, 1, 2),
    max(datetime(2024, 1, 1), datetime(2025, 1, 1)),
    isinstance(m, date),
)
print(
    timezone.utc,
    repr(timezone.utc),
    east,
    repr(east),
    timezone(-timedelta(hours=1)),
    repr(timezone(timedelta(0), "X")),
    UTC is timezone.utc,
    timezone.utc == timezone(timedelta(0)),
)
try:
    timezone(timedelta(days=1))
except ValueError as error:
    print(error)
now = datetime.now(timezone.utc)
print(
    abs(now.timestamp() - datetime.now().timestamp()) < 5,
    date.today() >= date(2024, 1, 1),
    now.tzinfo,
    datetime.utcnow().tzinfo,
    type(now),
    type(d),
)
