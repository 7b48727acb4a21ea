# ruff: noqa: F401
"""Names of `typing`. Nothing here runs: the compiler gives each name its meaning.

Deliberately missing: everything that inspects annotations at run time.
"""

import collections
from abc import ABCMeta, abstractmethod
from types import TracebackType

from _typeshed import IO as IO, BinaryIO as BinaryIO, TextIO as TextIO

from naja.lang.alike import alike
from naja.runtime.any_collections import AnyMapping as _AnyMapping, AnySet as _AnySet
from naja.runtime.mapping_views import MappingItems, MappingKeys, MappingValues

class Any: ...

class _SpecialForm:
    def __getitem__(self, parameters: object) -> object: ...

class TypeVar:
    def __init__(
        self,
        name: str,
        *constraints: object,
        bound: object = None,
        covariant: bool = False,
        contravariant: bool = False,
        default: object = ...,
    ) -> None: ...

class ParamSpec:
    def __init__(self, name: str) -> None: ...
    @property
    def args(self) -> ParamSpecArgs: ...
    @property
    def kwargs(self) -> ParamSpecKwargs: ...

class ParamSpecArgs: ...
class ParamSpecKwargs: ...

class TypeVarTuple:
    def __init__(self, name: str) -> None: ...

class TypeAliasType: ...

class NewType:
    def __init__(self, name: str, tp: object) -> None: ...

_F = TypeVar("_F")

def overload(func: _F) -> _F: ...
def final(f: _F) -> _F: ...
def override(method: _F) -> _F: ...
def no_type_check(arg: _F) -> _F: ...
def runtime_checkable(cls: _F) -> _F: ...
def cast(typ: object, val: object) -> Any: ...
def assert_never(arg: Never) -> Never: ...
def assert_type(val: _F, typ: object) -> _F: ...
def reveal_type(obj: _F) -> _F: ...

Union: _SpecialForm
Optional: _SpecialForm
Generic: _SpecialForm
Protocol: _SpecialForm
Callable: _SpecialForm
Type: _SpecialForm
NoReturn: _SpecialForm
Never: _SpecialForm
ClassVar: _SpecialForm
Final: _SpecialForm
Literal: _SpecialForm
LiteralString: _SpecialForm
TypedDict: _SpecialForm
Self: _SpecialForm
Tuple: _SpecialForm
Concatenate: _SpecialForm
TypeAlias: _SpecialForm
TypeGuard: _SpecialForm
TypeIs: _SpecialForm
Annotated: _SpecialForm
Required: _SpecialForm
NotRequired: _SpecialForm
ReadOnly: _SpecialForm
Unpack: _SpecialForm
TYPE_CHECKING: bool

class _Alias:
    def __getitem__(self, parameters: object) -> object: ...

List = _Alias()
Dict = _Alias()
DefaultDict = _Alias()
Set = _Alias()
FrozenSet = _Alias()
Counter = _Alias()
Deque = _Alias()
ChainMap = _Alias()
OrderedDict = _Alias()

AnyStr = TypeVar("AnyStr", str, bytes)
Text = str

_S = TypeVar("_S")
_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)
_K = TypeVar("_K")
_V = TypeVar("_V")
_K_co = TypeVar("_K_co", covariant=True)
_V_co = TypeVar("_V_co", covariant=True)
_Yield_co = TypeVar("_Yield_co", covariant=True)
_Send_contra = TypeVar("_Send_contra", contravariant=True)
_Return_co = TypeVar("_Return_co", covariant=True)

@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self) -> int: ...

@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self) -> float: ...

@runtime_checkable
class SupportsComplex(Protocol):
    @abstractmethod
    def __complex__(self) -> complex: ...

@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self) -> int: ...

@runtime_checkable
class SupportsBytes(Protocol):
    @abstractmethod
    def __bytes__(self) -> bytes: ...

@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    @abstractmethod
    def __abs__(self) -> _T_co: ...

@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    @overload
    @abstractmethod
    def __round__(self) -> int: ...
    @overload
    @abstractmethod
    def __round__(self, ndigits: int, /) -> _T_co: ...

@runtime_checkable
class Sized(Protocol):
    @abstractmethod
    def __len__(self) -> int: ...

@runtime_checkable
class Hashable(Protocol):
    @abstractmethod
    def __hash__(self) -> int: ...

@runtime_checkable
class Container(Protocol[_T_co]):
    @abstractmethod
    def __contains__(self, x: object, /) -> bool: ...

@runtime_checkable
class Iterable(Protocol[_T_co]):
    @abstractmethod
    def __iter__(self) -> Iterator[_T_co]: ...

@runtime_checkable
class Iterator(Iterable[_T_co], Protocol[_T_co]):
    @abstractmethod
    def __next__(self) -> _T_co: ...
    def __iter__(self) -> Iterator[_T_co]: ...

