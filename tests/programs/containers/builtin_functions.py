"""sorted, min, max, sum, zip, enumerate, reversed, map, filter, any, all."""


def by_length(word: str) -> int:
    return len(word)


words = ["pear", "fig", "apple", "kiwi", "date"]
print(sorted(words), sorted(words, key=len), sorted(words, key=by_length, reverse=True))
print(min(words), max(words), min(words, key=len), max(words, key=len))
print(min([3, 1, 2]), max(3, 7), min("b", "a"), max([1.5, 0.5]), max([], default=-1))
print(sum([]), sum([1, 2], 10), sum(len(w) for w in words))
print(list(zip([1, 2, 3], "ab")), list(zip("ab", [1, 2], (True, False))))
for index, word in enumerate(words):
    print(index, word, end="; ")
print()
print(list(enumerate("ab", 5)), list(reversed([1, 2, 3])), list(reversed(range(4))))
print(list(map(str, [1, 2])), list(map(lambda a: a * 2, range(3))), list(filter(None, [0, 1, 2])))
print(list(filter(lambda n: n % 2 == 1, range(6))), list(map(by_length, words)))
print(any([0, 0, 1]), all([1, 1, 0]), any(w.startswith("k") for w in words))
print(len(range(0, 10, 3)), 6 in range(0, 10, 3), 5 in range(0, 10, 3), range(5)[2], range(3))
print(list(range(10))[2:8:2], range(5) == range(0, 5, 1), list(range(0)))
it = iter([1, 2])
print(next(it), next(it), next(it, -1), next(iter([]), "none"))
try:
    next(it)
except StopIteration:
    print("stopped")
try:
    max([i for i in range(0)])
except ValueError as error:
    print(error)
stable = sorted([(1, "b"), (0, "x"), (1, "a"), (0, "y")], key=lambda p: p[0])
print(stable)
print(sorted([3, 1, 2], key=lambda n: -n), sorted({"b": 1, "a": 2}))
