"""From a source file to an image on disk."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from naja.abi.services import PROVIDERS
from naja.compiler.driver import Compiled, compile_program
from naja.image import manifest
from naja.image.notes import PASSES_FRAMES_ON
from naja.image.platforms import link_image
from naja.image.sizemap import file_sizes, remember_sizes, size_entries


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


def _of_manifest(source: Path) -> dict[str, Path]:
    """The module that says what the program's manifest says, if it has one. CompileError."""
    found = manifest.find(source)
    if found is None:
        return {}
    text = found.module()
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.py"
    path = cache_directory() / "manifests" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return {manifest.MODULE: path}


def _flags(compiled: Compiled, platform: str) -> int:
    """What the image's note says of the program."""
    routing = PROVIDERS["NetPorts"][platform].partition(":")[0]
    reached = any(function.module == routing for function in compiled.program.functions)
    return PASSES_FRAMES_ON if reached else 0


def build(request: BuildRequest) -> BuildResult:
    """Build an image. Errors: CompileError, LinkError, OSError."""
    started = time.monotonic()
    cache = cache_directory() / "objects"
    compiled = compile_program(
        [request.source, *request.batch],
        request.platform,
        opt_level=request.opt_level,
        cache=cache,
        replaced=_of_manifest(request.source),
    )
    objects = [item.data for item in compiled.objects]
    image = link_image(objects, platform=request.platform, flags=_flags(compiled, request.platform))
    request.output.write_bytes(image.data)
    request.output.chmod(0o755)
    entries = size_entries(image, [item.name for item in compiled.objects])
    remember_sizes(image.data, entries, cache_directory())
    seconds = time.monotonic() - started
    return BuildResult(request.output, len(image.data), file_sizes(entries), seconds)
