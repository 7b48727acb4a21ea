"""Equal instances become one; what differs in anything stays apart."""

import pytest

from naja.compiler.codegen import emit_objects
from naja.compiler.ir.core import (
    NONE_VALUE,
    CallSlot,
    Const,
    CoroutineInfo,
    Load,
    Suspend,
    Symbol,
    TypeTest,
    integer,
)
from naja.compiler.ir.program import Program, StaticObject, TypeDesc
from naja.compiler.ir.types import F64, I1, I64, NONE, REF
from naja.compiler.passes.merge import merge_equals
from naja.compiler.passes.nothrow import infer_nothrow
from unit.compiler.codegen.builder import F, class_desc, guarded_main
from unit.compiler.codegen.native import Image


def instance(name: str, method: str) -> TypeDesc:
    kind = class_desc(name, "Box", methods={"get": method})
    kind.qualified_name = "Box"
    return kind


def sample(second_adds: int = 1) -> Program:
    """Box[A] and Box[B]: `get` calls `step`, which calls `get` of its own class again."""
    program = Program(selectors={"get"})
    program.types = [class_desc("builtins.object", None, 8), class_desc("Box")]
    for letter in "AB":
        program.types.append(instance(f"Box[{letter}]", f"Box[{letter}].get"))
        get = F(program, f"Box[{letter}].get", [REF, I64])
        for _ in range(ord(letter) - ord("A")):
            get.temp()  # numbers of temporaries mean nothing
        get.ret(get.call(f"Box[{letter}].step", list(get.args)))
        step = F(program, f"Box[{letter}].step", [REF, I64])
        kind = step.temp()
        step.add(Load(kind, Symbol(f"type.Box[{letter}]", I64), 16))
        added = integer(second_adds if letter == "B" else 1)
        step.ret(step.binary("add", step.binary("add", step.args[1], added), kind))
        program.objects.append(StaticObject(f"box{letter}", f"Box[{letter}]", 16, []))
    work = F(program, "work", [I64])
    results = []
    for letter in "AB":
        result = work.temp()
        work.add(CallSlot(result, "get", [Symbol(f"box{letter}"), work.args[0]]))
        results.append(result)
    work.ret(work.binary("mul", results[0], results[1]))
    guarded_main(program, "work", [I64])
    return program


def symbols(program: Program) -> set[str]:
    return {function.symbol for function in program.functions}


def test_equal_instances_and_their_classes_merge() -> None:
    program = sample()
    merge_equals(program, lambda symbol: "A" in symbol)  # rather not A
    assert symbols(program) == {"Box[B].get", "Box[B].step", "work", "main"}
    assert [kind.name for kind in program.types] == ["builtins.object", "Box", "Box[B]"]
    assert {static.type_name for static in program.objects} == {"Box[B]"}


@pytest.mark.parametrize("opt_level", [0, 2])
def test_merged_programs_run(opt_level: int) -> None:
    program = sample()
    merge_equals(program, lambda symbol: symbol)
    infer_nothrow(program)
    image = Image(emit_objects(program, opt_level=opt_level, cache=None))
    assert image.call("main", 3) == 400
    image.close()


def test_a_difference_deep_down_keeps_callers_apart() -> None:
    program = sample(second_adds=2)
    before = symbols(program)
    merge_equals(program, lambda symbol: symbol)
    assert symbols(program) == before
    assert len(program.types) == 4


def test_classes_that_are_tested_for_stay() -> None:
    program = sample()
    f = F(program, "test", [REF])
    result = f.temp(I1)
    f.add(TypeTest(result, f.args[0], "Box[B]"))
    f.ret(f.convert("zext", result, I64))
    merge_equals(program, lambda symbol: symbol)
    assert len(program.types) == 4


def test_classes_that_differ_in_a_table_stay() -> None:
    program = sample()
    program.types[-1].references = [8]
    merge_equals(program, lambda symbol: symbol)
    assert len(program.types) == 4


@pytest.mark.parametrize("values", [(1, 1), (1, 2)])
def test_frames_merge_with_the_functions_that_run_on_them(values: tuple[int, int]) -> None:
    program = Program()
    for letter, value in zip("AB", values, strict=True):
        program.types.append(class_desc(f"frame {letter}", None))
        program.types[-1].qualified_name = "coroutine"
        info = CoroutineInfo(f"frame {letter}", 24, [], 8)
        f = F(program, f"resume[{letter}]", [REF], NONE, coroutine=info)
        f.add(Suspend())
        f.store(f.args[0], 16, integer(value))
        f.ret(NONE_VALUE)
    merge_equals(program, lambda symbol: symbol)
    expected = 1 if values[0] == values[1] else 2
    assert (len(program.functions), len(program.types)) == (expected, expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [(Const(F64, 0.0), Const(F64, -0.0)), (integer(1), integer(2)), (integer(0), Const(F64, 0.0))],
)
def test_constants_count(first: Const, second: Const) -> None:
    program = Program()
    for letter, value in zip("AB", (first, second), strict=True):
        F(program, f"f[{letter}]", [], value.rep).ret(value)
    merge_equals(program, lambda symbol: symbol)
    assert len(program.functions) == 2
