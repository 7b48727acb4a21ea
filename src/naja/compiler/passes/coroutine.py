"""Coroutine bodies into resume functions: a switch on the frame's state word.

A `Suspend` saves what is live behind it into the frame, stores its number as the state
and returns; the next resume enters through the switch, restores, and goes on behind it.
Between two suspensions everything stays in registers. A suspension packs its values from
the first slot on (references first), so the frame is as large as the widest suspension
needs; reference slots it does not use are cleared, so that a suspended coroutine retains
nothing it will not look at.

Errors need no care: resume functions raise like all others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from naja.compiler.ir import core
from naja.compiler.ir.core import (
    NONE_VALUE,
    NULL,
    Block,
    CoroutineInfo,
    Function,
    Local,
    Op,
    Temp,
    Value,
    integer,
)
from naja.compiler.ir.flow import operands, prune, replace_operands, result_of
from naja.compiler.ir.types import I64, NONE, REF, Rep, Struct, align_up
from naja.compiler.passes.liveness import live_at_start, local_bit, temp_bit

WORD = 8


@dataclass(eq=False)
class Suspension:
    """One suspend point: `leaving` ends with it, `resumed` is the code behind it."""

    number: int
    line: int
    leaving: Block
    resumed: Block
    saved: list[Local] = field(default_factory=list)


def split_coroutine(function: Function) -> None:
    """Rewrite a function with `coroutine` info; sets the info's size and references."""
    info = function.coroutine
    assert info is not None
    prune(function)
    suspensions = _cut(function)
    _choose(function, suspensions)
    references = max((_count(s.saved, True) for s in suspensions), default=0)
    words = max((_count(s.saved, False) for s in suspensions), default=0)
    start = align_up(info.head_size, WORD)
    layout = Layout(start, references, start + WORD * references)
    entries: list[tuple[int, Block]] = [(0, function.blocks[0])]
    for suspension in suspensions:
        entries.append((suspension.number, _save_and_restore(function, suspension, layout)))
    _enter(function, info, entries)
    info.size = layout.raw + WORD * words
    info.references = info.head_references + [start + WORD * n for n in range(references)]


@dataclass(frozen=True)
class Layout:
    """Offsets in the frame: `references` slots from `start`, other words from `raw`."""

    start: int
    references: int
    raw: int


def _cut(function: Function) -> list[Suspension]:
    """Divide blocks behind each Suspend. The halves are not connected yet."""
    suspensions: list[Suspension] = []
    blocks: list[Block] = []
    for block in function.blocks:
        blocks.append(block)
        ops, block.ops = block.ops, []
        for op in ops:
            if isinstance(op, core.Suspend):
                number = len(suspensions) + 1
                resumed = Block(f"resume{number}")
                suspensions.append(Suspension(number, op.line, block, resumed))
                # For the analysis the suspension is a jump; `_save_and_restore` mends it.
                block.ops.append(core.Jump(resumed, line=op.line))
                blocks.append(resumed)
                block = resumed
            else:
                block.ops.append(op)
    function.blocks = blocks
    return suspensions


def _choose(function: Function, suspensions: list[Suspension]) -> None:
    """Find what each suspension must save; temporaries among it become locals."""
    live = live_at_start(function)
    everywhere = 0
    for suspension in suspensions:
        everywhere |= live[id(suspension.resumed)]
    demoted = _demote(function, everywhere)
    for suspension in suspensions:
        bits = live[id(suspension.resumed)]
        saved = [local for local in function.locals if bits & local_bit(local)]
        saved += [local for temp_id, local in demoted.items() if bits >> 2 * temp_id & 1]
        suspension.saved = [local for local in saved if local.rep is not NONE]


def _demote(function: Function, live: int) -> dict[int, Local]:
    """Give every temporary of the set a local: stored once, loaded before each use."""
    frame = function.params[0]
    demoted: dict[int, Local] = {}
    for block in function.blocks:
        for op in block.ops:
            result = result_of(op)
            if result is not None and live & temp_bit(result):
                demoted[result.id] = Local(f"saved{result.id}", result.rep, 0)
    assert frame.id not in demoted
    for block in function.blocks:
        ops: list[Op] = []
        for op in block.ops:
            replace_operands(op, _loader(function, op, demoted, ops))
            ops.append(op)
            result = result_of(op)
            if result is not None and result.id in demoted:
                ops.append(core.StoreLocal(demoted[result.id], result, line=op.line))
        block.ops = ops
    # Numbered only now: the analysis ran with the numbers of the source's locals.
    for local in demoted.values():
        local.id = len(function.locals)
        function.locals.append(local)
    return demoted


