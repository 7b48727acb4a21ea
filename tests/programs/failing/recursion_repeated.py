"""CPython abbreviates repeated frames after three."""


def down(n: int) -> int:
    if n == 0:
        raise LookupError("the bottom")
    return down(n - 1)


down(8)
