# args: 1
"""The puzzle Hexiom: numbered hexagons that count their neighbours (pyperformance: hexiom)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

OPEN, IMPOSSIBLE, SOLVED = 0, 1, 2

# Side length, then how many tiles of each number 0..6 there are, then fixed cells.
LEVELS: list[tuple[int, list[int], list[tuple[int, int]]]] = [
    (2, [1, 0, 3, 0, 0, 0, 0], []),
    (2, [0, 0, 0, 6, 0, 0, 1], []),
    (3, [2, 4, 4, 2, 0, 0, 0], []),
    (3, [0, 0, 0, 6, 6, 0, 7], [(0, 3)]),
    (3, [0, 2, 5, 4, 2, 0, 0], []),
]


class Done:
    """For each cell the numbers that are still possible; 7 means no tile."""

    def __init__(self, cells: list[list[int]]) -> None:
        self.cells = cells

    def clone(self) -> Done:
        return Done([choices[:] for choices in self.cells])

    def remove(self, at: int, number: int) -> bool:
        choices = self.cells[at]
        if number in choices:
            choices.remove(number)
            return True
        return False

    def settled(self, at: int) -> bool:
        return len(self.cells[at]) == 1

    def next_cell(self) -> int:
        """An open cell with the fewest choices, -1 if all are settled."""
        best, fewest = -1, 99
        for at, choices in enumerate(self.cells):
            if 1 < len(choices) < fewest:
                best, fewest = at, len(choices)
        return best


class Hexagon:
    """Cells in rows; `near` lists each cell's neighbours."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.at: dict[tuple[int, int], int] = {}
        for y in range(2 * side - 1):
            for x in range(2 * side - 1):
                if abs(x - y) < side:
                    self.at[x, y] = len(self.at)
        self.near: list[list[int]] = []
        for x, y in self.at:
            around = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1))
            places = [(x + dx, y + dy) for dx, dy in around]
            self.near.append([self.at[place] for place in places if place in self.at])

    def __len__(self) -> int:
        return len(self.at)


class Puzzle:
    def __init__(self, side: int, tiles: list[int], fixed: list[tuple[int, int]]) -> None:
        self.hexagon = Hexagon(side)
        size = len(self.hexagon)
        self.tiles = [*tiles, size - sum(tiles)]
        self.start = Done(
            [
                [n for n in range(8) if self.tiles[n] and (n == 7 or n <= len(near))]
                for near in self.hexagon.near
            ]
        )
        for at, number in fixed:
            self.start.cells[at] = [number]
        self.steps = 0

    def count(self, done: Done) -> tuple[list[int], list[int]]:
        """How many cells are settled with each number, and how many could have it."""
        sure, possible = [0] * 8, [0] * 8
        for choices in done.cells:
            for number in choices:
                possible[number] += 1
            if len(choices) == 1:
                sure[choices[0]] += 1
        return sure, possible

    def check(self, done: Done) -> int:
        sure, possible = self.count(done)
        for number in range(8):
            if not sure[number] <= self.tiles[number] <= possible[number]:
                return IMPOSSIBLE
        is_open = False
        for at, choices in enumerate(done.cells):
            if not choices:
                return IMPOSSIBLE
            if len(choices) > 1:
                is_open = True
                continue
            if choices[0] == 7:
                continue
            low = high = 0
            for other in self.hexagon.near[at]:
                options = done.cells[other]
                if options != [7]:
                    high += 1
                    low += 7 not in options
            if not low <= choices[0] <= high:
                return IMPOSSIBLE
        return OPEN if is_open else SOLVED

    def prune(self, done: Done) -> bool:
        """Take away what the numbers of tiles and the neighbours rule out."""
        changed = False
        sure, _ = self.count(done)
        for at, choices in enumerate(done.cells):
            if len(choices) < 2:
                continue
            for number in choices[:]:
                if sure[number] == self.tiles[number]:
                    changed = done.remove(at, number) or changed
            low = high = 0
            for other in self.hexagon.near[at]:
                options = done.cells[other]
                high += options != [7]
                low += 7 not in options
            for number in choices[:]:
                if number != 7 and not low <= number <= high:
                    changed = done.remove(at, number) or changed
        return changed

    def solve(self, done: Done) -> Iterator[Done]:
        self.steps += 1
        while self.prune(done):
            pass
        status = self.check(done)
        if status == SOLVED:
            yield done
        if status != OPEN:
            return
        at = done.next_cell()
        for number in done.cells[at]:
            attempt = done.clone()
            attempt.cells[at] = [number]
            yield from self.solve(attempt)

    def show(self, done: Done) -> str:
        rows: dict[int, list[str]] = {}
        for (_, y), at in self.hexagon.at.items():
            rows.setdefault(y, []).append("." if done.cells[at] == [7] else str(done.cells[at][0]))
        side = self.hexagon.side
        return "\n".join(" " * abs(side - 1 - y) + " ".join(row) for y, row in rows.items())


def main(rounds: int) -> None:
    for round in range(rounds):
        total = 0
        for number, (side, tiles, fixed) in enumerate(LEVELS):
            puzzle = Puzzle(side, tiles, fixed)
            found = 0
            for done in puzzle.solve(puzzle.start):
                found += 1
                if round == 0 and found == 1:
                    print(f"level {number}")
                    print(puzzle.show(done))
                if found == 5:
                    break
            total += puzzle.steps
            if round == 0:
                print(found, puzzle.steps)
        print(total)


main(int(sys.argv[1]))
