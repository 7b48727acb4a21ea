"""Solving for type variables: which types a call binds them to."""

from __future__ import annotations

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_STAR, TypeInfo
from mypy.subtypes import find_member, is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    Overloaded,
    Parameters,
    ProperType,
    TupleType,
    Type,
    TypeAliasType,
    TypeType,
    TypeVarId,
    TypeVarType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.compiler.lower.kinds import (
    has_any,
    is_abstract,
    is_async_generator,
    is_bool,
    is_coroutine,
    is_float,
    is_generator,
    is_int,
)
from naja.compiler.lower.types import (
    Bindings,
    Unsupported,
    is_class_of_objects,
    normal,
    supertype,
    union_items,
)


def match(formal: Type, actual: Type, found: Bindings) -> None:
    """Recover bindings: `actual` is `formal` with its type variables substituted."""
    if isinstance(formal, TypeAliasType) and formal.is_recursive:
        if not formal.args:  # it has no type variables, and no end
            return
        if isinstance(actual, TypeAliasType) and actual.is_recursive:
            for inner, outer in zip(formal.args, actual.args, strict=False):
                match(inner, outer, found)
            return
    formal, actual = get_proper_type(formal), get_proper_type(actual)
    if isinstance(formal, TypeVarType):
        if not isinstance(actual, (AnyType, UninhabitedType)):
            found.setdefault(formal.id, normal(actual))
    elif isinstance(formal, Instance) and isinstance(actual, Instance):
        if actual.type is not formal.type:
            if not actual.type.has_base(formal.type.fullname):
                if formal.type.is_protocol:
                    _match_members(formal, actual, found)
                return
            actual = supertype(actual, formal.type)
        for inner, outer in zip(formal.args, actual.args, strict=False):
            match(inner, outer, found)
    elif isinstance(formal, Instance) and isinstance(actual, TupleType):
        if formal.args and actual.items:
            match(formal.args[0], normal(UnionType(list(actual.items))), found)
    elif isinstance(formal, Instance) and isinstance(actual, (TypeType, CallableType)):
        _match_class(formal, actual, found)
    elif isinstance(formal, Instance) and isinstance(actual, UnionType) and formal.args:
        _match_alternatives(formal, actual, found)
    elif isinstance(formal, CallableType) and isinstance(actual, CallableType):
        if actual.variables and not actual.is_type_obj():
            return  # a generic function has no types of its own
        _match_parameters(formal, actual, found)
        taken = _taken_by_place(actual, len(formal.arg_types))
        for inner, outer in zip(formal.arg_types, taken, strict=False):
            match(inner, outer, found)
        match(formal.ret_type, actual.ret_type, found)
    elif isinstance(formal, CallableType) and isinstance(actual, TypeType):
        match(formal.ret_type, _made_by(actual), found)
    elif isinstance(formal, UnionType):
        _match_union(formal, actual, found)
    elif isinstance(formal, TupleType) and isinstance(actual, TupleType):
        for inner, outer in zip(formal.items, actual.items, strict=False):
            match(inner, outer, found)
    elif isinstance(formal, TypeType) and isinstance(actual, TypeType):
        match(formal.item, actual.item, found)
    elif isinstance(formal, TypeType) and isinstance(actual, CallableType):
        match(formal.item, actual.ret_type, found)


def _made_by(kind: TypeType) -> Type:
    """What a call of the class gives: of a named tuple class a tuple."""
    from naja.compiler.lower.named_tuples import named_type

    item = get_proper_type(kind.item)
    if isinstance(item, Instance) and item.type.is_named_tuple and not item.type.defn.type_vars:
        return named_type(item)
    return item


def _taken_by_place(actual: CallableType, count: int) -> list[Type]:
    """What the function takes as its first arguments: `*values` stands for any number."""
    if ARG_STAR not in actual.arg_kinds:
        return list(actual.arg_types)
    at = actual.arg_kinds.index(ARG_STAR)
    return [actual.arg_types[min(place, at)] for place in range(max(count, at + 1))]


def _match_parameters(formal: CallableType, actual: CallableType, found: Bindings) -> None:
    """A ParamSpec is what the actual function takes behind the parameters before it."""
    spec = formal.param_spec()
    if spec is None or actual.param_spec() is not None:
        return
    taken = len(formal.arg_types) - 2
    rest = Parameters(actual.arg_types[taken:], actual.arg_kinds[taken:], actual.arg_names[taken:])
    found.setdefault(spec.id, normal(rest))


def _match_overloaded(formal: CallableType, actual: Overloaded, found: Bindings) -> None:
    """A method with variants, as a Protocol's method: the first that takes its parameters."""
    for item in actual.items:
        takes = len(item.arg_types) >= len(formal.arg_types) and all(
            isinstance(get_proper_type(given), TypeVarType) or is_subtype(given, wanted)
            for given, wanted in zip(formal.arg_types, item.arg_types, strict=False)
        )
        if takes:
            match(formal, item, found)
            return


