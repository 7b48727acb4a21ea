"""`naja size`: what is inside an image, by component and function."""

from pathlib import Path

from naja.cli import sources
from naja.cli.errors import ToolError


def command(image: Path, functions: int, as_json: bool) -> int:
    if not sources.is_image(image):
        raise ToolError(f"{image} is a program; build it first: naja build {image}")
    raise ToolError("not yet")
