"""Every rule of the verifier, by a function that breaks it."""

from collections.abc import Callable

import pytest

from naja.compiler.ir import core
from naja.compiler.ir.core import NONE_VALUE, NULL, Block, Const, Symbol, integer
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import F64, I1, I8, I64, NONE, REF, struct_of
from naja.compiler.ir.verify import VerifyError, verify
from unit.compiler.codegen.builder import F

PAIR = struct_of((I64, REF))


def unterminated(f: F) -> None:
    f.binary("add", f.args[0], integer(1))


def after_the_end(f: F) -> None:
    f.ret(f.args[0])
    f.ret(f.args[0])


def foreign_block(f: F) -> None:
    f.add(core.Jump(Block("elsewhere")))


def late_take_error(f: F) -> None:
    f.take_error()
    f.ret(f.args[0])


def missing_take_error(f: F) -> None:
    handler = Block("handler")
    f.ret(f.call("other", [], I64, handler))
    f.enter(handler)
    f.ret(integer(1))


def result_used_where_the_call_unwinds(f: F) -> None:
    handler = Block("handler")
    value = f.call("other", [], I64, handler)
    f.ret(value)
    f.enter(handler)
    f.take_error()
    f.ret(value)


def undefined_on_one_path(f: F) -> None:
    left, join = Block("left"), Block("join")
    f.add(core.Branch(f.binary("icmp.eq", f.args[0], integer(0)), left, join))
    f.enter(left)
    value = f.binary("add", f.args[0], integer(1))
    f.add(core.Jump(join))
    f.enter(join)
    f.ret(value)


def mixed_operands(f: F) -> None:
    f.ret(f.binary("add", f.args[0], Const(F64, 1.0)))


def integer_operation_on_floats(f: F) -> None:
    f.binary("add", Const(F64, 1.0), Const(F64, 1.0))
    f.ret(f.args[0])


def octet_for_none(f: F) -> None:
    f.set(f.ir.new_local("nothing", NONE), Const(I8, 0))
    f.ret(f.args[0])


def wrong_result(f: F) -> None:
    f.ret(NULL)


def wrong_condition(f: F) -> None:
    end = Block("end")
    f.add(core.Branch(f.args[0], end, end))
    f.enter(end)
    f.ret(f.args[0])


def wrong_argument(f: F) -> None:
    f.ret(f.call("typed", [NULL]))


def wrong_argument_count(f: F) -> None:
    f.ret(f.call("typed", []))


def wrong_convention(f: F) -> None:
    value = f.temp()
    f.add(core.Call(value, Symbol("typed"), [f.args[0]], raises=False, c_abi=True))
    f.ret(value)


def dropped_result(f: F) -> None:
    f.add(core.Call(None, Symbol("typed"), [f.args[0]]))
    f.ret(f.args[0])


def no_such_field(f: F) -> None:
    part = f.temp()
    f.add(core.Extract(part, Const(PAIR, None), 2))
    f.ret(part)


def wrong_field_count(f: F) -> None:
    f.add(core.MakeStruct(f.temp(PAIR), [integer(1)]))
    f.ret(f.args[0])


def suspend_outside(f: F) -> None:
    f.add(core.Suspend())
    f.ret(f.args[0])


def address_of_float(f: F) -> None:
    f.ret(f.load(Const(F64, 0.0), 8))


def twice_defined(f: F) -> None:
    value = f.temp()
    for _ in range(2):
        f.add(core.Binary(value, "add", f.args[0], f.args[0]))
    f.ret(value)


BROKEN: list[tuple[Callable[[F], None], str]] = [
    (unterminated, "has no end"),
    (after_the_end, "before the end"),
    (foreign_block, "another function"),
    (late_take_error, "not at the head"),
    (missing_take_error, "begins with take_error"),
    (result_used_where_the_call_unwinds, "some path does not define"),
    (undefined_on_one_path, "some path does not define"),
    (mixed_operands, "two representations"),
    (integer_operation_on_floats, "cannot work on f64"),
    (octet_for_none, "where none must be"),
    (wrong_result, "has ref where i64 must be"),
    (wrong_condition, "where i1 must be"),
    (wrong_argument, "has ref where i64 must be"),
    (wrong_argument_count, "another number of arguments"),
    (wrong_convention, "differs from its callee"),
    (dropped_result, "drops a result"),
    (no_such_field, "no such field"),
    (wrong_field_count, "another number of fields"),
    (suspend_outside, "outside a coroutine"),
    (address_of_float, "where ref or i64 must be"),
    (twice_defined, "defined already"),
]


@pytest.mark.parametrize(("write", "why"), BROKEN, ids=lambda item: getattr(item, "__name__", ""))
def test_rules(write: Callable[[F], None], why: str) -> None:
    program = Program()
    write(F(program, "f", [I64]))
    F(program, "other", []).ret(integer(0))
    F(program, "typed", [I64]).ret(integer(0))
    with pytest.raises(VerifyError, match=why):
        verify(program)


def test_a_sound_program_passes() -> None:
    program = Program()
    f = F(program, "f", [I64], NONE)
    f.set(f.ir.new_local("flag", I1), core.TRUE)
    f.ret(NONE_VALUE)
    verify(program)


def test_one_symbol_one_function() -> None:
    program = Program()
    for _ in range(2):
        F(program, "f", []).ret(integer(0))
    with pytest.raises(VerifyError, match="defined twice"):
        verify(program)