def _match_class(formal: Instance, actual: TypeType | CallableType, found: Bindings) -> None:
    """The class of an enumeration as an iterable of its members."""
    item = get_proper_type(actual.item if isinstance(actual, TypeType) else actual.ret_type)
    if isinstance(item, Instance) and item.type.is_enum and len(formal.args) == 1:
        match(formal.args[0], item, found)


def _match_alternatives(formal: Instance, actual: UnionType, found: Bindings) -> None:
    """`Iterable[T]` for a `set[str] | list[int] | tuple[()]`: T is what they say together."""
    said: dict[TypeVarId, list[ProperType]] = {}
    for item in union_items(actual):
        way: Bindings = {}
        match(formal, item, way)
        for variable, type_ in way.items():
            said.setdefault(variable, []).append(get_proper_type(type_))
    for variable, types in said.items():
        found.setdefault(variable, normal(UnionType(list(types))))


def _match_members(formal: Instance, actual: Instance, found: Bindings) -> None:
    """A class that satisfies a Protocol by its methods alone."""
    pair = (formal.type, actual)
    if pair in _MATCHING:  # `__iter__` of an iterator gives an iterator
        return
    _MATCHING.add(pair)
    try:
        for name in formal.type.protocol_members:
            wanted = find_member(name, formal, actual)
            given = find_member(name, actual, actual)
            wanted, given = get_proper_type(wanted), get_proper_type(given)
            if isinstance(wanted, CallableType) and isinstance(given, Overloaded):
                _match_overloaded(wanted, given, found)
            elif wanted is not None and given is not None:
                match(wanted, given, found)
    finally:
        _MATCHING.discard(pair)


_MATCHING: set[tuple[TypeInfo, Instance]] = set()


def _match_union(formal: UnionType, actual: ProperType, found: Bindings) -> None:
    parts = list(map(get_proper_type, actual.items)) if isinstance(actual, UnionType) else [actual]
    variables = [
        item for item in map(get_proper_type, formal.items) if isinstance(item, TypeVarType)
    ]
    concrete = [
        item for item in map(get_proper_type, formal.items) if not isinstance(item, TypeVarType)
    ]
    rest: list[Type] = []
    for part in parts:
        home = [item for item in concrete if type(item) is type(part) and _same_head(item, part)]
        if home:
            match(home[0], part, found)
        else:
            rest.append(part)
    if variables and rest:
        match(variables[0], normal(UnionType(rest)), found)
    elif rest:
        for item in concrete:
            for other in rest:
                match(item, other, found)


def _same_head(a: ProperType, b: ProperType) -> bool:
    return not (isinstance(a, Instance) and isinstance(b, Instance)) or a.type is b.type


def concretise(to: ProperType, source: ProperType) -> ProperType:
    """`isinstance(x, list)` narrows to list[Any]; the arguments follow from x's own type.

    Errors: Unsupported where they do not.
    """
    if isinstance(to, Instance) and to.type.is_intersection:
        for base in to.type.bases:
            if has_any(base):
                raise _unknown_elements(base)
    if not isinstance(to, Instance) or not has_any(to):
        return to
    if is_coroutine(to) or is_generator(to) or is_async_generator(to):
        return to
    for part in union_items(source):
        if isinstance(part, Instance) and to.type.has_base(part.type.fullname):
            generic = Instance(to.type, list(to.type.defn.type_vars))
            found: Bindings = {}
            mapped = map_instance_to_supertype(generic, part.type)
            for formal, actual in zip(mapped.args, part.args, strict=False):
                match(formal, actual, found)
            if all(v.id in found for v in to.type.defn.type_vars):
                return normal(Instance(to.type, [found[v.id] for v in to.type.defn.type_vars]))
        if isinstance(part, Instance) and part.type.has_base(to.type.fullname):
            return part
        if isinstance(part, Instance) and is_abstract(part) and len(part.args) == 1 == len(to.args):
            return Instance(
                to.type, list(part.args)
            )  # a structural match: conversions keep the element type
    bounds = [normal(v.upper_bound) for v in to.type.defn.type_vars]
    if all(map(is_class_of_objects, bounds)):
        return Instance(to.type, list(bounds))  # `except ExceptionGroup`: any of its kind
    if to.type.has_base("builtins.BaseException"):  # caught as the class that leaves nothing open
        return Instance(next(base for base in to.type.mro if not base.defn.type_vars), [])
    raise _unknown_elements(to)


def _unknown_elements(type_: Instance) -> Unsupported:
    return Unsupported(
        f"the element type of this {type_.type.name} is not known; test its elements instead", "any"
    )


def join_numbers(pairs: list[tuple[Type, ProperType]], found: Bindings) -> None:
    """Bind a variable that several numbers are given for to all their classes.

    mypy would say that `max(0, 1.5)` is a float: that it may be the int is kept here.
    """
    given: dict[TypeVarId, list[Type]] = {}
    for formal, actual in pairs:
        variable = get_proper_type(formal)
        if isinstance(variable, TypeVarType):
            given.setdefault(variable.id, []).append(actual)
    for name, types in given.items():
        plain = [normal(type_) for type_ in types]
        if len(set(plain)) > 1 and all(is_int(t) or is_bool(t) or is_float(t) for t in plain):
            found[name] = normal(UnionType(list(plain)))
