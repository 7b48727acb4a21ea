"""`naja size`: what is inside an image, and what a connection costs when it runs."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from naja.cli import sources
from naja.cli.errors import ToolError
from naja.cli.talk import emit_json, octets, progress, show, table

if TYPE_CHECKING:
    from naja.image.sizemap import SizeEntry
    from naja.launch.measure import Cost


def command(image: Path, functions: int, as_json: bool) -> int:
    """Show the components, and the `functions` largest pieces."""
    if not sources.is_image(image):
        raise ToolError(f"{image} is a program; build it first: naja build {image}")
    from naja.image import ImageError
    from naja.image.request import cache_directory
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


def runtime(image: Path, port: int, connections: int, as_json: bool) -> int:
    """Run a process image with so many connections, which say nothing; show what each takes."""
    if not sources.is_image(image):
        raise ToolError(
            f"{image} is a program; build it first: naja build --platform process {image}"
        )
    from naja.launch import LaunchError
    from naja.launch.measure import connection_cost

    try:
        with progress(f"running {image} with {connections} connections"):
            cost = connection_cost(image, port, connections)
    except LaunchError as error:
        raise ToolError(str(error)) from error
    if as_json:
        emit_json({"octets_per_connection": cost.octets, **asdict(cost)})
    else:
        _show_cost(cost)
    return 0


def _show_cost(cost: "Cost") -> None:
    made = table("connections>", "alive in the heap>", "", "in memory>", "")
    for count, state in ((cost.few, cost.heap_few), (cost.many, cost.heap_many)):
        made.add_row(
            f"{count:,}",
            f"{state.live:,}",
            octets(state.live),
            f"{state.resident:,}",
            octets(state.resident),
        )
    each = round(cost.octets)
    made.add_row("each", f"{each:,}", octets(each), style="bold")
    show(made, answer=True)


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
