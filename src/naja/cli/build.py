"""`naja build`: the image of a program."""

from pathlib import Path

from naja.cli import sources, toolchain
from naja.cli.errors import ToolError
from naja.cli.options import Arch, Platform
from naja.cli.talk import emit_json, octets, show, table


def output_for(program: Path, output: Path | None) -> Path:
    """Where the image goes: `-o`, or the program's name in this directory."""
    if output is None:
        stem = program.resolve().parent.name if program.stem == "main" else program.stem
        return Path(f"{stem}.elf")
    if output.is_dir():
        raise ToolError(f"-o {output} is a directory; name the image file, such as app.elf")
    if not output.parent.is_dir():
        raise ToolError(f"-o {output}: there is no directory {output.parent}; make it first")
    return output


def show_sizes(sizes: dict[str, int]) -> None:
    listing = table("component", "octets>", "")
    for component, size in sorted(sizes.items(), key=lambda item: -item[1]):
        listing.add_row(component, f"{size:,}", octets(size))
    show(listing)


def command(
    program: Path, output: Path | None, platform: Platform, arch: Arch, level: int, as_json: bool
) -> int:
    """Build; tell the size by component and the time."""
    source = sources.program(program)
    target = output_for(source, output)
    result = toolchain.build(source, target, platform.value, arch.value, level)
    if as_json:
        emit_json(
            {
                "image": str(result.image),
                "platform": platform.value,
                "arch": arch.value,
                "size_bytes": result.size_bytes,
                "sizes": result.sizes,
                "seconds": round(result.seconds, 3),
            }
        )
        return 0
    show_sizes(result.sizes)
    toolchain.report(result.image, result.size_bytes, result.seconds)
    return 0
