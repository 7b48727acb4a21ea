"""What a broken pass makes is refused before LLVM sees it, at every level, in every build."""

from collections.abc import Callable

import pytest

import naja.compiler.passes as passes
from naja.compiler.codegen.driver import emit_objects
from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function, Temp, integer
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import F64, I64
from naja.compiler.ir.verify import VerifyError
from unit.compiler.codegen.builder import F


def uses_what_is_not_there(function: Function) -> None:
    returned = function.blocks[-1].ops[-1]
    assert isinstance(returned, core.Return)
    returned.value = Temp(I64, 99)


def mixes_representations(function: Function) -> None:
    result = function.new_temp(I64)
    number = core.Const(F64, 1.0)
    function.blocks[0].ops.insert(0, core.Binary(result, "add", number, integer(1)))


def forgets_the_end(function: Function) -> None:
    function.blocks[-1].ops.pop()


def leads_nowhere(function: Function) -> None:
    function.blocks[-1].ops[-1] = core.Jump(Block("elsewhere"))


@pytest.mark.parametrize("opt_level", [0, 2])
@pytest.mark.parametrize(
    "damage", [uses_what_is_not_there, mixes_representations, forgets_the_end, leads_nowhere]
)
def test_a_broken_pass_is_caught(
    damage: Callable[[Function], None], opt_level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program()
    f = F(program, "work", [I64])
    f.ret(f.binary("add", f.args[0], integer(1)))
    whole = passes.infer_nothrow

    def broken(program: Program) -> None:
        whole(program)
        damage(program.functions[0])

    monkeypatch.setattr(passes, "infer_nothrow", broken)
    passes.prepare(program)
    with pytest.raises(VerifyError, match="work"):
        emit_objects(program, opt_level=opt_level, cache=None)
