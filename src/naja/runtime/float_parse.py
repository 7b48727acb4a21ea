"""`float(text)`, correctly rounded.

Up to 18 digits and a small power of ten are one exact multiplication or division. Else
the digits times a 128-bit power of ten decide, unless the product comes too close to the
middle between two floats (or digits were left out and would matter): then whole numbers
of any size are compared.
"""

from typing import Final

from naja.lang.bits import (
    clz64,
    float_bits,
    float_from_bits,
    less_u,
    mul_hi_u,
    shr_u,
    wrap_add,
    wrap_mul,
    wrap_shl,
)
from naja.runtime.float_big import BigNatural
from naja.runtime.float_powers_unsafe import log2_of_power, power_of_ten
from naja.runtime.numbers_parse import before_blanks, plain_number, skip_blanks
from naja.runtime.text_unsafe import substring, text_length, unit

_INFINITY: Final = 0x7FF0000000000000
_SIGN: Final = -0x8000000000000000
# More digits than any middle between two floats has; one more stands for all the others.
_ENOUGH_DIGITS: Final = 800
_FAR: Final = 1000000000


class _Literal:
    """The digits of a decimal literal: `digits` * 10**`exponent`, more digits in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.end = text_length(text)
        self.digits = 0
        self.count = 0
        self.exponent = 0
        self.truncated = False
        self.first = 0
        self.last = 0

    def peek(self) -> int:
        return unit(self.text, self.at) if self.at < self.end else -1

    def read(self) -> bool:
        """Parse `12.5e-3`, with underscores between digits. False when it is no number."""
        self.first = self.at
        seen = self._read_digits(0)
        if self.peek() == 46:
            self.at += 1
            seen = self._read_digits(1) or seen
        self.last = self.at
        if not seen:
            return False
        if self.peek() == 101 or self.peek() == 69:
            self.at += 1
            if not self._read_exponent():
                return False
        return self.at == self.end

    def _read_digits(self, places: int) -> bool:
        """Digits before (`places` 0) or after (1) the point. False when there are none."""
        start = self.at
        while True:
            code_point = self.peek()
            if code_point == 95 and self._between_digits():
                self.at += 1
                continue
            if not _is_digit(code_point):
                return self.at > start
            digit = code_point - 48
            self.at += 1
            if self.count < 18:
                self.digits = self.digits * 10 + digit
                self.exponent -= places
                if self.digits != 0:
                    self.count += 1
            else:
                self.exponent += 1 - places
                self.truncated = self.truncated or digit != 0

    def _between_digits(self) -> bool:
        after = self.at + 1
        if self.at == 0 or after >= self.end or not _is_digit(unit(self.text, self.at - 1)):
            return False
        return _is_digit(unit(self.text, after))

    def _read_exponent(self) -> bool:
        negative = self.peek() == 45
        if negative or self.peek() == 43:
            self.at += 1
        start = self.at
        value = 0
        while True:
            code_point = self.peek()
            if code_point == 95 and self._between_digits():
                self.at += 1
                continue
            if not _is_digit(code_point):
                break
            if value < _FAR:
                value = value * 10 + code_point - 48
            self.at += 1
        self.exponent += -value if negative else value
        return self.at > start


def _is_digit(code_point: int) -> bool:
    return 48 <= code_point <= 57


def float_of_text(text: str) -> float:
    """`float(text)`; ValueError in CPython's words."""
    plain = plain_number(text)
    start = skip_blanks(plain, 0)
    stop = before_blanks(plain)
    negative = start < stop and unit(plain, start) == 45
    if negative or (start < stop and unit(plain, start) == 43):
        start += 1
    literal = _Literal(substring(plain, start, stop))
    if literal.read():
        bits = _bits_of(literal)
    else:
        bits = _bits_of_word(literal.text)
    if bits < 0:
        raise ValueError(f"could not convert string to float: {text!r}")
    return float_from_bits(bits | _SIGN if negative else bits)


def float_of_decimal(digits: int, exponent: int) -> float:
    """digits * 10**exponent, correctly rounded; -1.0 if that takes more than two numbers.

    0 <= digits < 10**18, -18 <= exponent <= 0.
    """
    if digits == 0:
        return 0.0
    if digits < 0x20000000000000:
        return float_from_bits(_bits_of_small(digits, exponent))
    bits, sure = _estimate(digits, exponent)
    return float_from_bits(bits) if sure else -1.0


def _bits_of_word(text: str) -> int:
    """Infinity and NaN by name, in any case; -1 for anything else."""
    if _is_word(text, "inf") or _is_word(text, "infinity"):
        return _INFINITY
    return 0x7FF8000000000000 if _is_word(text, "nan") else -1


