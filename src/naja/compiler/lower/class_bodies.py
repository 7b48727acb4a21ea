"""The body of a class: its statements, run in their order once."""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    ClassDef,
    Decorator,
    DelStmt,
    FuncDef,
    NameExpr,
    OverloadedFuncDef,
    Statement,
)

from naja.compiler.ir.core import Const, Symbol
from naja.compiler.ir.types import I64
from naja.compiler.lower.class_assignments import surely_given
from naja.compiler.lower.class_variables import is_set_by_statement
from naja.compiler.lower.dataclass_defaults import keep_default
from naja.compiler.lower.dataclass_fields import field_names, is_dataclass
from naja.compiler.lower.defaults import store_defaults
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.method_decorators import define_method
from naja.compiler.lower.named_tuples import keep_tuple_defaults
from naja.compiler.lower.types import Unsupported


def run_class_body(f: FunctionLowering, node: ClassDef) -> None:
    """Values, defaults of methods, nested classes: whatever the statements do."""
    info = node.info
    given = f.program.classes.initialisers[info]
    unsure = [name for name in given if name not in surely_given(node.defs.body)]
    if unsure:
        raise Unsupported(
            f"{info.name}.{unsure[0]} may stay without a value; give it one before", "class-body"
        )
    if not f.is_module and _has_state(f, node):
        _only_once(f, node)
    if info.is_named_tuple and info.tuple_type is not None:
        keep_tuple_defaults(f, node)
    for item in node.defs.body:
        _run(f, node, item)


def _run(f: FunctionLowering, node: ClassDef, item: Statement) -> None:
    info = node.info
    if isinstance(item, FuncDef):
        store_defaults(f, item)
    elif isinstance(item, Decorator):
        define_method(f, node, item)
    elif isinstance(item, OverloadedFuncDef):
        for part in [*item.items, *([item.impl] if item.impl else [])]:
            _run(f, node, part)
    elif isinstance(item, AssignmentStmt):
        _assign(f, node, item)
    elif isinstance(item, DelStmt):
        raise Unsupported("del in a class body is not supported", "class-body")
    elif info.typeddict_type is None:
        f.statement(item)


def _assign(f: FunctionLowering, node: ClassDef, item: AssignmentStmt) -> None:
    """A field's default, or a value of the class; constants are in the image already."""
    info = node.info
    if type(item.rvalue).__name__ == "TempNode":
        return
    names = [target.name for target in item.lvalues if isinstance(target, NameExpr)]
    if is_dataclass(info) and len(names) == 1 and names[0] in field_names(info):
        keep_default(f, node, names[0])
    elif info.is_enum or info.is_named_tuple or info.typeddict_type is not None:
        return
    elif len(names) < len(item.lvalues) or any(
        is_set_by_statement(f.program, info, name)
        for name in names
        if name in f.program.classes.initialisers[info]
    ):
        f.statement(item)


def _has_state(f: FunctionLowering, node: ClassDef) -> bool:
    """Two runs of the statement would make classes that differ in more than identity."""
    classes = f.program.classes
    return any(
        classes.is_assigned(name) or is_set_by_statement(f.program, node.info, name)
        for name in classes.initialisers[node.info]
        if not node.info.is_enum
    )


def _only_once(f: FunctionLowering, node: ClassDef) -> None:
    """The image has one such class: the second run of the statement is refused."""
    flag = f.program.names.unique(f"made {node.fullname}", ("made", node.info))
    f.program.statics.place(flag)
    first, again = f.new_block("first_class"), f.new_block("second_class", cold=True)
    is_first = f.binary("icmp.eq", f.load(I64, Symbol(flag, I64), 0), Const(I64, 0))
    f.branch(is_first, first, again, likely=True)
    f.enter(again)
    f.fail("naja.runtime.object_unsafe:raise_second_class", [f.program.statics.string(node.name)])
    f.enter(first)
    f.store(Symbol(flag, I64), Const(I64, 1), 0)
