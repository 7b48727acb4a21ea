"""The Mersenne Twister MT19937, as `random` uses it.

Source: M. Matsumoto and T. Nishimura, "Mersenne Twister" (1998), with the seeding by an
array of 2002.
"""

from typing import Final

from naja.unsafe import Array

_COUNT: Final = 624
_SHIFT: Final = 397
_WORD: Final = 0xFFFFFFFF
_TWIST: Final = 0x9908B0DF


class Mersenne:
    """624 words of 32 bits."""

    def __init__(self) -> None:
        self._words = Array[int](_COUNT)
        self._at = _COUNT

    def seed(self, key: list[int]) -> None:
        """Begin from one or more words of 32 bits."""
        words = self._words
        previous = 19650218
        words[0] = previous
        for at in range(1, _COUNT):
            previous = 1812433253 * (previous ^ previous >> 30) + at & _WORD
            words[at] = previous
        at = 1
        place = 0
        count = len(key)
        for _ in range(max(_COUNT, count)):
            mixed = words[at] ^ (previous_of(words, at) * 1664525)
            words[at] = mixed + key[place] + place & _WORD
            at += 1
            place = place + 1 if place + 1 < count else 0
            if at == _COUNT:
                words[0] = words[_COUNT - 1]
                at = 1
        for _ in range(_COUNT - 1):
            words[at] = (words[at] ^ (previous_of(words, at) * 1566083941)) - at & _WORD
            at += 1
            if at == _COUNT:
                words[0] = words[_COUNT - 1]
                at = 1
        words[0] = 0x80000000
        self._at = _COUNT

    def word(self) -> int:
        """The next 32 bits."""
        if self._at >= _COUNT:
            self._renew()
        y = self._words[self._at]
        self._at += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18

    def _renew(self) -> None:
        words = self._words
        for at in range(_COUNT - _SHIFT):
            words[at] = words[at + _SHIFT] ^ _twisted(words[at], words[at + 1])
        for at in range(_COUNT - _SHIFT, _COUNT - 1):
            words[at] = words[at + _SHIFT - _COUNT] ^ _twisted(words[at], words[at + 1])
        words[_COUNT - 1] = words[_SHIFT - 1] ^ _twisted(words[_COUNT - 1], words[0])
        self._at = 0


def previous_of(words: Array[int], at: int) -> int:
    """The word before, mixed with its own high bits."""
    word = words[at - 1]
    return word ^ word >> 30


def _twisted(high: int, low: int) -> int:
    """The top bit of one word and the rest of another, shifted through the polynomial."""
    y = (high & 0x80000000) | (low & 0x7FFFFFFF)
    return y >> 1 ^ (_TWIST if y & 1 else 0)
