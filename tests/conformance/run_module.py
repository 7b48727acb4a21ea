"""One module from CPython's file to the fates of its tests."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from conformance.adapter import Adapter
from conformance.differences import documented
from conformance.pruning import Program
from conformance.refusals import MALFORMED, Checker
from naja.compiler.diagnostics import CompileError
from naja.compiler.frontend.hints import known_modules
from naja.compiler.ir.verify import VerifyError
from naja.image.build import build
from naja.image.request import BuildRequest

ROUNDS = 40
ROUNDS_OF_WIDE = 8
LIMIT_S = 40
FRAME = re.compile(r'File ".*?", line (\d+)')


@dataclass
class Verdict:
    """What became of a test. `state`: passed, in part, failed or refused."""

    name: str
    state: str
    kept: int = 0
    checks: int = 0
    reasons: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What a run of the program said of one test."""

    passed: bool
    words: str = ""
    lines: list[int] = field(default_factory=list)


def python() -> str:
    """The interpreter whose standard library belongs to the package's tests."""
    debian = Path("/usr/bin/python3.11")
    return str(debian) if debian.is_file() else sys.executable


def observe(package: Path, module: str, work: Path) -> dict[str, object]:
    output = work / f"{module}.json"
    script = Path(__file__).with_name("live.py")
    command = [python(), str(script), str(package), module, str(output)]
    subprocess.run(command, cwd=work, stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
    told: dict[str, object] = json.loads(output.read_text())
    return told


def run_tests(command: list[str], work: Path) -> dict[str, Told]:
    """Run a program of tests to its end, beginning behind each that ends the process."""
    told: dict[str, Told] = {}
    first, last = 0, -1
    while first > last:
        last = first
        try:
            done = subprocess.run(
                [*command, str(first)], cwd=work, stdin=subprocess.DEVNULL,
                capture_output=True, timeout=LIMIT_S,
            )  # fmt: skip
            text, end = done.stdout, f"the process ended with status {done.returncode}"
        except subprocess.TimeoutExpired as expired:
            text, end = expired.stdout or b"", "it does not end"
        begun, count = read_report(text.decode("utf-8", "replace"), told)
        if begun is not None:
            told[begun] = Told(False, end)
            first += count
    return told


def read_report(text: str, told: dict[str, Told]) -> tuple[str | None, int]:
    """Note what the lines say; the test that began and did not end, and how many began."""
    begun: str | None = None
    count = 0
    failing: Told | None = None
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "begin":
            begun, failing, count = rest, None, count + 1
        elif word == "pass" and begun is not None:
            told[begun], begun = Told(True), None
        elif word == "fail" and begun is not None:
            failing = told[begun] = Told(False, rest.partition(" ")[2])
        elif word == "end":
            begun = failing = None
        elif failing is not None:
            failing.lines += [int(number) for number in FRAME.findall(line)]
    return begun, count


def built(source: Path, image: Path) -> bool:
    """Whether the compiler makes an image; what it refuses was taken out before."""
    try:
        build(BuildRequest(source, image, "process", "x86_64", 0, ()))
    except (CompileError, AssertionError, KeyError, VerifyError):
        return False
    return True


class Module:
    """The work on one module."""

    def __init__(self, package: Path, name: str, work: Path) -> None:
        self.name, self.work = name, work
        known = {item.partition(".")[0] for item in known_modules()}
        told = observe(package, name, work)
        self.adapted = Adapter(told, known).adapt()
        self.program = Program(self.adapted)
        self.checker = Checker()
        self.path = work / f"adapted_{name.replace('.', '_')}.py"

    def settle(self) -> None:
        """Take out what the compiler refuses and what does not hold under CPython then."""
        for _ in range(ROUNDS):
            self._write()
            found, before = self.checker.problems_of(self.path), self.program.text
            if not found:
                if not self._make_sound():
                    return
            elif not self.program.prune(found) or self.program.text == before:
                self._drop_culprit(lambda path: bool(self.checker.problems_of(path)), found[0][1])
        raise SystemExit(f"{self.name}: not settled after {ROUNDS} rounds")

    def _drop_culprit(self, fails: Callable[[Path], bool], reason: str) -> None:
        """Drop the test without which the program does not fail, found by halving."""
        living = [test.function for test in self.program.tests if self.program.alive(test)]
        trial = self.path.with_name(f"{self.path.stem}_trial.py")

        def failing(functions: list[str]) -> bool:
            trial.write_text(self.program.text_of(set(functions)))
            return fails(trial)

        if failing([]):
            raise SystemExit(f"{self.name}: refused, and no test is to blame: {reason}")
        while len(living) > 1:
            half = living[: len(living) // 2]
            living = half if failing(half) else living[len(half) :]
        self.program.drop(living[0], reason)

    def _write(self) -> None:
        self.path.write_text(self.program.text)

    def _make_sound(self) -> int:
        """Take out what fails under CPython until nothing does; how many statements."""
        count = 0
        while True:
            told = run_tests([python(), str(self.path)], self.work)
            if not told:
                if not self.program.prune([(self._stopping_line(), "cannot be adapted")]):
                    raise SystemExit(f"{self.name}: does not start under CPython")
                self._write()
                return 1
            found = self._failing(told, "does not hold without what was left out")
            if not found:
                return count
            count += len(found)
            self.program.prune(found)
            self._write()

    def _stopping_line(self) -> int:
        """Where the program ends before its first test; 0 if it does not."""
        done = subprocess.run(
            [python(), str(self.path)], cwd=self.work, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=LIMIT_S,
        )  # fmt: skip
        lines = FRAME.findall(done.stderr)
        return int(lines[0]) if lines else 0

    def _failing(self, told: dict[str, Told], reason: str) -> list[tuple[int, str]]:
        """The lines at which tests failed; a test without such a line is dropped."""
        found = []
        for test in self.program.tests:
            report = told.get(test.name)
            if report is None or report.passed or not self.program.alive(test):
                continue
            mine = [line for line in report.lines if self.program.owner_of(line) == test.function]
            if mine:
                found.append((mine[-1], reason))
            else:
                found.append((0, reason))
                self.program.drop(test.function, "cannot be adapted")
        return found

    def verdicts(self) -> list[Verdict]:
        """Build, run and judge."""
        told: dict[str, Told] = {}
        for left in reversed(range(ROUNDS_OF_WIDE if self.program.tests else 0)):
            self.settle()
            image = self.path.with_suffix(".elf")
            while not built(self.path, image):
                broken = "malformed: the code generator fails"
                self._drop_culprit(lambda path: not built(path, path.with_suffix(".elf")), broken)
                self._write()
            told = run_tests([str(image)], self.work)
            if not self._leave_out_documented(told, whole=not left):
                break
        self.program.count_kept()
        found = [self._verdict(test.name, test.function, told) for test in self.program.tests]
        found += [
            Verdict(name, "refused", reasons=[reason])
            for name, reason in self.adapted.left_out.items()
        ]
        return found

    def _leave_out_documented(self, told: dict[str, Told], whole: bool) -> bool:
        """Take out what fails as `docs/language.md` says; whether there was anything.

        `whole`: the tests of it, since there is no time to do so statement by statement.
        """
        found: list[tuple[int, str]] = []
        for name, report in told.items():
            reason = None if report.passed else documented(name, report.words)
            if reason is None:
                continue
            if whole:
                function = next(item.function for item in self.program.tests if item.name == name)
                self.program.drop(function, reason)
            else:
                found += self._failing({name: report}, reason)
        return bool(found) and bool(self.program.prune(found))

    def _verdict(self, name: str, function: str, told: dict[str, Told]) -> Verdict:
        fate, report = self.program.fates[function], told.get(name)
        wrong = [reason for reason in fate.reasons if reason.startswith(MALFORMED)]
        if wrong:
            return Verdict(name, "failed", fate.kept, fate.checks, wrong)
        if report is None or not (fate.kept or fate.told_when_compiled):
            return Verdict(name, "refused", 0, fate.checks, fate.reasons)
        if not report.passed:
            return Verdict(name, "failed", fate.kept, fate.checks, [report.words])
        state = "in part" if fate.reasons else "passed"
        fate.kept += fate.told_when_compiled
        return Verdict(name, state, fate.kept, fate.checks, fate.reasons)
