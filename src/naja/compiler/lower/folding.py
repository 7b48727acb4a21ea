"""Integer expressions of literals alone, computed by the compiler.

An image's int has 64 bits, CPython's has as many as it needs: `-2**63` and `2**64 - 1 >> 1`
have results that fit, though their parts do not.
"""

from __future__ import annotations

import operator
from collections.abc import Callable

from mypy.nodes import Expression, IntExpr, OpExpr, UnaryExpr

_LARGEST_SHIFT = 256
_BINARY: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
_SHIFTS: dict[str, Callable[[int, int], int]] = {
    "**": operator.pow,
    "<<": operator.lshift,
    ">>": operator.rshift,
}
_UNARY: dict[str, Callable[[int], int]] = {
    "-": operator.neg,
    "+": operator.pos,
    "~": operator.invert,
}


def folded_integer(node: Expression) -> int | None:
    """The value of an expression of int literals; None if it is none, or raises."""
    if isinstance(node, IntExpr):
        return node.value
    if isinstance(node, UnaryExpr) and node.op in _UNARY:
        inner = folded_integer(node.expr)
        return None if inner is None else _UNARY[node.op](inner)
    if isinstance(node, OpExpr):
        left, right = folded_integer(node.left), folded_integer(node.right)
        if left is None or right is None:
            return None
        if node.op in _SHIFTS:
            return _SHIFTS[node.op](left, right) if 0 <= right <= _LARGEST_SHIFT else None
        if node.op in _BINARY and (right or node.op not in ("//", "%")):
            return _BINARY[node.op](left, right)
    return None


def fitting_integer(node: Expression) -> int | None:
    """The same, if an image can hold it."""
    value = folded_integer(node)
    return value if value is not None and -(2**63) <= value < 2**63 else None
