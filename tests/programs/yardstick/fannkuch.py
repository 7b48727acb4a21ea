# args: 7
"""Pancake flips over all permutations (Benchmarks Game: fannkuch-redux)."""

import sys


def fannkuch(n: int) -> tuple[int, int]:
    """The checksum and the largest number of flips."""
    permutation = list(range(n))
    counts = [0] * n
    largest = 0
    checksum = 0
    rank = n
    even = True
    while True:
        while rank != 1:
            counts[rank - 1] = rank
            rank -= 1
        if permutation[0] != 0:
            flipped = permutation[:]
            flips = 0
            first = flipped[0]
            while first != 0:
                low, high = 1, first - 1
                while low < high:
                    flipped[low], flipped[high] = flipped[high], flipped[low]
                    low += 1
                    high -= 1
                flipped[first], first = first, flipped[first]
                flips += 1
            largest = max(largest, flips)
            checksum += flips if even else -flips
        while True:
            if rank == n:
                return checksum, largest
            moved = permutation[0]
            for i in range(rank):
                permutation[i] = permutation[i + 1]
            permutation[rank] = moved
            counts[rank] -= 1
            if counts[rank] > 0:
                break
            rank += 1
        even = not even


def main(n: int) -> None:
    checksum, largest = fannkuch(n)
    print(checksum)
    print(f"Pfannkuchen({n}) = {largest}")


main(int(sys.argv[1]))
