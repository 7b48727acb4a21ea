"""The two platforms: their assembly, entry, base address; and linking a whole image.

Machine rooms are read as text, never imported.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from naja.abi import services
from naja.image.assembler import assemble
from naja.image.linker import LinkedImage, link

_MACHINES: Final = Path(__file__).resolve().parent.parent / "machine"


@dataclass(frozen=True)
class Platform:
    """Where an image starts: `room` holds its assembly, a file an object."""

    room: str
    entry: str
    base: int


PLATFORMS: Final = {
    services.VM: Platform("x86_64", "naja_entry", 0x100000),
    services.PROCESS: Platform("linux_process", "naja_entry", 0x400000),
}


@cache
def platform_objects(platform: str) -> tuple[bytes, ...]:
    """The machine's assembly as objects. `*.inc` files are read before each `*.s`."""
    room = _MACHINES / PLATFORMS[platform].room
    common = "".join(path.read_text() for path in sorted(room.glob("*.inc")))
    return tuple(assemble(common + path.read_text()) for path in sorted(room.glob("*.s")))


def link_image(
    objects: list[bytes],
    *,
    platform: str,
    defs: dict[str, int] | None = None,
    keep: Iterable[str] = (),
    strip: bool = True,
    flags: int = 0,
) -> LinkedImage:
    """Link compiled `objects` with the machine of `platform` ("vm" or "process").

    In the result's pieces, origins from `len(objects)` on are the machine's.
    Errors: LinkError.
    """
    chosen = PLATFORMS[platform]
    return link(
        [*objects, *platform_objects(platform)],
        entry=chosen.entry,
        base=chosen.base,
        platform=platform,
        defs=defs,
        keep=keep,
        strip=strip,
        flags=flags,
    )
