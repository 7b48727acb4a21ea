"""Correctly rounded decimal digits of a float: what `e`, `f` and `g` formats show.

The exact decimal expansion is produced digit by digit as far as it is needed, and rounded
half to even on the exact value, as CPython does.
"""

from typing import Final

from naja.lang.bits import float_bits
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.float_big import BILLION, BigNatural
from naja.runtime.numbers_unsafe import int_repr
from naja.runtime.text_decode_unsafe import text_of_ascii
from naja.runtime.text_unsafe import text_length, unit

_ZERO: Final = 48


class Decimal:
    """A number 0.d1d2d3... * 10**point with ASCII digits and no zeros at the end."""

    def __init__(self, digits: str, point: int) -> None:
        self.digits = digits
        self.point = point

    def become(self, other: "Decimal") -> None:
        self.digits = other.digits
        self.point = other.point


class _Expansion:
    """The decimal digits of mantissa * 2**power, from the first that is not 0."""

    def __init__(self, mantissa: int, power: int) -> None:
        self.digits = ByteBuffer()
        self.point = 0
        # What is left: `fraction` / 2**`bits`, bits a multiple of 32.
        self.fraction = BigNatural(0)
        self.bits = 0
        if power > 10:
            whole = BigNatural(mantissa)
            whole.shift_left(power)
            self._put_whole(whole)
        elif power >= 0:
            self._put_number(mantissa << power, 0)
        else:
            rest = mantissa
            if power > -63 and mantissa >> -power != 0:
                self._put_number(mantissa >> -power, 0)
                rest = mantissa & ((1 << -power) - 1)
            self.bits = (31 - power) // 32 * 32
            self.fraction = BigNatural(rest)
            self.fraction.shift_left(self.bits + power)
        self.point = self.digits._length

    def _put_number(self, value: int, width: int) -> None:
        """Append the digits of `value`, with zeros in front up to `width`."""
        text = int_repr(value)
        for _ in range(width - text_length(text)):
            self.digits.add_octet(_ZERO)
        for index in range(text_length(text)):
            self.digits.add_octet(unit(text, index))

    def _put_whole(self, number: BigNatural) -> None:
        groups: list[int] = []
        while not number.is_zero():
            groups.append(number.divide(BILLION))
        width = 0
        for index in range(len(groups) - 1, -1, -1):
            self._put_number(groups[index], width)
            width = 9

    def extend(self) -> None:
        """Produce nine more digits of the fraction; zeros in front move the point instead."""
        self.fraction.multiply_add(BILLION, 0)
        group = self.fraction.take_above(self.bits)
        if self.digits._length > 0:
            self._put_number(group, 9)
        elif group == 0:
            self.point -= 9
        else:
            self._put_number(group, 0)
            self.point -= 9 - self.digits._length

    def is_exact(self) -> bool:
        """Are all digits produced?"""
        return self.fraction.is_zero()


def _expansion(value: float) -> _Expansion:
    bits = float_bits(value)
    biased = bits >> 52 & 0x7FF
    fraction = bits & 0xFFFFFFFFFFFFF
    if biased == 0:
        return _Expansion(fraction, -1074)
    return _Expansion(fraction | 0x10000000000000, biased - 1075)


def significant_digits(value: float, count: int) -> Decimal:
    """The first `count` >= 1 digits of a finite value above 0, rounded."""
    made = _expansion(value)
    while made.digits._length <= count and not made.is_exact():
        made.extend()
    return _rounded(made, count)


def fixed_digits(value: float, places: int) -> Decimal:
    """The digits of a finite value above 0 up to 10**-places, rounded; maybe none."""
    made = _expansion(value)
    while made.digits._length <= made.point + places and not made.is_exact():
        if made.digits._length == 0 and made.point + places < 0:
            break
        made.extend()
    if made.digits._length == 0 or made.point + places < 0:
        return Decimal("", -places)
    return _rounded(made, made.point + places)


def _rounded(made: _Expansion, count: int) -> Decimal:
    """The first `count` digits of an expansion that has one more, or all there are."""
    digits = made.digits
    point = made.point
    if count < digits._length:
        up = _rounds_up(made, count)
        digits.resize(count)
        if up:
            at = count - 1
            while at >= 0 and digits.read(at) == 57:
                at -= 1
            if at < 0:
                point += 1
                digits.resize(0)
                digits.add_octet(_ZERO + 1)
            else:
                digits.write(at, digits.read(at) + 1)
                digits.resize(at + 1)
    stop = digits._length
    while stop > 0 and digits.read(stop - 1) == _ZERO:
        stop -= 1
    return Decimal(text_of_ascii(digits._address, stop), point)


def _rounds_up(made: _Expansion, count: int) -> bool:
    digit = made.digits.read(count)
    if digit != _ZERO + 5:
        return digit > _ZERO + 5
    if not made.is_exact():
        return True
    for index in range(count + 1, made.digits._length):
        if made.digits.read(index) != _ZERO:
            return True
    return count > 0 and made.digits.read(count - 1) & 1 == 1
