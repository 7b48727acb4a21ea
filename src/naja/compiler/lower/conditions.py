"""Conditions: short circuits, and those that the static types decide.

A branch that the types decide is not lowered at all: in a specialised function the
other one may make no sense.
"""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    ComparisonExpr,
    Expression,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    UnaryExpr,
    Var,
)
from mypy.types import ProperType, UninhabitedType

from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import Block, Const
from naja.compiler.ir.types import REF
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.class_tests import lost_branch
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_none, is_object
from naja.compiler.lower.types import HASHABLE, allows_none, bind, rep_of

_ISINSTANCE = "builtins.isinstance"


def peek_type(f: FunctionLowering, node: Expression) -> ProperType | None:
    """The static type of an expression without lowering it, where that is certain."""
    known = f.program.types.get(node)
    narrowed = bind(known, f.bindings) if known is not None else None
    if isinstance(node, NameExpr) and isinstance(node.node, Var):
        storage = f.variables.get(node.node)
        if storage is not None and node.node in f.specialised:
            if not is_abstract(storage.type) and not is_object(storage.type):
                return storage.type
    return narrowed


def static_truth(f: FunctionLowering, node: Expression) -> bool | None:
    """True or False if the condition is decided at compile time."""
    if isinstance(node, NameExpr):
        if node.fullname in ("builtins.True", "builtins.False"):
            return node.fullname == "builtins.True"
        if node.fullname == "typing.TYPE_CHECKING":
            return False
    if isinstance(node, MemberExpr) and node.fullname == "typing.TYPE_CHECKING":
        return False
    if isinstance(node, UnaryExpr) and node.op == "not":
        inner = static_truth(f, node.expr)
        return None if inner is None else not inner
    if isinstance(node, OpExpr) and node.op in ("and", "or"):
        left = static_truth(f, node.left)
        decisive = node.op == "or"
        if left is decisive:
            return decisive
        right = static_truth(f, node.right)
        if left is None:
            return None
        return right
    if isinstance(node, ComparisonExpr) and len(node.operators) == 1:
        from naja.compiler.lower.class_comparisons import compares_other_classes

        if _is_none(node.operands[1]):
            return _static_none(f, node)
        return compares_other_classes(f, node)
    if isinstance(node, CallExpr):
        return _static_isinstance(f, node) if len(node.args) == 2 else None
    return None


def _is_none(node: Expression) -> bool:
    return isinstance(node, NameExpr) and node.fullname == "builtins.None"


def _static_none(f: FunctionLowering, node: ComparisonExpr) -> bool | None:
    if node.operators[0] not in ("is", "is not"):
        return None
    left = node.operands[0]
    type_ = peek_type(f, left)
    if type_ is None or not _is_stable(left):
        return None
    yes = node.operators == ["is"]
    if is_none(type_):
        return yes
    if (
        not allows_none(type_)
        and not isinstance(type_, UninhabitedType)
        and isinstance(left, NameExpr)
        and left.node in f.specialised
    ):
        return not yes
    return None


def _is_stable(node: Expression) -> bool:
    return isinstance(node, NameExpr)


def _static_isinstance(f: FunctionLowering, node: CallExpr) -> bool | None:
    from naja.compiler.lower.attribute_tests import hasattr_parts, static_attribute

    attribute = hasattr_parts(node)
    if attribute is not None:
        looked_at = peek_type(f, attribute[0])
        return None if looked_at is None else static_attribute(f, looked_at, attribute[1])
    if not (isinstance(node.callee, RefExpr) and node.callee.fullname == _ISINSTANCE):
        return None
    from naja.compiler.lower.instance_tests import (
        class_targets,
        is_class_variable,
        static_isinstance,
    )

    subject = node.args[0]
    if not isinstance(subject, NameExpr) or is_class_variable(node.args[1]):
        return None
    type_ = peek_type(f, subject)
    if type_ is not None and subject.node not in f.specialised and rep_of(type_) is REF:
        return None  # of a reference mypy has narrowed all there is to know
    return None if type_ is None else static_isinstance(f, type_, class_targets(f, node.args[1]))


def check_branches(node: Expression) -> None:
    """Errors: Unsupported where the type checker has left out a branch that may be taken."""
    if isinstance(node, CallExpr) and getattr(node.callee, "fullname", "") == _ISINSTANCE:
        if any(getattr(part, "fullname", "") == HASHABLE for part in walk(node.args[1])):
            raise lost_branch()


def condition(f: FunctionLowering, node: Expression, yes: Block, no: Block) -> None:
    """Jump to `yes` or `no`."""
    known = static_truth(f, node)
    if known is not None:
        f.jump(yes if known else no)
        return
    if isinstance(node, UnaryExpr) and node.op == "not":
        condition(f, node.expr, no, yes)
        return
    if isinstance(node, OpExpr) and node.op in ("and", "or"):
        middle = f.new_block(node.op)
        if node.op == "and":
            condition(f, node.left, middle, no)
        else:
            condition(f, node.left, yes, middle)
        f.enter(middle)
        if getattr(node, "right_unreachable", False):
            f.never()
        else:
            condition(f, node.right, yes, no)
        return
    check_branches(node)
    value = truth(f, f.expr(node))
    if isinstance(value, Const):
        f.jump(yes if value.literal else no)
        return
    f.branch(value, yes, no)
