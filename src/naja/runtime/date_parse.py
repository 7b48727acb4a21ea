"""`strptime`: a text taken apart by the directives of a format, in the C locale."""

from typing import Final, NoReturn

from naja.runtime.date_format import DAYS, MONTHS
from naja.runtime.dates import (
    check_date,
    date_of,
    day_of_year,
    first_iso_monday,
    is_leap,
    ordinal_of,
    weekday_of,
)

_KNOWN: Final = "aAbBcdfGHIjmMpSuUVwWxXyYzZ%"
_ISO_NEEDS: Final = "a weekday directive ('%A', '%a', '%w', or '%u')."


class Fields:
    """What was read; what the format does not mention is as in 1900-01-01 00:00:00.

    -1 stands for what is not known; `daylight` is 0 where a time zone is named.
    """

    def __init__(self) -> None:
        self.year = -1
        self.month = 1
        self.day = 1
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.weekday = -1
        self.yearday = -1
        self.week = -1
        self.week_begins_monday = False
        self.iso_year = -1
        self.iso_week = -1
        self.half_day_hour = -1
        self.afternoon = False
        self.daylight = -1
        self.has_offset = False
        self.offset_us = 0
        self.zone = ""


def parse_moment(text: str, spec: str) -> Fields:
    """ValueError where the text does not match the format, or makes no date."""
    _check_directives(spec)
    reader = _Reader(text, spec)
    fields = Fields()
    reader.read(spec, fields)
    reader.finish()
    if fields.half_day_hour >= 0:
        fields.hour = fields.half_day_hour % 12 + (12 if fields.afternoon else 0)
    _check_iso(fields)
    _settle_date(fields)
    return fields


def _check_directives(spec: str) -> None:
    at = spec.find("%")
    while at >= 0:
        if at + 1 == len(spec):
            stray = ValueError("stray % in format '" + spec + "'")
            stray.__context__ = IndexError("string index out of range")
            raise stray from None
        letter = spec[at + 1]
        if letter not in _KNOWN:
            shown = "%" if letter.isspace() else letter
            unknown = ValueError(f"'{shown}' is a bad directive in format '{spec}'")
            unknown.__context__ = KeyError("\\" if letter.isspace() else letter)
            raise unknown from None
        at = spec.find("%", at + 2)


def _check_iso(fields: Fields) -> None:
    """A year of ISO weeks needs its week, and a week of such a year both."""
    if fields.year < 0 and fields.iso_year >= 0:
        if fields.iso_week < 0 or fields.weekday < 0:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and "
                + _ISO_NEEDS
            )
        if fields.yearday >= 0:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive "
                "'%G'. Use '%Y' instead."
            )
    elif fields.week < 0 and fields.iso_week >= 0:
        if fields.weekday < 0:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and "
                + _ISO_NEEDS
            )
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. "
            "Use the ISO year '%G' instead."
        )


def _settle_date(fields: Fields) -> None:
    """Year, month, day, weekday and day of the year from those that are known."""
    leap_day = fields.year < 0 and fields.month == 2 and fields.day == 29
    if fields.year < 0:
        fields.year = 1904 if leap_day else 1900
    if fields.yearday < 0 and fields.weekday >= 0:
        if fields.week >= 0:
            fields.yearday = _day_in_week(fields)
        elif fields.iso_year >= 0 and fields.iso_week >= 0:
            _count_from_iso_week(fields)
    if fields.yearday < 0:
        check_date(fields.year, fields.month, fields.day)
        fields.yearday = day_of_year(fields.year, fields.month, fields.day)
    else:
        check_date(fields.year, 1, 1)
        place = ordinal_of(fields.year, 1, 1) + fields.yearday - 1
        fields.year, fields.month, fields.day = date_of(place)
    if fields.weekday < 0:
        fields.weekday = weekday_of(ordinal_of(fields.year, fields.month, fields.day))
    if leap_day:
        fields.year = 1900


def _count_from_iso_week(fields: Fields) -> None:
    """The day of the ISO year's ordinary year: like CPython, not of the next one."""
    place = first_iso_monday(fields.iso_year) + 7 * (fields.iso_week - 1) + fields.weekday
    fields.year = fields.iso_year
    if place < ordinal_of(fields.year, 1, 1):
        fields.year -= 1
    fields.yearday = place - ordinal_of(fields.year, 1, 1) + 1


def _day_in_week(fields: Fields) -> int:
    """The day of the year of a weekday in a week that is counted from the year's first."""
    check_date(fields.year, 1, 1)
    first = weekday_of(ordinal_of(fields.year, 1, 1))
    weekday = fields.weekday
    if not fields.week_begins_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    if fields.week == 0:
        found = 1 + weekday - first
    else:
        found = 1 + (7 - first) % 7 + 7 * (fields.week - 1) + weekday
    if found <= 0:
        fields.year -= 1
        found += 366 if is_leap(fields.year) else 365
    return found