@runtime_checkable
class Reversible(Iterable[_T_co], Protocol[_T_co]):
    @abstractmethod
    def __reversed__(self) -> Iterator[_T_co]: ...

@runtime_checkable
class Collection(Iterable[_T_co], Container[_T_co], Protocol[_T_co]):
    @abstractmethod
    def __len__(self) -> int: ...

class Sequence(Reversible[_T_co], Collection[_T_co]):
    @overload
    @abstractmethod
    def __getitem__(self, index: int, /) -> _T_co: ...
    @overload
    @abstractmethod
    def __getitem__(self, index: slice, /) -> Sequence[_T_co]: ...
    def index(self, value: object, start: int = 0, stop: int | None = None, /) -> int:
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        at = start
        while stop is None or at < stop:
            try:
                found = self[at]
            except IndexError:
                break
            if alike(found, value):
                return at
            at += 1
        raise ValueError()

    def count(self, value: object, /) -> int:
        found = 0
        for item in self:
            if alike(item, value):
                found += 1
        return found

    def __contains__(self, value: object, /) -> bool:
        for item in self:
            if alike(item, value):
                return True
        return False

    def __iter__(self) -> Iterator[_T_co]:
        at = 0
        try:
            while True:
                yield self[at]
                at += 1
        except IndexError:
            return

    def __reversed__(self) -> Iterator[_T_co]:
        for at in range(len(self) - 1, -1, -1):
            yield self[at]

class MutableSequence(Sequence[_T]):
    @abstractmethod
    def insert(self, index: int, value: _T, /) -> None: ...
    @overload
    @abstractmethod
    def __getitem__(self, index: int, /) -> _T: ...
    @overload
    @abstractmethod
    def __getitem__(self, index: slice, /) -> MutableSequence[_T]: ...
    @overload
    @abstractmethod
    def __setitem__(self, index: int, value: _T, /) -> None: ...
    @overload
    @abstractmethod
    def __setitem__(self, index: slice, value: Iterable[_T], /) -> None: ...
    @overload
    @abstractmethod
    def __delitem__(self, index: int, /) -> None: ...
    @overload
    @abstractmethod
    def __delitem__(self, index: slice, /) -> None: ...
    def append(self, value: _T, /) -> None:
        self.insert(len(self), value)

    def clear(self) -> None:
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def extend(self, values: Iterable[_T], /) -> None:
        for value in list(values):
            self.append(value)

    def reverse(self) -> None:
        count = len(self)
        for at in range(count // 2):
            self[at], self[count - at - 1] = self[count - at - 1], self[at]

    def pop(self, index: int = -1, /) -> _T:
        value = self[index]
        del self[index]
        return value

    def remove(self, value: _T, /) -> None:
        del self[self.index(value)]

    def __iadd__(self, values: Iterable[_T], /) -> Self:
        self.extend(values)
        return self

class AbstractSet(_AnySet, Collection[_T_co]):
    @abstractmethod
    def __contains__(self, x: object, /) -> bool: ...
    @abstractmethod
    def __len__(self) -> int: ...
    def __hash__(self) -> int:
        raise TypeError("unhashable type: '" + type(self).__name__ + "'")

    @classmethod
    def _from_iterable(cls, values: Iterable[object]) -> Self:
        return cls(values)  # type: ignore[call-arg]

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, _AnySet):
            return NotImplemented
        if len(self) != len(other):
            return False
        for value in self:
            if value not in other:
                return False
        return True

    def __le__(self, other: AbstractSet[object], /) -> bool:
        if len(self) > len(other):
            return False
        for value in self:
            if value not in other:
                return False
        return True

    def __lt__(self, other: AbstractSet[object], /) -> bool:
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other: AbstractSet[object], /) -> bool:
        if len(self) < len(other):
            return False
        for value in other:
            if value not in self:
                return False
        return True

    def __gt__(self, other: AbstractSet[object], /) -> bool:
        return len(self) > len(other) and self.__ge__(other)

    @overload
    def __and__(self, other: AbstractSet[_T_co], /) -> Self:
        return self._from_iterable([value for value in other if value in self])

    @overload
    def __and__(self, other: AbstractSet[object], /) -> Self:
        return self._from_iterable([value for value in self if value in other])

    @overload
    def __or__(self, other: AbstractSet[_T_co], /) -> Self:
        return self._from_iterable([value for part in (self, other) for value in part])

    @overload
    def __or__(self, other: AbstractSet[_T], /) -> AbstractSet[_T_co | _T]: ...
    def __sub__(self, other: AbstractSet[object], /) -> Self:
        return self._from_iterable([value for value in self if value not in other])

    @overload
    def __xor__(self, other: AbstractSet[_T_co], /) -> Self:
        return (self - other) | self._from_iterable([v for v in other if v not in self])

    @overload
    def __xor__(self, other: AbstractSet[_T], /) -> AbstractSet[_T_co | _T]: ...
    def isdisjoint(self, other: Iterable[object], /) -> bool:
        for value in other:
            if value in self:
                return False
        return True

