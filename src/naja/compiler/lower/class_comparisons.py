"""`type(a) is type(b)` where the static types tell that the classes are not the same.

In a function that was specialised for an `int` argument, what follows `type(other) is type(self)`
makes no sense: mypy has narrowed `other` there to a class that it cannot be of.
"""

from __future__ import annotations

from mypy.nodes import CallExpr, ComparisonExpr, Expression, MemberExpr, NameExpr, TypeInfo
from mypy.types import Instance, NoneType, ProperType, TupleType

from naja.compiler.lower.class_tests import have_common_class
from naja.compiler.lower.conditions import peek_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object


def compares_other_classes(f: FunctionLowering, node: ComparisonExpr) -> bool | None:
    """What `type(a) is b` and the like give where the classes surely differ; else None."""
    operator = node.operators[0]
    if operator not in ("is", "is not", "==", "!="):
        return None
    parts = [_type_argument(operand) or operand for operand in node.operands]
    if not any(isinstance(part, NameExpr) and part.node in f.specialised for part in parts):
        return None
    known = [
        _class(f, part, is_value=part is not operand)
        for part, operand in zip(parts, node.operands, strict=True)
    ]
    a, b = known
    if a is None or b is None or have_common_class(f.program, a, b):
        return None
    return operator in ("is not", "!=")


def _type_argument(node: Expression) -> Expression | None:
    """`value` of `type(value)` and `value.__class__`."""
    if isinstance(node, MemberExpr) and node.name == "__class__":
        return node.expr
    if isinstance(node, CallExpr) and getattr(node.callee, "fullname", "") == "builtins.type":
        return node.args[0] if len(node.args) == 1 else None
    return None


def _class(f: FunctionLowering, node: Expression, *, is_value: bool) -> TypeInfo | None:
    """The class that the name is of, or that values of the expression are of or below."""
    if not is_value:
        named = getattr(node, "node", None)
        return named if isinstance(named, TypeInfo) else None
    type_ = peek_type(f, node)
    return None if type_ is None else _class_of(f, type_)


def _class_of(f: FunctionLowering, type_: ProperType) -> TypeInfo | None:
    if isinstance(type_, NoneType):
        return f.program.builtin("types.NoneType").type
    if isinstance(type_, TupleType):
        return type_.partial_fallback.type
    if isinstance(type_, Instance) and not is_abstract(type_) and not is_object(type_):
        return type_.type
    return None
