"""f-strings."""


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __str__(self) -> str:
        return f"({self.x}, {self.y})"

    def __repr__(self) -> str:
        return f"Point(x={self.x!r}, y={self.y!r})"


name = "Naja"
count = 3
ratio = 0.75
point = Point(1, -2)
print(f"{name}")
print(f"{name} has {count} items, {ratio} done")
print(f"{name!r} {name!s} {point} {point!r} {[point]}")
print(f"{count + 1} {count * 2 - 1} {name.lower()} {name[0]} {len(name)}")
print(f"{name:>10}|{name:<10}|{name:^10}|{name:*^12}|{name:.2}|{name:8.3}|")
print(f"{{literal}} {{{count}}}")
print(f"{count=} {name=} {count + 1 = }")
width = 8
print(f"{count:{width}}|{ratio:{width}.{count}f}|{name:{'>'}{width}}|")
print(f"{True} {None} {[1, 2]} {(1, 'a')} { ({'k': 1}) }")
print(f"nested {f'{count}'} {'quoted'}")
print(f"{1}{2}{3}tail{4}")
print(f"{'yes' if count > 2 else 'no'}")
print(f"{count!s:>5}|{point!s:>10}|{'a' + 'b':>4}|")
print(f"{b'bytes'!r} {b'x'!r:>6}")
print(f"{count:d} {count:5d} {count:<5d}| {-count:=5d}")
print(f"""line
{count}""")