class _Reader:
    def __init__(self, text: str, spec: str) -> None:
        self._text = text
        self._spec = spec
        self._at = 0

    def _mismatch(self) -> NoReturn:
        raise ValueError(f"time data {self._text!r} does not match format {self._spec!r}")

    def read(self, spec: str, fields: Fields) -> None:
        """Go through a format."""
        at = 0
        while at < len(spec):
            character = spec[at]
            at += 1
            if character == "%":
                self.directive(spec[at], fields)
                at += 1
            elif character.isspace():
                while at < len(spec) and spec[at].isspace():
                    at += 1
                self.skip_spaces()
            else:
                self.literal(character)

    def finish(self) -> None:
        if self._at < len(self._text):
            raise ValueError(f"unconverted data remains: {self._text[self._at :]}")

    def skip_spaces(self) -> None:
        start = self._at
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        if self._at == start:
            self._mismatch()

    def literal(self, character: str) -> None:
        found = self._text[self._at : self._at + 1]
        if found.lower() != character.lower():
            self._mismatch()
        self._at += 1

    def _number(self, digits: int, low: int, high: int) -> int:
        """Up to `digits` digits between the bounds; fewer where more would leave them."""
        count = 0
        while count < digits and "0" <= self._text[self._at + count : self._at + count + 1] <= "9":
            count += 1
        while count > 0:
            value = int(self._text[self._at : self._at + count])
            if low <= value <= high:
                self._at += count
                return value
            count -= 1
        self._mismatch()

    def _all_digits(self, digits: int) -> int:
        """A number of just so many digits."""
        start = self._at
        value = self._number(digits, 0, 9999)
        if self._at - start != digits:
            self._mismatch()
        return value

    def _name(self, names: tuple[str, ...], short: bool) -> int:
        rest = self._text[self._at :].lower()
        for index in range(len(names)):
            name = (names[index][:3] if short else names[index]).lower()
            if rest.startswith(name):
                self._at += len(name)
                return index
        self._mismatch()

    def directive(self, letter: str, fields: Fields) -> None:
        if letter == "Y":
            fields.year = self._all_digits(4)
        elif letter == "y":
            year = self._all_digits(2)
            fields.year = 2000 + year if year <= 68 else 1900 + year
        elif letter == "m":
            fields.month = self._number(2, 1, 12)
        elif letter == "d":
            if self._text[self._at : self._at + 1] == " ":
                self._at += 1
                fields.day = self._number(1, 1, 9)
            else:
                fields.day = self._number(2, 1, 31)
        elif letter == "b":
            fields.month = self._name(MONTHS, True) + 1
        elif letter == "B":
            fields.month = self._name(MONTHS, False) + 1
        elif letter == "c":
            self.read("%a %b %d %H:%M:%S %Y", fields)
        elif letter == "x":
            self.read("%m/%d/%y", fields)
        elif letter == "X":
            self.read("%H:%M:%S", fields)
        elif letter in "aAwujUWVG":
            self._week_directive(letter, fields)
        else:
            self._clock_directive(letter, fields)

    def _week_directive(self, letter: str, fields: Fields) -> None:
        if letter == "a":
            fields.weekday = self._name(DAYS, True)
        elif letter == "A":
            fields.weekday = self._name(DAYS, False)
        elif letter == "w":
            fields.weekday = (self._number(1, 0, 6) + 6) % 7
        elif letter == "u":
            fields.weekday = self._number(1, 1, 7) - 1
        elif letter == "j":
            fields.yearday = self._number(3, 1, 366)
        elif letter == "V":
            fields.iso_week = self._number(2, 0, 53)
        elif letter == "G":
            fields.iso_year = self._all_digits(4)
        else:
            fields.week = self._number(2, 0, 53)
            fields.week_begins_monday = letter == "W"

    def _clock_directive(self, letter: str, fields: Fields) -> None:
        if letter == "H":
            fields.hour = self._number(2, 0, 23)
        elif letter == "I":
            fields.half_day_hour = self._number(2, 1, 12)
        elif letter == "M":
            fields.minute = self._number(2, 0, 59)
        elif letter == "S":
            fields.second = self._number(2, 0, 61)
        elif letter == "f":
            fields.microsecond = self._fraction()
        elif letter == "p":
            fields.afternoon = self._name(("AM", "PM"), False) == 1
        elif letter == "z":
            self._offset(fields)
        elif letter == "Z":
            start = self._at
            self._name(("UTC", "GMT"), False)
            fields.zone = self._text[start : self._at]
            fields.daylight = 0
        else:
            self.literal("%")

    def _fraction(self) -> int:
        """Microseconds of one to six digits."""
        start = self._at
        value = self._number(6, 0, 999999)
        for _ in range(6 - (self._at - start)):
            value *= 10
        return value

    def _offset(self, fields: Fields) -> None:
        fields.has_offset = True
        start = self._at
        sign = self._text[self._at : self._at + 1]
        if sign == "Z":
            self._at += 1
            return
        if sign not in ("+", "-"):
            self._mismatch()
        self._at += 1
        seconds = self._all_digits(2) * 3600
        colon = self._skips_colon()
        seconds += self._sixty() * 60
        microseconds = 0
        if self._more_digits():
            if self._skips_colon() != colon:
                self._at = len(self._text)
                raise ValueError(f"Inconsistent use of : in {self._text[start:]}")
            seconds += self._sixty()
            if self._text[self._at : self._at + 1] == ".":
                self._at += 1
                microseconds = self._fraction()
        total = seconds * 1000000 + microseconds
        fields.offset_us = -total if sign == "-" else total

    def _sixty(self) -> int:
        value = self._all_digits(2)
        if value > 59:
            self._mismatch()
        return value

    def _skips_colon(self) -> bool:
        found = self._text[self._at : self._at + 1] == ":"
        if found:
            self._at += 1
        return found

    def _more_digits(self) -> bool:
        rest = self._text[self._at :].removeprefix(":")
        return rest[:1].isdecimal()