def _loader(
    function: Function, op: Op, demoted: dict[int, Local], ops: list[Op]
) -> Callable[[Value], Value]:
    """Replaces a demoted operand by a load put in front of `op`."""
    loaded: dict[int, Temp] = {}
    assert all(value is not None for value in operands(op))

    def new(value: Value) -> Value:
        if not isinstance(value, Temp) or value.id not in demoted:
            return value
        if value.id not in loaded:
            loaded[value.id] = function.new_temp(value.rep)
            ops.append(core.LoadLocal(loaded[value.id], demoted[value.id], line=op.line))
        return loaded[value.id]

    return new


def _leaves(rep: Rep) -> list[Rep]:
    """The scalars inside a value, without Nones."""
    if isinstance(rep, Struct):
        return [leaf for inner in rep.fields for leaf in _leaves(inner)]
    return [] if rep is NONE else [rep]


def _count(locals_: list[Local], references: bool) -> int:
    return sum((leaf is REF) == references for local in locals_ for leaf in _leaves(local.rep))


class _Slots:
    """Hands out frame offsets, in the same order for saving and restoring."""

    def __init__(self, layout: Layout) -> None:
        self.reference, self.raw = layout.start, layout.raw

    def next(self, rep: Rep) -> int:
        if rep is REF:
            self.reference += WORD
            return self.reference - WORD
        self.raw += WORD
        return self.raw - WORD


def _save_and_restore(function: Function, suspension: Suspension, layout: Layout) -> Block:
    """The leaving half returns; the value is the block that a resume enters."""
    info, frame, line = function.coroutine, function.params[0], suspension.line
    assert info is not None
    leaving, restore = suspension.leaving, Block(f"restore{suspension.number}")
    jump = leaving.ops.pop()
    slots = _Slots(layout)
    for local in suspension.saved:
        value = function.new_temp(local.rep)
        leaving.ops.append(core.LoadLocal(value, local, line=line))
        _save(function, leaving.ops, value, slots)
    for offset in range(slots.reference, layout.raw, WORD):
        leaving.ops.append(core.Store(frame, NULL, offset, line=line))
    leaving.ops.append(core.Store(frame, integer(suspension.number), info.state_offset, line=line))
    leaving.ops.append(core.Return(NONE_VALUE, line=line))
    slots = _Slots(layout)
    for local in suspension.saved:
        restored = _restore(function, restore.ops, local.rep, slots)
        restore.ops.append(core.StoreLocal(local, restored, line=line))
    restore.ops.append(jump)
    function.blocks.append(restore)
    return restore


def _save(function: Function, ops: list[Op], value: Value, slots: _Slots) -> None:
    rep, frame = value.rep, function.params[0]
    if isinstance(rep, Struct):
        for index, field_rep in enumerate(rep.fields):
            if _leaves(field_rep):
                part = function.new_temp(field_rep)
                ops.append(core.Extract(part, value, index))
                _save(function, ops, part, slots)
    elif rep is not NONE:
        ops.append(core.Store(frame, value, slots.next(rep)))


def _restore(function: Function, ops: list[Op], rep: Rep, slots: _Slots) -> Value:
    if rep is NONE:
        return NONE_VALUE
    result = function.new_temp(rep)
    if isinstance(rep, Struct):
        parts = [_restore(function, ops, inner, slots) for inner in rep.fields]
        ops.append(core.MakeStruct(result, parts))
    else:
        ops.append(core.Load(result, function.params[0], slots.next(rep)))
    return result


def _enter(function: Function, info: CoroutineInfo, entries: list[tuple[int, Block]]) -> None:
    """The new first block. Resuming a finished coroutine is prevented by the caller."""
    if len(entries) == 1:
        return
    state = function.new_temp(I64)
    enter, never = Block("enter"), Block("never", cold=True)
    enter.ops = [
        core.Load(state, function.params[0], info.state_offset, line=function.line),
        core.Switch(state, entries, never, line=function.line),
    ]
    never.ops = [core.Unreachable(line=function.line)]
    function.blocks = [enter, *function.blocks, never]
