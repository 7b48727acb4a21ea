"""Classes: numbers, slots, type tests, virtual and indirect calls."""

import pytest

from naja.abi import layout
from naja.compiler.codegen.classes import build_classes
from naja.compiler.ir.core import Block, Call, CallSlot, Load, Switch, Symbol, TypeTest, integer
from naja.compiler.ir.program import Program, StaticObject
from naja.compiler.ir.types import I1, I64, REF
from unit.compiler.codegen.builder import F, class_desc, guarded_main
from unit.compiler.codegen.native import build

LEVELS = pytest.mark.parametrize("opt_level", [0, 2])
CLASSES = [
    class_desc("C", "B", methods={"size": "C.size"}),
    class_desc("A", methods={"size": "A.size", "name": "A.name"}),
    class_desc("builtins.object", None, 8),
    class_desc("B", "A"),
    class_desc("D", methods={"other": "D.other"}),
]


def animals() -> Program:
    program = Program(types=list(CLASSES), selectors={"size", "name", "other"})
    for number, symbol in enumerate(["A.size", "A.name", "C.size", "D.other"]):
        f = F(program, symbol, [REF, I64])
        f.ret(f.binary("add", f.args[1], integer(100 * (number + 1))))
    for name in "ABCD":
        program.objects.append(StaticObject(f"obj{name}", name, 16, []))
    return program


def test_numbers_are_preorder() -> None:
    numbers = build_classes(animals()).numbers
    for item in CLASSES:
        own = numbers[item.name]
        if item.base is not None:
            base = numbers[item.base]
            assert base.first < own.first <= own.last <= base.last
    assert numbers["builtins.object"].first == 1
    assert numbers["builtins.object"].last == len(CLASSES)


def test_slots_are_shared_and_inherited() -> None:
    table = build_classes(animals())
    assert table.slot_offsets["other"] in (layout.TYPE_SLOTS, layout.TYPE_SLOTS + 4)
    assert table.slot_offsets["size"] != table.slot_offsets["name"]
    assert sorted(table.slots["B"]) == ["A.name", "A.size"]
    assert sorted(table.slots["C"]) == ["A.name", "C.size"]
    assert table.slots["builtins.object"] == []


@LEVELS
def test_virtual_calls(opt_level: int) -> None:
    program = animals()
    f = F(program, "work", [REF, I64])
    result = f.temp()
    f.add(CallSlot(result, "size", list(f.args)))
    f.ret(result)
    choose = F(program, "choose", [I64])
    blocks = [Block(name) for name in "ABC"]
    choose.add(Switch(choose.args[0], list(enumerate(blocks[:2])), blocks[2]))
    for block in blocks:
        choose.enter(block)
        choose.ret(choose.call("work", [Symbol(f"obj{block.name}"), integer(1)]))
    guarded_main(program, "choose", [I64])
    image = build(program, opt_level)
    assert [image.call("main", n) for n in range(3)] == [101, 101, 301]
    image.close()


@LEVELS
def test_type_tests(opt_level: int) -> None:
    program = animals()
    f = F(program, "work", [I64])
    obj, total = f.convert("int_to_ref", f.args[0], REF), integer(0)
    result = f.binary("add", total, total)
    for place, name in enumerate(["A", "B", "C", "D", "builtins.object"]):
        test = f.temp(I1)
        f.add(TypeTest(test, obj, name))
        flag = f.binary("shl", f.convert("zext", test, I64), integer(place))
        result = f.binary("or", result, flag)
    f.ret(result)
    guarded_main(program, "work", [I64])
    image = build(program, opt_level)
    found = {name: image.call("main", image.symbols[f"obj{name}"]) for name in "ABCD"}
    assert found == {"A": 0b10001, "B": 0b10011, "C": 0b10111, "D": 0b11000}
    image.close()


@LEVELS
def test_calls_through_a_value(opt_level: int) -> None:
    program = animals()
    f = F(program, "work", [])
    code = f.convert("ref_to_int", Symbol("C.size"), I64)
    result = f.temp()
    f.add(Call(result, code, [Symbol("objA"), integer(5)]))
    f.ret(result)
    guarded_main(program, "work", [])
    image = build(program, opt_level)
    assert image.call("main") == 305
    image.close()


def test_size_symbol_is_the_class_size() -> None:
    program = animals()
    f = F(program, "main", [], c_abi=True)
    size = f.temp()
    f.add(Load(size, Symbol("type.C", I64), layout.TYPE_SIZE))
    f.ret(f.binary("sub", Symbol("size:C", I64), integer(6)))
    image = build(program)
    assert image.call("main") == 10
    image.close()
