"""Moves the making of exceptions out of the functions that raise them.

`raise KeyError(...)` is a dozen calls, as much as the rest of many a method. A cold
region - entered at one block, with no way out but an error - is copied into a function of
its own that never returns, and the block calls that. What stays behind is small, so LLVM
inlines it where it matters.
"""

from __future__ import annotations

import copy

from naja.compiler.ir import core
from naja.compiler.ir.core import NONE_VALUE, Block, Function, Local, Op, Symbol, Temp, Value
from naja.compiler.ir.flow import (
    exits,
    operands,
    prune,
    replace_operands,
    replace_targets,
    result_of,
    successors,
)
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import NONE
from naja.compiler.passes.liveness import live_at_start, local_bit, temp_bit

# Operations that a region must have to be worth a call, and may have to be copied.
WORTHWHILE = 6
LARGEST = 200
# Values from outside that it may need.
ARGUMENTS = 5


def outline_errors(program: Program) -> None:
    """Outline the cold regions of all functions."""
    for function in list(program.functions):
        if function.raises and not function.c_abi:
            program.functions += _outline(function)


def _outline(function: Function) -> list[Function]:
    made: list[Function] = []
    regions = [(entry, _region(entry)) for entry in _entries(function)]
    if not any(region for _, region in regions):
        return made
    # Stays true throughout: an entry that calls what it did needs what it needed.
    live = live_at_start(function)
    for entry, region in regions:
        if region is not None:
            outlined = _extract(function, region, len(made), live[id(entry)])
            if outlined is not None:
                made.append(outlined)
    if made:
        prune(function)
    return made


def _entries(function: Function) -> list[Block]:
    """Cold blocks that warm ones lead to, other than by unwinding."""
    found: dict[int, Block] = {}
    for block in function.blocks:
        if not block.cold:
            for target in successors(block):
                if target.cold and not isinstance(target.ops[0], core.TakeError):
                    found[id(target)] = target
    return list(found.values())


def _region(entry: Block) -> list[Block] | None:
    """All blocks reachable from `entry`, `entry` first, if they make a region."""
    region = {id(entry): entry}
    work = [entry]
    while work:
        block = work.pop()
        if any(isinstance(op, core.Suspend | core.Return) for op in block.ops):
            return None
        for target in successors(block):
            if not target.cold or target is entry:
                return None
            if id(target) not in region:
                region[id(target)] = target
                work.append(target)
    size = sum(len(block.ops) for block in region.values())
    return list(region.values()) if WORTHWHILE <= size <= LARGEST else None


def _extract(function: Function, region: list[Block], number: int, live: int) -> Function | None:
    """The new function; its entry calls it from now on. None: it would need too much.

    `live` is what is live at the start of the entry, the first block of the region.
    """
    entry = region[0]
    temps = _live_temps(region, live)
    locals_ = [x for x in function.locals if live & local_bit(x) and x.rep is not NONE]
    if len(temps) + len(locals_) > ARGUMENTS:
        return None
    line = entry.ops[0].line
    symbol = f"{function.symbol}~raise{number}"
    outlined = Function(symbol, function.module, [], NONE, function.file, line, function.name)
    outlined.inline = "never"
    outlined.params = [outlined.new_temp(value.rep) for value in temps]
    outlined.params += [outlined.new_temp(local.rep) for local in locals_]
    copier = _Copier(outlined, region)
    copier.temps = {temp.id: param for temp, param in zip(temps, outlined.params, strict=False)}
    start = Block("start", cold=True)
    for local, param in zip(locals_, outlined.params[len(temps) :], strict=True):
        start.ops.append(core.StoreLocal(copier.local(local), param, line=line))
    start.ops.append(core.Jump(copier.blocks[id(entry)], line=line))
    outlined.blocks = [start, *copier.copy_all()]
    arguments: list[Value] = list(temps)
    entry.ops = []
    for local in locals_:
        value = function.new_temp(local.rep)
        entry.ops.append(core.LoadLocal(value, local, line=line))
        arguments.append(value)
    entry.ops.append(core.Call(None, Symbol(symbol), arguments, never_returns=True, line=line))
    entry.ops.append(core.Unreachable(line=line))
    return outlined


def _live_temps(region: list[Block], live: int) -> list[Temp]:
    """Temporaries of outside that the region reads."""
    found: dict[int, Temp] = {}
    for block in region:
        for op in block.ops:
            for value in operands(op):
                if isinstance(value, Temp) and live & temp_bit(value) and value.rep is not NONE:
                    found[value.id] = value
    return [found[key] for key in sorted(found)]


class _Copier:
    """Copies blocks into another function, with temporaries and locals of its own."""

    def __init__(self, target: Function, region: list[Block]) -> None:
        self.target = target
        self.region = region
        self.blocks = {id(block): Block(block.name, cold=True) for block in region}
        self.temps: dict[int, Temp] = {}
        self.locals: dict[Local, Local] = {}

    def local(self, local: Local) -> Local:
        if local not in self.locals:
            self.locals[local] = self.target.new_local(local.name, local.rep)
        return self.locals[local]

    def temp(self, temp: Temp) -> Temp:
        if temp.id not in self.temps:
            self.temps[temp.id] = self.target.new_temp(temp.rep)
        return self.temps[temp.id]

    def value(self, value: Value) -> Value:
        if not isinstance(value, Temp):
            return value
        return NONE_VALUE if value.rep is NONE else self.temp(value)

    def copy_all(self) -> list[Block]:
        for block in self.region:
            self.blocks[id(block)].ops = [self.op(op) for op in block.ops]
        return list(self.blocks.values())

    def op(self, op: Op) -> Op:
        new = copy.copy(op)
        replace_operands(new, self.value)
        if exits(new):
            replace_targets(new, lambda block: self.blocks[id(block)])
        result = result_of(new)
        if result is not None:
            new.result = self.temp(result)  # type: ignore[attr-defined]
        if isinstance(new, core.LoadLocal | core.StoreLocal):
            new.local = self.local(new.local)
        return new
