"""The tables object: everything of the image that is data, and the linker's numbers.

It is assembled anew at every build, because class numbers and slots depend on the whole
program; the code refers to them only through symbols:

    type.<class>            the TypeDesc
    id.lo:<class>           absolute: its preorder number
    id.count:<class>        absolute: how many classes it and its subclasses are
    size:<class>            absolute: octets of an instance
    slot:<selector>         absolute: octets from the TypeDesc to the slot

Each datum has a section of its own, so that the linker drops what nothing refers to.
Objects and variables that hold references lie in sections `.data.roots.<symbol>` or
`.bss.roots.<symbol>`, which the collector scans.
"""

from __future__ import annotations

import hashlib
import struct

from naja.abi import layout
from naja.compiler.codegen.classes import ClassTable, build_classes
from naja.compiler.codegen.names import assembly_name as quoted, float_text
from naja.compiler.ir.core import Const, Symbol, Value
from naja.compiler.ir.program import Global, Program, Site, StaticObject, TypeDesc
from naja.compiler.ir.types import F64, NONE, REF, Struct

_DIRECTIVES = {1: ".byte", 2: ".short", 4: ".long", 8: ".quad"}


def str_kind(text: str) -> int:
    """Octets per code point: the least of 1, 2, 4 that fits every one."""
    top = max(map(ord, text), default=0)
    return 1 if top < 0x100 else 2 if top < 0x10000 else 4


def encoded(text: str, kind: int) -> bytes:
    """The code points (surrogates too) in `kind` octets each."""
    if kind == 1:
        return text.encode("latin-1")
    return text.encode("utf-16-le" if kind == 2 else "utf-32-le", "surrogatepass")


def is_zero(value: Value) -> bool:
    """Whether all its octets are zero."""
    return isinstance(value, Const) and (
        value.literal is None or float_text(float(value.literal)) == float_text(0.0)
    )


