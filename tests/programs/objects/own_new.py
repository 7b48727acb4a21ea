class P:
    count = 0

    def __new__(cls, x: int) -> "P":
        print("new", x)
        o = super().__new__(cls)
        return o

    def __init__(self, x: int) -> None:
        self.x = x


class Q(P):
    def __init__(self, x: int) -> None:
        super().__init__(x + 1)


print(P(1).x, Q(2).x)


class Single:
    _one: "Single | None" = None

    def __new__(cls) -> "Single":
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one


print(Single() is Single())
