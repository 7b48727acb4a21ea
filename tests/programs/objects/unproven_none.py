"""None where the program says there is a value."""

from collections.abc import Callable

v: int | None = None if len("a") else 3
w: float | None = None if len("a") else 3.0
try:
    print(v + 1)  # type: ignore[operator]
except TypeError as e:
    print(e)
try:
    print(w * 2)  # type: ignore[operator]
except TypeError as e:
    print(e)


class A:
    n: int = 0


a: A | None = None if len("a") else A()
try:
    print(a.n)  # type: ignore[union-attr]
except AttributeError as e:
    print(e)
try:
    a.n = 3  # type: ignore[union-attr]
except AttributeError as e:
    print(e)
call: Callable[[], int] | None = None if len("a") else (lambda: 1)
try:
    call()  # type: ignore[misc]
except TypeError as e:
    print(e)
try:
    print(3 < v)  # type: ignore[operator]
except TypeError as e:
    print(e)
rows: list[int] | None = None if len("a") else [1]
for step in range(3):
    try:
        if step == 0:
            print(rows[0])  # type: ignore[index]
        elif step == 1:
            rows.append(1)  # type: ignore[union-attr]
    except (AttributeError, TypeError) as e:
        print(e)
