# mypy: disable-error-code="empty-body,misc,override,no-redef,overload-overlap,used-before-def"
"""The builtin names: what `int`, `list`, `len` or `KeyError` are in an image.

This is both the type checker's `builtins` and source that gets compiled. Only classes and
one-line methods live here, because the type checker wants all of them in one module; the
bodies are in `naja.runtime`. A body `...` is made by the compiler. Of an overloaded
function the compiler takes the body of the variant that the type checker chose, where that
has one; the implementation after it only serves CPython and the type checker.

Deliberately missing: everything that needs names at run time (`eval`, `getattr`, `vars`).
"""

from types import EllipsisType, NotImplementedType, TracebackType
from typing import (
    AbstractSet,
    Any,
    Callable,
    Generic,
    Iterable,
    Iterator,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Protocol,
    Reversible,
    Self,
    Sequence,
    Sized,
    SupportsAbs,
    SupportsFloat,
    SupportsIndex,
    SupportsInt,
    TypeVar,
    overload,
)

from _typeshed import SupportsKeysAndGetItem, SupportsWrite

from naja.runtime import (
    buffers as _buffers,
    format_int as _format_int,
    format_text as _format_text,
    numbers_unsafe as _numbers,
    text_case as _text_case,
    text_classes as _text_classes,
    text_encode_unsafe as _text_encode,
    text_methods as _text_methods,
    text_repr as _text_repr,
    text_split as _text_split,
    text_unsafe as _text,
)
from naja.runtime.exception_text import (
    decode_error_text,
    encode_error_text,
    exception_repr,
    exception_text,
    group_text,
    key_error_text,
    os_error_text,
)
from naja.runtime.extremes import (
    largest,
    largest_by,
    largest_by_or,
    largest_or,
    smallest,
    smallest_by,
    smallest_by_or,
    smallest_or,
)
from naja.runtime.iteration import CallIterator, Enumerate, Filter, Map, Map2, Truthy, Zip, Zip3
from naja.runtime.powers import power, power_modulo
from naja.runtime.text_iterate import StrIterator as _StrIterator
from naja.unsafe import Array

_T = TypeVar("_T")
_S = TypeVar("_S")
_T1 = TypeVar("_T1")
_T2 = TypeVar("_T2")
_T3 = TypeVar("_T3")
_K = TypeVar("_K")
_V = TypeVar("_V")
_T_co = TypeVar("_T_co", covariant=True)
_E_co = TypeVar("_E_co", bound=BaseException, covariant=True)
_X_co = TypeVar("_X_co", bound=Exception, covariant=True)


class _SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


class _SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


_ClassInfo = Any

_L = TypeVar("_L", bound=_SupportsLess)
_A = TypeVar("_A", bound=_SupportsAdd)


class object:
    __doc__: str | None
    __module__: str
    __dict__: dict[str, Any]
    __annotations__: dict[str, Any]

    @property
    def __class__(self) -> type[Self]: ...
    def __init__(self) -> None: ...
    def __new__(cls) -> Self: ...
    def __eq__(self, other: object, /) -> bool:
        return self is other

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __hash__(self) -> int: ...
    def __str__(self) -> str:
        return self.__repr__()

    def __repr__(self) -> str: ...
    def __format__(self, spec: str, /) -> str: ...
    def __init_subclass__(cls) -> None: ...


class type:
    """A class as a value. Its address is that of its TypeDesc."""

    @overload
    def __init__(self, value: object, /) -> None: ...
    @overload
    def __init__(self, name: str, bases: tuple[type, ...], names: dict[str, Any], /) -> None: ...
    def __init__(self, *values: object) -> None: ...
    @property
    def __name__(self) -> str: ...
    @property
    def __qualname__(self) -> str: ...
    @property
    def __mro__(self) -> tuple[type, ...]: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def __or__(self, other: Any, /) -> Any: ...
    def __ror__(self, other: Any, /) -> Any: ...


class ellipsis: ...


class function:
    __name__: str
    __qualname__: str
    __module__: str


class property:
    fget: Callable[[Any], Any] | None

    def __init__(
        self,
        fget: Callable[[Any], Any] | None = None,
        fset: Callable[[Any, Any], None] | None = None,
        fdel: Callable[[Any], None] | None = None,
        doc: str | None = None,
    ) -> None: ...
    def getter(self, fget: Callable[[Any], Any], /) -> property: ...
    def setter(self, fset: Callable[[Any, Any], None], /) -> property: ...
    def deleter(self, fdel: Callable[[Any], None], /) -> property: ...
    def __get__(self, instance: Any, owner: type | None = None, /) -> Any: ...
    def __set__(self, instance: Any, value: Any, /) -> None: ...


class staticmethod(Generic[_T_co]):
    def __init__(self, function: Callable[..., _T_co], /) -> None: ...


class classmethod(Generic[_T_co]):
    def __init__(self, function: Callable[..., _T_co], /) -> None: ...


class super:
    @overload
    def __init__(self, kind: Any, instance: Any, /) -> None: ...
    @overload
    def __init__(self, kind: Any, /) -> None: ...
    @overload
    def __init__(self) -> None: ...
    def __init__(self, *values: Any) -> None: ...


