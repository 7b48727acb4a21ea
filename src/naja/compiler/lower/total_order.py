"""What `functools.total_ordering` makes, where the comparison that is written may give
`NotImplemented`.

The others ask that method itself, not the operator: the other operand's turn comes after, under
their own names. So a written comparison has one more form, under its name and a `?`, that gives
None for `NotImplemented`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import MDEF, ComparisonExpr, ExpressionStmt, FuncDef, SymbolTableNode, TypeInfo
from mypy.types import NoneType, UnionType

from naja.compiler.frontend.ordering import ORDER_METHODS, OTHERS
from naja.compiler.frontend.syntax import walk
from naja.compiler.lower.alternatives import narrow_present, present, truth
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.numbers import invert
from naja.compiler.lower.operators import compare
from naja.compiler.lower.types import Unsupported
from naja.compiler.lower.variables import read_storage

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_BARE = "?"  # behind the name of a method: its form that gives None for NotImplemented


def made_by(method: object) -> str | None:
    """The comparison from which `total_ordering` has made this one; None for any other."""
    from naja.compiler.lower.not_implemented import is_not_implemented

    if not isinstance(method, FuncDef) or len(method.body.body) != 2:
        return None
    first, last = method.body.body
    if not isinstance(first, ExpressionStmt) or not is_not_implemented(first.expr):
        return None
    asked = [part.operators[0] for part in walk(last) if isinstance(part, ComparisonExpr)]
    return next(ORDER_METHODS[sign] for sign in asked if sign in ORDER_METHODS)


def prepare_bare_forms(program: ProgramLowering, classes: list[TypeInfo]) -> None:
    """Give the classes that are ordered so, and those below, the forms that are asked."""
    for info in classes:
        roots = {made_by(symbol.node) for symbol in info.names.values()} - {None}
        for name in roots:
            assert name is not None
            for item in classes:
                related = item in info.mro or info in item.mro
                symbol = item.names.get(name) if related else None
                if symbol is not None and name + _BARE not in item.names:
                    item.names[name + _BARE] = _bare_form(program, item, name, symbol.node)


def _bare_form(
    program: ProgramLowering, info: TypeInfo, name: str, method: object
) -> SymbolTableNode:
    if not isinstance(method, FuncDef) or method in program.synthetic:
        program.unordered.add(info)
        return info.names[name]
    type_ = callable_type(method)
    given = UnionType([type_.ret_type, NoneType()])
    made = FuncDef(name, method.arguments, method.body, type_.copy_modified(ret_type=given))
    made.info, made._fullname = info, method.fullname
    made.line, made.column = method.line, method.column
    if method in program.home:
        program.home[made] = program.home[method]
    program.bare_forms.add(made)
    return SymbolTableNode(MDEF, made)


def answer_by_root(f: FunctionLowering) -> bool:
    """The whole body of a comparison that is made of another; False in any other function."""
    from naja.compiler.lower.leaving import leave
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.not_implemented import return_not_implemented

    node = f.instance.node if f.instance is not None else None
    root = made_by(node)
    if root is None or not isinstance(node, FuncDef):
        return False
    if any(node.info in info.mro or info in node.info.mro for info in f.program.unordered):
        raise Unsupported(
            f"total_ordering asks {root}, which all related classes have to write with a plain def",
            "decorator",
        )
    mine, other = (read_storage(f, f.variables[item.variable]) for item in node.arguments)
    answer = call_method(f, mine, root + _BARE, [other])
    given, absent = f.new_block("answered"), f.new_block("not_implemented")
    f.branch(present(f, answer), given, absent)
    f.enter(absent)
    return_not_implemented(f)
    f.enter(given)
    negated, joined = OTHERS[root][node.name]
    holds = truth(f, narrow_present(f, answer))
    if negated:
        holds = invert(f, holds)
    if joined:
        sure, open_ = f.new_block("sure"), f.new_block("equal")
        f.branch(holds, *((open_, sure) if joined == "and" else (sure, open_)))
        f.enter(sure)
        leave(f, holds)
        f.enter(open_)
        holds = truth(f, compare(f, "!=" if joined == "and" else "==", mine, other))
    leave(f, holds)
    return True
