"""The error function, the gamma function and the inverse hyperbolic functions of `math`.

The error function and the inverse hyperbolic functions are computed as pairs of floats and
rounded once. The gamma function is Lanczos's approximation with the constants that CPython
uses (g = 6.0246..., 13 terms), in the same order of operations, so that both give the same
digits.
"""

from typing import Final

from naja.lang.bits import float_from_bits
from naja.runtime.float_arithmetic import floor, fmod
from naja.runtime.float_circle import root_of_pair
from naja.runtime.float_functions import cosine, exponential, logarithm, sine
from naja.runtime.float_power import (
    add_pairs,
    divide_pairs,
    exp_less_one,
    log_pair,
    multiply_pairs,
    power_of,
    scale,
    two_product,
    two_sum,
)

_LN2: Final = 0.6931471805599453
_LN2_LOW: Final = 2.3190468138462996e-17
_PI: Final = 3.141592653589793
_LOG_PI: Final = 1.1447298858494002
# 2 / sqrt(pi) and 1 / sqrt(pi) as pairs.
_TWO_OVER_ROOT: Final = 1.1283791670955126
_TWO_OVER_ROOT_LOW: Final = 1.533545961316588e-17
# Above, the terms of the series grow too many; the continued fraction takes over.
_SERIES_END: Final = 2.0

_LANCZOS_G: Final = 6.024680040776729583740234375
_LANCZOS_SHIFT: Final = 5.524680040776729583740234375
# The numerator's coefficients, of the highest power first; the denominator's are those of
# x * (x + 1) * ... * (x + 11).
_LANCZOS_TOP: Final = (
    2.5066282746310002701649081771338373386264310793408,
    210.82427775157934587250973392071336271166969580291,
    8071.6720023658162106380029022722506138218516325024,
    186056.26539522349504029498971604569928220784236328,
    2876370.6289353724412254090516208496135991145378768,
    31426415.585400194380614231628318205362874684987640,
    248874557.86205415651146038641322942321632125127801,
    1439720407.3117216736632230727949123939715485786372,
    6039542586.3520280050642916443072979210699388420708,
    17921034426.037209699919755754458931112671403265390,
    35711959237.355668049440185451547166705960488635843,
    42919803642.649098768957899047001988850926355848959,
    23531376880.410759688572007674451636754734846804940,
)
_LANCZOS_BOTTOM: Final = (
    1.0,
    66.0,
    1925.0,
    32670.0,
    357423.0,
    2637558.0,
    13339535.0,
    45995730.0,
    105258076.0,
    150917976.0,
    120543840.0,
    39916800.0,
    0.0,
)


def _log_of_one_plus(high: float, low: float) -> tuple[float, float]:
    """The logarithm of 1 + a small or large pair > -1, as a pair."""
    total, rest = two_sum(1.0, high)
    result, result_low = log_pair(total)
    return add_pairs(result, result_low, (rest + low) / total, 0.0)


def _log_of_double(value: float) -> float:
    """log(2 * value)"""
    high, low = log_pair(value)
    high, _ = add_pairs(high, low, _LN2, _LN2_LOW)
    return high


def inverse_sine(size: float) -> float:
    """`asinh` of a finite value >= 0: log(x + sqrt(x**2 + 1))."""
    if size < 1e-10:
        return size
    if size > 1e10:
        return _log_of_double(size)
    square, square_low = two_product(size, size)
    root, root_low = add_pairs(square, square_low, 1.0, 0.0)
    root, root_low = root_of_pair(root, root_low)
    bottom, bottom_low = add_pairs(root, root_low, 1.0, 0.0)
    high, low = divide_pairs(square, square_low, bottom, bottom_low)
    high, low = add_pairs(high, low, size, 0.0)
    result, _ = _log_of_one_plus(high, low)
    return result


def inverse_cosine(value: float) -> float:
    """`acosh` of a finite value >= 1: log(x + sqrt(x**2 - 1))."""
    if value > 1e10:
        return _log_of_double(value)
    high, low = two_sum(value, -1.0)
    square, square_low = multiply_pairs(high, low, high, low)
    square, square_low = add_pairs(square, square_low, 2.0 * high, 2.0 * low)
    root, root_low = root_of_pair(square, square_low)
    high, low = add_pairs(high, low, root, root_low)
    result, _ = _log_of_one_plus(high, low)
    return result


def inverse_tangent(size: float) -> float:
    """`atanh` of 0 <= x < 1: half the logarithm of (1 + x) / (1 - x)."""
    if size < 1e-10:
        return size
    bottom, bottom_low = two_sum(1.0, -size)
    high, low = divide_pairs(2.0 * size, 0.0, bottom, bottom_low)
    result, _ = _log_of_one_plus(high, low)
    return 0.5 * result


def cube_root(size: float) -> float:
    """Of a finite value > 0."""
    shift = 0
    if size < 1e-300:
        size = size * 1152921504606846976.0
        shift = -20
    rough = power_of(size, 1.0 / 3.0)
    square, square_low = two_product(rough, rough)
    cube, cube_low = multiply_pairs(square, square_low, rough, 0.0)
    rest, _ = add_pairs(size, 0.0, -cube, -cube_low)
    high, _ = two_sum(rough, rest / (3.0 * square))
    return scale(high, shift)


def _exp_of_square(size: float) -> tuple[float, float, int]:
    """exp(-size * size) as a pair and an exponent of two."""
    square, square_low = two_product(size, size)
    total, total_low, count = exp_less_one(-square, -square_low)
    total, total_low = add_pairs(1.0, 0.0, total, total_low)
    return total, total_low, count


