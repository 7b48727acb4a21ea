"""The linker on small assembly objects, read back with pyelftools."""

import io

import pytest
from elftools.elf.elffile import ELFFile

from naja.compiler.codegen.target import compile_text, header
from naja.image import LinkedImage, LinkError, assemble, link

BASE = 0x100000

ENTRY = """
    .section .text.start,"ax",@progbits
    .globl start
start:
"""


def linked(
    *texts: str, keep: tuple[str, ...] = (), strip: bool = True, defs: dict[str, int] | None = None
) -> LinkedImage:
    objects = [assemble(text) for text in texts]
    return link(objects, entry="start", base=BASE, platform="vm", keep=keep, strip=strip, defs=defs)


def content(image: LinkedImage, address: int, count: int) -> bytes:
    """What memory holds at `address` after loading."""
    for segment in ELFFile(io.BytesIO(image.data)).iter_segments("PT_LOAD"):
        start = segment["p_vaddr"]
        if start <= address < start + segment["p_memsz"]:
            memory = segment.data() + bytes(segment["p_memsz"] - segment["p_filesz"])
            return bytes(memory[address - start : address - start + count])
    raise AssertionError(f"{address:#x} is in no segment")


def word(image: LinkedImage, name: str) -> int:
    return int.from_bytes(content(image, image.symbols[name], 8), "little")


def test_only_what_is_reached_is_linked() -> None:
    image = linked(
        ENTRY + "call used\n"
        '.section .text.used,"ax"\n.globl used\nused: ret\n'
        '.section .text.unused,"ax"\n.globl unused\nunused: call missing\n'
    )
    assert "used" in image.symbols
    assert "unused" not in image.symbols


def test_kept_symbols_and_retained_sections_stay() -> None:
    image = linked(
        ENTRY + '.section .text.kept,"ax"\n.globl kept\nkept: ret\n'
        '.section .data.retained,"awR"\n.globl retained\nretained: .quad 7\n',
        keep=("kept",),
    )
    assert "kept" in image.symbols
    assert word(image, "retained") == 7


