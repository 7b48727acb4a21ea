"""Recursive aliases: which stand for the same type, and which come to an end."""

from __future__ import annotations

from mypy.types import (
    CallableType,
    Instance,
    ProperType,
    TupleType,
    Type,
    TypeAliasType,
    UnionType,
    get_proper_type,
)

from naja.compiler.lower.kinds import is_bool, is_int, is_none


def has_end(type_: Type) -> bool:
    """No recursive alias is in it: those of TypedDicts, which are all `dict[str, object]`, end."""
    if isinstance(type_, TypeAliasType) and type_.is_recursive:
        return False
    proper = get_proper_type(type_)
    if isinstance(proper, (UnionType, TupleType)):
        return all(map(has_end, proper.items))
    if isinstance(proper, CallableType):
        return all(map(has_end, [*proper.arg_types, proper.ret_type]))
    return not isinstance(proper, Instance) or all(map(has_end, proper.args))


def shape(type_: Type, around: list[TypeAliasType]) -> object:
    """What is equal for types that are equal but for the names of recursive aliases.

    An alias inside itself is how many of them lie around it.
    """
    if isinstance(type_, TypeAliasType) and type_.is_recursive:
        if type_ in around:
            return around.index(type_)
        around = [*around, type_]
    proper = get_proper_type(type_)
    if isinstance(proper, UnionType):
        added = bool_before_int([get_proper_type(item) for item in proper.items])
        return frozenset(shape(item, around) for item in [*proper.items, *added])
    if isinstance(proper, TupleType):
        return "tuple", tuple(shape(item, around) for item in proper.items)
    if isinstance(proper, Instance):
        return proper.type, tuple(shape(arg, around) for arg in proper.args)
    return proper


def bool_before_int(items: list[ProperType]) -> list[Type]:
    """The alternatives of a union; where the values are boxed, an int of them may be a bool.

    mypy leaves `bool` out of what it infers, since that is an `int` to it. The box knows.
    """
    integer = next((item for item in items if is_int(item)), None)
    if integer is None or sum(not is_none(item) for item in items) < 2:
        return list(items)
    assert isinstance(integer, Instance)
    compared = integer.type.names["__lt__"].type
    assert isinstance(compared, CallableType)
    boolean = get_proper_type(compared.ret_type)
    rest = [item for item in items if not is_bool(item)]
    at = rest.index(integer)
    return [*rest[:at], boolean, *rest[at:]]
