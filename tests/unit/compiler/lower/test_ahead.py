"""What is lowered before the program is read comes out as in a build that reads it first."""

import multiprocessing
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from naja.compiler.codegen.driver import module_texts
from naja.compiler.codegen.tables import write_tables
from naja.compiler.driver import root_modules
from naja.compiler.frontend import CheckedLibrary, Unreached
from naja.compiler.lower import InVain, LoweringAhead, Reached, reached_by
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.passes import prepare

FIRST = """
import heapq

print(heapq.nsmallest(2, [3, 1, 2]), "1".zfill(3))
"""
# What library code does with any object depends on this class.
OWN_CLASS = """
import heapq


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def __str__(self) -> str:
        return f"<{self.x}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and other.x == self.x


print(heapq.nsmallest(2, [3, 1, 2]), Point(1), [Point(2)] == [Point(2)], "1".zfill(3))
"""
LESS = "import heapq\n\nprint(heapq.nsmallest(2, [3, 1, 2]))\n"
OTHER_MODULES = "import bisect\n\nprint(bisect.bisect([1, 2], 1), '1'.zfill(3))\n"


@dataclass
class Made:
    """What came out of a build: the texts of its objects, and what the next one expects."""

    texts: dict[str, str]
    reached: Reached
    in_vain: bool = False


class Project:
    """A program, and the library checked for what FIRST imports."""

    def __init__(self, home: Path) -> None:
        self.source = home / "program.py"
        self.source.write_text(FIRST)
        self.library = CheckedLibrary([self.source], root_modules("process"), Unreached(), {})

    def alone(self, text: str, shuffled: bool = False) -> Made:
        """The program as a build makes it that begins with its text."""

        def build() -> Made:
            self.source.write_text(text)
            checked = self.library.check([self.source])
            lowering = ProgramLowering(checked, "process", keeps=True)
            if shuffled:
                lowering.pending = _Shuffled()
            lowering.run()
            return _made(lowering, reached_by(lowering))

        return _in_copy(build)

    def ahead(self, text: str, reached: Reached, steps: int = 1_000_000) -> Made:
        """The same with the library lowered while the program was still FIRST."""

        def build() -> Made:
            self.source.write_text(FIRST)
            ahead = LoweringAhead(self.library.alone([self.source]), "process", reached)
            left = steps
            while left and ahead.step():
                left -= 1
            self.source.write_text(text)
            try:
                return _made(*ahead.lowered(self.library.check([self.source])))
            except InVain as vain:
                return Made({}, vain.expected, in_vain=True)

        return _in_copy(build)


class _Shuffled(list[object]):
    """A work list from which anything may come next."""

    drawing = random.Random(7)

    def pop(self, _index: object = -1) -> object:
        return super().pop(self.drawing.randrange(len(self)))


def _made(lowering: ProgramLowering, reached: Reached) -> Made:
    prepare(lowering.out)
    texts = module_texts(lowering.out, 2) | {"tables": write_tables(lowering.out)}
    return Made(texts, reached)


def _in_copy(build: Callable[[], Made]) -> Made:
    """What `build` gives in a copy of this process: what is checked can be lowered only once."""
    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    process = forking.Process(target=lambda: theirs.send(build()))
    process.start()
    theirs.close()
    try:
        made = ours.recv()
        assert isinstance(made, Made)
        return made
    finally:
        process.join()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project"))


def test_an_edited_program_comes_out_the_same(project: Project) -> None:
    edited = FIRST + "print(len('one'))\n"
    expected = project.alone(edited)
    reached = project.alone(FIRST).reached
    assert project.ahead(edited, reached) == expected
    assert project.ahead(edited, reached, steps=100) == expected
    assert project.ahead(edited, Reached()) == expected


def test_what_the_program_no_longer_needs_was_in_vain(project: Project) -> None:
    reached = project.alone(FIRST).reached
    assert any("zfill" in name for name in reached.plain)
    for edited in (LESS, OTHER_MODULES):
        made = project.ahead(edited, reached)
        assert made.in_vain and made.reached == reached
    assert project.ahead(LESS, project.alone(LESS).reached) == project.alone(LESS)


def test_functions_that_depend_on_the_programs_classes_wait_for_them(project: Project) -> None:
    expected = project.alone(OWN_CLASS)
    assert project.ahead(OWN_CLASS, expected.reached) == expected
    known = {name for name in expected.reached.late if "__str__" in str(name)}
    assert known
    refused = project.ahead(OWN_CLASS, replace(expected.reached, late=frozenset()))
    assert refused.in_vain and known <= refused.reached.late <= expected.reached.late
    assert project.ahead(OWN_CLASS, refused.reached).texts == expected.texts


def test_the_order_of_lowering_is_not_seen(project: Project) -> None:
    assert project.alone(OWN_CLASS, shuffled=True) == project.alone(OWN_CLASS)


def test_what_was_kept_is_read_again_and_damage_is_nothing(tmp_path: Path) -> None:
    kept = Reached(frozenset({"f"}), frozenset({"g"}), frozenset({"f"}), frozenset({None, "h"}))
    kept.write(tmp_path / "kept")
    assert Reached.read(tmp_path / "kept") == kept
    (tmp_path / "kept").write_text('[["f"')
    assert Reached.read(tmp_path / "kept") == Reached.read(tmp_path / "none") == Reached()
