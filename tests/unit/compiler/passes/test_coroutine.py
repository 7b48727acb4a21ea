"""Coroutine bodies become resume functions that keep what they need in the frame."""

import pytest

from naja.compiler.ir.core import (
    NONE_VALUE,
    Block,
    Branch,
    CoroutineInfo,
    Extract,
    Jump,
    LoadLocal,
    MakeStruct,
    Store,
    Suspend,
    Symbol,
    Throw,
    Value,
    integer,
)
from naja.compiler.ir.program import Program, StaticObject
from naja.compiler.ir.types import F64, I1, I64, NONE, REF, struct_of
from naja.compiler.ir.verify import verify
from unit.compiler.codegen.builder import F, class_desc
from unit.compiler.codegen.native import Image, build

# Frame head: 8 state, 16 yielded value, 24 argument, 32 a reference argument.
STATE, YIELDED, ARGUMENT, REFERENCE, HEAD = 8, 16, 24, 32, 40


def generator(program: Program) -> tuple[F, CoroutineInfo]:
    info = CoroutineInfo("Frame", HEAD, [REFERENCE], STATE)
    function = F(program, "resume", [REF], NONE, coroutine=info)
    program.types += [class_desc("builtins.object", None, 8), class_desc("Frame")]
    return function, info


def driver(program: Program) -> None:
    """C function `step(frame)`: resume; the error's word 8 if it raised, else 0."""
    main = F(program, "step", [I64], c_abi=True)
    caught = Block("caught")
    main.call("resume", [main.convert("int_to_ref", main.args[0], REF)], NONE, caught)
    main.ret(integer(0))
    main.enter(caught)
    main.ret(main.load(main.take_error(), 8))


def frame_of(image: Image, info: CoroutineInfo) -> int:
    return image.symbols["frame"]


def countdown(program: Program) -> CoroutineInfo:
    """for i in range(n): yield i; then raise the reference argument."""
    g, info = generator(program)
    n = g.load(g.args[0], ARGUMENT)
    error = g.load(g.args[0], REFERENCE, REF)
    i = g.ir.new_local("i", I64)
    loop, body, done = Block("loop"), Block("body"), Block("done")
    g.add(Jump(loop))
    g.enter(loop)
    g.add(Branch(g.binary("icmp.slt", g.get(i), n), body, done))
    g.enter(body)
    g.store(g.args[0], YIELDED, g.get(i))
    g.add(Suspend())
    g.set(i, g.binary("add", g.get(i), integer(1)))
    g.add(Jump(loop))
    g.enter(done)
    g.add(Throw(error))
    driver(program)
    fields: list[tuple[int, Value]] = [(ARGUMENT, integer(3)), (REFERENCE, Symbol("oops"))]
    program.objects.append(StaticObject("frame", "Frame", 128, fields))
    program.objects.append(StaticObject("oops", "builtins.object", 16, [(8, integer(77))]))
    return info


@pytest.mark.parametrize("opt_level", [0, 2])
def test_generator_yields_and_raises(opt_level: int) -> None:
    program = Program()
    info = countdown(program)
    image = build(program, opt_level)
    frame = frame_of(image, info)
    for expected in range(3):
        assert image.call("step", frame) == 0
        assert image.word(frame + YIELDED) == expected
        assert image.word(frame + STATE) == 1
    assert image.call("step", frame) == 77
    image.close()


def test_frame_holds_only_what_lives_across() -> None:
    program = Program()
    info = countdown(program)
    build(program).close()
    # One reference (error), two words (n, i).
    assert info.references == [REFERENCE, HEAD]
    assert info.size == HEAD + 8 * 3
    kind = next(item for item in program.types if item.name == "Frame")
    assert (kind.size, kind.references) == (info.size, info.references)


def test_split_function_verifies() -> None:
    program = Program()
    countdown(program)
    build(program).close()
    verify(program)


@pytest.mark.parametrize("opt_level", [0, 2])
def test_structs_survive_and_unused_references_are_cleared(opt_level: int) -> None:
    program = Program()
    g, info = generator(program)
    inner = struct_of((I1, NONE, REF))
    pair = struct_of((F64, inner, I64))
    held = g.temp(inner)
    reference = g.load(g.args[0], REFERENCE, REF)
    g.add(MakeStruct(held, [g.binary("icmp.eq", integer(1), integer(1)), NONE_VALUE, reference]))
    number = g.convert("sitofp", integer(6), F64)
    whole = g.temp(pair)
    g.add(MakeStruct(whole, [number, held, integer(36)]))
    g.add(Suspend())
    parts = [g.temp(F64), g.temp(inner), g.temp(I64)]
    for index, part in enumerate(parts):
        g.add(Extract(part, whole, index))
    found = g.temp(REF)
    g.add(Extract(found, parts[1], 2))
    total = g.binary("add", g.convert("fptosi", parts[0], I64), parts[2])
    total = g.binary("add", total, g.load(found, 8))
    g.add(Store(g.args[0], total, YIELDED))
    g.add(Suspend())
    g.ret(NONE_VALUE)
    driver(program)
    fields: list[tuple[int, Value]] = [(REFERENCE, Symbol("value"))]
    program.objects.append(StaticObject("frame", "Frame", 128, fields))
    program.objects.append(StaticObject("value", "builtins.object", 16, [(8, integer(100))]))
    image = build(program, opt_level)
    frame = frame_of(image, info)
    slot = frame + info.references[-1]
    image.call("step", frame)
    assert image.word(slot) == image.symbols["value"]
    image.call("step", frame)
    assert image.word(frame + YIELDED) == 142
    assert image.word(slot) == 0
    image.call("step", frame)
    image.close()


def test_a_body_without_suspension_needs_no_switch() -> None:
    program = Program()
    g, info = generator(program)
    g.ret(NONE_VALUE)
    build(program).close()
    assert info.size == HEAD
    assert [block.name for block in g.ir.blocks] == ["entry"]
    assert not any(isinstance(op, LoadLocal) for op in g.ir.blocks[0].ops)
