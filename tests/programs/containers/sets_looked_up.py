"""Sets looked up among frozen sets."""

print({1} in {frozenset({1})})
print({1} in [frozenset({1})])
d = {frozenset({1}): "x"}
s = {frozenset({1, 2}), frozenset({3})}
print({3} in s, {4} in s)
print({1, 2} not in s)
try:
    print({1} in {1, 2})  # type: ignore[operator]
except TypeError as e:
    print(e)
s.discard({3})  # type: ignore
s.remove({1, 2})  # type: ignore
print(s)
