class C:
    def __init__(self, v: int) -> None:
        self.v = v

    def m(self, x: int) -> int:
        return self.v + x

    @staticmethod
    def s(x: int) -> int:
        return x * 2

    @classmethod
    def c(cls, x: int) -> str:
        return cls.__name__ + str(x)

    def __eq__(self, o: object) -> bool:
        return isinstance(o, C) and o.v == self.v


o = C(3)
m = o.m
print(m(4), o.m == m, o.m is m, C(3).m == o.m, C(4).m == o.m)
u = C.m
print(u(o, 5))
s = C.s
print(s(4))
c = C.c
print(c(4))
c2 = o.c
print(c2(1))
mk = C
print(mk(9).v)
print(list(map(C.m, [o, C(5)], [1, 2])))
print(callable(m), callable(3), callable(C))
print(m.__name__, u.__name__, u.__qualname__, s.__qualname__)