class int:
    @overload
    def __new__(cls, value: str | bytes | bytearray | SupportsInt | SupportsIndex = 0, /) -> Self: ...
    @overload
    def __new__(cls, value: str | bytes | bytearray, /, base: int) -> Self: ...
    def __new__(cls, value: object = 0, /, base: int = 10) -> Self: ...
    @property
    def real(self) -> int:
        return self

    @property
    def imag(self) -> int:
        return 0

    @property
    def numerator(self) -> int:
        return self

    @property
    def denominator(self) -> int:
        return 1

    def __add__(self, other: int, /) -> int: ...
    def __sub__(self, other: int, /) -> int: ...
    def __mul__(self, other: int, /) -> int: ...
    def __truediv__(self, other: int, /) -> float: ...
    def __floordiv__(self, other: int, /) -> int: ...
    def __mod__(self, other: int, /) -> int: ...
    def __divmod__(self, other: int, /) -> tuple[int, int]:
        return (self // other, self % other)

    def __pow__(self, exponent: int, /) -> int:
        return power(self, exponent)

    def __and__(self, other: int, /) -> int: ...
    def __or__(self, other: int, /) -> int: ...
    def __xor__(self, other: int, /) -> int: ...
    def __lshift__(self, other: int, /) -> int: ...
    def __rshift__(self, other: int, /) -> int: ...
    def __radd__(self, other: int, /) -> int: ...
    def __rsub__(self, other: int, /) -> int: ...
    def __rmul__(self, other: int, /) -> int: ...
    def __rtruediv__(self, other: int, /) -> float: ...
    def __rfloordiv__(self, other: int, /) -> int: ...
    def __rmod__(self, other: int, /) -> int: ...
    def __rand__(self, other: int, /) -> int: ...
    def __ror__(self, other: int, /) -> int: ...
    def __rxor__(self, other: int, /) -> int: ...
    def __rlshift__(self, other: int, /) -> int: ...
    def __rrshift__(self, other: int, /) -> int: ...
    def __neg__(self) -> int: ...
    def __pos__(self) -> int: ...
    def __invert__(self) -> int: ...
    def __abs__(self) -> int: ...
    def __lt__(self, other: int, /) -> bool: ...
    def __le__(self, other: int, /) -> bool: ...
    def __gt__(self, other: int, /) -> bool: ...
    def __ge__(self, other: int, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __int__(self) -> int: ...
    def __float__(self) -> float: ...
    def __index__(self) -> int: ...
    def __hash__(self) -> int: ...
    def __trunc__(self) -> int:
        return self

    def __floor__(self) -> int:
        return self

    def __ceil__(self) -> int:
        return self

    def __round__(self, ndigits: int = 0, /) -> int: ...
    def __str__(self) -> str:
        return _numbers.int_repr(self)

    def __repr__(self) -> str:
        return _numbers.int_repr(self)

    def __format__(self, spec: str, /) -> str:
        return _format_int.format_int(self, spec, "int")

    def conjugate(self) -> int:
        return self

    def bit_length(self) -> int: ...
    def bit_count(self) -> int: ...
    def as_integer_ratio(self) -> tuple[int, int]:
        return (self, 1)

    def to_bytes(self, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, byteorder: str = "big", *, signed: bool = False
    ) -> int: ...


class bool(int):
    def __new__(cls, value: object = False, /) -> Self: ...
    @overload
    def __and__(self, other: bool, /) -> bool: ...
    @overload
    def __and__(self, other: int, /) -> int: ...
    def __and__(self, other: int, /) -> int: ...
    @overload
    def __or__(self, other: bool, /) -> bool: ...
    @overload
    def __or__(self, other: int, /) -> int: ...
    def __or__(self, other: int, /) -> int: ...
    @overload
    def __xor__(self, other: bool, /) -> bool: ...
    @overload
    def __xor__(self, other: int, /) -> int: ...
    def __xor__(self, other: int, /) -> int: ...
    def __str__(self) -> str:
        return "True" if self else "False"

    def __repr__(self) -> str:
        return "True" if self else "False"


class float:
    def __new__(cls, value: str | SupportsFloat | SupportsIndex = 0.0, /) -> Self: ...
    @property
    def real(self) -> float:
        return self

    @property
    def imag(self) -> float:
        return 0.0

    def __add__(self, other: float, /) -> float: ...
    def __sub__(self, other: float, /) -> float: ...
    def __mul__(self, other: float, /) -> float: ...
    def __truediv__(self, other: float, /) -> float: ...
    def __floordiv__(self, other: float, /) -> float: ...
    def __mod__(self, other: float, /) -> float: ...
    def __divmod__(self, other: float, /) -> tuple[float, float]:
        return (self // other, self % other)

    def __pow__(self, exponent: float, /) -> float: ...
    def __radd__(self, other: float, /) -> float: ...
    def __rsub__(self, other: float, /) -> float: ...
    def __rmul__(self, other: float, /) -> float: ...
    def __rtruediv__(self, other: float, /) -> float: ...
    def __rfloordiv__(self, other: float, /) -> float: ...
    def __rmod__(self, other: float, /) -> float: ...
    def __rpow__(self, other: float, /) -> float: ...
    def __neg__(self) -> float: ...
    def __pos__(self) -> float: ...
    def __abs__(self) -> float: ...
    def __lt__(self, other: float, /) -> bool: ...
    def __le__(self, other: float, /) -> bool: ...
    def __gt__(self, other: float, /) -> bool: ...
    def __ge__(self, other: float, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __int__(self) -> int: ...
    def __float__(self) -> float: ...
    def __hash__(self) -> int: ...
    def __trunc__(self) -> int: ...
    def __floor__(self) -> int: ...
    def __ceil__(self) -> int: ...
    @overload
    def __round__(self, ndigits: None = None, /) -> int: ...
    @overload
    def __round__(self, ndigits: int, /) -> float: ...
    def __round__(self, ndigits: int | None = None, /) -> float: ...
    def __str__(self) -> str: ...
    def __repr__(self) -> str: ...
    def __format__(self, spec: str, /) -> str: ...
    def conjugate(self) -> float:
        return self

    def is_integer(self) -> bool: ...
    def hex(self) -> str: ...
    def as_integer_ratio(self) -> tuple[int, int]: ...


class complex:
    """Exists so that a complex literal has a type; the compiler refuses it."""


class slice:
    @property
    def start(self) -> int | None: ...
    @property
    def stop(self) -> int | None: ...
    @property
    def step(self) -> int | None: ...
    @overload
    def __init__(self, stop: int | None, /) -> None: ...
    @overload
    def __init__(
        self, start: int | None, stop: int | None, step: int | None = None, /
    ) -> None: ...
    def __init__(self, *values: int | None) -> None: ...
    def indices(self, length: int, /) -> tuple[int, int, int]: ...


class str(Sequence[str]):
    """Immutable text; bodies in `naja.runtime.text*`."""

    @overload
    def __new__(cls, value: object = "") -> Self: ...
    @overload
    def __new__(
        cls,
        value: bytes | bytearray | memoryview,
        encoding: str = "utf-8",
        errors: str = "strict",
    ) -> Self: ...
    def __new__(cls, value: object = "", encoding: str = "utf-8", errors: str = "strict") -> Self: ...
    def __add__(self, other: str, /) -> str:
        return _text.concat(self, other)

    def __mul__(self, count: int, /) -> str:
        return _text.repeat(self, count)

    def __rmul__(self, count: int, /) -> str:
        return _text.repeat(self, count)

    def __mod__(self, values: object, /) -> str: ...
    def __contains__(self, key: str, /) -> bool:
        return _text_methods.contains(self, key)

    def __lt__(self, other: str, /) -> bool:
        return _text.compare(self, other) < 0

    def __le__(self, other: str, /) -> bool:
        return _text.compare(self, other) <= 0

    def __gt__(self, other: str, /) -> bool:
        return _text.compare(self, other) > 0

    def __ge__(self, other: str, /) -> bool:
        return _text.compare(self, other) >= 0

    def __eq__(self, other: object, /) -> bool:
        return isinstance(other, str) and _text.equal(self, other)

    def __ne__(self, other: object, /) -> bool:
        return not (isinstance(other, str) and _text.equal(self, other))

    def __hash__(self) -> int:
        return _text.text_hash(self)

    def __len__(self) -> int:
        return _text.text_length(self)

    def __getitem__(self, index: int | slice, /) -> str: ...
    def _get(self, index: int) -> str:
        return _text.character(self, index)

    def _slice(self, start: int | None, stop: int | None) -> str:
        length = _text.text_length(self)
        return _text.substring(
            self, _buffers.slice_start(start, length), _buffers.slice_stop(stop, length)
        )

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> str:
        first, count, stride = _buffers.slice_steps(start, stop, step, _text.text_length(self))
        return _text.every(self, first, stride, count)

    def __iter__(self) -> _StrIterator:
        return _StrIterator(self)

    def __str__(self) -> str:
        return self

    def __repr__(self) -> str:
        return _text_repr.text_repr(self)

    def __format__(self, spec: str, /) -> str:
        return _format_text.format_text(self, spec)

    def capitalize(self) -> str:
        return _text_case.capitalize(self)

    def casefold(self) -> str:
        return _text_case.casefold(self)

    def center(self, width: int, fillchar: str = " ", /) -> str:
        return _text_methods.center(self, width, fillchar)

    def count(self, sub: str, start: int | None = None, end: int | None = None, /) -> int:
        return _text_methods.count(self, sub, start, end)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return _text_encode.encode(self, encoding, errors)

    def endswith(
        self, suffix: str | tuple[str, ...], start: int | None = None, end: int | None = None, /
    ) -> bool:
        if isinstance(suffix, str):
            return _text_methods.ends_with(self, suffix, start, end)
        for item in suffix:
            if _text_methods.ends_with(self, item, start, end):
                return True
        return False

    def expandtabs(self, tabsize: int = 8) -> str:
        return _text_methods.expand_tabs(self, tabsize)

    def find(self, sub: str, start: int | None = None, end: int | None = None, /) -> int:
        return _text_methods.find(self, sub, start, end)

    def format(self, *args: object, **kwargs: object) -> str: ...
    def index(self, sub: str, start: int | None = None, end: int | None = None, /) -> int:
        return _text_methods.index(self, sub, start, end)

    def isalnum(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_alnum)

    def isalpha(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_alpha)

    def isascii(self) -> bool:
        return _text_encode.all_below(self, 0x80)

    def isdecimal(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_decimal)

    def isdigit(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_digit)

    def isidentifier(self) -> bool:
        return _text_classes.is_identifier(self)

    def islower(self) -> bool:
        return _text_case.all_lower(self)

    def isnumeric(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_numeric)

    def isprintable(self) -> bool:
        return _text_classes.every_printable(self)

    def isspace(self) -> bool:
        return _text_classes.every_is(self, _text_classes.is_space)

    def istitle(self) -> bool:
        return _text_case.all_title(self)

    def isupper(self) -> bool:
        return _text_case.all_upper(self)

    def join(self, iterable: Iterable[str], /) -> str:
        if isinstance(iterable, list):
            return _text.join(self, iterable)
        return _text_methods.join_any(self, iterable)

    def ljust(self, width: int, fillchar: str = " ", /) -> str:
        return _text_methods.pad(self, 0, width - _text.text_length(self), fillchar)

    def lower(self) -> str:
        return _text_case.lower(self)

    def lstrip(self, chars: str | None = None, /) -> str:
        return _text_split.strip(self, chars, True, False)

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        return _text_split.partition(self, sep)

    def removeprefix(self, prefix: str, /) -> str:
        return _text_methods.remove_prefix(self, prefix)

    def removesuffix(self, suffix: str, /) -> str:
        return _text_methods.remove_suffix(self, suffix)

    def replace(self, old: str, new: str, count: int = -1, /) -> str:
        return _text_methods.replace(self, old, new, count)

    def rfind(self, sub: str, start: int | None = None, end: int | None = None, /) -> int:
        return _text_methods.rfind(self, sub, start, end)

    def rindex(self, sub: str, start: int | None = None, end: int | None = None, /) -> int:
        return _text_methods.rindex(self, sub, start, end)

    def rjust(self, width: int, fillchar: str = " ", /) -> str:
        return _text_methods.pad(self, width - _text.text_length(self), 0, fillchar)

    def rpartition(self, sep: str, /) -> tuple[str, str, str]:
        return _text_split.rpartition(self, sep)

    def rsplit(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        return _text_split.rsplit(self, sep, maxsplit)

    def rstrip(self, chars: str | None = None, /) -> str:
        return _text_split.strip(self, chars, False, True)

    def split(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        return _text_split.split(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[str]:
        return _text_split.splitlines(self, keepends)

    def startswith(
        self, prefix: str | tuple[str, ...], start: int | None = None, end: int | None = None, /
    ) -> bool:
        if isinstance(prefix, str):
            return _text_methods.starts_with(self, prefix, start, end)
        for item in prefix:
            if _text_methods.starts_with(self, item, start, end):
                return True
        return False

    def strip(self, chars: str | None = None, /) -> str:
        return _text_split.strip(self, chars, True, True)

    def swapcase(self) -> str:
        return _text_case.swapcase(self)

    def title(self) -> str:
        return _text_case.title(self)

    def translate(self, table: dict[int, str | None], /) -> str:
        return _text_methods.translate(self, table)

    def upper(self) -> str:
        return _text_case.upper(self)

    def zfill(self, width: int, /) -> str:
        return _text_methods.zero_fill(self, width)


_Buffer = bytes | bytearray | memoryview


class bytes(Sequence[int]):
    @overload
    def __new__(cls, source: Iterable[int] | int | _Buffer = b"", /) -> Self: ...
    @overload
    def __new__(cls, source: str, /, encoding: str, errors: str = "strict") -> Self: ...
    def __new__(cls, source: object = b"", /, encoding: str = "", errors: str = "strict") -> Self: ...
    def __add__(self, other: _Buffer, /) -> bytes: ...
    def __mul__(self, count: int, /) -> bytes: ...
    def __rmul__(self, count: int, /) -> bytes: ...
    def __contains__(self, key: int | _Buffer, /) -> bool: ...
    def __lt__(self, other: bytes, /) -> bool: ...
    def __le__(self, other: bytes, /) -> bool: ...
    def __gt__(self, other: bytes, /) -> bool: ...
    def __ge__(self, other: bytes, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> bytes: ...
    def __getitem__(self, index: int | slice, /) -> int | bytes: ...
    def _get(self, index: int) -> int: ...
    def _slice(self, start: int | None, stop: int | None) -> bytes: ...
    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> bytes: ...
    def __iter__(self) -> Iterator[int]: ...
    def __bytes__(self) -> bytes:
        return self

    def __repr__(self) -> str: ...
    def count(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str: ...
    def endswith(
        self, suffix: _Buffer | tuple[bytes, ...], start: int | None = None, end: int | None = None, /
    ) -> bool: ...
    def find(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int: ...
    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str: ...
    @classmethod
    def fromhex(cls, text: str, /) -> bytes: ...
    def index(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def isalnum(self) -> bool: ...
    def isalpha(self) -> bool: ...
    def isascii(self) -> bool: ...
    def isdigit(self) -> bool: ...
    def islower(self) -> bool: ...
    def isspace(self) -> bool: ...
    def isupper(self) -> bool: ...
    def join(self, iterable: Iterable[_Buffer], /) -> bytes: ...
    def ljust(self, width: int, fillchar: bytes = b" ", /) -> bytes: ...
    def lower(self) -> bytes: ...
    def lstrip(self, chars: bytes | None = None, /) -> bytes: ...
    def partition(self, sep: _Buffer, /) -> tuple[bytes, bytes, bytes]: ...
    def removeprefix(self, prefix: _Buffer, /) -> bytes: ...
    def removesuffix(self, suffix: _Buffer, /) -> bytes: ...
    def replace(self, old: _Buffer, new: _Buffer, count: int = -1, /) -> bytes: ...
    def rfind(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def rindex(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def rjust(self, width: int, fillchar: bytes = b" ", /) -> bytes: ...
    def rpartition(self, sep: _Buffer, /) -> tuple[bytes, bytes, bytes]: ...
    def rsplit(self, sep: _Buffer | None = None, maxsplit: int = -1) -> list[bytes]: ...
    def rstrip(self, chars: bytes | None = None, /) -> bytes: ...
    def split(self, sep: _Buffer | None = None, maxsplit: int = -1) -> list[bytes]: ...
    def splitlines(self, keepends: bool = False) -> list[bytes]: ...
    def startswith(
        self, prefix: _Buffer | tuple[bytes, ...], start: int | None = None, end: int | None = None, /
    ) -> bool: ...
    def strip(self, chars: bytes | None = None, /) -> bytes: ...
    def title(self) -> bytes: ...
    def upper(self) -> bytes: ...
    def zfill(self, width: int, /) -> bytes: ...


class bytearray(MutableSequence[int]):
    @overload
    def __init__(self, source: Iterable[int] | int | _Buffer = 0, /) -> None: ...
    @overload
    def __init__(self, source: str, /, encoding: str, errors: str = "strict") -> None: ...
    def __init__(self, source: object = 0, /, encoding: str = "", errors: str = "strict") -> None: ...
    def __add__(self, other: _Buffer, /) -> bytearray: ...
    def __iadd__(self, other: _Buffer | Iterable[int], /) -> Self: ...
    def __mul__(self, count: int, /) -> bytearray: ...
    def __contains__(self, key: int | _Buffer, /) -> bool: ...
    def __lt__(self, other: _Buffer, /) -> bool: ...
    def __le__(self, other: _Buffer, /) -> bool: ...
    def __gt__(self, other: _Buffer, /) -> bool: ...
    def __ge__(self, other: _Buffer, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> bytearray: ...
    def __getitem__(self, index: int | slice, /) -> int | bytearray: ...
    @overload
    def __setitem__(self, index: int, value: int, /) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[int] | _Buffer, /) -> None: ...
    def __setitem__(self, index: int | slice, value: int | Iterable[int], /) -> None: ...
    @overload
    def __delitem__(self, index: int, /) -> None: ...
    @overload
    def __delitem__(self, index: slice, /) -> None: ...
    def __delitem__(self, index: int | slice, /) -> None: ...
    def _get(self, index: int) -> int: ...
    def _set(self, index: int, value: int) -> None: ...
    def _del(self, index: int) -> None: ...
    def _slice(self, start: int | None, stop: int | None) -> bytearray: ...
    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> bytearray: ...
    def _set_slice(
        self, start: int | None, stop: int | None, value: Iterable[int] | _Buffer
    ) -> None: ...
    def _del_slice(self, start: int | None, stop: int | None) -> None: ...
    def __iter__(self) -> Iterator[int]: ...
    def __bytes__(self) -> bytes: ...
    def __repr__(self) -> str: ...
    def append(self, value: int, /) -> None: ...
    def clear(self) -> None: ...
    def copy(self) -> bytearray: ...
    def count(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str: ...
    def endswith(
        self, suffix: _Buffer | tuple[bytes, ...], start: int | None = None, end: int | None = None, /
    ) -> bool: ...
    def extend(self, values: Iterable[int] | _Buffer, /) -> None: ...
    def find(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int: ...
    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str: ...
    def index(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def insert(self, index: int, value: int, /) -> None: ...
    def join(self, iterable: Iterable[_Buffer], /) -> bytearray: ...
    def lower(self) -> bytearray: ...
    def partition(self, sep: _Buffer, /) -> tuple[bytearray, bytearray, bytearray]: ...
    def pop(self, index: int = -1, /) -> int: ...
    def remove(self, value: int, /) -> None: ...
    def replace(self, old: _Buffer, new: _Buffer, count: int = -1, /) -> bytearray: ...
    def reverse(self) -> None: ...
    def rfind(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int: ...
    def split(self, sep: _Buffer | None = None, maxsplit: int = -1) -> list[bytearray]: ...
    def startswith(
        self, prefix: _Buffer | tuple[bytes, ...], start: int | None = None, end: int | None = None, /
    ) -> bool: ...
    def strip(self, chars: bytes | None = None, /) -> bytearray: ...
    def upper(self) -> bytearray: ...


class memoryview(Sequence[int]):
    def __init__(self, object: _Buffer) -> None: ...
    @property
    def nbytes(self) -> int: ...
    @property
    def readonly(self) -> bool: ...
    @property
    def itemsize(self) -> int:
        return 1

    def __contains__(self, key: object, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> memoryview: ...
    def __getitem__(self, index: int | slice, /) -> int | memoryview: ...
    @overload
    def __setitem__(self, index: int, value: int, /) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: _Buffer, /) -> None: ...
    def __setitem__(self, index: int | slice, value: int | _Buffer, /) -> None: ...
    def _get(self, index: int) -> int: ...
    def _set(self, index: int, value: int) -> None: ...
    def _slice(self, start: int | None, stop: int | None) -> memoryview: ...
    def _set_slice(self, start: int | None, stop: int | None, value: _Buffer) -> None: ...
    def __iter__(self) -> Iterator[int]: ...
    def __bytes__(self) -> bytes: ...
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None: ...
    def tobytes(self) -> bytes: ...
    def tolist(self) -> list[int]: ...
    def toreadonly(self) -> memoryview: ...
    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str: ...
    def release(self) -> None: ...


class tuple(Sequence[_T_co]):
    def __new__(cls, iterable: Iterable[_T_co] = ..., /) -> Self: ...
    def __len__(self) -> int: ...
    def __contains__(self, value: object, /) -> bool: ...
    @overload
    def __getitem__(self, index: int, /) -> _T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[_T_co, ...]: ...
    def __getitem__(self, index: int | slice, /) -> _T_co | tuple[_T_co, ...]: ...
    def __iter__(self) -> Iterator[_T_co]: ...
    def __lt__(self, other: tuple[_T_co, ...], /) -> bool: ...
    def __le__(self, other: tuple[_T_co, ...], /) -> bool: ...
    def __gt__(self, other: tuple[_T_co, ...], /) -> bool: ...
    def __ge__(self, other: tuple[_T_co, ...], /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @overload
    def __add__(self, other: tuple[_T_co, ...], /) -> tuple[_T_co, ...]: ...
    @overload
    def __add__(self, other: tuple[_T, ...], /) -> tuple[_T_co | _T, ...]: ...
    def __add__(self, other: tuple[_T, ...], /) -> tuple[_T_co | _T, ...]: ...
    def __mul__(self, count: int, /) -> tuple[_T_co, ...]: ...
    def __rmul__(self, count: int, /) -> tuple[_T_co, ...]: ...
    def __repr__(self) -> str: ...
    def count(self, value: object, /) -> int: ...
    def index(self, value: object, start: int = 0, stop: int = ..., /) -> int: ...


class list(MutableSequence[_T]):
    @overload
    def __init__(self) -> None: ...
    @overload
    def __init__(self, iterable: Iterable[_T], /) -> None: ...
    def __init__(self, iterable: Iterable[_T] = (), /) -> None: ...
    def append(self, value: _T, /) -> None: ...
    def clear(self) -> None: ...
    def copy(self) -> list[_T]: ...
    def count(self, value: object, /) -> int: ...
    def extend(self, values: Iterable[_T], /) -> None: ...
    def index(self, value: object, start: int = 0, stop: int = ..., /) -> int: ...
    def insert(self, index: int, value: _T, /) -> None: ...
    def pop(self, index: int = -1, /) -> _T: ...
    def remove(self, value: _T, /) -> None: ...
    def reverse(self) -> None: ...
    @overload
    def sort(self: list[_L], *, key: None = None, reverse: bool = False) -> None: ...
    @overload
    def sort(self, *, key: Callable[[_T], _L], reverse: bool = False) -> None: ...
    def sort(self, *, key: Any = None, reverse: bool = False) -> None: ...
    def __len__(self) -> int: ...
    def __contains__(self, value: object, /) -> bool: ...
    @overload
    def __getitem__(self, index: int, /) -> _T: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[_T]: ...
    def __getitem__(self, index: int | slice, /) -> _T | list[_T]: ...
    @overload
    def __setitem__(self, index: int, value: _T, /) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[_T], /) -> None: ...
    def __setitem__(self, index: int | slice, value: _T | Iterable[_T], /) -> None: ...
    @overload
    def __delitem__(self, index: int, /) -> None: ...
    @overload
    def __delitem__(self, index: slice, /) -> None: ...
    def __delitem__(self, index: int | slice, /) -> None: ...
    def __iter__(self) -> Iterator[_T]: ...
    def __reversed__(self) -> Iterator[_T]: ...
    def __lt__(self, other: list[_T], /) -> bool: ...
    def __le__(self, other: list[_T], /) -> bool: ...
    def __gt__(self, other: list[_T], /) -> bool: ...
    def __ge__(self, other: list[_T], /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    @overload
    def __add__(self, other: list[_T], /) -> list[_T]: ...
    @overload
    def __add__(self, other: list[_S], /) -> list[_T | _S]: ...
    def __add__(self, other: list[_S], /) -> list[_T | _S]: ...
    def __iadd__(self, other: Iterable[_T], /) -> Self: ...
    def __mul__(self, count: int, /) -> list[_T]: ...
    def __rmul__(self, count: int, /) -> list[_T]: ...
    def __imul__(self, count: int, /) -> Self: ...
    def __repr__(self) -> str: ...


class dict_keys(AbstractSet[_K], Generic[_K, _V]):
    def __len__(self) -> int: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_K]: ...


class dict(MutableMapping[_K, _V]):
    @overload
    def __init__(self) -> None: ...
    @overload
    def __init__(self, iterable: Iterable[tuple[_K, _V]], /) -> None: ...
    @overload
    def __init__(self, mapping: SupportsKeysAndGetItem[_K, _V], /) -> None: ...
    @overload
    def __init__(self: dict[str, _V], **kwargs: _V) -> None: ...
    def __init__(self, iterable: Any = (), /, **kwargs: Any) -> None: ...
    def __getitem__(self, key: _K, /) -> _V: ...
    def __setitem__(self, key: _K, value: _V, /) -> None: ...
    def __delitem__(self, key: _K, /) -> None: ...
    def __len__(self) -> int: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_K]: ...
    def __eq__(self, other: object, /) -> bool: ...


class set(MutableSet[_T]):
    @overload
    def __init__(self) -> None: ...
    @overload
    def __init__(self, iterable: Iterable[_T], /) -> None: ...
    def __init__(self, iterable: Iterable[_T] = (), /) -> None: ...
    def add(self, value: _T, /) -> None: ...
    def discard(self, value: _T, /) -> None: ...
    def __len__(self) -> int: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_T]: ...


class frozenset(AbstractSet[_T_co]):
    @overload
    def __new__(cls) -> Self: ...
    @overload
    def __new__(cls, iterable: Iterable[_T_co], /) -> Self: ...
    def __new__(cls, iterable: Iterable[_T_co] = (), /) -> Self: ...
    def __len__(self) -> int: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_T_co]: ...


class range(Sequence[int]):
    start: int
    stop: int
    step: int

    @overload
    def __init__(self, stop: int, /) -> None: ...
    @overload
    def __init__(self, start: int, stop: int, step: int = 1, /) -> None: ...
    def __init__(self, *values: int) -> None: ...
    def __len__(self) -> int: ...
    def __contains__(self, value: object, /) -> bool: ...
    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> range: ...
    def __getitem__(self, index: int | slice, /) -> int | range: ...
    def __iter__(self) -> Iterator[int]: ...
    def __reversed__(self) -> Iterator[int]: ...


class BaseException:
    args: tuple[object, ...]
    __cause__: BaseException | None
    __context__: BaseException | None
    __suppress_context__: bool

    def __init__(self, *args: object) -> None:
        self.args = args
        self.__cause__ = None
        self.__context__ = None
        self.__suppress_context__ = False
        self._trace: Array[int] | None = None
        self._trace_length = 0

    @property
    def __traceback__(self) -> TracebackType | None:
        return None

    def __str__(self) -> str:
        return exception_text(self.args)

    def __repr__(self) -> str:
        return exception_repr(type(self).__name__, self.args)

    def with_traceback(self, trace: TracebackType | None, /) -> Self:
        return self


class GeneratorExit(BaseException): ...


class KeyboardInterrupt(BaseException): ...


class SystemExit(BaseException):
    code: object

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.code = None
        if len(args) == 1:
            self.code = args[0]
        elif len(args) > 1:
            self.code = args


class Exception(BaseException): ...


class StopIteration(Exception):
    value: object

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.value = args[0] if len(args) > 0 else None


class StopAsyncIteration(Exception): ...


class ArithmeticError(Exception): ...


class FloatingPointError(ArithmeticError): ...


class OverflowError(ArithmeticError): ...


class ZeroDivisionError(ArithmeticError): ...


class AssertionError(Exception): ...


class AttributeError(Exception): ...


class BufferError(Exception): ...


class EOFError(Exception): ...


class ImportError(Exception): ...


class ModuleNotFoundError(ImportError): ...


class LookupError(Exception): ...


class IndexError(LookupError): ...


class KeyError(LookupError):
    def __str__(self) -> str:
        return key_error_text(self.args)


class MemoryError(Exception): ...


class NameError(Exception): ...


class UnboundLocalError(NameError): ...


class OSError(Exception):
    """`errno` and `strerror` come from two to five arguments.

    Unlike CPython, `OSError(errno.ENOENT, ...)` stays an `OSError`: name the subclass.
    """

    errno: int | None
    strerror: str | None
    filename: str | None

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.errno = None
        self.strerror = None
        self.filename = None
        if 2 <= len(args) <= 5:
            number = args[0]
            text = args[1]
            if isinstance(number, int):
                self.errno = number
            if isinstance(text, str):
                self.strerror = text
            if len(args) > 2:
                name = args[2]
                if isinstance(name, str):
                    self.filename = name
                self.args = args[:2]

    def __str__(self) -> str:
        return os_error_text(self.args, self.filename)


IOError = OSError
EnvironmentError = OSError


class BlockingIOError(OSError): ...


class ChildProcessError(OSError): ...


class ConnectionError(OSError): ...


class BrokenPipeError(ConnectionError): ...


class ConnectionAbortedError(ConnectionError): ...


class ConnectionRefusedError(ConnectionError): ...


class ConnectionResetError(ConnectionError): ...


class FileExistsError(OSError): ...


class FileNotFoundError(OSError): ...


class InterruptedError(OSError): ...


class IsADirectoryError(OSError): ...


class NotADirectoryError(OSError): ...


class PermissionError(OSError): ...


class ProcessLookupError(OSError): ...


class TimeoutError(OSError): ...


class ReferenceError(Exception): ...


class RuntimeError(Exception): ...


class NotImplementedError(RuntimeError): ...


class RecursionError(RuntimeError): ...


class SyntaxError(Exception): ...


class IndentationError(SyntaxError): ...


class TabError(IndentationError): ...


class SystemError(Exception): ...


class TypeError(Exception): ...


class ValueError(Exception): ...


class UnicodeError(ValueError): ...


class UnicodeDecodeError(UnicodeError):
    def __init__(
        self, encoding: str, object: bytes | bytearray, start: int, end: int, reason: str, /
    ) -> None:
        data = bytes(object)
        super().__init__(encoding, data, start, end, reason)
        self.encoding = encoding
        self.object = data
        self.start = start
        self.end = end
        self.reason = reason

    def __str__(self) -> str:
        return decode_error_text(self.encoding, self.object, self.start, self.end, self.reason)


class UnicodeEncodeError(UnicodeError):
    def __init__(
        self, encoding: str, object: str, start: int, end: int, reason: str, /
    ) -> None:
        super().__init__(encoding, object, start, end, reason)
        self.encoding = encoding
        self.object = object
        self.start = start
        self.end = end
        self.reason = reason

    def __str__(self) -> str:
        return encode_error_text(self.encoding, self.object, self.start, self.end, self.reason)


class UnicodeTranslateError(UnicodeError): ...


class Warning(Exception): ...


class BytesWarning(Warning): ...


class DeprecationWarning(Warning): ...


class FutureWarning(Warning): ...


class ImportWarning(Warning): ...


class PendingDeprecationWarning(Warning): ...


class ResourceWarning(Warning): ...


class RuntimeWarning(Warning): ...


class SyntaxWarning(Warning): ...


class UnicodeWarning(Warning): ...


class UserWarning(Warning): ...


class BaseExceptionGroup(BaseException, Generic[_E_co]):
    def __init__(self, message: str, exceptions: Sequence[_E_co], /) -> None:
        super().__init__(message, exceptions)
        self.message = message
        self.exceptions: tuple[_E_co, ...] = tuple(exceptions)
        if len(self.exceptions) == 0:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")

    def __str__(self) -> str:
        return group_text(self.message, len(self.exceptions))


class ExceptionGroup(BaseExceptionGroup[_X_co], Exception): ...


NotImplemented: NotImplementedType
Ellipsis: EllipsisType


def abs(value: SupportsAbs[_T], /) -> _T:
    return value.__abs__()


def all(iterable: Iterable[object], /) -> bool:
    for value in iterable:
        if not value:
            return False
    return True


def any(iterable: Iterable[object], /) -> bool:
    for value in iterable:
        if value:
            return True
    return False


def ascii(obj: object, /) -> str: ...


def bin(number: int, /) -> str: ...


def callable(obj: object, /) -> bool: ...


def chr(code: int, /) -> str: ...


@overload
def divmod(a: int, b: int, /) -> tuple[int, int]:
    return (a // b, a % b)


@overload
def divmod(a: float, b: float, /) -> tuple[float, float]:
    if b == 0.0:
        raise ZeroDivisionError("float divmod()")
    return (a // b, a % b)


def divmod(a: float, b: float, /) -> tuple[float, float]:
    return (a // b, a % b)


def enumerate(iterable: Iterable[_T], start: int = 0) -> Enumerate[_T]:
    return Enumerate(iter(iterable), start)


@overload
def filter(function: None, iterable: Iterable[_T | None], /) -> Truthy[_T]:
    return Truthy(iter(iterable))


@overload
def filter(function: Callable[[_T], object], iterable: Iterable[_T], /) -> Filter[_T]:
    return Filter(function, iter(iterable))


def filter(function: Any, iterable: Iterable[Any], /) -> Iterator[Any]: ...


def format(value: object, spec: str = "", /) -> str:
    return value.__format__(spec)


def hash(obj: object, /) -> int:
    return obj.__hash__()


def hex(number: int, /) -> str: ...


def id(obj: object, /) -> int: ...


def isinstance(obj: object, kind: _ClassInfo, /) -> bool: ...


def issubclass(cls: type, kind: _ClassInfo, /) -> bool: ...


@overload
def iter(iterable: Iterable[_T], /) -> Iterator[_T]: ...
@overload
def iter(function: Callable[[], _T], sentinel: _T, /) -> CallIterator[_T]:
    return CallIterator(function, sentinel)


def iter(iterable: Any, sentinel: Any = None, /) -> Any: ...


def len(obj: Sized, /) -> int:
    return obj.__len__()


@overload
def map(function: Callable[[_T1], _S], a: Iterable[_T1], /) -> Map[_T1, _S]:
    return Map(function, iter(a))


@overload
def map(
    function: Callable[[_T1, _T2], _S], a: Iterable[_T1], b: Iterable[_T2], /
) -> Map2[_T1, _T2, _S]:
    return Map2(function, iter(a), iter(b))


def map(function: Any, /, *iterables: Any) -> Any: ...


@overload
def max(a: _L, b: _L, /) -> _L:
    return b if a < b else a


@overload
def max(a: _L, b: _L, /, *values: _L) -> _L:
    best = b if a < b else a
    for value in values:
        if best < value:
            best = value
    return best


@overload
def max(a: _T, b: _T, /, *values: _T, key: Callable[[_T], _L]) -> _T:
    return largest_by((a, b) + values, key)


@overload
def max(iterable: Iterable[_L], /) -> _L:
    return largest(iterable)


@overload
def max(iterable: Iterable[_T], /, *, key: Callable[[_T], _L]) -> _T:
    return largest_by(iterable, key)


@overload
def max(iterable: Iterable[_L], /, *, default: _S) -> _L | _S:
    return largest_or(iterable, default)


@overload
def max(iterable: Iterable[_T], /, *, key: Callable[[_T], _L], default: _S) -> _T | _S:
    return largest_by_or(iterable, key, default)


def max(*values: Any, key: Any = None, default: Any = None) -> Any: ...


@overload
def min(a: _L, b: _L, /) -> _L:
    return b if b < a else a


@overload
def min(a: _L, b: _L, /, *values: _L) -> _L:
    best = b if b < a else a
    for value in values:
        if value < best:
            best = value
    return best


@overload
def min(a: _T, b: _T, /, *values: _T, key: Callable[[_T], _L]) -> _T:
    return smallest_by((a, b) + values, key)


@overload
def min(iterable: Iterable[_L], /) -> _L:
    return smallest(iterable)


@overload
def min(iterable: Iterable[_T], /, *, key: Callable[[_T], _L]) -> _T:
    return smallest_by(iterable, key)


@overload
def min(iterable: Iterable[_L], /, *, default: _S) -> _L | _S:
    return smallest_or(iterable, default)


@overload
def min(iterable: Iterable[_T], /, *, key: Callable[[_T], _L], default: _S) -> _T | _S:
    return smallest_by_or(iterable, key, default)


def min(*values: Any, key: Any = None, default: Any = None) -> Any: ...


@overload
def next(iterator: Iterator[_T], /) -> _T:
    return iterator.__next__()


@overload
def next(iterator: Iterator[_T], default: _S, /) -> _T | _S:
    try:
        return iterator.__next__()
    except StopIteration:
        return default


def next(iterator: Iterator[Any], default: Any = None, /) -> Any: ...


def oct(number: int, /) -> str: ...


def ord(character: str | bytes | bytearray, /) -> int: ...


@overload
def pow(base: int, exponent: int, /) -> int:
    return base**exponent


@overload
def pow(base: float, exponent: float, /) -> float:
    return base**exponent


@overload
def pow(base: int, exponent: int, modulus: int, /) -> int:
    return power_modulo(base, exponent, modulus)


def pow(base: Any, exponent: Any, modulus: Any = None, /) -> Any: ...


def print(
    *values: object,
    sep: str | None = " ",
    end: str | None = "\n",
    file: SupportsWrite[str] | None = None,
    flush: bool = False,
) -> None: ...


def repr(obj: object, /) -> str:
    return obj.__repr__()


def reversed(sequence: Reversible[_T], /) -> Iterator[_T]:
    return sequence.__reversed__()


@overload
def round(number: int, ndigits: None = None) -> int:
    return number


@overload
def round(number: int, ndigits: int) -> int:
    return number.__round__(ndigits)


@overload
def round(number: float, ndigits: None = None) -> int:
    return number.__round__()


@overload
def round(number: float, ndigits: int) -> float:
    return number.__round__(ndigits)


def round(number: Any, ndigits: Any = None) -> Any: ...


@overload
def sorted(iterable: Iterable[_L], /, *, key: None = None, reverse: bool = False) -> list[_L]:
    values = list(iterable)
    values.sort(reverse=reverse)
    return values


@overload
def sorted(
    iterable: Iterable[_T], /, *, key: Callable[[_T], _L], reverse: bool = False
) -> list[_T]:
    values = list(iterable)
    values.sort(key=key, reverse=reverse)
    return values


def sorted(iterable: Iterable[Any], /, *, key: Any = None, reverse: bool = False) -> Any: ...


@overload
def sum(iterable: Iterable[int], /, start: int = 0) -> int:
    total = start
    for value in iterable:
        total = total + value
    return total


@overload
def sum(iterable: Iterable[_A], /, start: _A) -> _A:
    total = start
    for value in iterable:
        total = total + value
    return total


def sum(iterable: Iterable[Any], /, start: Any = 0) -> Any: ...


@overload
def zip(a: Iterable[_T1], b: Iterable[_T2], /, *, strict: bool = False) -> Zip[_T1, _T2]:
    return Zip(iter(a), iter(b), strict)


@overload
def zip(
    a: Iterable[_T1], b: Iterable[_T2], c: Iterable[_T3], /, *, strict: bool = False
) -> Zip3[_T1, _T2, _T3]:
    return Zip3(iter(a), iter(b), iter(c), strict)


def zip(*iterables: Any, strict: bool = False) -> Any: ...
