"""What is rewritten in a tree before mypy gives it types.

`operator.itemgetter("name")`, `attrgetter` and `methodcaller` of constants become lambdas,
which have types at each use. `functools.total_ordering` becomes the methods that it makes.
`getattr` and its kin of literal names become attributes; caches of methods become functions.
Starred items of displays get a type, and so does the memo of `__deepcopy__`. Calls of
`asyncio.gather` are told whether their results are unpacked in place.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_POS,
    Argument,
    Block,
    CallExpr,
    ClassDef,
    Expression,
    IndexExpr,
    IntExpr,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    ReturnStmt,
    SetExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
    UnaryExpr,
    Var,
)
from mypy.plugin import Plugin

from naja.compiler.frontend.attribute_names import name_attributes
from naja.compiler.frontend.copy_memos import type_memos
from naja.compiler.frontend.gathering import mark_gathers
from naja.compiler.frontend.library import in_library
from naja.compiler.frontend.method_caches import name_method_caches
from naja.compiler.frontend.ordering import add_order
from naja.compiler.frontend.replacing import replace_nodes
from naja.compiler.frontend.spelling import names_of, spelled
from naja.compiler.frontend.syntax import walk

_GETTERS = ("itemgetter", "attrgetter", "methodcaller")


class Rewriting(Plugin):
    """A plugin only because mypy shows plugins each tree as soon as it is parsed."""

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        rewrite(file)
        return []


def rewrite(tree: MypyFile) -> None:
    """Replace in place what this module speaks of."""
    mark_gathers(tree)
    if not in_library(tree.path):
        type_starred(tree)
        type_memos(tree)
    name_attributes(tree)
    name_method_caches(tree)
    getters = names_of(tree, "operator", _GETTERS)
    ordering = names_of(tree, "functools", ("total_ordering",))
    if getters:
        replace_nodes(tree, lambda item: _lambda_of(item, getters))
    if ordering:
        for node in walk(tree):
            if isinstance(node, ClassDef):
                marked = [item for item in node.decorators if spelled(item) in ordering]
                if marked and add_order(node):
                    node.decorators = [item for item in node.decorators if item not in marked]


def type_starred(tree: MypyFile) -> None:
    """`[*values]` becomes `[*__starred__(values)]`: mypy does not know what classes without type
    arguments give (str, range)."""
    for node in walk(tree):
        if isinstance(node, (ListExpr, SetExpr)):
            for item in node.items:
                if isinstance(item, StarExpr):
                    _type_item(item)


def _type_item(item: StarExpr) -> None:
    callee = NameExpr("__starred__")
    made = CallExpr(callee, [item.expr], [ARG_POS], [None])
    for part in (callee, made):
        part.set_line(item.expr)
    item.expr = made


def _lambda_of(node: Node, getters: dict[str, str]) -> Node:
    if not isinstance(node, CallExpr):
        return node
    kind = getters.get(spelled(node.callee))
    if kind is None or not node.args or not all(map(_is_constant, node.args)):
        return node
    if kind == "methodcaller":
        first = node.args[0]
        if not isinstance(first, StrExpr):
            return node
        callee = MemberExpr(NameExpr("value"), first.value)
        result: Expression = CallExpr(callee, node.args[1:], node.arg_kinds[1:], node.arg_names[1:])
    else:
        parts = [_part(kind, argument) for argument in node.args]
        result = parts[0] if len(parts) == 1 else TupleExpr(parts)
    body = Block([ReturnStmt(result)])
    made = LambdaExpr([Argument(Var("value"), None, None, ARG_POS)], body)
    for part in walk(made):
        if part.line < 0:
            part.set_line(node)
    return made


def _part(kind: str, argument: Expression) -> Expression:
    """`value[argument]`, or the attributes of a dotted name."""
    result: Expression = NameExpr("value")
    if kind == "itemgetter" or not isinstance(argument, StrExpr):
        return IndexExpr(result, argument)
    for name in argument.value.split("."):
        result = MemberExpr(result, name)
    return result


def _is_constant(node: Expression) -> bool:
    if isinstance(node, UnaryExpr):
        return isinstance(node.expr, IntExpr)
    return isinstance(node, (IntExpr, StrExpr))
