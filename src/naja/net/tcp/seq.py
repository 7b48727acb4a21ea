"""SeqNumber: positions in the octet stream, modulo 2**32. Source: RFC 9293 3.4."""

from typing import Final

MASK: Final = 0xFFFFFFFF
_HALF: Final = 0x80000000


def add(a: int, count: int) -> int:
    """The sequence number `count` (which may be negative) after `a`."""
    return (a + count) & MASK


def diff(a: int, b: int) -> int:
    """How far `a` is after `b`: -2**31 .. 2**31-1."""
    return ((a - b + _HALF) & MASK) - _HALF


def lt(a: int, b: int) -> bool:
    return (a - b) & _HALF != 0


def le(a: int, b: int) -> bool:
    return (b - a) & _HALF == 0


def gt(a: int, b: int) -> bool:
    return (b - a) & _HALF != 0


def ge(a: int, b: int) -> bool:
    return (a - b) & _HALF == 0


def later(a: int, b: int) -> int:
    """Whichever comes after the other."""
    return a if gt(a, b) else b
