"""Classes kept and called as `type[Protocol]`."""

from typing import Protocol, Generic, TypeVar, Callable


class P(Protocol):
    name: str

    def run(self, t: str) -> str: ...


class U:
    name = "u"

    def run(self, t: str) -> str:
        return t.upper()


class V:
    def __init__(self) -> None:
        self.name = "v"

    def run(self, t: str) -> str:
        return t + t


T = TypeVar("T")


class Reg(Generic[T]):
    def __init__(self) -> None:
        self.d: dict[str, T] = {}

    def reg(self, n: str) -> Callable[[T], T]:
        def deco(x: T) -> T:
            self.d[n] = x
            return x

        return deco


r: Reg[type[P]] = Reg()
r.reg("u")(U)
r.reg("v")(V)
plain: dict[str, type[P]] = {"u": U, "v": V}
for k in plain:
    print(k, plain[k]().run("x"))
for k in r.d:
    print(k, r.d[k]().run("x"))
