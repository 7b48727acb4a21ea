"""The text of the IR."""

from naja.compiler.ir import core
from naja.compiler.ir.core import NONE_VALUE, NULL, Block, Symbol, integer
from naja.compiler.ir.printer import print_function, print_program
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import F64, I64, NONE, REF, struct_of
from unit.compiler.codegen.builder import F

EXPECTED = """\
func app.work(%0: i64, %1: ref) -> none raises:
    local total#0: i64
  entry:
    total#0 = 0
    %2: i1 = icmp.slt %0, 10
    branch %2, more, end likely
  more:
    %3: i64 = checked mul %0, 2 else end
    %4: i64 = load [%1 + 8 + %3 * 4] volatile
    %5: i64 = call @other(%4, null) unwind caught
    %6: {i64, f64} = struct %5, 1.5
    %7: f64 = extract %6, 1
    store %7, [%1]
    call @quiet() c_abi
    %8: ref = call_slot get(%1) unwind caught
    %9: i1 = is_instance %8, app.C
    %10: i64 = intrinsic clz64 %5
    switch %10, 1: end, 2: end.2, else end
  end: cold
    return None
  end.2:
    throw %1
  caught: cold
    %11: ref = take_error
    unreachable
"""


def sample() -> Program:
    program = Program()
    f = F(program, "app.work", [I64, REF], NONE)
    more, end, end2, caught = (Block(n, n in ("caught",)) for n in ("more", "end", "end", "caught"))
    end.cold = True
    f.temp()  # numbers in the text are by appearance
    f.set(f.ir.new_local("total", I64), integer(0))
    small = f.binary("icmp.slt", f.args[0], integer(10))
    f.add(core.Branch(small, more, end, likely=True))
    f.enter(more)
    doubled = f.checked("mul", f.args[0], integer(2), end)
    loaded = f.temp()
    f.add(core.Load(loaded, f.args[1], 8, doubled, 4, volatile=True))
    called = f.call("other", [loaded, NULL], I64, caught)
    pair, part = f.temp(struct_of((I64, F64))), f.temp(F64)
    f.add(core.MakeStruct(pair, [called, core.Const(F64, 1.5)]))
    f.add(core.Extract(part, pair, 1))
    f.store(f.args[1], 0, part)
    f.add(core.Call(None, Symbol("quiet"), [], raises=False, c_abi=True))
    got, test = f.temp(REF), f.temp(core.TRUE.rep)
    f.add(core.CallSlot(got, "get", [f.args[1]], caught))
    f.add(core.TypeTest(test, got, "app.C"))
    count = f.intrinsic("clz64", [called])
    f.add(core.Switch(count, [(1, end), (2, end2)], end))
    f.enter(end)
    f.ret(NONE_VALUE)
    f.enter(end2)
    f.add(core.Throw(f.args[1]))
    f.enter(caught)
    f.take_error()
    f.add(core.Unreachable())
    return program


def test_text() -> None:
    program = sample()
    assert print_function(program.functions[0]) == EXPECTED
    assert print_program(program) == EXPECTED
