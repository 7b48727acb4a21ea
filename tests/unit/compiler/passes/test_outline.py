"""The making of errors moves into functions of its own and still does the same."""

import pytest

from naja.compiler.ir.core import (
    Block,
    Branch,
    Jump,
    LoadLocal,
    Store,
    Symbol,
    Throw,
    Unreachable,
    integer,
)
from naja.compiler.ir.program import Program, StaticObject
from naja.compiler.ir.types import I64, REF
from naja.compiler.ir.verify import verify
from naja.compiler.passes.coldness import mark_cold
from naja.compiler.passes.outline import outline_errors
from unit.compiler.codegen.builder import F, class_desc, guarded_main
from unit.compiler.codegen.native import build


def sample() -> tuple[Program, F]:
    """work(x): x + 1, but for x < 0 raises `oops` with word 8 = 3 * x + total.

    As in lowered code the unwind blocks of several calls share one block that throws.
    """
    program = Program()
    program.types.append(class_desc("builtins.object", None, 8))
    program.objects.append(StaticObject("oops", "builtins.object", 16, []))
    triple = F(program, "triple", [I64])
    bad, good = Block("bad"), Block("good")
    triple.add(Branch(triple.binary("icmp.eq", triple.args[0], integer(-99)), bad, good))
    triple.enter(bad)
    triple.add(Throw(Symbol("oops")))
    triple.enter(good)
    triple.ret(triple.binary("mul", triple.args[0], integer(3)))
    f = F(program, "work", [I64])
    total, error = f.ir.new_local("total", I64), f.ir.new_local("error", REF)
    f.set(total, integer(100))
    make, fine = Block("make"), Block("fine")
    unwind1, unwind2, common = Block("unwind1"), Block("unwind2"), Block("common")
    f.add(Branch(f.binary("icmp.slt", f.args[0], integer(0)), make, fine))
    f.enter(fine)
    f.ret(f.binary("add", f.call("triple", [f.args[0]], unwind=unwind1), integer(1)))
    f.enter(make)
    value = f.call("triple", [f.args[0]], unwind=unwind2)
    word = f.binary("add", value, f.get(total))
    f.add(Store(Symbol("oops"), word, 8))
    f.set(error, Symbol("oops"))
    f.add(Jump(common))
    for block in (unwind1, unwind2):
        f.enter(block)
        f.set(error, f.take_error())
        f.add(Jump(common))
    f.enter(common)
    f.add(Throw(f.get(error)))
    guarded_main(program, "work", [I64])
    return program, f


def test_coldness_spreads_backwards() -> None:
    _, f = sample()
    mark_cold(f.ir)
    cold = {block.name for block in f.ir.blocks if block.cold}
    assert cold == {"make", "unwind1", "unwind2", "common"}


def test_a_region_becomes_a_function() -> None:
    program, f = sample()
    for function in program.functions:
        mark_cold(function)
    outline_errors(program)
    verify(program)
    made = [function for function in program.functions if "~raise" in function.symbol]
    assert [function.symbol for function in made] == ["work~raise0"]
    assert [param.rep for param in made[0].params] == [I64, I64]
    assert made[0].inline == "never"
    names = {block.name for block in f.ir.blocks}
    assert "unwind2" not in names and {"make", "unwind1", "common"} <= names
    left = next(block for block in f.ir.blocks if block.name == "make")
    assert isinstance(left.ops[0], LoadLocal) and isinstance(left.ops[-1], Unreachable)


@pytest.mark.parametrize("opt_level", [0, 2])
def test_behaviour_is_the_same(opt_level: int) -> None:
    program, _ = sample()
    image = build(program, opt_level)
    assert image.call("main", 4) == 13
    assert image.call("main", -5) == 85
    assert image.call("main", -99) == 85  # the error of `triple`, its word as it was
    image.close()


def test_small_regions_stay() -> None:
    program = Program()
    program.objects.append(StaticObject("oops", "builtins.object", 16, []))
    f = F(program, "work", [I64])
    bad, good = Block("bad"), Block("good")
    f.add(Branch(f.binary("icmp.eq", f.args[0], integer(5)), bad, good))
    f.enter(bad)
    f.add(Throw(Symbol("oops")))
    f.enter(good)
    f.ret(f.args[0])
    mark_cold(f.ir)
    outline_errors(program)
    assert len(program.functions) == 1
