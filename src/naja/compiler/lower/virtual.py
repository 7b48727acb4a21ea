"""Calls through a slot: the arguments, and what the methods behind it take them for."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, ARG_STAR2, FuncDef
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.core import CallSlot, Value
from naja.compiler.lower.arguments import Actual, Parameters, arrange, callable_type
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.filling import mapping_value, star_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import module_label, qualified_name
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.model import Signature, Typed
from naja.compiler.lower.packs import expanded
from naja.compiler.lower.shapes import optional
from naja.compiler.lower.solving import generator_result, solve
from naja.compiler.lower.types import (
    Bindings,
    Unsupported,
    bind,
    bindings_of,
    normal,
    rep_of,
)


def virtual_arguments(
    f: FunctionLowering,
    type_: Instance,
    node: FuncDef,
    bindings: Bindings,
    actuals: list[Actual],
) -> tuple[list[Value], Signature]:
    """What is passed, and the signature but for its result.

    A parameter that gets no argument is left out: each method has its own default.
    """
    formal = expanded(callable_type(node), bindings)
    wanted = Parameters.of(formal, qualified_name(f, node), 1, module_label(f, node))
    values: list[Value] = []
    params: list[ProperType] = []
    marks: list[str] = []
    skipped = False
    for index, slot in enumerate(arrange(f, wanted, actuals), 1):
        declared, kind = normal(formal.arg_types[index]), formal.arg_kinds[index]
        name = formal.arg_names[index]
        if slot is None:
            skipped = True
            if not kind.is_optional():
                raise Unsupported(f"the argument {name} is missing", "arguments")
            continue
        if isinstance(slot, list):
            if not slot:
                continue
            make = star_value if kind == ARG_STAR else mapping_value
            made = make(f, slot, declared)
            values.append(made.value)
            params.append(made.type)
            marks.append("**" if kind == ARG_STAR2 else "*")
            continue
        mark = str(name) if kind.is_named() or skipped else ""
        if slot.given is not None:
            held = f.struct([slot.given, coerce(f, slot.value, declared)])
            values.append(held)
            params.append(optional(f.program, declared))
            marks.append("?" + mark)
            continue
        values.append(coerce(f, slot.value, declared))
        params.append(declared)
        marks.append(mark)
    return values, Signature(params, normal(formal.ret_type), tuple(marks))


def marked_actuals(f: FunctionLowering, values: list[Typed], signature: Signature) -> list[Actual]:
    """The parameters of a slot as arguments for the method that fills it."""
    result = []
    marks = signature.marks or ("",) * len(values)
    for value, mark in zip(values, marks, strict=True):
        if mark in ("*", "**"):
            result.append(Actual(value, star=mark == "*", mapping=mark == "**"))
        elif mark.startswith("?"):
            assert isinstance(value.type, TupleType)
            inside = Typed(f.extract(value.value, 1), normal(value.type.items[1]))
            result.append(Actual(inside, mark[1:] or None, given=f.extract(value.value, 0)))
        else:
            result.append(Actual(value, mark or None))
    return result


def _gives_generators(f: FunctionLowering, type_: Instance, node: FuncDef) -> bool:
    """Whatever subclass it is: none has another method in this one's place that makes no frame."""
    if node in f.program.managers:
        return True
    if is_abstract(type_):
        return False
    below = f.program.classes.below(type_.type)
    methods = [f.program.classes.method(info, node.name) for info in [type_.type, *below]]
    return all(
        method is not None and method.is_generator == node.is_generator for method in methods
    )


def call_virtual(
    f: FunctionLowering,
    receiver: Typed,
    type_: Instance,
    node: FuncDef,
    owner: Instance,
    actuals: list[Actual],
    callee: ProperType | None,
    name: str | None = None,
) -> Typed:
    """Through the slot of the method's name (or another for it) and representations."""
    if type_.type.is_intersection:  # no object descends from what mypy made up
        type_ = owner
    bindings = solve(
        f, node, dict(bindings_of(owner)), actuals, callee if not is_object(type_) else None, type_
    )
    values, signature = virtual_arguments(f, type_, node, bindings, actuals)
    result = bind(callable_type(node).ret_type, bindings)
    if _gives_generators(f, type_, node):
        result = generator_result(f.program, node, bindings)
    own = tuple(
        (variable.id, bindings[variable.id])
        for variable in callable_type(node).variables
        if variable.id in bindings and not variable.id.is_self() and variable.name != "Self"
    )
    signature.result = result
    selector = f.program.dispatch.selector(type_, name or node.name, signature, own)  # type: ignore[arg-type]
    temp = f.temp(rep_of(result))
    f.emit(CallSlot(temp, selector.key, [receiver.value, *values], unwind=f.unwind()))
    return Typed(temp, result)
