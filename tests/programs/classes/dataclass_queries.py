"""fields and is_dataclass of classes and objects; replace and asdict of subclasses."""

from dataclasses import (
    dataclass,
    field,
    fields,
    is_dataclass,
    MISSING,
    replace,
    asdict,
    InitVar,
    Field,
    KW_ONLY,
)
from typing import Any


class Base: ...


@dataclass
class A(Base):
    a: int
    b: list[int] = field(default_factory=list)
    c: str = "x"

    def __post_init__(self) -> None:
        pass


@dataclass
class U:
    n: int
    later: list[int] = field(init=False)
    count: int = field(init=False)
    skip: InitVar[int] = 0


class Sub(A): ...


class W:
    pass


for f in fields(A):
    print(
        f.name,
        f.default is MISSING,
        f.default_factory is MISSING,
        f.default_factory is list,
        f.default if f.default is not MISSING else "-",
    )
print([f.name for f in fields(U(1))], fields(A)[0] is fields(A)[0], fields(Sub)[0].name)
xs: list[object] = [A(1), W(), 3, None, Sub(2), "s", A]
print([is_dataclass(x) for x in xs[:-1]], is_dataclass(A), is_dataclass(W), is_dataclass(Sub))
b: Base = A(3)
print(is_dataclass(b))
u = U(1)
for _ in range(2):
    try:
        print(u)
        print(asdict(u))
        print(u == u, u == U(1))
    except AttributeError as e:
        print(e)
    u.later = []
    u.count = 3
try:
    print(u == U(1))
except AttributeError as e:
    print(e)
try:
    asdict(b)  # type: ignore[call-overload]
    asdict(W())  # type: ignore[call-overload]
except TypeError as e:
    print(e)


def names(d: A) -> dict[str, str]:
    return {
        f.name: f.metadata.get("label", f.name.upper())
        if isinstance(f.metadata.get("label", ""), str) and False
        else f.name
        for f in fields(d)
    }


print(names(A(1)), replace(Sub(1), a=2).a, type(replace(Sub(1), a=2)).__name__)
