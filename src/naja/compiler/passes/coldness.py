"""Marks the blocks that only errors reach: every way on from them ends in a raise."""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function
from naja.compiler.ir.flow import exits, reachable


def mark_cold(function: Function) -> None:
    """Set `cold` on every block that control cannot leave but by an error."""
    changed = True
    order = reachable(function)[::-1]
    while changed:
        changed = False
        for block in order:
            if not block.cold and _is_cold(block):
                block.cold = changed = True


def _is_cold(block: Block) -> bool:
    last = block.ops[-1]
    if isinstance(last, core.Throw | core.Unreachable):
        return True
    targets = exits(last)
    return bool(targets) and all(target.cold for target in targets)
