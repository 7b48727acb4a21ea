"""The compiler as one call: from a source file to relocatable objects."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from naja.abi.entry import NEW_ARRAY, NEW_BYTES, NEW_OBJECT, NEW_STR, RAISE_OVERFLOW, TRACEBACK
from naja.abi.services import PROVIDERS
from naja.compiler.codegen.driver import ObjectFile, emit_objects
from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend import (
    CheckedLibrary,
    CheckedProgram,
    LeftOut,
    Unreached,
    check_batch,
    unreached,
)
from naja.compiler.ir.program import Program
from naja.compiler.kept import kept_name
from naja.compiler.lower import (
    InVain,
    LoweringAhead,
    Reached,
    lower_program,
    reached_by,
)
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.passes import prepare

_ALWAYS = (NEW_OBJECT, NEW_ARRAY, NEW_STR, NEW_BYTES, RAISE_OVERFLOW, TRACEBACK)
_RUNTIME = (
    "naja.runtime.async_generators",
    "naja.runtime.call_errors",
    "naja.runtime.call_forms",
    "naja.runtime.exception_groups",
    "naja.runtime.format_percent",
    "naja.runtime.generators",
    "naja.runtime.flags",
    "naja.runtime.open_collections",
    "naja.runtime.output",
    "naja.runtime.object_unsafe",
    "naja.runtime.os_errors",
    "naja.runtime.ranges",
    "naja.runtime.traceback_print_unsafe",
)


class Between(Protocol):
    """Who is told how far a compilation has come, and may stop it there for a while."""

    def library_checked(self, pure: bool) -> bool:
        """The programs are not yet read. `pure`: nothing but the library was.

        Whether the time until they are to be read is to be used for lowering ahead.
        """
        ...

    def lowering_ahead(self, step: Callable[[], bool]) -> None:
        """`step` does a little of that; False when all is done."""
        ...

    def lowered(self, is_news: bool) -> None:
        """What was reached is kept; `is_news`: it is not what was expected."""
        ...


@dataclass
class Compiled:
    """The objects of a program, and its typed IR for those who want to look."""

    program: Program
    objects: list[ObjectFile]


def root_modules(platform: str, programs: int = 1) -> list[str]:
    """Library modules that every image of the platform may need."""
    names = ["naja.boot.main_unsafe", *_RUNTIME]
    if programs > 1:
        names.append("naja.boot.selection")
    names += [path.partition(":")[0] for path in _ALWAYS]
    names += [
        table[platform].partition(":")[0] for table in PROVIDERS.values() if platform in table
    ]
    return sorted(set(names))


def check(*sources: Path) -> list[Diagnostic]:
    """What keeps the programs from being compiled; [] if nothing does.

    Those that cannot be compiled are found once there is none with a type error.
    """
    try:
        lower_program(check_batch(list(sources), root_modules("process", len(sources))), "process")
    except CompileError as error:
        return error.diagnostics
    return []


def compile_program(
    sources: list[Path],
    platform: str,
    *,
    opt_level: int,
    cache: Path | None,
    replaced: dict[str, Path] | None = None,
    between: Between | None = None,
) -> Compiled:
    """Compile a program and what it reaches for `platform`; several sources make a batch.

    `replaced`: other files for modules of the library.
    Errors: CompileError; InVain if what was lowered ahead is of no use.
    """
    # Trees and IR live until the end: looking for cyclic garbage among them only takes time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        program = _lowered(sources, platform, cache, replaced, between)
        prepare(program)
        return Compiled(program, emit_objects(program, opt_level=opt_level, cache=cache))
    finally:
        if collecting:
            gc.enable()


def _lowered(
    sources: list[Path],
    platform: str,
    cache: Path | None,
    replaced: dict[str, Path] | None,
    between: Between | None,
) -> Program:
    """Check and lower, leaving out bodies that the last build of the program did not reach."""
    kept = cache / kept_name(sources, platform, ".unreached") if cache is not None else None
    known = Unreached.read(kept)

    def lowered(known: Unreached) -> tuple[CheckedProgram, ProgramLowering]:
        roots = root_modules(platform, len(sources))
        library = CheckedLibrary(sources, roots, known, replaced or {})
        if between is None or cache is None:
            checked = library.check(sources)
            return checked, lower_program(checked, platform)
        reached = cache / kept_name(sources, platform, ".reached")
        return _lowered_between(library, sources, platform, reached, between)

    try:
        checked, lowering = lowered(known)
    except LeftOut:
        checked, lowering = lowered(Unreached())
    if kept is not None:
        found = unreached(checked.files.values(), checked.left_out, lowering.lowered_bodies())
        if found != known:
            found.write(kept)
    return lowering.out


def _lowered_between(
    library: CheckedLibrary, sources: list[Path], platform: str, kept: Path, between: Between
) -> tuple[CheckedProgram, ProgramLowering]:
    """Check and lower programs that use `library`, part of that ahead if `between` wants it.

    `kept`: where it is noted what the next build of the programs most likely reaches.
    """
    is_ahead = between.library_checked(library.is_pure())
    expected = Reached.read(kept)
    ahead = None
    if is_ahead:
        ahead = LoweringAhead(library.alone(sources), platform, expected)
        between.lowering_ahead(ahead.step)
    checked = library.check(sources)
    try:
        if ahead is not None:
            lowering, reached = ahead.lowered(checked)
        else:
            lowering = lower_program(checked, platform, keeps=True)
            reached = reached_by(lowering)
    except InVain as vain:
        vain.expected.write(kept)
        raise
    if reached != expected:
        reached.write(kept)
    between.lowered(reached != expected)
    return checked, lowering