class MutableSet(AbstractSet[_T]):
    @abstractmethod
    def add(self, value: _T, /) -> None: ...
    @abstractmethod
    def discard(self, value: _T, /) -> None: ...
    def clear(self) -> None:
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def pop(self) -> _T:
        for value in self:
            self.discard(value)
            return value
        raise KeyError()

    def remove(self, value: _T, /) -> None:
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def __ior__(self, other: AbstractSet[_T], /) -> Self:  # type: ignore[override,misc]
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other: AbstractSet[object], /) -> Self:  # type: ignore[misc]
        for value in [value for value in self if value not in other]:
            self.discard(value)
        return self

    def __isub__(self, other: AbstractSet[object], /) -> Self:
        for value in [value for value in self if value in other]:
            self.discard(value)
        return self

    def __ixor__(self, other: AbstractSet[_T], /) -> Self:  # type: ignore[override,misc]
        for value in list(other):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

class MappingView(Sized):
    def __len__(self) -> int: ...

class KeysView(MappingView, AbstractSet[_K_co]):
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_K_co]: ...
    def __and__(self, other: Iterable[object], /) -> set[_K_co]:  # type: ignore[override]
        result: set[_K_co] = set(self)
        result.intersection_update(other)
        return result

    def __or__(self, other: Iterable[_T], /) -> set[_K_co | _T]:  # type: ignore[override]
        result: set[_K_co | _T] = set(self)
        result.update(other)
        return result

    def __sub__(self, other: Iterable[object], /) -> set[_K_co]:  # type: ignore[override]
        result: set[_K_co] = set(self)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[_T], /) -> set[_K_co | _T]:  # type: ignore[override]
        result: set[_K_co | _T] = set(self)
        result.symmetric_difference_update(other)
        return result

class ItemsView(MappingView, AbstractSet[tuple[_K_co, _V_co]], Generic[_K_co, _V_co]):
    def __contains__(self, item: object, /) -> bool: ...
    def __iter__(self) -> Iterator[tuple[_K_co, _V_co]]: ...
    def __and__(self, other: Iterable[object], /) -> set[tuple[_K_co, _V_co]]:  # type: ignore[override]
        result: set[tuple[_K_co, _V_co]] = set(self)
        result.intersection_update(other)
        return result

    def __or__(self, other: Iterable[_T], /) -> set[tuple[_K_co, _V_co] | _T]:  # type: ignore[override]
        result: set[tuple[_K_co, _V_co] | _T] = set(self)
        result.update(other)
        return result

    def __sub__(self, other: Iterable[object], /) -> set[tuple[_K_co, _V_co]]:  # type: ignore[override]
        result: set[tuple[_K_co, _V_co]] = set(self)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[_T], /) -> set[tuple[_K_co, _V_co] | _T]:  # type: ignore[override]
        result: set[tuple[_K_co, _V_co] | _T] = set(self)
        result.symmetric_difference_update(other)
        return result

class ValuesView(MappingView, Collection[_V_co]):
    def __contains__(self, value: object, /) -> bool: ...
    def __iter__(self) -> Iterator[_V_co]: ...

class Mapping(_AnyMapping, Collection[_K], Generic[_K, _V_co]):
    @abstractmethod
    def __getitem__(self, key: _K, /) -> _V_co: ...
    @overload
    def get(self, key: _K, /) -> _V_co | None:
        try:
            return self[key]
        except KeyError:
            return None

    @overload
    def get(self, key: _K, /, default: _V_co) -> _V_co:  # type: ignore[misc]
        try:
            return self[key]
        except KeyError:
            return default

    @overload
    def get(self, key: _K, /, default: _T) -> _V_co | _T:
        try:
            return self[key]
        except KeyError:
            return default

    def items(self) -> ItemsView[_K, _V_co]:
        return MappingItems(self)

    def keys(self) -> KeysView[_K]:
        return MappingKeys(self)

    def values(self) -> ValuesView[_V_co]:
        return MappingValues(self)

    def __contains__(self, key: object, /) -> bool:
        try:
            self[key]  # type: ignore[index]
        except KeyError:
            return False
        return True

    def __hash__(self) -> int:
        raise TypeError("unhashable type: '" + type(self).__name__ + "'")

    def _naja_items(self) -> dict[object, object]:
        found: dict[object, object] = {}
        for key in self:
            found[key] = self[key]
        return found

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, _AnyMapping):
            return NotImplemented
        return self._naja_items() == other._naja_items()

    def _naja_alike(self, other: object) -> bool:
        return self.__eq__(other)

