"""`for i, x in enumerate(xs)` and `for a, b in zip(xs, ys)` without the iterators' objects.

Only where nobody can see the difference: plain calls, and for `zip` two containers, each of
which gets an iterator of its own here.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Expression, IntExpr, RefExpr
from mypy.types import Instance

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.containers import make_tuple
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.loops import Body, for_each, run_loop
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import is_opened, opened
from naja.compiler.lower.types import bind

# The least and the greatest start of `enumerate` for which counting cannot overflow.
_START = range(-(1 << 32), 1 << 32)

# Containers whose iterators give the number of their items without side effects.
_CONTAINERS = ("builtins.list", "builtins.tuple", "builtins.str", "builtins.bytes")


def for_paired(
    f: FunctionLowering, node: Expression, body: Body, otherwise: Callable[[], None] | None
) -> bool:
    """Lower the loop over `node`; False, and nothing lowered, if it is no such call."""
    if not (isinstance(node, CallExpr) and isinstance(node.callee, RefExpr)):
        return False
    if not all(kind.is_positional() for kind in node.arg_kinds):
        return False
    if node.callee.fullname == "builtins.enumerate":
        return _for_numbered(f, node.args, body, otherwise)
    if node.callee.fullname == "builtins.zip" and len(node.args) == 2:
        return _for_zipped(f, node.args, body, otherwise)
    return False


def _for_numbered(
    f: FunctionLowering,
    args: list[Expression],
    body: Body,
    otherwise: Callable[[], None] | None,
) -> bool:
    start = 0
    if len(args) == 2:
        given = args[1]
        if not isinstance(given, IntExpr) or given.value not in _START:
            return False
        start = given.value
    integer = f.program.builtin("int")
    number = f.new_local("number", I64)
    source = opened(f, args[0], f.expr(args[0]))
    f.set(number, Const(I64, start))

    def numbered(item: Typed) -> None:
        current = f.get(number)
        f.set(number, f.binary("add", current, Const(I64, 1)))
        body(make_tuple(f, [Typed(current, integer), item]))

    for_each(f, source, numbered, otherwise)
    return True


def _for_zipped(
    f: FunctionLowering,
    args: list[Expression],
    body: Body,
    otherwise: Callable[[], None] | None,
) -> bool:
    from naja.compiler.lower.methods import call_method

    if not all(_is_container(f, arg) for arg in args):
        return False
    iterators = [call_method(f, f.expr(arg), "__iter__", []) for arg in args]
    held = [f.new_local("iterator", item.value.rep) for item in iterators]
    for local, item in zip(held, iterators, strict=True):
        f.set(local, item.value)

    def current(at: int) -> Typed:
        return Typed(f.get(held[at]), iterators[at].type)

    def more() -> Value:
        result = f.new_local("more", f.program.bool_rep)
        second, known = f.new_block("second"), f.new_block("known")
        f.set(result, call_method(f, current(0), "_has_next", []).value)
        f.branch(f.get(result), second, known)
        f.enter(second)
        f.set(result, call_method(f, current(1), "_has_next", []).value)
        f.jump(known)
        f.enter(known)
        return f.get(result)

    def take() -> Typed:
        return make_tuple(f, [call_method(f, current(at), "_take", []) for at in (0, 1)])

    run_loop(f, more, take, body, otherwise)
    return True


def _is_container(f: FunctionLowering, node: Expression) -> bool:
    if is_opened(f, node):
        return False
    known = f.program.types.get(node)
    type_ = bind(known, f.bindings) if known is not None else None
    return isinstance(type_, Instance) and type_.type.fullname in _CONTAINERS
