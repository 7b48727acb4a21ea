"""From a program to objects: every group of functions on its own, in parallel."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from naja.compiler.codegen.cache import ObjectCache
from naja.compiler.codegen.libcalls import write_libcalls
from naja.compiler.codegen.module import write_module
from naja.compiler.codegen.partition import Mentions, in_tables, partition
from naja.compiler.codegen.tables import write_tables
from naja.compiler.codegen.target import FINGERPRINT, compile_text, header
from naja.compiler.ir.core import Function
from naja.compiler.ir.homes import is_application
from naja.compiler.ir.program import Program
from naja.compiler.ir.verify import verify

# LLVM's inlining threshold, and how often its pipeline runs. Library code at LLVM's own 225 is
# a tenth larger and takes a quarter longer to compile, but runs no faster; the loops that
# matter are the program's. A program of more text than LARGE would take too long a second time.
LIBRARY = (100, 1)
PROGRAM = (225, 2)
LARGE_PROGRAM = (225, 1)
LARGE = 1_500_000

# Fewer functions are written and compiled sooner than a second process starts.
PARALLEL_FUNCTIONS = 400


@dataclass(frozen=True)
class ObjectFile:
    """A relocatable ELF object; `name` says where it comes from."""

    name: str
    data: bytes


@dataclass(frozen=True)
class _Groups:
    """The groups of a prepared program, and what making an object of one of them needs."""

    program: Program
    groups: dict[str, list[Function]]
    borrowed: dict[str, list[Function]]
    known: dict[str, Function]
    private: frozenset[str]
    opt_level: int
    cache: ObjectCache

    @staticmethod
    def of(program: Program, opt_level: int, cache: Path | None) -> _Groups:
        groups = partition(program)
        mentions = Mentions.of(program)
        borrowed: dict[str, list[Function]] = {name: [] for name in groups}
        private: set[str] = set()
        if opt_level:
            borrowed = {name: mentions.borrowed(group) for name, group in groups.items()}
            shared = in_tables(program).union(
                *(mentions.outside(groups[name], borrowed[name]) for name in groups)
            )
            private = {
                function.symbol
                for function in program.functions
                if not (function.c_abi or function.exported or function.symbol in shared)
            }
        return _Groups(
            program,
            groups,
            borrowed,
            mentions.known,
            frozenset(private),
            opt_level,
            ObjectCache(cache),
        )

    def text(self, name: str) -> str:
        """The LLVM text of a group. VerifyError if a function is malformed beyond writing."""
        try:
            return write_module(self.groups[name], self.borrowed[name], self.known, self.private)
        except (KeyError, AttributeError, AssertionError, ValueError):
            verify(self.program)
            raise

    def object_of(self, name: str) -> tuple[bytes, bool]:
        """The object of a group, and whether it had to be made."""
        text = self.text(name)
        effort = LIBRARY
        if is_application(name):
            effort = PROGRAM if len(text) < LARGE else LARGE_PROGRAM
        return self.compiled(text, self.groups[name], effort)

    def compiled(
        self, text: str, functions: list[Function], effort: tuple[int, int] = (0, 1)
    ) -> tuple[bytes, bool]:
        """The object of a text, from the cache if it is there; else `functions` are verified."""
        made_from = f"{FINGERPRINT} O{self.opt_level} effort {effort} {text}"
        found = self.cache.find(made_from)
        if found is not None:
            return found, False
        verify(self.program, functions)
        data = compile_text(text, self.opt_level, *effort)
        self.cache.keep(made_from, data)
        return data, True

    def objects(self) -> dict[str, tuple[bytes, bool]]:
        processes = os.cpu_count() or 1
        if processes == 1 or len(self.known) < PARALLEL_FUNCTIONS:
            return {name: self.object_of(name) for name in self.groups}
        names = sorted(self.groups, key=lambda name: -_work(self.groups[name]))
        # Forked processes have the program in their memory: nothing of it is copied over.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, context, _inherit, (self,)) as pool:
            made = dict(zip(names, pool.map(_object_of, names), strict=True))
        return {name: made[name] for name in self.groups}


# In a worker process: the groups of the program that it was forked from.
_inherited: list[_Groups] = []


def _inherit(groups: _Groups) -> None:
    _inherited[:] = [groups]


def _object_of(name: str) -> tuple[bytes, bool]:
    return _inherited[0].object_of(name)


def _work(functions: Iterable[Function]) -> int:
    return sum(len(block.ops) for function in functions for block in function.blocks)


def module_texts(program: Program, opt_level: int) -> dict[str, str]:
    """The LLVM text of each group of functions."""
    groups = _Groups.of(program, opt_level, None)
    return {name: groups.text(name) for name in groups.groups}


def emit_objects(program: Program, *, opt_level: int, cache: Path | None) -> list[ObjectFile]:
    """Compile a prepared program (see naja.compiler.passes.prepare).

    `cache` is a directory for objects of earlier builds; it is made if missing.
    VerifyError, before LLVM sees it, if a group that is not in the cache is malformed.
    """
    groups = _Groups.of(program, opt_level, cache)
    made = groups.objects()
    made["libcalls"] = groups.compiled(write_libcalls(), [])
    if any(fresh for _, fresh in made.values()):
        groups.cache.trim()
    tables = ObjectFile("tables", _assemble(write_tables(program)))
    return [*(ObjectFile(name, data) for name, (data, _) in made.items()), tables]


def _assemble(text: str) -> bytes:
    """Assembly text through the integrated assembler (it travels as module asm)."""
    lines = [
        'module asm "' + line.replace("\\", "\\5C").replace('"', "\\22") + '"'
        for line in text.splitlines()
    ]
    return compile_text(header() + "\n".join(lines) + "\n", 0)
