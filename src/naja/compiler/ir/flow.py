"""What an operation reads, defines and where it may go; the order of blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function, Op, Temp, Value

# Class -> attributes that hold one operand, and the one that holds a list of them.
_OPERANDS: dict[type[Op], tuple[tuple[str, ...], str]] = {
    core.Binary: (("left", "right"), ""),
    core.Checked: (("left", "right"), ""),
    core.Convert: (("operand",), ""),
    core.LoadLocal: ((), ""),
    core.StoreLocal: (("value",), ""),
    core.Load: (("base", "index"), ""),
    core.Store: (("base", "value", "index"), ""),
    core.MakeStruct: ((), "fields"),
    core.Extract: (("struct",), ""),
    core.Select: (("condition", "if_true", "if_false"), ""),
    core.Call: (("callee",), "args"),
    core.CallSlot: ((), "args"),
    core.TypeTest: (("operand",), ""),
    core.TakeError: ((), ""),
    core.Intrinsic: ((), "args"),
    core.Suspend: ((), ""),
    core.Jump: ((), ""),
    core.Branch: (("condition",), ""),
    core.Switch: (("value",), ""),
    core.Return: (("value",), ""),
    core.Throw: (("error",), ""),
    core.Unreachable: ((), ""),
}

KINDS = frozenset(_OPERANDS)

# The same in one step for the most frequent classes: all operations are asked several times a
# build. What these give is not to be changed.
_READERS: dict[type[Op], Callable[[Any], list[Value]]] = {
    core.Binary: lambda op: [op.left, op.right],
    core.Checked: lambda op: [op.left, op.right],
    core.LoadLocal: lambda op: _NONE,
    core.StoreLocal: lambda op: [op.value],
    core.Load: lambda op: [op.base] if op.index is None else [op.base, op.index],
    core.Call: lambda op: [op.callee, *op.args],
    core.CallSlot: lambda op: op.args,
    core.Intrinsic: lambda op: op.args,
    core.Jump: lambda op: _NONE,
    core.Branch: lambda op: [op.condition],
}
_NONE: list[Value] = []


def operands(op: Op) -> Sequence[Value]:
    """The values that `op` reads."""
    reader = _READERS.get(type(op))
    if reader is not None:
        return reader(op)
    single, several = _OPERANDS[type(op)]
    found: list[Value] = [value for name in single if (value := getattr(op, name)) is not None]
    return found + getattr(op, several) if several else found


def replace_operands(op: Op, new: Callable[[Value], Value]) -> None:
    """Put `new(value)` in place of every value that `op` reads."""
    single, several = _OPERANDS[type(op)]
    for name in single:
        held = getattr(op, name)
        if held is not None:
            setattr(op, name, new(held))
    if several:
        setattr(op, several, [new(value) for value in getattr(op, several)])


def result_of(op: Op) -> Temp | None:
    """The value that `op` defines."""
    result: Temp | None = getattr(op, "result", None)
    return result


# The kinds that may go elsewhere than to the next operation.
EXITING = frozenset({core.Call, core.CallSlot, core.Checked, core.Jump, core.Branch, core.Switch})
_NOWHERE: list[Block] = []


def exits(op: Op) -> list[Block]:
    """Where control may go from `op` other than to the next operation."""
    # By the exact class: this is asked of every operation, several times a build.
    if type(op) is core.Call or type(op) is core.CallSlot:
        return [op.unwind] if op.unwind is not None else _NOWHERE
    if type(op) is core.Branch:
        return [op.if_true, op.if_false]
    if type(op) is core.Jump:
        return [op.target]
    if type(op) is core.Checked:
        return [op.fail]
    if type(op) is core.Switch:
        return [block for _, block in op.cases] + [op.default]
    return _NOWHERE


def replace_targets(op: Op, new: Callable[[Block], Block]) -> None:
    """Put `new(block)` in place of every block that `op` may go to."""
    if isinstance(op, core.Call | core.CallSlot):
        op.unwind = new(op.unwind) if op.unwind is not None else None
    elif isinstance(op, core.Checked):
        op.fail = new(op.fail)
    elif isinstance(op, core.Jump):
        op.target = new(op.target)
    elif isinstance(op, core.Branch):
        op.if_true, op.if_false = new(op.if_true), new(op.if_false)
    elif isinstance(op, core.Switch):
        op.cases = [(number, new(block)) for number, block in op.cases]
        op.default = new(op.default)


def successors(block: Block) -> list[Block]:
    """All blocks that control may reach from `block`, side exits included."""
    found: list[Block] = []
    for op in block.ops:
        if type(op) in EXITING:
            found += exits(op)
    return found


def reachable(function: Function) -> list[Block]:
    """Blocks that control can reach, in reverse postorder."""
    seen = {id(function.blocks[0])}
    order: list[Block] = []
    stack = [(function.blocks[0], iter(successors(function.blocks[0])))]
    while stack:
        block, following = stack[-1]
        for target in following:
            if id(target) not in seen:
                seen.add(id(target))
                stack.append((target, iter(successors(target))))
                break
        else:
            order.append(block)
            stack.pop()
    return order[::-1]


def prune(function: Function) -> None:
    """Drop unreachable blocks, and operations behind a call that never returns."""
    for block in function.blocks:
        for index, op in enumerate(block.ops[:-1]):
            if type(op) is core.Call and op.never_returns:
                del block.ops[index + 1 :]
                block.ops.append(core.Unreachable(line=op.line))
                break
    kept = {id(block) for block in reachable(function)}
    function.blocks = [block for block in function.blocks if id(block) in kept]