def _error_series(size: float) -> tuple[float, float]:
    """erf as a pair: exp(-x**2) times a series of positive terms."""
    square, square_low = two_product(size, size)
    term, term_low = size, 0.0
    high, low = size, 0.0
    odd = 1.0
    while term > high * 1e-25:
        odd += 2.0
        term, term_low = multiply_pairs(term, term_low, 2.0 * square, 2.0 * square_low)
        term, term_low = divide_pairs(term, term_low, odd, 0.0)
        high, low = add_pairs(high, low, term, term_low)
    factor, factor_low, count = _exp_of_square(size)
    factor, factor_low = scale(factor, count), scale(factor_low, count)
    factor, factor_low = multiply_pairs(factor, factor_low, _TWO_OVER_ROOT, _TWO_OVER_ROOT_LOW)
    return multiply_pairs(high, low, factor, factor_low)


def _error_rest(size: float) -> tuple[float, float, int]:
    """erfc by its continued fraction, as a pair and an exponent of two."""
    high, low = size, 0.0
    terms = 130 if size < 4.0 else 60
    for index in range(terms, 0, -1):
        high, low = divide_pairs(0.5 * float(index), 0.0, high, low)
        high, low = add_pairs(high, low, size, 0.0)
    factor, factor_low, count = _exp_of_square(size)
    factor, factor_low = multiply_pairs(
        factor, factor_low, 0.5 * _TWO_OVER_ROOT, 0.5 * _TWO_OVER_ROOT_LOW
    )
    high, low = divide_pairs(factor, factor_low, high, low)
    return high, low, count


def error(size: float) -> float:
    """`erf` of a finite value >= 0."""
    if size < 1e-150:
        return size * _TWO_OVER_ROOT
    if size < _SERIES_END:
        high, _ = _error_series(size)
        return high
    if size > 6.0:
        return 1.0
    high, low, count = _error_rest(size)
    high, _ = add_pairs(1.0, 0.0, -scale(high, count), -scale(low, count))
    return high


def error_complement(value: float) -> float:
    """`erfc` of a finite value."""
    size = -value if value < 0.0 else value
    if size < 1e-20:
        return 1.0
    if size < _SERIES_END:
        high, low = _error_series(size)
        if value > 0.0:
            high, low = -high, -low
        high, _ = add_pairs(1.0, 0.0, high, low)
        return high
    if value < 0.0:
        return 1.0 + error(size)
    if size > 28.0:
        return 0.0
    high, _, count = _error_rest(size)
    return scale(high, count)


def sine_of_half_turns(value: float) -> float:
    """sin(pi * value) for a finite value."""
    size = fmod(-value if value < 0.0 else value, 2.0)
    quarters = floor(2.0 * size + 0.5)
    if quarters == 0.0:
        result = sine(_PI * size)
    elif quarters == 1.0:
        result = cosine(_PI * (size - 0.5))
    elif quarters == 2.0:
        result = sine(_PI * (1.0 - size))
    elif quarters == 3.0:
        result = -cosine(_PI * (size - 1.5))
    else:
        result = sine(_PI * (size - 2.0))
    return -result if value < 0.0 else result


def _lanczos(value: float) -> float:
    """The sum of Lanczos's approximation, for a value > 0."""
    top = 0.0
    bottom = 0.0
    if value < 5.0:
        for index in range(13):
            top = top * value + _LANCZOS_TOP[index]
            bottom = bottom * value + _LANCZOS_BOTTOM[index]
    else:
        for index in range(12, -1, -1):
            top = top / value + _LANCZOS_TOP[index]
            bottom = bottom / value + _LANCZOS_BOTTOM[index]
    return top / bottom


def gamma_of(value: float) -> float:
    """`gamma` of a finite value that is no whole number <= 0; infinite if it is too large."""
    infinite = float_from_bits(0x7FF0000000000000)
    size = -value if value < 0.0 else value
    if floor(value) == value and value <= 23.0:
        product = 1.0
        for factor in range(2, int(value)):
            product *= float(factor)
        return product
    if size < 1e-20:
        return 1.0 / value
    if size > 200.0:
        return 0.0 / sine_of_half_turns(value) if value < 0.0 else infinite
    y = size + _LANCZOS_SHIFT
    if size > _LANCZOS_SHIFT:
        error_of_y = (y - size) - _LANCZOS_SHIFT
    else:
        error_of_y = (y - _LANCZOS_SHIFT) - size
    correction = error_of_y * _LANCZOS_G / y
    if value < 0.0:
        result = -_PI / sine_of_half_turns(size) / size * exponential(y) / _lanczos(size)
        result -= correction * result
        if size < 140.0:
            return result / power_of(y, size - 0.5)
        half = power_of(y, size / 2.0 - 0.25)
        return result / half / half
    result = _lanczos(size) / exponential(y)
    result += correction * result
    if size < 140.0:
        return result * power_of(y, size - 0.5)
    half = power_of(y, size / 2.0 - 0.25)
    return result * half * half


def log_gamma(value: float) -> float:
    """`lgamma` of a finite value that is no whole number <= 2."""
    size = -value if value < 0.0 else value
    if size < 1e-20:
        return -logarithm(size)
    result = logarithm(_lanczos(size)) - _LANCZOS_G
    result += (size - 0.5) * (logarithm(size + _LANCZOS_G - 0.5) - 1.0)
    if value < 0.0:
        sines = sine_of_half_turns(size)
        sines = -sines if sines < 0.0 else sines
        result = _LOG_PI - logarithm(sines) - logarithm(size) - result
    return result
