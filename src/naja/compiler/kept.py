"""Files that builds keep in the cache for later builds of the same programs."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def kept_name(sources: list[Path], platform: str, ending: str) -> str:
    """The name of the file in which builds of a program for `platform` keep something."""
    names = [platform, *(str(source.resolve()) for source in sources)]
    return f"{hashlib.sha256(repr(names).encode()).hexdigest()}{ending}"


def write_whole(path: Path, data: bytes) -> None:
    """Whole or not at all: another build may read it. The directory is made if missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_bytes(data)
    partial.replace(path)
