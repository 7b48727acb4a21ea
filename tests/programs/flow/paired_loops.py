"""Loops over enumerate and zip: their ends, changes meanwhile, else, nesting, exactness."""

from collections.abc import Iterator


def letters() -> Iterator[str]:
    for letter in "abc":
        print("made", letter)
        yield letter


class Numbers:
    def __iter__(self) -> Iterator[int]:
        return iter([10, 20])


values = [3, 1, 2]
for i, value in enumerate(values):
    print(i, value)
    if len(values) < 6:
        values.append(value * 10)
for i, value in enumerate(values, 5):
    if i == 7:
        continue
    if i == 9:
        break
    print(i, value)
else:
    print("not here")
for pair in enumerate("xy"):
    print(pair, type(pair).__name__)
else:
    print("else")
for i, letter in enumerate(letters(), start=2):
    print(i, letter)
for i, n in enumerate(Numbers()):
    print(i, n)
for i, (key, count) in enumerate({"a": 1, "b": 2}.items(), -1):
    print(i, key, count)
for i, flag in enumerate([True, False]):
    print(i, flag, i + flag)
for i, whole in enumerate((1, 2)):
    print(i, whole)
for i, _ in enumerate(range(3), 9223372036854775806 - 3):
    print(i)
print([i * x for i, x in enumerate([1.5, 2.5])], {c: i for i, c in enumerate("hello")})
print([(i, j, a, b) for i, a in enumerate("ab") for j, b in enumerate([a, a + "!"])])
for a, b in zip([1, 2, 3], "xy"):
    print(a, b)
for b, a in zip("xy", [1, 2, 3]):
    print(a, b)
else:
    print("zipped")
left, right = [1, 2], [3, 4, 5]
for a, c in zip(left, right):
    print(a, c)
    if len(left) < 4:
        left.append(a + 10)
for x, y in zip((1.0, 2.0), (True, False)):
    print(x, y)
it = iter([1, 2, 3, 4])
for a, b in zip(it, "ab"):
    print(a, b)
print(next(it))
for a, b in zip(b"ab", ["c", "d"], strict=True):
    print(a, b)
try:
    for a, b in zip([1], ["c", "d"], strict=True):
        print(a, b)
except ValueError as error:
    print(error)
print([a * b for a, b in zip([1, 2], [3, 4])], sum(a for a, _ in zip([5, 6], "ab")))
for i, (b, a) in enumerate(zip("ab", [1, 2])):
    print(i, a, b)
empty: list[int] = []
last = [i for i, _ in enumerate(empty)]
print(last)
for i, item in enumerate([1, 2]):
    try:
        continue
    finally:
        print("finally", i, item)
