"""Calling functions: arguments to parameters, defaults, specialisation."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, Var
from mypy.types import (
    CallableType,
    Instance,
    ProperType,
    TupleType,
    TypeVarType,
    UninhabitedType,
    UnionType,
)

from naja.compiler.ir.core import Call, Symbol, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.arguments import Actual, arrange, callable_type, plain
from naja.compiler.lower.boxing import note
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.defaults import default_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Instantiation, Typed
from naja.compiler.lower.program import zero
from naja.compiler.lower.solving import generator_result, outer_bindings, solve
from naja.compiler.lower.types import (
    bind,
    bindings_of,
    is_abstract,
    is_bool,
    is_boxed,
    is_float,
    is_int,
    is_none,
    is_object,
    is_str,
    normal,
    rep_of,
    union_items,
)


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
    returned = generator_result(f.program, node, bindings)
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
