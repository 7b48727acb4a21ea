# args: 300
"""Random DNA sequences (Benchmarks Game: fasta)."""

import sys

ALU = (
    "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGG"
    "GAGGCCGAGGCGGGCGGATCACCTGAGGTCAGGAGTTCGAGA"
    "CCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAAT"
    "ACAAAAATTAGCCGGGCGTGGTGGCGCGCGCCTGTAATCCCA"
    "GCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
    "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCC"
    "AGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA"
)
IUB = [
    ("a", 0.27), ("c", 0.12), ("g", 0.12), ("t", 0.27), ("B", 0.02), ("D", 0.02), ("H", 0.02),
    ("K", 0.02), ("M", 0.02), ("N", 0.02), ("R", 0.02), ("S", 0.02), ("V", 0.02), ("W", 0.02),
    ("Y", 0.02),
]  # fmt: skip
HOMO_SAPIENS = [
    ("a", 0.3029549426680), ("c", 0.1979883004921), ("g", 0.1975473066391), ("t", 0.3015094502008),
]  # fmt: skip
WIDTH = 60


class Random:
    """The generator that the game prescribes."""

    def __init__(self) -> None:
        self.seed = 42

    def next(self) -> float:
        self.seed = (self.seed * 3877 + 29573) % 139968
        return self.seed / 139968.0


def first_above(bounds: list[float], value: float) -> int:
    """Index of the first bound that is greater, by halving."""
    low, high = 0, len(bounds) - 1
    while low < high:
        middle = (low + high) // 2
        if value < bounds[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def repeat(title: str, text: str, n: int) -> None:
    print(title)
    doubled = text + text
    at = 0
    while n > 0:
        width = min(WIDTH, n)
        print(doubled[at : at + width])
        at = (at + width) % len(text)
        n -= width


def choose(title: str, table: list[tuple[str, float]], n: int, random: Random) -> None:
    print(title)
    letters = [letter for letter, _ in table]
    bounds: list[float] = []
    total = 0.0
    for _, share in table:
        total += share
        bounds.append(total)
    while n > 0:
        width = min(WIDTH, n)
        print("".join([letters[first_above(bounds, random.next())] for _ in range(width)]))
        n -= width


def main(n: int) -> None:
    random = Random()
    repeat(">ONE Homo sapiens alu", ALU, n * 2)
    choose(">TWO IUB ambiguity codes", IUB, n * 3, random)
    choose(">THREE Homo sapiens frequency", HOMO_SAPIENS, n * 5, random)


main(int(sys.argv[1]))
