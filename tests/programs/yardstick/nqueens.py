# args: 6
"""Queens that do not attack each other, by permutations (pyperformance: nqueens)."""

import sys
from collections.abc import Iterator


def permutations(pool: list[int]) -> Iterator[list[int]]:
    """All orders of the pool, lexicographically."""
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield [pool[i] for i in indices]
    while n:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1 :] + indices[i : i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield [pool[k] for k in indices]
                break
        else:
            return


def queens(n: int) -> Iterator[list[int]]:
    columns = range(n)
    for board in permutations(list(columns)):
        if n == len({board[i] + i for i in columns}) == len({board[i] - i for i in columns}):
            yield board


def place(n: int, columns: int, falling: int, rising: int) -> int:
    """How many ways to place the remaining queens, boards as bits."""
    full = (1 << n) - 1
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | falling | rising)
    while free:
        bit = free & -free
        free ^= bit
        count += place(n, columns | bit, (falling | bit) << 1 & full, (rising | bit) >> 1)
    return count


def main(n: int) -> None:
    found = list(queens(n))
    print(len(found), found[:2])
    print([place(k, 0, 0, 0) for k in range(1, n + 4)])


main(int(sys.argv[1]))
