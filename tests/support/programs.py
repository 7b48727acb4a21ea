"""The run-twice harness: one program under CPython and as an image.

A program is a file below `tests/programs/`, or the `main.py` of a directory that has
one. Its first line may give arguments: `# args: one "two words"`. Both runs get an empty
standard input and must agree on stdout, on the exit status, and on stderr as
`traceback_text` normalises it.
"""

import functools
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support.traceback_text import normalise
from support.tree import ROOT

PROGRAMS = ROOT / "tests" / "programs"
TIME_LIMIT_S = 120


@dataclass(frozen=True)
class Program:
    path: Path

    @property
    def name(self) -> str:
        return str(self.path.relative_to(PROGRAMS).with_suffix(""))

    @property
    def home(self) -> Path:
        return self.path.parent

    @property
    def arguments(self) -> list[str]:
        first = self.path.read_text("utf-8").partition("\n")[0]
        return shlex.split(first.removeprefix("# args:")) if first.startswith("# args:") else []


@dataclass(frozen=True)
class Outcome:
    status: int
    stdout: str
    stderr: str


def assert_same(native: Outcome, reference: Outcome) -> None:
    """Part by part, so that a failure shows the lines that differ."""
    assert native.stdout.splitlines() == reference.stdout.splitlines()
    assert native.stderr.splitlines() == reference.stderr.splitlines()
    assert native == reference


@functools.cache
def find_programs() -> tuple[Program, ...]:
    """All programs, in the order of their names."""
    found: list[Program] = []
    for path in sorted(PROGRAMS.rglob("*.py")):
        if path.name.startswith("test_"):
            continue
        mains = [parent for parent in path.parents if (parent / "main.py").is_file()]
        if not mains or path == mains[-1] / "main.py":
            found.append(Program(path))
    return tuple(found)


def outcome_of(
    command: list[str], program: Program, variables: dict[str, str] | None = None
) -> Outcome:
    """Run a command that ends in the program's arguments."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.update(variables or {})
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        command,
        cwd=program.home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT_S,
    )
    return Outcome(
        done.returncode,
        done.stdout.decode("utf-8", "backslashreplace"),
        normalise(done.stderr.decode("utf-8", "backslashreplace"), program.home.resolve()),
    )


def run_under_cpython(program: Program) -> Outcome:
    return outcome_of([sys.executable, program.path.name, *program.arguments], program)
