"""None in subscripts, loops and operators where the program says there is a value."""

rows: list[int] | None = None if len("a") else [1]
d: dict[str, int] | None = None if len("a") else {}
s: str | None = None if len("a") else "x"
try:
    print(len(rows))  # type: ignore[arg-type]
except TypeError as e:
    print(e)
try:
    print(3 in rows)  # type: ignore[operator]
except TypeError as e:
    print(e)
try:
    rows[0] = 3  # type: ignore[index]
except TypeError as e:
    print(e)
try:
    del d["a"]  # type: ignore[union-attr]
except TypeError as e:
    print(e)
try:
    print(s.upper())  # type: ignore[union-attr]
except AttributeError as e:
    print(e)
try:
    print(s + "x")  # type: ignore[operator]
except TypeError as e:
    print(e)
try:
    print("x" + s)  # type: ignore[operator]
except TypeError as e:
    print("TypeError")
try:
    print(-len(s))  # type: ignore[arg-type]
except TypeError as e:
    print(e)
n: int | None = None if len("a") else 3
try:
    print(-n)  # type: ignore[operator]
except TypeError as e:
    print(e)
try:
    print(rows[0:1])  # type: ignore[index]
except TypeError as e:
    print(e)
