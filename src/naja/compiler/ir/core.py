"""The typed intermediate representation: functions of basic blocks.

A block is a list of operations that ends in a terminator. Some operations have a *side
exit*: `unwind` (a call that raised goes there; None = leave the function with the same
error) or `fail` (an arithmetic check that did not hold). Side exits count as successors.

Values are in single assignment and live in the function that makes them; a value must
be defined on every path before its use. Source variables are `Local` slots, read and
written by `LoadLocal`/`StoreLocal`.

Errors: at most one is in flight, held in the error slot (swifterror). `TakeError` at the
head of an unwind block moves it into a value and clears the slot; `Throw` sets it and
leaves the function.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from naja.compiler.ir.types import I1, I64, NONE, REF, Rep


class Value:
    """Anything an operation can use. `rep` is its representation."""

    __slots__ = ("rep",)

    def __init__(self, rep: Rep) -> None:
        self.rep = rep


class Const(Value):
    """A literal: int for integers, bool for I1, float for F64, None for null REF and NONE.

    For a Struct, `literal` is None and means all zero.
    """

    __slots__ = ("literal",)

    def __init__(self, rep: Rep, literal: int | float | bool | None) -> None:
        super().__init__(rep)
        self.literal = literal

    def __repr__(self) -> str:
        return f"{self.rep}:{self.literal}"


class Symbol(Value):
    """Address of a function, global or static object; REF (object) or I64 (raw address)."""

    __slots__ = ("name",)

    def __init__(self, name: str, rep: Rep = REF) -> None:
        super().__init__(rep)
        self.name = name

    def __repr__(self) -> str:
        return f"@{self.name}"


class TextSymbol(Symbol):
    """The static object of a text that the source has as a literal."""

    __slots__ = ("text",)

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self.text = text


class Temp(Value):
    """The result of an operation, or a parameter."""

    __slots__ = ("id",)

    def __init__(self, rep: Rep, id: int) -> None:
        super().__init__(rep)
        self.id = id

    def __repr__(self) -> str:
        return f"%{self.id}"


@dataclass(eq=False, slots=True)
class Local:
    """A variable slot of a function. Zero (null) at entry."""

    name: str
    rep: Rep
    id: int


@dataclass(eq=False, slots=True)
class Op:
    """Base of operations. `line` is the source line, 0 if none."""

    line: int = field(default=0, kw_only=True)


@dataclass(eq=False, slots=True)
class Binary(Op):
    """`kind`: add sub mul and or xor shl lshr ashr sdiv srem udiv urem (wrapping/LLVM meaning),
    fadd fsub fmul fdiv, icmp.{eq,ne,slt,sle,sgt,sge,ult,ule,ugt,uge},
    fcmp.{oeq,une,olt,ole,ogt,oge}."""

    result: Temp
    kind: str
    left: Value
    right: Value


@dataclass(eq=False, slots=True)
class Checked(Op):
    """`kind`: add sub mul on I64; goes to `fail` when the result leaves 64 signed bits."""

    result: Temp
    kind: str
    left: Value
    right: Value
    fail: Block


@dataclass(eq=False, slots=True)
class Convert(Op):
    """`kind`: zext sext trunc sitofp fptosi (saturating) bitcast (I64<->F64) ref_to_int
    int_to_ref copy.
    """

    result: Temp
    kind: str
    operand: Value


@dataclass(eq=False, slots=True)
class LoadLocal(Op):
    result: Temp
    local: Local


@dataclass(eq=False, slots=True)
class StoreLocal(Op):
    local: Local
    value: Value


@dataclass(eq=False, slots=True)
class Load(Op):
    """`result.rep` read from base + offset + index * stride. base is REF or I64.

    `invariant`: the memory never changes once visible (TypeDescs, lengths of bytes).
    """

    result: Temp
    base: Value
    offset: int = 0
    index: Value | None = None
    stride: int = 0
    volatile: bool = False
    invariant: bool = False


@dataclass(eq=False, slots=True)
class Store(Op):
    base: Value
    value: Value
    offset: int = 0
    index: Value | None = None
    stride: int = 0
    volatile: bool = False


@dataclass(eq=False, slots=True)
class MakeStruct(Op):
    result: Temp
    fields: list[Value]


@dataclass(eq=False, slots=True)
class Extract(Op):
    result: Temp
    struct: Value
    index: int


@dataclass(eq=False, slots=True)
class Select(Op):
    result: Temp
    condition: Value
    if_true: Value
    if_false: Value


@dataclass(eq=False, slots=True)
class Call(Op):
    """Call `callee`: a Symbol (direct) or another Value (code address, I64 or REF).

    `raises`: the callee has the error slot (every guest function but C-ABI ones).
    `c_abi`: C calling convention. After an error control goes to `unwind`; None means
    propagate. `result` may be None when the callee returns NONE and nobody looks.
    `never_returns`: ends in an error or not at all.
    """

    result: Temp | None
    callee: Value
    args: list[Value]
    unwind: Block | None = None
    raises: bool = True
    c_abi: bool = False
    never_returns: bool = False


@dataclass(eq=False, slots=True)
class CallSlot(Op):
    """Virtual call through the TypeDesc of args[0] at slot symbol `slot.<selector>`."""

    result: Temp | None
    selector: str
    args: list[Value]
    unwind: Block | None = None


@dataclass(eq=False, slots=True)
class TypeTest(Op):
    """I1: the object (not null) is an instance of the class `type_name`, of one of the classes
    `others`, or of a subclass. Lowering adds to `others` until the whole program is lowered.
    """

    result: Temp
    operand: Value
    type_name: str
    others: list[str] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class TakeError(Op):
    """REF: the error in flight; clears the slot. First operation of an unwind block."""

    result: Temp


@dataclass(eq=False, slots=True)
class Intrinsic(Op):
    """A machine operation by name; see codegen/intrinsics.py for the list."""

    result: Temp | None
    name: str
    args: list[Value]
    text: str = ""


@dataclass(eq=False, slots=True)
class Suspend(Op):
    """Coroutine only: leave the resume function; control comes back right behind it.

    The passes replace it; values live across it move into the frame.
    """


@dataclass(eq=False, slots=True)
class Jump(Op):
    target: Block


@dataclass(eq=False, slots=True)
class Branch(Op):
    """`likely`: True/False = which way is usual, None = unknown."""

    condition: Value
    if_true: Block
    if_false: Block
    likely: bool | None = None


@dataclass(eq=False, slots=True)
class Switch(Op):
    value: Value
    cases: list[tuple[int, Block]]
    default: Block


@dataclass(eq=False, slots=True)
class Return(Op):
    value: Value


@dataclass(eq=False, slots=True)
class Throw(Op):
    """Leave the function with this error."""

    error: Value


@dataclass(eq=False, slots=True)
class Unreachable(Op):
    pass


TERMINATORS = frozenset({Jump, Branch, Switch, Return, Throw, Unreachable})


class Block:
    """A basic block; `cold` blocks are error paths."""

    __slots__ = ("name", "ops", "cold")

    def __init__(self, name: str, cold: bool = False) -> None:
        self.name = name
        self.ops: list[Op] = []
        self.cold = cold

    @property
    def terminated(self) -> bool:
        return bool(self.ops) and type(self.ops[-1]) in TERMINATORS


@dataclass(eq=False)
class Function:
    """One instance of a source function.

    `symbol`: unique link name. `module`: source module, which decides the LLVM module
    it goes to. `raises`: has the error slot. `c_abi`: exported with the C calling
    convention. `frame`: parameter 0 is the coroutine frame (REF) of a resume function;
    the split pass then lays out the locals behind `frame_fixed_size`.
    """

    symbol: str
    module: str
    params: list[Temp]
    result: Rep
    file: str = ""
    line: int = 0
    name: str = ""
    raises: bool = True
    c_abi: bool = False
    exported: bool = False
    inline: str = ""  # "", "never", "always"
    blocks: list[Block] = field(default_factory=list)
    locals: list[Local] = field(default_factory=list)
    coroutine: CoroutineInfo | None = None
    values: int = 0

    def new_temp(self, rep: Rep) -> Temp:
        self.values += 1
        return Temp(rep, self.values)

    def new_local(self, name: str, rep: Rep) -> Local:
        local = Local(name, rep, len(self.locals))
        self.locals.append(local)
        return local


@dataclass(eq=False)
class CoroutineInfo:
    """A resume function: `result NONE fn(REF frame, swifterror)`.

    The frame is an object of the class `type_name`. Its fixed head (fields of the
    runtime's Frame class and the parameters) is `head_size` octets; `head_references` are
    the offsets of references there. The frame's state word (I64 at `state_offset`) is 0 before
    the first resume; the split pass numbers the suspensions 1, 2, ... and stores the number
    before it leaves. The pass appends saved values and the locals that live across a
    suspension and then sets `size` and `references` of the whole frame.
    """

    type_name: str
    head_size: int
    head_references: list[int]
    state_offset: int
    size: int = 0
    references: list[int] = field(default_factory=list)


TRUE = Const(I1, True)
FALSE = Const(I1, False)
NULL = Const(REF, None)
NONE_VALUE = Const(NONE, None)


def integer(value: int) -> Const:
    return Const(I64, value)
