"""What the programs of operations share: each prints "name nanoseconds", the least of some runs."""

import time
from collections.abc import Callable

RUNS = 20

Operation = tuple[str, int, Callable[[int], int]]


def run(operations: list[Operation]) -> None:
    """Time each operation: (name, how many times, function of that number)."""
    for name, count, operation in operations:
        best = 1 << 60
        for _ in range(RUNS):
            start = time.perf_counter_ns()
            operation(count)
            best = min(best, time.perf_counter_ns() - start)
        print(f"{name}\t{best}")
