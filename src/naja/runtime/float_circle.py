"""Sine, cosine and the arc of a ratio, in pairs of floats.

An angle is reduced by multiples of a quarter turn: with three floats of pi / 2 below
2**30, with 256 bits of 2 / pi above (Payne and Hanek). What is left is at most pi / 4,
known to about 100 bits, and goes through the plain series. So results are correctly
rounded but for the rare case that even a pair cannot decide.
"""

from typing import Final

from naja.lang.bits import (
    float_bits,
    mul_hi_u,
    shr_u,
    square_root,
    truncate,
    wrap_add,
    wrap_mul,
    wrap_shl,
)
from naja.runtime.float_power import (
    add_pairs,
    divide_pairs,
    multiply_pairs,
    scale,
    two_product,
    two_sum,
)

QUARTER: Final = 1.5707963267948966
QUARTER_LOW: Final = 6.123233995736766e-17
_QUARTER_LAST: Final = -1.4973849048591698e-33
_FEW_TURNS: Final = 1073741824.0

# 32 zero bits, then the first 1280 bits of 2 / pi, most significant first.
_TWO_OVER_PI: Final = (
    b"\x00\x00\x00\x00"
    b"\xa2\xf9\x83\x6e\x4e\x44\x15\x29\xfc\x27\x57\xd1\xf5\x34\xdd\xc0\xdb\x62\x95\x99"
    b"\x3c\x43\x90\x41\xfe\x51\x63\xab\xde\xbb\xc5\x61\xb7\x24\x6e\x3a\x42\x4d\xd2\xe0"
    b"\x06\x49\x2e\xea\x09\xd1\x92\x1c\xfe\x1d\xeb\x1c\xb1\x29\xa7\x3e\xe8\x82\x35\xf5"
    b"\x2e\xbb\x44\x84\xe9\x9c\x70\x26\xb4\x5f\x7e\x41\x39\x91\xd6\x39\x83\x53\x39\xf4"
    b"\x9c\x84\x5f\x8b\xbd\xf9\x28\x3b\x1f\xf8\x97\xff\xde\x05\x98\x0f\xef\x2f\x11\x8b"
    b"\x5a\x0a\x6d\x1f\x6d\x36\x7e\xcf\x27\xcb\x09\xb7\x4f\x46\x3f\x66\x9e\x5f\xea\x2d"
    b"\x75\x27\xba\xc7\xeb\xe5\xf1\x7b\x3d\x07\x39\xf7\x8a\x52\x92\xea\x6b\xfb\x5f\xb1"
    b"\x1f\x8d\x5d\x08\x56\x03\x30\x46\xfc\x7b\x6b\xab\xf0\xcf\xbc\x20\x9a\xf4\x36\x1d"
)


def sine_and_cosine(high: float, low: float) -> tuple[float, float, float, float]:
    """Pairs of sine and cosine of a pair, at most pi / 4 in size."""
    square, square_low = multiply_pairs(high, low, high, low)
    square = -square
    square_low = -square_low
    sine = 0.0
    sine_low = 0.0
    cosine = 0.0
    cosine_low = 0.0
    for index in range(14, 0, -1):
        # s = (s + 1) * -x**2 / (2n * (2n + 1)), and likewise for the cosine.
        even = float(2 * index)
        sine, sine_low = add_pairs(sine, sine_low, 1.0, 0.0)
        sine, sine_low = multiply_pairs(sine, sine_low, square, square_low)
        sine, sine_low = divide_pairs(sine, sine_low, even * (even + 1.0), 0.0)
        cosine, cosine_low = add_pairs(cosine, cosine_low, 1.0, 0.0)
        cosine, cosine_low = multiply_pairs(cosine, cosine_low, square, square_low)
        cosine, cosine_low = divide_pairs(cosine, cosine_low, even * (even - 1.0), 0.0)
    sine, sine_low = multiply_pairs(sine, sine_low, high, low)
    sine, sine_low = add_pairs(high, low, sine, sine_low)
    cosine, cosine_low = add_pairs(1.0, 0.0, cosine, cosine_low)
    return sine, sine_low, cosine, cosine_low


def reduced(angle: float) -> tuple[int, float, float]:
    """Quarter turns modulo 4 and the rest as a pair, of a finite angle."""
    if -_FEW_TURNS < angle < _FEW_TURNS:
        scaled = angle / QUARTER
        count = truncate(scaled + (0.5 if angle > 0.0 else -0.5))
        turns = float(count)
        product, product_low = two_product(turns, QUARTER)
        high, low = two_sum(angle - product, -product_low)
        product, product_low = two_product(turns, QUARTER_LOW)
        high, low = add_pairs(high, low, -product, -product_low)
        product, product_low = two_product(turns, _QUARTER_LAST)
        high, low = add_pairs(high, low, -product, -product_low)
        return count & 3, high, low
    count, high, low = _reduced_exactly(angle if angle > 0.0 else -angle)
    if angle < 0.0:
        return -count & 3, -high, -low
    return count, high, low


