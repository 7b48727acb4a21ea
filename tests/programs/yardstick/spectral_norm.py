# args: 60
"""The spectral norm of an infinite matrix, cut at n (Benchmarks Game)."""

import math
import sys


def element(i: int, j: int) -> float:
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector: list[float], result: list[float]) -> None:
    for i in range(len(result)):
        total = 0.0
        for j in range(len(vector)):
            total += element(i, j) * vector[j]
        result[i] = total


def times_transposed(vector: list[float], result: list[float]) -> None:
    for i in range(len(result)):
        total = 0.0
        for j in range(len(vector)):
            total += element(j, i) * vector[j]
        result[i] = total


def main(n: int) -> None:
    u = [1.0] * n
    v = [0.0] * n
    between = [0.0] * n
    for _ in range(10):
        times(u, between)
        times_transposed(between, v)
        times(v, between)
        times_transposed(between, u)
    product = 0.0
    square = 0.0
    for a, b in zip(u, v, strict=True):
        product += a * b
        square += b * b
    print(f"{math.sqrt(product / square):.9f}")


main(int(sys.argv[1]))
