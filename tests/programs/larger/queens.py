"""N queens, a knight's tour length, permutations: loops, sets and recursion."""

from collections.abc import Iterator


def queens(n: int, row: int, columns: set[int], falling: set[int], rising: set[int]) -> int:
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if column in columns or row - column in falling or row + column in rising:
            continue
        count += queens(
            n, row + 1, columns | {column}, falling | {row - column}, rising | {row + column}
        )
    return count


def permutations(items: list[str]) -> Iterator[list[str]]:
    if not items:
        yield []
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item, *rest]


def life(board: set[tuple[int, int]]) -> set[tuple[int, int]]:
    counts: dict[tuple[int, int], int] = {}
    for x, y in board:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in board}


print([queens(n, 0, set(), set(), set()) for n in range(1, 8)])
print(["".join(p) for p in permutations(["a", "b", "c"])])
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = life(glider)
print(sorted(glider))
