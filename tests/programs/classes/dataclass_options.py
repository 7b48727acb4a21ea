from collections.abc import Callable
from dataclasses import (
    dataclass,
    field,
    replace,
    asdict,
    astuple,
    KW_ONLY,
    InitVar,
    FrozenInstanceError,
)
from typing import ClassVar


@dataclass(order=True)
class A:
    x: int
    y: str = "q"
    z: list[int] = field(default_factory=list, compare=False, repr=False)
    n: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class B:
    a: int
    b: float = 1.5


@dataclass(kw_only=True)
class C:
    a: int
    b: int = 2


@dataclass
class D(A):
    w: int = 0
    _: KW_ONLY
    k: int = 9

    def __post_init__(self) -> None:
        self.w += 1


@dataclass
class E:
    base: int
    scale: InitVar[int] = 2
    total: int = field(init=False)

    def __post_init__(self, scale: int) -> None:
        self.total = self.base * scale


@dataclass(unsafe_hash=True)
class F:
    v: int
    w: int = field(default=3, hash=False)


@dataclass(eq=False)
class G:
    v: int


@dataclass(repr=False)
class H:
    v: int

    def __repr__(self) -> str:
        return "custom"


@dataclass
class Node:
    val: int
    kids: list[B] = field(default_factory=list)
    pair: tuple[int, str] = (1, "a")
    d: dict[str, int] = field(default_factory=dict)


print(A(1) < A(2), A(1, "b") <= A(1, "a"), A(1), A(1) == A(1, z=[5]), sorted([A(3), A(1)]))
b = B(1)
try:
    b.a = 3  # type: ignore[misc]
except FrozenInstanceError as e:
    print(e, type(e).__name__)
print(b, hash(b) == hash(B(1)), {B(1): 2}[b], replace(b, a=5))
print(C(a=1), C(b=3, a=0))
print(D(1, "s", [1], 5, k=3), D(2).k)
print(E(3), E(3, 4), E(base=2, scale=5).total)
print(hash(F(1)) == hash(F(1, 9)), F(1) == F(1, 9), G(1) == G(1), H(3))
n = Node(1, [])
print(asdict(n), astuple(n), n == Node(1, []), replace(n, val=9).val)
print(A.n, A(1).n, A.__name__, A.y)


@dataclass(slots=True)
class Handler:
    run: Callable[[int], int]
    name: str = "h"


handler = Handler(lambda number: number + 1)
handler.run = abs
print(handler.run(-4), handler.name, Handler(handler.run) == handler)
