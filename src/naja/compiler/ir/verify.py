"""Checks that a program is well formed; what passes, codegen turns into valid LLVM text.

Checked: blocks end in one terminator; targets belong to the function; representations
of operands; every use is preceded by its definition on all paths (a call's result is
not defined where it unwinds); TakeError stands only at the head of a block that nothing
but unwinding reaches; direct calls agree with their callee.
"""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import TERMINATORS, Block, Function, Op, Symbol, Temp, Value
from naja.compiler.ir.flow import EXITING, KINDS, exits, operands, reachable, result_of
from naja.compiler.ir.printer import Printer, rep_text
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import F64, I1, I8, I16, I32, I64, NONE, REF, Rep, Struct


class VerifyError(Exception):
    """The IR is malformed: an error of the compiler, not of the program."""


def same(a: Rep, b: Rep) -> bool:
    """Equal representations; NONE and I8 differ although both are one octet."""
    return a is b or (a == b and (a is NONE) == (b is NONE))


# What each kind of conversion takes.
CONVERTIBLE: dict[str, tuple[Rep, ...]] = {
    "zext": (I1, I8, I16, I32, I64),
    "sext": (I1, I8, I16, I32, I64),
    "trunc": (I8, I16, I32, I64),
    "sitofp": (I64,),
    "fptosi": (F64,),
    "ref_to_int": (REF,),
    "int_to_ref": (I64,),
}


