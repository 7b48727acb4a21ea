"""`naja size`: what is inside an image, by component and function."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from naja.cli import sources
from naja.cli.errors import ToolError
from naja.cli.talk import emit_json, octets, show, table

if TYPE_CHECKING:
    from naja.image.sizemap import SizeEntry


def command(image: Path, functions: int, as_json: bool) -> int:
    """Show the components, and the `functions` largest pieces."""
    if not sources.is_image(image):
        raise ToolError(f"{image} is a program; build it first: naja build {image}")
    from naja.image import ImageError
    from naja.image.build import cache_directory
    from naja.image.sizemap import file_sizes, recall_sizes

    try:
        entries = recall_sizes(image, cache_directory())
    except ImageError as error:
        raise ToolError(str(error)) from error
    entries.sort(key=lambda entry: (-entry.size, entry.name))
    if as_json:
        sizes = file_sizes(entries)
        emit_json({"sizes": sizes, "pieces": [asdict(entry) for entry in entries]})
        return 0
    _show(entries, file_sizes(entries), functions)
    return 0


def _show(entries: "list[SizeEntry]", sizes: dict[str, int], functions: int) -> None:
    memory: dict[str, int] = {}
    for entry in entries:
        if entry.part == "bss":
            memory[entry.component] = memory.get(entry.component, 0) + entry.size
    parts = table("component", "in the file>", "", "zeroed at start>")
    for component in {**sizes, **memory}:
        size = sizes.get(component, 0)
        parts.add_row(component, f"{size:,}", octets(size), f"{memory.get(component, 0):,}")
    total = sum(sizes.values())
    parts.add_row("all", f"{total:,}", octets(total), f"{sum(memory.values()):,}", style="bold")
    show(parts, answer=True)
    if functions:
        largest = table("largest", "octets>", "part", "component")
        for entry in entries[:functions]:
            largest.add_row(entry.name, f"{entry.size:,}", entry.part, entry.component)
        show(largest, answer=True)
