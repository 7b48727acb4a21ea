# mypy: disable-error-code="overload-overlap,misc"
"""`operator`: the operators as functions.

`itemgetter`, `attrgetter` and `methodcaller` become lambdas before the types are checked
(`naja.compiler.frontend.rewriting`). Operators of numbers and text take two values of one
type here, as `map` and `reduce` need them.
"""

from typing import (
    Any,
    Callable,
    Iterable,
    Never,
    Protocol,
    Self,
    Sized,
    SupportsAbs,
    SupportsIndex,
    TypeVar,
    overload,
)

from naja.runtime.in_place import (
    iadd as iadd,
    iand as iand,
    iconcat as iconcat,
    ifloordiv as ifloordiv,
    ilshift as ilshift,
    imatmul as imatmul,
    imod as imod,
    imul as imul,
    ior as ior,
    ipow as ipow,
    irshift as irshift,
    isub as isub,
    itruediv as itruediv,
    ixor as ixor,
    matmul as matmul,
)

_T = TypeVar("_T")
_S = TypeVar("_S")
_K = TypeVar("_K")
_V = TypeVar("_V")
_R = TypeVar("_R")
_K_contra = TypeVar("_K_contra", contravariant=True)
_T_co = TypeVar("_T_co", covariant=True)


class _Ordered(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...
    def __le__(self, other: Self, /) -> bool: ...
    def __gt__(self, other: Self, /) -> bool: ...
    def __ge__(self, other: Self, /) -> bool: ...


class _SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


class _SupportsSub(Protocol):
    def __sub__(self, other: Self, /) -> Self: ...


class _SupportsMul(Protocol):
    def __mul__(self, other: Self, /) -> Self: ...


class _SupportsDiv(Protocol):
    def __truediv__(self, other: Self, /) -> Self: ...


class _SupportsFloorDiv(Protocol):
    def __floordiv__(self, other: Self, /) -> Self: ...


class _SupportsMod(Protocol):
    def __mod__(self, other: Self, /) -> Self: ...


class _SupportsNeg(Protocol[_T_co]):
    def __neg__(self) -> _T_co: ...


class _SupportsPos(Protocol[_T_co]):
    def __pos__(self) -> _T_co: ...


class _SupportsInvert(Protocol[_T_co]):
    def __invert__(self) -> _T_co: ...


class _SupportsGet(Protocol[_K_contra, _T_co]):
    def __getitem__(self, key: _K_contra, /) -> _T_co: ...


class _SupportsSet(Protocol[_K, _V]):
    def __setitem__(self, key: _K, value: _V, /) -> None: ...


class _SupportsDelete(Protocol[_K_contra]):
    def __delitem__(self, key: _K_contra, /) -> None: ...


_O = TypeVar("_O", bound=_Ordered)
_Add = TypeVar("_Add", bound=_SupportsAdd)
_Sub = TypeVar("_Sub", bound=_SupportsSub)
_Mul = TypeVar("_Mul", bound=_SupportsMul)
_Div = TypeVar("_Div", bound=_SupportsDiv)
_FloorDiv = TypeVar("_FloorDiv", bound=_SupportsFloorDiv)
_Mod = TypeVar("_Mod", bound=_SupportsMod)


def lt(a: _O, b: _O, /) -> bool:
    return a < b


def le(a: _O, b: _O, /) -> bool:
    return a <= b


def gt(a: _O, b: _O, /) -> bool:
    return a > b


def ge(a: _O, b: _O, /) -> bool:
    return a >= b


def eq(a: _T, b: _S, /) -> bool:
    return a == b


def ne(a: _T, b: _S, /) -> bool:
    return a != b


def not_(a: _T, /) -> bool:
    return not a


def truth(a: _T, /) -> bool:
    return bool(a)


def is_(a: _T, b: _S, /) -> bool:
    return a is b


def is_not(a: _T, b: _S, /) -> bool:
    return a is not b


def abs(a: SupportsAbs[_T], /) -> _T:
    return a.__abs__()


def add(a: _Add, b: _Add, /) -> _Add:
    return a + b


def sub(a: _Sub, b: _Sub, /) -> _Sub:
    return a - b


@overload
def mul(a: _Mul, b: _Mul, /) -> _Mul:
    return a * b


@overload
def mul(a: str, b: int, /) -> str:
    return a * b


@overload
def mul(a: list[_T], b: int, /) -> list[_T]:
    return a * b


def mul(a: Any, b: Any, /) -> Any:
    return a * b


@overload
def truediv(a: int, b: int, /) -> float:
    return a / b


@overload
def truediv(a: _Div, b: _Div, /) -> _Div:
    return a / b


def truediv(a: Any, b: Any, /) -> Any:
    return a / b


def floordiv(a: _FloorDiv, b: _FloorDiv, /) -> _FloorDiv:
    return a // b


def mod(a: _Mod, b: _Mod, /) -> _Mod:
    return a % b


@overload
def pow(a: int, b: int, /) -> int:
    return a**b


@overload
def pow(a: float, b: float, /) -> float:
    return a**b


def pow(a: Any, b: Any, /) -> Any:
    return a**b


def neg(a: _SupportsNeg[_T], /) -> _T:
    return -a


def pos(a: _SupportsPos[_T], /) -> _T:
    return +a


def inv(a: _SupportsInvert[_T], /) -> _T:
    return ~a


def invert(a: _SupportsInvert[_T], /) -> _T:
    return ~a


@overload
def and_(a: bool, b: bool, /) -> bool:
    return a & b


@overload
def and_(a: int, b: int, /) -> int:
    return a & b


@overload
def and_(a: set[_T], b: set[_T], /) -> set[_T]:
    return a & b


@overload
def and_(a: frozenset[_T], b: frozenset[_T], /) -> frozenset[_T]:
    return a & b


def and_(a: Any, b: Any, /) -> Any:
    return a & b


@overload
def or_(a: bool, b: bool, /) -> bool:
    return a | b


@overload
def or_(a: int, b: int, /) -> int:
    return a | b


@overload
def or_(a: set[_T], b: set[_T], /) -> set[_T]:
    return a | b


@overload
def or_(a: frozenset[_T], b: frozenset[_T], /) -> frozenset[_T]:
    return a | b


@overload
def or_(a: dict[_K, _V], b: dict[_K, _V], /) -> dict[_K, _V]:
    return a | b


def or_(a: Any, b: Any, /) -> Any:
    return a | b


@overload
def xor(a: bool, b: bool, /) -> bool:
    return a ^ b


@overload
def xor(a: int, b: int, /) -> int:
    return a ^ b


@overload
def xor(a: set[_T], b: set[_T], /) -> set[_T]:
    return a ^ b


@overload
def xor(a: frozenset[_T], b: frozenset[_T], /) -> frozenset[_T]:
    return a ^ b


def xor(a: Any, b: Any, /) -> Any:
    return a ^ b


def lshift(a: int, b: int, /) -> int:
    return a << b


def rshift(a: int, b: int, /) -> int:
    return a >> b


def index(a: SupportsIndex, /) -> int:
    return a.__index__()


def concat(a: _Add, b: _Add, /) -> _Add:
    return a + b


def contains(a: Iterable[_T], b: _T, /) -> bool:
    return b in a


def countOf(a: Iterable[_T], b: _T, /) -> int:
    """How many values of `a` equal `b`."""
    count = 0
    for value in a:
        if value == b:
            count += 1
    return count


def indexOf(a: Iterable[_T], b: _T, /) -> int:
    """The place of the first value of `a` that equals `b`. ValueError if there is none."""
    place = 0
    for value in a:
        if value == b:
            return place
        place += 1
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a: _SupportsGet[_K, _V], b: _K, /) -> _V:
    return a[b]


def setitem(a: _SupportsSet[_K, _V], b: _K, c: _V, /) -> None:
    a[b] = c


def delitem(a: _SupportsDelete[_K], b: _K, /) -> None:
    del a[b]


def length_hint(a: Sized, default: int = 0, /) -> int:
    return a.__len__()


@overload
def call(function: Callable[[], _R], /) -> _R:
    return function()


@overload
def call(function: Callable[[_T], _R], a: _T, /) -> _R:
    return function(a)


@overload
def call(function: Callable[[_T, _S], _R], a: _T, b: _S, /) -> _R:
    return function(a, b)


def call(function: Any, /, *values: Any) -> Any:
    return function(*values)


def itemgetter(*items: Never) -> Never:
    """With constants it has become a lambda by now; nothing else has a static meaning."""
    raise TypeError("itemgetter takes constants; write a lambda")


def attrgetter(*names: Never) -> Never:
    raise TypeError("attrgetter takes constants; write a lambda")


def methodcaller(name: Never, *values: Never) -> Never:
    raise TypeError("methodcaller takes constants; write a lambda")
