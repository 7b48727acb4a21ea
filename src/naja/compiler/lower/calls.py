"""Calling functions: arguments to parameters, defaults, specialisation."""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import ARG_STAR, ARG_STAR2, LambdaExpr, Var
from mypy.types import (
    CallableType,
    Instance,
    ParamSpecType,
    ProperType,
    TupleType,
    TypeVarType,
    UninhabitedType,
    UnionType,
)

from naja.compiler.ir.core import Call, Symbol, Value
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import Actual, Filled, Parameters, arrange, callable_type
from naja.compiler.lower.boxing import note
from naja.compiler.lower.call_forms import form_of_call
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.defaults import default_value
from naja.compiler.lower.filling import mapping_value, single_value, star_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import module_label, qualified_name
from naja.compiler.lower.kinds import (
    is_abstract,
    is_bool,
    is_complex,
    is_float,
    is_int,
    is_named,
    is_none,
    is_object,
    is_str,
)
from naja.compiler.lower.model import FunctionNode, Instantiation, Typed
from naja.compiler.lower.narrower import may_be_narrower
from naja.compiler.lower.numbers import as_int
from naja.compiler.lower.open_functions import OpenClosure, is_open, returned_function
from naja.compiler.lower.operator_names import METHODS, reflected
from naja.compiler.lower.packs import expanded, held_from
from naja.compiler.lower.promotions import note_promotion
from naja.compiler.lower.shapes import held_value
from naja.compiler.lower.solving import generator_result, outer_bindings, solve
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import Bindings, bindings_of, is_boxed, normal, rep_of, union_items


def is_specialised(
    f: FunctionLowering, node: FunctionNode, index: int, declared: ProperType, actual: ProperType
) -> bool:
    """The parameter takes the argument's own type, because its declared one is abstract."""
    from naja.compiler.lower.kinds import is_number, is_value_enum

    if declared == actual or isinstance(actual, (UninhabitedType, UnionType)) or is_object(actual):
        return False
    if isinstance(declared, UnionType):
        if is_none(actual):
            return _is_prelude(node) and is_boxed(declared)
        abstract = any(is_abstract(item) for item in union_items(declared))
        told = not abstract and any(map(_is_tuple, union_items(declared)))
        if isinstance(actual, TupleType) and told:
            return False  # the union says as which tuple it is kept
        member = is_value_enum(actual) and actual not in union_items(declared)
        if not abstract and not member and not (is_boxed(declared) and _is_prelude(node)):
            return False
    elif is_object(declared):
        chooses = index == f.program.choosing.get(node)
        if not (chooses or _is_prelude(node) or getattr(node, "name", "") in _OBJECT_METHODS):
            return False
    elif isinstance(actual, Instance) and actual.type.is_enum:
        if not (is_int(declared) or is_str(declared) or is_float(declared)):
            return False
    elif (
        is_float(declared)
        and (is_int(actual) or is_bool(actual))
        or is_int(declared)
        and is_bool(actual)
        or is_complex(declared)
        and is_number(actual)
    ):
        pass  # the promotions of mypy: the callee gets the object that CPython would give it
    elif not is_abstract(declared):
        return False
    if is_abstract(actual) or isinstance(actual, CallableType):
        return False
    return node.arguments[index].variable not in _assigned(f, node)


def _is_tuple(type_: ProperType) -> bool:
    return isinstance(type_, TupleType) or is_named(type_, "builtins.tuple")


_OBJECT_METHODS = {
    *METHODS.values(),
    *map(reflected, METHODS.values()),
    *("__contains__", "index", "count", "remove", "discard"),
}


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
    values: list[Value] = [closure] if closure is not None else []
    specialised: list[tuple[int, ProperType]] = []
    if receiver is not None:
        values.append(receiver_value(f, receiver, owner))
        if exact or _is_mixin(owner, receiver):
            specialised.append((0, receiver.type))
    filling = _Filling(f, node, function_type_of(f, node, outer), bindings, outer, closure)
    values += filling.values(actuals, 1 if receiver is not None else 0, specialised)
    own = tuple(
        (v.id, normal(bindings[v.id]))
        for v in callable_type(node).variables
        if isinstance(v, (TypeVarType, ParamSpecType)) and v.id in bindings
    )
    key = Instantiation(node, owner, own, tuple(specialised), outer)
    if any(may_be_narrower(type_) for _, type_ in specialised):
        note_promotion(f, key)
    returned = generator_result(f.program, node, bindings)
    symbol = f.program.request(key)
    result = f.temp(rep_of(returned))
    never = isinstance(returned, UninhabitedType)
    f.emit(Call(result, Symbol(symbol, I64), values, unwind=f.unwind(), never_returns=never))
    if never:
        f.unreachable()
        return Typed(zero(rep_of(returned)), returned)
    if is_open(returned):
        return Typed(OpenClosure(result, returned_function(node), key), returned)
    return Typed(result, returned)


