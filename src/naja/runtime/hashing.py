"""Hash values, equal to CPython's for numbers and for tuples and frozen sets of them."""

from typing import Final

from naja.lang.bits import float_bits, rotl64, shr_u, wrap_add, wrap_mul

# xxHash's 64-bit primes, as signed numbers.
_PRIME_1: Final = -7046029288634856825  # 11400714785074694791
_PRIME_2: Final = -4417276706812531889  # 14029467366897019727
_PRIME_5: Final = 2870177450012600261

_MODULUS: Final = 0x1FFFFFFFFFFFFFFF
_INFINITY: Final = 314159


def valid_hash(value: int) -> int:
    """What `hash()` makes of the result of `__hash__`: -1 is not used."""
    return -2 if value == -1 else value


def tuple_hash_start() -> int:
    return _PRIME_5


def tuple_hash_mix(state: int, lane: int) -> int:
    """Add the hash of the next element."""
    state = wrap_add(state, wrap_mul(lane, _PRIME_2))
    return wrap_mul(rotl64(state, 31), _PRIME_1)


def tuple_hash_end(state: int, count: int) -> int:
    """The hash of a tuple of `count` elements."""
    state = wrap_add(state, count ^ _PRIME_5 ^ 3527539)
    return 1546275796 if state == -1 else state


def frozenset_hash_mix(state: int, lane: int) -> int:
    """Add the hash of an element, in any order."""
    return state ^ wrap_mul(lane ^ 89869747 ^ wrap_mul(lane, 65536), 3644798167)


def frozenset_hash_end(state: int, count: int) -> int:
    """The hash of a frozenset of `count` elements."""
    state = state ^ wrap_mul(count + 1, 1927868237)
    state = state ^ shr_u(state, 11) ^ shr_u(state, 25)
    state = wrap_add(wrap_mul(state, 69069), 907133923)
    return 590923713 if state == -1 else state


def int_hash(value: int) -> int:
    """The value modulo 2**61 - 1, with its sign."""
    if -_MODULUS < value < _MODULUS:
        return -2 if value == -1 else value
    if value > 0:
        return value % _MODULUS
    rest = value % _MODULUS
    return valid_hash(rest - _MODULUS if rest != 0 else 0)


def float_hash(value: float) -> int:
    """Equal to the hash of the int of the same value."""
    bits = float_bits(value)
    exponent = bits >> 52 & 0x7FF
    mantissa = bits & 0xFFFFFFFFFFFFF
    if exponent == 0x7FF:
        if mantissa != 0:
            return valid_hash(shr_u(wrap_mul(bits, _PRIME_1), 4))
        return _INFINITY if bits > 0 else -_INFINITY
    if exponent == 0:
        exponent = 1
    else:
        mantissa = mantissa | 0x10000000000000
    # value = mantissa * 2 ** (exponent - 1075), and 2**61 is 1 modulo the modulus.
    turn = (exponent - 1075) % 61
    high = _turned(mantissa, turn)
    return valid_hash(high if bits >= 0 else -high)


def _turned(value: int, turn: int) -> int:
    """Rotate 61 bits left."""
    low = value & (1 << 61 - turn) - 1
    return low << turn | value >> 61 - turn
