"""`strftime`: a moment as text, in the C locale."""

from typing import Final

from naja.runtime.dates import day_of_year, iso_calendar, ordinal_of, weekday_of

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Moment:
    """What a format can ask for. `offset`: `+HHMM`; `zone`: the time zone's name."""

    def __init__(self, year: int, month: int, day: int) -> None:
        self.year = year
        self.month = month
        self.day = day
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.offset = ""
        self.colon_offset = ""
        self.zone = ""
        self.weekday = weekday_of(ordinal_of(year, month, day))
        self.yearday = day_of_year(year, month, day)


def format_moment(moment: Moment, spec: str) -> str:
    """`spec` with its directives replaced; an unknown one stays as it is."""
    parts: list[str] = []
    at = 0
    while at < len(spec):
        character = spec[at]
        at += 1
        if character != "%" or at == len(spec):
            parts.append(character)
            continue
        letter = spec[at]
        at += 1
        if letter == ":" and at < len(spec) and spec[at] == "z":
            parts.append(moment.colon_offset)
            at += 1
            continue
        if letter in "-_0^#" and at < len(spec):
            parts.append(_flagged(moment, letter, spec[at]))
            at += 1
            continue
        parts.append(_directive(moment, letter))
    return "".join(parts)


def _flagged(moment: Moment, flag: str, letter: str) -> str:
    """The C library's flags: `-` no padding, `_` with spaces, `0` with zeros, `^` capitals."""
    text = _directive(moment, letter)
    if flag == "^":
        return text.upper()
    if flag == "#":
        return text.lower() if letter == "p" else text.upper()
    if not text.isdecimal():
        return text
    if flag == "-":
        return str(int(text))
    if flag == "_":
        return str(int(text)).rjust(len(text))
    return text.replace(" ", "0")


def _directive(m: Moment, letter: str) -> str:
    text = _date_directive(m, letter)
    if text is None:
        text = _clock_directive(m, letter)
    return "%" + letter if text is None else text


def _date_directive(m: Moment, letter: str) -> str | None:
    if letter == "Y":
        return str(m.year)
    if letter == "m":
        return f"{m.month:02d}"
    if letter == "d":
        return f"{m.day:02d}"
    if letter == "e":
        return f"{m.day:2d}"
    if letter == "y":
        return f"{m.year % 100:02d}"
    if letter == "C":
        return f"{m.year // 100:02d}"
    if letter == "j":
        return f"{m.yearday:03d}"
    if letter == "a":
        return DAYS[m.weekday][:3]
    if letter == "A":
        return DAYS[m.weekday]
    if letter in "bh":
        return MONTHS[m.month - 1][:3]
    if letter == "B":
        return MONTHS[m.month - 1]
    if letter == "w":
        return str((m.weekday + 1) % 7)
    if letter == "u":
        return str(m.weekday + 1)
    if letter == "U":
        return f"{(m.yearday + 6 - (m.weekday + 1) % 7) // 7:02d}"
    if letter == "W":
        return f"{(m.yearday + 6 - m.weekday) // 7:02d}"
    if letter in "GVg":
        return _iso_directive(m, letter)
    if letter in "Dx":
        return f"{m.month:02d}/{m.day:02d}/{m.year % 100:02d}"
    if letter == "F":
        return f"{m.year}-{m.month:02d}-{m.day:02d}"
    return None


def _iso_directive(m: Moment, letter: str) -> str:
    year, week, _ = iso_calendar(m.year, ordinal_of(m.year, m.month, m.day))
    if letter == "V":
        return f"{week:02d}"
    return str(year) if letter == "G" else f"{year % 100:02d}"


def _clock_directive(m: Moment, letter: str) -> str | None:
    if letter == "H":
        return f"{m.hour:02d}"
    if letter == "I":
        return f"{(m.hour + 11) % 12 + 1:02d}"
    if letter == "M":
        return f"{m.minute:02d}"
    if letter == "S":
        return f"{m.second:02d}"
    if letter == "f":
        return f"{m.microsecond:06d}"
    if letter == "p":
        return "AM" if m.hour < 12 else "PM"
    if letter == "P":
        return "am" if m.hour < 12 else "pm"
    if letter == "z":
        return m.offset
    if letter == "Z":
        return m.zone
    if letter == "R":
        return f"{m.hour:02d}:{m.minute:02d}"
    if letter in "TX":
        return f"{m.hour:02d}:{m.minute:02d}:{m.second:02d}"
    if letter == "r":
        return format_moment(m, "%I:%M:%S %p")
    if letter == "c":
        return format_moment(m, "%a %b %e %H:%M:%S ") + str(m.year)
    if letter == "n":
        return "\n"
    if letter == "t":
        return "\t"
    if letter == "%":
        return "%"
    return None
