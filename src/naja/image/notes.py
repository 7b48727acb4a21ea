"""The ELF note by which Naja knows its own images.

Descriptor, little endian: u32 format (1), u32 platform (1 vm, 2 process), u64 length of
the file, u64 address behind the image in memory, u32 CRC-32 of the file with this
field zero, u32 flags: 1 for a program that passes frames on, which must come as they
were on the wire.
"""

from struct import Struct
from typing import Final

from naja.abi import services
from naja.image import elf
from naja.image.objects import Section

OWNER: Final = b"Naja\0\0\0\0"
NOTE_TYPE: Final = 1
FORMAT: Final = 1
PASSES_FRAMES_ON: Final = 1
PLATFORMS: Final = {services.VM: 1, services.PROCESS: 2}

HEADER: Final = Struct("<III8s")
BODY: Final = Struct("<IIQQII")
CRC_OFFSET: Final = HEADER.size + 24

XEN_OWNER: Final = b"Xen\0"
XEN_PHYS32_ENTRY: Final = 18


def identity_note(platform: str, flags: int) -> Section:
    """The note as a section, its length and checksum to be filled in by the writer."""
    data = HEADER.pack(5, BODY.size, NOTE_TYPE, OWNER)
    data += BODY.pack(FORMAT, PLATFORMS[platform], 0, 0, 0, flags)
    return Section(-1, ".note.naja", elf.SHT_NOTE, elf.SHF_ALLOC, data, len(data), 4)
