"""Sets looked up among frozen sets."""

print({1} in {frozenset({1})})
print({1} in [frozenset({1})])
d = {frozenset({1}): "x"}
s = {frozenset({1, 2}), frozenset({3})}
print({3} in s, {4} in s)
print({1, 2} not in s)
things: set[object] = {1, frozenset({1})}
print({1} in things)
s.remove({1, 2})  # type: ignore[arg-type]
print(s)
