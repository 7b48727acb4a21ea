"""Constant expressions beyond 64 bits: what an image's `int` does not hold, as documented."""

from __future__ import annotations

import ast
import sys

LOWEST, HIGHEST = -(2**63), 2**63 - 1
REASON = "integers beyond 64 bits"
_EXPONENT = 4096


def is_wide(node: ast.AST) -> bool:
    """Whether some constant part of an expression is beyond 64 bits."""
    value = constant(node) if isinstance(node, ast.expr) else None
    if value is not None:
        return not LOWEST <= value <= HIGHEST
    return False


def constant(node: ast.expr) -> int | None:
    """The value of an expression of literals, as far as it is whole."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() as value):
            return value
        case ast.Attribute(value=ast.Name(id="sys"), attr="maxsize"):
            return sys.maxsize
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = constant(operand)
            return None if inner is None else -inner
        case ast.BinOp(left=left, op=op, right=right):
            return combined(constant(left), op, constant(right))
        case ast.Call(func=ast.Name(id="pow"), args=[left, right]):
            return combined(constant(left), ast.Pow(), constant(right))
        case ast.Call(func=ast.Name(id="int"), args=[inner]):
            return constant(inner)
    return None


def combined(left: int | None, op: ast.operator, right: int | None) -> int | None:
    if left is None or right is None:
        return None
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Pow() if 0 <= right < _EXPONENT:
            return int(left**right)
        case ast.LShift() if 0 <= right < _EXPONENT:
            return left << right
    return None
