"""Runs compiled programs inside the test process.

A minimal loader: sections go to an anonymous mapping below 2 GiB (the code model's
limit), relocations are applied, functions are called through ctypes.
"""

from __future__ import annotations

import ctypes
import io
import mmap
from dataclasses import dataclass

from elftools.elf.elffile import ELFFile

from naja.compiler.codegen import ObjectFile, emit_objects
from naja.compiler.ir.program import Program
from naja.compiler.passes import prepare

SIZE = 4 << 20
MAP_32BIT = 0x40

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_void_p
_libc.mmap.argtypes = [
    ctypes.c_void_p,
    ctypes.c_size_t,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_long,
]
_libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]


@dataclass
class Section:
    name: str
    data: bytearray
    align: int
    address: int = 0


class Image:
    """Linked code and data; valid until `close`."""

    def __init__(self, objects: list[ObjectFile]) -> None:
        protection = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC
        flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_32BIT
        self.base = _libc.mmap(None, SIZE, protection, flags, -1, 0)
        assert self.base and self.base < 1 << 31
        self.symbols: dict[str, int] = {}
        self.sections: list[Section] = []
        files = [ELFFile(io.BytesIO(item.data)) for item in objects]
        placed = [self.place(file) for file in files]
        for file, sections in zip(files, placed, strict=True):
            self.define(file, sections)
        for file, sections in zip(files, placed, strict=True):
            self.relocate(file, sections)
        for section in self.sections:
            ctypes.memmove(section.address, bytes(section.data), len(section.data))

    def place(self, file: ELFFile) -> dict[int, Section]:
        placed: dict[int, Section] = {}
        at = max((s.address + len(s.data) for s in self.sections), default=self.base)
        for index, section in enumerate(file.iter_sections()):
            if not section["sh_flags"] & 2 or not section["sh_size"]:
                continue
            align = max(section["sh_addralign"], 1)
            at = (at + align - 1) & -align
            data = bytearray(section["sh_size"])
            if section["sh_type"] != "SHT_NOBITS":
                data[:] = section.data()
            placed[index] = Section(section.name, data, align, at)
            at += len(data)
        assert at < self.base + SIZE
        self.sections += placed.values()
        return placed

    def define(self, file: ELFFile, sections: dict[int, Section]) -> None:
        for symbol in file.get_section_by_name(".symtab").iter_symbols():
            index = symbol["st_shndx"]
            if symbol["st_info"]["bind"] == "STB_LOCAL" or index == "SHN_UNDEF":
                continue
            assert symbol.name not in self.symbols, f"{symbol.name} is defined twice"
            base = 0 if index == "SHN_ABS" else sections[index].address
            self.symbols[symbol.name] = base + symbol["st_value"]

    def relocate(self, file: ELFFile, sections: dict[int, Section]) -> None:
        symtab = file.get_section_by_name(".symtab")
        for table in file.iter_sections():
            if table["sh_type"] != "SHT_RELA" or table["sh_info"] not in sections:
                continue
            section = sections[table["sh_info"]]
            for entry in table.iter_relocations():
                symbol = symtab.get_symbol(entry["r_info_sym"])
                index = symbol["st_shndx"]
                if isinstance(index, int):
                    value = sections[index].address + symbol["st_value"]
                else:
                    value = self.symbols[symbol.name]
                apply(section, entry["r_info_type"], entry["r_offset"], value + entry["r_addend"])

    def call(self, symbol: str, *args: int) -> int:
        """Call a C-ABI function of integers."""
        kind = ctypes.CFUNCTYPE(ctypes.c_int64, *[ctypes.c_int64] * len(args))
        result: int = kind(self.symbols[symbol])(*args)
        return result

    def call_float(self, symbol: str, *args: float) -> float:
        kind = ctypes.CFUNCTYPE(ctypes.c_double, *[ctypes.c_double] * len(args))
        result: float = kind(self.symbols[symbol])(*args)
        return result

    def word(self, address: int) -> int:
        return ctypes.c_int64.from_address(address).value

    def close(self) -> None:
        _libc.munmap(self.base, SIZE)


def apply(section: Section, kind: int, offset: int, value: int) -> None:
    at = section.address + offset
    if kind == 1:
        section.data[offset : offset + 8] = (value & (1 << 64) - 1).to_bytes(8, "little")
    elif kind in (2, 4):
        section.data[offset : offset + 4] = (value - at).to_bytes(4, "little", signed=True)
    elif kind == 10:
        section.data[offset : offset + 4] = value.to_bytes(4, "little")
    elif kind == 11:
        section.data[offset : offset + 4] = value.to_bytes(4, "little", signed=True)
    elif kind == 14:
        section.data[offset : offset + 1] = value.to_bytes(1, "little", signed=True)
    else:
        raise AssertionError(f"relocation {kind} in {section.name}")


def build(program: Program, opt_level: int = 2) -> Image:
    """Prepare, compile and load a program."""
    prepare(program)
    return Image(emit_objects(program, opt_level=opt_level, cache=None))
