"""Is this file an image of ours, whole, and for which platform?"""

import zlib
from dataclasses import dataclass
from struct import error as StructError

from naja.image import elf, notes
from naja.image.errors import ImageError


@dataclass(frozen=True)
class ImageInfo:
    """`memory_end` is the address behind the image's last page; `checksum` a CRC-32.

    `passes_frames_on`: what the network gives it must be as it was on the wire.
    """

    platform: str
    machine: int
    memory_end: int
    checksum: int
    passes_frames_on: bool = False


def inspect_image(data: bytes, name: str) -> ImageInfo:
    """What the image `data` says of itself; `name` is for the message.

    Errors: ImageError when it is no image of ours, of another format, cut or changed.
    """
    try:
        return _inspect(data, name)
    except (StructError, IndexError, ValueError) as error:
        raise ImageError(f"{name} is damaged; build it again") from error


def _inspect(data: bytes, name: str) -> ImageInfo:
    if data[:4] != elf.MAGIC[:4]:
        raise ImageError(f"{name} is not an image (it is no ELF file)")
    header = elf.HEADER.unpack_from(data)
    machine, start, count = header[2], header[5], header[10]
    for number in range(count):
        segment = elf.SEGMENT.unpack_from(data, start + elf.SEGMENT.size * number)
        if segment[0] == elf.PT_NOTE:
            found = _find_note(data, segment[2], segment[2] + segment[5])
            if found is not None:
                return _check(data, name, machine, found)
    raise ImageError(f"{name} is an ELF file, but not an image that Naja built")


def _find_note(data: bytes, at: int, end: int) -> int | None:
    while at + 12 <= end:
        name_size = int.from_bytes(data[at : at + 4], "little")
        body_size = int.from_bytes(data[at + 4 : at + 8], "little")
        body = at + 12 + (name_size + 3 & -4)
        if data[at + 12 : at + 12 + name_size] == notes.OWNER[:name_size] and name_size == 5:
            return at
        at = body + (body_size + 3 & -4)
    return None


def _check(data: bytes, name: str, machine: int, at: int) -> ImageInfo:
    body = at + notes.HEADER.size
    form, number, length, end, crc, flags = notes.BODY.unpack_from(data, body)
    if form != notes.FORMAT:
        raise ImageError(f"{name} was built by another version of Naja; build it again")
    field = at + notes.CRC_OFFSET
    blank = data[:field] + bytes(4) + data[field + 4 :]
    if length != len(data) or crc != zlib.crc32(blank):
        raise ImageError(f"{name} is damaged (its checksum does not match); build it again")
    platform = next((key for key, value in notes.PLATFORMS.items() if value == number), None)
    if platform is None:
        raise ImageError(f"{name} is for a platform that this version of Naja does not know")
    return ImageInfo(platform, machine, end, crc, flags & notes.PASSES_FRAMES_ON != 0)
