from dataclasses import dataclass


def note(x: str) -> int:
    print("eval", x)
    return len(x)


class K:
    print("body of K")
    a = note("a")
    b: int = note("bb")
    print("after b", a, b)

    def f(self, n: int = note("default")) -> int:
        return n

    i = 0
    for i in range(2):
        print("loop", i)
    p, q = note("pp"), 3
    try:
        z = note("z")
    except ValueError:
        z = 3
    finally:
        print("fin")
    w = [x * 2 for x in range(3)]
    i += 5
    c = a + b
    if c > 2:
        d = note("dddd")
    else:
        d = 0


print("made K", K.i, K.p, K.q, K.z, K.w)
print(K.a, K.b, K.c, K.d, K().f())


class L(K):
    e = note("eeeee")
    x = [note("in list")]


print("made L")
print(L.e, L.a, L().e, L().x)
