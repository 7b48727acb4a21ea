"""dict: insertion order, views, methods, errors."""

from collections import Counter, OrderedDict, defaultdict

ages = {"ann": 31, "bob": 27}
ages["cid"] = 45
print(ages, len(ages), ages["ann"], "bob" in ages, "zed" in ages)
print(ages.get("bob"), ages.get("zed"), ages.get("zed", -1))
print(list(ages), list(ages.keys()), list(ages.values()), list(ages.items()))
for name in ages:
    print(name, ages[name])
for name, age in ages.items():
    print(name, age)
ages["ann"] += 1
ages["bob"] = 28
del ages["cid"]
print(ages, ages.pop("bob"), ages.pop("zed", 0), ages)
print(ages.setdefault("dan", 5), ages.setdefault("dan", 6), ages)
ages.update({"eve": 9, "dan": 7})
print(ages, ages.popitem(), ages)
copy = ages.copy()
copy.clear()
print(copy, ages, bool(copy))
squares = {n: n * n for n in range(6) if n % 2}
print(squares, sum(squares.values()), max(squares), sorted(squares, reverse=True))
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {1: 1} != {1: 2}, {"a": 1} | {"b": 2})
print(dict([("x", 1), ("y", 2)]), dict(zip(["p", "q"], [1, 2])), dict.fromkeys("ab", 0))
by_pair = {(0, 0): "origin", (1, 2): "point"}
print(by_pair[(1, 2)], (0, 0) in by_pair, by_pair.get((9, 9), "none"))
groups: dict[int, list[str]] = {}
for word in ["one", "two", "three", "four", "six"]:
    groups.setdefault(len(word), []).append(word)
print(groups)
nested: dict[str, dict[str, int]] = {"a": {"x": 1}, "b": {}}
nested["b"]["y"] = 2
print(nested, {**{"k": 1}, "l": 2})
big: dict[int, int] = {}
for n in range(1000):
    big[n * 7919 % 1009] = n
for n in range(0, 1000, 2):
    del big[n * 7919 % 1009]
print(len(big), sum(big), sum(big.values()), list(big)[:5], next(iter(big)))
try:
    print(ages["nobody"])
except KeyError as error:
    print("KeyError", error, error.args)
try:
    for key in ages:
        ages[key + "!"] = 0
except RuntimeError as error:
    print(error)
print(list(reversed({"a": 1, "b": 2})))


def joined_with_subclasses() -> None:
    """A subclass of dict on the right says of what class the result is."""
    plain = {1: 2, 3: 4}
    ordered = OrderedDict({3: 5, 0: 1})
    made = defaultdict(int, {3: 6})
    print(plain | ordered, type(ordered | plain).__name__, plain | made, made | plain, plain | plain)
    plain |= ordered
    print(plain, plain | Counter({1: 1}))


joined_with_subclasses()
