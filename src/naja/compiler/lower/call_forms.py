"""How a function was called: which arguments came by name, and in which order.

Only programs that look at `args` or `kwargs` of a ParamSpec need to know. There each function
value takes one more number behind its arguments: of each argument that came by name, in the
order of the call, the place of its parameter plus one, four bits each.
"""

from __future__ import annotations

from mypy.nodes import ARG_STAR2

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.arguments import Actual, Filled, Parameters
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.types import Unsupported

_BITS = 4
_MOST = 15


def take_form(f: FunctionLowering) -> None:
    """The code of a closure object gets the form of its call as its last parameter."""
    if f.program.observes:
        f.form = f.ir.new_temp(I64)
        f.ir.params.append(f.form)


def form_of_call(
    f: FunctionLowering, wanted: Parameters, slots: list[Filled], actuals: list[Actual]
) -> list[Value]:
    """The form of this call, where it is passed; else nothing."""
    if not f.program.observes:
        return []
    if any(actual.mapping and actual.passed is None for actual in actuals):
        raise Unsupported(
            "a call with ** of a function that looks at the arguments of a ParamSpec is not "
            "supported; name the arguments",
            "param-spec",
        )
    form, shift, rest = 0, 0, False
    for actual in actuals:
        if actual.name is None or actual.passed is not None:
            continue
        place = _place(wanted, actual.name)
        if place is None:
            rest = True
            continue
        if rest:
            raise Unsupported(
                "arguments for **kwargs have to stand behind the named parameters here",
                "param-spec",
            )
        if place + wanted.bound >= _MOST or shift >= 60:
            raise Unsupported("too many named arguments for this call", "param-spec")
        form |= (place + wanted.bound + 1) << shift
        shift += _BITS
    passed = _passed(wanted, slots)
    if passed is None:
        return [Const(I64, form)]
    came, moved = passed
    if not form and not moved:
        return [came]
    path = "naja.runtime.call_forms:moved_form"
    return [f.call_named(path, [came, Const(I64, moved), Const(I64, form)], I64)]


def _place(wanted: Parameters, name: str) -> int | None:
    if name not in wanted.names:
        return None
    at = wanted.names.index(name)
    return None if wanted.kinds[at] == ARG_STAR2 else at


def _passed(wanted: Parameters, slots: list[Filled]) -> tuple[Value, int] | None:
    """The form that the function around was called with, and how far its parameters moved."""
    for place, slot in enumerate(slots):
        for actual in slot if isinstance(slot, list) else [slot]:
            if actual is not None and actual.passed is not None:
                return actual.passed.form, place + wanted.bound - actual.passed.place
    return None
