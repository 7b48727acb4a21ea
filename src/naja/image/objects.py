"""Relocatable ELF objects, read into sections, symbols and relocations."""

from dataclasses import dataclass, field
from struct import error as StructError
from typing import Final, NamedTuple

from naja.image import elf
from naja.image.errors import LinkError

_LARGEST_ALIGNMENT: Final = 1 << 21
_LARGEST_SIZE: Final = 1 << 31


class Relocation(NamedTuple):
    """One place to patch: `symbol` indexes the object's symbol list."""

    offset: int
    kind: int
    symbol: int
    addend: int


@dataclass(eq=False)
class Section:
    """A section of one object. `data` is None for zero-initialised (NOBITS) sections."""

    origin: int
    name: str
    kind: int
    flags: int
    data: bytes | None
    size: int
    align: int
    relocations: list[Relocation] = field(default_factory=list)
    address: int = 0

    @property
    def allocated(self) -> bool:
        return bool(self.flags & elf.SHF_ALLOC)


@dataclass(eq=False)
class Symbol:
    """A symbol of one object: defined in `section`, absolute, or undefined (both false)."""

    name: str
    binding: int
    kind: int
    section: Section | None
    absolute: bool
    value: int
    size: int

    @property
    def defined(self) -> bool:
        return self.absolute or self.section is not None

    @property
    def address(self) -> int:
        return self.value if self.section is None else self.section.address + self.value


@dataclass
class Group:
    """A COMDAT group: of all groups of one signature the linker keeps the first."""

    signature: str
    members: list[Section]


@dataclass
class ObjectFile:
    machine: int
    sections: list[Section]
    symbols: list[Symbol]
    groups: list[Group]


def read_object(data: bytes, origin: int) -> ObjectFile:
    """Read object number `origin` of a link.

    Errors: LinkError when the octets are not a relocatable little-endian ELF64 object.
    """
    if data[:6] != elf.MAGIC:
        raise LinkError(f"object {origin} is not a little-endian ELF64 file")
    try:
        return _Reader(data, origin).read()
    except (StructError, IndexError, ValueError, UnicodeDecodeError) as error:
        raise LinkError(f"object {origin} is damaged: {error}") from error


class _Reader:
    def __init__(self, data: bytes, origin: int) -> None:
        self.data = data
        self.origin = origin
        header = elf.HEADER.unpack_from(data)
        self.machine: int = header[2]
        if header[1] != elf.ET_REL:
            raise LinkError(f"object {origin} is not relocatable (ELF type {header[1]})")
        start, count, names = header[6], header[12], header[13]
        first = elf.SECTION.unpack_from(data, start)
        count = count or first[5]
        self.names: int = first[6] if names == elf.SHN_XINDEX else names
        self.headers = [
            elf.SECTION.unpack_from(data, start + elf.SECTION.size * n) for n in range(count)
        ]

    def read(self) -> ObjectFile:
        sections = [self.section(number) for number in range(len(self.headers))]
        symbols = self.symbols(sections)
        groups: list[Group] = []
        for header in self.headers:
            if header[1] == elf.SHT_RELA:
                body = self.data[header[4] : header[4] + header[5]]
                into = sections[header[7]].relocations
                for offset, kind, symbol, addend in elf.RELA.iter_unpack(body):
                    if symbol >= len(symbols):
                        raise ValueError(f"a relocation names symbol {symbol}")
                    into.append(Relocation(offset, kind, symbol, addend))
            elif header[1] == elf.SHT_REL:
                raise LinkError(f"object {self.origin} has relocations without addends")
            elif header[1] == elf.SHT_GROUP:
                words = memoryview(self.data)[header[4] : header[4] + header[5]].cast("I")
                if words[0] & elf.GRP_COMDAT:
                    members = [sections[word] for word in words[1:]]
                    groups.append(Group(symbols[header[7]].name, members))
        return ObjectFile(self.machine, sections, symbols, groups)

    def text(self, table: int, offset: int) -> str:
        start = self.headers[table][4] + offset
        return self.data[start : self.data.index(0, start)].decode()

    def section(self, number: int) -> Section:
        name, kind, flags, _, offset, size, _, _, align, _ = self.headers[number]
        body = None if kind == elf.SHT_NOBITS else self.data[offset : offset + size]
        if body is not None and len(body) != size:
            raise ValueError(f"section {number} ends behind the end of the file")
        if align & (align - 1) or align > _LARGEST_ALIGNMENT or size > _LARGEST_SIZE:
            raise ValueError(f"section {number} has size {size} and alignment {align}")
        return Section(
            self.origin, self.text(self.names, name), kind, flags, body, size, max(align, 1)
        )

    def symbols(self, sections: list[Section]) -> list[Symbol]:
        table = next((h for h in self.headers if h[1] == elf.SHT_SYMTAB), None)
        if table is None:
            return []
        extended = next((h for h in self.headers if h[1] == elf.SHT_SYMTAB_SHNDX), None)
        result: list[Symbol] = []
        body = self.data[table[4] : table[4] + table[5]]
        for number, entry in enumerate(elf.SYMBOL.iter_unpack(body)):
            name, info, _, index, value, size = entry
            text = self.text(table[6], name)
            if index == elf.SHN_XINDEX and extended is not None:
                at = extended[4] + 4 * number
                index = int.from_bytes(self.data[at : at + 4], "little")
            elif index == elf.SHN_COMMON:
                raise LinkError(f"{text} is a COMMON symbol; give it a section")
            home = sections[index] if elf.SHN_UNDEF < index < elf.SHN_LORESERVE else None
            if extended is not None and home is None and elf.SHN_LORESERVE <= index < len(sections):
                home = sections[index]
            absolute = index == elf.SHN_ABS and home is None
            result.append(Symbol(text, info >> 4, info & 15, home, absolute, value, size))
        return result
