"""Intrinsics mean in machine code what `naja.lang.bits` means under CPython."""

import ctypes
import itertools
import math
import random

import pytest

from naja.compiler.codegen.intrinsics import names
from naja.compiler.ir.core import Block, Branch, Convert, Intrinsic, integer
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import F64, I1, I64, Rep
from naja.lang import bits
from unit.compiler.codegen.builder import F
from unit.compiler.codegen.native import Image, build

EDGES = [0, 1, 2, -1, 5, 63, 2**31, 2**32 - 1, 2**63 - 1, -(2**63), 0x123456789ABCDEF0]
UNARY = ["clz64", "ctz64", "popcount64", "bswap64"]
BINARY = ["wrap_add", "wrap_sub", "wrap_mul", "mul_hi_u", "div_u", "rem_u"]
SHIFTS = ["wrap_shl", "shr_u", "rotl64"]
FLOATS = ["floor", "ceil", "trunc", "sqrt", "fabs", "fneg"]


def expose(program: Program, name: str, params: list[Rep], rep: Rep) -> None:
    f = F(program, f"do_{name}", params, rep, c_abi=True)
    f.ret(f.intrinsic(name, list(f.args), rep))


@pytest.fixture(scope="module")
def image() -> Image:
    program = Program()
    for name in UNARY:
        expose(program, name, [I64], I64)
    for name in [*BINARY, *SHIFTS, "rotr32"]:
        expose(program, name, [I64, I64], I64)
    for name in FLOATS:
        expose(program, name, [F64], F64)
    expose(program, "copysign", [F64, F64], F64)
    less = F(program, "do_less_u", [I64, I64], c_abi=True)
    less.ret(less.convert("zext", less.intrinsic("less_u", list(less.args), I1), I64))
    expose(program, "compare_memory", [I64] * 3, I64)
    for name in ("copy_memory", "fill_memory"):
        f = F(program, f"do_{name}", [I64] * 3, c_abi=True)
        f.add(Intrinsic(None, name, list(f.args)))
        f.ret(integer(0))
    f = F(program, "saturate", [F64], c_abi=True)
    whole = f.temp()
    f.add(Convert(whole, "fptosi", f.args[0]))
    f.ret(whole)
    stack = F(program, "stack", [], c_abi=True)
    stack.ret(stack.intrinsic("spill_registers", []))
    return build(program)


@pytest.mark.parametrize("name", UNARY)
def test_unary(image: Image, name: str) -> None:
    for a in EDGES:
        assert image.call(f"do_{name}", a) == getattr(bits, name)(a), a


@pytest.mark.parametrize("name", BINARY)
def test_binary(image: Image, name: str) -> None:
    for a, b in itertools.product(EDGES, EDGES):
        if b or name not in ("div_u", "rem_u"):
            assert image.call(f"do_{name}", a, b) == getattr(bits, name)(a, b), (a, b)
    for a, b in itertools.product(EDGES, EDGES):
        assert image.call("do_less_u", a, b) == bits.less_u(a, b)


@pytest.mark.parametrize("name", SHIFTS)
def test_shifts(image: Image, name: str) -> None:
    for a, n in itertools.product(EDGES, [0, 1, 7, 31, 32, 63]):
        assert image.call(f"do_{name}", a, n) == getattr(bits, name)(a, n), (a, n)
    for a, n in itertools.product(EDGES, [0, 1, 7, 31]):
        assert image.call("do_rotr32", a, n) == bits.rotr32(a, n)


