"""`strptime`: a text taken apart by the directives of a format, in the C locale."""

from typing import NoReturn

from naja.runtime.date_format import DAYS, MONTHS
from naja.runtime.dates import date_of, ordinal_of


class Fields:
    """What was read; what the format does not mention is as in 1900-01-01 00:00:00."""

    def __init__(self) -> None:
        self.year = 1900
        self.month = 1
        self.day = 1
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.yearday = 0
        self.afternoon = -1  # 0: AM, 1: PM
        self.has_offset = False
        self.offset_us = 0
        self.zone = ""


def parse_moment(text: str, spec: str) -> Fields:
    """ValueError where the text does not match the format."""
    reader = _Reader(text, spec)
    fields = Fields()
    at = 0
    while at < len(spec):
        character = spec[at]
        at += 1
        if character == "%":
            if at == len(spec):
                raise ValueError(f"stray %% in format '{spec}'".replace("%%", "%"))
            reader.directive(spec[at], fields)
            at += 1
        elif character.isspace():
            reader.skip_spaces()
        else:
            reader.literal(character)
    reader.finish()
    if fields.afternoon >= 0:
        fields.hour = fields.hour % 12 + 12 * fields.afternoon
    if fields.yearday:
        first = ordinal_of(fields.year, 1, 1)
        _, fields.month, fields.day = date_of(first + fields.yearday - 1)
    return fields


class _Reader:
    def __init__(self, text: str, spec: str) -> None:
        self._text = text
        self._spec = spec
        self._at = 0

    def _mismatch(self) -> NoReturn:
        raise ValueError(f"time data {self._text!r} does not match format {self._spec!r}")

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
            start = self._at
            fields.year = self._number(4, 0, 9999)
            if self._at - start != 4:
                self._mismatch()
        elif letter == "y":
            year = self._number(2, 0, 99)
            fields.year = 2000 + year if year <= 68 else 1900 + year
        elif letter == "m":
            fields.month = self._number(2, 1, 12)
        elif letter == "d":
            fields.day = self._number(2, 1, 31)
        elif letter == "j":
            fields.yearday = self._number(3, 1, 366)
        elif letter in "bh":
            fields.month = self._name(MONTHS, True) + 1
        elif letter == "B":
            fields.month = self._name(MONTHS, False) + 1
        elif letter == "a":
            self._name(DAYS, True)
        elif letter == "A":
            self._name(DAYS, False)
        else:
            self._clock_directive(letter, fields)

    def _clock_directive(self, letter: str, fields: Fields) -> None:
        if letter == "H":
            fields.hour = self._number(2, 0, 23)
        elif letter == "I":
            fields.hour = self._number(2, 1, 12)
            fields.afternoon = max(fields.afternoon, 0)
        elif letter == "M":
            fields.minute = self._number(2, 0, 59)
        elif letter == "S":
            fields.second = self._number(2, 0, 61)
        elif letter == "f":
            start = self._at
            value = self._number(6, 0, 999999)
            for _ in range(6 - (self._at - start)):
                value *= 10
            fields.microsecond = value
        elif letter == "p":
            fields.afternoon = self._name(("AM", "PM"), False)
        elif letter == "z":
            self._offset(fields)
        elif letter == "Z":
            self._zone(fields)
        elif letter == "T":
            self._several("%H:%M:%S", fields)
        elif letter == "D":
            self._several("%m/%d/%y", fields)
        elif letter == "%":
            self.literal("%")
        else:
            raise ValueError(f"'{letter}' is a bad directive in format '{self._spec}'")

    def _several(self, spec: str, fields: Fields) -> None:
        for at in range(0, len(spec), 3):
            self.directive(spec[at + 1], fields)
            if at + 2 < len(spec):
                self.literal(spec[at + 2])

    def _zone(self, fields: Fields) -> None:
        fields.zone = ("UTC", "GMT")[self._name(("UTC", "GMT"), False)]

    def _offset(self, fields: Fields) -> None:
        fields.has_offset = True
        sign = self._text[self._at : self._at + 1]
        if sign == "Z":
            self._at += 1
            return
        if sign not in ("+", "-"):
            self._mismatch()
        self._at += 1
        total = 0
        for unit in (3600, 60, 1):
            if unit < 60 and not self._more_digits():
                break
            if unit < 3600 and self._text[self._at : self._at + 1] == ":":
                self._at += 1
            start = self._at
            total += self._number(2, 0, 59) * unit
            if self._at - start != 2:
                self._mismatch()
        fields.offset_us = (-total if sign == "-" else total) * 1000000

    def _more_digits(self) -> bool:
        rest = self._text[self._at :].removeprefix(":")
        return rest[:1].isdecimal()
