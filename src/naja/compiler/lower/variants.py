"""What a call of an overloaded function gives: its body says a union, a variant which part."""

from __future__ import annotations

from mypy.nodes import Expression, OverloadedFuncDef
from mypy.types import ProperType, UnionType

from naja.compiler.lower.checked import can_be_asked
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_float, is_int, is_object
from naja.compiler.lower.method_lookup import class_info
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import bind, is_partly_known, union_items


def as_variant(f: FunctionLowering, node: Expression, called: object, made: Typed) -> Typed:
    """The result at the type of the variant that the type checker took; TypeError if it is none."""
    known = f.program.types.get(node)
    if known is None or is_partly_known(known) or not isinstance(called, OverloadedFuncDef):
        return made
    module = called.info.module_name if called.info else called.fullname.rpartition(".")[0]
    if called.impl is None or f.program.is_library(module):
        return made
    if not isinstance(made.type, UnionType) and not is_object(made.type):
        return made
    wanted = bind(known, f.bindings)
    if wanted == made.type or is_object(wanted) or _is_promoted(made.type, wanted):
        return made
    return Typed(coerce(f, made, wanted), wanted)


def as_tested(f: FunctionLowering, node: Expression, item: Typed) -> Typed:
    """An item whose class the program has tested, as in `isinstance(row[0], list)`.

    Other code may have changed it since: it is asked again.
    """
    known = f.program.types.get(node)
    boxed = isinstance(item.type, UnionType) or is_object(item.type)
    if known is None or not boxed or not f.wary or is_partly_known(known):
        return item
    wanted = bind(known, f.bindings)
    parts = union_items(item.type)
    if wanted == item.type or is_object(wanted) or not is_object(item.type):
        if not all(part in parts for part in union_items(wanted)) or wanted == item.type:
            return item
    if not all(map(can_be_asked, union_items(wanted))):
        return item
    return Typed(coerce(f, item, wanted), wanted)


def called_method(f: FunctionLowering, receiver: Typed, name: str) -> object:
    """What the name is in the class of the object; None if it has several or none."""
    info = class_info(f, receiver.type)
    symbol = info.get(name) if info is not None else None
    return symbol.node if symbol is not None else None


def _is_promoted(type_: ProperType, wanted: ProperType) -> bool:
    """The type checker calls a float what may be an int."""
    return any(map(is_float, union_items(wanted))) and any(map(is_int, union_items(type_)))
