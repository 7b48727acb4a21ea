"""`:=` in comprehensions and generator expressions binds in the function around them."""


def f(n: int) -> None:
    z = r = hit = 0
    g = (z := x for x in range(n))
    print(z)
    print(list(g))
    print(z)
    print([[(q := y * x) for y in range(3)] for x in range(3)], q)
    print(sum(sum((r := y * x) for y in range(3)) for x in range(3)), r)
    fs = [lambda: (k := 4) for x in range(2)]
    print(fs[0]())
    print(any((hit := w) > 3 for w in [1, 5, 9]) and hit)
    t = 5
    print(max((t := t + v) for v in [1, 2, 3]), t)

    def inner() -> int:
        return t

    print(all((t := t - 1) > 0 for _ in range(3)), inner())

    def maker() -> None:
        print([u for v in [1, 2] if (u := v * 2)], u)

    maker()
    try:
        print([(new := x) for x in range(n - n)], new)
    except UnboundLocalError as error:
        print(error)
    print({(key := x): (value := -x) for x in range(n)}, key, value)
    print({(item := x) for x in range(n)}, item)


print([(top := x) for x in range(3)], top)
try:
    print([(never := x) for x in range(0)], never)
except NameError as error:
    print(error)
f(3)
