"""Images of test programs, built once for a given state of the tree.

They lie in `.naja-cache/test-images/<hash of src/naja>/`, so a second run of the suite on
the same tree builds nothing; images of other trees are removed.
"""

import functools
import hashlib
import os
import shutil
from pathlib import Path

from naja.image.build import BuildRequest, build
from support.programs import Program
from support.tree import NAJA, ROOT

STORE = ROOT / ".naja-cache" / "test-images"


@functools.cache
def _store() -> Path:
    """The directory for this state of the compiler and the library OS."""
    digest = hashlib.sha256()
    for path in sorted(NAJA.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(NAJA)).encode())
            digest.update(path.read_bytes())
    chosen = STORE / digest.hexdigest()[:16]
    chosen.mkdir(parents=True, exist_ok=True)
    for other in STORE.iterdir():
        if other != chosen:
            shutil.rmtree(other, ignore_errors=True)
    return chosen


def _key(source: Path, platform: str, level: int) -> str:
    digest = hashlib.sha256(f"{source} {platform} {level}".encode())
    for path in sorted(source.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def image_of(source: Path, platform: str = "process", level: int = 2) -> Path:
    """The image of a program file; CompileError if it is refused."""
    image = _store() / f"{source.stem}-{_key(source, platform, level)}.elf"
    if not image.exists():
        partial = image.with_suffix(f".{os.getpid()}")
        build(BuildRequest(source, partial, platform, "x86_64", level))
        partial.replace(image)
    return image


def image_of_program(program: Program, platform: str = "process", level: int = 2) -> Path:
    return image_of(program.path, platform, level)
