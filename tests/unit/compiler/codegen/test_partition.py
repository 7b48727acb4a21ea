"""Functions are grouped for caching, and small ones are inlined across the groups."""

import pytest

from naja.compiler.codegen import emit_objects, module_texts
from naja.compiler.codegen.partition import partition
from naja.compiler.ir.core import integer
from naja.compiler.ir.homes import family
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import I64
from naja.compiler.passes import prepare
from unit.compiler.codegen.builder import F, guarded_main
from unit.compiler.codegen.native import Image


@pytest.mark.parametrize(
    ("module", "group"),
    [
        ("__main__", "application"),
        ("najastore.models", "application"),
        ("builtins", "runtime"),
        ("naja.runtime.list_unsafe", "runtime.list"),
        ("naja.lang.octets", "runtime.octets"),
        ("naja.net.tcp.tcb", "net.tcp"),
        ("naja.net", "net"),
        ("asyncio.tasks", "asyncio"),
        ("naja.drivers.virtio.queue", "drivers"),
    ],
)
def test_families(module: str, group: str) -> None:
    assert family(module) == group


def sample() -> Program:
    program = Program()
    for symbol, module in (
        ("builtins.list[int].append", "builtins"),
        ("builtins.list[__main__.Row].append", "builtins"),
        ("__main__.work", "__main__"),
    ):
        f = F(program, symbol, [I64])
        f.ir.module = module
        f.ret(f.binary("mul", f.args[0], integer(3)))
    work = program.functions[-1]
    work.blocks.clear()
    f.ir = work
    f.enter("entry")
    f.ret(f.call("builtins.list[int].append", [f.args[0]]))
    guarded_main(program, "__main__.work", [I64])
    return program


def test_instances_for_application_classes_go_with_the_application() -> None:
    groups = {
        name: [function.symbol for function in group] for name, group in partition(sample()).items()
    }
    assert groups == {
        "application": ["__main__.work", "builtins.list[__main__.Row].append", "main"],
        "runtime": ["builtins.list[int].append"],
    }


def test_each_module_of_the_application_has_its_group() -> None:
    program = Program()
    for symbol, module in (
        ("shop.rows.load", "shop.rows"),
        ("rows.load", "rows"),
        ("builtins.list[shop.rows.Row].append", "builtins"),
        ("builtins.list[int].append", "builtins"),
        ("__main__.work", "__main__"),
        ("__main__1.work", "__main__1"),
    ):
        f = F(program, symbol, [I64])
        f.ir.module = module
    groups = {
        name: [function.symbol for function in group] for name, group in partition(program).items()
    }
    assert groups == {
        "application": ["__main__.work", "__main__1.work"],
        "application.rows": ["rows.load"],
        "application.shop.rows": ["builtins.list[shop.rows.Row].append", "shop.rows.load"],
        "runtime": ["builtins.list[int].append"],
    }


@pytest.mark.parametrize("opt_level", [0, 2])
def test_small_functions_are_borrowed_for_inlining(opt_level: int) -> None:
    program = sample()
    prepare(program)
    texts = module_texts(program, opt_level)
    assert ("available_externally" in texts["application"]) == bool(opt_level)
    objects = emit_objects(program, opt_level=opt_level, cache=None)
    image = Image(objects)
    assert image.call("main", 7) == 21
    image.close()
    application = next(item for item in objects if item.name == "application")
    assert (b"builtins.list[int].append" in application.data) != bool(opt_level)


def linkages(program: Program) -> dict[str, str]:
    """`internal` or `hidden`, by function."""
    prepare(program)
    lines = "\n".join(module_texts(program, 2).values()).splitlines()
    definitions = [line for line in lines if line.startswith("define ")]
    return {
        line.partition("@")[2].partition("(")[0].strip('"'): line.split()[1]
        for line in definitions
        if "available_externally" not in line
    }


def test_what_only_its_module_mentions_is_private_to_it() -> None:
    found = linkages(sample())
    assert found["__main__.work"] == "internal"
    assert found["builtins.list[int].append"] == "hidden"
    assert found["main"] != "internal"


def test_what_borrowed_functions_call_is_not_private() -> None:
    program = sample()
    deep = F(program, "builtins.deep", [I64])
    deep.ir.module, deep.ir.inline = "builtins", "never"
    deep.ret(deep.args[0])
    append = next(f for f in program.functions if f.symbol == "builtins.list[int].append")
    append.blocks.clear()
    deep.ir = append
    deep.enter("entry")
    deep.ret(deep.call("builtins.deep", [append.params[0]]))
    assert linkages(program)["builtins.deep"] == "hidden"
