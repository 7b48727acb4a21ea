"""set and frozenset; shown sorted, since their order is not promised."""

a = {3, 1, 2}
b = {2, 3, 4}
print(sorted(a), len(a), 2 in a, 9 in a)
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
a.add(10)
a.add(10)
a.discard(99)
a.remove(1)
a.update([5, 6])
print(sorted(a), a == {2, 3, 10, 5, 6}, {1} <= {1, 2}, {1, 2} < {1, 2}, {1, 2} >= {1})
print({1, 2}.issubset({1, 2, 3}), {1, 2}.issuperset({1}), {1}.isdisjoint({2}))
print(sorted({1}.union([2, 3])), sorted({1, 2, 3}.intersection([2, 9])))
print(sorted({1, 2}.difference([2])))
print(sorted({x % 3 for x in range(10)}), sorted(set("mississippi")), set(), len({""}))
a |= {7}
a &= {7, 2, 3}
a -= {3}
a ^= {8}
print(sorted(a), {5}, {5}.pop())
frozen = frozenset([1, 2, 2])
print(len(frozen), frozen == {1, 2}, {frozen: "key"}[frozenset({2, 1})])
print(hash(frozen) == hash(frozenset([2, 1])))
print({"one"}, {(1, "a")}, frozenset({1}), frozenset())
seen: set[str] = set()
for word in "the cat and the dog and".split():
    if word in seen:
        print("again", word)
    seen.add(word)
try:
    a.remove(42)
except KeyError as error:
    print("KeyError", error)
