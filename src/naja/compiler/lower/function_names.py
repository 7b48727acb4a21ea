"""What functions are called: `__name__`, `__qualname__`, `__module__`, `__doc__`.

A closure object points to these four texts in the image; `functools.wraps` makes it point to
those of another function.
"""

from __future__ import annotations

from mypy.nodes import ExpressionStmt, FuncDef, StrExpr
from mypy.types import NoneType, UnionType

from naja.compiler.ir.core import NULL, Symbol, Value
from naja.compiler.ir.program import StaticObject
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Typed
from naja.compiler.lower.open_functions import OpenFunction
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import normal

_OFFSETS = {"__name__": 8, "__qualname__": 16, "__module__": 24, "__doc__": 32}
_SIZE = 40


def names_of(f: FunctionLowering, node: FunctionNode) -> Symbol:
    """The names of a function of the program or the library."""
    program = f.program
    qualified = qualified_name(f, node)
    label = module_label(f, node)
    link = program.names.unique(f"names {label}.{qualified}", ("names", node, qualified))
    if link not in program.thunks:
        program.thunks.add(link)
        text = docstring(node)
        values: list[Value] = [
            program.statics.string(qualified.rpartition(".")[2]),
            program.statics.string(qualified),
            program.statics.string(label),
            program.statics.string(text) if text is not None else NULL,
        ]
        kind = program.descriptors.plain_type("function names", "names", _SIZE, [])
        fields = list(zip(_OFFSETS.values(), values, strict=True))
        program.out.objects.append(StaticObject(link, kind, _SIZE, fields))
    return Symbol(link, I64)


def module_label(f: FunctionLowering, node: FunctionNode) -> str:
    """`__module__` of a function."""
    home = f.program.home_of(node) if isinstance(node, FuncDef) else f.module
    return f.program.module_label(home)


def qualified_name(f: FunctionLowering, node: FunctionNode) -> str:
    """`Class.method`, `outer.<locals>.inner`."""
    if isinstance(node, FuncDef):
        return f.program.classes.function_names.get(node, node.name)
    around = f.instance.node if f.instance is not None else None
    if isinstance(around, FuncDef):
        return f"{qualified_name(f, around)}.<locals>.<lambda>"
    return "<lambda>"


def docstring(node: FunctionNode) -> str | None:
    """The text that the body begins with."""
    body = node.body.body
    if isinstance(node, FuncDef) and body and isinstance(body[0], ExpressionStmt):
        first = body[0].expr
        if isinstance(first, StrExpr):
            return first.value
    return None


def read_name(f: FunctionLowering, function: Typed, name: str) -> Typed | None:
    """`function.__name__` and its kin; None for other attributes."""
    if name not in _OFFSETS:
        return None
    text = f.program.builtin("str")
    names: Value
    if isinstance(function.value, OpenFunction):
        written = function_of(function.value.node)
        assert written is not None
        names = names_of(f, written)
    else:
        path = "naja.runtime.object_unsafe:function_names"
        names = f.call_named(path, [function.value, f.program.statics.string(name)], I64)
    found = f.load(REF, names, _OFFSETS[name])
    if name == "__doc__":
        return Typed(found, normal(UnionType([text, NoneType()])))
    return Typed(found, text)


def copy_names(f: FunctionLowering, source: Typed, target: Typed) -> None:
    """What `functools.wraps(source)(target)` does."""
    from naja.compiler.lower.closures import NAMES

    f.store(target.value, f.load(I64, source.value, NAMES), NAMES)
