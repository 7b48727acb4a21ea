"""Operations of list, tuple, dict, set, deque and heaps, each timed."""

import bisect
import heapq
from collections import Counter, OrderedDict, defaultdict, deque

from timing import Operation, run

VALUES = [(i * 7919) % 10007 for i in range(1000)]
SORTED = sorted(VALUES)
WORDS = [f"name{i * 7919 % 1000}" for i in range(1000)]
FLOATS = [i * 0.37 for i in range(1000)]
PAIRS = [(i * 7919 % 1000, f"v{i}") for i in range(1000)]
NUMBERS = {i * 7: i for i in range(1000)}
BY_NAME = {f"name{i}": i for i in range(1000)}
NAMES = list(BY_NAME)
KNOWN = set(VALUES)
EVENS = {x for x in VALUES if x % 2 == 0}
MATRIX = {(i % 30, i // 30): i for i in range(900)}
SAME = list(VALUES)


def list_append(n: int) -> int:
    made: list[int] = []
    for i in range(n):
        made.append(i)
    return len(made)


def list_pop(n: int) -> int:
    made = list(range(n))
    total = 0
    while made:
        total += made.pop()
    return total


def list_pop_front(n: int) -> int:
    made = list(range(n))
    total = 0
    while made:
        total += made.pop(0)
    return total


def list_insert_front(n: int) -> int:
    made: list[int] = []
    for i in range(n):
        made.insert(0, i)
    return len(made)


def list_remove(n: int) -> int:
    total = 0
    for _ in range(n):
        made = VALUES.copy()
        for i in range(0, 100):
            made.remove(VALUES[i * 5])
        total += len(made)
    return total


def list_index(n: int) -> int:
    total = 0
    values = VALUES
    for i in range(n):
        total += values[i % 1000]
    return total


def list_store(n: int) -> int:
    values = VALUES.copy()
    for i in range(n):
        values[i % 1000] = i
    return values[0]


def list_reverse(n: int) -> int:
    values = VALUES.copy()
    for _ in range(n):
        values.reverse()
    return values[0]


def list_extend(n: int) -> int:
    made: list[int] = []
    for _ in range(n):
        made.extend(VALUES)
        if len(made) > 20000:
            made.clear()
    return len(made)


def list_slices(n: int) -> int:
    values = VALUES.copy()
    for i in range(n):
        values[10:20] = values[20:30]
        del values[5:10]
        values[5:5] = [i, 1, 2, 3, 4]
    return len(values)


def list_iterate(n: int) -> int:
    total = 0
    for _ in range(n):
        for value in VALUES:
            total += value
    return total


def list_pairs(n: int) -> int:
    total = 0
    for _ in range(n):
        for index, (a, b) in enumerate(zip(VALUES, SORTED, strict=True)):
            total += index + a + b
    return total


def unpack(n: int) -> int:
    total = 0
    for i in range(n):
        a, b, *c = [i, 1, 2, 3]
        total += a + b + len(c)
    return total


def dict_store(n: int) -> int:
    table: dict[int, int] = {}
    for i in range(n):
        table[i * 7] = i
    return len(table)


def dict_store_str(n: int) -> int:
    table: dict[str, int] = {}
    for i in range(n):
        table[NAMES[i % 1000]] = i
    return len(table)


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


def dict_tuple(n: int) -> int:
    total = 0
    for i in range(n):
        total += MATRIX[(i % 30, i % 29)]
    return total


def dict_pop(n: int) -> int:
    total = 0
    for _ in range(n):
        table = NUMBERS.copy()
        for key in range(0, 3500, 7):
            total += table.pop(key)
        for key in range(3500, 5600, 7):
            del table[key]
        while table:
            total += table.popitem()[1]
    return total


def dict_items(n: int) -> int:
    total = 0
    for _ in range(n):
        for key, value in NUMBERS.items():
            total += key + value
    return total


def dict_keys(n: int) -> int:
    total = 0
    for _ in range(n):
        for key in NUMBERS:
            total += key
        total += sum(NUMBERS.values())
    return total


def dict_setdefault(n: int) -> int:
    groups: dict[int, list[int]] = {}
    for i in range(n):
        groups.setdefault(i % 100, []).append(i)
    return len(groups)


def dict_default(n: int) -> int:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(n):
        groups[i % 100].append(i)
    return len(groups)


def ordered(n: int) -> int:
    cache: OrderedDict[int, int] = OrderedDict()
    for i in range(n):
        cache[i % 200] = i
        cache.move_to_end(i % 200)
        if len(cache) > 100:
            cache.popitem(last=False)
    return len(cache)


def set_add(n: int) -> int:
    made: set[int] = set()
    for i in range(n):
        made.add(i % 1000)
        made.discard(i % 500)
    return len(made)


def queue(n: int) -> int:
    waiting: deque[int] = deque()
    total = 0
    for i in range(n):
        waiting.append(i)
        waiting.appendleft(i)
        if len(waiting) > 100:
            total += waiting.popleft() + waiting.pop()
    return total


def heap(n: int) -> int:
    waiting: list[int] = []
    for i in range(n):
        heapq.heappush(waiting, VALUES[i % 1000])
        if len(waiting) > 100:
            heapq.heappop(waiting)
    return len(waiting)


def tuples(n: int) -> int:
    total = 0
    for i in range(n):
        total += hash((i, i + 1)) & 1
        total += (i, "a") < (i, "b")
    return total


OPERATIONS: list[Operation] = [
    ("list append", 10000, list_append),
    ("list pop", 10000, list_pop),
    ("list pop from the front", 600, list_pop_front),
    ("list insert at the front", 600, list_insert_front),
    ("list remove", 4, list_remove),
    ("list item", 10000, list_index),
    ("list store", 10000, list_store),
    ("list index", 20, lambda n: sum(VALUES.index(VALUES[900]) for _ in range(n))),
    ("list index of str", 20, lambda n: sum(NAMES.index(NAMES[900]) for _ in range(n))),
    ("list count", 20, lambda n: sum(VALUES.count(i) for i in range(n))),
    ("list in", 20, lambda n: sum(-i in VALUES for i in range(n))),
    ("list in, str", 20, lambda n: sum("name" in NAMES for i in range(n))),
    ("list reverse", 200, list_reverse),
    ("list reversed slice", 200, lambda n: sum(len(VALUES[::-1]) for _ in range(n))),
    ("list extend", 200, list_extend),
    ("list copy", 200, lambda n: sum(len(VALUES.copy()) for _ in range(n))),
    ("list of list", 200, lambda n: sum(len(list(VALUES)) for _ in range(n))),
    ("list of range", 20, lambda n: sum(len(list(range(1000))) for _ in range(n))),
    ("list slice", 4000, lambda n: sum(len(VALUES[i % 900 : i % 900 + 50]) for i in range(n))),
    ("list slice assignment", 4000, list_slices),
    ("list concatenation", 200, lambda n: sum(len(VALUES + SORTED) for _ in range(n))),
    ("list repeat", 200, lambda n: sum(len([0] * 1000) for _ in range(n))),
    ("list equality", 40, lambda n: sum(VALUES == SAME for _ in range(n))),
    ("list order", 40, lambda n: sum(VALUES < SAME for _ in range(n))),
    ("list display", 10000, lambda n: sum(len([i, i + 1, i + 2]) for i in range(n))),
    (
        "list comprehension",
        20,
        lambda n: sum(len([x + 1 for x in VALUES if x & 1]) for _ in range(n)),
    ),
    ("list iteration", 20, list_iterate),
    ("list zip and enumerate", 20, list_pairs),
    ("list unpacking", 4000, unpack),
    ("list repr", 4, lambda n: sum(len(repr(VALUES)) for _ in range(n))),
    ("sort of int", 4, lambda n: sum(sorted(VALUES)[500] for _ in range(n))),
    ("sort of sorted", 40, lambda n: sum(sorted(SORTED)[500] for _ in range(n))),
    ("sort of float", 4, lambda n: int(sum(sorted(FLOATS)[500] for _ in range(n)))),
    ("sort of str", 4, lambda n: sum(len(sorted(WORDS)[500]) for _ in range(n))),
    ("sort of tuples", 2, lambda n: sum(sorted(PAIRS)[500][0] for _ in range(n))),
    ("sort by key", 4, lambda n: sum(sorted(VALUES, key=lambda x: -x)[500] for _ in range(n))),
    ("sum", 40, lambda n: sum(sum(VALUES) for _ in range(n))),
    ("sum of float", 40, lambda n: int(sum(sum(FLOATS) for _ in range(n)))),
    ("min and max", 20, lambda n: sum(min(VALUES) + max(VALUES) for _ in range(n))),
    ("max by key", 10, lambda n: sum(max(VALUES, key=lambda x: -x) for _ in range(n))),
    (
        "any and all",
        10,
        lambda n: sum(any(x < 0 for x in VALUES) + all(x >= 0 for x in VALUES) for _ in range(n)),
    ),
    (
        "map and filter",
        10,
        lambda n: sum(sum(map(abs, filter(lambda x: x & 1, VALUES))) for _ in range(n)),
    ),
    ("reversed", 20, lambda n: sum(sum(reversed(VALUES)) for _ in range(n))),
    ("tuple of list", 100, lambda n: sum(len(tuple(VALUES)) for _ in range(n))),
    ("tuple hash and order", 4000, tuples),
    ("dict store, int keys", 4000, dict_store),
    ("dict store, str keys", 10000, dict_store_str),
    ("dict lookup, int keys", 10000, dict_int),
    ("dict lookup, str keys", 10000, dict_str),
    ("dict lookup, tuple keys", 10000, dict_tuple),
    ("dict in", 10000, lambda n: sum(i in NUMBERS for i in range(n))),
    ("dict get", 10000, lambda n: sum(NUMBERS.get(i, 1) for i in range(n))),
    ("dict pop, del, popitem", 4, dict_pop),
    ("dict setdefault", 4000, dict_setdefault),
    ("dict update", 20, lambda n: sum(len(NUMBERS | {i: i}) for i in range(n))),
    ("dict copy", 40, lambda n: sum(len(NUMBERS.copy()) for _ in range(n))),
    ("dict of pairs", 10, lambda n: sum(len(dict(PAIRS)) for _ in range(n))),
    ("dict comprehension", 10, lambda n: sum(len({x: x for x in VALUES}) for _ in range(n))),
    ("dict display", 4000, lambda n: sum(len({"a": i, "b": i, "c": i}) for i in range(n))),
    ("dict items", 20, dict_items),
    ("dict keys and values", 20, dict_keys),
    ("dict equality", 10, lambda n: sum(NUMBERS == dict(NUMBERS) for _ in range(n))),
    ("dict repr", 4, lambda n: sum(len(repr(NUMBERS)) for _ in range(n))),
    (
        "dict sorted by value",
        2,
        lambda n: sum(sorted(BY_NAME.items(), key=lambda p: p[1])[0][1] for _ in range(n)),
    ),
    ("defaultdict", 4000, dict_default),
    ("Counter", 10, lambda n: sum(len(Counter(WORDS)) for _ in range(n))),
    ("OrderedDict", 4000, ordered),
    ("set add and discard", 4000, set_add),
    ("set membership", 10000, lambda n: sum(i in KNOWN for i in range(n))),
    ("set of list", 10, lambda n: sum(len(set(VALUES)) for _ in range(n))),
    ("set of str", 10, lambda n: sum(len(set(WORDS)) for _ in range(n))),
    ("set copy", 20, lambda n: sum(len(KNOWN.copy()) for _ in range(n))),
    ("set union", 10, lambda n: sum(len(KNOWN | EVENS) for _ in range(n))),
    ("set intersection", 10, lambda n: sum(len(KNOWN & EVENS) for _ in range(n))),
    ("set difference", 10, lambda n: sum(len(KNOWN - EVENS) for _ in range(n))),
    ("set subset", 10, lambda n: sum(EVENS <= KNOWN for _ in range(n))),
    ("set iteration", 20, lambda n: sum(sum(KNOWN) for _ in range(n))),
    ("frozenset hash", 10, lambda n: sum(hash(frozenset(VALUES)) & 1 for _ in range(n))),
    ("deque", 4000, queue),
    ("heap push and pop", 2000, heap),
    ("bisect", 4000, lambda n: sum(bisect.bisect(SORTED, i) for i in range(n))),
]

run(OPERATIONS)