def test_segments_are_apart_and_never_both_writable_and_executable() -> None:
    image = linked(
        ENTRY + "movl $constant, %eax\nmovl $variable, %eax\nmovl $zeros, %eax\n"
        '.section .rodata.c,"a"\nconstant: .quad 1\n'
        '.section .data.v,"aw"\nvariable: .quad 2\n'
        '.section .bss.z,"aw",@nobits\nzeros: .skip 100\n'
    )
    pages: set[int] = set()
    for segment in ELFFile(io.BytesIO(image.data)).iter_segments("PT_LOAD"):
        assert segment["p_flags"] & 3 != 3
        assert (segment["p_vaddr"] - segment["p_offset"]) % 4096 == 0
        start, end = segment["p_vaddr"], segment["p_vaddr"] + segment["p_memsz"]
        own = set(range(start // 4096, -(-end // 4096)))
        assert not pages & own
        pages |= own
    assert len(image.data) < 1024, "no padding to pages in the file"


def test_boundaries() -> None:
    image = linked(
        ENTRY + "movl $a, %eax\nmovl $b, %eax\nmovl $d, %eax\nmovl $__roots_start, %ebx\n"
        '.section .data.roots.a,"aw"\na: .quad start\n'
        '.section .bss.roots.b,"aw",@nobits\nb: .skip 8\n'
        '.section .data.d,"aw"\nd: .quad 1\n'
    )
    symbols = image.symbols
    assert symbols["__image_start"] == BASE
    assert symbols["__roots_end"] - symbols["__roots_start"] == 16
    assert symbols["a"] == symbols["__roots_start"]
    assert symbols["b"] == symbols["a"] + 8
    assert symbols["__data_start"] <= symbols["d"] < symbols["__data_end"]
    assert symbols["__text_start"] <= symbols["start"] < symbols["__text_end"]
    assert symbols["__image_end"] == image.end
    assert image.end % 4096 == 0


def test_zero_data_takes_no_space_in_the_file() -> None:
    lean = linked(ENTRY + "ret\n")
    image = linked(ENTRY + 'movl $table, %eax\n.section .data.table,"aw"\ntable: .zero 100000\n')
    assert len(image.data) < len(lean.data) + 64
    assert content(image, image.symbols["table"], 100000) == bytes(100000)


def test_weak_gives_way_to_strong_and_first_weak_wins() -> None:
    weak = '.section .data.x,"aw"\n.weak x\nx: .quad {}\n'
    strong = '.section .data.x,"aw"\n.globl x\nx: .quad {}\n'
    use = ENTRY + "movl $x, %eax\n"
    assert word(linked(use, weak.format(1), weak.format(2)), "x") == 1
    assert word(linked(use, weak.format(1), strong.format(2)), "x") == 2
    assert word(linked(use, strong.format(1), weak.format(2)), "x") == 1


def test_linkonce_instances_of_several_modules_are_one() -> None:
    text = header() + (
        "define linkonce_odr i64 @twin() comdat {{ ret i64 7 }}\n$twin = comdat any\n"
        "define i64 @{}() {{ %r = call i64 @twin() ret i64 %r }}\n"
    )
    objects = [compile_text(text.format(name), 0) for name in ("start", "other")]
    image = link(objects, entry="start", base=BASE, platform="vm", keep=["other"])
    twins = [piece for piece in image.pieces if piece.name == "twin"]
    assert [piece.origin for piece in twins] == [0]


def test_an_optional_reference_pulls_nothing_in() -> None:
    table = '.weak part\n.section .data.t,"aw"\n.globl t\nt: .quad part, 1\n'
    part = '.section .text.part,"ax"\n.globl part\npart: ret\n'
    without = linked(ENTRY + "movl $t, %eax\n" + table, part)
    assert "part" not in without.symbols
    assert word(without, "t") == 0
    with_it = linked(ENTRY + "movl $t, %eax\ncall part\n", table, part)
    assert word(with_it, "t") == with_it.symbols["part"]


def test_absolute_symbols() -> None:
    image = linked(
        ENTRY + '.section .data.k,"awR"\n.globl k\nk: .quad size, limit\n'
        ".globl limit\nlimit = 0x1234\n",
        defs={"size": 99},
    )
    assert word(image, "k") == 99
    assert content(image, image.symbols["k"] + 8, 2) == b"\x34\x12"


def test_got_accesses_become_direct() -> None:
    image = linked(
        ENTRY + 'movq x@GOTPCREL(%rip), %rax\n.section .data.x,"aw"\n.globl x\nx: .quad 5\n'
    )
    code = content(image, image.symbols["start"], 7)
    assert code[:3] == b"\x48\x8d\x05"
    distance = int.from_bytes(code[3:7], "little", signed=True)
    assert image.symbols["start"] + 7 + distance == image.symbols["x"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((ENTRY + "call nowhere\n",), r"nothing defines nowhere \(used in .text.start\)"),
        ((ENTRY, ENTRY), "start is defined twice"),
        ((ENTRY + ".comm shared, 8\nmovl $shared, %eax\n",), "shared is a COMMON symbol"),
        ((ENTRY + ".byte start\n",), "relocation|R_X86_64"),
        ((ENTRY + ".word start\n",), "R_X86_64_16 against .*does not fit 16 bits"),
        ((ENTRY + ".globl __text_end\n__text_end:\n",), "__text_end is defined by the linker"),
    ],
)
def test_mistakes_are_sentences(texts: tuple[str, ...], said: str) -> None:
    with pytest.raises(LinkError, match=said):
        linked(*texts)


def test_many_undefined_names_are_counted() -> None:
    calls = "".join(f"call missing_{number}\n" for number in range(20))
    with pytest.raises(LinkError, match="and 12 more"):
        linked(ENTRY + calls)


def test_missing_entry() -> None:
    with pytest.raises(LinkError, match="nothing defines start"):
        linked(".globl other\nother: ret\n")


def test_symbol_table_when_not_stripped() -> None:
    image = linked(ENTRY + "ret\n.size start, . - start\n", strip=False)
    table = ELFFile(io.BytesIO(image.data)).get_section_by_name(".symtab")
    found = {symbol.name: symbol["st_value"] for symbol in table.iter_symbols()}
    assert found["start"] == image.symbols["start"]
    assert found["__image_end"] == image.end


def test_debug_sections_are_merged() -> None:
    text = ENTRY + '.file 1 "{0}.py"\n.loc 1 7 0\nret\n'
    other = text.replace("start", "second").format("two")
    image = linked(text.format("one") + "call second\n", other, strip=False)
    info = ELFFile(io.BytesIO(image.data))
    lines = info.get_section_by_name(".debug_line").data()
    assert b"one.py" in lines and b"two.py" in lines
    assert image.symbols["second"].to_bytes(8, "little") in lines


FUNCTION = '.section .text.{0},"ax"\n.globl {0}\n{0}: {1}\nret\n'


def test_equal_code_is_linked_once() -> None:
    image = linked(
        ENTRY + "call a\ncall b\ncall c\ncall d\n",
        FUNCTION.format("a", "call e") + FUNCTION.format("b", "call f"),
        FUNCTION.format("c", "call start") + FUNCTION.format("d", "call e"),
        FUNCTION.format("e", "nop") + FUNCTION.format("f", "nop"),
    )
    symbols = image.symbols
    assert symbols["a"] == symbols["b"] == symbols["d"] != symbols["c"]
    assert symbols["e"] == symbols["f"]
    assert sum(piece.part == "text" for piece in image.pieces) == 4


def test_code_that_calls_each_other_alike_is_linked_once() -> None:
    pair = FUNCTION.format("{0}1", "call {0}2") + FUNCTION.format("{0}2", "call {0}1\nnop")
    image = linked(
        ENTRY + "call a1\ncall b1\ncall c1\n",
        pair.format("a") + pair.format("b") + pair.format("c").replace("nop", "cld"),
    )
    symbols = image.symbols
    assert symbols["a1"] == symbols["b1"] != symbols["c1"]
    assert symbols["a2"] == symbols["b2"] != symbols["c2"]


def test_a_difference_far_away_keeps_code_apart() -> None:
    """Three chains of calls that differ only at the far end of one."""
    chain = "".join(FUNCTION.format(f"{{0}}{n}", f"call {{0}}{n + 1}") for n in range(1, 6))
    ends = [FUNCTION.format("a6", "nop"), FUNCTION.format("b6", "nop")]
    image = linked(
        ENTRY + "call a1\ncall b1\ncall c1\n",
        *(chain.format(name) for name in "abc"),
        *ends,
        FUNCTION.format("c6", "cld"),
    )
    for number in range(1, 7):
        symbols = [image.symbols[f"{name}{number}"] for name in "abc"]
        assert symbols[0] == symbols[1] != symbols[2]


def test_equal_data_stays_apart_unless_it_is_mergeable() -> None:
    data = '.section .{0}.{1},"{2}"\n.globl {1}\n{1}: .quad 5\n'
    image = linked(
        ENTRY + "".join(f"movl ${name}, %eax\n" for name in "abcdef"),
        data.format("rodata", "a", "a") + data.format("rodata", "b", "a"),
        data.format("data", "c", "aw") + data.format("data", "d", "aw"),
        "".join(
            f'.section .rodata.{name},"aM",@progbits,8\n.globl {name}\n{name}: .quad 5\n'
            for name in "ef"
        ),
    )
    symbols = image.symbols
    assert len({symbols[name] for name in "abcd"}) == 4
    assert symbols["e"] == symbols["f"]


def test_sizes_by_object_and_function() -> None:
    body = '.section .text.f,"ax"\n.globl f\n.type f, @function\nf: .skip 40\n.size f, 40\n'
    image = linked(ENTRY + "call f\n", body)
    piece = next(piece for piece in image.pieces if piece.name == "f")
    assert (piece.origin, piece.part, piece.size) == (1, "text", 40)
    assert " f\n" in image.map_text()
