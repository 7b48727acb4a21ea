"""Number theory and exact sums of `math`. OverflowError where a result needs over 64 bits."""

from collections.abc import Iterable

from naja.lang.bits import square_root, truncate
from naja.runtime.float_power import two_sum


def common_divisor(a: int, b: int) -> int:
    while b != 0:
        a, b = b, a % b
    return -a if a < 0 else a


def common_multiple(a: int, b: int) -> int:
    if a == 0 or b == 0:
        return 0
    result = a // common_divisor(a, b) * b
    return -result if result < 0 else result


def whole_root(value: int) -> int:
    """The root rounded down. ValueError below 0."""
    if value < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = truncate(square_root(float(value)))
    if root > 3037000499:
        root = 3037000499
    while root * root > value:
        root -= 1
    while root < 3037000499 and (root + 1) * (root + 1) <= value:
        root += 1
    return root


def factorial(value: int) -> int:
    if value < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for factor in range(2, value + 1):
        result = result * factor
    return result


def permutations(n: int, k: int) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for step in range(k):
        result = result * (n - step)
    return result


def combinations(n: int, k: int) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    if k > n - k:
        k = n - k
    result = 1
    for step in range(1, k + 1):
        # The product is divisible; dividing first keeps it within 64 bits for longer.
        factor = n - k + step
        shared = common_divisor(result, step)
        result = result // shared * (factor // (step // shared))
    return result


def exact_sum(values: Iterable[float]) -> float:
    """Partial sums that do not overlap hold the exact total (Shewchuk)."""
    partials: list[float] = []
    special = 0.0
    for value in values:
        rest = float(value)
        if rest - rest != 0.0:
            special = special + rest
            continue
        kept = 0
        for index in range(len(partials)):
            rest, error = two_sum(rest, partials[index])
            if error != 0.0:
                partials[kept] = error
                kept += 1
        del partials[kept:]
        partials.append(rest)
    if special != 0.0:
        return special
    return _rounded(partials)


def _rounded(partials: list[float]) -> float:
    """The sum of the partials, largest last, rounded half to even."""
    if len(partials) == 0:
        return 0.0
    high = partials.pop()
    low = 0.0
    while len(partials) > 0:
        high, low = two_sum(high, partials.pop())
        if low != 0.0:
            break
    # The next partial decides when `low` is exactly half of the last place.
    if len(partials) > 0 and (low < 0.0) == (partials[-1] < 0.0):
        doubled = low * 2.0
        total = high + doubled
        if total - high == doubled:
            high = total
    return high