def _is_word(text: str, word: str) -> bool:
    if text_length(text) != text_length(word):
        return False
    for index in range(text_length(word)):
        if unit(text, index) | 0x20 != unit(word, index):
            return False
    return True


def _bits_of(literal: _Literal) -> int:
    digits = literal.digits
    exponent = literal.exponent
    if digits == 0 or exponent < -400:
        return 0
    if exponent > 400:
        return _INFINITY
    if digits < 0x20000000000000 and -22 <= exponent <= 22 and not literal.truncated:
        return _bits_of_small(digits, exponent)
    if exponent < -345:
        # Below half of the smallest float, whatever the 18 digits are.
        return 0
    if exponent > 310:
        return _INFINITY
    bits, sure = _estimate(digits, exponent)
    if not sure:
        return _decide(literal, bits)
    if literal.truncated:
        above, sure = _estimate(digits + 1, exponent)
        if not sure:
            return _decide(literal, above)
        if above != bits:
            return _decide(literal, bits)
    return bits


def _bits_of_small(digits: int, exponent: int) -> int:
    """Both numbers are exact floats, so that one operation rounds correctly."""
    power = 1.0
    factor = 10.0
    left = exponent if exponent > 0 else -exponent
    while left > 0:
        if left & 1:
            power *= factor
        factor *= factor
        left >>= 1
    value = float(digits)
    return float_bits(value * power if exponent > 0 else value / power)


def _estimate(digits: int, exponent: int) -> tuple[int, bool]:
    """The float next to digits * 10**exponent and True; the one below it and False if unsure."""
    zeros = clz64(digits)
    factor = wrap_shl(digits, zeros)
    high, low = power_of_ten(exponent)
    # factor * (high, low), the leading 128 bits: at most 3 units too small.
    carried = mul_hi_u(factor, low)
    middle = wrap_add(wrap_mul(factor, high), carried)
    top = wrap_add(mul_hi_u(factor, high), 1 if less_u(middle, carried) else 0)
    scale = 191 + log2_of_power(exponent) - 127 - zeros
    if top >= 0:
        bottom = wrap_mul(factor, low)
        top = _double(top) | (1 if middle < 0 else 0)
        middle = _double(middle) | (1 if bottom < 0 else 0)
        scale -= 1
    if scale >= 1024:
        return _INFINITY, True
    keep = 53 if scale >= -1022 else 53 + 1022 + scale
    if keep < 0:
        return 0, True
    base = scale + 1022 if scale > -1022 else 0
    mantissa = shr_u(top, 64 - keep) if keep > 0 else 0
    bits = (base << 52) + mantissa
    half = 1 << (63 - keep) if keep > 0 else _SIGN
    rest = top & (half - 1 | half) if keep > 0 else top
    if rest == half and middle == 0:
        return bits, False
    if rest == wrap_add(half, -1) and -4 <= middle < 0:
        return bits, False
    return (bits if less_u(rest, half) else bits + 1), True


def _double(word: int) -> int:
    return wrap_add(word, word)


def _decide(literal: _Literal, below: int) -> int:
    """The float with the bits `below`, or the next one: compare with the middle exactly."""
    biased = below >> 52
    mantissa = below & 0xFFFFFFFFFFFFF
    power = -1075
    if biased != 0:
        mantissa |= 0x10000000000000
        power = biased - 1076
    middle = BigNatural(2 * mantissa + 1)
    number, exponent = _all_digits(literal)
    if exponent > 0:
        number.multiply_power_of_ten(exponent)
    else:
        middle.multiply_power_of_ten(-exponent)
    if power > 0:
        middle.shift_left(power)
    else:
        number.shift_left(-power)
    order = number.compare(middle)
    return below + 1 if order > 0 or (order == 0 and below & 1 == 1) else below


def _all_digits(literal: _Literal) -> tuple[BigNatural, int]:
    """The number with (almost) all its digits, and its power of ten."""
    number = BigNatural(0)
    exponent = literal.exponent
    count = 0
    taken = 0
    sticky = False
    for index in range(literal.first, literal.last):
        code_point = unit(literal.text, index)
        if not _is_digit(code_point) or (taken == 0 and code_point == 48):
            continue
        taken += 1
        if taken > _ENOUGH_DIGITS:
            sticky = sticky or code_point != 48
            continue
        number.multiply_add(10, code_point - 48)
        count += 1
    if sticky:
        number.multiply_add(10, 1)
        count += 1
    # literal.exponent belongs to the first 18 digits.
    return number, exponent - (count - min(taken, 18))
