"""Natural numbers of any size, for the conversions that 128 bits cannot decide.

Limbs of 32 bits, lowest first, so that limb * 10**9 + carry fits an int.
"""

from typing import Final

_LIMB: Final = 0xFFFFFFFF
BILLION: Final = 1000000000


class BigNatural:
    """A natural number; operations change it in place."""

    def __init__(self, value: int) -> None:
        """From 0 <= value < 2**63."""
        self.limbs: list[int] = []
        while value != 0:
            self.limbs.append(value & _LIMB)
            value >>= 32

    def is_zero(self) -> bool:
        return len(self.limbs) == 0

    def multiply_add(self, factor: int, term: int) -> None:
        """self = self * factor + term; 0 <= factor, term < 2**31."""
        carry = term
        for index in range(len(self.limbs)):
            carry += self.limbs[index] * factor
            self.limbs[index] = carry & _LIMB
            carry >>= 32
        if carry != 0:
            self.limbs.append(carry)

    def multiply_power_of_ten(self, exponent: int) -> None:
        """self = self * 10**exponent, exponent >= 0."""
        for _ in range(exponent // 9):
            self.multiply_add(BILLION, 0)
        for _ in range(exponent % 9):
            self.multiply_add(10, 0)

    def shift_left(self, count: int) -> None:
        """self = self * 2**count, count >= 0."""
        if count % 32 != 0:
            self.multiply_add(1 << (count % 32 - 1), 0)
            self.multiply_add(2, 0)
        if count >= 32 and len(self.limbs) > 0:
            self.limbs = [0] * (count // 32) + self.limbs

    def divide(self, divisor: int) -> int:
        """self = self // divisor; the remainder. 0 < divisor < 2**31."""
        rest = 0
        for index in range(len(self.limbs) - 1, -1, -1):
            rest = rest << 32 | self.limbs[index]
            self.limbs[index] = rest // divisor
            rest %= divisor
        while len(self.limbs) > 0 and self.limbs[-1] == 0:
            self.limbs.pop()
        return rest

    def take_above(self, bits: int) -> int:
        """Remove and return what is above the low `bits` (a multiple of 32; < 2**62 remain)."""
        first = bits // 32
        value = 0
        for index in range(len(self.limbs) - 1, first - 1, -1):
            value = value << 32 | self.limbs[index]
            self.limbs.pop()
        while len(self.limbs) > 0 and self.limbs[-1] == 0:
            self.limbs.pop()
        return value

    def compare(self, other: "BigNatural") -> int:
        """Below 0, 0 or above 0 as self is smaller, equal or greater."""
        if len(self.limbs) != len(other.limbs):
            return len(self.limbs) - len(other.limbs)
        for index in range(len(self.limbs) - 1, -1, -1):
            if self.limbs[index] != other.limbs[index]:
                return self.limbs[index] - other.limbs[index]
        return 0
