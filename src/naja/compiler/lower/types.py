"""Static types: normal forms, type-variable bindings, and representations.

The lowering uses mypy's type objects, normalised: no aliases, no literals, no `Any`.
"""

from __future__ import annotations

from operator import is_ as _is
from typing import TypeGuard

from mypy.expandtype import expand_type
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    DeletedType,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    Parameters,
    ParamSpecType,
    ProperType,
    TupleType,
    Type,
    TypeAliasType,
    TypedDictType,
    TypeType,
    TypeVarId,
    TypeVarLikeType,
    TypeVarType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.types import F64, I1, I64, NONE, REF, Rep, optional_of, struct_of
from naja.compiler.lower.alias_shapes import bool_before_int, has_end, shape
from naja.compiler.lower.kinds import is_abstract, is_object

Bindings = dict[TypeVarId, Type]

COROUTINES = {"typing.Coroutine", "types.CoroutineType", "typing.Awaitable"}
ADDRESSES = {"naja.unsafe.Ptr", "naja.unsafe.Mmio"}


class Unsupported(Exception):
    """The construct cannot be compiled; becomes a Diagnostic at the current node."""

    def __init__(self, message: str, code: str = "unsupported") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


HASHABLE = "typing.Hashable"


def normal(type_: Type) -> ProperType:
    """The normal form of a type whose variables are bound."""
    proper = get_proper_type(type_)
    if isinstance(proper, Instance):
        return proper if is_plain(proper) else _normal_instance(proper)
    if isinstance(proper, LiteralType):
        return normal(proper.fallback)
    if isinstance(proper, UnionType):
        return _normal_union(proper)
    if isinstance(proper, TypedDictType):
        return _normal_typed_dict(proper)
    if isinstance(proper, TupleType):
        items: list[Type] = [folded(item) for item in proper.items]
        info = proper.partial_fallback.type
        plain = (
            Instance(info, [Instance(info.mro[-1], [])])
            if info.fullname == "builtins.tuple"
            else proper.partial_fallback
        )
        return TupleType(items, plain)
    if isinstance(proper, CallableType):
        formals = [_keep_any(item) for item in proper.arg_types]
        returned = _keep_any(proper.ret_type)
        if returned is proper.ret_type and all(map(_is, formals, proper.arg_types)):
            return proper
        return proper.copy_modified(arg_types=formals, ret_type=returned)
    if isinstance(proper, Parameters):
        return proper.copy_modified(arg_types=[_keep_any(item) for item in proper.arg_types])
    return proper


def _normal_typed_dict(type_: TypedDictType) -> ProperType:
    """In memory it is a `dict[str, object]`."""
    info = next(base for base in type_.fallback.type.mro if base.fullname == "builtins.dict")
    return normal(map_instance_to_supertype(type_.fallback, info))


def is_plain(instance: Instance) -> bool:
    """The class is not generic, and mypy knows no value: the type is its own normal form.

    Most types are, and are asked for it often.
    """
    return not (
        instance.args
        or instance.type.is_newtype
        or instance.last_known_value is not None
        or instance.extra_attrs is not None
        or instance.type.defn.type_vars
        or instance.type.fullname == HASHABLE
    )


def _keep_any(type_: Type) -> Type:
    if isinstance(type_, Instance) and is_plain(type_):
        return type_
    proper = get_proper_type(type_)
    kept = (AnyType, TypeVarType, ParamSpecType)
    return proper if isinstance(proper, kept) else folded(type_)


# The recursive aliases met so far, and the first of those that stand for the same type: by
# shape, and by the normal form of what they stand for.
_RECURSIVE: dict[TypeAliasType, Type] = {}
_SHAPES: dict[object, TypeAliasType] = {}
_ALIASES: dict[ProperType, TypeAliasType] = {}


def folded(type_: Type) -> Type:
    """The normal form of a part of a type: a recursive alias stays one, or has no end.

    `JSON = dict[str, "JSON"] | int` has one form as a part (the alias), however it is spelt,
    and one by itself (the union).
    """
    if not isinstance(type_, TypeAliasType) or not type_.is_recursive:
        found = normal(type_)
        return _ALIASES.get(found, found) if _ALIASES else found
    known = _RECURSIVE.get(type_)
    if known is None:
        alias = _SHAPES.setdefault(shape(type_, []), type_)
        known = _RECURSIVE[type_] = alias  # found by what it holds
        made = normal(alias)
        if has_end(made):
            known = _RECURSIVE[type_] = made
        else:
            _ALIASES[made] = alias
    return known


_GROUPS = ("builtins.BaseExceptionGroup", "builtins.ExceptionGroup")


