"""From a source file to an image on disk."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from naja.abi.services import PROVIDERS
from naja.compiler.driver import Between, Compiled, compile_program
from naja.image import manifest
from naja.image.notes import PASSES_FRAMES_ON
from naja.image.platforms import link_image
from naja.image.request import (
    BuildRequest,
    BuildResult,
    MadeImage,
    cache_directory,
    write_image,
)
from naja.image.sizemap import file_sizes, remember_sizes, size_entries


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


def make(request: BuildRequest, between: Between | None = None) -> MadeImage:
    """Make an image. Errors: CompileError, LinkError, OSError; InVain, see `compile_program`."""
    cache = cache_directory() / "objects"
    compiled = compile_program(
        [request.source, *request.batch],
        request.platform,
        opt_level=request.opt_level,
        cache=cache,
        replaced=_of_manifest(request.source),
        between=between,
    )
    objects = [item.data for item in compiled.objects]
    image = link_image(objects, platform=request.platform, flags=_flags(compiled, request.platform))
    entries = size_entries(image, [item.name for item in compiled.objects])
    remember_sizes(image.data, entries, cache_directory())
    return MadeImage(image.data, file_sizes(entries))


def build(request: BuildRequest) -> BuildResult:
    """Build an image. Errors: CompileError, LinkError, OSError."""
    started = time.monotonic()
    made = make(request)
    return write_image(request, made, time.monotonic() - started)
