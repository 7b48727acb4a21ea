"""One block for all checks of a function that fail alike.

Lowering makes a block that raises for each check; those of one source line differ in
nothing. With one block for all, a function of arithmetic stays small enough to be inlined,
and one way out is outlined instead of many.
"""

from __future__ import annotations

from collections.abc import Hashable

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Const, Function, Op, Symbol, Temp, Value
from naja.compiler.ir.flow import prune, replace_targets


def share_failures(function: Function) -> None:
    """Let equal blocks of one call that never returns be one."""
    kept: dict[Hashable, Block] = {}
    instead: dict[int, Block] = {}
    for block in function.blocks:
        form = _form(block)
        if form is not None:
            first = kept.setdefault(form, block)
            if first is not block:
                instead[id(block)] = first
    if not instead:
        return
    for block in function.blocks:
        for op in block.ops:
            replace_targets(op, lambda target: instead.get(id(target), target))
    prune(function)


def _form(block: Block) -> Hashable | None:
    """What tells such a block apart from others; None if it is of another kind."""
    call: Op = block.ops[0]
    if not block.cold or type(call) is not core.Call or not call.never_returns:
        return None
    if len(block.ops) != 2:
        return None
    values = [_identity(value) for value in (call.callee, *call.args)]
    unwind = None if call.unwind is None else id(call.unwind)
    return (*values, unwind, call.line, call.raises, call.c_abi)


def _identity(value: Value) -> Hashable:
    if isinstance(value, Symbol):
        return value.name
    if isinstance(value, Const):
        return (value.rep, type(value.literal), value.literal)
    return value.id if isinstance(value, Temp) else id(value)