def _normal_instance(instance: Instance) -> ProperType:
    if instance.type.is_newtype:  # the values are those of the class below
        return normal(instance.type.tuple_type or instance.type.bases[0])
    name = instance.type.fullname
    if name == HASHABLE:  # None is, too, and there is nothing else to call
        return Instance(instance.type.mro[-1], [])
    if name in ("typing.Coroutine", "types.CoroutineType"):
        args: list[Type] = [*instance.args[:2], _keep_any(instance.args[2])]
        info = instance.type
        return Instance(info, [_any_as_object(info, args[0]), NoneType(), args[2]])
    if name == "typing.Generator":
        info = instance.type
        sent = get_proper_type(instance.args[1])
        returned = get_proper_type(instance.args[2])
        return Instance(
            info,
            [
                _any_as_object(info, instance.args[0]),
                NoneType() if isinstance(sent, AnyType) else normal(sent),
                NoneType() if isinstance(returned, AnyType) else normal(returned),
            ],
        )
    if name == "typing.AsyncGenerator":
        info, sent = instance.type, get_proper_type(instance.args[1])
        given = NoneType() if isinstance(sent, AnyType) else normal(sent)
        return Instance(info, [_any_as_object(info, instance.args[0]), given])
    if name in _GROUPS:  # what a group holds is only known when it is looked at
        return Instance(instance.type, [v.upper_bound for v in instance.type.defn.type_vars])
    if name == "struct.Struct":  # its argument is the literal format
        return Instance(instance.type, list(instance.args))
    return Instance(
        instance.type,
        [
            _keep_any(_or_bound(arg, variable))
            for arg, variable in zip(instance.args, instance.type.defn.type_vars, strict=False)
        ],
    )


def _or_bound(arg: Type, variable: TypeVarLikeType) -> Type:
    """`except ExceptionGroup` leaves the argument open: then it is what the class demands."""
    if not isinstance(get_proper_type(arg), AnyType):
        return arg
    bound = normal(variable.upper_bound)
    return bound if is_class_of_objects(bound) else arg


def is_class_of_objects(type_: ProperType) -> bool:
    """Whatever is one is kept as one. Numbers are no objects; what has a Protocol may be either."""
    return (
        isinstance(type_, Instance)
        and rep_of(type_) is REF
        and not is_object(type_)
        and not is_abstract(type_)
    )


def _any_as_object(info: TypeInfo, type_: Type) -> Type:
    proper = get_proper_type(type_)
    if isinstance(proper, AnyType):
        return Instance(info.mro[-1], [])
    return _keep_any(proper)


def _normal_union(union: UnionType) -> ProperType:
    items: list[ProperType] = []
    for item in union.items:
        proper = normal(item)
        parts = proper.items if isinstance(proper, UnionType) else [proper]
        for part in map(_as_class, map(get_proper_type, parts)):
            if not isinstance(part, UninhabitedType) and part not in items:
                items.append(part)
    if any(is_object(item) for item in items):
        return next(item for item in items if is_object(item))
    items = _with_one_function(_without_short_tuples(items))
    if len(items) == 1:
        return items[0]
    return UnionType(bool_before_int(items)) if items else UninhabitedType()


def _with_one_function(items: list[ProperType]) -> list[ProperType]:
    """Functions with the same parameters as one function, which gives what any of them gives."""
    functions = [
        item for item in items if isinstance(item, CallableType) and not item.is_type_obj()
    ]
    if len(functions) < 2:
        return items
    first, *others = functions
    alike = all(
        (other.arg_types, other.arg_kinds) == (first.arg_types, first.arg_kinds)
        and not other.variables
        for other in functions
    )
    if not alike:
        return items
    named = all(other.arg_names == first.arg_names for other in others)
    placed = all(kind.is_positional() for kind in first.arg_kinds)
    if not named and not placed:
        return items
    one = first.copy_modified(
        ret_type=normal(UnionType([function.ret_type for function in functions])),
        arg_names=first.arg_names if named else [None] * len(first.arg_names),
        name=None,
        definition=None,
    )
    return [item for item in items if item not in others and item is not first] + [one]


def _as_class(item: ProperType) -> ProperType:
    """A class by name, which mypy has as a function that makes objects, is one of `type[...]`."""
    if isinstance(item, CallableType) and item.is_type_obj():
        made = get_proper_type(item.ret_type)
        if isinstance(made, Instance) and not made.args:
            return TypeType(made)
    return item


def _without_short_tuples(items: list[ProperType]) -> list[ProperType]:
    """`tuple[str, str]` is no alternative beside `tuple[str, ...]`, which it is one of.

    Errors: Unsupported for `tuple[int, int]` beside `tuple[float, ...]`: mypy takes the one for
    the other, but they are kept otherwise.
    """
    long = [item for item in items if is_long_tuple(item)]
    if not long:
        return items
    kept = []
    for item in items:
        within = isinstance(item, TupleType) and any(is_subtype(item, one) for one in long)
        if not within or item.partial_fallback.type.is_named_tuple:  # type: ignore[attr-defined]
            kept.append(item)
        elif not any(_all_like(item, one) for one in long):  # type: ignore[arg-type]
            raise Unsupported(
                f"{item} and {long[0]} in one union cannot be told apart; write one of them",
                "union",
            )
    return kept


