from dataclasses import dataclass, field


def v(n: int) -> int:
    print("v", n)
    return n


@dataclass
class P:
    a: int
    b: int = v(1)
    c: int = field(default=v(2))
    d: list[int] = field(default_factory=list)
    e: int = 5
    f: int = field(default=6, repr=False)
    print("inside")

    def m(self, k: int = v(3)) -> int:
        return k + self.a


print(P(0), P.b, P.c, P.e, P.f, P(1).m())
