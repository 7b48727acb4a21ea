"""Calling functions: arguments to parameters, defaults, specialisation."""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import ARG_STAR, ARG_STAR2, CallExpr, Expression, FuncDef, RefExpr, Var
from mypy.subtypes import is_subtype
from mypy.typeops import get_all_type_vars
from mypy.types import (
    CallableType,
    Instance,
    ProperType,
    TupleType,
    TypeType,
    TypeVarType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import Call, Global, Symbol, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.convert import coerce, note
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Instantiation, Typed
from naja.compiler.lower.names import spell
from naja.compiler.lower.open_functions import OpenFunction, match_results
from naja.compiler.lower.program import ProgramLowering, zero
from naja.compiler.lower.types import (
    Bindings,
    Unsupported,
    bind,
    bindings_of,
    is_abstract,
    is_bool,
    is_boxed,
    is_float,
    is_generator,
    is_int,
    is_none,
    is_object,
    is_str,
    match,
    normal,
    rep_of,
    union_items,
)


@dataclass
class Actual:
    """One evaluated argument."""

    value: Typed
    name: str | None = None
    star: bool = False


def evaluate_actuals(f: FunctionLowering, call: CallExpr) -> list[Actual]:
    """The arguments, left to right."""
    result = []
    for node, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind == ARG_STAR2:
            raise Unsupported("** in a call has no static meaning; name the arguments", "kwargs")
        result.append(Actual(f.expr(node), name, kind == ARG_STAR))
    return result


def plain(values: list[Typed]) -> list[Actual]:
    return [Actual(value) for value in values]


def callable_type(node: FunctionNode) -> CallableType:
    type_ = get_proper_type(node.type)
    if not isinstance(type_, CallableType):
        raise Unsupported(
            f"{getattr(node, 'name', 'this function')} has no type; annotate it", "annotation"
        )
    return type_


def solve(
    f: FunctionLowering,
    node: FunctionNode,
    known: Bindings,
    actuals: list[Actual],
    callee: ProperType | None,
    receiver: ProperType | None,
) -> Bindings:
    """Bindings of all type variables of a call: from mypy's callee type, else the arguments."""
    formal = callable_type(node)
    result = dict(known)
    own: Bindings = {}
    if isinstance(callee, CallableType):
        arg_types = formal.arg_types
        if len(arg_types) == len(callee.arg_types) + 1:
            arg_types = arg_types[1:]
        for inner, outer in zip(arg_types, callee.arg_types, strict=False):
            match(inner, outer, own)
        match(formal.ret_type, callee.ret_type, own)
    for variable in formal.variables:
        if isinstance(variable, TypeVarType):
            if receiver is not None and (variable.id.is_self() or variable.name == "Self"):
                made = receiver.item if isinstance(receiver, TypeType) else receiver
                result[variable.id] = get_proper_type(made)
            elif variable.id in own:
                result.setdefault(variable.id, own[variable.id])
    missing = [v for v in formal.variables if isinstance(v, TypeVarType) and v.id not in result]
    if missing:
        found: Bindings = {}
        offset = 1 if receiver is not None and formal.arg_types else 0
        if receiver is not None and offset:
            match(formal.arg_types[0], receiver, found)
        given = _pairs(node, formal, actuals, offset)
        for type_, actual in given:
            if not isinstance(actual.value.type, UninhabitedType):
                match(type_, _one_of(f, actual), found)
        _prefer_values(f, given, found)
        for type_, actual in given:
            if isinstance(actual.value.value, OpenFunction):
                match_results(type_, actual.value.type, found)
        for variable in missing:
            if variable.id not in found and not any(
                "Never" in spell(actual.value.type) for actual in actuals
            ):
                if any(variable in get_all_type_vars(type_) for type_, _ in given):
                    raise Unsupported(
                        f"the type {variable.name} of this call cannot be worked out; "
                        "annotate the arguments",
                        "inference",
                    )
            result[variable.id] = found.get(variable.id, UninhabitedType())
    return result


def _pairs(
    node: FunctionNode, formal: CallableType, actuals: list[Actual], offset: int
) -> list[tuple[ProperType, Actual]]:
    """Each argument with the type of its parameter, by place or by name."""
    result = []
    place = offset
    for actual in actuals:
        if actual.name is not None:
            at = node.arg_names.index(actual.name) if actual.name in node.arg_names else -1
        else:
            at = place
            if at < len(node.arg_kinds) and node.arg_kinds[at] != ARG_STAR:
                place += 1
        if 0 <= at < len(formal.arg_types):
            result.append((get_proper_type(formal.arg_types[at]), actual))
    return result


def _prefer_values(
    f: FunctionLowering, given: list[tuple[ProperType, Actual]], found: Bindings
) -> None:
    """A variable that functions only take is what the values are: `map(repr, numbers)`."""
    direct: Bindings = {}
    results: set[object] = set()
    for type_, actual in given:
        if isinstance(type_, CallableType):
            results.update(variable.id for variable in get_all_type_vars(type_.ret_type))
        elif not isinstance(actual.value.type, UninhabitedType):
            match(type_, _one_of(f, actual), direct)
    for variable, value in direct.items():
        if variable not in results and variable in found and is_subtype(value, found[variable]):
            found[variable] = value


def result_type(node: FunctionNode, bindings: Bindings) -> ProperType:
    """What a call gives; generator functions give a Generator whatever they declare."""
    formal = callable_type(node)
    declared = bind(formal.ret_type, bindings)
    if (
        isinstance(node, FuncDef)
        and node.is_generator
        and not node.is_coroutine
        and isinstance(declared, Instance)
    ):
        if not is_generator(declared):
            raise NeedGenerator(declared)
    return declared


def _one_of(f: FunctionLowering, actual: Actual) -> ProperType:
    """The type that an argument gives to one parameter: the items' for a starred one."""
    from naja.compiler.lower.loops import item_type

    return item_type(f, actual.value) if actual.star else actual.value.type


class NeedGenerator(Exception):
    """The declared result of a generator function is an abstract iterator."""

    def __init__(self, declared: Instance) -> None:
        super().__init__()
        self.declared = declared


def generator_result(f: FunctionLowering, node: FunctionNode, bindings: Bindings) -> ProperType:
    try:
        return result_type(node, bindings)
    except NeedGenerator as need:
        args = need.declared.args
        item = normal(args[0]) if args else f.program.builtin("object")
        from mypy.types import NoneType

        return f.program.builtin("typing.Generator", item, NoneType(), NoneType())


def arrange(
    f: FunctionLowering, node: FunctionNode, actuals: list[Actual], skip: int
) -> list[Typed | list[Typed] | None]:
    """Actuals by formal parameter (`skip` leading ones are already bound); None = default."""
    kinds = node.arg_kinds[skip:]
    names = node.arg_names[skip:]
    slots: list[Typed | list[Typed] | None] = [[] if kind == ARG_STAR else None for kind in kinds]
    position = 0
    for actual in expand_actuals(f, actuals):
        if actual.name is not None:
            if actual.name not in names:
                raise Unsupported(
                    f"the argument {actual.name} goes to **, which has no static meaning", "kwargs"
                )
            slots[names.index(actual.name)] = actual.value
            continue
        if position < len(kinds) and kinds[position] == ARG_STAR:
            if actual.star:
                slots[position] = actual.value
                continue
            collected = slots[position]
            if not isinstance(collected, list):
                raise Unsupported("arguments behind a starred one are not supported yet", "star")
            collected.append(actual.value)
            continue
        if position >= len(kinds) or actual.star:
            raise Unsupported(
                "the number of starred arguments is not known at compile time", "star"
            )
        slots[position] = actual.value
        position += 1
    return slots


def expand_actuals(f: FunctionLowering, actuals: list[Actual]) -> list[Actual]:
    """Starred tuples as their items."""
    from naja.compiler.lower.containers import tuple_items

    result = []
    for actual in actuals:
        if actual.star and isinstance(actual.value.type, TupleType):
            result += plain(tuple_items(f, actual.value))
        else:
            result.append(actual)
    return result


def is_specialised(
    f: FunctionLowering, node: FunctionNode, index: int, declared: ProperType, actual: ProperType
) -> bool:
    """The parameter takes the argument's own type, because its declared one is abstract."""
    if declared == actual or isinstance(actual, (UninhabitedType, UnionType)) or is_object(actual):
        return False
    if isinstance(declared, UnionType):
        if is_none(actual):
            return _is_prelude(node) and is_boxed(declared)
        abstract = any(is_abstract(item) for item in union_items(declared))
        if not abstract and not (is_boxed(declared) and _is_prelude(node)):
            return False
    elif is_object(declared):
        if not _is_prelude(node) and getattr(node, "name", "") not in _OBJECT_METHODS:
            return False
    elif isinstance(actual, Instance) and actual.type.is_enum:
        if not (is_int(declared) or is_str(declared) or is_float(declared)):
            return False
    elif (
        is_float(declared)
        and (is_int(actual) or is_bool(actual))
        or is_int(declared)
        and is_bool(actual)
    ):
        pass  # the promotions of mypy: the callee gets the object that CPython would give it
    elif not is_abstract(declared):
        return False
    if is_abstract(actual) or isinstance(actual, CallableType):
        return False
    return node.arguments[index].variable not in _assigned(f, node)


_OBJECT_METHODS = {"__eq__", "__ne__", "__contains__", "index", "count", "remove", "discard"}


def _is_prelude(node: FunctionNode) -> bool:
    fullname = getattr(node, "fullname", "")
    return fullname.startswith(
        ("builtins.", "naja.runtime.", "naja.lang.", "collections.", "asyncio.")
    )


def _assigned(f: FunctionLowering, node: FunctionNode) -> frozenset[Var]:
    return f.program.facts_of(node.body, f.program.home_of(node)).assigned


def call_function(
    f: FunctionLowering,
    node: FunctionNode,
    actuals: list[Actual],
    *,
    owner: Instance | None = None,
    receiver: Typed | None = None,
    callee: ProperType | None = None,
    outer: Instantiation | None = None,
    closure: Value | None = None,
    exact: bool = False,
) -> Typed:
    """A direct call. `receiver` is `self`; `closure` the environment of a nested
    function; `exact` keeps the class that a class method is called on.
    """
    known = dict(bindings_of(owner)) if owner is not None else {}
    if outer is not None:
        known.update(outer_bindings(outer))
    bindings = solve(f, node, known, actuals, callee, receiver.type if receiver else None)
    skip = 1 if receiver is not None else 0
    arranged = arrange(f, node, actuals, skip)
    values: list[Value] = [closure] if closure is not None else []
    specialised: list[tuple[int, ProperType]] = []
    if receiver is not None:
        values.append(receiver_value(f, receiver, owner))
        if exact:
            specialised.append((0, receiver.type))
    formal = callable_type(node)
    for index, slot in enumerate(arranged, skip):
        declared = bind(formal.arg_types[index], bindings)
        if node.arg_kinds[index] == ARG_STAR:
            values.append(_star_argument(f, slot, declared))
            continue
        given = slot if isinstance(slot, Typed) else default_value(f, node, index, declared)
        given = _fit_enum(f, node, given, declared)
        if is_specialised(f, node, index, declared, given.type):
            given = _as_specialised(f, given)
            specialised.append((index, given.type))
            values.append(given.value)
        else:
            values.append(coerce(f, given, declared))
    own = tuple(
        (v.id, normal(bindings[v.id]))
        for v in formal.variables
        if isinstance(v, TypeVarType) and v.id in bindings
    )
    key = Instantiation(node, owner, own, tuple(specialised), outer)
    returned = generator_result(f, node, bindings)
    symbol = f.program.request(key)
    result = f.temp(rep_of(returned))
    never = isinstance(returned, UninhabitedType)
    f.emit(Call(result, Symbol(symbol, I64), values, unwind=f.unwind(), never_returns=never))
    if never:
        f.unreachable()
        return Typed(zero(rep_of(returned)), returned)
    return Typed(result, returned)


def _fit_enum(f: FunctionLowering, node: FunctionNode, given: Typed, declared: ProperType) -> Typed:
    """The class of an enumeration as the list of its members; a member as its plain value
    where a builtin function wants that.
    """
    from naja.compiler.lower.enum_access import enum_of_class, member_list, plain_value

    info = enum_of_class(given.type)
    if info is not None and is_abstract(declared):
        return member_list(f, info)
    if _is_prelude(node) and (is_int(declared) or is_str(declared) or is_float(declared)):
        return plain_value(f, given)
    return given


def _as_specialised(f: FunctionLowering, given: Typed) -> Typed:
    if isinstance(given.type, TupleType) and not given.type.partial_fallback.type.is_named_tuple:
        from naja.compiler.lower.containers import as_variadic

        return as_variadic(f, given)
    return given


def receiver_value(f: FunctionLowering, receiver: Typed, owner: Instance | None) -> Value:
    """`self` as the defining class holds it."""
    if owner is not None and receiver.type != owner and (is_object(owner) or is_abstract(owner)):
        note(f, receiver.type, owner)
    return receiver.value


def _star_argument(
    f: FunctionLowering, slot: Typed | list[Typed] | None, element: ProperType
) -> Value:
    from naja.compiler.lower.construct import construct_value
    from naja.compiler.lower.containers import variadic_tuple

    if isinstance(slot, list) or slot is None:
        return variadic_tuple(f, slot or [], element).value
    target = f.program.builtin("tuple", element)
    if slot.type == target:
        return slot.value
    return coerce(f, construct_value(f, "tuple", plain([slot])), target)


def outer_bindings(outer: Instantiation) -> Bindings:
    """All bindings visible inside the enclosing functions."""
    result: Bindings = {}
    current: Instantiation | None = outer
    while current is not None:
        if current.owner is not None:
            result.update(bindings_of(current.owner))
        result.update(dict(current.bindings))
        current = current.outer
    return result


_SIMPLE = (
    "IntExpr",
    "StrExpr",
    "BytesExpr",
    "FloatExpr",
    "NameExpr",
    "MemberExpr",
    "UnaryExpr",
    "TupleExpr",
    "OpExpr",
    "EllipsisExpr",
)


def default_value(
    f: FunctionLowering, node: FunctionNode, index: int, declared: ProperType
) -> Typed:
    """The default of a parameter; only constants, since CPython evaluates them once."""
    maker = f.program.default_makers.get((node, index))
    if maker is not None:
        return maker(f, declared)
    initialiser = node.arguments[index].initializer
    if initialiser is None:
        raise Unsupported(f"the argument {node.arg_names[index]} is missing", "arguments")
    if _is_handled_exception(initialiser):
        if not f.handled:
            raise Unsupported(
                "no exception is being handled here; call it in the except block itself, "
                "or pass the exception",
                "no-exception",
            )
        return Typed(f.get(f.handled[-1]), f.program.builtin("BaseException"))
    if is_constant_expression(initialiser):
        return f.expr(initialiser)
    made = f.program.default_globals.get((node, index))
    if made is None:
        raise Unsupported(
            f"the default of {node.arg_names[index]} is not a constant; "
            "use None and make the value inside",
            "default",
        )
    return Typed(f.load(made[0].rep, Symbol(made[0].symbol, I64), 0), made[1])


def store_defaults(f: FunctionLowering, node: FuncDef) -> None:
    """At the `def` of a module: evaluate the defaults that are no constants, once."""
    for index, argument in enumerate(node.arguments):
        initialiser = argument.initializer
        if initialiser is None or is_constant_expression(initialiser):
            continue
        made = f.program.default_globals.get((node, index))
        if made is not None:
            f.store(Symbol(made[0].symbol, I64), coerce(f, f.expr(initialiser), made[1]), 0)


def declare_default(program: ProgramLowering, node: FuncDef, index: int) -> None:
    """The global that keeps a default which is no constant."""
    type_ = normal(callable_type(node).arg_types[index])
    made = Global(
        program.names.unique(f"default {node.fullname} {index}", (node, index)),
        rep_of(type_),
        zero(rep_of(type_)),
    )
    program.out.globals.append(made)
    program.default_globals[(node, index)] = (made, type_)


def is_constant_expression(node: Expression) -> bool:
    kind = type(node).__name__
    if kind not in _SIMPLE:
        return _is_handled_exception(node)
    from naja.compiler.frontend.syntax import children

    if kind == "MemberExpr":
        return True
    return all(is_constant_expression(child) for child in children(node))  # type: ignore[arg-type]


def _is_handled_exception(node: Expression) -> bool:
    """The default that `naja.lang.handling` tells of."""
    return (
        isinstance(node, CallExpr)
        and isinstance(node.callee, RefExpr)
        and node.callee.fullname == "naja.lang.handling.handled_exception"
    )
