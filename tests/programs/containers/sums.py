"""What `sum` adds, and what it will not."""

from __future__ import annotations


class V:
    def __init__(self, x: int) -> None:
        self.x = x

    def __add__(self, other: "V") -> "V":
        return V(self.x + other.x)


print(sum([V(1), V(2)], V(0)).x, sum([[1], [2]], []), sum([(1,), (2,)], ()), sum([1.5], 2.5))
try:
    print(sum(["a", "b"], ""))
except TypeError as e:
    print(e)
try:
    print(sum([b"a", b"b"], b""))
except TypeError as e:
    print(e)
try:
    print(sum([bytearray(b"a")], bytearray(b"")))
except TypeError as e:
    print(e)
