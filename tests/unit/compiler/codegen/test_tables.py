"""Static data: literals, objects, globals, traceback sites, as memory in the image."""

import ctypes
import io
import os
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from naja.abi import layout
from naja.compiler.codegen import CodegenError, ObjectFile, cache, emit_objects
from naja.compiler.codegen.driver import module_texts
from naja.compiler.codegen.target import compile_text
from naja.compiler.ir.core import NULL, Const, Symbol, integer
from naja.compiler.ir.program import (
    Global,
    Program,
    Site,
    StaticBytes,
    StaticObject,
    StaticStr,
    TypeDesc,
)
from naja.compiler.ir.types import F64, I1, I8, I16, I32, I64, REF, struct_of
from naja.compiler.ir.verify import VerifyError
from unit.compiler.codegen.builder import F, class_desc
from unit.compiler.codegen.native import Image, build

TEXTS = ["", "plain", "caf\u00e9", "na\u00efve \u20ac", "\U0001f40d", 'quote " \\ \n\0', "\ud800"]


def sample() -> Program:
    program = Program()
    program.types = [
        class_desc("builtins.object", None, 8),
        TypeDesc("str", "str", "builtins", "builtins.object", 32, 0, [], [], layout.FLAG_STR),
        TypeDesc("bytes", "bytes", "builtins", "builtins.object", 24, 0, [], [], layout.FLAG_BYTES),
        TypeDesc("type", "type", "builtins", "builtins.object", 64, 0, [], [], 0),
        TypeDesc("Node[odd name]", "Node", "app", "builtins.object", 32, 0, [8, 24], [], 0),
        TypeDesc("Rows", "Rows", "app", "builtins.object", 16, 24, [], [0, 16], layout.FLAG_ARRAY),
    ]
    program.strings = [StaticStr(f"str.{n}", text) for n, text in enumerate(TEXTS)]
    program.byte_strings = [StaticBytes("blob", bytes(range(256)))]
    fields = [
        (28, Const(I32, -2)),
        (8, Symbol("str.1")),
        (16, Const(I16, 65535)),
        (18, Const(I8, 7)),
    ]
    program.objects = [StaticObject("node", "Node[odd name]", 40, list(fields))]
    program.globals = [
        Global("holds", REF, Symbol("node")),
        Global("empty", REF, NULL),
        Global("ratio", F64, Const(F64, -0.5)),
        Global("flag", I1, Const(I1, True)),
        Global("pair", struct_of((REF, I64)), Const(struct_of((REF, I64)), None)),
    ]
    program.sites = [
        Site("s1", "outer", "a.py", 10, "first()"),
        Site("s2", "outer", "a.py", 12, "third()"),
        Site("s3", "lib", "lib.py", 3, None),
        Site("s1", "outer", "a.py", 10, "first()"),
    ]
    F(program, "main", [], c_abi=True).ret(integer(0))
    return program


@pytest.fixture(scope="module")
def image() -> Image:
    return build(sample())


def u32(address: int) -> int:
    return ctypes.c_uint32.from_address(address).value


def read_str(image: Image, address: int) -> str:
    assert address % 16 == 0 and image.word(address) == image.symbols["type.str"]
    kind, length = image.word(address + layout.STR_KIND), image.word(address + layout.STR_LENGTH)
    data = ctypes.string_at(address + layout.STR_DATA, kind * length)
    encoding = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind]
    return data.decode(encoding, "surrogatepass" if kind > 1 else "strict")


def test_strings(image: Image) -> None:
    for number, text in enumerate(TEXTS):
        address = image.symbols[f"str.{number}"]
        assert read_str(image, address) == text
        least = 1 if max(map(ord, text), default=0) < 256 else 2 if max(text) < "\U00010000" else 4
        assert image.word(address + layout.STR_KIND) == least
        assert image.word(address + layout.STR_HASH) == 0


def test_bytes(image: Image) -> None:
    address = image.symbols["blob"]
    assert image.word(address) == image.symbols["type.bytes"]
    assert image.word(address + layout.BYTES_LENGTH) == 256
    assert ctypes.string_at(address + layout.BYTES_DATA, 256) == bytes(range(256))


