"""`dict(...)` with names."""

print(dict(a=1, b=2), dict([("x", 1.5)], y=2.5), dict({"k": "v"}, w="z", k="new"))
empty: dict[str, int] = dict()
scores = dict(empty, first=10)
scores.update(second=20)
scores.update({"third": 3}, fourth=4)
print(scores, dict(one=[1], two=[2, 2]))
