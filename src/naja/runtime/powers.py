"""`int ** int` and `pow(base, exponent, modulus)`."""

from naja.lang.bits import less_u, shr_u, wrap_add, wrap_sub


def power(base: int, exponent: int) -> int:
    """OverflowError where the result needs more than 64 bits.

    A negative exponent would make a float, which the type of `int ** int` cannot say.
    """
    if exponent < 0:
        raise NotImplementedError(
            "an int to a negative power is a float: write float(x) ** y to get one"
        )
    result = 1
    while True:
        if exponent & 1:
            result = result * base
        exponent = exponent >> 1
        if exponent == 0:
            return result
        base = base * base


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """The result has the sign of `modulus`; a negative exponent inverts `base` first."""
    if modulus == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    size = modulus if modulus > 0 else -modulus
    if exponent < 0:
        base = _inverse(base % size, size)
        exponent = -exponent
    factor = base % size
    result = 1 % size
    while exponent > 0:
        if exponent & 1:
            result = _product(result, factor, size)
        factor = _product(factor, factor, size)
        exponent = exponent >> 1
    if modulus < 0 and result != 0:
        return result + modulus
    return result


def _product(a: int, b: int, modulus: int) -> int:
    """a * b % modulus for 0 <= a, b < modulus, by doubling where the product is too wide."""
    if a < 0x80000000 and b < 0x80000000:
        return a * b % modulus
    result = 0
    while b != 0:
        if b & 1:
            result = _sum(result, a, modulus)
        a = _sum(a, a, modulus)
        b = shr_u(b, 1)
    return result


def _sum(a: int, b: int, modulus: int) -> int:
    """(a + b) % modulus for 0 <= a, b < modulus; the sum fits 64 bits unsigned."""
    total = wrap_add(a, b)
    return total if less_u(total, modulus) else wrap_sub(total, modulus)


def _inverse(base: int, modulus: int) -> int:
    """x with base * x % modulus == 1, by Euclid's extended algorithm."""
    a, b = modulus, base
    x, y = 0, 1
    while b > 1:
        quotient = a // b
        a, b = b, a - quotient * b
        x, y = y, x - quotient * y
    if b == 0 and modulus > 1:
        raise ValueError("base is not invertible for the given modulus")
    return y % modulus
