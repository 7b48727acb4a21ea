"""Where each needed section lies, in memory and in the file.

Three load segments, none both writable and executable, each on pages of its own:
notes and constants (r--), text (r-x), data and zeroed data (rw-). In the file they
follow each other without padding: an address is congruent to its file offset modulo
the page size, so a loader that maps pages may map a shared file page twice.

    r--  notes  rodata        r-x  text        rw-  data  .data.roots | .bss.roots  bss

The collector's roots (module globals that hold references) are contiguous across the
border between filled and zeroed data. Writable data that is all zero takes no file
space, whatever the compiler called it.
"""

from dataclasses import dataclass
from typing import Final

from naja.image import elf
from naja.image.objects import Section

PAGE: Final = 4096

NOTE, RODATA, TEXT, DATA, DATA_ROOTS, BSS_ROOTS, BSS = range(7)
CATEGORY_NAMES: Final = ("note", "rodata", "text", "data", "data", "bss", "bss")
_SEGMENT_FLAGS: Final = (elf.PF_R, elf.PF_R | elf.PF_X, elf.PF_R | elf.PF_W)

BOUNDARIES: Final = frozenset(
    f"__{part}_{edge}"
    for part in ("image", "rodata", "text", "data", "bss", "roots")
    for edge in ("start", "end")
)


@dataclass
class Segment:
    """One PT_LOAD: `file_size` octets at `offset`, then zeros up to `memory_size`."""

    flags: int
    address: int
    offset: int
    file_size: int = 0
    memory_size: int = 0


@dataclass
class Layout:
    segments: list[Segment]
    placed: list[tuple[int, Section]]  # (category, section), by address
    boundaries: dict[str, int]


def align_up(value: int, alignment: int) -> int:
    return (value + alignment - 1) & -alignment


def category(section: Section) -> int:
    if section.kind == elf.SHT_NOTE:
        return NOTE
    if section.flags & elf.SHF_EXECINSTR:
        return TEXT
    if not section.flags & elf.SHF_WRITE:
        return RODATA
    zero = section.data is None or not (section.relocations or any(section.data))
    if section.name.startswith((".data.roots", ".bss.roots")):
        return BSS_ROOTS if zero else DATA_ROOTS
    return BSS if zero else DATA


def place(sections: list[Section], base: int, header_size: int) -> Layout:
    """Give every section its address; `header_size` octets precede the first in the file."""
    by_category: list[list[Section]] = [[] for _ in range(BSS + 1)]
    for section in sections:
        by_category[category(section)].append(section)
    for number in (RODATA, DATA, DATA_ROOTS, BSS_ROOTS):
        by_category[number].sort(key=lambda item: -item.align)
    by_category[BSS].sort(key=lambda item: item.align)  # whole pages last
    cursor = _Cursor(base, header_size)
    edges: dict[int, tuple[int, int]] = {}
    for flags, parts in zip(
        _SEGMENT_FLAGS,
        ((NOTE, RODATA), (TEXT,), (DATA, DATA_ROOTS, BSS_ROOTS, BSS)),
        strict=True,
    ):
        cursor.begin(flags)
        for number in parts:
            start, _ = cursor.mark(by_category[number])
            for section in by_category[number]:
                cursor.put(number, section, number >= BSS_ROOTS)
            edges[number] = (start, cursor.address)
        cursor.finish()
    return Layout(cursor.segments, cursor.placed, _boundaries(base, cursor.address, edges))


def _boundaries(base: int, end: int, edges: dict[int, tuple[int, int]]) -> dict[str, int]:
    roots_start = edges[DATA_ROOTS][0]
    if edges[DATA_ROOTS][0] == edges[DATA_ROOTS][1]:
        roots_start = edges[BSS_ROOTS][0]
    spans = {
        "image": (base, align_up(end, PAGE)),
        "rodata": (edges[NOTE][0], edges[RODATA][1]),
        "text": edges[TEXT],
        "data": (edges[DATA][0], edges[DATA_ROOTS][1]),
        "bss": (edges[BSS_ROOTS][0], edges[BSS][1]),
        "roots": (roots_start, edges[BSS_ROOTS][1]),
    }
    result = {}
    for part, (start, stop) in spans.items():
        result[f"__{part}_start"], result[f"__{part}_end"] = start, stop
    return result


class _Cursor:
    def __init__(self, base: int, header_size: int) -> None:
        self.address = base
        self.offset = header_size
        self.segments: list[Segment] = []
        self.placed: list[tuple[int, Section]] = []

    def begin(self, flags: int) -> None:
        self.address = align_up(self.address, PAGE) + self.offset % PAGE
        self.segments.append(Segment(flags, self.address, self.offset))

    def mark(self, sections: list[Section]) -> tuple[int, int]:
        """Skip to the alignment of the first section to come, so that its start is the edge."""
        if sections:
            skip = align_up(self.address, sections[0].align) - self.address
            self.address += skip
            self.offset += skip
        return self.address, self.offset

    def put(self, number: int, section: Section, zeroed: bool) -> None:
        skip = align_up(self.address, section.align) - self.address
        self.address += skip
        section.address = self.address
        self.placed.append((number, section))
        self.address += section.size
        segment = self.segments[-1]
        if not zeroed:
            segment.file_size = self.address - segment.address
        self.offset = segment.offset + segment.file_size

    def finish(self) -> None:
        segment = self.segments[-1]
        segment.memory_size = self.address - segment.address
        self.offset = segment.offset + segment.file_size
