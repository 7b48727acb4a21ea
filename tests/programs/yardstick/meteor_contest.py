# args: 40
"""Ten pieces of five cells fill a board of hexagons (Benchmarks Game: meteor-contest)."""

import sys

WIDTH, HEIGHT = 5, 10
E, SE, SW, W, NW, NE = range(6)

# A piece is a walk: the directions from one cell to the next; a cell may be met twice.
PIECES: list[list[int]] = [
    [E, E, E, SE],
    [SE, SW, W, SW],
    [W, W, SW, SE],
    [E, E, SW, SE],
    [NW, W, NW, SE, SW],
    [E, E, NE, W],
    [NW, NE, NE, W],
    [NE, SE, E, NE],
    [SE, SE, E, SE],
    [E, NW, NW, NW],
]


def step(x: int, y: int, direction: int) -> tuple[int, int]:
    """The neighbour cell; rows of odd number are shifted to the right by half a cell."""
    if direction == E:
        return x + 1, y
    if direction == W:
        return x - 1, y
    right = direction in (SE, NE)
    x += (y & 1) - (not right)
    return x, y + (1 if direction in (SE, SW) else -1)


def walk(piece: list[int], x: int, y: int) -> int:
    """The cells from (x, y) as bits, 0 where the walk leaves the board."""
    mask = 1 << (y * WIDTH + x)
    for direction in piece:
        x, y = step(x, y, direction)
        if not (0 <= x < WIDTH and 0 <= y < HEIGHT):
            return 0
        mask |= 1 << (y * WIDTH + x)
    return mask


def flip(direction: int) -> int:
    return (E, NE, NW, W, SW, SE)[direction]


def placements(piece: list[int]) -> set[int]:
    found: set[int] = set()
    for flipped in (False, True):
        for turn in range(6):
            turned = [(d + turn) % 6 for d in ([flip(d) for d in piece] if flipped else piece)]
            for y in range(HEIGHT):
                for x in range(WIDTH):
                    mask = walk(turned, x, y)
                    if mask:
                        found.add(mask)
    return found


def lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


class Search:
    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.full = (1 << (WIDTH * HEIGHT)) - 1
        self.solutions: list[list[tuple[int, int]]] = []
        self.tried = 0
        self.table: list[list[list[int]]] = [[[] for _ in PIECES] for _ in range(WIDTH * HEIGHT)]
        for number, piece in enumerate(PIECES):
            for mask in sorted(placements(piece)):
                self.table[lowest(mask)][number].append(mask)

    def solve(self, board: int, left: frozenset[int], placed: list[tuple[int, int]]) -> None:
        if board == self.full:
            self.solutions.append(placed[:])
            return
        at = lowest(~board & self.full)
        candidates = self.table[at]
        for number in sorted(left):
            for mask in candidates[number]:
                if mask & board:
                    continue
                self.tried += 1
                placed.append((number, mask))
                self.solve(board | mask, left - {number}, placed)
                placed.pop()
                if len(self.solutions) >= self.wanted or self.tried > self.wanted * 5000:
                    return


def show(solution: list[tuple[int, int]]) -> str:
    cells = ["."] * (WIDTH * HEIGHT)
    for number, mask in solution:
        for i in range(WIDTH * HEIGHT):
            if mask >> i & 1:
                cells[i] = str(number)
    return "".join(cells)


def main(wanted: int) -> None:
    search = Search(wanted)
    print([sum(len(row[n]) for row in search.table) for n in range(len(PIECES))])
    search.solve(0, frozenset(range(len(PIECES))), [])
    texts = sorted(show(solution) for solution in search.solutions)
    print(len(texts), search.tried)
    for text in texts[:1] + texts[-1:]:
        for y in range(HEIGHT):
            print(" " * (y & 1) + " ".join(text[y * WIDTH : y * WIDTH + WIDTH]))


main(int(sys.argv[1]))
