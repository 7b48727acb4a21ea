"""The compiler as one call: from a source file to relocatable objects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from naja.abi.entry import NEW_ARRAY, NEW_BYTES, NEW_OBJECT, NEW_STR, RAISE_OVERFLOW, TRACEBACK
from naja.abi.services import PROVIDERS
from naja.compiler.codegen.driver import ObjectFile, emit_objects
from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend import CheckedProgram, check_program
from naja.compiler.ir.core import Program
from naja.compiler.lower import lower_program
from naja.compiler.lower.function import Located
from naja.compiler.passes import prepare

_ALWAYS = (NEW_OBJECT, NEW_ARRAY, NEW_STR, NEW_BYTES, RAISE_OVERFLOW, TRACEBACK)
_RUNTIME = ("naja.runtime.output", "naja.runtime.object_unsafe", "naja.runtime.ranges", "naja.runtime.traceback_print_unsafe")


@dataclass
class Compiled:
    """The objects of a program, and its typed IR for those who want to look."""

    program: Program
    objects: list[ObjectFile]


def root_modules(platform: str) -> list[str]:
    """Library modules that every image of the platform may need."""
    names = [f"naja.boot.{platform}_main_unsafe", *_RUNTIME]
    names += [path.partition(":")[0] for path in _ALWAYS]
    names += [table[platform].partition(":")[0] for table in PROVIDERS.values() if platform in table]
    return sorted(set(names))


def check(source: Path) -> list[Diagnostic]:
    """What keeps the program from being compiled; [] if nothing does."""
    try:
        lower(check_program(source, root_modules("process")), "process")
    except CompileError as error:
        return error.diagnostics
    return []


def lower(checked: CheckedProgram, platform: str) -> Program:
    """The program's IR. Errors: CompileError."""
    try:
        return lower_program(checked, platform)
    except Located as error:
        diagnostic = Diagnostic(error.file, error.line, error.column, error.problem.message, error.problem.code)
        raise CompileError([diagnostic]) from None


def compile_program(source: Path, platform: str, *, opt_level: int, cache: Path | None) -> Compiled:
    """Compile `source` and what it reaches for `platform`. Errors: CompileError."""
    program = lower(check_program(source, root_modules(platform)), platform)
    prepare(program)
    return Compiled(program, emit_objects(program, opt_level=opt_level, cache=cache))
