"""What the compiler refuses of an adapted program: every statement, in one run.

`naja check` stops at the first refusal in a function; here lowering goes on behind a refused
statement, so that a few runs find all that is to be taken out of hundreds of tests.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mypy.nodes import Statement

from naja.compiler.diagnostics import CompileError
from naja.compiler.driver import root_modules
from naja.compiler.frontend import LeftOut, Unreached, check_batch, unreached
from naja.compiler.ir.verify import VerifyError, verify
from naja.compiler.lower.function import FunctionLowering, Located
from naja.compiler.lower.model import Instantiation
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.passes import prepare

MALFORMED = "malformed"
PLACE = re.compile(r"(?P<name>\S.*) \((?P<file>[^ ]*):(?P<line>\d+)\), (?P<rest>.*)")
Problem = tuple[int, str]


class Checker:
    """Checks versions of one program; bodies of the library that the last one did not reach
    are left out of the next check, which takes half the time."""

    def __init__(self) -> None:
        self._known = Unreached()

    def problems_of(self, path: Path) -> list[Problem]:
        """(line, sentence) of all that is refused; the type checker's first."""
        try:
            try:
                return self._found(path)
            except LeftOut:
                self._known = Unreached()
                return self._found(path)
        except CompileError as error:
            return [(item.line, f"{item.message}  [{item.code}]") for item in error.diagnostics]

    def _found(self, path: Path) -> list[Problem]:
        """Errors: CompileError of the type checker, LeftOut."""
        checked = check_batch([path], root_modules("process"), self._known)
        lowering = Exhaustive(checked, "process", path)
        with lowering.going_on(), contextlib.suppress(CompileError):
            lowering.run()
        found = lowering.found() or lowering.malformed()
        bodies = lowering.lowered_bodies()
        self._known = unreached(checked.files.values(), checked.left_out, bodies)
        return found


class Pending(list[Instantiation]):
    """A work list that remembers what was taken last."""

    current: Instantiation | None = None

    def pop(self, index: Any = -1) -> Instantiation:
        self.current = super().pop(index)
        return self.current


class Exhaustive(ProgramLowering):
    """Lowering that collects. A refusal in the library is blamed on the statement whose
    call asked for it."""

    def __init__(self, checked: Any, platform: str, path: Path) -> None:
        self.path = path
        self.line = 0
        self.asked: dict[Instantiation, tuple[Instantiation | None, int]] = {}
        self.refused: list[tuple[int, str, str]] = []
        super().__init__(checked, platform)
        self.pending = Pending()

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        """While it lasts, a refused statement of the program is noted and skipped."""
        original = FunctionLowering.statement

        def statement(f: FunctionLowering, node: Statement) -> None:
            own = f.module == self.main
            self.line = node.line if own else 0
            depth, handled = len(f.scopes), len(f.handled)
            try:
                original(f, node)
            except Located as error:
                if not own:
                    raise
                self.refused.append((error.line, error.problem.message, error.problem.code))
                del f.scopes[depth:], f.handled[handled:]

        FunctionLowering.statement = statement  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            FunctionLowering.statement = original  # type: ignore[method-assign]

    def request(self, key: Instantiation) -> str:
        if key not in self.functions:
            current = self.pending.current if isinstance(self.pending, Pending) else None
            self.asked[key] = (current, self.line)
        return super().request(key)

    @contextlib.contextmanager
    def collecting(self, node: Any = None) -> Iterator[None]:
        before = len(self.problems)
        current = self.pending.current if isinstance(self.pending, Pending) else None
        self.line = 0
        with super().collecting(node):
            yield
        for problem in self.problems[before:]:
            line = problem.line if Path(problem.file) == self.path else self._blamed(current)
            self.refused.append((line, problem.message, problem.code))

    def _blamed(self, key: Instantiation | None) -> int:
        line = 0
        while key is not None and not line:
            key, line = self.asked.get(key, (None, 0))
        return line

    def malformed(self) -> list[Problem]:
        """Places whose IR the verifier rejects: bugs of the compiler."""
        prepare(self.out)
        try:
            verify(self.out, self.out.functions)
        except VerifyError as error:
            named = {name: key for key, name in self.functions.items()}
            found = []
            for text in str(error).splitlines():
                place = PLACE.match(text)
                if place is None:
                    raise
                own = place["file"] == str(self.path)
                line = int(place["line"]) if own else self._blamed(named.get(place["name"]))
                found.append((line, f"{MALFORMED}: {place['rest']}"))
            return found
        return []

    def found(self) -> list[Problem]:
        """The refusals; what looks like a consequence only if there is nothing else."""
        sure = [item for item in self.refused if item[2] != "internal"]
        return [(line, f"{text}  [{code}]") for line, text, code in sure or self.refused]
