"""`dataclasses.replace`: another object of the same class."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, TypeInfo
from mypy.types import Instance, ProperType

from naja.compiler.ir.core import Symbol
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.construct import construct
from naja.compiler.lower.dataclass import read_field
from naja.compiler.lower.dataclass_fields import dataclass_of, fields_of
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, supertype


def _dataclass_of(type_: ProperType, function: str) -> Instance:
    if not isinstance(type_, Instance) or dataclass_of(type_.type) is None:
        raise Unsupported(
            f"{function}() takes an object whose class is a dataclass and known here", "dataclass"
        )
    return type_


def replace_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`replace(value, name=...)`: a new object of the value's own class."""
    source, *changes = evaluate_actuals(f, call)
    type_ = _dataclass_of(source.value.type, "replace")
    made = _by_class(f, source.value, type_, lambda value, info: _replaced(f, value, info, changes))
    return Typed(made.value, type_)


def _by_class(
    f: FunctionLowering,
    source: Typed,
    type_: Instance,
    action: Callable[[Typed, TypeInfo], Typed],
) -> Typed:
    """What `action` makes (an object) of the value at the class that it has."""
    result = f.new_local("by_class", REF)
    done = f.new_block("by_class")
    made: Typed | None = None
    for info in [*f.program.classes.below(type_.type), type_.type]:
        if dataclass_of(info) is None:
            raise Unsupported(
                f"the object may be a {info.name}, which is no dataclass; make the copy yourself",
                "dataclass",
            )
        own = type_ if info is type_.type else Instance(info, [])
        if supertype(own, type_.type) != type_:
            continue
        link = Symbol(f"type.{f.program.descriptors.live(own)}")
        hit, miss = f.new_block("class"), f.new_block("other_class")
        f.branch(f.binary("icmp.eq", f.load(REF, source.value, 0), link), hit, miss)
        f.enter(hit)
        made = action(Typed(source.value, own), info)
        f.set(result, made.value)
        f.jump(done)
        f.enter(miss)
    f.unreachable()
    f.enter(done)
    assert made is not None
    return Typed(f.get(result), made.type)


def _replaced(f: FunctionLowering, source: Typed, info: TypeInfo, changes: list[Actual]) -> Typed:
    given = {actual.name: actual.value for actual in changes}
    actuals = []
    declared = dataclass_of(info)
    assert declared is not None
    for item in fields_of(declared):
        if not item.in_init and item.name in given:
            raise Unsupported(
                f"the field {item.name} is declared with init=False and cannot be replaced",
                "dataclass",
            )
        if item.init_only and item.name not in given:
            if item.default is None:
                raise Unsupported(
                    f"replace() needs a value for the InitVar {item.name}", "dataclass"
                )
            continue
        if item.in_init:
            value = given.get(item.name) or read_field(f, source, item.name)
            actuals.append(Actual(value, item.name))
    assert isinstance(source.type, Instance)
    return construct(f, source.type, actuals)
