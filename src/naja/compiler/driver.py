"""The compiler as one call: from a source file to relocatable objects."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from naja.abi.entry import NEW_ARRAY, NEW_BYTES, NEW_OBJECT, NEW_STR, RAISE_OVERFLOW, TRACEBACK
from naja.abi.services import PROVIDERS
from naja.compiler.codegen.driver import ObjectFile, emit_objects
from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend import (
    Between,
    LeftOut,
    Unreached,
    check_batch,
    unreached,
    unreached_name,
)
from naja.compiler.ir.program import Program
from naja.compiler.lower import lower_program
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
    "naja.runtime.output",
    "naja.runtime.object_unsafe",
    "naja.runtime.os_errors",
    "naja.runtime.ranges",
    "naja.runtime.traceback_print_unsafe",
)


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

    `replaced`: other files for modules of the library; `between`: see `check_batch`.
    Errors: CompileError.
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
    roots = root_modules(platform, len(sources))
    kept = cache / unreached_name(sources, platform) if cache is not None else None
    known = Unreached.read(kept)
    try:
        checked = check_batch(sources, roots, known, replaced, between)
        program, bodies = lower_program(checked, platform)
    except LeftOut:
        checked = check_batch(sources, roots, None, replaced, between)
        program, bodies = lower_program(checked, platform)
    if kept is not None:
        found = unreached(checked.files.values(), checked.left_out, bodies)
        if found != known:
            found.write(kept)
    return program