def is_long_tuple(type_: ProperType) -> TypeGuard[Instance]:
    """`tuple[T, ...]`."""
    return isinstance(type_, Instance) and type_.type.fullname == "builtins.tuple"


def _all_like(type_: TupleType, long: Instance) -> bool:
    """The items are kept as those of the tuple of any length."""
    wanted = normal(long.args[0])
    return all(
        normal(item) == wanted or rep_of(wanted) is REF and rep_of(normal(item)) is REF
        for item in type_.items
    )


def bind(type_: Type, bindings: Bindings) -> ProperType:
    """Substitute type variables and normalise."""
    if isinstance(type_, Instance) and is_plain(type_):
        return type_
    proper = get_proper_type(type_)
    if bindings:
        proper = get_proper_type(expand_type(proper, bindings))
    return normal(proper)


def bindings_of(instance: Instance) -> Bindings:
    """What the class's own type variables stand for in this instance."""
    return {
        variable.id: normal(arg) if isinstance(arg, TypeAliasType) else arg
        for variable, arg in zip(instance.type.defn.type_vars, instance.args, strict=False)
    }


def supertype(instance: Instance, info: TypeInfo) -> Instance:
    """The instance seen as its base class `info`, normalised."""
    if instance.type is info:
        return instance
    mapped = normal(map_instance_to_supertype(instance, info))
    assert isinstance(mapped, Instance)
    return mapped


def is_partly_known(type_: Type) -> bool:
    """mypy does not know the type, or not all of it: the values decide."""
    if isinstance(type_, Instance) and not type_.args:
        return False
    if isinstance(type_, TypeAliasType) and type_.is_recursive:
        return False
    proper = get_proper_type(type_)
    if isinstance(proper, UnionType):
        return any(is_partly_known(item) for item in proper.items)
    if isinstance(proper, Instance):
        unions = [arg for arg in proper.args if isinstance(get_proper_type(arg), UnionType)]
        return any(is_partly_known(arg) for arg in unions)
    return isinstance(proper, AnyType)


def without_none(type_: ProperType) -> ProperType:
    """The type minus None."""
    if not isinstance(type_, UnionType):
        return type_
    return normal(
        UnionType([item for item in type_.items if not isinstance(get_proper_type(item), NoneType)])
    )


def allows_none(type_: ProperType) -> bool:
    if isinstance(type_, UnionType):
        return any(isinstance(get_proper_type(item), NoneType) for item in type_.items)
    return isinstance(type_, NoneType) or is_object(type_)


def union_items(type_: ProperType) -> list[ProperType]:
    """The alternatives of a type, None left out."""
    if isinstance(type_, UnionType):
        return [
            item for item in map(get_proper_type, type_.items) if not isinstance(item, NoneType)
        ]
    return [type_]


def is_boxed(type_: ProperType) -> bool:
    """A reference whose target may be a boxed value: `object` or a mixed union."""
    if is_object(type_):
        return True
    return isinstance(type_, UnionType) and len(union_items(type_)) > 1


def generic_owner(type_: TupleType, info: TypeInfo) -> Instance | None:
    """A generic named tuple, as the class `info` whose method is called; None for another."""
    instance = type_.partial_fallback
    return supertype(instance, info) if instance.args and info.defn.type_vars else None


def rep_of(type_: Type) -> Rep:
    """How a value of this (normal) type is held. Errors: Unsupported for Any and the like."""
    if isinstance(type_, TypeAliasType):
        return rep_of(normal(type_))
    if isinstance(type_, Instance):
        return _INSTANCES.get(type_.type.fullname, REF)
    if isinstance(type_, (NoneType, UninhabitedType, DeletedType)):
        return NONE
    if isinstance(type_, TupleType):
        return struct_of(tuple(rep_of(item) for item in type_.items))
    if isinstance(type_, UnionType):
        items = union_items(type_)
        if len(items) > 1:
            return REF
        inner = rep_of(items[0])
        return inner if inner is REF else optional_of(inner)
    if isinstance(type_, (CallableType, Overloaded, TypeType)):
        return REF
    if isinstance(type_, AnyType):
        raise Unsupported(
            "a value of type Any has no representation; annotate it with a concrete type", "any"
        )
    raise Unsupported(f"a value of type {type_} cannot be compiled")


_INSTANCES: dict[str, Rep] = {
    "builtins.int": I64,
    "builtins.bool": I1,
    "builtins.float": F64,
    "naja.unsafe.Ptr": I64,
    "naja.unsafe.Mmio": I64,
}
