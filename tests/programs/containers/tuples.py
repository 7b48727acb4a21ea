"""tuple: fixed and variadic, by value, comparing and hashing."""

pair = (1, "one")
print(pair, pair[0], pair[1], pair[-1], len(pair), (), (1,), ((1, 2), 3))
number, name = pair
print(number, name, (1, 2) + (3,), (0,) * 3, 1 in (1, 2), "x" in ("a", "b"))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), ("a", 2) > ("a", 1), (1, 2) != (2, 1))
print(hash((1, 2)) == hash((1, 2)), {(1, "a"): "v"}[(1, "a")], {(1, 2), (1, 2)})


def bounds(values: list[int]) -> tuple[int, int]:
    return min(values), max(values)


def average(values: tuple[int, ...]) -> float:
    return sum(values) / len(values)


low, high = bounds([4, 2, 8])
print(low, high, average((1, 2, 4)), average(tuple([5, 6])))
variadic: tuple[int, ...] = tuple(range(6))
print(variadic, variadic[2:4], variadic[-1], len(variadic), variadic[::-1], 3 in variadic)
print(variadic.index(4), variadic.count(1), sorted((3, 1, 2)), max((3, 1, 2)), sum((1, 2)))
for x, y in [(1, 2), (3, 4)]:
    print(x + y, end=" ")
print()
for i, (left, right) in enumerate([("a", "b"), ("c", "d")]):
    print(i, left, right)
points = [(2, "b"), (1, "z"), (2, "a")]
print(sorted(points), min(points), sorted(points, key=lambda p: p[1]))
nested = (1, (2, (3, "deep")))
(a, (b, (c, d))) = nested
print(a, b, c, d, nested)
x, y = 1, 2
x, y = y, x + y
print(x, y)
