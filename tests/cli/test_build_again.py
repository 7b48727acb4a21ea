"""A second build of a program leaves out what the first did not reach: nobody may notice."""

from pathlib import Path

from support.tool import naja

FIRST = """
def doubled(text: str) -> str:
    return text + text


print(doubled("one"))
"""
# Needs much of the library that the first program does not reach.
SECOND = """
import math

words = sorted({"b": 2, "a": 1}, key=str.upper)
print(words, f"{math.sin(0.5):.12g}", "%-5d|" % 42, "x,y".split(","), 3.5 // 0.7)
"""


def build(directory: Path, cache: str, program: str) -> bytes:
    Path(directory, "program.py").write_text(program)
    said = naja(
        "build", "program.py", "--platform", "process", cwd=directory, env={"NAJA_CACHE": cache}
    )
    assert said.status == 0, said.out + said.err
    return Path(directory, "program.elf").read_bytes()


def test_images_do_not_depend_on_what_was_built_before(tmp_path: Path) -> None:
    kept, fresh = str(tmp_path / "kept"), str(tmp_path / "fresh")
    build(tmp_path, kept, FIRST)
    again = build(tmp_path, kept, FIRST.replace("one", "two"))
    wider = build(tmp_path, kept, SECOND)
    narrower = build(tmp_path, kept, FIRST)
    assert again == build(tmp_path, fresh, FIRST.replace("one", "two"))
    for file in Path(fresh).rglob("*.unreached"):
        file.unlink()
    assert wider == build(tmp_path, fresh, SECOND)
    for file in Path(fresh).rglob("*.unreached"):
        file.write_text('{"damaged":')
    assert narrower == build(tmp_path, fresh, FIRST)


def test_errors_of_the_program_are_found_again(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    build(tmp_path, cache, FIRST)
    Path(tmp_path, "program.py").write_text(FIRST.replace('"one"', "1"))
    said = naja("build", "program.py", cwd=tmp_path, env={"NAJA_CACHE": cache})
    assert said.status == 1 and "program.py:6:15: error: " in said.out
