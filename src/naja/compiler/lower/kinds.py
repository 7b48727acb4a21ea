"""What kind of type a static type is."""

from __future__ import annotations

from mypy.types import (
    AnyType,
    Instance,
    NoneType,
    TupleType,
    Type,
    UnionType,
    get_proper_type,
)

ABSTRACT_MODULES = ("typing", "collections.abc", "_typeshed", "_collections_abc", "abc")


def is_named(type_: Type | None, fullname: str) -> bool:
    return isinstance(type_, Instance) and type_.type.fullname == fullname


def is_int(type_: Type) -> bool:
    return is_named(type_, "builtins.int")


def is_bool(type_: Type) -> bool:
    return is_named(type_, "builtins.bool")


def is_float(type_: Type) -> bool:
    return is_named(type_, "builtins.float")


def is_complex(type_: Type) -> bool:
    return is_named(type_, "builtins.complex")


def is_number(type_: Type) -> bool:
    return is_int(type_) or is_bool(type_) or is_float(type_)


def is_str(type_: Type) -> bool:
    return is_named(type_, "builtins.str")


def is_object(type_: Type) -> bool:
    return is_named(type_, "builtins.object")


def is_none(type_: Type) -> bool:
    return isinstance(type_, NoneType)


def is_abstract(type_: Type) -> bool:
    """A Protocol or one of the collection ABCs: never the class of an object."""
    if not isinstance(type_, Instance):
        return False
    if is_coroutine(type_) or is_generator(type_) or is_async_generator(type_):
        return False
    return type_.type.is_protocol or type_.type.module_name in ABSTRACT_MODULES


def is_value_enum(type_: Type) -> bool:
    """Members of the class are ints or strs too."""
    return (
        isinstance(type_, Instance)
        and type_.type.is_enum
        and (type_.type.has_base("builtins.int") or type_.type.has_base("builtins.str"))
    )


def has_any(type_: Instance) -> bool:
    """An argument of the class is not known."""
    return any(isinstance(get_proper_type(arg), AnyType) for arg in type_.args)


def is_empty_tuple(type_: Type) -> bool:
    return isinstance(type_, TupleType) and not type_.items


def is_coroutine(type_: Type) -> bool:
    return isinstance(type_, Instance) and type_.type.fullname in (
        "typing.Coroutine",
        "types.CoroutineType",
    )


def is_generator(type_: Type) -> bool:
    return is_named(type_, "typing.Generator")


def is_async_generator(type_: Type) -> bool:
    return is_named(type_, "typing.AsyncGenerator")


_COLLECTIONS = tuple(f"builtins.{name}" for name in ("dict", "list", "tuple", "set", "frozenset"))

OPEN = "naja.runtime.open_collections"  # where the classes are that read such a container


_TESTED = -2  # in the place of a line


def tested_object(type_: Instance) -> Instance:
    """`object`, of a value that was found to be a container and is still kept as an object."""
    return Instance(type_.type, [], _TESTED)


def is_tested_object(type_: Type) -> bool:
    return is_object(type_) and type_.line == _TESTED


def is_collection(type_: Type) -> bool:
    """A builtin container."""
    return isinstance(type_, Instance) and type_.type.fullname in _COLLECTIONS


def is_open_collection(type_: Type) -> bool:
    """A builtin container, or one of several, of whose elements nothing is known."""
    items = type_.items if isinstance(type_, UnionType) else [type_]
    return all(
        isinstance(item, Instance)
        and is_collection(item)
        and all(isinstance(get_proper_type(arg), AnyType) for arg in item.args)
        for item in map(get_proper_type, items)
    )
