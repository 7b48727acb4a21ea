"""The declared type of a place, for the display that is written there.

mypy simplifies what it infers (`int | bool` becomes `int`), so `x: list[int | bool] = [...]`
has a display of another type than x. The declaration decides how the elements are kept.
"""

from __future__ import annotations

from mypy.nodes import (
    ConditionalExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ListComprehension,
    ListExpr,
    SetComprehension,
    SetExpr,
    StarExpr,
    TupleExpr,
)
from mypy.types import (
    AnyType,
    Instance,
    ProperType,
    TupleType,
    Type,
    UnionType,
    get_proper_type,
)

from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.open_functions import is_open
from naja.compiler.lower.types import normal

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
            known = [f.program.types.get(item) for item in node.items]
            if any(type_ is not None and is_open(get_proper_type(type_)) for type_ in known):
                f.program.types[node] = declared
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


def inferred(f: FunctionLowering, node: Expression) -> ProperType:
    """The type of an expression; where mypy has left a display open, that of its items."""
    type_ = f.type_of(node)
    if not isinstance(type_, Instance) or not any(_is_open(arg) for arg in type_.args):
        return type_
    parts = _parts(node)
    if parts is None:
        return type_
    args = [
        _joined(f, items) if _is_open(arg) else arg
        for arg, items in zip(type_.args, parts, strict=True)
    ]
    found = Instance(type_.type, args)
    f.program.types[node] = found
    return found


def _is_open(arg: Type) -> bool:
    return isinstance(get_proper_type(arg), AnyType)


def _joined(f: FunctionLowering, items: list[Expression]) -> ProperType:
    return normal(UnionType([inferred(f, item) for item in items]))


def _parts(node: Expression) -> list[list[Expression]] | None:
    """The expressions that decide each type argument of a display."""
    if isinstance(node, (ListExpr, SetExpr)) and not any(
        isinstance(item, StarExpr) for item in node.items
    ):
        return [node.items]
    if isinstance(node, (ListComprehension, SetComprehension)):
        return [[node.generator.left_expr]]
    if isinstance(node, DictionaryComprehension) and node.key is not None:
        return [[node.key], [node.value]]
    if isinstance(node, DictExpr):
        keys = [key for key, _ in node.items if key is not None]
        if len(keys) == len(node.items):
            return [keys, [value for _, value in node.items]]
    return None
