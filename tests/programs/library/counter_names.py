"""Counters of named counts."""

from collections import Counter

c = Counter(a=1, b=2)
print(c, c["z"], c.most_common(1), sum(c.values()))
d = Counter(None, a=10, q=0)
print(d, d["a"])
e = Counter(x=5, y=-1)
print(e, +e, e - c, e + c)
print(Counter(), Counter("aab"), Counter([1, 2, 1]), Counter({1: 5}), Counter[int]())
empty: Counter[str] = Counter()
empty["k"] += 1
print(empty)
