"""Builtin classes in variables."""

from collections.abc import Callable


def main() -> None:
    f = float
    b = bool
    i = int
    s = str
    print(f("1.5"), b(""), i("7"), s(8), b([]), i(3.9), f(3))
    print(f is float, f.__name__)
    l = list
    print(l("abc"))
    conv: dict[str, Callable[[str], object]] = {"a": int, "b": float, "c": str, "d": bool}
    for k, c in conv.items():
        print(k, c("3"))
    d = dict
    e: dict[str, int] = d(a=1)
    print(e, isinstance(f("1"), float), f is not int)
    y = by("x")
    print(y)
    print(list(map(f, ["1", "2"])))


def by(x: str) -> bytes:
    b = bytes
    return b(x, "utf-8")


main()
t = float
print(t("2.5"))
