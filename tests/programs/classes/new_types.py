"""NewType of builtin classes and of each other."""

from typing import NewType

UserId = NewType("UserId", int)
Name = NewType("Name", str)
Ids = NewType("Ids", list[int])
Sub = NewType("Sub", UserId)


class A:
    def __init__(self, i: int) -> None:
        self.id = UserId(i)
        self.name: Name = Name("x")


def show(u: UserId, n: Name) -> str:
    return f"{u} {n} {u + 1} {n.upper()}"


a = A(3)
print(
    a.id, a.name, show(a.id, a.name), show(UserId(7), Name("q")), a.id == 3, UserId(4) + UserId(5)
)
d: dict[UserId, Name] = {UserId(1): Name("one")}
print(
    d,
    d[UserId(1)],
    {k: v for k, v in d.items()},
    sorted(d),
    Ids([1, 2]),
    Sub(UserId(3)),
    len(Ids([1])),
)
opt: UserId | None = None
print(opt, [UserId(i) for i in range(3)], max(UserId(1), UserId(2)), isinstance(a.id, int))
print(list(map(UserId, [1, 2])), UserId.__name__)