class Verifier:
    """Verifies one function; `known` are the program's functions by symbol."""

    def __init__(self, function: Function, known: dict[str, Function]) -> None:
        self.function = function
        self.known = known
        self.own = {id(block) for block in function.blocks}
        self.errors: list[str] = []

    def run(self) -> list[str]:
        if not self.function.blocks:
            return [f"{self.function.symbol}: has no blocks"]
        self.structure()
        if not self.errors:
            self.definitions()
            for block in self.function.blocks:
                for op in block.ops:
                    self.types(op, block)
        return self.errors

    def fail(self, block: Block, op: Op, why: str) -> None:
        try:
            text = Printer(self.function).op(op)
        except (TypeError, KeyError, AttributeError):
            text = type(op).__name__
        where = f"{self.function.symbol} ({self.function.file}:{op.line}), block {block.name}"
        self.errors.append(f"{where}: {text}: {why}")

    def structure(self) -> None:
        unwinds, others = self.arrivals()
        for block in self.function.blocks:
            if not block.terminated:
                self.errors.append(f"{self.function.symbol}: block {block.name} has no end")
            for index, op in enumerate(block.ops):
                if type(op) not in KINDS:
                    self.fail(block, op, "is no operation")
                    continue
                if type(op) in TERMINATORS and index != len(block.ops) - 1:
                    self.fail(block, op, "stands before the end of its block")
                if type(op) in EXITING and any(id(b) not in self.own for b in exits(op)):
                    self.fail(block, op, "goes to a block of another function")
                if isinstance(op, core.TakeError):
                    if index or id(block) in others or block is self.function.blocks[0]:
                        self.fail(block, op, "is not at the head of a block only unwound to")
                elif not index and id(block) in unwinds:
                    self.fail(block, op, "an unwind block begins with take_error")
                if isinstance(op, core.Suspend) and self.function.coroutine is None:
                    self.fail(block, op, "outside a coroutine")

    def arrivals(self) -> tuple[set[int], set[int]]:
        """Blocks reached by unwinding, and blocks reached otherwise."""
        unwinds: set[int] = set()
        others: set[int] = set()
        for block in self.function.blocks:
            for op in block.ops:
                if type(op) in EXITING:
                    unwinding = isinstance(op, core.Call | core.CallSlot)
                    (unwinds if unwinding else others).update(map(id, exits(op)))
        return unwinds, others

    def definitions(self) -> None:
        """Forward analysis; the set of defined values is an int used as a bit set."""
        order = reachable(self.function)
        everything = -1
        entry = 0
        for param in self.function.params:
            entry |= 1 << param.id
        at: dict[int, int] = {id(block): everything for block in order}
        at[id(order[0])] = entry
        steps = {id(block): _steps(block) for block in order}
        changed = True
        while changed:
            changed = False
            for block in order:
                defined = at[id(block)]
                for exit_blocks, result in steps[id(block)]:
                    for target in exit_blocks:
                        merged = at[target] & defined
                        if merged != at[target]:
                            at[target] = merged
                            changed = True
                    defined |= result
        self.uses(order, at)

    def uses(self, order: list[Block], at: dict[int, int]) -> None:
        made: set[int] = {param.id for param in self.function.params}
        for block in order:
            defined = at[id(block)]
            for op in block.ops:
                for value in operands(op):
                    if isinstance(value, Temp) and not defined >> value.id & 1:
                        self.fail(block, op, "uses a value that some path does not define")
                result = result_of(op)
                if result is not None:
                    if result.id in made:
                        self.fail(block, op, "defines a value that is defined already")
                    made.add(result.id)
                    defined |= 1 << result.id

    # Representations.

    def want(self, block: Block, op: Op, value: Value, *reps: Rep) -> None:
        if not any(same(value.rep, rep) for rep in reps):
            wanted = " or ".join(map(rep_text, reps))
            self.fail(block, op, f"has {rep_text(value.rep)} where {wanted} must be")

    def types(self, op: Op, block: Block) -> None:
        match op:
            case core.Binary():
                self.binary(op, block)
            case core.Checked(result=result, left=left, right=right):
                for value in (result, left, right):
                    self.want(block, op, value, I64)
            case core.Convert(kind=kind, operand=operand):
                wanted = CONVERTIBLE.get(kind)
                if wanted is not None:
                    self.want(block, op, operand, *wanted)
            case core.LoadLocal(result=value, local=local):
                self.want(block, op, value, local.rep)
            case core.StoreLocal(value=stored, local=local):
                self.want(block, op, stored, local.rep)
            case core.Load() | core.Store():
                self.want(block, op, op.base, REF, I64)
                if op.index is not None:
                    self.want(block, op, op.index, I64)
            case core.MakeStruct() | core.Extract():
                self.structs(op, block)
            case core.Select(result=result, condition=condition):
                self.want(block, op, condition, I1)
                self.want(block, op, op.if_true, result.rep)
                self.want(block, op, op.if_false, result.rep)
            case core.Call():
                self.call(op, block)
            case core.CallSlot(args=args):
                if not args or not same(args[0].rep, REF):
                    self.fail(block, op, "has no object to dispatch on")
            case core.TypeTest(result=result, operand=operand):
                self.want(block, op, result, I1)
                self.want(block, op, operand, REF)
            case core.TakeError(result=result):
                self.want(block, op, result, REF)
            case core.Branch(condition=condition):
                self.want(block, op, condition, I1)
            case core.Return(value=value):
                self.want(block, op, value, self.function.result)
            case core.Throw(error=error):
                self.want(block, op, error, REF)
                if not self.function.raises or self.function.c_abi:
                    self.fail(block, op, "in a function that does not raise")

    def binary(self, op: core.Binary, block: Block) -> None:
        if not same(op.left.rep, op.right.rep):
            self.fail(block, op, "has operands of two representations")
        comparing = op.kind.startswith(("icmp.", "fcmp."))
        self.want(block, op, op.result, I1 if comparing else op.left.rep)
        floating = op.kind.startswith("f")
        if floating != same(op.left.rep, F64) or isinstance(op.left.rep, Struct):
            self.fail(block, op, f"cannot work on {rep_text(op.left.rep)}")

    def structs(self, op: core.MakeStruct | core.Extract, block: Block) -> None:
        rep = op.result.rep if isinstance(op, core.MakeStruct) else op.struct.rep
        if not isinstance(rep, Struct):
            self.fail(block, op, f"{rep_text(rep)} is no struct")
        elif isinstance(op, core.MakeStruct):
            if len(rep.fields) != len(op.fields):
                self.fail(block, op, "has another number of fields than its struct")
            for value, field in zip(op.fields, rep.fields, strict=False):
                self.want(block, op, value, field)
        elif not 0 <= op.index < len(rep.fields):
            self.fail(block, op, "has no such field")
        else:
            self.want(block, op, op.result, rep.fields[op.index])

    def call(self, op: core.Call, block: Block) -> None:
        raising = op.raises and not op.c_abi
        may_leave = self.function.raises or self.function.c_abi
        if raising and op.unwind is None and not may_leave:
            self.fail(block, op, "may raise in a function that does not")
        if not isinstance(op.callee, Symbol):
            self.want(block, op, op.callee, I64, REF)
            return
        callee = self.known.get(op.callee.name)
        if callee is None:
            return
        if callee.c_abi != op.c_abi or (callee.raises and not callee.c_abi) != raising:
            self.fail(block, op, "differs from its callee in convention")
        if len(callee.params) != len(op.args):
            self.fail(block, op, "passes another number of arguments than its callee takes")
        for value, param in zip(op.args, callee.params, strict=False):
            self.want(block, op, value, param.rep)
        if op.result is not None:
            self.want(block, op, op.result, callee.result)
        elif not same(callee.result, NONE):
            self.fail(block, op, "drops a result that is not None")


def _steps(block: Block) -> list[tuple[list[int], int]]:
    """For each operation that matters: where it may go (ids of blocks), the bit it defines."""
    steps: list[tuple[list[int], int]] = []
    for op in block.ops:
        result = result_of(op)
        targets = [id(target) for target in exits(op)]
        if targets or result is not None:
            steps.append((targets, 1 << result.id if result is not None else 0))
    return steps


def verify(program: Program, only: list[Function] | None = None) -> None:
    """VerifyError with all findings of the program, or of some of its functions."""
    known: dict[str, Function] = {}
    errors: list[str] = []
    for function in program.functions:
        if function.symbol in known:
            errors.append(f"{function.symbol}: is defined twice")
        known[function.symbol] = function
    for function in program.functions if only is None else only:
        errors += Verifier(function, known).run()
    if errors:
        raise VerifyError("\n".join(errors))
