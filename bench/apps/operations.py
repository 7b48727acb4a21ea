"""Small operations of dict, list, str, objects and coroutines, each timed: "name nanoseconds"."""

import time
from collections.abc import Callable, Generator

COUNT = 200_000


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


class Turn:
    def __await__(self) -> Generator[object, None, None]:
        yield None


def dict_store(n: int) -> int:
    table: dict[int, int] = {}
    for i in range(n):
        table[i * 7] = i
    return len(table)


NUMBERS = {i * 7: i for i in range(1000)}
NAMES = [f"name{i}" for i in range(1000)]
BY_NAME = {name: i for i, name in enumerate(NAMES)}
VALUES = [(i * 7919) % 10007 for i in range(1000)]
TEXT = "the quick brown fox jumps over the lazy dog " * 20


def dict_int(n: int) -> int:
    total = 0
    for i in range(n):
        total += NUMBERS[i % 1000 * 7]
    return total


def dict_str(n: int) -> int:
    total = 0
    for i in range(n):
        total += BY_NAME[NAMES[i % 1000]]
    return total


def dict_items(n: int) -> int:
    total = 0
    for _ in range(n // 1000):
        for key, value in NUMBERS.items():
            total += key + value
    return total


def set_in(n: int) -> int:
    known = set(VALUES)
    return sum(1 for i in range(n) if i in known)


def list_append(n: int) -> int:
    made: list[int] = []
    for i in range(n):
        made.append(i)
    return len(made)


def list_index(n: int) -> int:
    total = 0
    values = VALUES
    for i in range(n):
        total += values[i % 1000]
    return total


def list_sort(n: int) -> int:
    total = 0
    for _ in range(n // 1000):
        total += sorted(VALUES)[500]
    return total


def list_slice(n: int) -> int:
    total = 0
    for i in range(n // 10):
        total += len(VALUES[i % 900 : i % 900 + 50])
    return total


def list_display(n: int) -> int:
    return sum(len([i, i + 1, i + 2]) for i in range(n))


def str_join(n: int) -> int:
    return sum(len(" ".join(NAMES)) for _ in range(n // 1000))


def str_split(n: int) -> int:
    return sum(len(TEXT.split()) for _ in range(n // 200))


def str_concat(n: int) -> int:
    total = 0
    for i in range(n):
        total += len(NAMES[i % 1000] + "x")
    return total


def str_format(n: int) -> int:
    return sum(len(f"{i}: {i * 2}") for i in range(n // 4))


def str_find(n: int) -> int:
    return sum(TEXT.find("lazy dog the", i % 50) for i in range(n // 20))


def str_replace(n: int) -> int:
    return sum(len(TEXT.replace("fox", "wolf")) for _ in range(n // 400))


def str_compare(n: int) -> int:
    total = 0
    for i in range(n):
        total += NAMES[i % 1000] < NAMES[(i + 1) % 1000]
    return total


def allocate(n: int) -> int:
    total = 0
    kept = [Point(0, 0)] * 100
    for i in range(n):
        kept[i % 100] = Point(i, i)
        total += kept[i // 2 % 100].x
    return total


async def turns(n: int) -> int:
    for _ in range(n):
        await Turn()
    return n


def switch(n: int) -> int:
    coroutine = turns(n)
    count = 0
    try:
        while True:
            coroutine.send(None)
            count += 1
    except StopIteration:
        return count


OPERATIONS: list[tuple[str, Callable[[int], int]]] = [
    ("dict store, int keys", dict_store),
    ("dict lookup, int keys", dict_int),
    ("dict lookup, str keys", dict_str),
    ("dict items", dict_items),
    ("set membership", set_in),
    ("list append", list_append),
    ("list index", list_index),
    ("list sort", list_sort),
    ("list slice", list_slice),
    ("list display", list_display),
    ("str join", str_join),
    ("str split", str_split),
    ("str concatenation", str_concat),
    ("str f-string", str_format),
    ("str find", str_find),
    ("str replace", str_replace),
    ("str order", str_compare),
    ("1 M allocations", lambda n: allocate(1_000_000)),
    ("1 M coroutine switches", lambda n: switch(1_000_000)),
]


def main() -> None:
    for name, operation in OPERATIONS:
        best = 1 << 60
        for _ in range(3):
            start = time.perf_counter_ns()
            operation(COUNT)
            best = min(best, time.perf_counter_ns() - start)
        print(f"{name}\t{best}")


main()
