class A:
    def f(self, n: int = 1) -> int:
        return n

    @classmethod
    def make(cls) -> "A":
        print("A.make", cls.__name__)
        return cls()

    @classmethod
    def label(cls) -> str:
        return "label " + cls.__name__

    @staticmethod
    def st() -> str:
        return "A.st"

    kind = "a"


class B(A):
    def f(self, n: int = 2) -> int:
        return n * 10

    @classmethod
    def make(cls) -> "B":
        print("B.make", cls.__name__)
        return cls()

    @staticmethod
    def st() -> str:
        return "B.st"

    kind = "b"


class C(B):
    pass


def build(k: type[A]) -> A:
    return k.make()


items: list[A] = [A(), B(), C()]
for a in items:
    print(a.f(), a.f(5), a.st(), a.label(), a.kind, type(a).kind, type(a).label(), type(a).st())
    print(type(a.make()).__name__)
    print(a.__class__.__name__, type(a).__qualname__)
for k in (A, B, C):
    print(type(build(k)).__name__, k.label(), k.st(), issubclass(k, B))
kinds: list[type[A]] = [A, B, C]
print(
    [k.kind for k in kinds],
    [k().f() for k in kinds],
    [k is B for k in kinds],
    [issubclass(k, B) for k in kinds],
)
