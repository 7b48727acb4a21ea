# mypy: disable-error-code="empty-body,misc"
"""`dataclasses`: mypy knows the generated signatures, the compiler makes the methods.

`dataclass`, `field`, `replace`, `is_dataclass` and the like have no body here: their calls have a
static meaning. Deliberately missing: `make_dataclass`, which makes a class at run time.
"""

from typing import Any, Callable, Generic, Iterator, Mapping, NoReturn, TypeVar, overload

_T = TypeVar("_T")


class _MISSING_TYPE:
    """What stands for a default that there is not."""


def _lazy_missing() -> _MISSING_TYPE:
    return _MISSING_TYPE()


MISSING: _MISSING_TYPE = _lazy_missing()


class mappingproxy(Mapping[str, object]):
    """The metadata of a field, which can be read only."""

    def __init__(self, values: dict[str, object]) -> None:
        self._values = values

    def __getitem__(self, key: str, /) -> object:
        return self._values[key]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __repr__(self) -> str:
        return "mappingproxy(" + repr(self._values) + ")"


class Field(Generic[_T]):
    """What is known of a field. The default is `MISSING` where there is none."""

    def __init__(
        self,
        name: str,
        default: object,
        factory: object,
        init: bool,
        repr: bool,
        hash: bool | None,
        compare: bool,
        metadata: dict[str, object],
        kw_only: bool,
    ) -> None:
        self.name = name
        self.default = default
        self.default_factory = factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata: Mapping[str, object] = mappingproxy(metadata)
        self.kw_only = kw_only


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was assigned."""


class InitVar(Generic[_T]):
    """A parameter of `__init__` that only `__post_init__` sees."""


class KW_ONLY:
    """The fields behind `_: KW_ONLY` are keyword-only parameters of `__init__`."""


@overload
def dataclass(cls: type[_T], /) -> type[_T]: ...
@overload
def dataclass(
    *,
    init: bool = True,
    repr: bool = True,
    eq: bool = True,
    order: bool = False,
    unsafe_hash: bool = False,
    frozen: bool = False,
    match_args: bool = True,
    kw_only: bool = False,
    slots: bool = False,
) -> Callable[[type[_T]], type[_T]]: ...
def dataclass(cls: object = None, /, **options: bool) -> object: ...


@overload
def field(
    *,
    default: _T,
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool = ...,
    metadata: Mapping[str, object] | None = None,
) -> _T: ...
@overload
def field(
    *,
    default_factory: Callable[[], _T],
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool = ...,
    metadata: Mapping[str, object] | None = None,
) -> _T: ...
@overload
def field(
    *,
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool = ...,
    metadata: Mapping[str, object] | None = None,
) -> Any: ...
def field(**options: object) -> object: ...


def replace(obj: _T, /, **changes: Any) -> _T: ...


def asdict(obj: object) -> dict[str, object]: ...


def astuple(obj: object) -> tuple[object, ...]: ...


def is_dataclass(obj: object) -> bool: ...


def fields(class_or_instance: object) -> tuple[Field[object], ...]: ...


def _make_field(
    name: str,
    default: object,
    factory: object,
    init: bool,
    repr: bool,
    hash: bool | None,
    compare: bool,
    metadata: dict[str, object],
    kw_only: bool,
) -> Field[object]:
    return Field(name, default, factory, init, repr, hash, compare, metadata, kw_only)


def _missing() -> object:
    return MISSING


def _tuple_of(made: list[Field[object]]) -> tuple[Field[object], ...]:
    return tuple(made)


def _refuse_assignment(name: str) -> NoReturn:
    raise FrozenInstanceError("cannot assign to field '" + name + "'")


def _refuse_deletion(name: str) -> NoReturn:
    raise FrozenInstanceError("cannot delete field '" + name + "'")


def _refuse_object(function: str) -> NoReturn:
    raise TypeError(function + "() should be called on dataclass instances")


def _refuse_class() -> NoReturn:
    raise TypeError("must be called with a dataclass type or instance")


def _refuse_shape(name: str) -> NoReturn:
    raise NotImplementedError("asdict() and astuple() make no other " + name + " in an image")
