"""Sorting: stability, keys, big inputs, failing comparisons."""


class Item:
    def __init__(self, rank: int, name: str) -> None:
        self.rank = rank
        self.name = name

    def __lt__(self, other: "Item") -> bool:
        return self.rank < other.rank

    def __repr__(self) -> str:
        return f"{self.name}{self.rank}"


def scramble(count: int) -> list[int]:
    state = 12345
    values: list[int] = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state % 1000)
    return values


values = scramble(2000)
ordered = sorted(values)
print(ordered[:10], ordered[-5:], sum(ordered) == sum(values))
print(all(a <= b for a, b in zip(ordered, ordered[1:])))
items = [Item(value % 7, "abc"[value % 3]) for value in values[:40]]
print(sorted(items))
items.sort(reverse=True)
print(items, min(items), max(items))
items.sort(key=lambda item: (item.name, -item.rank))
print(items)
print(sorted(range(50), key=lambda n: n % 5)[:12], sorted("sorting", reverse=True))
print(sorted([2.5, -1.0, 0.0]), sorted([True, False, True]), sorted([[2], [1, 5], [1]]))
print(sorted({"b": 1, "a": 2}.items(), key=lambda pair: pair[1]))
pairs = [(value % 10, position) for position, value in enumerate(values)]
pairs.sort(key=lambda pair: pair[0])
print(all(a < b for a, b in zip(pairs, pairs[1:])))


class Broken:
    def __lt__(self, other: "Broken") -> bool:
        raise ArithmeticError("cannot compare")


broken = [Broken(), Broken(), Broken()]
try:
    broken.sort()
except ArithmeticError as error:
    print(error, len(broken))
changing = [3, 1, 2]


def key(value: int) -> int:
    changing.append(0)
    return value


try:
    changing.sort(key=key)
except ValueError as error:
    print(error, sorted(changing))
