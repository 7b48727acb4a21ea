"""The arguments of a call through a slot, and what the methods behind it take them for."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, ARG_STAR2, FuncDef
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.core import Value
from naja.compiler.lower.arguments import Actual, Parameters, arrange, callable_type
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.filling import mapping_value, star_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import module_label, qualified_name
from naja.compiler.lower.model import Signature, Typed
from naja.compiler.lower.packs import expanded
from naja.compiler.lower.shapes import optional
from naja.compiler.lower.types import Bindings, Unsupported, normal


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
