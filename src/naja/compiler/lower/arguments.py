"""Arguments of a call, and the parameters that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from mypy.nodes import ARG_STAR, ARG_STAR2, ArgKind, CallExpr, NameExpr
from mypy.types import CallableType, TupleType, get_proper_type

from naja.compiler.ir.core import Value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Typed
from naja.compiler.lower.types import Unsupported


@dataclass(frozen=True)
class Passed:
    """Where an argument that is only passed on comes from: the place of the parameter in its
    own function, and how that was called (see `call_forms`).
    """

    place: int
    form: Value


@dataclass
class Actual:
    """One evaluated argument: `value`, `name=value`, `*value` or `**value`.

    `given` (I1): whether it is there at all, where only the running program knows;
    None: it surely is.
    """

    value: Typed
    name: str | None = None
    star: bool = False
    mapping: bool = False
    given: Value | None = None
    passed: Passed | None = None


# What one parameter gets: all that belongs to `*` or `**`, one argument, or its default.
Filled: TypeAlias = list[Actual] | Actual | None


@dataclass(frozen=True)
class Parameters:
    """The parameters that a call fills, and the function's name for its errors.

    `bound`: how many in front of them are given already.
    """

    kinds: list[ArgKind]
    names: list[str | None]
    function: str
    module: str = ""
    bound: int = 0

    @staticmethod
    def of(type_: CallableType, function: str, skip: int = 0, module: str = "") -> Parameters:
        """Of a function type; `skip` leading ones are given already."""
        return Parameters(type_.arg_kinds[skip:], type_.arg_names[skip:], function, module, skip)


def evaluate_actuals(f: FunctionLowering, call: CallExpr) -> list[Actual]:
    """The arguments, left to right."""
    from naja.compiler.lower.narrow_displays import keep_narrow
    from naja.compiler.lower.packs import pack_of, packed_actuals
    from naja.compiler.lower.typed_dicts import typed_dict, unpacked_actuals

    result = []
    keep_narrow(f, call)
    for node, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        pack = pack_of(f, node) if kind.is_star() and isinstance(node, NameExpr) else None
        if pack is not None:
            result += packed_actuals(f, pack, kind)
            continue
        shape = typed_dict(f, node) if kind == ARG_STAR2 else None
        if shape is not None:
            result += unpacked_actuals(f, f.expr(node), shape)
            continue
        result.append(Actual(f.expr(node), name, kind == ARG_STAR, kind == ARG_STAR2))
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


def arrange(f: FunctionLowering, wanted: Parameters, actuals: list[Actual]) -> list[Filled]:
    """The arguments by parameter; None: its default."""
    from naja.compiler.lower.spreading import spread

    slots: list[Filled] = [[] if kind.is_star() else None for kind in wanted.kinds]
    actuals = expand_actuals(f, actuals)
    named = [actual for actual in actuals if actual.name is not None]
    for actual in named:
        _place_named(wanted, slots, actual)
    positional = [actual for actual in actuals if actual.name is None and not actual.mapping]
    position = 0
    while positional and not positional[0].star and _is_free(wanted, position):
        slots[position] = positional.pop(0)
        position += 1
    if positional and ARG_STAR in wanted.kinds[position : position + 1]:
        _take_all(slots[position], positional)
        positional = []
    mappings = [actual for actual in actuals if actual.mapping]
    if positional or mappings:
        spread(f, wanted, slots, position, positional, mappings)
    return slots


def _is_free(wanted: Parameters, position: int) -> bool:
    return position < len(wanted.kinds) and wanted.kinds[position].is_positional()


def _take_all(slot: Filled, actuals: list[Actual]) -> None:
    assert isinstance(slot, list)
    if any(actual.given is not None for actual in actuals):
        raise Unsupported(
            "a parameter with a default cannot be passed on as one of *args here; "
            "give the function the same parameters",
            "callable",
        )
    slot += actuals


def _place_named(wanted: Parameters, slots: list[Filled], actual: Actual) -> None:
    if actual.name in wanted.names:
        at = wanted.names.index(actual.name)
        if not wanted.kinds[at].is_star():
            slots[at] = actual
            return
    if ARG_STAR2 not in wanted.kinds:
        raise Unsupported(f"{wanted.function}() has no parameter {actual.name}", "arguments")
    slot = slots[wanted.kinds.index(ARG_STAR2)]
    assert isinstance(slot, list)
    slot.append(actual)


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