def test_rounding(image: Image) -> None:
    values = [0.0, -0.0, 0.3, -0.3, 0.5, 1.0, -1.0, 1.5, -2.5, 4503599627370495.5, 1e300, -1e300]
    for x in values:
        for name, oracle in (("floor", math.floor), ("ceil", math.ceil), ("trunc", math.trunc)):
            found = image.call_float(f"do_{name}", x)
            assert found == float(oracle(x)), (name, x)
    assert math.copysign(1.0, image.call_float("do_ceil", -0.3)) == -1.0
    assert math.copysign(1.0, image.call_float("do_floor", -0.0)) == -1.0
    for name in ("floor", "ceil", "trunc"):
        assert image.call_float(f"do_{name}", math.inf) == math.inf
        assert math.isnan(image.call_float(f"do_{name}", math.nan))
    assert image.call_float("do_sqrt", 2.0) == math.sqrt(2.0)
    assert image.call_float("do_fabs", -2.0) == 2.0
    assert image.call_float("do_copysign", 3.0, -0.0) == -3.0


def test_float_to_int_saturates(image: Image) -> None:
    call = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_double)(image.symbols["saturate"])
    cases = [(1e300, 2**63 - 1), (-1e300, -(2**63)), (math.nan, 0), (-2.9, -2), (2.9, 2)]
    assert [call(x) for x, _ in cases] == [n for _, n in cases]


@pytest.mark.parametrize("seed", range(3))
def test_memory_functions(image: Image, seed: int) -> None:
    chance = random.Random(seed)
    size = 8192
    area = (ctypes.c_ubyte * size)()
    address = ctypes.addressof(area)
    model = bytearray(chance.randbytes(size))
    ctypes.memmove(area, bytes(model), size)
    limits = [0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 64, 100, 1024, 1025, 3000]
    for _ in range(400):
        count = max(0, chance.choice(limits) + chance.choice([-1, 0, 0, 1]))
        a, b = chance.randrange(size - count), chance.randrange(size - count)
        if chance.random() < 0.5:
            b = max(0, min(size - count, a + chance.randrange(-40, 40)))
        match chance.randrange(3):
            case 0:
                image.call("do_copy_memory", address + a, address + b, count)
                model[a : a + count] = model[b : b + count]
            case 1:
                octet = chance.randrange(256)
                image.call("do_fill_memory", address + a, octet, count)
                model[a : a + count] = bytes([octet]) * count
            case _:
                found = image.call("do_compare_memory", address + a, address + b, count)
                left, right = model[a : a + count], model[b : b + count]
                assert (found > 0) - (found < 0) == (left > right) - (left < right)
        assert bytes(area) == model


def test_stack_pointer_is_on_the_stack(image: Image) -> None:
    assert image.call("stack") % 8 == 0 and image.call("stack") > 0


def test_every_name_compiles() -> None:
    """Each intrinsic in a function that is never run."""
    program = Program()
    arguments = {"gate": 3, "syscall": 7, "out_string8": 3, "call_address": 2}
    known = {*UNARY, *BINARY, *SHIFTS, *FLOATS, "rotr32", "copysign", "less_u"}
    for name in sorted(names() - known):
        count = arguments.get(name, 0)
        if name.startswith(("in", "truncate", "float_")):
            count = 1
        if name.startswith("out") and name != "out_string8":
            count = 2
        if name in ("copy_memory", "fill_memory", "compare_memory"):
            count = 3
        of_float = name in ("truncate", "float_bits")
        rep = F64 if name == "float_from_bits" else I64
        has_value = not name.startswith(("out", "copy", "fill", "memory_", "compiler_", "trap"))
        f = F(program, f"x.{name}", [F64 if of_float else I64] * count, rep)
        result = f.temp(rep) if has_value else None
        f.add(Intrinsic(result, name, list(f.args)))
        f.ret(result if result is not None else integer(0))
    build(program).close()


def test_equal_strings_branch() -> None:
    """A comparison that LLVM would like to turn into bcmp links."""
    program = Program()
    f = F(program, "main", [I64, I64, I64], c_abi=True)
    same, other = Block("same"), Block("other")
    order = f.intrinsic("compare_memory", list(f.args))
    f.add(Branch(f.binary("icmp.eq", order, integer(0)), same, other))
    f.enter(same)
    f.ret(integer(1))
    f.enter(other)
    f.ret(integer(0))
    build(program).close()
