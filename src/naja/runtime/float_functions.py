"""Exponentials, logarithms and circular functions of `math`, for finite arguments.

Each is computed as a pair of floats and rounded once.
"""

from typing import Final

from naja.lang.bits import float_bits, float_from_bits
from naja.runtime.float_circle import (
    QUARTER,
    QUARTER_LOW,
    arc_of_ratio,
    reduced,
    root_of_pair,
    scaled_to_one,
    sine_and_cosine,
)
from naja.runtime.float_power import (
    add_pairs,
    divide_pairs,
    exp_less_one,
    log_pair,
    scale,
    two_product,
    two_sum,
)

_LN2: Final = 0.6931471805599453
_LN2_LOW: Final = 2.3190468138462996e-17
_LN10: Final = 2.302585092994046
_LN10_LOW: Final = -2.1707562233822494e-16
_LEAST: Final = -745.2
_MOST: Final = 709.79


def logarithm(value: float) -> float:
    """Of a value > 0."""
    high, _ = log_pair(value)
    return high


def logarithm_2(value: float) -> float:
    high, low = log_pair(value)
    high, _ = divide_pairs(high, low, _LN2, _LN2_LOW)
    return high


def logarithm_10(value: float) -> float:
    high, low = log_pair(value)
    high, _ = divide_pairs(high, low, _LN10, _LN10_LOW)
    return high


def logarithm_of_one_plus(value: float) -> float:
    """log(1 + value) for value > -1."""
    if -1e-30 < value < 1e-30:
        return value
    total, rest = two_sum(1.0, value)
    high, low = log_pair(total)
    high, _ = add_pairs(high, low, rest / total, 0.0)
    return high


def exponential(value: float) -> float:
    """Infinity where the result is too large."""
    if value > _MOST:
        return float_from_bits(0x7FF0000000000000)
    if value < _LEAST:
        return 0.0
    total, total_low, count = exp_less_one(value, 0.0)
    total, total_low = add_pairs(1.0, 0.0, total, total_low)
    return scale(total, count)


def exponential_less_one(value: float) -> float:
    """exp(value) - 1, exact for small values."""
    if value > _MOST:
        return float_from_bits(0x7FF0000000000000)
    if value < -60.0:
        return -1.0
    if -1e-30 < value < 1e-30:
        return value
    total, total_low, count = exp_less_one(value, 0.0)
    if count != 0:
        total, total_low = add_pairs(1.0, 0.0, total, total_low)
        if count > 200:
            return scale(total, count)
        total, total_low = add_pairs(scale(total, count), scale(total_low, count), -1.0, 0.0)
    return total


def hyperbolic(value: float, sign: float) -> float:
    """(exp(value) + sign * exp(-value)) / 2: the cosine for 1.0, the sine for -1.0."""
    size = value if value > 0.0 else -value
    if sign < 0.0 and size < 1e-10:
        return value
    if size > 711.0:
        infinite = float_from_bits(0x7FF0000000000000)
        return -infinite if value < 0.0 and sign < 0.0 else infinite
    total, total_low, count = exp_less_one(size, 0.0)
    total, total_low = add_pairs(1.0, 0.0, total, total_low)
    if count <= 60:
        total, total_low = scale(total, count), scale(total_low, count)
        other, other_low = divide_pairs(sign, 0.0, total, total_low)
        total, total_low = add_pairs(total, total_low, other, other_low)
        count = 0
    result = scale(total, count - 1)
    return -result if value < 0.0 and sign < 0.0 else result


def hyperbolic_tangent(value: float) -> float:
    size = value if value > 0.0 else -value
    if size < 1e-10:
        return value
    if size > 22.0:
        return 1.0 if value > 0.0 else -1.0
    # tanh(x) = t / (t + 2) with t = exp(2 x) - 1.
    total, total_low, count = exp_less_one(2.0 * size, 0.0)
    total, total_low = add_pairs(1.0, 0.0, total, total_low)
    total, total_low = scale(total, count), scale(total_low, count)
    top, top_low = add_pairs(total, total_low, -1.0, 0.0)
    bottom, bottom_low = add_pairs(total, total_low, 1.0, 0.0)
    result, _ = divide_pairs(top, top_low, bottom, bottom_low)
    return result if value > 0.0 else -result


def sine(angle: float) -> float:
    if -1e-20 < angle < 1e-20:
        return angle
    turns, high, low = reduced(angle)
    s, _, c, _ = sine_and_cosine(high, low)
    result = c if turns & 1 else s
    return -result if turns & 2 else result


def cosine(angle: float) -> float:
    turns, high, low = reduced(angle)
    s, _, c, _ = sine_and_cosine(high, low)
    result = s if turns & 1 else c
    return -result if turns == 1 or turns == 2 else result


def tangent(angle: float) -> float:
    if -1e-20 < angle < 1e-20:
        return angle
    turns, high, low = reduced(angle)
    s, s_low, c, c_low = sine_and_cosine(high, low)
    if turns & 1:
        result, _ = divide_pairs(-c, -c_low, s, s_low)
    else:
        result, _ = divide_pairs(s, s_low, c, c_low)
    return result


def arc(y: float, x: float) -> float:
    """`atan2` of finite values."""
    negative = float_bits(y) < 0
    height = -y if negative else y
    width = -x if float_bits(x) < 0 else x
    if height == 0.0 or (width > height and height / width < 1e-25):
        high = height / width if height != 0.0 else 0.0
        if float_bits(x) < 0:
            high = 2.0 * QUARTER
        return -high if negative else high
    if width / height < 1e-25:
        return -QUARTER if negative else QUARTER
    shift = scaled_to_one(height, width)
    high, low = arc_of_ratio(scale(height, shift), 0.0, scale(width, shift), 0.0)
    if x < 0.0:
        high, low = add_pairs(2.0 * QUARTER, 2.0 * QUARTER_LOW, -high, -low)
    return -high if negative else high


def arc_sine(value: float) -> tuple[float, float]:
    """A pair, of -1 .. 1."""
    size = -value if value < 0.0 else value
    square, square_low = two_product(size, size)
    rest, rest_low = add_pairs(1.0, 0.0, -square, -square_low)
    root, root_low = root_of_pair(rest, rest_low)
    high, low = arc_of_ratio(size, 0.0, root, root_low)
    return (-high, -low) if value < 0.0 else (high, low)


def arc_cosine(value: float) -> float:
    high, low = arc_sine(value)
    high, _ = add_pairs(QUARTER, QUARTER_LOW, -high, -low)
    return high
