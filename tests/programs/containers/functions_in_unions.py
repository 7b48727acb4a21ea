from collections.abc import Callable

steps: list[Callable[[float], float] | float | tuple[str, Callable[[float], float]]] = [
    lambda v: v + 1,
    2.0,
    ("half", lambda v: v / 2),
]
acc = -10.0
for step in steps:
    if isinstance(step, tuple):
        name, f = step
        acc = f(acc)
    elif isinstance(step, float):
        acc *= step
    else:
        acc = step(acc)
    print(acc)
print(steps == [2.0], str(steps[1]), [steps[1]] == steps[1:2])
o: object = steps
print(o == steps, o == [1])
