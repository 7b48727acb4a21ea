"""The declared type of a place, for the display that is written there.

mypy simplifies what it infers (`int | bool` becomes `int`), so `x: list[int | bool] = [...]`
has a display of another type than x. The declaration decides how the elements are kept.
"""

from __future__ import annotations

from mypy.nodes import ConditionalExpr, DictExpr, Expression, ListExpr, SetExpr, TupleExpr
from mypy.types import Instance, ProperType, TupleType, UnionType, get_proper_type

from naja.compiler.lower.function import FunctionLowering

_CLASSES = {ListExpr: "builtins.list", SetExpr: "builtins.set", DictExpr: "builtins.dict"}


def expect(f: FunctionLowering, node: Expression, declared: ProperType) -> None:
    """Give the display `node` (and those in it) the type that is declared for its place."""
    if isinstance(node, ConditionalExpr):
        expect(f, node.if_expr, declared)
        expect(f, node.else_expr, declared)
    elif isinstance(node, TupleExpr) and isinstance(declared, TupleType):
        if len(node.items) == len(declared.items):
            for item, type_ in zip(node.items, declared.items, strict=True):
                expect(f, item, get_proper_type(type_))
    elif type(node) in _CLASSES and node in f.program.types:
        wanted = _alternative(declared, _CLASSES[type(node)])
        if wanted is not None:
            f.program.types[node] = wanted
            _expect_items(f, node, [get_proper_type(arg) for arg in wanted.args])


def _alternative(declared: ProperType, name: str) -> Instance | None:
    """The one class `name` among the alternatives of the declared type."""
    items = declared.items if isinstance(declared, UnionType) else [declared]
    found = [item for item in map(get_proper_type, items) if isinstance(item, Instance)]
    fitting = [item for item in found if item.type.fullname == name]
    return fitting[0] if len(fitting) == 1 else None


def _expect_items(f: FunctionLowering, node: Expression, args: list[ProperType]) -> None:
    if isinstance(node, (ListExpr, SetExpr)):
        for item in node.items:
            expect(f, item, args[0])
    elif isinstance(node, DictExpr):
        for key, value in node.items:
            if key is not None:
                expect(f, key, args[0])
                expect(f, value, args[1])
