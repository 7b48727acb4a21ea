"""`functools.cached_property`: a property that keeps its value in a field of the object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import MDEF, Decorator, FuncDef, RefExpr, SymbolTableNode, TypeInfo, Var
from mypy.types import Instance

from naja.compiler.ir.core import NULL, Const
from naja.compiler.ir.types import I1
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FieldLayout, Typed
from naja.compiler.lower.types import Unsupported, supertype

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def is_cached_property(node: Decorator) -> bool:
    return any(
        isinstance(item, RefExpr) and item.fullname == "functools.cached_property"
        for item in node.original_decorators  # mypy takes it out: a property to it
    )


def field_name(name: str) -> str:
    """The field that keeps the value; no attribute of a program can have this name."""
    return f"cached {name}"


def replace_by_property(program: ProgramLowering, info: TypeInfo, node: Decorator) -> None:
    """Make an ordinary property of it, and give its class the field."""
    written = node.func
    formal = callable_type(written)
    if node.decorators:
        raise Unsupported(
            "cached_property together with other decorators is not supported", "decorator"
        )
    kept = Var(field_name(written.name), formal.ret_type)
    kept.info = info
    kept._fullname = f"{info.fullname}.{kept.name}"
    info.names[kept.name] = SymbolTableNode(MDEF, kept, plugin_generated=True)
    made = FuncDef(written.name, written.arguments, written.body, formal)
    made.info, made.is_property = info, True
    made._fullname = written.fullname
    made.line, made.column = written.line, written.column
    program.classes.function_names[made] = program.classes.function_names[written]
    program.names.note_twin(made, written)

    def emit(f: FunctionLowering, params: list[Typed]) -> None:
        _look(f, params[0], info, written)

    program.synthetic[made] = emit
    node.func = made


def _look(f: FunctionLowering, target: Typed, info: TypeInfo, written: FuncDef) -> None:
    """The value that is kept, or that of the function, kept from now on."""
    from naja.compiler.lower.leaving import leave

    assert isinstance(target.type, Instance)
    field = f.program.classes.layout(target.type).fields[field_name(written.name)]
    loaded = f.load(field.rep, target.value, field.offset)
    is_set = (
        f.load(I1, target.value, field.flag) if field.flag else f.binary("icmp.ne", loaded, NULL)
    )
    there, first = f.new_block("kept"), f.new_block("first")
    f.branch(is_set, there, first, likely=True)
    f.enter(there)
    assert f.result_type is not None
    leave(f, coerce(f, Typed(loaded, field.type), f.result_type))
    f.enter(first)
    made = call_function(f, written, [], owner=supertype(target.type, info), receiver=target)
    if f.reachable:
        value = coerce(f, made, field.type)
        keep(f, target, field, Typed(value, field.type))
        leave(f, coerce(f, Typed(value, field.type), f.result_type))


def keep(f: FunctionLowering, target: Typed, field: FieldLayout, value: Typed) -> None:
    """Set the value, as `target.name = value` does too."""
    f.store(target.value, coerce(f, value, field.type), field.offset)
    if field.flag:
        f.store(target.value, Const(I1, True), field.flag)


def forget(f: FunctionLowering, target: Typed, field: FieldLayout, name: str) -> None:
    """`del target.name`: the next look computes the value again."""
    from naja.abi import entry
    from naja.compiler.lower.numbers import require
    from naja.compiler.lower.statics import zero

    is_set = (
        f.load(I1, target.value, field.flag)
        if field.flag
        else f.binary("icmp.ne", f.load(field.rep, target.value, field.offset), NULL)
    )
    assert isinstance(target.type, Instance)
    texts = [f.program.statics.string(target.type.type.name), f.program.statics.string(name)]
    require(f, is_set, entry.RAISE_ATTRIBUTE, list(texts))
    f.store(target.value, zero(field.rep), field.offset)
    if field.flag:
        f.store(target.value, Const(I1, False), field.flag)


def cached_field(f: FunctionLowering, target: Typed, name: str) -> FieldLayout | None:
    """The field behind a cached property of the object, or None."""
    if not isinstance(target.type, Instance) or target.type.type.get(field_name(name)) is None:
        return None
    return f.program.classes.layout(target.type).fields.get(field_name(name))
