"""Callbacks of any parameters: methods, callable objects, registries, events."""

from collections.abc import Callable


class Timer:
    def __init__(self) -> None:
        self.pending: list[tuple[Callable[..., object], tuple[object, ...]]] = []

    def later(self, f: Callable[..., object], *args: object) -> None:
        self.pending.append((f, args))

    def run(self) -> None:
        for f, args in self.pending:
            try:
                print(f(*args))
            except TypeError as e:
                print("TypeError")


class C:
    def __call__(self, a: str, *rest: str, **more: float) -> str:
        return a + "".join(rest) + str(more)

    @staticmethod
    def s(x: float) -> float:
        return x / 2

    @classmethod
    def c(cls, x: bool) -> str:
        return cls.__name__ + str(x)


t = Timer()
t.later(C(), "a", "b")
t.later(C.s, 3.0)
t.later(C.c, True)
t.later(C().c, False)


def kw(*, a: int) -> int:
    return a


t.later(kw)
t.run()


def sub(x: "int | str", y: object = None) -> str:
    return f"{x!r} {y!r}"


o: Callable[..., str] = sub
print(o(3), o("s", y=[1]), o(x=True), o(*["a"], **{"y": 2}))
opt: Callable[..., str] | None = None
print(opt is None)
opt = o
if opt is not None:
    print(opt("z"))
print(o.__name__)
back: Callable[[int], str] = o
print(back(5))


class Event:
    def __init__(self) -> None:
        self._on: dict[str, list[Callable[..., None]]] = {}

    def on(self, name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        def add(f: Callable[..., None]) -> Callable[..., None]:
            self._on.setdefault(name, []).append(f)
            return f

        return add

    def emit(self, name: str, *args: object, **kwargs: object) -> None:
        for f in self._on.get(name, []):
            f(*args, **kwargs)


e = Event()


@e.on("x")
def first(n: int, text: str = "-") -> None:
    print("first", n, text)


@e.on("x")
def second(n: int, **rest: object) -> None:
    print("second", n, sorted(rest))


e.emit("x", 1)
e.emit("x", 2, text="t")
