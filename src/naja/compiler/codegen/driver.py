"""From a program to objects, in parallel and through a cache.

An object's key is the hash of everything it is made from: its text, the level, the
versions. So an edit compiles again only the groups whose text it changes.
"""

from __future__ import annotations

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
from naja.compiler.ir.core import Program
from naja.compiler.ir.homes import APPLICATION

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


def module_texts(program: Program, opt_level: int) -> dict[str, str]:
    """The LLVM text of each group of functions."""
    known = {function.symbol: function for function in program.functions}
    return {
        name: write_module(group, borrowed(group, known) if opt_level else [], known)
        for name, group in partition(program).items()
    }


def emit_objects(program: Program, *, opt_level: int, cache: Path | None) -> list[ObjectFile]:
    """Compile a prepared program (see naja.compiler.passes.prepare).

    `cache` is a directory for objects of earlier builds; it is made if missing.
    """
    texts = module_texts(program, opt_level)
    texts["libcalls"] = write_libcalls()
    objects = _compile_all(texts, opt_level, cache)
    objects.append(ObjectFile("tables", _assemble(write_tables(program))))
    return objects


def _assemble(text: str) -> bytes:
    """Assembly text through the integrated assembler (it travels as module asm)."""
    lines = [
        'module asm "' + line.replace("\\", "\\5C").replace('"', "\\22") + '"'
        for line in text.splitlines()
    ]
    return compile_text(header() + "\n".join(lines) + "\n", 0)


def _inlining(name: str) -> int:
    return INLINING_APPLICATION if name == APPLICATION else INLINING


def _key(name: str, text: str, opt_level: int) -> str:
    options = f"{FINGERPRINT} O{opt_level} inlining {_inlining(name)}"
    return hashlib.sha256(f"{options}\n{text}".encode()).hexdigest()


def _compile_all(texts: dict[str, str], opt_level: int, cache: Path | None) -> list[ObjectFile]:
    found: dict[str, bytes] = {}
    paths: dict[str, Path] = {}
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            paths[name] = cache / f"{_key(name, text, opt_level)}.o"
            if paths[name].exists():
                found[name] = paths[name].read_bytes()
    missing = {name: text for name, text in texts.items() if name not in found}
    for name, data in _compile_missing(missing, opt_level).items():
        found[name] = data
        if name in paths:
            _store(paths[name], data)
    return [ObjectFile(name, found[name]) for name in texts]


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


def _store(path: Path, data: bytes) -> None:
    """Whole or not at all: another build may read the same cache."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_bytes(data)
    partial.replace(path)
