"""Errors travel in the slot: thrown, propagated, caught, cleared."""

import pytest

from naja.compiler.ir.core import (
    Block,
    Branch,
    Call,
    Extract,
    Jump,
    MakeStruct,
    Symbol,
    Throw,
    Unreachable,
    integer,
)
from naja.compiler.ir.program import Program, StaticObject
from naja.compiler.ir.types import I64, NONE, REF, struct_of
from unit.compiler.codegen.builder import F, class_desc, guarded_main
from unit.compiler.codegen.native import build

LEVELS = pytest.mark.parametrize("opt_level", [0, 2])


def program_with_error() -> Program:
    """`oops` is an object whose word 8 is 77."""
    program = Program()
    program.types.append(class_desc("builtins.object", None, 8))
    program.objects.append(StaticObject("oops", "builtins.object", 16, [(8, integer(77))]))
    return program


def thrower(program: Program) -> None:
    """picky(x): throws for x == 5, else 2 * x."""
    f = F(program, "picky", [I64])
    bad, good = Block("bad", cold=True), Block("good")
    f.add(Branch(f.binary("icmp.eq", f.args[0], integer(5)), bad, good))
    f.enter(bad)
    f.add(Throw(Symbol("oops")))
    f.enter(good)
    f.ret(f.binary("add", f.args[0], f.args[0]))


@LEVELS
def test_propagation_through_frames(opt_level: int) -> None:
    program = program_with_error()
    thrower(program)
    for level in range(3):
        f = F(program, f"level{level}", [I64])
        inner = f.call(f"level{level - 1}" if level else "picky", [f.args[0]])
        f.ret(f.binary("add", inner, integer(1)))
    guarded_main(program, "level2", [I64])
    image = build(program, opt_level)
    assert image.call("main", 4) == 11
    assert image.call("main", 5) == 77
    image.close()


@LEVELS
def test_a_caught_error_is_gone(opt_level: int) -> None:
    """Catch in a loop, go on calling: the slot must be clear each time."""
    program = program_with_error()
    thrower(program)
    f = F(program, "sum", [I64])
    total, i = f.ir.new_local("total", I64), f.ir.new_local("i", I64)
    head, body, after, caught, done = (
        Block(n) for n in ("head", "body", "after", "caught", "done")
    )
    f.add(Jump(head))
    f.enter(head)
    f.add(Branch(f.binary("icmp.slt", f.get(i), f.args[0]), body, done))
    f.enter(body)
    value = f.call("picky", [f.get(i)], unwind=caught)
    f.set(total, f.binary("add", f.get(total), value))
    f.add(Jump(after))
    f.enter(caught)
    error = f.take_error()
    f.set(total, f.binary("add", f.get(total), f.load(error, 8)))
    f.add(Jump(after))
    f.enter(after)
    f.set(i, f.binary("add", f.get(i), integer(1)))
    f.add(Jump(head))
    f.enter(done)
    f.ret(f.get(total))
    guarded_main(program, "sum", [I64])
    image = build(program, opt_level)
    expected = sum(77 if n == 5 else 2 * n for n in range(10))
    assert image.call("main", 10) == expected
    image.close()


@LEVELS
@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("add", (40, 2), (2**63 - 1, 1)),
        ("sub", (40, -2), (-(2**63), 1)),
        ("mul", (-6, 7), (2**32, 2**31)),
    ],
)
def test_checked_arithmetic(
    opt_level: int, kind: str, good: tuple[int, int], bad: tuple[int, int]
) -> None:
    program = program_with_error()
    f = F(program, "work", [I64, I64])
    fail = Block("fail", cold=True)
    f.ret(f.checked(kind, f.args[0], f.args[1], fail))
    f.enter(fail)
    f.add(Throw(Symbol("oops")))
    guarded_main(program, "work", [I64, I64])
    image = build(program, opt_level)
    operations = {"add": good[0] + good[1], "sub": good[0] - good[1], "mul": good[0] * good[1]}
    assert image.call("main", *good) == operations[kind]
    assert image.call("main", *bad) == 77
    image.close()


@LEVELS
def test_never_returning_call(opt_level: int) -> None:
    program = program_with_error()
    f = F(program, "fail", [], NONE)
    f.add(Throw(Symbol("oops")))
    g = F(program, "work", [])
    g.add(Call(None, Symbol("fail"), [], never_returns=True))
    g.add(Unreachable())
    guarded_main(program, "work", [])
    image = build(program, opt_level)
    assert image.call("main") == 77
    image.close()


@LEVELS
def test_errors_pass_functions_that_return_large_structs(opt_level: int) -> None:
    program = program_with_error()
    thrower(program)
    wide = struct_of((I64,) * 7)
    f = F(program, "wide", [I64], wide)
    value = f.call("picky", [f.args[0]])
    made = f.temp(wide)
    f.add(MakeStruct(made, [value] * 7))
    f.ret(made)
    g = F(program, "work", [I64])
    result = g.call("wide", [g.args[0]], wide)
    last = g.temp()
    g.add(Extract(last, result, 6))
    g.ret(last)
    guarded_main(program, "work", [I64])
    image = build(program, opt_level)
    assert image.call("main", 21) == 42
    assert image.call("main", 5) == 77
    image.close()


def test_nothrow_functions_lose_the_slot() -> None:
    program = program_with_error()
    thrower(program)
    f = F(program, "pure", [I64])
    f.ret(f.binary("mul", f.args[0], f.args[0]))
    g = F(program, "calls_pure", [I64])
    g.ret(g.call("pure", [g.args[0]]))
    h = F(program, "guards", [I64])
    caught = Block("caught")
    h.ret(h.call("picky", [h.args[0]], unwind=caught))
    h.enter(caught)
    h.ret(h.load(h.take_error(), 8))
    k = F(program, "raises", [I64])
    k.ret(k.call("picky", [k.args[0]]))
    pointer = F(program, "taken", [I64])
    pointer.ret(pointer.args[0])
    user = F(program, "uses", [], REF)
    user.ret(Symbol("taken"))
    build(program).close()
    raising = {function.symbol for function in program.functions if function.raises}
    assert raising == {"picky", "raises", "taken"}
