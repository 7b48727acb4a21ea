"""Where the syntax tree has a ParamSpec's `*args: P.args, **kwargs: P.kwargs`."""

from __future__ import annotations

from mypy.nodes import CallExpr, FuncDef, IndexExpr, MemberExpr, NameExpr, Node, RefExpr, Var
from mypy.types import CallableType, ParamSpecType, get_proper_type

from naja.compiler.frontend.syntax import targets_of, walk
from naja.compiler.lower.model import FunctionNode

_CACHES = tuple(f"naja.runtime.caches.{name}" for name in ("lru_cache", "cache", "_method_cache"))


def pack_index(node: FunctionNode) -> int | None:
    """The place of `*args: P.args` among the parameters; None if there is none."""
    type_ = get_proper_type(node.type)
    if isinstance(type_, CallableType):
        for at, item in enumerate(map(get_proper_type, type_.arg_types)):
            if isinstance(item, ParamSpecType):
                return at
    return None


def observes(tree: Node) -> bool:
    """Some function looks at the `args` or `kwargs` of a ParamSpec; caches do."""
    return any(
        isinstance(part, FuncDef)
        and _looks_at_pack(part)
        or isinstance(part, RefExpr)
        and part.fullname in _CACHES
        for part in walk(tree)
    )


_CHANGING = ("pop", "popitem", "update", "setdefault", "clear", "__setitem__", "__delitem__")


def changed_pack(node: FunctionNode, variables: list[Var]) -> Node | None:
    """Where the body changes `args` or `kwargs` before it may pass them on; None: nowhere."""
    for part in walk(node.body):
        for target in targets_of(part):
            if isinstance(target, IndexExpr):
                target = target.base
            if isinstance(target, NameExpr) and target.node in variables:
                return part
        if isinstance(part, MemberExpr) and part.name in _CHANGING:
            if isinstance(part.expr, NameExpr) and part.expr.node in variables:
                return part
    return None


def _looks_at_pack(node: FuncDef) -> bool:
    at = pack_index(node)
    if at is None:
        return False
    variables = [argument.variable for argument in node.arguments[at : at + 2]]
    parts = walk(node.body)
    passed = {
        argument
        for part in parts
        if isinstance(part, CallExpr)
        for argument, kind in zip(part.args, part.arg_kinds, strict=True)
        if kind.is_star()
    }
    return any(
        isinstance(part, NameExpr) and part.node in variables and part not in passed
        for part in parts
    )
