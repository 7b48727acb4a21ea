"""Calls of `asyncio.gather` whose results are unpacked where they are awaited.

`a, b = await gather(f(), g())` is told to give a tuple, which keeps the type of each result;
in CPython it gives a list, and nobody can tell. All other calls give a list.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_NAMED,
    ARG_NAMED_OPT,
    ARG_POS,
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    Expression,
    ExpressionStmt,
    ListExpr,
    MypyFile,
    NameExpr,
    StarExpr,
    TupleExpr,
)

from naja.compiler.frontend.spelling import names_of, spelled
from naja.compiler.frontend.syntax import walk

_AROUND = ("wait_for", "shield")
_MOST = {False: 6, True: 4}  # by whether exceptions are results too


def mark_gathers(tree: MypyFile) -> None:
    """Give such calls the argument that says so."""
    gathers = names_of(tree, "asyncio", ("gather",))
    if not gathers:
        return
    around = names_of(tree, "asyncio", _AROUND)
    for node in walk(tree):
        if isinstance(node, ExpressionStmt):
            call = _awaited(node.expr, gathers, around)
            if call is not None:
                _mark(call)
        elif isinstance(node, AssignmentStmt) and len(node.lvalues) == 1:
            target, call = node.lvalues[0], _awaited(node.rvalue, gathers, around)
            if call is not None and isinstance(target, (TupleExpr, ListExpr)):
                plain = not any(isinstance(item, StarExpr) for item in target.items)
                if plain and len(target.items) == call.arg_kinds.count(ARG_POS):
                    _mark(call)


def _awaited(node: Expression, gathers: dict[str, str], around: dict[str, str]) -> CallExpr | None:
    """The call of `gather` behind `await`, perhaps inside of `wait_for`."""
    if not isinstance(node, AwaitExpr):
        return None
    call = node.expr
    while isinstance(call, CallExpr) and spelled(call.callee) in around and call.args:
        call = call.args[0]
    return call if isinstance(call, CallExpr) and spelled(call.callee) in gathers else None


def _mark(call: CallExpr) -> None:
    plain = all(kind in (ARG_POS, ARG_NAMED, ARG_NAMED_OPT) for kind in call.arg_kinds)
    if (
        not plain
        or not 2 <= call.arg_kinds.count(ARG_POS) <= _MOST["return_exceptions" in call.arg_names]
    ):
        return
    yes = NameExpr("True")
    yes.set_line(call)
    call.args.append(yes)
    call.arg_kinds.append(ARG_NAMED)
    call.arg_names.append("_unpacked")
