"""Which values and locals are still needed at the start of a block.

Sets are ints used as bit sets: bit 2 * id for a temporary, 2 * id + 1 for a local.
"""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function, Local, Op, Temp
from naja.compiler.ir.flow import exits, operands, reachable, result_of


def temp_bit(temp: Temp) -> int:
    return 1 << 2 * temp.id


def local_bit(local: Local) -> int:
    return 1 << 2 * local.id + 1


def _before(op: Op, live: int, at: dict[int, int]) -> int:
    """The live set before `op` from the one behind it."""
    result = result_of(op)
    if result is not None:
        live &= ~temp_bit(result)
    if isinstance(op, core.StoreLocal):
        live &= ~local_bit(op.local)
    for target in exits(op):
        live |= at[id(target)]
    for value in operands(op):
        if isinstance(value, Temp):
            live |= temp_bit(value)
    if isinstance(op, core.LoadLocal):
        live |= local_bit(op.local)
    return live


def live_at_start(function: Function) -> dict[int, int]:
    """Live set at the start of every reachable block, by `id(block)`."""
    order = reachable(function)[::-1]
    at: dict[int, int] = {id(block): 0 for block in order}
    changed = True
    while changed:
        changed = False
        for block in order:
            live = _block(block, at)
            if live != at[id(block)]:
                at[id(block)] = live
                changed = True
    return at


def _block(block: Block, at: dict[int, int]) -> int:
    live = 0
    for op in reversed(block.ops):
        live = _before(op, live, at)
    return live