def _reduced_exactly(angle: float) -> tuple[int, float, float]:
    """Like `reduced` for a large positive angle: mantissa times a window of 2 / pi.

    angle = mantissa * 2**exponent; bits of 2 / pi above 2**-(exponent - 1) only add whole
    turns. The product of the next 256 bits and the mantissa is kept modulo 2**256, where
    1 stands for a quarter turn / 2**254.
    """
    bits = float_bits(angle)
    exponent = (bits >> 52) - 1075
    mantissa = bits & 0xFFFFFFFFFFFFF | 0x10000000000000
    first = exponent + 30
    words = [0, 0, 0, 0]
    carry = 0
    for index in range(3, -1, -1):
        word = _window(first + 64 * index)
        product = wrap_mul(word, mantissa)
        total = wrap_add(product, carry)
        words[index] = total
        carry = mul_hi_u(word, mantissa) + (1 if _less(total, product) else 0)
    count = shr_u(words[0], 62)
    words[0] = words[0] & 0x3FFFFFFFFFFFFFFF
    high, low = _fraction(words)
    if high > 0.5:
        count += 1
        high, low = add_pairs(high, low, -1.0, 0.0)
    high, low = multiply_pairs(high, low, QUARTER, QUARTER_LOW)
    return count & 3, high, low


def _less(a: int, b: int) -> bool:
    """a < b as unsigned numbers."""
    return shr_u(a, 1) < shr_u(b, 1) or (shr_u(a, 1) == shr_u(b, 1) and a & 1 < b & 1)


def _window(first: int) -> int:
    """64 bits of the table from bit `first` on."""
    at = first >> 3
    word = 0
    for index in range(8):
        word = wrap_shl(word, 8) | _TWO_OVER_PI[at + index]
    shift = first & 7
    if shift == 0:
        return word
    return wrap_shl(word, shift) | _TWO_OVER_PI[at + 8] >> 8 - shift


def _fraction(words: list[int]) -> tuple[float, float]:
    """The pair of the words as a number of 2**-254."""
    high = 0.0
    low = 0.0
    weight = 2.3283064365386963e-10 * 4.0
    for word in words:
        high, low = add_pairs(high, low, float(shr_u(word, 32)) * weight, 0.0)
        weight *= 2.3283064365386963e-10
        high, low = add_pairs(high, low, float(word & 0xFFFFFFFF) * weight, 0.0)
        weight *= 2.3283064365386963e-10
    return high, low


def arc_of_ratio(y: float, y_low: float, x: float, x_low: float) -> tuple[float, float]:
    """The angle, 0 .. pi / 2 as a pair, whose tangent is y / x; both pairs >= 0, not both 0."""
    if y > x:
        high, low = _arc_tangent(x, x_low, y, y_low)
        return add_pairs(QUARTER, QUARTER_LOW, -high, -low)
    return _arc_tangent(y, y_low, x, x_low)


def _arc_tangent(y: float, y_low: float, x: float, x_low: float) -> tuple[float, float]:
    ratio, ratio_low = divide_pairs(y, y_low, x, x_low)
    rough = _rough_arc(ratio)
    # One step of Newton doubles the digits: atan(t) = a + atan((t - tan a) / (1 + t tan a)).
    sine, sine_low, cosine, cosine_low = sine_and_cosine(rough, 0.0)
    top, top_low = multiply_pairs(ratio, ratio_low, cosine, cosine_low)
    top, top_low = add_pairs(top, top_low, -sine, -sine_low)
    bottom, bottom_low = multiply_pairs(ratio, ratio_low, sine, sine_low)
    bottom, bottom_low = add_pairs(bottom, bottom_low, cosine, cosine_low)
    high, low = divide_pairs(top, top_low, bottom, bottom_low)
    return add_pairs(rough, 0.0, high, low)


def _rough_arc(ratio: float) -> float:
    """The arc tangent of 0 .. 1 to about 50 bits: halved twice, then the series."""
    half = ratio / (1.0 + square_root(1.0 + ratio * ratio))
    half = half / (1.0 + square_root(1.0 + half * half))
    square = half * half
    total = 0.0
    for index in range(10, -1, -1):
        total = 1.0 / float(2 * index + 1) - square * total
    return 4.0 * half * total


def root_of_pair(high: float, low: float) -> tuple[float, float]:
    """The square root of a pair >= 0."""
    if high <= 0.0:
        return 0.0, 0.0
    root = square_root(high)
    square, square_low = two_product(root, root)
    rest, _ = add_pairs(high, low, -square, -square_low)
    return two_sum(root, rest / (2.0 * root))


def scaled_to_one(value: float, other: float) -> int:
    """The n for which the larger of two finite sizes, times 2**n, lies near 1."""
    size = value if value > other else other
    exponent = (float_bits(size) >> 52 & 0x7FF) - 1023
    return -exponent


def hypotenuse(x: float, y: float) -> float:
    """The root of x * x + y * y for finite x, y >= 0."""
    return root_of_squares([x, y])


def root_of_squares(sizes: list[float]) -> float:
    """The root of the sum of squares of finite sizes >= 0."""
    largest = 0.0
    for size in sizes:
        largest = size if size > largest else largest
    if largest == 0.0 or len(sizes) == 1:
        return largest
    shift = scaled_to_one(largest, 0.0)
    high = 0.0
    low = 0.0
    for size in sizes:
        scaled = scale(size, shift)
        square, square_low = two_product(scaled, scaled)
        high, low = add_pairs(high, low, square, square_low)
    high, low = root_of_pair(high, low)
    return scale(high, -shift)
