"""From a program to objects, in parallel and through a cache.

An object's key is the hash of everything it is made from: its text, the level, the
versions. So an edit compiles again only the groups whose text it changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from naja.compiler.codegen.libcalls import write_libcalls
from naja.compiler.codegen.module import write_module
from naja.compiler.codegen.partition import borrowed, partition
from naja.compiler.codegen.tables import write_tables
from naja.compiler.codegen.target import FINGERPRINT, compile_text, header
from naja.compiler.ir.core import Function, Program
from naja.compiler.ir.homes import APPLICATION
from naja.compiler.ir.verify import verify

# LLVM's inlining threshold. Library code at LLVM's own 225 is a tenth larger and takes a
# quarter longer to compile, but runs no faster; the loops that matter are the program's.
INLINING = 100
INLINING_APPLICATION = 225

# Less text than this is compiled sooner than a second process starts.
PARALLEL_CHARS = 400_000


@dataclass(frozen=True)
class ObjectFile:
    """A relocatable ELF object; `name` says where it comes from."""

    name: str
    data: bytes


# Objects that a cache directory keeps: those of some dozens of programs.
CACHE_LIMIT = 2000


def module_texts(program: Program, opt_level: int) -> dict[str, str]:
    """The LLVM text of each group of functions."""
    return _texts_of(program, partition(program), opt_level)


def _texts_of(
    program: Program, groups: dict[str, list[Function]], opt_level: int
) -> dict[str, str]:
    known = {function.symbol: function for function in program.functions}
    try:
        return {
            name: write_module(group, borrowed(group, known) if opt_level else [], known)
            for name, group in groups.items()
        }
    except (KeyError, AttributeError, AssertionError, ValueError):
        verify(program)
        raise


def emit_objects(program: Program, *, opt_level: int, cache: Path | None) -> list[ObjectFile]:
    """Compile a prepared program (see naja.compiler.passes.prepare).

    `cache` is a directory for objects of earlier builds; it is made if missing.
    VerifyError, before LLVM sees it, if a group that is not in the cache is malformed.
    """
    groups = partition(program)
    texts = _texts_of(program, groups, opt_level)
    texts["libcalls"] = write_libcalls()
    paths = {name: _path(cache, name, text, opt_level) for name, text in texts.items()}
    found = {name: data for name, path in paths.items() if (data := _cached(path)) is not None}
    missing = {name: text for name, text in texts.items() if name not in found}
    verify(program, [function for name in missing for function in groups.get(name, [])])
    for name, data in _compile_missing(missing, opt_level).items():
        found[name] = data
        _store(paths[name], data)
    if cache is not None and missing:
        _trim(cache)
    objects = [ObjectFile(name, found[name]) for name in texts]
    return [*objects, ObjectFile("tables", _assemble(write_tables(program)))]


def _assemble(text: str) -> bytes:
    """Assembly text through the integrated assembler (it travels as module asm)."""
    lines = [
        'module asm "' + line.replace("\\", "\\5C").replace('"', "\\22") + '"'
        for line in text.splitlines()
    ]
    return compile_text(header() + "\n".join(lines) + "\n", 0)


def _inlining(name: str) -> int:
    return INLINING_APPLICATION if name == APPLICATION else INLINING


def _path(cache: Path | None, name: str, text: str, opt_level: int) -> Path | None:
    """Where the object made of `text` is kept."""
    if cache is None:
        return None
    options = f"{FINGERPRINT} O{opt_level} inlining {_inlining(name)}"
    return cache / f"{hashlib.sha256(f'{options}{text}'.encode()).hexdigest()}.o"


def _cached(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        os.utime(path)  # the cache forgets what was not used for long
        return path.read_bytes()
    except OSError:
        return None


def _compile_missing(texts: dict[str, str], opt_level: int) -> dict[str, bytes]:
    if len(texts) > 1 and sum(map(len, texts.values())) > PARALLEL_CHARS:
        names = sorted(texts, key=lambda name: -len(texts[name]))
        with ProcessPoolExecutor(max_workers=min(len(names), os.cpu_count() or 1)) as pool:
            jobs = {
                name: pool.submit(compile_text, texts[name], opt_level, _inlining(name))
                for name in names
            }
            return {name: job.result() for name, job in jobs.items()}
    return {name: compile_text(text, opt_level, _inlining(name)) for name, text in texts.items()}


def _store(path: Path | None, data: bytes) -> None:
    """Whole or not at all: another build may read the same cache."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(data)
        partial.replace(path)


def _trim(cache: Path) -> None:
    """Remove what was not used for longest when there is too much."""
    kept = []
    for path in (*cache.glob("*.o"), *cache.glob("*.unreached")):
        with contextlib.suppress(FileNotFoundError):  # another build trims at the same time
            kept.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(kept)[: max(0, len(kept) - CACHE_LIMIT)]:
        path.unlink(missing_ok=True)
