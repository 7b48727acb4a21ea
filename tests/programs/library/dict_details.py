"""dict and set: growth, deletion, views as sets, order, own keys."""


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __repr__(self) -> str:
        return f"<{self.x} {self.y}>"


grid = {Point(x, y): x * y for x in range(4) for y in range(3)}
print(len(grid), grid[Point(3, 2)], Point(9, 9) in grid, list(grid)[:4])
del grid[Point(0, 0)]
grid[Point(0, 0)] = 100
print(list(grid)[-1], grid.pop(Point(1, 1)), grid.popitem(), len(grid))

table: dict[int, str] = {}
for number in range(3000):
    table[number * 37 % 3001] = str(number)
    if number % 3 == 0:
        del table[number * 37 % 3001]
print(len(table), sum(table), list(table)[:6], list(table.values())[-3:])
for key in list(table):
    if key % 2:
        del table[key]
print(len(table), min(table), max(table), list(reversed(table))[:3])

a = {"x": 1, "y": 2, "z": 3}
b = {"y": 2, "z": 0, "w": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()))
print(sorted(a.keys() ^ b.keys()), a.keys() == {"x", "y", "z"}, a.keys() <= b.keys())
print(sorted(a.items() & b.items()), ("x", 1) in a.items(), ("x", 2) in a.items(), 3 in a.values())
print(a.keys(), a.values(), a.items(), len(a.items()), a.keys().isdisjoint({"q"}))
print(a | b, {**a, **b}, a == {"z": 3, "y": 2, "x": 1}, a != b)
a |= b
print(a, dict(a), a.copy() == a, dict.fromkeys([1, 2]), dict.fromkeys("ab", [0]))
a.update([("k", 9)])
print(a)
numbers = {8, 1, 16, 33, 2, 100, -5}
print(numbers, {n % 10 for n in range(100, 0, -7)}, set(range(20, 0, -3)))
numbers.discard(16)
numbers.add(24)
numbers.update(range(40, 50))
print(numbers, len(numbers), numbers.pop(), numbers.pop())
print({1, 2, 3} | {9, 4}, {1, 2, 3, 4} & {4, 2, 9}, {5, 6, 7} - {6}, {1, 2} ^ {2, 3})
print({(1, 2), (0, 1)}, frozenset([3, 1]), hash(frozenset([1, 2, 3])))
print(hash((1, 2, 3)), hash(-1), hash(2**61), hash(1.5), hash(True), hash(()))
try:
    {}.popitem()
except KeyError as error:
    print(error)
try:
    set().pop()
except KeyError as error:
    print(error)
try:
    for number in numbers:
        numbers.add(number + 1000)
except RuntimeError as error:
    print(error)
matrix: dict[tuple[int, int], float] = {}
matrix[0, 1] = 2.5
matrix[1, 0] = matrix[0, 1] * 2.0
print(matrix, matrix.get((5, 5), 0.0), sorted(matrix))
nested: dict[str, dict[str, list[int]]] = {}
nested.setdefault("a", {}).setdefault("b", []).append(1)
nested["a"]["b"] += [2]
print(nested)
recursive: list[object] = [1]
recursive.append(recursive)
print(recursive)
holder: dict[str, object] = {}
holder["self"] = holder
print(holder)
