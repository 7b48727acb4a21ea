"""The ELF file of a linked image: headers, segments and, unless stripped, symbols."""

import zlib
from dataclasses import dataclass, field
from typing import Final

from naja.image import elf, notes
from naja.image.layout import NOTE, Layout, Segment, align_up
from naja.image.objects import Section

SEGMENT_LIMIT: Final = 5  # three loads, one note, the stack
HEADER_SIZE: Final = elf.HEADER.size + SEGMENT_LIMIT * elf.SEGMENT.size


@dataclass
class SymbolEntry:
    """A line of the symbol table: a function, object or mark of the image."""

    name: str
    address: int
    size: int
    binding: int
    kind: int


@dataclass
class Extras:
    """What debuggers read and no machine loads."""

    symbols: list[SymbolEntry] = field(default_factory=list)
    debug: dict[str, bytes] = field(default_factory=dict)


def write_image(
    layout: Layout,
    bodies: dict[Section, bytearray],
    machine: int,
    entry: int,
    extras: Extras | None,
) -> bytes:
    """The file. `bodies` are the relocated contents; `extras` None means stripped."""
    out = bytearray(HEADER_SIZE)
    for segment in layout.segments:
        _emit_segment(out, segment, layout, bodies)
    table_at, table_count = _emit_extras(out, layout, extras) if extras is not None else (0, 0)
    headers = _program_headers(layout)
    elf.HEADER.pack_into(
        out, 0, elf.MAGIC + b"\x01", elf.ET_EXEC, machine, 1, entry, elf.HEADER.size, table_at, 0,
        elf.HEADER.size, elf.SEGMENT.size, len(headers), elf.SECTION.size if table_count else 0,
        table_count, max(table_count - 1, 0),
    )  # fmt: skip
    out[elf.HEADER.size : elf.HEADER.size + len(headers) * elf.SEGMENT.size] = b"".join(headers)
    _sign(out, layout)
    return bytes(out)


def _emit_segment(
    out: bytearray, segment: Segment, layout: Layout, bodies: dict[Section, bytearray]
) -> None:
    content = bytearray(segment.file_size)
    for _, section in layout.placed:
        at = section.address - segment.address
        if 0 <= at < segment.file_size:
            content[at : at + section.size] = bodies[section]
    if segment.flags & elf.PF_W:
        content = content.rstrip(b"\0")
        segment.file_size = len(content)
    out.extend(bytes(segment.offset - len(out)))
    out.extend(content)


def _program_headers(layout: Layout) -> list[bytes]:
    headers = []
    for segment in layout.segments:
        if segment.memory_size:
            headers.append(
                elf.SEGMENT.pack(
                    elf.PT_LOAD, segment.flags, segment.offset, segment.address, segment.address,
                    segment.file_size, segment.memory_size, 4096,
                )
            )  # fmt: skip
    found = [section for number, section in layout.placed if number == NOTE]
    start, end = found[0].address, found[-1].address + found[-1].size
    offset = layout.segments[0].offset + start - layout.segments[0].address
    headers.append(
        elf.SEGMENT.pack(elf.PT_NOTE, elf.PF_R, offset, start, start, end - start, end - start, 4)
    )
    stack = elf.PF_R | elf.PF_W
    headers.append(elf.SEGMENT.pack(elf.PT_GNU_STACK, stack, 0, 0, 0, 0, 0, 16))
    return headers


def _sign(out: bytearray, layout: Layout) -> None:
    """Fill in length, end and checksum of the identity note."""
    first = layout.segments[0]
    for number, section in layout.placed:
        if number == NOTE and section.origin < 0:
            at = first.offset + section.address - first.address
            body = at + notes.HEADER.size
            form, platform, _, _, _, flags = notes.BODY.unpack_from(out, body)
            end = layout.boundaries["__image_end"]
            notes.BODY.pack_into(out, body, form, platform, len(out), end, 0, flags)
            crc = zlib.crc32(out)
            notes.BODY.pack_into(out, body, form, platform, len(out), end, crc, flags)


def _emit_extras(out: bytearray, layout: Layout, extras: Extras) -> tuple[int, int]:
    """Append symbol table, debug sections and section headers; where and how many headers."""
    names = bytearray(b"\0")

    def name(text: str) -> int:
        names.extend(text.encode() + b"\0")
        return len(names) - len(text.encode()) - 1

    headers = [bytes(elf.SECTION.size)]
    spans: list[tuple[int, int]] = []
    for title, segment in zip((".rodata", ".text", ".data"), layout.segments, strict=True):
        flags = elf.SHF_ALLOC
        flags |= elf.SHF_WRITE if segment.flags & elf.PF_W else 0
        flags |= elf.SHF_EXECINSTR if segment.flags & elf.PF_X else 0
        spans.append((segment.address, segment.address + segment.memory_size))
        headers.append(
            elf.SECTION.pack(
                name(title), elf.SHT_PROGBITS, flags, segment.address, segment.offset,
                segment.file_size, 0, 0, 16, 0,
            )
        )  # fmt: skip

    def append(title: str, kind: int, body: bytes, link: int, info: int, entry: int) -> None:
        out.extend(bytes(align_up(len(out), 8) - len(out)))
        headers.append(
            elf.SECTION.pack(
                name(title), kind, 0, 0, len(out), len(body), link, info, 8 if entry else 1, entry
            )
        )
        out.extend(body)

    for title, body in extras.debug.items():
        append(title, elf.SHT_PROGBITS, body, 0, 0, 0)
    ordered = sorted(extras.symbols, key=lambda item: (item.binding != elf.STB_LOCAL, item.address))
    table = bytearray(elf.SYMBOL.size)
    for item in ordered:
        home = next((n for n, (a, b) in enumerate(spans, 1) if a <= item.address < b), elf.SHN_ABS)
        info = item.binding << 4 | item.kind
        table += elf.SYMBOL.pack(name(item.name), info, 0, home, item.address, item.size)
    local = 1 + sum(item.binding == elf.STB_LOCAL for item in ordered)
    append(".symtab", elf.SHT_SYMTAB, bytes(table), len(headers) + 1, local, elf.SYMBOL.size)
    title_at = name(".strtab")
    headers.append(
        elf.SECTION.pack(title_at, elf.SHT_STRTAB, 0, 0, len(out), len(names), 0, 0, 1, 0)
    )
    out.extend(names)
    out.extend(bytes(align_up(len(out), 8) - len(out)))
    table_at = len(out)
    out.extend(b"".join(headers))
    return table_at, len(headers)
