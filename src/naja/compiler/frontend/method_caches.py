"""`lru_cache` and `cache` of methods.

A method has to be a function to find its object, so the decorator becomes one that keeps the
cache behind a function.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_POS,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    ImportFrom,
    MemberExpr,
    MypyFile,
    NameExpr,
)

from naja.compiler.frontend.spelling import names_of, spelled
from naja.compiler.frontend.syntax import walk

_FUNCTION = "_method_cache"


def name_method_caches(tree: MypyFile) -> None:
    """Replace the decorators of methods in the tree of a module."""
    caches = names_of(tree, "functools", ("lru_cache", "cache"))
    if not caches:
        return
    changed = False
    for node in walk(tree):
        if isinstance(node, ClassDef):
            for item in node.defs.body:
                if isinstance(item, Decorator):
                    changed = _change(item, caches) or changed
    if changed:
        for statement in [*tree.imports, *walk(tree)]:
            if isinstance(statement, ImportFrom) and statement.id == "functools":
                statement.names = [*statement.names, (_FUNCTION, _FUNCTION)]


def _change(item: Decorator, caches: dict[str, str]) -> bool:
    made = [_cache(mark, caches) for mark in item.decorators]
    if all(mark is None for mark in made):
        return False
    marks = [new or old for new, old in zip(made, item.decorators, strict=True)]
    item.decorators = marks
    item.original_decorators = list(marks)
    return True


def _cache(mark: Expression, caches: dict[str, str]) -> Expression | None:
    """The decorator that stands for this one; None if it is no cache."""
    callee = mark.callee if isinstance(mark, CallExpr) else mark
    kind = caches.get(spelled(callee))
    if kind is None:
        return None
    function: Expression = NameExpr(_FUNCTION)
    if isinstance(callee, MemberExpr):
        function = MemberExpr(callee.expr, _FUNCTION)
    if isinstance(mark, CallExpr):
        made = CallExpr(function, mark.args, mark.arg_kinds, mark.arg_names)
    elif kind == "cache":
        made = CallExpr(function, [NameExpr("None")], [ARG_POS], [None])
    else:
        made = CallExpr(function, [], [], [])
    for part in walk(made):
        if part.line < 0:
            part.set_line(mark)
    return made
