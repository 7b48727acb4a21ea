"""Operations put one after the other into the blocks of one IR function."""

from __future__ import annotations

from naja.compiler.ir.core import (
    TERMINATORS,
    Binary,
    Block,
    Branch,
    Convert,
    Extract,
    Function,
    Jump,
    Load,
    LoadLocal,
    Local,
    MakeStruct,
    Op,
    Store,
    StoreLocal,
    Temp,
    Unreachable,
    Value,
)
from naja.compiler.ir.types import I1, Rep, Struct, struct_of


class Builder:
    """Builds the blocks of `ir`; `block` is where the next operation goes, `line` its place."""

    def __init__(self, ir: Function) -> None:
        self.ir = ir
        self.line = 0
        self.block_count = 0
        self.prologue = Block("prologue")
        ir.blocks.append(self.prologue)
        self.block = Block("entry")
        ir.blocks.append(self.block)

    def new_block(self, name: str, cold: bool = False) -> Block:
        """A block to be filled later; it joins the function when it is entered."""
        self.block_count += 1
        return Block(f"{name}.{self.block_count}", cold)

    def enter(self, block: Block) -> None:
        """Continue in `block`."""
        self.ir.blocks.append(block)
        self.block = block

    def emit(self, op: Op) -> None:
        ops = self.block.ops
        if not ops or type(ops[-1]) not in TERMINATORS:
            op.line = self.line
            ops.append(op)

    @property
    def reachable(self) -> bool:
        return not self.block.terminated

    def jump(self, target: Block) -> None:
        self.emit(Jump(target))

    def branch(
        self, condition: Value, if_true: Block, if_false: Block, likely: bool | None = None
    ) -> None:
        self.emit(Branch(condition, if_true, if_false, likely))

    def temp(self, rep: Rep) -> Temp:
        return self.ir.new_temp(rep)

    def binary(self, kind: str, left: Value, right: Value) -> Temp:
        rep = I1 if kind.startswith(("icmp", "fcmp")) else left.rep
        result = self.temp(rep)
        self.emit(Binary(result, kind, left, right))
        return result

    def convert(self, kind: str, operand: Value, rep: Rep) -> Temp:
        result = self.temp(rep)
        self.emit(Convert(result, kind, operand))
        return result

    def load(self, rep: Rep, base: Value, offset: int, invariant: bool = False) -> Temp:
        result = self.temp(rep)
        self.emit(Load(result, base, offset, invariant=invariant))
        return result

    def store(self, base: Value, value: Value, offset: int) -> None:
        self.emit(Store(base, value, offset))

    def get(self, local: Local) -> Temp:
        result = self.temp(local.rep)
        self.emit(LoadLocal(result, local))
        return result

    def set(self, local: Local, value: Value) -> None:
        self.emit(StoreLocal(local, value))

    def new_local(self, name: str, rep: Rep) -> Local:
        return self.ir.new_local(name, rep)

    def struct(self, fields: list[Value]) -> Temp:
        result = self.temp(struct_of(tuple(field.rep for field in fields)))
        self.emit(MakeStruct(result, fields))
        return result

    def extract(self, value: Value, index: int) -> Temp:
        assert isinstance(value.rep, Struct)
        result = self.temp(value.rep.fields[index])
        self.emit(Extract(result, value, index))
        return result

    def unreachable(self) -> None:
        self.emit(Unreachable())
