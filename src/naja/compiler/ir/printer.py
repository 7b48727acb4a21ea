"""The IR as text, for golden tests and for whoever debugs a lowering.

Temporaries are renumbered in order of appearance, so that the text says nothing about
the order in which the lowering made them.
"""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Const, Function, Op, Symbol, Temp, Value
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import NONE, REF, Rep, Struct


class Printer:
    """Prints one function."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.numbers: dict[int, int] = {}
        self.names: dict[int, str] = {}
        used: dict[str, int] = {}
        for block in function.blocks:
            count = used[block.name] = used.get(block.name, 0) + 1
            self.names[id(block)] = block.name if count == 1 else f"{block.name}.{count}"

    def write(self) -> str:
        function = self.function
        params = ", ".join(f"{self.value(p)}: {rep_text(p.rep)}" for p in function.params)
        flags = [
            word
            for word, on in (
                ("raises", function.raises and not function.c_abi),
                ("c_abi", function.c_abi),
                ("exported", function.exported),
                (f"inline={function.inline}", bool(function.inline)),
                ("coroutine", function.coroutine is not None),
            )
            if on
        ]
        head = f"func {function.symbol}({params}) -> {rep_text(function.result)}"
        lines = [" ".join([head, *flags]) + ":"]
        for local in function.locals:
            lines.append(f"    local {local.name}#{local.id}: {rep_text(local.rep)}")
        for block in function.blocks:
            lines.append(f"  {self.names[id(block)]}:" + (" cold" if block.cold else ""))
            lines += [f"    {self.op(op)}" for op in block.ops]
        return "\n".join(lines) + "\n"

    def value(self, value: Value) -> str:
        match value:
            case Temp(id=number):
                return f"%{self.numbers.setdefault(number, len(self.numbers))}"
            case Symbol(name=name):
                return f"@{name}"
            case Const(literal=literal):
                if value.rep is NONE:
                    return "None"
                if value.rep is REF:
                    return "null"
                return repr(literal) if literal is not None else "zero"
        return "?"

    def values(self, values: list[Value]) -> str:
        return ", ".join(map(self.value, values))

    def to(self, block: Block) -> str:
        return self.names.get(id(block), f"?{block.name}")

    def op(self, op: Op) -> str:
        body = self.body(op)
        result: Temp | None = getattr(op, "result", None)
        if result is not None:
            body = f"{self.value(result)}: {rep_text(result.rep)} = {body}"
        return body

    def place(self, op: core.Load | core.Store) -> str:
        text = self.value(op.base)
        if op.offset:
            text += f" + {op.offset}"
        if op.index is not None:
            text += f" + {self.value(op.index)} * {op.stride}"
        return f"[{text}]" + (" volatile" if op.volatile else "")

    def unwinding(self, unwind: Block | None) -> str:
        return f" unwind {self.to(unwind)}" if unwind is not None else ""

    def body(self, op: Op) -> str:
        match op:
            case core.Binary(kind=kind, left=left, right=right):
                return f"{kind} {self.value(left)}, {self.value(right)}"
            case core.Checked(kind=kind, left=left, right=right, fail=fail):
                return (
                    f"checked {kind} {self.value(left)}, {self.value(right)} else {self.to(fail)}"
                )
            case core.Convert(kind=kind, operand=operand):
                return f"{kind} {self.value(operand)}"
            case core.LoadLocal(local=local):
                return f"{local.name}#{local.id}"
            case core.StoreLocal(local=local, value=value):
                return f"{local.name}#{local.id} = {self.value(value)}"
            case core.Load():
                return f"load {self.place(op)}" + (" invariant" if op.invariant else "")
            case core.Store(value=value):
                return f"store {self.value(value)}, {self.place(op)}"
            case core.MakeStruct(fields=fields):
                return f"struct {self.values(fields)}"
            case core.Extract(struct=struct, index=index):
                return f"extract {self.value(struct)}, {index}"
            case core.Select(condition=condition, if_true=if_true, if_false=if_false):
                return f"select {self.values([condition, if_true, if_false])}"
            case core.TypeTest(operand=operand, type_name=name, others=others):
                return f"is_instance {self.value(operand)}, {' or '.join([name, *others])}"
            case core.TakeError():
                return "take_error"
            case core.Intrinsic(name=name, args=args):
                return f"intrinsic {name} {self.values(args)}".rstrip()
            case core.Suspend():
                return "suspend"
        return self.calls_and_ends(op)

    def calls_and_ends(self, op: Op) -> str:
        match op:
            case core.Call(callee=callee, args=args, unwind=unwind):
                flags = " c_abi" if op.c_abi else "" if op.raises else " nothrow"
                flags += " never_returns" if op.never_returns else ""
                call = f"call {self.value(callee)}({self.values(args)})"
                return call + flags + self.unwinding(unwind)
            case core.CallSlot(selector=selector, args=args, unwind=unwind):
                return f"call_slot {selector}({self.values(args)})" + self.unwinding(unwind)
            case core.Jump(target=target):
                return f"jump {self.to(target)}"
            case core.Branch(condition=condition, if_true=if_true, if_false=if_false):
                hint = {None: "", True: " likely", False: " unlikely"}[op.likely]
                targets = f"{self.to(if_true)}, {self.to(if_false)}"
                return f"branch {self.value(condition)}, {targets}{hint}"
            case core.Switch(value=value, cases=cases, default=default):
                arms = "".join(f"{number}: {self.to(block)}, " for number, block in cases)
                return f"switch {self.value(value)}, {arms}else {self.to(default)}"
            case core.Return(value=value):
                return f"return {self.value(value)}"
            case core.Throw(error=error):
                return f"throw {self.value(error)}"
            case core.Unreachable():
                return "unreachable"
        raise TypeError(f"unknown operation {type(op).__name__}")


def rep_text(rep: Rep) -> str:
    """A representation as the text shows it."""
    if isinstance(rep, Struct):
        return "{" + ", ".join(map(rep_text, rep.fields)) + "}"
    return "none" if rep is NONE else "f64" if rep.is_float else str(rep)


def print_function(function: Function) -> str:
    """The text of one function."""
    return Printer(function).write()


def print_program(program: Program) -> str:
    """The functions of a program, by symbol."""
    ordered = sorted(program.functions, key=lambda function: function.symbol)
    return "\n".join(map(print_function, ordered))
