"""Dicts that are changed while they are gone through, and emptied from their end."""

import random
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def replace_key(table: dict[int, str], walk: Iterator[T]) -> None:
    """Remove a key and add it again at each step."""
    steps = 0
    try:
        for item in walk:
            print(item)
            steps += 1
            del table[0]
            table[0] = "again"
        print("to the end after", steps)
    except RuntimeError as error:
        print(steps, error)


def only_entry() -> None:
    table = {0: "zero"}
    replace_key(table, iter(table))
    replace_key(table, iter(table.values()))
    replace_key(table, iter(table.items()))
    print(table)
    table = {0: "zero", 1: "one", 2: "two"}
    try:
        for key in table:
            del table[key]
    except RuntimeError as error:
        print(error, table)


def emptied(seed: int) -> None:
    """Removals from anywhere and from the end, against a list of the keys."""
    numbers = random.Random(seed)
    table: dict[int, int] = {}
    keys: list[int] = []
    for step in range(2000):
        choice = numbers.randrange(10)
        if choice < 4:
            key = numbers.randrange(1000) * 64
            if key not in table:
                keys.append(key)
            table[key] = step
        elif choice < 7 and keys:
            del table[keys.pop(numbers.randrange(len(keys)))]
        elif keys:
            assert table.popitem()[0] == keys.pop()
        if step % 100 == 0:
            assert list(table) == keys
            assert all([key in table for key in keys])
    print(len(table), sum(table.values()), list(table)[:4])


def taken_down(size: int) -> None:
    """Every entry by `popitem`, with gaps among them: no slower than the entries are many."""
    table = {number: str(number) for number in range(size)}
    for number in range(0, size, 3):
        del table[number]
    total = 0
    while table:
        key, value = table.popitem()
        assert value == str(key)
        total += key
    print(total, table)
    try:
        table.popitem()
    except KeyError as error:
        print(error)


only_entry()
for start in range(3):
    emptied(start)
taken_down(30_000)
