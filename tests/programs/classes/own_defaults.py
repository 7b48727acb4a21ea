class A:
    def f(self, x: int = 1) -> int:
        return x


class B(A):
    def f(self, x: int = 2) -> int:
        return x * 10


a: A = B()
print(a.f(), A().f(), a.f(5))
