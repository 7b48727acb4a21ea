"""Reading JSON text: the scanning of strings and numbers, straight from memory.

What a value is made of is `json.decoder`'s; this finds where things end. The rules, the
texts and the places of errors are those of CPython's scanner.
"""

from typing import Final, NoReturn

from naja.lang.bits import wrap_add, wrap_mul, wrap_sub
from naja.lang.widths import u8, u64
from naja.runtime.float_parse import float_of_decimal, float_of_text
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_unsafe import load_unit, text_hash, text_of_run
from naja.unsafe import (
    Array,
    Ptr,
    always_inline,
    compare_memory,
    length_of,
    no_inline,
    str_address,
    str_kind,
)

_HIGH: Final = -0x7F7F7F7F7F7F7F80
_ONES: Final = 0x0101010101010101
# Places of the table of keys, in texts that are long (in code points) and in others.
_MEMO: Final = 512
_FEW: Final = 16
_LONG: Final = 4000
_MOST_DIGITS: Final = 18


class JsonReader:
    """A place in a JSON text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.length = length_of(text)
        self._run = str_address(text)
        self._kind = str_kind(text)
        self._mask = (_MEMO if self.length > _LONG else _FEW) - 1
        self._keys = Array[str | None](self._mask + 1)
        self.whole = 0
        self.real = 0.0

    def fail(self, message: str, at: int) -> NoReturn:
        """Raise JSONDecodeError."""
        raise NotImplementedError

    @always_inline
    def unit_at(self, at: int) -> int:
        """The code point at `at`; -1 at the end of the text and after it."""
        if at >= self.length:
            return -1
        if self._kind == 1:
            return Ptr[u8](self._run)[at]
        return load_unit(self._run, self._kind, at)

    @always_inline
    def skip_blanks(self) -> int:
        """Move to the next code point that is no white space, and give it; -1 at the end."""
        at = self.at
        while True:
            found = self.unit_at(at)
            if found > 32 or (found != 32 and found != 10 and found != 13 and found != 9):
                break
            at = wrap_add(at, 1)
        self.at = at
        return found

    def word(self, word: str) -> bool:
        """Whether `word` stands here; if so, move behind it."""
        count = length_of(word)
        for index in range(count):
            if self.unit_at(self.at + index) != Ptr[u8](str_address(word))[index]:
                return False
        self.at += count
        return True

    def key(self) -> str:
        """The string whose first code point (behind the quote) is here, for a key.

        Keys repeat: a table keeps the last ones, so that equal keys are one object.
        """
        start = self.at
        if self._kind != 1:
            return self.string()
        stop = self._plain_end(start)
        if self.unit_at(stop) != 34:
            return self.string()
        self.at = stop + 1
        count = stop - start
        if count < 2:
            return text_of_run(self._run + start, 1, count)
        run = Ptr[u8](self._run)
        mixed = wrap_add(wrap_mul(run[start], 31), wrap_mul(run[stop - 1], 7))
        slot = wrap_add(mixed, wrap_add(wrap_mul(run[start + (count >> 1)], 131), count))
        slot &= self._mask
        known = self._keys[slot]
        if known is not None and length_of(known) == count:
            if compare_memory(str_address(known), self._run + start, count) == 0:
                return known
        made = text_of_run(self._run + start, 1, count)
        text_hash(made)
        self._keys[slot] = made
        return made

    def string(self) -> str:
        """The string whose first code point (behind the quote) is here; moves behind it."""
        start = self.at
        stop = self._plain_end(start)
        if self.unit_at(stop) == 34:
            self.at = stop + 1
            return text_of_run(self._run + start * self._kind, self._kind, stop - start)
        return self._pieced(start, stop)

    def _plain_end(self, at: int) -> int:
        """Where the run of code points that mean themselves ends."""
        if self._kind != 1:
            found = self.unit_at(at)
            while found >= 32 and found != 34 and found != 92:
                at += 1
                found = self.unit_at(at)
            return at
        last = wrap_sub(self.length, 8)
        while at <= last:
            octets = Ptr[u64](wrap_add(self._run, at))[0]
            if _special(octets) != 0:
                break
            at = wrap_add(at, 8)
        run = Ptr[u8](self._run)
        while at < self.length:
            found = run[at]
            if found < 32 or found == 34 or found == 92:
                break
            at = wrap_add(at, 1)
        return at

    @no_inline
    def _pieced(self, start: int, stop: int) -> str:
        """A string with escapes, whose first plain run is start .. stop-1."""
        out = TextBuilder(stop - start + 24)
        at = start
        while True:
            out.add_part(self.text, at, stop)
            found = self.unit_at(stop)
            if found < 0:
                self.fail("Unterminated string starting at", start - 1)
            if found == 34:
                break
            if found != 92:
                self.fail("Invalid control character at", stop)
            at = self._escape(out, start, stop + 1)
            stop = self._plain_end(at)
        self.at = stop + 1
        return out.finish()

    def _escape(self, out: TextBuilder, start: int, at: int) -> int:
        """Append what the escape with its letter at `at` means; where the string goes on."""
        letter = self.unit_at(at)
        if letter < 0:
            self.fail("Unterminated string starting at", start - 1)
        if letter != 117:
            meant = _meaning(letter)
            if meant == 0:
                self.fail("Invalid \\escape", at - 1)
            out.put(meant)
            return at + 1
        code_point = self._four_digits(at + 1)
        at += 5
        if code_point >> 10 == 0x36 and at + 6 < self.length:
            if self.unit_at(at) == 92 and self.unit_at(at + 1) == 117:
                low = self._four_digits(at + 2)
                if low >> 10 == 0x37:
                    code_point = 0x10000 + ((code_point & 0x3FF) << 10) + (low & 0x3FF)
                    at += 6
        out.put(code_point)
        return at

    def _four_digits(self, at: int) -> int:
        """The value of four hexadecimal digits."""
        if at + 4 >= self.length:
            self.fail("Invalid \\uXXXX escape", at - 1)
        value = 0
        for index in range(at, at + 4):
            found = self.unit_at(index)
            digit = found - 48
            if digit < 0 or digit > 9:
                digit = (found | 32) - 87
                if digit < 10 or digit > 15:
                    self.fail("Invalid \\uXXXX escape", at - 1)
            value = value << 4 | digit
        return value

    def number(self) -> int:
        """Read a number: 0 none stands here, 1 it is in `whole`, 2 it is in `real`.

        Errors: OverflowError for an integer of more than 64 bits.
        """
        start = self.at
        at = start
        negative = self.unit_at(at) == 45
        if negative:
            at = wrap_add(at, 1)
        first = at
        digits = 0
        found = wrap_sub(self.unit_at(at), 48)
        if found == 0:
            at = wrap_add(at, 1)
        else:
            while 0 <= found <= 9:
                if wrap_sub(at, first) < _MOST_DIGITS:
                    digits = wrap_add(wrap_mul(digits, 10), found)
                at = wrap_add(at, 1)
                found = wrap_sub(self.unit_at(at), 48)
        if at == first:
            return 0
        after = self.unit_at(at)
        if after == 46 or after | 32 == 101:
            stop = self._read_real(start, at, digits, wrap_sub(at, first))
            if stop > 0:
                self.at = stop
                return 2
        self.at = at
        if wrap_sub(at, first) <= _MOST_DIGITS:
            self.whole = wrap_sub(0, digits) if negative else digits
        else:
            self.whole = int(self.text[start:at])
        return 1

    def _read_real(self, start: int, at: int, digits: int, count: int) -> int:
        """Read the fraction and exponent at `at` into `real`; the end of it, 0 if none is there.

        `digits`: the value of the `count` digits before.
        """
        stop = at
        exponent = 0
        if self.unit_at(at) == 46:
            found = wrap_sub(self.unit_at(wrap_add(at, 1)), 48)
            if 0 <= found <= 9:
                stop = wrap_add(at, 1)
                while 0 <= found <= 9:
                    if count < _MOST_DIGITS:
                        digits = wrap_add(wrap_mul(digits, 10), found)
                        exponent = wrap_sub(exponent, 1)
                    count = wrap_add(count, 1)
                    stop = wrap_add(stop, 1)
                    found = wrap_sub(self.unit_at(stop), 48)
        if self.unit_at(stop) | 32 == 101:
            end = self._after_exponent(stop + 1)
            if end > 0:
                stop = end
                count = _MOST_DIGITS + 1
        if stop == at:
            return 0
        if count <= _MOST_DIGITS:
            value = float_of_decimal(digits, exponent)
            if value >= 0.0:
                self.real = -value if self.unit_at(start) == 45 else value
                return stop
        self.real = float_of_text(self.text[start:stop])
        return stop

    def _after_exponent(self, at: int) -> int:
        """The end of the digits, with or without a sign, at `at`; 0 if there are none."""
        sign = self.unit_at(at)
        if (sign == 43 or sign == 45) and at + 1 < self.length:
            at += 1
        first = at
        while 48 <= self.unit_at(at) <= 57:
            at += 1
        return at if at > first else 0


@always_inline
def _special(octets: int) -> int:
    """Not 0 if one of eight octets is a quote, a backslash or a control character."""
    quotes = octets ^ 0x2222222222222222
    slashes = octets ^ 0x5C5C5C5C5C5C5C5C
    found = wrap_sub(octets, 0x2020202020202020) & ~octets
    found |= wrap_sub(quotes, _ONES) & ~quotes
    found |= wrap_sub(slashes, _ONES) & ~slashes
    return found & _HIGH


def _meaning(letter: int) -> int:
    """The code point that a backslash and this letter mean; 0 for none."""
    if letter == 34 or letter == 92 or letter == 47:
        return letter
    if letter == 110:
        return 10
    if letter == 116:
        return 9
    if letter == 114:
        return 13
    if letter == 98:
        return 8
    return 12 if letter == 102 else 0
