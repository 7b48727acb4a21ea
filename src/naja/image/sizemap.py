"""What is inside an image, piece by piece.

An image itself carries no names (they would be half of it). The build remembers them in
the cache, under the image's checksum, so that moving or renaming the file loses nothing.
"""

import json
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from naja.image.errors import ImageError
from naja.image.inspection import inspect_image
from naja.image.linker import LinkedImage, Piece

HEADERS: Final = "headers"
MACHINE: Final = "machine"
_ROOMS: Final = ("net", "drivers", "machine", "boot", "runtime", "prelude", "fs", "http", "hal")
_SHARED: Final = ("lang", "abi", "unsafe")


@dataclass(frozen=True)
class SizeEntry:
    """A function or datum: `size` octets in `part` (note rodata text data bss) of `component`.

    What lies in bss takes memory, but no octet of the file.
    """

    component: str
    part: str
    name: str
    size: int


def size_entries(image: LinkedImage, object_names: list[str]) -> list[SizeEntry]:
    """All pieces; `object_names` are those of the objects linked, the machine's follow them."""
    entries = [
        SizeEntry(_component(piece, object_names), piece.part, piece.name, piece.size)
        for piece in image.pieces
        if piece.size
    ]
    rest = len(image.data) - sum(entry.size for entry in entries if entry.part != "bss")
    return [*entries, SizeEntry(HEADERS, "note", "headers and alignment", rest)]


def file_sizes(entries: list[SizeEntry]) -> dict[str, int]:
    """Octets of the file by component, the largest first; they add up to the file."""
    sizes: dict[str, int] = {}
    for entry in entries:
        if entry.part != "bss":
            sizes[entry.component] = sizes.get(entry.component, 0) + entry.size
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def _component(piece: Piece, object_names: list[str]) -> str:
    if piece.origin < 0:
        return HEADERS
    if piece.origin >= len(object_names):
        return MACHINE
    words = piece.name.split("[")[0].removeprefix(".text.").split(".")
    if words[0] == "naja" and len(words) > 2:
        if words[1] == "stdlib":
            return words[2]
        if words[1] in _ROOMS:
            return words[1]
        if words[1] in _SHARED:
            return "runtime"
    if words[0] in ("builtins", "typing", "collections"):
        return "prelude"
    return object_names[piece.origin].partition(".")[0]


def _place(data: bytes, name: str, cache: Path) -> Path:
    return cache / "sizes" / f"{inspect_image(data, name).checksum:08x}-{len(data)}.json"


def remember_sizes(data: bytes, entries: list[SizeEntry], cache: Path) -> None:
    """Keep `entries` for the image `data`. OSError when the cache cannot be written."""
    path = _place(data, "the image", cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([astuple(entry) for entry in entries]))


def recall_sizes(image: Path, cache: Path) -> list[SizeEntry]:
    """What was remembered. ImageError when the file is no image, or was built elsewhere."""
    try:
        path = _place(image.read_bytes(), str(image), cache)
        return [SizeEntry(*entry) for entry in json.loads(path.read_text())]
    except FileNotFoundError as error:
        if not image.exists():
            raise ImageError(f"there is no image {image}") from error
        raise ImageError(
            f"what is inside {image} is not known here: build it on this machine"
        ) from error
    except (OSError, ValueError, TypeError) as error:
        raise ImageError(f"cannot tell what is inside {image}: {error}") from error
