import random


def h(c: bool) -> None:
    a = 1.5
    n = 2
    x = 1.0
    print(x < (a if c else n), x < (n if c else a))
    print((a if c else n) + x)


h(True)
h(False)
