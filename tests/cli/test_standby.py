"""A build leaves a compiler behind that does the next one: nobody may notice but by the time."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from naja.compiler.diagnostics import CompileError
from naja.image.request import cache_directory
from naja.image.standby_talk import BUILD, QUIT, answer_of, ask
from support.tool import Said, naja

FIRST = """
import heapq
import own


def doubled(text: str) -> str:
    return text + text


print(doubled("one"), heapq.nsmallest(1, [3, 1, 2]), own.NUMBER)
"""
# Needs functions and a module of the library that the first version does not.
WIDER = """
import bisect
import own

words = sorted({"b": 2, "a": 1}, key=str.upper)
print(words, "x,y".split(","), bisect.bisect([1, 2, 3], 2), own.NUMBER)
"""
WRONG = "import own\n\nprint(own.NUMBER + 'text')\n"


class Project:
    """A directory with a program, and a cache of its own that shares the objects of all."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.cache = home / "cache"
        objects = cache_directory() / "objects"
        objects.mkdir(parents=True, exist_ok=True)
        (self.cache / "naja").mkdir(parents=True)
        (self.cache / "naja" / "objects").symlink_to(objects)
        self.write("own.py", "NUMBER = 1\n")

    def write(self, name: str, text: str) -> None:
        (self.home / name).write_text(text, "utf-8")

    def build(self, minutes: str) -> Said:
        env = {"NAJA_CACHE": str(self.cache), "NAJA_STANDBY": minutes}
        return naja("build", "program.py", "--platform", "process", cwd=self.home, env=env)

    def image(self, program: str, minutes: str) -> bytes:
        self.write("program.py", program)
        said = self.build(minutes)
        assert said.status == 0, said.out + said.err
        return (self.home / "program.elf").read_bytes()

    def sockets(self) -> list[Path]:
        return list((self.cache / "naja" / "standby").glob("*.socket"))

    def ahead(self) -> Path:
        """Where the compiler listens that lowers ahead, as soon as it does."""
        for _ in range(3000):
            for place in (self.cache / "naja" / "standby").glob("*.ahead"):
                return place
            time.sleep(0.01)
        raise AssertionError("nobody lowers ahead")

    def quit(self) -> None:
        """Send the compilers away, and wait until they have left."""
        for place in [*self.sockets(), *(self.cache / "naja" / "standby").glob("*.ahead")]:
            ask(place, QUIT)
            for _ in range(3000):
                if not ask(place, BUILD):
                    break
                time.sleep(0.01)


@pytest.fixture
def project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory(prefix="naja-") as home:
        made = Project(Path(home))
        try:
            yield made
        finally:
            made.quit()


def test_it_builds_what_a_build_alone_would(project: Project) -> None:
    project.image(FIRST, "1")
    (place,) = project.sockets()
    expected = project.image(WIDER, "0")
    made = answer_of(ask(place, BUILD))
    assert made is not None and made.data == expected
    project.write("own.py", "NUMBER = 2\n")
    assert project.image(FIRST, "1") != expected
    assert naja("run", project.home / "program.elf").out == "oneone [1] 2\n"
    project.write("program.py", WRONG)
    with pytest.raises(CompileError) as refusal:
        answer_of(ask(project.sockets()[0], BUILD))
    helped = project.build("1")
    assert helped.status == 1 and helped.out == f"{refusal.value}\n"
    assert helped.out.startswith("program.py:3:")


def test_who_lowers_ahead_builds_the_same_or_leaves_it_to_the_other(project: Project) -> None:
    project.image(FIRST, "1")
    ahead = project.ahead()
    edited = FIRST.replace("one", "two").replace("text + text", "text.upper()")
    expected = project.image(edited, "0")
    made = answer_of(ask(ahead, BUILD))
    assert made is not None and made.data == expected
    expected = project.image(WIDER, "0")
    made = answer_of(ask(ahead, BUILD))
    assert made is None or made.data == expected
    assert project.image(WIDER, "1") == expected


def test_another_state_has_another_compiler(project: Project) -> None:
    project.image(FIRST, "0")
    assert project.sockets() == []
    project.image(FIRST, "1")
    (first,) = project.sockets()
    # What hides a module of the library must be seen although the library was checked before.
    project.write("heapq.py", "def nsmallest(n: int, items: list[int]) -> str:\n    return 'own'\n")
    project.image(FIRST, "1")
    assert naja("run", project.home / "program.elf").out == "oneone own 1\n"
    (project.home / "heapq.py").unlink()
    project.write("another.py", "")
    project.image(FIRST, "1")
    (second,) = project.sockets()
    assert second != first and not ask(first, BUILD)
    project.quit()
    assert not ask(second, BUILD)
    project.image(FIRST, "1")
