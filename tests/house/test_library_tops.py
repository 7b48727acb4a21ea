"""Importing library code does nothing: its top levels are definitions and constants.

The compiler initialises a library module at compile time, or not at all; so a statement
with an effect would be lost in an image and run under CPython. The exception is a variable
that a function `_lazy_...` computes: an image does so at its first use.
"""

import ast
from pathlib import Path

from support.tree import ROOT, module_name, python_files, room_of, tree_of

GUEST = {
    "lang",
    "abi",
    "unsafe",
    "hal",
    "machine",
    "runtime",
    "prelude",
    "stdlib",
    "drivers",
    "net",
    "fs",
    "http.proto",
    "http",
    "boot",
}

# Calls whose value is fixed when the module is compiled.
CONSTANT_CALLS = {"TypeVar", "ParamSpec", "NewType", "frozenset", "bytes", "len", "ord", "Final"}


def is_constant(node: ast.expr) -> bool:
    """Whether the compiler can compute the value: literals, names and operators on them."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            name = part.func.id if isinstance(part.func, ast.Name) else None
            if name not in CONSTANT_CALLS and not str(name).startswith("_lazy_"):
                return False
        if isinstance(part, ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr | ast.Lambda):
            return False
    return True


def effect(statement: ast.stmt) -> bool:
    """Whether a top-level statement does more than define something."""
    match statement:
        case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return False
        case ast.ClassDef(body=body):
            return any(effect(inner) for inner in body)
        case ast.Pass():
            return False
        case ast.Expr(value=ast.Constant()):
            return False
        case ast.Assign(value=value):
            return not is_constant(value)
        case ast.AnnAssign(value=value):
            return value is not None and not is_constant(value)
        case ast.If(test=test, body=body, orelse=orelse):
            return not is_constant(test) or any(effect(inner) for inner in [*body, *orelse])
    return True


def guest_files() -> list[Path]:
    return [
        path
        for path in python_files()
        if path.suffix == ".py" and room_of(module_name(path)) in GUEST
    ]


def test_library_top_levels_only_define() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{statement.lineno}: {ast.unparse(statement).splitlines()[0]}"
        for path in guest_files()
        for statement in tree_of(path).body
        if effect(statement)
    ]
    assert not wrong, "\n".join(wrong)