class MutableMapping(Mapping[_K, _V]):
    @abstractmethod
    def __setitem__(self, key: _K, value: _V, /) -> None: ...
    @abstractmethod
    def __delitem__(self, key: _K, /) -> None: ...
    def clear(self) -> None:
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    @overload
    def pop(self, key: _K, /) -> _V:
        value = self[key]
        del self[key]
        return value

    @overload
    def pop(self, key: _K, /, default: _V) -> _V:
        try:
            value = self[key]
        except KeyError:
            return default
        del self[key]
        return value

    @overload
    def pop(self, key: _K, /, default: _T) -> _V | _T:
        try:
            value = self[key]
        except KeyError:
            return default
        del self[key]
        return value

    def popitem(self) -> tuple[_K, _V]:
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError()

    def setdefault(self, key: _K, default: _V, /) -> _V:
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    @overload
    def update(self, other: Mapping[_K, _V], /, **values: _V) -> None:
        for key in other:
            self[key] = other[key]
        for name, value in values.items():
            self[name] = value  # type: ignore[index]

    @overload
    def update(self, other: Iterable[tuple[_K, _V]], /, **values: _V) -> None:
        for key, value in other:
            self[key] = value
        for name, value in values.items():
            self[name] = value  # type: ignore[index]

    @overload
    def update(self, **values: _V) -> None:
        for name, value in values.items():
            self[name] = value  # type: ignore[index]

class Generator(Iterator[_Yield_co], Generic[_Yield_co, _Send_contra, _Return_co]):
    def __next__(self) -> _Yield_co: ...
    def send(self, value: _Send_contra, /) -> _Yield_co: ...
    def throw(self, error: BaseException | type[BaseException], /) -> _Yield_co: ...
    def close(self) -> None: ...
    def __iter__(self) -> Generator[_Yield_co, _Send_contra, _Return_co]: ...

@runtime_checkable
class Awaitable(Protocol[_T_co]):
    @abstractmethod
    def __await__(self) -> Generator[Any, Any, _T_co]: ...

class Coroutine(Awaitable[_Return_co], Generic[_Yield_co, _Send_contra, _Return_co]):
    def send(self, value: _Send_contra, /) -> _Yield_co: ...
    def throw(self, error: BaseException | type[BaseException], /) -> _Yield_co: ...
    def close(self) -> None: ...
    def __await__(self) -> Generator[Any, Any, _Return_co]: ...

class AwaitableGenerator(
    Awaitable[_Return_co],
    Generator[_Yield_co, _Send_contra, _Return_co],
    Generic[_Yield_co, _Send_contra, _Return_co, _S],
    metaclass=ABCMeta,
): ...

@runtime_checkable
class AsyncIterable(Protocol[_T_co]):
    @abstractmethod
    def __aiter__(self) -> AsyncIterator[_T_co]: ...

@runtime_checkable
class AsyncIterator(AsyncIterable[_T_co], Protocol[_T_co]):
    @abstractmethod
    def __anext__(self) -> Awaitable[_T_co]: ...
    def __aiter__(self) -> AsyncIterator[_T_co]: ...

class AsyncGenerator(AsyncIterator[_Yield_co], Generic[_Yield_co, _Send_contra]):
    def __anext__(self) -> Coroutine[Any, Any, _Yield_co]: ...
    def asend(self, value: _Send_contra, /) -> Coroutine[Any, Any, _Yield_co]: ...
    def athrow(
        self, error: BaseException | type[BaseException], /
    ) -> Coroutine[Any, Any, _Yield_co]: ...
    def aclose(self) -> Coroutine[Any, Any, None]: ...
    def __aiter__(self) -> AsyncGenerator[_Yield_co, _Send_contra]: ...

@runtime_checkable
class ContextManager(Protocol[_T_co]):
    def __enter__(self) -> _T_co: ...
    @abstractmethod
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...

@runtime_checkable
class AsyncContextManager(Protocol[_T_co]):
    async def __aenter__(self) -> _T_co: ...
    @abstractmethod
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...

class _TypedDict(dict[str, object]):
    def copy(self) -> Self: ...
    def setdefault(self, key: Never, default: object) -> object: ...  # type: ignore[override]
    def pop(self, key: Never, default: object = ...) -> object: ...  # type: ignore[override]
    def update(self, other: Self, /) -> None: ...  # type: ignore[override]
    def __delitem__(self, key: Never, /) -> None: ...  # type: ignore[override]

class NamedTuple(tuple[Any, ...]):
    _fields: tuple[str, ...]
    def __init__(self, typename: str, fields: Iterable[tuple[str, Any]] = ...) -> None: ...
    def _replace(self, **kwargs: Any) -> Self: ...
    def _asdict(self) -> dict[str, Any]: ...