class Tables:
    """Writes the assembly text of the tables object."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.lines: list[str] = []
        self.classes: ClassTable = build_classes(program)
        self.functions = {function.symbol for function in program.functions}
        self.literals = {item.text: item.symbol for item in reversed(program.strings)}
        self.str_type = self.type_with(layout.FLAG_STR)
        self.bytes_type = self.type_with(layout.FLAG_BYTES)
        self.extra: dict[str, str] = {}  # texts of the tables' own: text -> symbol

    def type_with(self, flag: int) -> str:
        for item in self.program.types:
            if item.flags & flag:
                return quoted(f"type.{item.name}")
        return "0"

    def write(self) -> str:
        program = self.program
        for item in program.types:
            self.type_desc(item)
        for text in program.strings:
            self.string(text.symbol, text.text)
        for blob in program.byte_strings:
            self.byte_string(blob.symbol, blob.data)
        for static in program.objects:
            self.static_object(static)
        for variable in program.globals:
            self.variable(variable)
        self.trace_sites(program.sites)
        for words, symbol in self.extra.items():
            self.string(symbol, words)
        self.numbers()
        return "\n".join(self.lines) + "\n"

    # Pieces of text.

    def begin(self, symbol: str, section: str, flags: str = "a", align: int = 16) -> None:
        kind = "@nobits" if section.startswith(".bss") else "@progbits"
        self.lines += [
            f'.section {quoted(section)},"{flags}",{kind}',
            f".balign {align}",
            f".globl {quoted(symbol)}",
            f".hidden {quoted(symbol)}",
            f".type {quoted(symbol)},@object",
            f"{quoted(symbol)}:",
        ]

    def end(self, symbol: str) -> None:
        self.lines.append(f".size {quoted(symbol)}, . - {quoted(symbol)}")

    def octets(self, data: bytes) -> None:
        for start in range(0, len(data), 64):
            self.lines.append(".byte " + ",".join(map(str, data[start : start + 64])))

    def text_symbol(self, text: str) -> str:
        """A static str of this text: the program's literal, or one made here."""
        symbol = self.literals.get(text) or self.extra.get(text)
        if symbol is None:
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            symbol = self.extra[text] = f"text:{digest}"
        return quoted(symbol)

    # The data.

    def string(self, symbol: str, text: str) -> None:
        kind = str_kind(text)
        self.begin(symbol, f".data.str.{symbol}", "aw")
        self.lines.append(f".quad {self.str_type},{len(text)},0,{kind}")
        self.octets(encoded(text, kind))
        self.end(symbol)

    def byte_string(self, symbol: str, data: bytes) -> None:
        self.begin(symbol, f".data.bytes.{symbol}", "aw")
        self.lines.append(f".quad {self.bytes_type},{len(data)},0")
        self.octets(data)
        self.end(symbol)

    def type_desc(self, item: TypeDesc) -> None:
        symbol, numbers = f"type.{item.name}", self.classes.numbers[item.name]
        has_map = bool(item.references or item.element_references)
        base = quoted(f"type.{item.base}") if item.base is not None else "0"
        meta = quoted(f"type.{self.classes.meta}") if self.classes.meta is not None else "0"
        slots = self.classes.slots[item.name]
        map_symbol = quoted(f"map:{item.name}") if has_map else "0"
        self.begin(symbol, f".rodata.type.{item.name}")
        self.lines += [
            f".quad {meta}",
            f".long {numbers.first},{numbers.last},{item.size},{item.stride}",
            f".quad {map_symbol},{self.text_symbol(item.qualified_name)},{base}",
            f".quad {self.text_symbol(item.module)}",
            f".long {item.flags},{len(slots)}",
        ]
        self.lines += [
            f".long {quoted(method) if method in self.functions else 0}" for method in slots
        ]
        self.end(symbol)
        if has_map:
            self.pointer_map(item)

    def pointer_map(self, item: TypeDesc) -> None:
        symbol = f"map:{item.name}"
        words = [len(item.references), len(item.element_references)]
        words += item.references + item.element_references
        self.begin(symbol, f".rodata.map.{item.name}", align=4)
        self.lines.append(".long " + ",".join(map(str, words)))
        self.end(symbol)

    def static_object(self, item: StaticObject) -> None:
        """Its class's references may be overwritten with heap objects: then it is a root."""
        kind = self.classes.by_name.get(item.type_name)
        rooted = kind is not None and bool(kind.references)
        section = ".data.roots" if rooted else ".data.object"
        self.begin(item.symbol, f"{section}.{item.symbol}", "aw")
        self.lines.append(f".quad {quoted('type.' + item.type_name)}")
        at = layout.HEADER_SIZE
        for offset, value in sorted(item.fields, key=lambda entry: entry[0]):
            if offset > at:
                self.lines.append(f".zero {offset - at}")
            self.value(value)
            at = offset + value.rep.size
        if item.size > at:
            self.lines.append(f".zero {item.size - at}")
        self.end(item.symbol)

    def variable(self, item: Global) -> None:
        rooted = bool(item.rep.reference_offsets())
        empty = is_zero(item.initial)
        section = (".bss" if empty else ".data") + (".roots" if rooted else ".variable")
        self.begin(item.symbol, f"{section}.{item.symbol}", "aw", max(8, item.rep.align))
        if empty:
            self.lines.append(f".zero {item.rep.size}")
        else:
            self.value(item.initial)
        self.end(item.symbol)

    def value(self, value: Value) -> None:
        """The stored octets of a constant."""
        if isinstance(value, Symbol):
            self.lines.append(f".quad {quoted(value.name)}")
            return
        assert isinstance(value, Const)
        rep, literal = value.rep, value.literal
        if literal is None or rep is NONE or rep is REF or isinstance(rep, Struct):
            self.lines.append(f".zero {rep.size}")
        elif rep is F64:
            bits: int = struct.unpack("<Q", struct.pack("<d", float(literal)))[0]
            self.lines.append(f".quad {bits}")
        else:
            number = int(literal) & ((1 << rep.size * 8) - 1)
            self.lines.append(f"{_DIRECTIVES[rep.size]} {number}")

    def trace_sites(self, sites: list[Site]) -> None:
        records: dict[tuple[str, str], list[Site]] = {}
        for site in sites:
            records.setdefault((site.function_name, site.file), []).append(site)
        for (name, file), members in records.items():
            digest = hashlib.sha256(f"{file}\0{name}".encode()).hexdigest()[:16]
            record = f"code:{digest}"
            for site in {site.symbol: site for site in members}.values():
                self.begin(site.symbol, f".rodata.site.{site.symbol}", align=8)
                self.lines.append(f".long {quoted(record)},{site.line}")
                self.end(site.symbol)
            texts = {site.line: site.text for site in members if site.text is not None}
            source = f"source:{digest}" if texts else None
            self.begin(record, f".rodata.code.{digest}", align=8)
            table = quoted(source) if source is not None else "0"
            self.lines.append(f".quad {self.text_symbol(name)},{self.text_symbol(file)},{table}")
            self.end(record)
            if source is not None:
                self.source_table(source, texts)

    def source_table(self, symbol: str, texts: dict[int, str]) -> None:
        first, last = min(texts), max(texts)
        self.begin(symbol, f".rodata.source.{symbol}", align=8)
        self.lines.append(f".long {first},{last - first + 1}")
        for line in range(first, last + 1):
            text = texts.get(line)
            self.lines.append(f".quad {self.text_symbol(text) if text is not None else 0}")
        self.end(symbol)

    def numbers(self) -> None:
        values = {f"slot:{name}": at for name, at in self.classes.slot_offsets.items()}
        for item in self.program.types:
            numbers = self.classes.numbers[item.name]
            values[f"id.lo:{item.name}"] = numbers.first
            values[f"id.count:{item.name}"] = numbers.last - numbers.first + 1
            values[f"size:{item.name}"] = item.size
        for symbol, number in values.items():
            self.lines += [
                f".globl {quoted(symbol)}",
                f".hidden {quoted(symbol)}",
                f".set {quoted(symbol)}, {number}",
            ]


def write_tables(program: Program) -> str:
    """The tables as assembly text (AT&T, the integrated assembler's dialect)."""
    return Tables(program).write()
