def add(a: int, b: int = 10) -> int:
    return a + b


g = add
print(g(1), g(1, 2), g(b=3, a=4))
fs: list[int] = []
pass


def mk(n: int) -> None:
    def g(a: int, acc: list[int] = []) -> list[int]:
        acc.append(a + n)
        return acc

    print(g(1))
    print(g(2))
    print(g(3, [7]))


mk(1)
mk(2)
gs = []
for k in range(3):

    def show(z: int = k * 2) -> int:
        return z + k

    gs.append(show)
print([q() for q in gs])
