"""Comprehensions and generator expressions."""

print([n * n for n in range(6)])
print([n for n in range(20) if n % 3 == 0 if n % 2 == 0])
print([(a, b) for a in range(3) for b in "xy"])
print([a * b for a in range(1, 4) for b in range(a)])
print({word: len(word) for word in ["a", "bb", "ccc"]})
print(sorted({n % 4 for n in range(10)}))
print(sum(n * n for n in range(5)), max(len(w) for w in ["a", "bbb"]), any(n > 3 for n in [1, 5]))
print(all(n > 0 for n in [1, 2]), all([]), any([]), list(n + 1 for n in (1, 2)))
print([[i * j for j in range(3)] for i in range(3)])
print([x for row in [[1, 2], [3]] for x in row])
print("".join(c.upper() for c in "shout"), tuple(n for n in range(3)))
x = 10
print([x for x in range(3)], x)
print([y := 5, y + 1], [last := n for n in range(4)], last)
print([f"{i}:{v}" for i, v in enumerate("ab")])
print([a + b for a, b in zip([1, 2, 3], [10, 20, 30])])
print({a: b for a, b in zip("xyz", range(3))})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([n if n % 2 else -n for n in range(5)])
factor = 3
print([n * factor for n in range(3)], [(lambda: n * factor)() for n in range(3)])
