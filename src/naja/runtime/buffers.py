"""Index arithmetic of sequences: what `x[i]`, `x[a:b]` and `x[a:b:c]` mean for a length."""


def no_limit(limit: int) -> int:
    """How often at most: a negative number means any number of times."""
    return limit if limit >= 0 else 0x7FFFFFFFFFFFFFFF


def slice_start(index: int | None, length: int) -> int:
    """Where a slice begins, 0 .. length; None means 0, negative counts from the end."""
    if index is None:
        return 0
    if index < 0:
        return index + length if index + length > 0 else 0
    return index if index < length else length


def slice_stop(index: int | None, length: int) -> int:
    """Where a slice ends, 0 .. length; None means `length`. May lie before the start."""
    if index is None:
        return length
    if index < 0:
        return index + length if index + length > 0 else 0
    return index if index < length else length


def slice_steps(
    start: int | None, stop: int | None, step: int | None, length: int
) -> tuple[int, int, int]:
    """First index, number of elements and step of an extended slice.

    ValueError when the step is 0.
    """
    stride = 1 if step is None else step
    if stride == 0:
        raise ValueError("slice step cannot be zero")
    lower = 0 if stride > 0 else -1
    upper = length if stride > 0 else length - 1
    first = _bounded(start, lower if stride > 0 else upper, lower, upper, length)
    last = _bounded(stop, upper if stride > 0 else lower, lower, upper, length)
    if stride > 0:
        count = (last - first - 1) // stride + 1 if first < last else 0
    else:
        # The quotient of two numbers below zero, so that no step overflows when negated.
        count = (last - first + 1) // stride + 1 if last < first else 0
    return first, count, stride


def _bounded(index: int | None, default: int, lower: int, upper: int, length: int) -> int:
    if index is None:
        return default
    if index < 0:
        shifted = index + length
        return shifted if shifted > lower else lower
    return index if index < upper else upper
