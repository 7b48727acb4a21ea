"""Lowering ahead: functions of the library, before the program is read.

What the last build of a program reached, the next one most likely needs (`Reached`). A copy of
the compiler that waits for the program to be edited lowers that meanwhile, from the library
alone. When the program is read, everything that was asked about all classes is asked again;
only if each answer is the same, and nothing was lowered in vain, is the work of use: then the
program that comes out is the one that a build without it makes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from naja.compiler.frontend import CheckedProgram, LeftOut, in_library
from naja.compiler.ir.homes import mentions
from naja.compiler.ir.reach import names_in, unreached
from naja.compiler.kept import write_whole
from naja.compiler.lower.model import Instantiation
from naja.compiler.lower.program import ProgramLowering


@dataclass(frozen=True)
class Reached:
    """Of the last build: link names of functions.

    `functions`: those that something leads to. `spare`: those that were lowered all the same.
    `plain`: names of functions for `Names.plain_key`. `late`: those whose code depends on
    classes of the program; None in place of one if what depends on them is no function.
    """

    functions: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    late: frozenset[str | None] = frozenset()

    @staticmethod
    def read(path: Path) -> Reached:
        """What `write` has kept there; nothing if the file is missing or damaged."""
        try:
            return Reached(*map(frozenset, json.loads(path.read_text("utf-8"))))
        except (OSError, ValueError, TypeError):
            return Reached()

    def write(self, path: Path) -> None:
        """Keep it, whole or not at all."""
        fields = [self.functions, self.spare, self.plain, self.late]
        write_whole(path, json.dumps([sorted(field, key=str) for field in fields]).encode())


class InVain(Exception):
    """What was lowered ahead is of no use for the program as it is now.

    `expected`: what the next attempt should go by.
    """

    def __init__(self, expected: Reached) -> None:
        super().__init__()
        self.expected = expected


class LoweringAhead:
    """A lowering that has begun with the library."""

    def __init__(self, library: CheckedProgram, platform: str, expected: Reached) -> None:
        self._program = ProgramLowering(library, platform, keeps=True)
        self._program.dispatch.late = expected.late
        self._expected = expected
        self._plain = sorted(expected.plain)
        self._later: list[Instantiation] = []
        self._failed = None in expected.late
        self._filled = False  # all slots are
        self._names: dict[str, frozenset[str]] = {}

    def step(self) -> bool:
        """Do a little; whether there is more to do."""
        if self._failed:
            return False
        try:
            return self._step()
        except LeftOut:
            self._failed = True
            return False

    def _step(self) -> bool:
        program = self._program
        program.begin()
        while program.pending:
            key = program.pending.pop()
            if self._is_due(key):
                program.lower(key)
                return True
            self._later.append(key)
        if self._plain:
            wanted = program.names.plain_key(self._plain.pop())
            if wanted is not None:
                program.request(wanted)
            return True
        if not self._filled:
            self._filled = not program.dispatch.fill()
            return True
        functions = program.out.functions
        if len(self._names) == len(functions):
            return False
        function = functions[len(self._names)]
        self._names[function.symbol] = names_in(function)
        return True

    def _is_due(self, key: Instantiation) -> bool:
        name = self._program.functions[key]
        if name not in self._expected.functions or name in self._expected.late:
            return False
        return key.outer is None or key.outer not in self._later

    def lowered(self, checked: CheckedProgram) -> tuple[ProgramLowering, Reached]:
        """The program that a lowering of all of it would give. Once only.

        Errors: InVain; CompileError; LeftOut.
        """
        program = self._program
        library = {name for name, tree in checked.files.items() if in_library(tree.path)}
        if self._failed or program.problems or library != program.files.keys():
            raise InVain(self._expected)
        program.pending += self._later
        program.dispatch.late = frozenset()
        program.add_modules(checked)
        late = program.questions.changed()
        if late:
            raise InVain(replace(self._expected, late=self._expected.late | late))
        ahead = {function.symbol for function in program.out.functions}
        program.run()
        reached = _reached(program, self._expected.late, self._names)
        if not reached.spare & ahead <= self._expected.spare:
            raise InVain(self._expected)
        return program, reached


def reached_by(lowering: ProgramLowering) -> Reached:
    """What a lowered program reaches of the library; its questions must have been kept."""
    late = frozenset(lowering.late())
    reached = _reached(lowering, frozenset(), {})
    slots = {name for name in late if name is None or name.startswith("slot ")}
    return replace(reached, late=late & (reached.functions | reached.spare) | slots)


def _reached(
    lowering: ProgramLowering, late: frozenset[str | None], names: dict[str, frozenset[str]]
) -> Reached:
    """`names`: what `names_in` gives, as far as it is known."""
    out = lowering.out
    own = [name for name in lowering.files if not lowering.is_library(name)]
    found = {f.symbol: names.get(f.symbol) or names_in(f) for f in out.functions}
    spare = unreached(out, found)
    keys = {
        key: name
        for key, name in lowering.functions.items()
        if lowering.is_library(lowering.home_of(key.node))
        and name not in spare
        and not mentions(name, own)
    }
    plain = {lowering.names.plain_name(key) for key in keys}
    return Reached(
        frozenset(keys.values()),
        frozenset(f.symbol for f in out.functions if f.symbol in spare and f.module not in own),
        frozenset(name for name in plain if name is not None),
        late,
    )
