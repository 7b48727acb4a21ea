"""Arguments of a call, and the parameters that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import ARG_STAR, ARG_STAR2, CallExpr
from mypy.types import (
    CallableType,
    TupleType,
    get_proper_type,
)

from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Typed
from naja.compiler.lower.types import (
    Unsupported,
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
