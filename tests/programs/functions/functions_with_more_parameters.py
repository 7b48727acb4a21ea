"""Functions with defaults, classes and methods as one alternative of a union."""

from collections.abc import Callable


def make(n: int = 5, *, loud: bool = True, name: str = "x") -> str:
    return f"{name}{n}{loud}"


def noise(a: int, b: int, c: int, d: int, e: int) -> int:
    return a * b + c * d + e


class Keeper:
    def __init__(self, f: str | Callable[[], str]) -> None:
        if isinstance(f, str) and f == "":
            raise TypeError
        self.made = run(f)


def run(f: str | Callable[[], str]) -> str:
    k = noise(3, 7, 11, 13, 17)
    if isinstance(f, str):
        return f
    return f() + str(k)


def new(f: str | Callable[[], str] = "") -> Keeper:
    if isinstance(f, str) and f == "":
        raise TypeError
    return Keeper(f)


print(run("a"), run(make))
print(new(make).made, new("b").made, Keeper(make).made)


class Made:
    def __init__(self, n: int = 3) -> None:
        self.n = n

    def __str__(self) -> str:
        return f"Made {self.n}"

    def text(self, mark: str = "!") -> str:
        return f"{self.n}{mark}"


def build(f: str | Callable[[], Made]) -> Made | str:
    if isinstance(f, str):
        return f
    return f()


def maybe(f: Callable[[int], str] | None) -> str:
    return f(3) if f is not None else "none"


def counted(n: int, more: str = "more") -> str:
    return more * n


def named(text: str = "text", number: int = 4) -> Made:
    return Made(number + len(text))


def spread(*numbers: int) -> Made:
    return Made(sum(numbers))


def lists(fs: list[Callable[[], Made]] | Callable[[], Made]) -> list[Made]:
    if isinstance(fs, list):
        return [f() for f in fs]
    return [fs()]


print(build(Made), build(named), build(lambda: Made(9)), build(spread), build("s"))
print(maybe(counted), maybe(None), maybe(lambda n: str(n)), maybe(str))
print(run(Made(8).text))
print(*lists(named), *lists([named, Made, spread]), *lists(Made))


def optional(flag: bool, other: bool) -> None:
    g = counted if flag else None
    print(maybe(g), wide(g), wide(g if other else "t"))
    k = Keep(g)
    if k.f is not None:
        print(k.f(2))
    h: Callable[[int], str] | None = g
    print(h is None, h(1) if h else "no")


def wide(f: str | Callable[[int], str] | None) -> str:
    if f is None or isinstance(f, str):
        return f"{f}"
    return f(1)


class Keep:
    def __init__(self, f: Callable[[int], str] | None) -> None:
        self.f = f


optional(True, True)
optional(False, False)
optional(True, False)
hooks: dict[str, str | Callable[[int], str]] = {
    "a": counted,
    "b": "b",
    "c": lambda n: "c" * n,
    "d": str,
}
for name, hook in hooks.items():
    print(name, hook if isinstance(hook, str) else hook(2))


class Handler:
    def __init__(self, run: Callable[[int], str], other: str | Callable[[int], str]) -> None:
        self.run = run
        self.other = other


handler = Handler(str, "text")
handler.run = counted
print(handler.run(2))
handler.other = counted
if not isinstance(handler.other, str):
    print(handler.other(3))
either: str | Callable[[int], str] = counted
print(either if isinstance(either, str) else either(1))
either = str
print(either if isinstance(either, str) else either(1))
either = "e"
print(either)
