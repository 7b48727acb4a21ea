"""Displays of numbers that are handed to a function which only reads them, and copies of such.

mypy gives `[1, 2]` in `mean([1, 2])` the type of the parameter, be that `Sequence[float]`. As a
list of its items it stays what CPython makes of it, and the function is compiled for that; a
`list(values)` in it is one of ints then. Members of enumerations that are `str` or `int`, too, are
as numbers here.
"""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    Expression,
    FuncDef,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    SetComprehension,
    SetExpr,
    StarExpr,
)
from mypy.types import (
    CallableType,
    Instance,
    Type,
    UnionType,
    get_proper_type,
    has_type_vars,
)

from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_complex, is_number, is_str
from naja.compiler.lower.narrower import is_narrower
from naja.compiler.lower.types import normal, supertype

_COPIES = {"builtins.list", "builtins.set", "builtins.frozenset", "collections.deque"}


def keep_narrow(f: FunctionLowering, call: CallExpr) -> None:
    """Give displays among the arguments the type of their items, where the function only reads.

    mypy has given them the type of the parameter, `list[float]`.
    """
    callee = get_proper_type(f.program.types.get(call.callee))
    if not isinstance(callee, CallableType):
        return
    for index, (node, name) in enumerate(zip(call.args, call.arg_names, strict=True)):
        if not _items(node):
            continue
        formal = callee.argument_by_name(name) if name else callee.argument_by_position(index)
        if formal is not None and _is_reader(formal.typ) and not _is_generic(callee, formal.name):
            _narrow(f, node)


def _is_reader(declared: Type) -> bool:
    """The parameter is an abstract collection of what may be narrower."""
    type_ = get_proper_type(declared)
    return (
        isinstance(type_, Instance)
        and is_abstract(type_)
        and any(is_number(arg) or is_complex(arg) or is_str(arg) for arg in type_.args)
    )


def _is_generic(callee: CallableType, name: str | None) -> bool:
    """What the parameter takes was found by mypy, from this argument and from others."""
    node = callee.definition
    declared = get_proper_type(node.type) if isinstance(node, FuncDef) else None
    if not isinstance(declared, CallableType) or name not in declared.arg_names:
        return True
    return has_type_vars(declared.arg_types[declared.arg_names.index(name)])


def _narrow(f: FunctionLowering, node: Expression) -> None:
    type_ = f.program.types.get(node)
    items = _items(node)
    if not isinstance(type_, Instance) or any(isinstance(item, StarExpr) for item in items):
        return
    found = {f.type_of(item) for item in items}
    if len(found) == 1 and is_narrower(item := found.pop(), normal(type_.args[0])):
        f.program.types[node] = type_.copy_modified(args=[item, *type_.args[1:]])


def _items(node: Expression) -> list[Expression]:
    """The expressions whose values a display collects."""
    if isinstance(node, (ListExpr, SetExpr)):
        return node.items
    if isinstance(node, (ListComprehension, SetComprehension)):
        return [node.generator.left_expr]
    return [node.left_expr] if isinstance(node, GeneratorExpr) else []


def narrow_copy(made: Instance, actuals: list[Actual]) -> Instance:
    """The type of `list(values)`, of which mypy knows only what the parameter `values` declares."""
    if len(actuals) != 1 or made.type.fullname not in _COPIES or len(made.args) != 1:
        return made
    given = actuals[0].value.type
    if not isinstance(given, Instance) or not given.type.has_base("typing.Iterable"):
        return made
    iterable = next(base for base in given.type.mro if base.fullname == "typing.Iterable")
    item = normal(supertype(given, iterable).args[0])
    if isinstance(item, UnionType) or not is_narrower(item, normal(made.args[0])):
        return made
    return made.copy_modified(args=[item])