def _is_mixin(owner: Instance | None, receiver: Typed) -> bool:
    """A method that an abstract collection gives to those who extend it: `Mapping.get`.

    It is compiled for each of them, so that what it calls is theirs.
    """
    return (
        owner is not None
        and owner.type.module_name == "typing"
        and isinstance(receiver.type, Instance)
        and not is_abstract(receiver.type)
        and not is_object(receiver.type)
        and receiver.value.rep is REF
    )


def function_type_of(
    f: FunctionLowering, node: FunctionNode, outer: Instantiation | None
) -> CallableType:
    """The type that a function declares; of a lambda, what its place makes of it."""
    found = f.program.nested_types.get(Instantiation(node, outer=outer))
    if isinstance(node, LambdaExpr) and isinstance(found, CallableType):
        return found
    return callable_type(node)


@dataclass(frozen=True)
class _Filling:
    """The values of the parameters of one direct call."""

    f: FunctionLowering
    node: FunctionNode
    declared: CallableType
    bindings: Bindings
    outer: Instantiation | None
    closure: Value | None

    def values(
        self, actuals: list[Actual], skip: int, specialised: list[tuple[int, ProperType]]
    ) -> list[Value]:
        """In order; notes in `specialised` which parameters take the argument's own type."""
        f, node = self.f, self.node
        formal = expanded(self.declared, self.bindings)
        held = held_from(f.program, node)
        wanted = Parameters.of(formal, qualified_name(f, node), skip, module_label(f, node))
        values = []
        slots = arrange(f, wanted, actuals)
        for index, slot in enumerate(slots, skip):
            declared, kind = normal(formal.arg_types[index]), formal.arg_kinds[index]
            if held is not None and index >= held:
                values.append(held_value(f, formal, index, slot))
            elif kind == ARG_STAR:
                values.append(star_value(f, slot, declared).value)
            elif kind == ARG_STAR2:
                values.append(mapping_value(f, slot, declared).value)
            else:
                values.append(self._single(index, slot, declared, specialised))
        if held is not None:
            values += form_of_call(f, wanted, slots, actuals)
        return values

    def _single(
        self,
        index: int,
        slot: Filled,
        declared: ProperType,
        specialised: list[tuple[int, ProperType]],
    ) -> Value:
        f, node = self.f, self.node

        def default() -> Typed:
            return default_value(f, node, index, declared, self.outer, self.closure)

        if isinstance(slot, Actual) and slot.given is not None:
            return single_value(f, slot, declared, default)
        given = slot.value if isinstance(slot, Actual) else default()
        given = _fit_enum(f, node, given, declared)
        if is_specialised(f, node, index, declared, given.type):
            given = _as_specialised(f, given, declared)
            specialised.append((index, given.type))
            return given.value
        return coerce(f, given, declared)


def _fit_enum(f: FunctionLowering, node: FunctionNode, given: Typed, declared: ProperType) -> Typed:
    """The class of an enumeration as the list of its members; a member as its plain value
    where a builtin function wants that.
    """
    from naja.compiler.lower.enum_access import enum_of_class, member_list, plain_value

    info = enum_of_class(given.type)
    if info is not None and is_abstract(declared):
        return member_list(f, info)
    kinds = union_items(declared)
    if _is_prelude(node) and any(is_int(kind) or is_str(kind) or is_float(kind) for kind in kinds):
        return plain_value(f, given)
    return given


def _as_specialised(f: FunctionLowering, given: Typed, declared: ProperType) -> Typed:
    if isinstance(given.type, TupleType) and not given.type.partial_fallback.type.is_named_tuple:
        from naja.compiler.lower.containers import as_variadic, variadic_tuple

        if not given.type.items and isinstance(declared, Instance) and declared.args:
            return variadic_tuple(f, [], normal(declared.args[0]))
        return as_variadic(f, given)
    return given


def receiver_value(f: FunctionLowering, receiver: Typed, owner: Instance | None) -> Value:
    """`self` as the defining class holds it."""
    if owner is not None and receiver.type != owner and (is_object(owner) or is_abstract(owner)):
        note(f, receiver.type, owner)
    if owner is not None and is_int(owner) and is_bool(receiver.type):
        return as_int(f, receiver)
    if owner is not None and (is_int(owner) or is_str(owner)):
        from naja.compiler.lower.enum_access import plain_value

        return plain_value(f, receiver).value
    return receiver.value
