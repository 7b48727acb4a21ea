"""What each name of the `Intrinsic` operation means in LLVM text.

Integers are I64 in and out whatever the width inside, addresses are I64 or REF, floats
F64. The names are those of `naja.unsafe` and `naja.lang.bits`, and a few for the
lowering alone (`fneg sqrt floor ceil trunc fabs copysign`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

MEMORY = "~{memory},~{dirflag},~{fpsr},~{flags}"

# asm templates: name -> (text, constraints, width of the result or 0, widths of the arguments)
_ASM: dict[str, tuple[str, str, int, tuple[int, ...]]] = {
    "in8": ("inb %dx, %al", f"={{al}},{{dx}},{MEMORY}", 8, (16,)),
    "in16": ("inw %dx, %ax", f"={{ax}},{{dx}},{MEMORY}", 16, (16,)),
    "in32": ("inl %dx, %eax", f"={{eax}},{{dx}},{MEMORY}", 32, (16,)),
    "out8": ("outb %al, %dx", f"{{dx}},{{al}},{MEMORY}", 0, (16, 8)),
    "out16": ("outw %ax, %dx", f"{{dx}},{{ax}},{MEMORY}", 0, (16, 16)),
    "out32": ("outl %eax, %dx", f"{{dx}},{{eax}},{MEMORY}", 0, (16, 32)),
    "memory_fence": ("mfence", MEMORY, 0, ()),
    "compiler_barrier": ("", MEMORY, 0, ()),
    "gate": (
        "int3",
        "={rax},{rax},{rdi},{rsi},~{rcx},~{rdx},~{r8},~{r9},~{r10},~{r11}," + MEMORY,
        64,
        (64, 64, 64),
    ),
    "syscall": (
        "syscall",
        "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11}," + MEMORY,
        64,
        (64,) * 7,
    ),
    "stack_pointer": ("movq %rsp, $0", "=r", 64, ()),
}

# LLVM functions on i64 or double of the same name in and out: name -> (function, tail of args)
_UNARY: dict[str, tuple[str, str, str]] = {
    "ctz64": ("i64", "@llvm.cttz.i64", ", i1 false"),
    "clz64": ("i64", "@llvm.ctlz.i64", ", i1 false"),
    "popcount64": ("i64", "@llvm.ctpop.i64", ""),
    "bswap64": ("i64", "@llvm.bswap.i64", ""),
    "sqrt": ("double", "@llvm.sqrt.f64", ""),
    "fabs": ("double", "@llvm.fabs.f64", ""),
    # SSE2 has no rounding instruction: these are functions of the libcalls object.
    "floor": ("double", "@floor", ""),
    "ceil": ("double", "@ceil", ""),
    "trunc": ("double", "@trunc", ""),
}

_BINARY: dict[str, str] = {
    "wrap_add": "add",
    "wrap_sub": "sub",
    "wrap_mul": "mul",
    "wrap_shl": "shl",
    "shr_u": "lshr",
    "div_u": "udiv",
    "rem_u": "urem",
}

DECLARATIONS: dict[str, str] = {
    "@llvm.cttz.i64": "declare i64 @llvm.cttz.i64(i64, i1)",
    "@llvm.ctlz.i64": "declare i64 @llvm.ctlz.i64(i64, i1)",
    "@llvm.ctpop.i64": "declare i64 @llvm.ctpop.i64(i64)",
    "@llvm.bswap.i64": "declare i64 @llvm.bswap.i64(i64)",
    "@llvm.sqrt.f64": "declare double @llvm.sqrt.f64(double)",
    "@llvm.fabs.f64": "declare double @llvm.fabs.f64(double)",
    "@llvm.copysign.f64": "declare double @llvm.copysign.f64(double, double)",
    "@floor": "declare hidden double @floor(double) memory(none)",
    "@ceil": "declare hidden double @ceil(double) memory(none)",
    "@trunc": "declare hidden double @trunc(double) memory(none)",
    "@llvm.fshl.i64": "declare i64 @llvm.fshl.i64(i64, i64, i64)",
    "@llvm.assume": "declare void @llvm.assume(i1)",
    "@llvm.fshr.i32": "declare i32 @llvm.fshr.i32(i32, i32, i32)",
    "@llvm.memmove.p0.p0.i64": "declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)",
    "@llvm.memset.p0.i64": "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)",
    "@memcmp": "declare hidden i32 @memcmp(ptr, ptr, i64) memory(argmem: read)",
    "@llvm.frameaddress.p0": "declare ptr @llvm.frameaddress.p0(i32)",
    "@llvm.eh.unwind.init": "declare void @llvm.eh.unwind.init()",
    "@llvm.readcyclecounter": "declare i64 @llvm.readcyclecounter()",
    "@llvm.trap": "declare void @llvm.trap() cold noreturn",
    "@llvm.sadd.with.overflow.i64": "declare {i64, i1} @llvm.sadd.with.overflow.i64(i64, i64)",
    "@llvm.ssub.with.overflow.i64": "declare {i64, i1} @llvm.ssub.with.overflow.i64(i64, i64)",
    "@llvm.smul.with.overflow.i64": "declare {i64, i1} @llvm.smul.with.overflow.i64(i64, i64)",
    "@llvm.fptosi.sat.i64.f64": "declare i64 @llvm.fptosi.sat.i64.f64(double)",
}


class Emitter(Protocol):
    """What an intrinsic needs of the function being written."""

    def emit(self, line: str) -> None: ...

    def fresh(self) -> str:
        """A new `%name`."""

    def need(self, function: str) -> str:
        """`function`, declared in the module."""


@dataclass(frozen=True)
class Operand:
    """An LLVM type and the text of a value of it."""

    type: str
    text: str

    def __str__(self) -> str:
        return f"{self.type} {self.text}"


def emit_intrinsic(out: Emitter, name: str, args: list[Operand], result: str) -> bool:
    """Write the intrinsic; its value goes to `result` (a `%name`).

    False when it has no value. KeyError for an unknown name.
    """
    if name in _ASM:
        return _emit_asm(out, name, args, result)
    if name in _UNARY:
        kind, function, tail = _UNARY[name]
        out.emit(f"{result} = call {kind} {out.need(function)}({args[0]}{tail})")
        return True
    if name in _BINARY:
        out.emit(f"{result} = {_BINARY[name]} {args[0]}, {args[1].text}")
        return True
    return _SPECIAL[name](out, args, result)


def names() -> set[str]:
    """All that `emit_intrinsic` knows."""
    return {*_ASM, *_UNARY, *_BINARY, *_SPECIAL}


def _narrow(out: Emitter, value: Operand, bits: int) -> str:
    if value.type == f"i{bits}":
        return str(value)
    name = out.fresh()
    out.emit(f"{name} = trunc {value} to i{bits}")
    return f"i{bits} {name}"


def _emit_asm(out: Emitter, name: str, args: list[Operand], result: str) -> bool:
    text, constraints, width, widths = _ASM[name]
    values = [_narrow(out, a, bits) for a, bits in zip(args, widths, strict=True)]
    kind = f"i{width}" if width else "void"
    call = f'call {kind} asm sideeffect "{text}", "{constraints}"({", ".join(values)})'
    if not width:
        out.emit(call)
        return False
    raw = result if width == 64 else out.fresh()
    out.emit(f"{raw} = {call}")
    if width != 64:
        out.emit(f"{result} = zext {kind} {raw} to i64")
    return True


def as_pointer(out: Emitter, value: Operand) -> str:
    if value.type == "ptr":
        return str(value)
    name = out.fresh()
    out.emit(f"{name} = inttoptr {value} to ptr")
    return f"ptr {name}"


def _copy_memory(out: Emitter, args: list[Operand], result: str) -> bool:
    target, source = as_pointer(out, args[0]), as_pointer(out, args[1])
    function = out.need("@llvm.memmove.p0.p0.i64")
    out.emit(f"call void {function}({target}, {source}, {args[2]}, i1 false)")
    return False


def _fill_memory(out: Emitter, args: list[Operand], result: str) -> bool:
    target, octet = as_pointer(out, args[0]), _narrow(out, args[1], 8)
    out.emit(f"call void {out.need('@llvm.memset.p0.i64')}({target}, {octet}, {args[2]}, i1 false)")
    return False


def _compare_memory(out: Emitter, args: list[Operand], result: str) -> bool:
    left, right, sign = as_pointer(out, args[0]), as_pointer(out, args[1]), out.fresh()
    out.emit(f"{sign} = call i32 {out.need('@memcmp')}({left}, {right}, {args[2]})")
    out.emit(f"{result} = sext i32 {sign} to i64")
    return True


def _out_string8(out: Emitter, args: list[Operand], result: str) -> bool:
    port, a, b = _narrow(out, args[0], 16), out.fresh(), out.fresh()
    out.emit(
        f'{a} = call {{i64, i64}} asm sideeffect "rep outsb", '
        f'"={{rsi}},={{rcx}},{{dx}},0,1,{MEMORY}"({port}, {args[1]}, {args[2]})'
    )
    out.emit(f"{b} = extractvalue {{i64, i64}} {a}, 0")
    return False


def _read_tsc(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"{result} = call i64 {out.need('@llvm.readcyclecounter')}()")
    return True


def _call_address(out: Emitter, args: list[Operand], result: str) -> bool:
    code = as_pointer(out, args[0]).removeprefix("ptr ")
    out.emit(f"{result} = call i64 {code}({args[1]})")
    return True


def _rotl64(out: Emitter, args: list[Operand], result: str) -> bool:
    function = out.need("@llvm.fshl.i64")
    out.emit(f"{result} = call i64 {function}({args[0]}, {args[0]}, {args[1]})")
    return True


def _rotr32(out: Emitter, args: list[Operand], result: str) -> bool:
    value, count, narrow = _narrow(out, args[0], 32), _narrow(out, args[1], 32), out.fresh()
    out.emit(f"{narrow} = call i32 {out.need('@llvm.fshr.i32')}({value}, {value}, {count})")
    out.emit(f"{result} = zext i32 {narrow} to i64")
    return True


def _mul_hi_u(out: Emitter, args: list[Operand], result: str) -> bool:
    a, b, product, high = out.fresh(), out.fresh(), out.fresh(), out.fresh()
    out.emit(f"{a} = zext {args[0]} to i128")
    out.emit(f"{b} = zext {args[1]} to i128")
    out.emit(f"{product} = mul nuw i128 {a}, {b}")
    out.emit(f"{high} = lshr i128 {product}, 64")
    out.emit(f"{result} = trunc i128 {high} to i64")
    return True


def _less_u(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"{result} = icmp ult {args[0]}, {args[1].text}")
    return True


def _fneg(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"{result} = fneg {args[0]}")
    return True


def _copysign(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"{result} = call double {out.need('@llvm.copysign.f64')}({args[0]}, {args[1]})")
    return True


def _bits(to: str) -> Callable[[Emitter, list[Operand], str], bool]:
    def write(out: Emitter, args: list[Operand], result: str) -> bool:
        out.emit(f"{result} = bitcast {args[0]} to {to}")
        return True

    return write


def _truncate(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"{result} = call i64 {out.need('@llvm.fptosi.sat.i64.f64')}({args[0]})")
    return True


def _frame_address(out: Emitter, args: list[Operand], result: str) -> bool:
    name = out.fresh()
    out.emit(f"{name} = call ptr {out.need('@llvm.frameaddress.p0')}(i32 0)")
    out.emit(f"{result} = ptrtoint ptr {name} to i64")
    return True


def _spill_registers(out: Emitter, args: list[Operand], result: str) -> bool:
    """Callee-saved registers go to this function's frame; the value is the stack pointer."""
    out.emit(f"call void {out.need('@llvm.eh.unwind.init')}()")
    return _emit_asm(out, "stack_pointer", [], result)


def _stack_depth(out: Emitter, args: list[Operand], result: str) -> bool:
    """The stack pointer, roughly: two of them in one function may be taken for equal."""
    out.emit(f'{result} = call i64 asm "movq %rsp, $0", "=r"()')
    return True


def _trap(out: Emitter, args: list[Operand], result: str) -> bool:
    out.emit(f"call void {out.need('@llvm.trap')}()")
    return False


_SPECIAL: dict[str, Callable[[Emitter, list[Operand], str], bool]] = {
    "copy_memory": _copy_memory,
    "fill_memory": _fill_memory,
    "compare_memory": _compare_memory,
    "out_string8": _out_string8,
    "read_tsc": _read_tsc,
    "call_address": _call_address,
    "rotl64": _rotl64,
    "rotr32": _rotr32,
    "mul_hi_u": _mul_hi_u,
    "less_u": _less_u,
    "fneg": _fneg,
    "copysign": _copysign,
    "float_bits": _bits("i64"),
    "float_from_bits": _bits("double"),
    "truncate": _truncate,
    "frame_address": _frame_address,
    "stack_depth": _stack_depth,
    "spill_registers": _spill_registers,
    "trap": _trap,
}
