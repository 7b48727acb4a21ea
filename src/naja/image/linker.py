"""The static linker: objects in, one bootable ELF file out.

Nothing is linked that the entry does not reach, and no code twice (see `resolve` for what
reaching means, `folding` for what is equal, `layout` for where things lie). Deliberately
missing: archives, dynamic linking, GOT and PLT, thread-local storage, exception tables,
linker scripts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from struct import error as StructError
from typing import Final

from naja.image import elf, relocate_x86_64
from naja.image.debug import merge_debug
from naja.image.errors import LinkError
from naja.image.folding import fold
from naja.image.layout import BOUNDARIES, CATEGORY_NAMES, PAGE, Layout, place
from naja.image.notes import PLATFORMS, identity_note
from naja.image.objects import ObjectFile, Section, Symbol, read_object
from naja.image.resolve import Resolution
from naja.image.writer import HEADER_SIZE, Extras, SymbolEntry, write_image

_RELOCATORS: Final = {elf.EM_X86_64: relocate_x86_64.apply}


@dataclass(frozen=True)
class Piece:
    """One input section in the image; `origin` numbers its object in the list linked."""

    origin: int
    name: str
    part: str  # note rodata text data bss
    address: int
    size: int


@dataclass(frozen=True)
class LinkedImage:
    """`data` is the file; `symbols` the address of each global (and unambiguous local) name."""

    data: bytes
    symbols: dict[str, int]
    pieces: list[Piece]
    end: int

    def map_text(self) -> str:
        """Address, size, part, object and name of every piece, a line each, by address."""
        lines = (
            f"{piece.address:08x} {piece.size:6} {piece.part:6} {piece.origin:3} {piece.name}"
            for piece in self.pieces
        )
        return "\n".join(lines) + "\n"


def link(
    objects: list[bytes],
    *,
    entry: str,
    base: int,
    platform: str,
    defs: dict[str, int] | None = None,
    keep: Iterable[str] = (),
    strip: bool = True,
    flags: int = 0,
) -> LinkedImage:
    """Link relocatable objects into an executable at `base` (page-aligned address).

    `platform` is "vm" or "process"; `defs` are absolute symbols; `keep` names symbols
    that stay even if nothing refers to them (they must be defined); `strip` leaves out
    symbols and debug sections; `flags` go into the note. Errors: LinkError.
    """
    if base % PAGE or platform not in PLATFORMS:
        raise LinkError(f"cannot link at {base:#x} for {platform!r}")
    read = [read_object(data, number) for number, data in enumerate(objects)]
    if not read:
        raise LinkError("there is no object to link")
    machine = read[0].machine
    for number, item in enumerate(read):
        if item.machine != machine or machine not in _RELOCATORS:
            raise LinkError(f"object {number} is for another machine (ELF number {item.machine})")
    resolution = Resolution(read, defs or {}, BOUNDARIES)
    resolution.reach([entry, *keep])
    folded = fold(resolution.needed, resolution)
    needed = [section for section in resolution.needed if section not in folded]
    layout = place([identity_note(platform, flags), *needed], base, HEADER_SIZE)
    for section, kept in folded.items():
        section.address = kept.address
    resolution.absolute.update(layout.boundaries)
    bodies = {
        section: _relocated(section, resolution, machine, read)
        for _, section in layout.placed
        if section.data is not None
    }
    symbols = _symbols(read, resolution, layout)
    extras = None if strip else Extras(symbols, merge_debug(read, resolution))
    start = resolution.globals[entry].address
    return LinkedImage(
        write_image(layout, bodies, machine, start, extras),
        _by_name(symbols),
        _pieces(layout, symbols),
        layout.boundaries["__image_end"],
    )


def _relocated(
    section: Section, resolution: Resolution, machine: int, objects: list[ObjectFile]
) -> bytearray:
    body = bytearray(section.data or b"")
    apply = _RELOCATORS[machine]
    for relocation in section.relocations:
        target = resolution.address(section, relocation) + relocation.addend
        place_ = section.address + relocation.offset
        name = objects[section.origin].symbols[relocation.symbol].name or "a section"
        try:
            apply(body, relocation.offset, relocation.kind, target, place_, name)
        except (LinkError, StructError, IndexError) as error:
            raise LinkError(f"in {section.name} of object {section.origin}: {error}") from error
    return body


def _symbols(
    objects: list[ObjectFile], resolution: Resolution, layout: Layout
) -> list[SymbolEntry]:
    entries = []
    for item in objects:
        for symbol in item.symbols:
            if _is_in_image(symbol, resolution):
                entries.append(
                    SymbolEntry(
                        symbol.name, symbol.address, symbol.size, symbol.binding, symbol.kind
                    )
                )
    for name, address in layout.boundaries.items():
        entries.append(SymbolEntry(name, address, 0, 1, elf.STT_NOTYPE))
    return entries


def _is_in_image(symbol: Symbol, resolution: Resolution) -> bool:
    if not symbol.name or symbol.kind in (elf.STT_SECTION, elf.STT_FILE):
        return False
    if symbol.binding != elf.STB_LOCAL and resolution.globals.get(symbol.name) is not symbol:
        return False
    return symbol.section is not None and resolution.contains(symbol.section)


def _by_name(symbols: list[SymbolEntry]) -> dict[str, int]:
    result: dict[str, int] = {}
    for entry in sorted(symbols, key=lambda item: item.binding == elf.STB_LOCAL):
        result.setdefault(entry.name, entry.address)
    return result


def _pieces(layout: Layout, symbols: list[SymbolEntry]) -> list[Piece]:
    names: dict[int, str] = {}
    for entry in symbols:
        if entry.kind in (elf.STT_FUNC, elf.STT_OBJECT):
            names.setdefault(entry.address, entry.name)
    return [
        Piece(
            section.origin,
            names.get(section.address, section.name) if section.size else section.name,
            CATEGORY_NAMES[number],
            section.address,
            section.size,
        )
        for number, section in layout.placed
    ]
