"""The class of what may be None."""


def show(x: object) -> None:
    print(type(x).__name__, type(x) is int)


show(None)
show(1)
show((1,))
show([])


def opt(x: int | None, y: str | None, z: int | str | None, w: tuple[int, int] | None) -> None:
    print(type(x), type(y), type(z), type(w))


opt(None, None, None, None)
opt(1, "", 2, (1, 2))
opt(1, "", "s", None)


class A:
    pass


class B(A):
    pass


a: A | None = B()
print(type(a).__name__)
