"""Debug sections of several objects, merged by name.

Each object's contribution is appended to the section of that name; references between
debug sections (to section symbols) become offsets in the merged section; references to
code that the image lacks become 0, which debuggers skip.
"""

from struct import error as StructError

from naja.image.errors import LinkError
from naja.image.objects import ObjectFile, Section
from naja.image.relocate_x86_64 import apply
from naja.image.resolve import Resolution


def merge_debug(objects: list[ObjectFile], resolution: Resolution) -> dict[str, bytes]:
    """Merged contents by section name. Errors: LinkError for a relocation that cannot be."""
    merged: dict[str, bytearray] = {}
    pieces: list[Section] = []
    for item in objects:
        for section in item.sections:
            if not section.name.startswith(".debug") or section.data is None:
                continue
            body = merged.setdefault(section.name, bytearray())
            body.extend(bytes(-len(body) % section.align))
            section.address = len(body)
            body.extend(section.data)
            pieces.append(section)
    for section in pieces:
        body = merged[section.name]
        for relocation in section.relocations:
            symbol = objects[section.origin].symbols[relocation.symbol]
            if symbol.section is not None and not symbol.section.allocated:
                value = symbol.address
            else:
                value = resolution.address(section, relocation)
            at = section.address + relocation.offset
            try:
                apply(body, at, relocation.kind, value + relocation.addend, at, symbol.name)
            except (LinkError, StructError, IndexError) as error:
                raise LinkError(f"in {section.name}: {error}") from error
    return {name: bytes(body) for name, body in merged.items()}
