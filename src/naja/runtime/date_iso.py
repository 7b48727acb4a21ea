"""Reading ISO 8601 as `fromisoformat` of CPython 3.11 does."""

from typing import NoReturn

from naja.runtime.dates import date_of, ordinal_of_week


class IsoClock:
    """A time of day, and an offset from UTC in microseconds."""

    def __init__(self) -> None:
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.has_offset = False
        self.offset_us = 0


def _invalid(text: str) -> NoReturn:
    raise ValueError(f"Invalid isoformat string: {text!r}")


def _digits(part: str, count: int, text: str) -> int:
    """`part` as a number of exactly `count` ASCII digits."""
    if len(part) != count:
        _invalid(text)
    value = 0
    for character in part:
        if not "0" <= character <= "9":
            _invalid(text)
        value = value * 10 + ord(character) - 48
    return value


def parse_date(text: str) -> tuple[int, int, int]:
    """`YYYY-MM-DD`, `YYYYMMDD`, or an ISO week with or without a day."""
    if len(text) not in (7, 8, 10):
        _invalid(text)
    return _date_part(text, text)


def _date_part(part: str, text: str) -> tuple[int, int, int]:
    year = _digits(part[:4], 4, text)
    dashes = part[4:5] == "-"
    rest = part[5:] if dashes else part[4:]
    if rest[:1] == "W":
        week = _digits(rest[1:3], 2, text)
        day = 1
        behind = rest[3:]
        if behind:
            if dashes != (behind[:1] == "-"):
                _invalid(text)
            day = _digits(behind[1:] if dashes else behind, 1, text)
        return date_of(ordinal_of_week(year, week, day))
    month = _digits(rest[:2], 2, text)
    if dashes:
        if rest[2:3] != "-":
            _invalid(text)
        return (year, month, _digits(rest[3:], 2, text))
    return (year, month, _digits(rest[2:], 2, text))


def split_moment(text: str) -> tuple[tuple[int, int, int], IsoClock]:
    """Date and time of day, with any one character between them."""
    if len(text) < 7:
        _invalid(text)
    end = _date_end(text)
    found = _date_part(text[:end], text)
    clock = IsoClock() if len(text) <= end else parse_clock(text[end + 1 :], text)
    return (found, clock)


def _date_end(text: str) -> int:
    """Where the date ends, in any of its forms."""
    if text[4] == "-":
        if text[5:6] != "W":
            return 10
        return 10 if text[8:9] == "-" and text[9:10].isdecimal() else 8
    if text[4] == "W":
        digits = 7
        while digits < len(text) and text[digits].isdecimal():
            digits += 1
        if digits < 9:
            return digits
        return 7 if digits % 2 == 0 else 8
    return 8


def parse_clock(part: str, text: str) -> IsoClock:
    """`HH[:MM[:SS[.ffffff]]]` or without colons, then `Z`, `+HH:MM` or nothing."""
    clock = IsoClock()
    at = 0
    while at < len(part) and part[at] not in "+-Z":
        at += 1
    hour, minute, second, microsecond = _clock_part(part[:at], text)
    clock.hour = hour
    clock.minute = minute
    clock.second = second
    clock.microsecond = microsecond
    if at < len(part):
        clock.has_offset = True
        if part[at] == "Z":
            if at + 1 < len(part):
                _invalid(text)
            return clock
        h, m, s, us = _clock_part(part[at + 1 :], text)
        size = (h * 3600 + m * 60 + s) * 1000000 + us
        clock.offset_us = -size if part[at] == "-" else size
    return clock


def _clock_part(part: str, text: str) -> tuple[int, int, int, int]:
    whole = part
    microsecond = 0
    point = max(part.find("."), part.find(","))
    if point >= 0:
        fraction = part[point + 1 :]
        if fraction == "" or not fraction.isdecimal() or not fraction.isascii():
            _invalid(text)
        microsecond = int((fraction + "00000")[:6])
        whole = part[:point]
    colons = whole[2:3] == ":"
    values = [0, 0, 0]
    at = 0
    count = 0
    while at < len(whole) or count == 0:
        if count == 3:
            _invalid(text)
        if count and colons:
            if whole[at] != ":":
                _invalid(text)
            at += 1
        values[count] = _digits(whole[at : at + 2], 2, text)
        at += 2
        count += 1
    if point >= 0 and count < 3:
        _invalid(text)
    return (values[0], values[1], values[2], microsecond)
