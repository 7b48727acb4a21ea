"""`getattr`, `setattr` and `delattr` with a literal name: the attribute itself.

With a default, `getattr` stays a call, and `default_type` tells what it gives. What is computed
stays too, and is refused.
"""

from __future__ import annotations

from typing import TypeVar

from mypy.checkmember import analyze_member_access
from mypy.errorcodes import NAME_DEFINED
from mypy.nodes import (
    ARG_POS,
    AssignmentStmt,
    CallExpr,
    DelStmt,
    ExpressionStmt,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    StrExpr,
)
from mypy.plugin import FunctionContext
from mypy.typeops import make_simplified_union
from mypy.types import Type, UnionType, get_proper_type

from naja.compiler.frontend.replacing import replace_nodes
from naja.compiler.frontend.syntax import walk

NEEDS_LITERAL = "the name has to be a literal; a dict keeps what is looked up by a computed name"
_FUNCTIONS = ("getattr", "setattr", "delattr")
_N = TypeVar("_N", bound=Node)


def name_attributes(tree: MypyFile) -> None:
    """Replace such calls in the tree of a module."""
    if any(isinstance(node, NameExpr) and node.name in _FUNCTIONS for node in walk(tree)):
        replace_nodes(tree, _attribute)


def _attribute(node: Node) -> Node:
    if isinstance(node, ExpressionStmt) and isinstance(node.expr, CallExpr):
        return _statement(node, node.expr)
    if not isinstance(node, CallExpr):
        return node
    name = _literal_name(node, "getattr")
    if name is None or len(node.args) != 2:
        return node
    return _placed(MemberExpr(node.args[0], name), node)


def _statement(node: ExpressionStmt, call: CallExpr) -> Node:
    name = _literal_name(call, "setattr")
    if name is not None and len(call.args) == 3:
        wanted: Type | None = None
        made = AssignmentStmt([MemberExpr(call.args[0], name)], call.args[2], wanted)
        return _placed(made, node)
    name = _literal_name(call, "delattr")
    if name is not None and len(call.args) == 2:
        return _placed(DelStmt(MemberExpr(call.args[0], name)), node)
    return node


def _literal_name(call: CallExpr, function: str) -> str | None:
    """The name that the call of the function says, if it is a literal."""
    callee, kinds = call.callee, set(call.arg_kinds)
    if not isinstance(callee, NameExpr) or callee.name != function or kinds != {ARG_POS}:
        return None
    if len(call.args) < 2 or not isinstance(call.args[1], StrExpr):
        return None
    name = call.args[1].value
    return name if name.isidentifier() else None


def _placed(made: _N, old: Node) -> _N:
    for part in walk(made):
        if part.line < 0:
            part.set_line(old)
    return made


def default_type(call: FunctionContext) -> Type:
    """The type of `getattr(value, "name", default)`: that of the attribute, or the default."""
    node = call.context
    known = isinstance(node, CallExpr) and len(node.args) == 3 and isinstance(node.args[1], StrExpr)
    if not known or not call.arg_types[0] or len(call.arg_types) < 3:
        call.api.fail(f"getattr cannot be compiled: {NEEDS_LITERAL}", node, code=NAME_DEFINED)
        return call.default_return_type
    assert isinstance(node, CallExpr) and isinstance(node.args[1], StrExpr)
    value = get_proper_type(call.arg_types[0][0])
    items = value.items if isinstance(value, UnionType) else [value]
    found = [_attribute_type(call, item, node.args[1].value) for item in items]
    types = [type_ for type_ in found if type_ is not None]
    return make_simplified_union([*types, call.arg_types[2][0]])


def _attribute_type(call: FunctionContext, value: Type, name: str) -> Type | None:
    """The type of the attribute; None if the type checker knows none."""
    checker = call.api
    with checker.msg.filter_errors() as errors:
        found = analyze_member_access(
            name,
            get_proper_type(value),
            call.context,
            is_lvalue=False,
            is_super=False,
            is_operator=False,
            original_type=value,
            chk=checker,  # type: ignore[arg-type]
        )
        return None if errors.has_new_errors() else found
