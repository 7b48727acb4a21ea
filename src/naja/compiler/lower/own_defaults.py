"""Defaults of methods that subclasses override: those of the object's own class count."""

from __future__ import annotations

from collections.abc import Sequence

from mypy.nodes import ARG_STAR, Expression, FuncDef, RefExpr
from mypy.types import Instance

from naja.compiler.frontend.syntax import children
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.types import Unsupported, is_abstract


def own_defaults_from(
    f: FunctionLowering, type_: Instance, node: FuncDef, slots: Sequence[object]
) -> int:
    """The first parameter that the virtual call leaves to the method that it finds.

    Errors: Unsupported if classes differ in a default with given arguments behind it.
    """
    end = len(slots) + 1
    missing = [index for index, slot in enumerate(slots, 1) if slot is None]
    if not missing or not (is_abstract(type_) or _differ(f, type_, node, missing)):
        return end
    first = missing[0]
    if all(slot is None for slot in slots[first - 1 :]):
        return end if node.arg_kinds[first] == ARG_STAR else first
    if is_abstract(type_):
        return end
    raise Unsupported(
        f"subclasses have other defaults of {node.name}; give all arguments up to the last",
        "default",
    )


def _differ(f: FunctionLowering, type_: Instance, node: FuncDef, missing: list[int]) -> bool:
    classes = f.program.classes
    for info in classes.subclasses.get(type_.type, []):
        other = classes.method(info, node.name)
        if other is None or other is node:
            continue
        for index in missing:
            if index >= len(other.arguments):
                return True
            given = node.arguments[index].initializer, other.arguments[index].initializer
            if not _same(*given) and not (given[0] is None and given[1] is None):
                return True
    return False


def _same(left: Expression | None, right: Expression | None) -> bool:
    """Both are the same constant."""
    if left is None or right is None or type(left) is not type(right):
        return False
    if isinstance(left, RefExpr) and isinstance(right, RefExpr):
        return left.fullname == right.fullname and left.fullname.startswith("builtins.")
    if getattr(left, "value", None) != getattr(right, "value", None):
        return False
    if getattr(left, "op", None) != getattr(right, "op", None):
        return False
    inner = list(zip(children(left), children(right), strict=False))
    if not inner:
        return hasattr(left, "value") or type(left).__name__ == "EllipsisExpr"
    return len(children(left)) == len(children(right)) and all(
        isinstance(a, Expression) and isinstance(b, Expression) and _same(a, b) for a, b in inner
    )