def test_type_descs(image: Image) -> None:
    node = image.symbols["type.Node[odd name]"]
    assert image.word(node) == image.symbols["type.type"]
    assert read_str(image, image.word(node + layout.TYPE_NAME)) == "Node"
    assert read_str(image, image.word(node + layout.TYPE_MODULE)) == "app"
    assert image.word(node + layout.TYPE_BASE) == image.symbols["type.builtins.object"]
    pointers = image.word(node + layout.TYPE_POINTER_MAP)
    assert [u32(pointers + 4 * n) for n in range(4)] == [2, 0, 8, 24]
    rows = image.symbols["type.Rows"]
    pointers = image.word(rows + layout.TYPE_POINTER_MAP)
    assert [u32(pointers + 4 * n) for n in range(4)] == [0, 2, 0, 16]
    assert u32(rows + layout.TYPE_STRIDE) == 24
    assert u32(rows + layout.TYPE_SIZE) == 16
    assert image.word(image.symbols["type.str"] + layout.TYPE_POINTER_MAP) == 0


def test_objects_and_globals(image: Image) -> None:
    node = image.symbols["node"]
    assert image.word(node + 8) == image.symbols["str.1"]
    assert image.word(node + 16) == 65535 | 7 << 16
    assert ctypes.c_int32.from_address(node + 28).value == -2
    assert image.word(node + 32) == 0
    assert image.word(image.symbols["holds"]) == node
    assert image.word(image.symbols["empty"]) == 0
    assert ctypes.c_double.from_address(image.symbols["ratio"]).value == -0.5
    assert ctypes.c_uint8.from_address(image.symbols["flag"]).value == 1


def test_roots_and_zeroes_have_their_sections() -> None:
    tables = next(o for o in emit_objects(sample(), opt_level=2, cache=None) if o.name == "tables")
    file = ELFFile(io.BytesIO(tables.data))
    sections = {
        symbol.name: file.get_section(symbol["st_shndx"])
        for symbol in file.get_section_by_name(".symtab").iter_symbols()
        if isinstance(symbol["st_shndx"], int)
    }
    expected = {
        "node": ".data.roots.node",
        "holds": ".data.roots.holds",
        "empty": ".bss.roots.empty",
        "pair": ".bss.roots.pair",
        "ratio": ".data.variable.ratio",
        "blob": ".data.bytes.blob",
    }
    assert {name: sections[name].name for name in expected} == expected
    assert sections["empty"]["sh_type"] == sections["pair"]["sh_type"] == "SHT_NOBITS"


def test_sites(image: Image) -> None:
    first, second, third = (image.symbols[name] for name in ("s1", "s2", "s3"))
    assert (u32(first + 4), u32(second + 4), u32(third + 4)) == (10, 12, 3)
    record = u32(first)
    assert record == u32(second) != u32(third)
    assert read_str(image, image.word(record)) == "outer"
    assert read_str(image, image.word(record + 8)) == "a.py"
    source = image.word(record + 16)
    assert (u32(source), u32(source + 4)) == (10, 3)
    lines = [image.word(source + 8 + 8 * n) for n in range(3)]
    assert read_str(image, lines[0]) == "first()" and lines[1] == 0
    assert read_str(image, lines[2]) == "third()"
    assert image.word(u32(third) + 16) == 0


def test_unchanged_groups_come_from_the_cache(tmp_path: Path) -> None:
    program = sample()
    library = F(program, "naja.net.work", [I64], c_abi=True)
    library.ir.module = "naja.net.tcp"
    library.ret(library.args[0])
    first = emit_objects(program, opt_level=2, cache=tmp_path)
    stored = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    assert set(module_texts(program, 2)) == {"application", "net.tcp"}
    main = F(program, "more", [I64], c_abi=True)
    main.ret(main.args[0])
    second = emit_objects(program, opt_level=2, cache=tmp_path)
    assert all(path.stat().st_ino == number for path, number in stored.items())
    assert len(list(tmp_path.iterdir())) == len(stored) + 1

    def named(objects: list[ObjectFile], name: str) -> bytes:
        return next(item.data for item in objects if item.name == name)

    assert named(first, "net.tcp") == named(second, "net.tcp")
    assert named(first, "application") != named(second, "application")


def test_the_cache_forgets_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "CACHE_LIMIT", 3)
    for number in range(5):
        old = tmp_path / f"{number}.o"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    emit_objects(sample(), opt_level=0, cache=tmp_path)  # adds two
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == 3 and "4.o" in names and "3.o" not in names


def test_malformed_functions_are_named() -> None:
    program = sample()
    F(program, "broken", [I64], c_abi=True).ret(NULL)
    with pytest.raises(VerifyError, match="broken"):
        emit_objects(program, opt_level=2, cache=None)


def test_bad_text_is_reported_with_llvms_words() -> None:
    with pytest.raises(CodegenError, match="expected"):
        compile_text("define i64 @f( {", 2)
