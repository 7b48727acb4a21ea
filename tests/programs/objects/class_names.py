class A:
    class Inner:
        def __init__(self) -> None:
            self.v = 1

    def make(self) -> "A.Inner":
        return A.Inner()


def f() -> object:
    class Local:
        pass

    return Local()


def strip(s: str) -> str:
    return s[: s.index(" at ")]


print(
    strip(repr(A())),
    strip(repr(A.Inner())),
    strip(repr(f())),
    type(f()).__name__,
    type(f()).__qualname__,
)
print(
    A,
    A.Inner,
    A().make().v,
    type(A()),
    str(type(5)),
    type("x"),
    type(None),
    type([1]),
    type({}),
    type((1,)),
)


class E(Exception):
    def __init__(self, code: int, msg: str) -> None:
        super().__init__(msg)
        self.code = code


class F(E):
    pass


try:
    raise F(3, "bad")
except E as e:
    print(e, e.code, e.args, repr(e), type(e).__name__, isinstance(e, F))


class G(Exception):
    def __str__(self) -> str:
        return "custom"


print(str(G(1, 2)), repr(G(1, 2)), G(1, 2).args)


class H(ValueError):
    def __init__(self, a: int, b: int = 2) -> None:
        self.a = a


print(H(1).args, repr(H(1, b=3)), H(1, 5).args, str(H(7)))
