"""What is to be built, what came of it, and where builds keep what the next one needs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuildRequest:
    """What to build: `platform` is "vm" or "process".

    With `batch` the image holds those programs too; the option `program` (0 is `source`)
    chooses at the start which one runs. For tests: one link instead of many.
    """

    source: Path
    output: Path
    platform: str = "vm"
    arch: str = "x86_64"
    opt_level: int = 2
    batch: tuple[Path, ...] = ()


@dataclass(frozen=True)
class MadeImage:
    """An image that is not yet a file; `sizes` in octets of it by component."""

    data: bytes
    sizes: dict[str, int]


@dataclass(frozen=True)
class BuildResult:
    """The image; `sizes` in octets of the file by component, `seconds` of wall time."""

    image: Path
    size_bytes: int
    sizes: dict[str, int]
    seconds: float


def cache_directory() -> Path:
    """Where objects of earlier builds are kept."""
    base = os.environ.get("NAJA_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "naja" if base else Path.home() / ".cache" / "naja"


def write_image(request: BuildRequest, made: MadeImage, seconds: float) -> BuildResult:
    """The image as the file that was asked for. OSError."""
    request.output.write_bytes(made.data)
    request.output.chmod(0o755)
    return BuildResult(request.output, len(made.data), made.sizes, seconds)
