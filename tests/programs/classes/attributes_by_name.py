"""getattr, hasattr, setattr of literal names; __getattr__."""


class Attr:
    def __init__(self) -> None:
        self.x = 1

    def __getattr__(self, name: str) -> int:
        if name.startswith("dyn_"):
            return len(name)
        raise AttributeError(name)


a = Attr()
print(
    a.x,
    a.dyn_foo,
    getattr(a, "x"),
    getattr(a, "nope", None),
    hasattr(a, "x"),
    hasattr(a, "dyn_a"),
    hasattr(a, "q"),
)
setattr(a, "x", 5)
print(a.x)


class Plain:
    y: int = 3


print(hasattr(Plain(), "y"), hasattr(Plain(), "z"), getattr(Plain(), "y"))


class Prop:
    def __init__(self, ok: bool) -> None:
        self.ok = ok
        if ok:
            self.late = 1

    @property
    def p(self) -> int:
        print("p read")
        if self.ok:
            return 1
        raise AttributeError("no p")

    def m(self) -> str:
        return "m"


for ok in (True, False):
    v = Prop(ok)
    print(
        hasattr(v, "p"),
        getattr(v, "p", 9),
        hasattr(v, "late"),
        getattr(v, "late", -1),
        hasattr(v, "m"),
        getattr(v, "m")(),
        hasattr(v, "zzz"),
    )


class Base:
    pass


class Sub(Base):
    extra = 5


def look(b: Base) -> bool:
    return hasattr(b, "extra")


print(look(Base()), look(Sub()))


def opt(b: Sub | None) -> int:
    return getattr(b, "extra", 0)


print(opt(None), opt(Sub()))
w = Prop(True)
setattr(w, "ok", False)
print(w.ok, getattr(w, "__class__").__name__)
try:
    print(getattr(Prop(False), "late"))
except AttributeError as e:
    print(e)
n = getattr(w, "nope", 3)
print(n)


class Proxy:
    def __init__(self, inner: dict[str, int]) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> int:
        try:
            return self.inner[name]
        except KeyError:
            raise AttributeError(f"no {name}") from None


px = Proxy({"a": 1})
print(px.a, hasattr(px, "b"), getattr(px, "b", 0), px.inner)
try:
    px.zz
except AttributeError as e:
    print(e)


class Filling(dict[int, int]):
    def __missing__(self, key: int) -> int:
        return -key


class Emptied(dict[int, int]):
    pass


def fills(table: dict[int, int]) -> bool:
    return hasattr(table, "__missing__")


print(fills({}), fills(Emptied()), fills(Filling()), hasattr(Emptied(), "__missing__"))
