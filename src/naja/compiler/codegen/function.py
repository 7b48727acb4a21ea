"""One IR function as LLVM text.

A raising function takes `ptr swifterror %err` last: the slot travels in a register, is
null on entry and non-null after a call that raised. Every raising call is followed by
one test; the way out of the function is one shared cold block. Locals are allocas that
LLVM promotes. A value of representation NONE is never materialised: NONE results are
`void`, NONE operands the constant 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from naja.compiler.codegen.intrinsics import Operand
from naja.compiler.codegen.names import constant, escaped, global_name
from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function, Local, Op, Symbol, Temp, Value
from naja.compiler.ir.types import F64, NONE, REF, Rep

UNLIKELY, LIKELY = ", !prof !0", ", !prof !1"
INVARIANT = ", !invariant.load !2"

# The error slot belongs to the function that made it: no other store changes it.
ERROR_PARAMETER = "ptr noalias captures(none) swifterror dereferenceable(8)"
ERROR = f"{ERROR_PARAMETER} %err"

# Numbers of the metadata that tells kinds of memory apart: see module.py.
MEMORY_REPS = {"i64": 0, "double": 1, "ptr": 2, "i1": 3}
ERROR_SLOT, HEADER, FIELDS, ELEMENTS = 19, 20, 21, 25
SLOT = f", !tbaa !{ERROR_SLOT}"

# An operation count above which a function called once is better left alone by the inliner.
LARGE = 400


@dataclass
class Needs:
    """What a module must declare for the functions in it."""

    llvm: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    calls: dict[str, str] = field(default_factory=dict)  # symbol -> signature at the call


def result_type(rep: Rep) -> str:
    return "void" if rep is NONE else rep.llvm


def signature(result: Rep, params: list[Rep], raises: bool, c_abi: bool) -> tuple[str, str]:
    """(convention and result type, parameter types) of a declaration."""
    kinds = [rep.llvm for rep in params]
    if raises and not c_abi:
        kinds.append(ERROR_PARAMETER)
    convention = "" if c_abi else "swiftcc "
    return convention + result_type(result), ", ".join(kinds)


def calls_raising(function: Function) -> bool:
    """Whether any call in it uses an error slot."""
    return any(
        isinstance(op, core.CallSlot) or (isinstance(op, core.Call) and op.raises and not op.c_abi)
        for block in function.blocks
        for op in block.ops
    )


class FunctionWriter:
    """Writes one function; `needs` collects what it refers to."""

    def __init__(self, function: Function, needs: Needs) -> None:
        self.function = function
        self.needs = needs
        self.lines: list[str] = []
        self.aliases: dict[int, str] = {}
        self.labels = {id(block): f"b{n}" for n, block in enumerate(function.blocks)}
        self.counter = 0
        self.propagates = False
        self.raises = function.raises and not function.c_abi

    # The Emitter of intrinsics.py.

    def emit(self, line: str) -> None:
        self.lines.append("  " + line)

    def fresh(self) -> str:
        self.counter += 1
        return f"%x{self.counter}"

    def need(self, function: str) -> str:
        self.needs.llvm.add(function)
        return function

    # Operands.

    def text(self, value: Value) -> str:
        if isinstance(value, Temp):
            if value.rep is NONE:
                return "0"
            return self.aliases.get(value.id) or f"%t{value.id}"
        if isinstance(value, Symbol):
            self.needs.symbols.add(value.name)
        assert isinstance(value, core.Const | Symbol)
        return constant(value)

    def typed(self, value: Value) -> str:
        return f"{value.rep.llvm} {self.text(value)}"

    def operand(self, value: Value) -> Operand:
        return Operand(value.rep.llvm, self.text(value))

    def pointer(self, value: Value) -> str:
        """An address as `%name` of type ptr."""
        if isinstance(value, Symbol):
            self.needs.symbols.add(value.name)
            return global_name(value.name)
        if value.rep is REF:
            return self.text(value)
        name = self.fresh()
        self.emit(f"{name} = inttoptr {self.typed(value)} to ptr")
        return name

    def label(self, block: Block) -> str:
        return "%" + self.labels[id(block)]

    def continue_in(self, name: str) -> None:
        self.lines.append(f"{name}:")

    def new_label(self) -> str:
        self.counter += 1
        return f"k{self.counter}"

    # The function.

    def write(self, linkage: str, section: bool) -> str:
        """The whole definition; `linkage` is what stands behind `define`."""
        function = self.function
        self.prologue()
        for block in function.blocks:
            self.continue_in(self.labels[id(block)])
            for op in block.ops:
                HANDLERS[type(op)](self, op)
        if self.propagates:
            self.continue_in("propagate")
            self.leave()
        params = [f"{p.rep.llvm} %t{p.id}" for p in function.params]
        if self.raises:
            params.append(ERROR)
        convention, _ = signature(function.result, [], function.raises, function.c_abi)
        where = f' section ".text.{escaped(function.symbol)}"' if section else ""
        head = (
            f"define {linkage} {convention} {global_name(function.symbol)}({', '.join(params)})"
            f" #{self.attributes()}{where} {{"
        )
        return "\n".join([head, *self.lines, "}\n"])

    def attributes(self) -> int:
        """The attribute group; a function that only raises is kept small and out of the way."""
        if self.function.blocks[0].cold:
            return 3
        inline = self.function.inline
        if not inline and sum(len(block.ops) for block in self.function.blocks) > LARGE:
            inline = "never"
        return {"": 0, "never": 1, "always": 2}[inline]

    def prologue(self) -> None:
        self.continue_in("entry")
        if calls_raising(self.function):
            if self.raises:
                self.is_raised(False)
            else:
                self.emit("%err = alloca swifterror ptr")
                self.emit(f"store ptr null, ptr %err{SLOT}")
        for local in self.function.locals:
            if local.rep is not NONE:
                self.emit(f"{local_name(local)} = alloca {local.rep.llvm}")
                self.emit(f"store {local.rep.llvm} {zero(local.rep)}, ptr {local_name(local)}")
        self.emit(f"br label {self.label(self.function.blocks[0])}")

    def leave(self) -> None:
        """Return with the error in the slot; where there is no slot, stop the machine."""
        if not self.raises:
            self.emit(f"call void {self.need('@llvm.trap')}()")
            self.emit("unreachable")
            return
        result = result_type(self.function.result)
        self.emit("ret void" if result == "void" else f"ret {result} poison")

    def way_out(self, unwind: Block | None) -> str:
        if unwind is not None:
            return self.label(unwind)
        self.propagates = True
        return "%propagate"

    def branch_cold(self, condition: str, cold: str) -> None:
        """To `cold` when the condition holds, else on."""
        go_on = self.new_label()
        self.emit(f"br i1 {condition}, label {cold}, label %{go_on}{UNLIKELY}")
        self.continue_in(go_on)

    def after_call(self, unwind: Block | None) -> None:
        error, raised = self.fresh(), self.fresh()
        self.emit(f"{error} = load ptr, ptr %err{SLOT}")
        self.emit(f"{raised} = icmp ne ptr {error}, null")
        self.branch_cold(raised, self.way_out(unwind))

    def is_raised(self, raised: bool) -> None:
        """Tell LLVM whether there is an error in flight, so that it need not be tested."""
        error, known = self.fresh(), self.fresh()
        self.emit(f"{error} = load ptr, ptr %err{SLOT}")
        self.emit(f"{known} = icmp {'ne' if raised else 'eq'} ptr {error}, null")
        self.emit(f"call void {self.need('@llvm.assume')}(i1 {known})")

    def place(self, op: core.Load | core.Store) -> tuple[str, int]:
        """(pointer text, alignment known) of a memory operand.

        A raw address may be odd: only what is relative to an object is aligned.
        """
        rep = op.result.rep if isinstance(op, core.Load) else op.value.rep
        at = self.pointer(op.base)
        within = "inbounds " if op.base.rep is REF else ""
        if op.offset:
            name = self.fresh()
            self.emit(f"{name} = getelementptr {within}i8, ptr {at}, i64 {op.offset}")
            at = name
        if op.index is not None:
            name = self.fresh()
            index = self.typed(op.index)
            self.emit(f"{name} = getelementptr {within}[{op.stride} x i8], ptr {at}, {index}")
            at = name
        return at, rep.align if op.base.rep is REF else 1


def kind_of_memory(op: core.Load | core.Store) -> str:
    """Metadata that says what kind of memory it is, where another kind cannot be the same.

    An element of an array is never read as a field, nor the other way round; nor is a field
    read in another representation than it was written. What is known by its raw address may
    be anything.
    """
    rep = op.result.rep if isinstance(op, core.Load) else op.value.rep
    number = MEMORY_REPS.get(rep.llvm)
    if number is None or op.base.rep is not REF:
        return ""
    if op.index is not None:
        return f", !tbaa !{ELEMENTS + number}"
    return f", !tbaa !{FIELDS + number}" if op.offset else ""


def local_name(local: Local) -> str:
    return f"%l{local.id}"


def zero(rep: Rep) -> str:
    if rep is REF:
        return "null"
    if rep is F64:
        return "0.0"
    return "zeroinitializer" if rep.llvm.startswith("{") else "0"


Handler = Callable[[FunctionWriter, Op], None]
HANDLERS: dict[type[Op], Handler] = {}


def type_pointer(out: FunctionWriter, value: Value) -> str:
    """The TypeDesc of an object."""
    name = out.fresh()
    out.emit(f"{name} = load ptr, ptr {out.pointer(value)}, align 16, !tbaa !{HEADER}")
    return name


def word_at(out: FunctionWriter, base: str, offset: int) -> str:
    """An immutable u32 of a table."""
    at, value = out.fresh(), out.fresh()
    out.emit(f"{at} = getelementptr inbounds i8, ptr {base}, i64 {offset}")
    out.emit(f"{value} = load i32, ptr {at}, align 4{INVARIANT}")
    return value


def absolute(out: FunctionWriter, symbol: str, bits: int) -> str:
    """The number that is the value of a linker symbol."""
    out.needs.symbols.add(symbol)
    return f"ptrtoint (ptr {global_name(symbol)} to i{bits})"
