"""A terse way to write IR by hand."""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, CoroutineInfo, Function, Local, Symbol, Temp, Value
from naja.compiler.ir.program import Program, TypeDesc
from naja.compiler.ir.types import I1, I64, NONE, REF, Rep

OBJECT = "builtins.object"


class F:
    """Builds one function; operations go to the current block."""

    def __init__(
        self,
        program: Program,
        symbol: str,
        params: list[Rep],
        result: Rep = I64,
        *,
        c_abi: bool = False,
        coroutine: CoroutineInfo | None = None,
    ) -> None:
        self.ir = Function(symbol, "__main__", [], result, c_abi=c_abi, raises=not c_abi)
        self.ir.params = [self.ir.new_temp(rep) for rep in params]
        self.ir.coroutine = coroutine
        program.functions.append(self.ir)
        self.block = self.enter("entry")

    @property
    def args(self) -> list[Temp]:
        return self.ir.params

    def enter(self, block: Block | str) -> Block:
        self.block = Block(block) if isinstance(block, str) else block
        self.ir.blocks.append(self.block)
        return self.block

    def add(self, op: core.Op) -> None:
        self.block.ops.append(op)

    def temp(self, rep: Rep = I64) -> Temp:
        return self.ir.new_temp(rep)

    def binary(self, kind: str, left: Value, right: Value) -> Temp:
        rep = I1 if kind.startswith(("icmp", "fcmp")) else left.rep
        result = self.temp(rep)
        self.add(core.Binary(result, kind, left, right))
        return result

    def checked(self, kind: str, left: Value, right: Value, fail: Block) -> Temp:
        result = self.temp()
        self.add(core.Checked(result, kind, left, right, fail))
        return result

    def convert(self, kind: str, operand: Value, rep: Rep) -> Temp:
        result = self.temp(rep)
        self.add(core.Convert(result, kind, operand))
        return result

    def call(
        self, callee: str | Value, args: list[Value], rep: Rep = I64, unwind: Block | None = None
    ) -> Temp:
        result = self.temp(rep)
        target = Symbol(callee) if isinstance(callee, str) else callee
        self.add(core.Call(result, target, args, unwind))
        return result

    def intrinsic(self, name: str, args: list[Value], rep: Rep = I64) -> Temp:
        result = self.temp(rep)
        self.add(core.Intrinsic(result, name, args))
        return result

    def load(self, base: Value, offset: int, rep: Rep = I64) -> Temp:
        result = self.temp(rep)
        self.add(core.Load(result, base, offset))
        return result

    def store(self, base: Value, offset: int, value: Value) -> None:
        self.add(core.Store(base, value, offset))

    def get(self, local: Local) -> Temp:
        result = self.temp(local.rep)
        self.add(core.LoadLocal(result, local))
        return result

    def set(self, local: Local, value: Value) -> None:
        self.add(core.StoreLocal(local, value))

    def ret(self, value: Value) -> None:
        self.add(core.Return(value))

    def take_error(self) -> Temp:
        result = self.temp(REF)
        self.add(core.TakeError(result))
        return result


def class_desc(
    name: str, base: str | None = OBJECT, size: int = 16, methods: dict[str, str] | None = None
) -> TypeDesc:
    return TypeDesc(name, name, "app", base, size, 0, [], [], 0, methods or {})


def guarded_main(program: Program, callee: str, params: list[Rep]) -> F:
    """C function `main`: the callee's result, or word 8 of the error it raised."""
    main = F(program, "main", params, c_abi=True)
    caught = Block("caught", cold=True)
    main.ret(main.call(callee, list(main.args), unwind=caught))
    main.enter(caught)
    main.ret(main.load(main.take_error(), 8))
    return main


__all__ = ["F", "NONE", "OBJECT", "class_desc", "guarded_main"]
