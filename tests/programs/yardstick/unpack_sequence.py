# args: 200
"""Unpacking of tuples and lists into names (pyperformance: unpack_sequence)."""

import sys


def unpack_tuple(times: int, source: tuple[int, ...]) -> int:
    total = 0
    for _ in range(times):
        a, b, c, d, e, f, g, h, i, j = source
        total += a + j
        a, b, c, d, e, f, g, h, i, j = source
        total += b + i
        a, b, c, d, e, f, g, h, i, j = source
        total += c + h
        a, b, c, d, e, f, g, h, i, j = source
        total += d + g + e + f
    return total


def unpack_list(times: int, source: list[int]) -> int:
    total = 0
    for _ in range(times):
        a, b, c, d, e, f, g, h, i, j = source
        total += a + j
        a, b, c, d, e, f, g, h, i, j = source
        total += b + i
        a, b, c, d, e, f, g, h, i, j = source
        total += c + h
        a, *middle, j = source[:3]
        total += a + j + len(middle)
        source[0], source[9] = source[9], source[0]
    return total + d + e + f + g


def swap(times: int) -> tuple[int, int, int]:
    a, b, c = 1, 2, 3
    for _ in range(times):
        a, b, c = b, c, a
        (a, b), c = (b, a), c
    return a, b, c


def main(times: int) -> None:
    print(unpack_tuple(times, tuple(range(10))))
    print(unpack_list(times, list(range(10))))
    print(swap(times))


main(int(sys.argv[1]))
