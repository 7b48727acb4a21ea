"""Images of test programs, built once for a given state of the tree.

They lie in `.naja-cache/test-images/<hash of src/naja>/`, so a second run of the suite on
the same tree builds nothing; what was not used for an hour is removed.

Programs of one file share images: a batch holds about forty of them, and the option
`naja.program=N` chooses. A program that the compiler refuses is left out of its batch and
built alone, so that its own test tells why.
"""

import contextlib
import functools
import hashlib
import itertools
import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from naja.compiler.diagnostics import CompileError
from naja.image.build import build
from naja.image.request import BuildRequest
from support.programs import Outcome, Program, find_programs, outcome_of
from support.tree import NAJA, ROOT

STORE = ROOT / ".naja-cache" / "test-images"
BATCH_SIZE = 40
# Refused beside programs that look at the arguments of a ParamSpec.
ALONE = ("functions/open_callables", "functions/open_callbacks")
UNUSED_S = 3600
# Batches that the library itself keeps from being built: once is enough.
_REFUSED: dict[Path, CompileError] = {}


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
    os.utime(chosen)
    for other in STORE.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another worker may be at it too
            if time.time() - other.stat().st_mtime > UNUSED_S:
                shutil.rmtree(other, ignore_errors=True)
    return chosen


def _key(sources: list[Path], platform: str, level: int) -> str:
    digest = hashlib.sha256(f"{sources} {platform} {level}".encode())
    for source in sources:
        beside = source.parent.rglob("*.py") if source.name == "main.py" else [source]
        beside = [*beside, *source.parent.glob("naja.toml")]
        for path in sorted(beside):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _build(image: Path, source: Path, platform: str, level: int, *others: Path) -> None:
    """Build beside and move into place: another worker may want the same image."""
    partial = image.with_suffix(f".{os.getpid()}")
    build(BuildRequest(source, partial, platform, "x86_64", level, others))
    partial.replace(image)


def image_of(source: Path, platform: str = "process", level: int = 2) -> Path:
    """The image of a program file; CompileError if it is refused."""
    image = _store() / f"{source.stem}-{_key([source], platform, level)}.elf"
    if not image.exists():
        _build(image, source, platform, level)
    return image


@dataclass(frozen=True)
class Batch:
    """Programs that share an image, built at a level of optimisation."""

    programs: tuple[Program, ...]
    level: int = 2

    def image(self) -> tuple[Path, list[str]]:
        """The image, and the names of the programs in it by number."""
        paths = [program.path for program in self.programs]
        image = _store() / f"batch-{_key(paths, 'process', self.level)}.elf"
        names = image.with_suffix(".json")
        if image in _REFUSED:
            raise _REFUSED[image]
        if not names.exists():
            try:
                held = _build_batch(image, list(self.programs), self.level)
            except CompileError as error:
                _REFUSED[image] = error
                raise
            names.write_text(json.dumps([program.name for program in held]))
        return image, json.loads(names.read_text())

    def run(self, program: Program) -> Outcome | None:
        """Run one of the programs; None if the compiler refused it."""
        image, names = self.image()
        if program.name not in names:
            return None
        chosen = {"naja.program": str(names.index(program.name))}
        return outcome_of([str(image), *program.arguments], program, chosen)


def _build_batch(image: Path, programs: list[Program], level: int) -> list[Program]:
    """Build what can be built; those programs. CompileError if the library is at fault."""
    while programs:
        try:
            first, *others = [program.path for program in programs]
            _build(image, first, "process", level, *others)
        except CompileError as error:
            blamed = {Path(diagnostic.file).resolve() for diagnostic in error.diagnostics}
            good = [program for program in programs if program.path.resolve() not in blamed]
            if len(good) == len(programs):
                raise
            programs = good
        else:
            break
    return programs


@functools.cache
def batches() -> tuple[Batch, ...]:
    """All programs of one file, by room: those of one room need the same parts of the library."""
    single = [
        program
        for program in find_programs()
        if program.path.name != "main.py" and program.name not in ALONE
    ]
    count = max(1, -(-len(single) // BATCH_SIZE))
    bounds = [len(single) * number // count for number in range(count + 1)]
    return tuple(Batch(tuple(single[a:b])) for a, b in itertools.pairwise(bounds))


@functools.cache
def batch_of(program: Program) -> Batch | None:
    return next((batch for batch in batches() if program in batch.programs), None)


def run_native(program: Program) -> Outcome:
    """Run the program from its batch, or from an image of its own."""
    batch = batch_of(program)
    if batch is not None:
        outcome = batch.run(program)
        if outcome is not None:
            return outcome
    return outcome_of([str(image_of(program.path)), *program.arguments], program)
