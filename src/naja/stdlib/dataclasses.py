# mypy: disable-error-code="empty-body,misc"
"""`dataclasses`: mypy knows the generated signatures, the compiler makes the methods.

`dataclass`, `field`, `replace`, `is_dataclass` and the like have no body here: their calls have a
static meaning. Deliberately missing: `make_dataclass`, which makes a class at run time.
"""

from typing import Any, Callable, Generic, NoReturn, TypeVar, overload

_T = TypeVar("_T")


class Field(Generic[_T]):
    name: str


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
) -> _T: ...
@overload
def field(
    *,
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool = ...,
) -> Any: ...
def field(**options: object) -> object: ...


def replace(obj: _T, /, **changes: Any) -> _T: ...


def asdict(obj: object) -> dict[str, object]: ...


def astuple(obj: object) -> tuple[object, ...]: ...


def is_dataclass(obj: object) -> bool: ...


def _refuse_assignment(name: str) -> NoReturn:
    raise FrozenInstanceError("cannot assign to field '" + name + "'")
