"""Tests of names that may be used before their statement has run (see `early_names.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    Expression,
    FuncDef,
    ImportFrom,
    MemberExpr,
    MypyFile,
    RefExpr,
    TupleExpr,
    Var,
)

from naja.compiler.frontend import imported_module
from naja.compiler.frontend.syntax import attribute_targets, target_names, targets_of, walk
from naja.compiler.ir.core import Const, Symbol, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.early_names import Execution, imported_names
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.numbers import require
from naja.compiler.lower.types import Unsupported

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def find_early_names(program: ProgramLowering) -> dict[object, str]:
    """The early names of the program, and the flag of each that says it has a meaning."""
    flags: dict[object, str] = {}
    for main in program.orders:
        run = Execution(program.files, program.is_library)
        run.run_module(main)
        for found in run.early:
            flags[found] = f"bound {found.fullname}"  # type: ignore[attr-defined]
            if isinstance(found, Var):
                program.bound_flags[found] = flags[found]
    for flag in sorted(set(flags.values())):
        program.statics.place(flag)
    return flags


def find_rebound(program: ProgramLowering) -> set[object]:
    """Module variables that functions or other modules set: their value changes later."""
    found: set[object] = set()
    for name, tree in program.files.items():
        if program.is_library(name):
            continue
        functions = [part for part in walk(tree) if isinstance(part, FuncDef)]
        inside = {part for function in functions for part in walk(function)}
        for part in walk(tree):
            for target in targets_of(part):
                is_ours = part not in inside
                for bound in target_names(target):
                    if not bound.info and bound.fullname.rpartition(".")[0] != name or not is_ours:
                        found.add(bound)
            found.update(
                target.node
                for target in attribute_targets(part)
                if isinstance(getattr(target.expr, "node", None), MypyFile)
            )
    return found


def mark_defined(f: FunctionLowering, node: object) -> None:
    """After the statement that makes a function or class; variables are noted when set."""
    flag = f.program.early.get(node)
    if flag is not None and not isinstance(node, Var):
        f.store(Symbol(flag, I64), Const(I64, 1), 0)


def check_defined(f: FunctionLowering, node: Expression) -> None:
    """NameError, or AttributeError of a module, where the name has no meaning yet."""
    if isinstance(node, TupleExpr):
        for item in node.items:
            check_defined(f, item)
    if not isinstance(node, RefExpr) or node.node not in f.program.early:
        return
    found = f.program.early[node.node]
    if isinstance(node, MemberExpr) and isinstance(getattr(node.expr, "node", None), MypyFile):
        module = node.expr.node.fullname  # type: ignore[attr-defined]
        names = [f.program.statics.string(node.name), f.program.statics.string(module)]
        args = [*names, _state(f, module)]
        require(f, _is_set(f, found), "naja.runtime.failures:raise_no_member", args)
        return
    name: list[Value] = [f.program.statics.string(getattr(node, "name", ""))]
    require(f, _is_set(f, found), "naja.runtime.failures:raise_name", name)


def check_imports(f: FunctionLowering, node: ImportFrom) -> None:
    """ImportError for names that the module does not have yet."""
    tree = f.program.files[f.module]
    module = imported_module(tree, node)
    for found, (name, _) in zip(imported_names(tree, node), node.names, strict=True):
        if found in f.program.rebound:
            raise Unsupported(
                f"{name} is set again while the program runs, and an imported name would keep its "
                f"first value; import {module} and write {module}.{name}",
                "import",
            )
        flag = f.program.early.get(found)
        if flag is not None and module in f.program.files:
            path = f.program.statics.string(f.program.files[module].path)
            names = [f.program.statics.string(name), f.program.statics.string(module)]
            args = [*names, path, _state(f, module)]
            require(f, _is_set(f, flag), "naja.runtime.failures:raise_no_import", args)


def _is_set(f: FunctionLowering, flag: str) -> Value:
    return f.binary("icmp.ne", f.load(I64, Symbol(flag, I64), 0), Const(I64, 0))


def _state(f: FunctionLowering, module: str) -> Value:
    """0: the module's body has not begun, 1: it runs, 2: it has ended."""
    from naja.compiler.lower.modules import module_body

    return f.load(I64, Symbol(f"{module_body(f.program, module)}.begun", I64), 0)
