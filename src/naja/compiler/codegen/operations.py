"""LLVM text of each operation; `function.py` holds the frame around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from naja.abi import layout
from naja.compiler.codegen.function import (
    ERROR,
    ERROR_PARAMETER,
    HANDLERS,
    INVARIANT,
    LIKELY,
    SLOT,
    UNLIKELY,
    FunctionWriter,
    absolute,
    kind_of_memory,
    local_name,
    result_type,
    type_pointer,
    word_at,
)
from naja.compiler.codegen.intrinsics import emit_intrinsic
from naja.compiler.ir import core
from naja.compiler.ir.core import Op, Symbol, Temp, Value
from naja.compiler.ir.types import NONE, REF

O = TypeVar("O", bound=Op)  # noqa: E741

_CHECKED = {
    "add": "@llvm.sadd.with.overflow.i64",
    "sub": "@llvm.ssub.with.overflow.i64",
    "mul": "@llvm.smul.with.overflow.i64",
}
_CONVERSIONS = {
    "ref_to_int": "ptrtoint",
    "int_to_ref": "inttoptr",
}


def _handles(kind: type[O]) -> Callable[[Callable[[FunctionWriter, O], None]], None]:
    def register(write: Callable[[FunctionWriter, O], None]) -> None:
        HANDLERS[kind] = write  # type: ignore[assignment]

    return register


def _define(out: FunctionWriter, temp: Temp) -> str:
    return f"%t{temp.id}"


@_handles(core.Binary)
def _binary(out: FunctionWriter, op: core.Binary) -> None:
    kind = op.kind.replace(".", " ")
    left, right = out.typed(op.left), out.text(op.right)
    out.emit(f"{_define(out, op.result)} = {kind} {left}, {right}")


@_handles(core.Checked)
def _checked(out: FunctionWriter, op: core.Checked) -> None:
    pair, bad = out.fresh(), out.fresh()
    function = out.need(_CHECKED[op.kind])
    out.emit(f"{pair} = call {{i64, i1}} {function}({out.typed(op.left)}, {out.typed(op.right)})")
    out.emit(f"{_define(out, op.result)} = extractvalue {{i64, i1}} {pair}, 0")
    out.emit(f"{bad} = extractvalue {{i64, i1}} {pair}, 1")
    out.branch_cold(bad, out.label(op.fail))


@_handles(core.Convert)
def _convert(out: FunctionWriter, op: core.Convert) -> None:
    if op.result.rep is NONE:
        return
    if op.kind == "copy" or op.result.rep.llvm == op.operand.rep.llvm:
        out.aliases[op.result.id] = out.text(op.operand)
        return
    if op.kind == "fptosi":
        emit_intrinsic(out, "truncate", [out.operand(op.operand)], _define(out, op.result))
        return
    kind = _CONVERSIONS.get(op.kind, op.kind)
    out.emit(f"{_define(out, op.result)} = {kind} {out.typed(op.operand)} to {op.result.rep.llvm}")


@_handles(core.LoadLocal)
def _load_local(out: FunctionWriter, op: core.LoadLocal) -> None:
    if op.result.rep is not NONE:
        rep = op.local.rep.llvm
        out.emit(f"{_define(out, op.result)} = load {rep}, ptr {local_name(op.local)}")


@_handles(core.StoreLocal)
def _store_local(out: FunctionWriter, op: core.StoreLocal) -> None:
    if op.local.rep is not NONE:
        out.emit(f"store {out.typed(op.value)}, ptr {local_name(op.local)}")


@_handles(core.Load)
def _load(out: FunctionWriter, op: core.Load) -> None:
    if op.result.rep is NONE:
        return
    at, align = out.place(op)
    volatile = "volatile " if op.volatile else ""
    tail = INVARIANT if op.invariant else kind_of_memory(op)
    rep = op.result.rep.llvm
    out.emit(f"{_define(out, op.result)} = load {volatile}{rep}, ptr {at}, align {align}{tail}")


@_handles(core.Store)
def _store(out: FunctionWriter, op: core.Store) -> None:
    at, align = out.place(op)
    volatile = "volatile " if op.volatile else ""
    tail = kind_of_memory(op)
    out.emit(f"store {volatile}{out.typed(op.value)}, ptr {at}, align {align}{tail}")


@_handles(core.MakeStruct)
def _make_struct(out: FunctionWriter, op: core.MakeStruct) -> None:
    rep = op.result.rep.llvm
    value = "poison"
    for index, item in enumerate(op.fields):
        last = index == len(op.fields) - 1
        name = _define(out, op.result) if last else out.fresh()
        out.emit(f"{name} = insertvalue {rep} {value}, {out.typed(item)}, {index}")
        value = name
    if not op.fields:
        out.aliases[op.result.id] = "zeroinitializer"


@_handles(core.Extract)
def _extract(out: FunctionWriter, op: core.Extract) -> None:
    if op.result.rep is not NONE:
        out.emit(f"{_define(out, op.result)} = extractvalue {out.typed(op.struct)}, {op.index}")


@_handles(core.Select)
def _select(out: FunctionWriter, op: core.Select) -> None:
    if op.result.rep is not NONE:
        choice = f"{out.typed(op.condition)}, {out.typed(op.if_true)}, {out.typed(op.if_false)}"
        out.emit(f"{_define(out, op.result)} = select {choice}")


def _write_call(
    out: FunctionWriter, result: Temp | None, code: str, args: list[Value], flags: tuple[bool, bool]
) -> None:
    """A call instruction; flags are (raises, c_abi)."""
    raises, c_abi = flags
    values = [out.typed(arg) for arg in args]
    if raises:
        values.append(ERROR)
    kind = result_type(result.rep) if result is not None else "void"
    convention = "" if c_abi else "swiftcc "
    call = f"call {convention}{kind} {code}({', '.join(values)})"
    out.emit(call if kind == "void" or result is None else f"{_define(out, result)} = {call}")


@_handles(core.Call)
def _call(out: FunctionWriter, op: core.Call) -> None:
    raises = op.raises and not op.c_abi
    if isinstance(op.callee, Symbol):
        kind = result_type(op.result.rep) if op.result is not None else "void"
        params = ", ".join(arg.rep.llvm for arg in op.args)
        convention = "" if op.c_abi else "swiftcc "
        tail = (", " if params else "") + ERROR_PARAMETER if raises else ""
        name = op.callee.name
        out.needs.calls.setdefault(name, f"{convention}{kind} %s({params}{tail})")
    _write_call(out, op.result, out.pointer(op.callee), op.args, (raises, op.c_abi))
    if op.never_returns:
        if raises:
            out.is_raised(True)
            out.emit(f"br label {out.way_out(op.unwind)}")
        else:
            out.emit("unreachable")
        # What the lowering wrote behind it has no predecessor.
        out.continue_in(out.new_label())
    elif raises:
        out.after_call(op.unwind)


@_handles(core.CallSlot)
def _call_slot(out: FunctionWriter, op: core.CallSlot) -> None:
    table, at, low, code = type_pointer(out, op.args[0]), out.fresh(), out.fresh(), out.fresh()
    slot = absolute(out, f"slot:{op.selector}", 64)
    out.emit(f"{at} = getelementptr i8, ptr {table}, i64 {slot}")
    out.emit(f"{low} = load i32, ptr {at}, align 4{INVARIANT}")
    out.emit(f"{code} = inttoptr i32 {low} to ptr")
    _write_call(out, op.result, code, op.args, (True, False))
    out.after_call(op.unwind)


@_handles(core.TypeTest)
def _type_test(out: FunctionWriter, op: core.TypeTest) -> None:
    number = word_at(out, type_pointer(out, op.operand), layout.TYPE_ID)
    found = _is_in_range(out, number, op.type_name, "" if op.others else _define(out, op.result))
    for at, name in enumerate(op.others, 1):
        one = _is_in_range(out, number, name)
        either = _define(out, op.result) if at == len(op.others) else out.fresh()
        out.emit(f"{either} = or i1 {found}, {one}")
        found = either


def _is_in_range(out: FunctionWriter, number: str, name: str, result: str = "") -> str:
    """I1: the number of a class is that of the class `name` or of one below it."""
    distance = out.fresh()
    result = result or out.fresh()
    low = absolute(out, f"id.lo:{name}", 32)
    count = absolute(out, f"id.count:{name}", 32)
    out.emit(f"{distance} = sub i32 {number}, {low}")
    out.emit(f"{result} = icmp ult i32 {distance}, {count}")
    return result


@_handles(core.TakeError)
def _take_error(out: FunctionWriter, op: core.TakeError) -> None:
    out.emit(f"{_define(out, op.result)} = load ptr, ptr %err{SLOT}")
    out.emit(f"store ptr null, ptr %err{SLOT}")


@_handles(core.Intrinsic)
def _intrinsic(out: FunctionWriter, op: core.Intrinsic) -> None:
    result = _define(out, op.result) if op.result is not None else out.fresh()
    emit_intrinsic(out, op.name, [out.operand(arg) for arg in op.args], result)


@_handles(core.Jump)
def _jump(out: FunctionWriter, op: core.Jump) -> None:
    out.emit(f"br label {out.label(op.target)}")


@_handles(core.Branch)
def _branch(out: FunctionWriter, op: core.Branch) -> None:
    likely = op.likely
    if likely is None and op.if_true.cold != op.if_false.cold:
        likely = op.if_false.cold
    weights = "" if likely is None else LIKELY if likely else UNLIKELY
    targets = f"label {out.label(op.if_true)}, label {out.label(op.if_false)}"
    out.emit(f"br {out.typed(op.condition)}, {targets}{weights}")


@_handles(core.Switch)
def _switch(out: FunctionWriter, op: core.Switch) -> None:
    rep = op.value.rep.llvm
    cases = " ".join(f"{rep} {number}, label {out.label(block)}" for number, block in op.cases)
    out.emit(f"switch {out.typed(op.value)}, label {out.label(op.default)} [ {cases} ]")


@_handles(core.Return)
def _return(out: FunctionWriter, op: core.Return) -> None:
    out.emit("ret void" if op.value.rep is NONE else f"ret {out.typed(op.value)}")


@_handles(core.Throw)
def _throw(out: FunctionWriter, op: core.Throw) -> None:
    if out.raises:
        assert op.error.rep is REF
        out.emit(f"store {out.typed(op.error)}, ptr %err{SLOT}")
    out.leave()


@_handles(core.Unreachable)
def _unreachable(out: FunctionWriter, op: core.Unreachable) -> None:
    out.emit("unreachable")
