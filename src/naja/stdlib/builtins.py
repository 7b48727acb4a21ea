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
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Generic,
    Iterable,
    Iterator,
    Literal,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Reversible,
    Self,
    Sequence,
    Sized,
    SupportsAbs,
    SupportsBytes,
    SupportsComplex,
    SupportsFloat,
    SupportsIndex,
    SupportsInt,
    TypeVar,
    final,
    overload,
)

from _typeshed import SupportsKeysAndGetItem, SupportsWrite

from naja.runtime import (
    buffers as _buffers,
    bytes_methods as _bytes_methods,
    bytes_search as _bytes_search,
    bytes_split as _bytes_split,
    bytes_text as _bytes_text,
    bytes_unsafe as _bytes,
    float_arithmetic as _float_arithmetic,
    float_hex as _float_hex,
    float_methods as _float_methods,
    float_parse as _float_parse,
    float_power as _float_power,
    float_text as _float_text,
    format_float as _format_float,
    format_int as _format_int,
    format_text as _format_text,
    json_containers as _json,
    numbers as _number_methods,
    numbers_parse as _number_parse,
    numbers_unsafe as _numbers,
    object_unsafe as _objects,
    octets_unsafe as _octets,
    output as _output,
    text_case as _text_case,
    text_classes as _text_classes,
    text_codecs as _text_codecs,
    text_encode_unsafe as _text_encode,
    text_methods as _text_methods,
    text_repr as _text_repr,
    text_search_unsafe as _text_search,
    text_split as _text_split,
    text_unsafe as _text,
)
from naja.runtime.bytearray_methods import ByteArrayMethods as _ByteArrayMethods
from naja.runtime.complex_methods import ComplexMethods as _ComplexMethods
from naja.runtime.dict_cursors_unsafe import DictItemIterator, DictKeyIterator, DictValueIterator
from naja.runtime.dict_unsafe import DictBody, update_entries as _update_entries
from naja.runtime.dict_views import DictItems, DictKeys, DictValues
from naja.runtime.exception_groups import make_group
from naja.runtime.exception_text import (
    decode_error_text,
    encode_error_text,
    exception_repr,
    exception_text,
    group_text,
    key_error_text,
    message_of,
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
from naja.runtime.hashing import float_hash as _float_hash, int_hash as _int_hash
from naja.runtime.iteration import (
    CallIterator,
    Enumerate,
    Filter,
    Map,
    Map2,
    SequenceReverse,
    Truthy,
)
from naja.runtime.json_write_unsafe import JsonRank as _JsonRank, JsonWriter as _JsonWriter
from naja.runtime.list_core_unsafe import ListReverseIterator
from naja.runtime.list_unsafe import (
    ListBody,
    list_less,
    sort_list,
    sort_list_by,
)
from naja.runtime.octets_unsafe import (
    BufferIterator as _BufferIterator,
    BytesIterator as _BytesIterator,
)
from naja.runtime.operand_protocols import (
    SupportsAdd as _SupportsAdd,
    SupportsDivMod as _SupportsDivMod,
    SupportsItems as _SupportsItems,
    SupportsLess as _SupportsLess,
    SupportsPow as _SupportsPow,
    SupportsPowModulo as _SupportsPowModulo,
    SupportsRAdd as _SupportsRAdd,
    SupportsRDivMod as _SupportsRDivMod,
    SupportsReversed as _SupportsReversed,
    SupportsRound as _SupportsRound,
    SupportsRoundTo as _SupportsRoundTo,
)
from naja.runtime.powers import power, power_modulo
from naja.runtime.ranges import (
    RangeIterator,
    count_of,
    place_of,
    range_hash,
    range_holds,
    range_length,
    range_place,
    range_repr,
    range_reversed,
    range_slice,
)
from naja.runtime.set_operations import (
    SetQueries,
    add_difference,
    add_intersection,
    remove_all,
    toggle_all,
    union_of,
)
from naja.runtime.set_unsafe import (
    set_add,
    set_add_all,
    set_clear,
    set_copy,
    set_discard,
    set_pop,
    set_take,
)
from naja.runtime.text_iterate import StrIterator as _StrIterator
from naja.runtime.text_translate_unsafe import translate as _text_translate
from naja.runtime.traceback_objects_unsafe import set_traceback, traceback_of
from naja.runtime.tuple_unsafe import (
    TupleBody,
    TupleReverseIterator,
    tuple_concat,
    tuple_less,
    tuple_of_iterable,
)
from naja.runtime.view_methods import ViewMethods as _ViewMethods
from naja.runtime.zipping import Zip, Zip3, ZipMany
from naja.unsafe import Array

_T = TypeVar("_T")
_S = TypeVar("_S")
_Also = TypeVar("_Also", default=None)  # what a place wants beside None
_R = TypeVar("_R")
_Container = TypeVar("_Container", bound="list[Any] | tuple[Any, ...] | dict[Any, Any] | set[Any]")
_T1 = TypeVar("_T1")
_T2 = TypeVar("_T2")
_T3 = TypeVar("_T3")
_K = TypeVar("_K")
_V = TypeVar("_V")
_T_co = TypeVar("_T_co", covariant=True)
_E = TypeVar("_E", bound=BaseException)
_X = TypeVar("_X", bound=Exception)
_E_co = TypeVar("_E_co", bound=BaseException, covariant=True)
_X_co = TypeVar("_X_co", bound=Exception, covariant=True)


_ClassInfo = Any

_L = TypeVar("_L", bound=_SupportsLess)
_A = TypeVar("_A", bound=_SupportsAdd)
_Q = TypeVar("_Q", bound=_SupportsRAdd)


class object:
    __doc__: str | None
    __module__: str
    __dict__: dict[str, Any]
    __annotations__: dict[str, Any]

    @property
    def __class__(self) -> type[Self]: ...
    def __init__(self) -> None: ...
    def __new__(cls) -> Self: ...
    def __setattr__(self, name: str, value: Any, /) -> None: ...
    def __eq__(self, other: object, /) -> bool:
        return self is other

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return _objects.default_hash(self)

    def __str__(self) -> str:
        return self.__repr__()

    def __repr__(self) -> str:
        return _objects.default_repr(self)

    def __format__(self, spec: str, /) -> str:
        if len(spec) != 0:
            raise TypeError(
                "unsupported format string passed to " + type(self).__name__ + ".__format__"
            )
        return str(self)

    def __init_subclass__(cls) -> None: ...
    def _naja_json(self, out: _JsonWriter) -> None:
        """Write the value for `json.dumps`."""
        out.other(self, id(self), type(self).__name__)

    def _naja_json_key(self, out: _JsonWriter) -> str | None:
        """The value as the name of a member; None if it is to be left out."""
        out.refuse_key(type(self).__name__)
        return None

    def _naja_json_rank(self) -> _JsonRank:
        return _JsonRank(type(self).__name__, "", 0, 0.0)

    def _naja_truth(self) -> bool:
        """`bool(self)`: the compiler fills this in for each class."""
        return True


class type:
    """A class as a value. Its address is that of its TypeDesc."""

    @overload
    def __init__(self, value: object, /) -> None: ...
    @overload
    def __init__(self, name: str, bases: tuple[type, ...], names: dict[str, object], /) -> None: ...
    def __init__(self, *values: object) -> None: ...
    @property
    def __name__(self) -> str:
        return _objects.type_name(self)

    @property
    def __qualname__(self) -> str:
        return _objects.type_qualified_name(self)

    @property
    def __mro__(self) -> tuple[type, ...]: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def __repr__(self) -> str:
        return _objects.type_repr(self)

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
    def __new__(
        cls, value: str | bytes | bytearray | SupportsInt | SupportsIndex = 0, /
    ) -> Self: ...
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
    def __abs__(self) -> int:
        return -self if self < 0 else self

    def __lt__(self, other: int, /) -> bool: ...
    def __le__(self, other: int, /) -> bool: ...
    def __gt__(self, other: int, /) -> bool: ...
    def __ge__(self, other: int, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool:
        # The operator on numbers is the compiler's; this is for two values of type object.
        if isinstance(other, int):
            return self == other
        if isinstance(other, float):
            return self == other
        return False

    def __ne__(self, other: object, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __int__(self) -> int: ...
    def __float__(self) -> float: ...
    def __index__(self) -> int: ...
    def __hash__(self) -> int:
        return _int_hash(self)

    def __trunc__(self) -> int:
        return self

    def __floor__(self) -> int:
        return self

    def __ceil__(self) -> int:
        return self

    def __round__(self, ndigits: int = 0, /) -> int:
        return _number_methods.round_int(self, ndigits)

    def __str__(self) -> str:
        return _numbers.int_repr(self)

    def __repr__(self) -> str:
        return _numbers.int_repr(self)

    def __format__(self, spec: str, /) -> str:
        return _format_int.format_int(self, spec, "int")

    def _naja_json(self, out: _JsonWriter) -> None:
        out.whole(self)

    def _naja_json_key(self, out: _JsonWriter) -> str | None:
        return _numbers.int_repr(self)

    def _naja_json_rank(self) -> _JsonRank:
        return _JsonRank("int", "", self, 0.0)

    def _format_whole(self, spec: str) -> str:
        return _format_int.format_whole(self, spec)

    def conjugate(self) -> int:
        return self

    def bit_length(self) -> int:
        return _number_methods.bit_length(self)

    def bit_count(self) -> int:
        return _number_methods.bit_count(self)

    def as_integer_ratio(self) -> tuple[int, int]:
        return (self, 1)

    def to_bytes(self, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes:
        return _number_methods.to_octets(self, length, byteorder, signed)

    @staticmethod
    def from_bytes(data: Iterable[int], byteorder: str = "big", *, signed: bool = False) -> int:
        return _number_methods.from_octets(data, byteorder, signed)


@final
class bool(int):
    def __hash__(self) -> int:
        return 1 if self else 0

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
    def __eq__(self, other: object, /) -> bool:
        return int(self).__eq__(other)

    @staticmethod
    def from_bytes(data: Iterable[int], byteorder: str = "big", *, signed: bool = False) -> bool:
        return _number_methods.from_octets(data, byteorder, signed) != 0

    def __str__(self) -> str:
        return "True" if self else "False"

    def __repr__(self) -> str:
        return "True" if self else "False"

    def _naja_json(self, out: _JsonWriter) -> None:
        out.boolean(self)

    def _naja_json_key(self, out: _JsonWriter) -> str | None:
        return "true" if self else "false"

    def _naja_json_rank(self) -> _JsonRank:
        return _JsonRank("bool", "", int(self), 0.0)

    def __format__(self, spec: str, /) -> str:
        return _format_int.format_int(int(self), spec, "bool") if spec else self.__repr__()


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

    def __pow__(self, exponent: float, /) -> float:
        return _float_power.power_of(self, exponent)

    def __radd__(self, other: float, /) -> float: ...
    def __rsub__(self, other: float, /) -> float: ...
    def __rmul__(self, other: float, /) -> float: ...
    def __rtruediv__(self, other: float, /) -> float: ...
    def __rfloordiv__(self, other: float, /) -> float: ...
    def __rmod__(self, other: float, /) -> float: ...
    def __rpow__(self, other: float, /) -> float:
        return _float_power.power_of(other, self)

    def __neg__(self) -> float: ...
    def __pos__(self) -> float: ...
    def __abs__(self) -> float:
        return _float_arithmetic.with_sign(self, 1.0)

    def __lt__(self, other: float, /) -> bool: ...
    def __le__(self, other: float, /) -> bool: ...
    def __gt__(self, other: float, /) -> bool: ...
    def __ge__(self, other: float, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool:
        # The operator on numbers is the compiler's; this is for two values of type object.
        if isinstance(other, int):
            return self == other
        if isinstance(other, float):
            return self == other
        return False

    def __ne__(self, other: object, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __int__(self) -> int:
        return _float_methods.int_of_float(self)

    def __float__(self) -> float: ...
    def __hash__(self) -> int:
        return _float_hash(self)

    def __trunc__(self) -> int:
        return _float_methods.int_of_float(self)

    def __floor__(self) -> int:
        return _float_methods.floor_to_int(self)

    def __ceil__(self) -> int:
        return _float_methods.ceil_to_int(self)

    @overload
    def __round__(self, ndigits: None = None, /) -> int:
        return _float_methods.round_to_int(self)

    @overload
    def __round__(self, ndigits: int, /) -> float:
        return _float_methods.round_to_places(self, ndigits)

    def __round__(self, ndigits: int | None = None, /) -> float: ...
    def __str__(self) -> str:
        return _float_text.float_repr(self)

    def __repr__(self) -> str:
        return _float_text.float_repr(self)

    def _naja_json(self, out: _JsonWriter) -> None:
        out.real(self)

    def _naja_json_key(self, out: _JsonWriter) -> str | None:
        return out.real_text(self)

    def _naja_json_rank(self) -> _JsonRank:
        return _JsonRank("float", "", 0, self)

    def __format__(self, spec: str, /) -> str:
        return _format_float.format_float(self, spec)

    def conjugate(self) -> float:
        return self

    def is_integer(self) -> bool:
        return _float_methods.is_whole(self)

    def hex(self) -> str:
        return _float_methods.hex_of_float(self)

    @staticmethod
    def fromhex(text: str, /) -> float:
        return _float_hex.float_of_hex(text)

    def as_integer_ratio(self) -> tuple[int, int]:
        return _float_methods.integer_ratio(self)


class complex(_ComplexMethods):
    """Two floats; bodies in `naja.runtime.complex_methods`."""

    @overload
    def __new__(
        cls,
        real: complex | SupportsComplex | SupportsFloat | SupportsIndex = ...,
        imag: complex = ...,
    ) -> Self: ...
    @overload
    def __new__(cls, real: str) -> Self: ...
    def __new__(cls, real: object = 0.0, imag: object = 0.0) -> Self: ...


@final
class slice:
    start: int | None
    stop: int | None
    step: int | None

    @overload
    def __init__(self, stop: int | None, /) -> None:
        self.start = None
        self.stop = stop
        self.step = None

    @overload
    def __init__(self, start: int | None, stop: int | None, step: int | None = None, /) -> None:
        self.start = start
        self.stop = stop
        self.step = step

    def __init__(self, *values: int | None) -> None: ...
    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, slice):
            same = self.start == other.start and self.stop == other.stop
            return same and self.step == other.step
        return False

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'slice'")

    def __repr__(self) -> str:
        return f"slice({self.start!r}, {self.stop!r}, {self.step!r})"

    def indices(self, length: int, /) -> tuple[int, int, int]:
        if length < 0:
            raise ValueError("length should not be negative")
        return range_slice(0, 1, length, self.start, self.stop, self.step)


class str(Sequence[str]):
    """Immutable text; bodies in `naja.runtime.text*`."""

    @overload
    def __new__(cls, object: object = "") -> Self: ...
    @overload
    def __new__(
        cls,
        object: bytes | bytearray | memoryview,
        encoding: str = "utf-8",
        errors: str = "strict",
    ) -> Self: ...
    def __new__(
        cls, object: object = "", encoding: str = "utf-8", errors: str = "strict"
    ) -> Self: ...
    def __add__(self, other: str, /) -> str:
        return _text.concat(self, other)

    def __mul__(self, count: int, /) -> str:
        return _text.repeat(self, count)

    def __rmul__(self, count: int, /) -> str:
        return _text.repeat(self, count)

    def __mod__(self, values: object, /) -> str: ...
    def __contains__(self, key: str, /) -> bool:
        return _text_search.contains(self, key)

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

    def _naja_json(self, out: _JsonWriter) -> None:
        out.text(self)

    def _naja_json_key(self, out: _JsonWriter) -> str | None:
        return self

    def _naja_json_rank(self) -> _JsonRank:
        return _JsonRank("str", self, 0, 0.0)

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

    @overload
    def encode(self) -> bytes:
        return _text_codecs.encode_utf8(self)

    @overload
    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return _text_codecs.encode(self, encoding, errors)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes: ...

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
        return _text_methods.pad(self, 0, max(width, 0) - _text.text_length(self), fillchar)

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
        return _text_methods.pad(self, max(width, 0) - _text.text_length(self), 0, fillchar)

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

    @overload
    @staticmethod
    def maketrans(x: str, y: str, /) -> dict[int, int]:
        return _text_methods.make_table(x, y)

    @overload
    @staticmethod
    def maketrans(x: str, y: str, z: str, /) -> dict[int, int | None]:
        return _text_methods.make_deleting_table(x, y, z)

    @overload
    @staticmethod
    def maketrans(x: dict[str, _T], /) -> dict[int, _T]:
        return {_text_methods.code_point_of(key): value for key, value in x.items()}

    @staticmethod
    def maketrans(x: Any, y: Any = "", z: Any = "", /) -> Any: ...
    def translate(self, table: Mapping[int, int | str | None], /) -> str:
        return _text_translate(self, table)

    def upper(self) -> str:
        return _text_case.upper(self)

    def zfill(self, width: int, /) -> str:
        return _text_methods.zero_fill(self, width)


_Buffer = bytes | bytearray | memoryview


class bytes(Sequence[int]):
    """Immutable octets; bodies in `naja.runtime.bytes*`."""

    @overload
    def __new__(cls, source: Iterable[int] | int | _Buffer | SupportsBytes = b"", /) -> Self: ...
    @overload
    def __new__(cls, source: str, /, encoding: str, errors: str = "strict") -> Self: ...
    def __new__(
        cls, source: object = b"", /, encoding: str = "", errors: str = "strict"
    ) -> Self: ...
    def __add__(self, other: _Buffer, /) -> bytes:
        if isinstance(other, bytes):
            return _bytes.bytes_concat(self, other)
        return _bytes_methods.concat(self, other)

    def __mul__(self, count: int, /) -> bytes:
        return _bytes_methods.repeat(self, count)

    def __rmul__(self, count: int, /) -> bytes:
        return _bytes_methods.repeat(self, count)

    def __mod__(self, values: object, /) -> bytes: ...
    def __contains__(self, key: int | _Buffer, /) -> bool:
        return _bytes_search.contains(self, key)

    def __lt__(self, other: _Buffer, /) -> bool:
        return _bytes_search.compare(self, other) < 0

    def __le__(self, other: _Buffer, /) -> bool:
        return _bytes_search.compare(self, other) <= 0

    def __gt__(self, other: _Buffer, /) -> bool:
        return _bytes_search.compare(self, other) > 0

    def __ge__(self, other: _Buffer, /) -> bool:
        return _bytes_search.compare(self, other) >= 0

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, bytes):
            return _bytes.bytes_equal(self, other)
        if isinstance(other, bytearray):
            return _bytes_search.equal(self, other)
        if isinstance(other, memoryview):
            return other == self
        return False

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return _bytes.bytes_hash(self)

    def __len__(self) -> int:
        return _bytes.octets_length(self)

    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> bytes: ...
    def __getitem__(self, index: int | slice, /) -> int | bytes: ...
    def _get(self, index: int) -> int:
        return _bytes.octet(self, index)

    def _slice(self, start: int | None, stop: int | None) -> bytes:
        length = _bytes.octets_length(self)
        return _bytes.bytes_slice(
            self, _buffers.slice_start(start, length), _buffers.slice_stop(stop, length)
        )

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> bytes:
        first, count, stride = _buffers.slice_steps(start, stop, step, len(self))
        return _bytes.bytes_every(_octets.run_of(self), first, stride, count)

    def __iter__(self) -> _BytesIterator:
        return _BytesIterator(self)

    def __reversed__(self) -> _BytesIterator:
        return _BytesIterator(self._slice_step(None, None, -1))

    def __bytes__(self) -> bytes:
        return self

    def __str__(self) -> str:
        return _bytes_text.octets_repr(self)

    def __repr__(self) -> str:
        return _bytes_text.octets_repr(self)

    def capitalize(self) -> bytes:
        return _bytes_methods.capitalize(self)

    def center(self, width: int, fillchar: bytes | bytearray = b" ", /) -> bytes:
        return _bytes_methods.center(self, width, fillchar)

    def count(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int:
        return _bytes_search.count(self, sub, start, end)

    @overload
    def decode(self) -> str:
        return _text_codecs.decode_utf8(self)

    @overload
    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return _text_codecs.decode(self, encoding, errors)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str: ...
    def endswith(
        self,
        suffix: _Buffer | tuple[bytes, ...],
        start: int | None = None,
        end: int | None = None,
        /,
    ) -> bool:
        if isinstance(suffix, tuple):
            for item in suffix:
                if _bytes_search.ends_with(self, item, start, end):
                    return True
            return False
        return _bytes_search.ends_with(self, suffix, start, end)

    def expandtabs(self, tabsize: int = 8) -> bytes:
        return _bytes_methods.expand_tabs(self, tabsize)

    def find(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int:
        return _bytes_search.find(self, sub, start, end)

    @overload
    def hex(self, *, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, None, 1)

    @overload
    def hex(self, sep: str | bytes, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, sep, bytes_per_sep)

    def hex(self, sep: str | bytes | None = None, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, sep, bytes_per_sep)

    @staticmethod
    def fromhex(text: str, /) -> bytes:
        return _bytes_text.octets_from_hex(text).to_bytes()

    def index(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int:
        return _bytes_search.index(self, sub, start, end)

    def isalnum(self) -> bool:
        return _bytes_methods.every_is(self, _bytes_methods.is_alnum)

    def isalpha(self) -> bool:
        return _bytes_methods.every_is(self, _text_classes.is_ascii_alpha)

    def isascii(self) -> bool:
        return _bytes_methods.all_ascii(self)

    def isdigit(self) -> bool:
        return _bytes_methods.every_is(self, _text_classes.is_ascii_digit)

    def islower(self) -> bool:
        return _bytes_methods.all_cased(self, _bytes_methods.is_upper)

    def isspace(self) -> bool:
        return _bytes_methods.all_blank(self)

    def istitle(self) -> bool:
        return _bytes_methods.all_title(self)

    def isupper(self) -> bool:
        return _bytes_methods.all_cased(self, _bytes_methods.is_lower)

    @overload
    def join(self, iterable: list[bytes], /) -> bytes:
        return _bytes_methods.join_bytes(self, iterable)

    @overload
    def join(self, iterable: Iterable[_Buffer], /) -> bytes:
        return _bytes_methods.join(self, iterable)

    def join(self, iterable: Iterable[_Buffer], /) -> bytes: ...

    def ljust(self, width: int, fillchar: bytes | bytearray = b" ", /) -> bytes:
        return _bytes_methods.pad(self, 0, max(width, 0) - len(self), fillchar, "ljust")

    def lower(self) -> bytes:
        return _bytes_methods.lower(self)

    def lstrip(self, octets: _Buffer | None = None, /) -> bytes:
        return _bytes_split.strip(self, octets, True, False)

    def partition(self, sep: _Buffer, /) -> tuple[bytes, bytes, bytes]:
        return _bytes_split.partition(self, sep)

    def removeprefix(self, prefix: _Buffer, /) -> bytes:
        return _bytes_methods.remove_prefix(self, prefix)

    def removesuffix(self, suffix: _Buffer, /) -> bytes:
        return _bytes_methods.remove_suffix(self, suffix)

    def replace(self, old: _Buffer, new: _Buffer, count: int = -1, /) -> bytes:
        return _bytes_methods.replace(self, old, new, count)

    def rfind(self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /) -> int:
        return _bytes_search.rfind(self, sub, start, end)

    def rindex(
        self, sub: _Buffer | int, start: int | None = None, end: int | None = None, /
    ) -> int:
        return _bytes_search.rindex(self, sub, start, end)

    def rjust(self, width: int, fillchar: bytes | bytearray = b" ", /) -> bytes:
        return _bytes_methods.pad(self, max(width, 0) - len(self), 0, fillchar, "rjust")

    def rpartition(self, sep: _Buffer, /) -> tuple[bytes, bytes, bytes]:
        return _bytes_split.rpartition(self, sep)

    def rsplit(self, sep: _Buffer | None = None, maxsplit: int = -1) -> list[bytes]:
        return _bytes_split.rsplit(self, sep, maxsplit)

    def rstrip(self, octets: _Buffer | None = None, /) -> bytes:
        return _bytes_split.strip(self, octets, False, True)

    def split(self, sep: _Buffer | None = None, maxsplit: int = -1) -> list[bytes]:
        return _bytes_split.split(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[bytes]:
        return _bytes_split.splitlines(self, keepends)

    def startswith(
        self,
        prefix: _Buffer | tuple[bytes, ...],
        start: int | None = None,
        end: int | None = None,
        /,
    ) -> bool:
        if isinstance(prefix, tuple):
            for item in prefix:
                if _bytes_search.starts_with(self, item, start, end):
                    return True
            return False
        return _bytes_search.starts_with(self, prefix, start, end)

    def strip(self, octets: _Buffer | None = None, /) -> bytes:
        return _bytes_split.strip(self, octets, True, True)

    def swapcase(self) -> bytes:
        return _bytes_methods.swapcase(self)

    def title(self) -> bytes:
        return _bytes_methods.title(self)

    @staticmethod
    def maketrans(frm: _Buffer, to: _Buffer, /) -> bytes:
        return _bytes_methods.make_table(frm, to)

    def translate(self, table: _Buffer | None, /, delete: bytes = b"") -> bytes:
        return _bytes_methods.translate(self, table, delete)

    def upper(self) -> bytes:
        return _bytes_methods.upper(self)

    def zfill(self, width: int, /) -> bytes:
        return _bytes_methods.zero_fill(self, width)


class bytearray(_ByteArrayMethods, MutableSequence[int]):
    """Mutable octets; most methods are in `naja.runtime.bytearray_methods`."""

    @overload
    def __init__(self, source: Iterable[int] | int | _Buffer = 0, /) -> None: ...
    @overload
    def __init__(self, source: str, /, encoding: str, errors: str = "strict") -> None: ...
    def __init__(
        self,
        source: Iterable[int] | int | _Buffer | str = 0,
        /,
        encoding: str = "",
        errors: str = "strict",
    ) -> None:
        super().__init__()
        if isinstance(source, int):
            _bytes.check_count(source)
            self.set_zeros(source)
        elif isinstance(source, (bytes, bytearray, memoryview)):
            self.add_run(_octets.run_of(source), len(source))
        elif isinstance(source, str):
            encoded = source.encode(encoding, errors)
            self.add_run(_octets.run_of(encoded), len(encoded))
        else:
            for value in source:
                self.add_octet(value)

    def __iadd__(self, other: _Buffer, /) -> Self:
        self.extend(other)
        return self

    def __imul__(self, count: int, /) -> Self:
        repeated = _bytes_methods.repeat(self, count)
        self.replace_part(0, len(self), _octets.run_of(repeated), len(repeated))
        return self

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, (bytes, bytearray)):
            return _bytes_search.equal(self, other)
        if isinstance(other, memoryview):
            return other == self
        return False

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'bytearray'")

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __len__(self) -> int:
        return self._length

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

    def _slice(self, start: int | None, stop: int | None) -> bytearray:
        first = _buffers.slice_start(start, self._length)
        last = _buffers.slice_stop(stop, self._length)
        made = bytearray()
        made.add_run(self._address + first, last - first)
        return made

    def _set_slice(
        self, start: int | None, stop: int | None, value: Iterable[int] | _Buffer
    ) -> None:
        if isinstance(value, (bytes, memoryview)):
            self._put(start, stop, value)
        elif isinstance(value, bytearray):
            self._put(start, stop, value.to_bytes() if value is self else value)
        else:
            self._put(start, stop, _bytes_text.octets_of_ints(value, "byte").to_bytes())

    def __iter__(self) -> _BufferIterator:
        return _BufferIterator(self)

    @classmethod
    def fromhex(cls, text: str, /) -> Self:
        return cls(_bytes_text.octets_from_hex(text).to_bytes())

    def __reversed__(self) -> _BytesIterator:
        return _BytesIterator(_bytes.bytes_every(self._address, self._length - 1, -1, self._length))

    def copy(self) -> bytearray:
        return bytearray(self)

    def extend(self, values: Iterable[int] | _Buffer, /) -> None:
        if isinstance(values, (bytes, memoryview)):
            self.add_run(_octets.run_of(values), len(values))
        elif isinstance(values, bytearray):
            octets = _octets.bytes_of(values)
            self.add_run(_octets.run_of(octets), len(octets))
        else:
            # All of them first: one that is no octet leaves the bytearray as it was.
            made = _bytes_text.octets_of_ints(values, "byte")
            self.add_run(_octets.run_of(made), made._length)


class memoryview(_ViewMethods, Sequence[int]):
    """A window on octets, without copying; format "B" only.

    When a bytearray with a view on it can be resized: see `naja.runtime.buffers_unsafe`.
    """

    def __init__(self, object: _Buffer) -> None:
        super().__init__()
        if isinstance(object, bytes):
            self.show_bytes(object)
        elif isinstance(object, bytearray):
            self.show_buffer(object)
        else:
            self.show_part(object, 0, object._length)

    def cast(self, format: str, /) -> memoryview:
        if format != "B":
            raise NotImplementedError(
                "a view in an image shows octets; read other formats with struct"
            )
        self.check()
        return memoryview(self)

    def __contains__(self, key: object, /) -> bool:
        if isinstance(key, int):
            return 0 <= key < 256 and _bytes_search.contains(self, key)
        return False

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, memoryview):
            if self is other:
                return True
            return not self._released and not other._released and _bytes_search.equal(self, other)
        if isinstance(other, (bytes, bytearray)):
            return not self._released and _bytes_search.equal(self, other)
        return False

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __hash__(self) -> int:
        if not self._readonly:
            raise ValueError("cannot hash writable memoryview object")
        return _text.hash_run(_octets.run_of(self), self._length)

    def __len__(self) -> int:
        self.check()
        return self._length

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
    def _get(self, index: int) -> int:
        return self.read(index)

    def _set(self, index: int, value: int) -> None:
        self.write(index, value)

    def _slice(self, start: int | None, stop: int | None) -> memoryview:
        made = memoryview(b"")
        first = _buffers.slice_start(start, self._length)
        made.show_part(self, first, _buffers.slice_stop(stop, self._length))
        return made

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> memoryview:
        if step is not None and step != 1:
            raise NotImplementedError(
                "a view of every n-th octet does not exist in an image: write bytes(view)[::n]"
            )
        return self._slice(start, stop)

    def _set_slice(self, start: int | None, stop: int | None, value: _Buffer) -> None:
        first = _buffers.slice_start(start, self._length)
        last = _buffers.slice_stop(stop, self._length)
        self.put_run(first, last, _octets.run_of(value), len(value))

    def __iter__(self) -> _BytesIterator:
        return _BytesIterator(self)

    def __reversed__(self) -> _BytesIterator:
        return _BytesIterator(_bytes.bytes_every(self._address, self._length - 1, -1, self._length))

    def __bytes__(self) -> bytes:
        return _octets.bytes_of(self)

    def tobytes(self) -> bytes:
        return _octets.bytes_of(self)

    def tolist(self) -> list[int]:
        return list(_BytesIterator(self))

    def toreadonly(self) -> memoryview:
        made = memoryview(self)
        made._readonly = True
        return made

    @overload
    def hex(self, *, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, None, 1)

    @overload
    def hex(self, sep: str | bytes, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, sep, bytes_per_sep)

    def hex(self, sep: str | bytes | None = None, bytes_per_sep: int = 1) -> str:
        return _bytes_text.hex_text(self, sep, bytes_per_sep)


class tuple(TupleBody[_T_co], Sequence[_T_co]):
    def __eq__(self, other: object, /) -> bool:
        return super().__eq__(other)

    def _naja_json(self, out: _JsonWriter) -> None:
        _json.write_array(out, self, len(self), id(self))

    def __new__(cls, iterable: Iterable[_T_co] = ..., /) -> Self: ...
    @overload
    def __getitem__(self, index: int, /) -> _T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[_T_co, ...]: ...
    def __getitem__(self, index: int | slice, /) -> _T_co | tuple[_T_co, ...]: ...
    def __lt__(self, other: tuple[_T_co, ...], /) -> bool:
        return tuple_less(self, other)  # type: ignore[type-var]

    def __le__(self, other: tuple[_T_co, ...], /) -> bool:
        return not tuple_less(other, self)  # type: ignore[type-var]

    def __gt__(self, other: tuple[_T_co, ...], /) -> bool:
        return tuple_less(other, self)  # type: ignore[type-var]

    def __ge__(self, other: tuple[_T_co, ...], /) -> bool:
        return not tuple_less(self, other)  # type: ignore[type-var]

    @overload
    def __add__(self, other: tuple[_T_co, ...], /) -> tuple[_T_co, ...]:
        return tuple_concat(self, other)

    @overload
    def __add__(self, other: tuple[_T, ...], /) -> tuple[_T_co | _T, ...]: ...
    def __add__(self, other: tuple[_T, ...], /) -> tuple[_T_co | _T, ...]: ...
    def __mul__(self, count: int, /) -> tuple[_T_co, ...]:
        return self._repeat(count)

    def __rmul__(self, count: int, /) -> tuple[_T_co, ...]:
        return self._repeat(count)


def _tuple_of_iterable(iterable: Iterable[_T]) -> tuple[_T, ...]:
    return tuple_of_iterable(iterable)


def _concat(parts: list[str]) -> str:
    return _text.join("", parts)


def _bytes_of_int(count: int) -> bytes:
    return _bytes.bytes_zeros(count)


def _bytes_of_buffer(data: _Buffer) -> bytes:
    return _octets.bytes_of(data)


def _bytes_of_iterable(values: Iterable[int]) -> bytes:
    return _bytes_text.octets_of_ints(values, "bytes").to_bytes()


def _int_of_str(text: str, base: int) -> int:
    return _number_parse.int_of_text(text, base)


def _int_of_float(value: float) -> int:
    return _float_methods.int_of_float(value)


def _float_of_str(text: str) -> float:
    return _float_parse.float_of_text(text)


def _int_of_bytes(data: bytes | bytearray, base: int) -> int:
    return _bytes_text.int_of_octets(data, base)


class list(ListBody[_T], MutableSequence[_T]):
    def __eq__(self, other: object, /) -> bool:  # here: mypy narrows by builtin equality only
        return super().__eq__(other)

    def _naja_json(self, out: _JsonWriter) -> None:
        _json.write_array(out, self, len(self), id(self))

    @overload
    def __init__(self) -> None:
        super().__init__()

    @overload
    def __init__(self, iterable: Iterable[_T], /) -> None:
        super().__init__(iterable)

    def __init__(self, iterable: Iterable[_T] | None = None, /) -> None:
        super().__init__(iterable)

    @overload
    def sort(self: list[_L], *, key: None = None, reverse: bool = False) -> None:
        sort_list(self, reverse)

    @overload
    def sort(self, *, key: Callable[[_T], _L], reverse: bool = False) -> None:
        sort_list_by(self, key, reverse)

    def sort(self, *, key: Any = None, reverse: bool = False) -> None: ...
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
    def __lt__(self: list[_L], other: list[_L], /) -> bool:
        return list_less(self, other)

    def __le__(self: list[_L], other: list[_L], /) -> bool:
        return not list_less(other, self)

    def __gt__(self: list[_L], other: list[_L], /) -> bool:
        return list_less(other, self)

    def __ge__(self: list[_L], other: list[_L], /) -> bool:
        return not list_less(self, other)

    @overload
    def __add__(self, other: list[_T], /) -> list[_T]:
        return self._concat(other)

    @overload
    def __add__(self, other: list[_S], /) -> list[_T | _S]:
        result: list[_T | _S] = []
        result.extend(self)
        result.extend(other)
        return result

    def __add__(self, other: list[_S], /) -> list[_T | _S]: ...
    def __iadd__(self, other: Iterable[_T], /) -> Self:
        self.extend(other)
        return self

    def __mul__(self, count: int, /) -> list[_T]:
        return self._repeat(count)

    def __rmul__(self, count: int, /) -> list[_T]:
        return self._repeat(count)

    def __imul__(self, count: int, /) -> Self:
        self._set_slice(None, None, self._repeat(count))
        return self


class dict(DictBody[_K, _V], MutableMapping[_K, _V]):
    def __eq__(self, other: object, /) -> bool:  # here: mypy narrows by builtin equality only
        return super().__eq__(other)

    def _naja_json(self, out: _JsonWriter) -> None:
        if len(self) == 0:
            out.add("{}")
        elif out.sort_keys:
            _json.write_object(out, _json.in_order(self.items()), id(self))
        else:
            _json.write_object(out, self.items(), id(self))

    def _naja_named(self, key: str, /) -> object:
        for own, value in self.items():
            if own == key:
                return value
        raise KeyError(key)

    @overload
    def __init__(self) -> None:
        super().__init__()

    @overload
    def __init__(self, other: dict[_K, _V], /) -> None:
        super().__init__()
        _update_entries(self, other)

    @overload
    def __init__(self, mapping: SupportsKeysAndGetItem[_K, _V], /) -> None:
        super().__init__()
        self._update_mapping(mapping)

    @overload
    def __init__(self, pairs: Iterable[tuple[_K, _V]], /) -> None:
        super().__init__()
        self._update_pairs(pairs)

    @overload
    def __init__(self: dict[str, _V], **values: _V) -> None: ...
    @overload
    def __init__(
        self: dict[str, _V],
        source: Iterable[tuple[str, _V]] | SupportsKeysAndGetItem[str, _V],
        /,
        **values: _V,
    ) -> None: ...
    def __init__(self, source: Any = None, /, **values: Any) -> None: ...
    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_T], /) -> dict[_T, _Also | None]:
        result: dict[_T, _Also | None] = {}
        for key in keys:
            result[key] = None
        return result

    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_T], value: _S, /) -> dict[_T, _S]:
        result: dict[_T, _S] = {}
        for key in keys:
            result[key] = value
        return result

    @staticmethod
    def fromkeys(keys: Any, value: Any = None, /) -> Any: ...
    @overload
    def get(self, key: _K, /) -> _V | None:
        at = self._entry(key)
        return None if at < 0 else self._values[at]

    @overload
    def get(self, key: _K, default: _V, /) -> _V:
        at = self._entry(key)
        return default if at < 0 else self._values[at]

    @overload
    def get(self, key: _K, default: _S, /) -> _V | _S:
        at = self._entry(key)
        return default if at < 0 else self._values[at]

    def get(self, key: _K, default: Any = None, /) -> Any: ...
    @overload
    def pop(self, key: _K, /) -> _V:
        at = self._entry(key)
        if at < 0:
            raise KeyError(key)
        return self._pop_entry(at)

    @overload
    def pop(self, key: _K, default: _V, /) -> _V:
        at = self._entry(key)
        return default if at < 0 else self._pop_entry(at)

    @overload
    def pop(self, key: _K, default: _S, /) -> _V | _S:
        at = self._entry(key)
        return default if at < 0 else self._pop_entry(at)

    def pop(self, key: _K, default: Any = None, /) -> Any: ...
    @overload
    def setdefault(self: dict[_K, _T | None], key: _K, default: None = None, /) -> _T | None:
        return self._set_default(key, default)

    @overload
    def setdefault(self, key: _K, default: _V, /) -> _V:
        return self._set_default(key, default)

    def setdefault(self, key: _K, default: Any = None, /) -> Any: ...
    @overload
    def update(self) -> None:
        pass

    @overload
    def update(self, other: dict[_K, _V], /) -> None:
        _update_entries(self, other)

    @overload
    def update(self, mapping: SupportsKeysAndGetItem[_K, _V], /) -> None:
        self._update_mapping(mapping)

    @overload
    def update(self, pairs: Iterable[tuple[_K, _V]], /) -> None:
        self._update_pairs(pairs)

    @overload
    def update(self: dict[str, _V], **values: _V) -> None: ...
    @overload
    def update(
        self: dict[str, _V],
        source: Iterable[tuple[str, _V]] | SupportsKeysAndGetItem[str, _V],
        /,
        **values: _V,
    ) -> None: ...
    def update(self, source: Any = None, /, **values: Any) -> None: ...
    def copy(self) -> dict[_K, _V]:
        return dict(self)

    def _over(self, below: dict[_K, _V]) -> dict[_K, _V]:
        """`below | self`, where `below` is a plain dict: a subclass on the right decides."""
        result = dict(below)
        _update_entries(result, self)
        return result

    def keys(self) -> DictKeys[_K, _V]:
        return DictKeys(self)

    def values(self) -> DictValues[_K, _V]:
        return DictValues(self)

    def items(self) -> DictItems[_K, _V]:
        return DictItems(self)

    @overload
    def __or__(self, other: dict[_K, _V], /) -> dict[_K, _V]:
        if type(self).__name__ == "dict":
            return other._over(self)
        result = dict(self)
        _update_entries(result, other)
        return result

    @overload
    def __or__(self, other: dict[_T1, _T2], /) -> dict[_K | _T1, _V | _T2]:
        result: dict[_K | _T1, _V | _T2] = {}
        for key, value in self.items():
            result[key] = value
        for other_key, other_value in other.items():
            result[other_key] = other_value
        return result

    def __or__(self, other: Any, /) -> Any: ...
    @overload
    def __ior__(self, other: SupportsKeysAndGetItem[_K, _V], /) -> Self:
        self._update_mapping(other)
        return self

    @overload
    def __ior__(self, other: Iterable[tuple[_K, _V]], /) -> Self:
        self._update_pairs(other)
        return self

    def __ior__(self, other: Any, /) -> Self: ...


class set(SetQueries[_T], MutableSet[_T]):
    def __eq__(self, other: object, /) -> bool:
        return super().__eq__(other)

    @overload
    def __init__(self) -> None:
        super().__init__()

    @overload
    def __init__(self, iterable: Iterable[_T], /) -> None:
        super().__init__()
        set_add_all(self, iterable)

    def __init__(self, iterable: Iterable[_T] = (), /) -> None:
        super().__init__()
        set_add_all(self, iterable)

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'set'")

    def __repr__(self) -> str:
        name = type(self).__name__
        if len(self) == 0:
            return name + "()"
        text = self._text()
        if text == "...":
            return name + "(...)"
        return "{" + text + "}" if name == "set" else name + "({" + text + "})"

    def _settle(self) -> None:
        """The order of a display of constants, which CPython copies from a frozenset."""
        fresh: set[_T] = set()
        set_copy(fresh, self)
        set_take(self, fresh)

    def add(self, value: _T, /) -> None:
        set_add(self, value)

    def clear(self) -> None:
        set_clear(self)

    def copy(self) -> set[_T]:
        result: set[_T] = set()
        set_copy(result, self)
        return result

    def discard(self, value: _T, /) -> None:
        set_discard(self, value)

    def pop(self) -> _T:
        return set_pop(self)

    def remove(self, value: _T, /) -> None:
        if not set_discard(self, value):
            raise KeyError(value)

    @overload
    def update(self) -> None:
        pass

    @overload
    def update(self, other: Iterable[_T], /) -> None:
        set_add_all(self, other)

    @overload
    def update(self, *others: Iterable[_T]) -> None:
        for other in others:
            set_add_all(self, other)

    def update(self, *others: Iterable[_T]) -> None: ...

    @overload
    def intersection_update(self, other: Iterable[object], /) -> None:
        set_take(self, self.intersection(other))

    @overload
    def intersection_update(self, *others: Iterable[_T]) -> None:
        for other in others:
            values: set[_T] = set(other)
            set_take(self, self.intersection(values))

    def intersection_update(self, *others: Iterable[object]) -> None: ...
    @overload
    def difference_update(self, other: Iterable[object], /) -> None:
        remove_all(self, other)

    @overload
    def difference_update(self, *others: Iterable[_T]) -> None:
        for other in others:
            values: set[_T] = set(other)
            remove_all(self, values)

    def difference_update(self, *others: Iterable[object]) -> None: ...

    def symmetric_difference_update(self, other: Iterable[_T], /) -> None:
        toggle_all(self, set(other))

    @overload
    def intersection(self, other: Iterable[object], /) -> set[_T]:
        result: set[_T] = set()
        add_intersection(result, self, other)
        return result

    @overload
    def intersection(self, *others: Iterable[_T]) -> set[_T]:
        result = self.copy()
        for other in others:
            values: set[_T] = set(other)
            result.intersection_update(values)
        return result

    def intersection(self, *others: Iterable[object]) -> set[_T]: ...

    @overload
    def difference(self, other: Iterable[object], /) -> set[_T]:
        result: set[_T] = set()
        add_difference(result, self, other)
        return result

    @overload
    def difference(self, *others: Iterable[_T]) -> set[_T]:
        result = self.copy()
        for other in others:
            values: set[_T] = set(other)
            result.difference_update(values)
        return result

    def difference(self, *others: Iterable[object]) -> set[_T]: ...

    @overload
    def union(self, other: Iterable[_T], /) -> set[_T]:
        result = self.copy()
        set_add_all(result, other)
        return result

    @overload
    def union(self, other: Iterable[_S], /) -> set[_T | _S]:
        return union_of(self, other)

    @overload
    def union(self, *others: Iterable[_T]) -> set[_T]:
        result = self.copy()
        for other in others:
            set_add_all(result, other)
        return result

    def union(self, *others: Any) -> Any: ...
    def symmetric_difference(self, other: Iterable[_T], /) -> set[_T]:
        result: set[_T] = set(other)
        toggle_all(result, self)
        return result

    def __and__(self, other: AbstractSet[object], /) -> set[_T]:
        return self.intersection(other)

    def __sub__(self, other: AbstractSet[object], /) -> set[_T]:
        return self.difference(other)

    @overload
    def __or__(self, other: AbstractSet[_T], /) -> set[_T]:
        return self.union(other)

    @overload
    def __or__(self, other: AbstractSet[_S], /) -> set[_T | _S]:
        return union_of(self, other)

    def __or__(self, other: Any, /) -> Any: ...
    def __xor__(self, other: AbstractSet[_T], /) -> set[_T]:
        return self.symmetric_difference(other)

    def __iand__(self, other: AbstractSet[object], /) -> Self:
        self.intersection_update(other)
        return self

    def __isub__(self, other: AbstractSet[object], /) -> Self:
        remove_all(self, other)
        return self

    def __ior__(self, other: AbstractSet[_T], /) -> Self:
        set_add_all(self, other)
        return self

    def __ixor__(self, other: AbstractSet[_T], /) -> Self:
        toggle_all(self, set(other))
        return self


class frozenset(SetQueries[_T_co], AbstractSet[_T_co]):
    def __eq__(self, other: object, /) -> bool:
        return super().__eq__(other)

    @overload
    def __init__(self) -> None:
        super().__init__()

    @overload
    def __init__(self, iterable: Iterable[_T_co], /) -> None:
        super().__init__()
        set_add_all(self, iterable)

    def __init__(self, iterable: Iterable[_T_co] = (), /) -> None:
        super().__init__()
        set_add_all(self, iterable)

    def __hash__(self) -> int:
        return self._frozen_hash()

    def __repr__(self) -> str:
        name = type(self).__name__
        if len(self) == 0:
            return name + "()"
        text = self._text()
        return name + ("(...)" if text == "..." else "({" + text + "})")

    def copy(self) -> frozenset[_T_co]:
        return self

    @overload
    def intersection(self, other: Iterable[object], /) -> frozenset[_T_co]:
        result: frozenset[_T_co] = frozenset()
        add_intersection(result, self, other)
        return result

    @overload
    def intersection(self, *others: Iterable[_S]) -> frozenset[_T_co]:
        result = set(self)
        for other in others:
            values: set[_S] = set(other)
            result.intersection_update(values)
        return frozenset(result)

    def intersection(self, *others: Iterable[object]) -> frozenset[_T_co]: ...

    @overload
    def difference(self, other: Iterable[object], /) -> frozenset[_T_co]:
        result: frozenset[_T_co] = frozenset()
        add_difference(result, self, other)
        return result

    @overload
    def difference(self, *others: Iterable[_S]) -> frozenset[_T_co]:
        result = set(self)
        for other in others:
            values: set[_S] = set(other)
            result.difference_update(values)
        return frozenset(result)

    def difference(self, *others: Iterable[object]) -> frozenset[_T_co]: ...

    @overload
    def union(self, other: Iterable[_S], /) -> frozenset[_T_co | _S]:
        return frozenset(union_of(self, other))

    @overload
    def union(self, *others: Iterable[_S]) -> frozenset[_T_co | _S]:
        result: set[_T_co | _S] = set(self)
        for other in others:
            set_add_all(result, other)
        return frozenset(result)

    def union(self, *others: Any) -> Any: ...

    def symmetric_difference(self, other: Iterable[_S], /) -> frozenset[_T_co | _S]:
        return frozenset(union_of(self.difference(other), frozenset(other).difference(self)))

    def __and__(self, other: AbstractSet[object], /) -> frozenset[_T_co]:
        return self.intersection(other)

    def __sub__(self, other: AbstractSet[object], /) -> frozenset[_T_co]:
        return self.difference(other)

    def __or__(self, other: AbstractSet[_S], /) -> frozenset[_T_co | _S]:
        return self.union(other)

    def __xor__(self, other: AbstractSet[_S], /) -> frozenset[_T_co | _S]:
        return self.symmetric_difference(other)


@final
class range(Sequence[int]):
    start: int
    stop: int
    step: int

    @overload
    def __init__(self, stop: int, /) -> None:
        self.start = 0
        self.stop = stop
        self.step = 1
        self._length = range_length(0, stop, 1)

    @overload
    def __init__(self, start: int, stop: int, step: int = 1, /) -> None:
        self.start = start
        self.stop = stop
        self.step = step
        self._length = range_length(start, stop, step)

    def __init__(self, start: int, stop: int = 0, step: int = 1, /) -> None:
        self.start = start
        self.stop = stop
        self.step = step
        self._length = range_length(start, stop, step)

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return self._length != 0

    def __contains__(self, value: object, /) -> bool:
        if isinstance(value, int):
            return range_holds(self.start, self.stop, self.step, value)
        return count_of(self, value) != 0

    @overload
    def __getitem__(self, index: int, /) -> int: ...
    @overload
    def __getitem__(self, index: slice, /) -> range: ...
    def __getitem__(self, index: int | slice, /) -> int | range: ...
    def _get(self, index: int) -> int:
        if index < 0:
            index += self._length
        if index < 0 or index >= self._length:
            raise IndexError("range object index out of range")
        return self.start + index * self.step

    def _slice(self, start: int | None, stop: int | None) -> range:
        return self._slice_step(start, stop, None)

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> range:
        first, last, stride = range_slice(self.start, self.step, self._length, start, stop, step)
        return range(first, last, stride)

    def __iter__(self) -> RangeIterator:
        return RangeIterator(self.start, self.step, self._length)

    def __reversed__(self) -> RangeIterator:
        return range_reversed(self.start, self.step, self._length)

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, range) or self._length != other._length:
            return False
        return self._length == 0 or (
            self.start == other.start and (self._length == 1 or self.step == other.step)
        )

    def __hash__(self) -> int:
        return range_hash(self.start, self.step, self._length)

    def __repr__(self) -> str:
        return range_repr(self.start, self.stop, self.step)

    def index(self, value: object, /) -> int:
        if isinstance(value, int):
            return range_place(self.start, self.stop, self.step, value)
        return place_of(self, value)

    def count(self, value: object, /) -> int:
        return (1 if value in self else 0) if isinstance(value, int) else count_of(self, value)


class BaseException:
    args: tuple[object, ...]
    __context__: BaseException | None
    __suppress_context__: bool

    def __init__(self, *args: object) -> None:
        self.args = args
        self._cause: BaseException | None = None
        self.__context__ = None
        self.__suppress_context__ = False
        self._trace: Array[int] | None = None
        self._trace_length = 0
        self._notes: list[str] | None = None

    @property
    def __cause__(self) -> BaseException | None:
        return self._cause

    @__cause__.setter
    def __cause__(self, cause: BaseException | None) -> None:
        self._cause = cause
        self.__suppress_context__ = True

    def add_note(self, note: str, /) -> None:
        if self._notes is None:
            self._notes = []
        self._notes.append(note)

    @property
    def __notes__(self) -> list[str]:
        if self._notes is None:
            raise AttributeError(
                "'" + type(self).__name__ + "' object has no attribute '__notes__'"
            )
        return self._notes

    @property
    def __traceback__(self) -> TracebackType | None:
        return traceback_of(self)

    @__traceback__.setter
    def __traceback__(self, trace: TracebackType | None) -> None:
        set_traceback(self, trace)

    def __str__(self) -> str:
        return exception_text(self.args)

    def __repr__(self) -> str:
        return exception_repr(type(self).__name__, self.args)

    def with_traceback(self, trace: TracebackType | None, /) -> Self:
        set_traceback(self, trace)
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


class ImportError(Exception):
    msg: str | None
    name: str | None
    path: str | None

    def __init__(self, *args: object, name: str | None = None, path: str | None = None) -> None:
        super().__init__(*args)
        self.msg = message_of(args)
        self.name = name
        self.path = path


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

    `OSError(number, text)` is made by `naja.runtime.os_errors`.
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
    def __init__(self, encoding: str, object: str, start: int, end: int, reason: str, /) -> None:
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
        self._message = message
        self._exceptions: tuple[_E_co | BaseExceptionGroup[_E_co], ...] = tuple(exceptions)
        if len(self._exceptions) == 0:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")

    @property
    def message(self) -> str:
        return self._message

    @property
    def exceptions(self) -> tuple[_E_co | BaseExceptionGroup[_E_co], ...]:
        return self._exceptions

    def __str__(self) -> str:
        return group_text(self._message, len(self._exceptions))

    def derive(self, exceptions: Sequence[_E], /) -> BaseExceptionGroup[_E]:
        return make_group(self.message, exceptions)

    @overload
    def split(
        self, condition: type[_E] | tuple[type[_E], ...], /
    ) -> tuple[BaseExceptionGroup[_E] | None, BaseExceptionGroup[_E_co] | None]: ...

    @overload
    def split(
        self, condition: Callable[[_E_co | Self], bool], /
    ) -> tuple[BaseExceptionGroup[_E_co] | None, BaseExceptionGroup[_E_co] | None]: ...

    def split(self, condition: object, /) -> object: ...

    @overload
    def subgroup(
        self, condition: type[_E] | tuple[type[_E], ...], /
    ) -> BaseExceptionGroup[_E] | None: ...

    @overload
    def subgroup(
        self, condition: Callable[[_E_co | Self], bool], /
    ) -> BaseExceptionGroup[_E_co] | None: ...

    def subgroup(self, condition: object, /) -> object: ...


class ExceptionGroup(BaseExceptionGroup[_X_co], Exception):
    @overload  # type: ignore[override]
    def split(
        self, condition: type[_X] | tuple[type[_X], ...], /
    ) -> tuple[ExceptionGroup[_X] | None, ExceptionGroup[_X_co] | None]: ...

    @overload
    def split(
        self, condition: Callable[[_X_co | Self], bool], /
    ) -> tuple[ExceptionGroup[_X_co] | None, ExceptionGroup[_X_co] | None]: ...

    def split(self, condition: object, /) -> object: ...

    @overload  # type: ignore[override]
    def subgroup(
        self, condition: type[_X] | tuple[type[_X], ...], /
    ) -> ExceptionGroup[_X] | None: ...

    @overload
    def subgroup(
        self, condition: Callable[[_X_co | Self], bool], /
    ) -> ExceptionGroup[_X_co] | None: ...

    def subgroup(self, condition: object, /) -> object: ...


NotImplemented: NotImplementedType
Ellipsis: EllipsisType


def abs(value: SupportsAbs[_T], /) -> _T:
    return value.__abs__()


def all(iterable: Iterable[_T], /) -> bool:
    for value in iterable:
        if not value:
            return False
    return True


def aiter(iterable: AsyncIterable[_T], /) -> AsyncIterator[_T]:
    return iterable.__aiter__()


@overload
def anext(iterator: AsyncIterator[_T], /) -> Awaitable[_T]:
    return iterator.__anext__()


@overload
async def anext(iterator: AsyncIterator[_T], default: _S, /) -> _T | _S:
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return default


def anext(iterator: AsyncIterator[Any], default: Any = None, /) -> Any: ...


def any(iterable: Iterable[_T], /) -> bool:
    for value in iterable:
        if value:
            return True
    return False


def ascii(obj: object, /) -> str:
    return _text_repr.ascii_only(obj.__repr__())


def bin(number: int, /) -> str:
    return _format_int.based_repr(number, 1, "0b")


def callable(obj: object, /) -> bool: ...


def chr(code: int, /) -> str:
    return _text_methods.character_of(code)


@overload
def divmod(a: int, b: int, /) -> tuple[int, int]:
    return (a // b, a % b)


@overload
def divmod(a: float, b: float, /) -> tuple[float, float]:
    if b == 0.0:
        raise ZeroDivisionError("float divmod()")
    return (a // b, a % b)


@overload
def divmod(a: _SupportsDivMod[_T, _S], b: _T, /) -> _S:
    return a.__divmod__(b)


@overload
def divmod(a: _T, b: _SupportsRDivMod[_T, _S], /) -> _S:
    return b.__rdivmod__(a)


def divmod(a: Any, b: Any, /) -> Any: ...


def enumerate(iterable: Iterable[_T], start: int = 0) -> Enumerate[_T]:
    return Enumerate(iter(iterable), start)


@overload
def filter(function: None, iterable: Iterable[_T | None], /) -> Truthy[_T]:
    return Truthy(iter(iterable))


@overload
def filter(function: Callable[[_T], _S], iterable: Iterable[_T], /) -> Filter[_T, _S]:
    return Filter(function, iter(iterable))


def filter(function: Any, iterable: Iterable[Any], /) -> Iterator[Any]: ...


def format(value: object, spec: str = "", /) -> str:
    return value.__format__(spec)


def getattr(obj: object, name: str, default: object = ..., /) -> Any: ...


def hasattr(obj: object, name: str, /) -> bool: ...


def hash(obj: object, /) -> int:
    return obj.__hash__()


def hex(number: int, /) -> str:
    return _format_int.based_repr(number, 4, "0x")


def id(obj: object, /) -> int: ...


def isinstance(obj: object, kind: _ClassInfo, /) -> bool: ...


def issubclass(cls: type, kind: _ClassInfo, /) -> bool: ...


@overload
def __starred__(values: _Container, /) -> _Container:
    return values


@overload
def __starred__(values: Iterable[_T], /) -> Iterable[_T]:
    return values


def __starred__(values: Any, /) -> Any:
    """What the compiler puts around `*values` in a display, so that mypy knows what it gives."""


@overload
def iter(iterable: Iterable[_T], /) -> Iterator[_T]:
    return iterable.__iter__()


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


def oct(number: int, /) -> str:
    return _format_int.based_repr(number, 3, "0o")


def ord(character: str | bytes | bytearray, /) -> int:
    if isinstance(character, str):
        return _text_methods.code_point_of(character)
    return _bytes_search.only_octet(character)


@overload
def pow(base: int, exponent: int, /) -> int:
    return base**exponent


@overload
def pow(base: float, exponent: float, /) -> float:
    return base**exponent


@overload
def pow(base: complex, exponent: complex, /) -> complex:
    return base**exponent


@overload
def pow(base: int, exponent: int, modulus: int, /) -> int:
    return power_modulo(base, exponent, modulus)


@overload
def pow(base: _SupportsPow[_T, _S], exponent: _T, /) -> _S:
    return base**exponent


@overload
def pow(base: _SupportsPowModulo[_T, _R, _S], exponent: _T, modulus: _R, /) -> _S:
    return base.__pow__(exponent, modulus)


def pow(base: Any, exponent: Any, modulus: Any = None, /) -> Any: ...


def print(
    *values: object,
    sep: str | None = " ",
    end: str | None = "\n",
    file: SupportsWrite[str] | None = None,
    flush: bool = False,
) -> None:
    """What a variable with `print` in it calls; of the calls by name the compiler makes more."""
    parts = [str(value) for value in values]
    if file is None:
        _print(parts, sep, end, False, flush)
    else:
        _print_into(file, parts, sep, end)


def _print(parts: list[str], sep: str | None, end: str | None, error: bool, flush: bool) -> None:
    """What `print` does with values that are text by now."""
    target = _output.sink(error)
    if target is not None:
        _print_into(target, parts, sep, end)
        return
    text = (" " if sep is None else sep).join(parts) + ("\n" if end is None else end)
    if error:
        _output.write_error(text)
    else:
        _output.write(text)
        if flush:
            _output.flush()


def _print_into(
    file: SupportsWrite[str], parts: list[str], sep: str | None, end: str | None
) -> None:
    """`print(file=...)`: one call of `write` for each text, as in CPython."""
    first = True
    for part in parts:
        if not first:
            file.write(" " if sep is None else sep)
        first = False
        file.write(part)
    file.write("\n" if end is None else end)


def repr(obj: object, /) -> str:
    return f"{obj!r}"


@overload
def reversed(sequence: list[_T], /) -> ListReverseIterator[_T]:
    return sequence.__reversed__()


@overload
def reversed(sequence: tuple[_T, ...], /) -> TupleReverseIterator[_T]:
    return sequence.__reversed__()


@overload
def reversed(sequence: range, /) -> RangeIterator:
    return sequence.__reversed__()


@overload
def reversed(sequence: dict[_K, _V], /) -> DictKeyIterator[_K, _V]:
    return sequence.__reversed__()


@overload
def reversed(sequence: DictKeys[_K, _V], /) -> DictKeyIterator[_K, _V]:
    return sequence.__reversed__()


@overload
def reversed(sequence: DictValues[_K, _V], /) -> DictValueIterator[_K, _V]:
    return sequence.__reversed__()


@overload
def reversed(sequence: DictItems[_K, _V], /) -> DictItemIterator[_K, _V]:
    return sequence.__reversed__()


@overload
def reversed(sequence: str, /) -> SequenceReverse[str]:
    return SequenceReverse(sequence)


@overload
def reversed(sequence: bytes | bytearray | memoryview, /) -> SequenceReverse[int]:
    return SequenceReverse(sequence)


@overload
def reversed(sequence: Reversible[_T], /) -> Iterator[_T]:
    return sequence.__reversed__()


@overload
def reversed(sequence: _SupportsItems[_T], /) -> SequenceReverse[_T]:
    return SequenceReverse(sequence)


@overload
def reversed(sequence: _SupportsReversed[_T], /) -> _T:
    return sequence.__reversed__()


def reversed(sequence: Any, /) -> Any: ...


@overload
def round(number: int, ndigits: None = None) -> int:
    return number.__index__()


@overload
def round(number: int, ndigits: int) -> int:
    return number.__round__(ndigits)


@overload
def round(number: float, ndigits: None = None) -> int:
    return number.__round__()


@overload
def round(number: float, ndigits: int) -> float:
    return number.__round__(ndigits)


@overload
def round(number: _SupportsRound[_T], ndigits: None = None) -> _T:
    return number.__round__()


@overload
def round(number: _SupportsRoundTo[_S, _T], ndigits: _S) -> _T:
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
def sum(iterable: Iterable[bool], /, start: int = 0) -> int:
    total = start
    for value in iterable:
        total = total + value
    return total


@overload
def sum(iterable: Iterable[int], /, start: int = 0) -> int:
    total = start
    for value in iterable:
        total = total + value
    return total


@overload
def sum(iterable: Iterable[float], /) -> float:
    # Of nothing: 0.0, where CPython gives the int 0 (docs/language.md).
    total = 0.0
    for value in iterable:
        total = total + value
    return total


@overload
def sum(iterable: Iterable[complex], /) -> complex:
    total = 0j
    for value in iterable:
        total = total + value
    return total


@overload
def sum(iterable: Iterable[_Q], /) -> _Q | Literal[0]:
    total: _Q | Literal[0] = 0
    for value in iterable:
        total = value.__radd__(0) if isinstance(total, int) else total + value
    return total


@overload
def sum(iterable: Iterable[_A], /, start: _A) -> _A:
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
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


@overload
def zip(*iterables: Iterable[_T1], strict: bool = False) -> ZipMany[_T1]:
    return ZipMany([iter(each) for each in iterables], strict)


def zip(*iterables: Any, strict: bool = False) -> Any: ...
