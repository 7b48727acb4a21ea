"""`naja check` and `naja build`: messages, images, and what a script reads."""

import json
from pathlib import Path

import pytest

from support.tool import naja

GOOD = 'print("good")\n'
SYNTAX = "def f(:\n    pass\n"
TYPES = 'number: int = "text"\n'
UNSUPPORTED = "def f() -> None:\n    pass\n\n\neval('f()')\n"


@pytest.mark.parametrize("command", ["check", "build", "run"])
@pytest.mark.parametrize(
    ("source", "place"),
    [(SYNTAX, "bad.py:1:"), (TYPES, "bad.py:1:15: error: "), (UNSUPPORTED, "bad.py:5:1: error: ")],
    ids=["syntax", "types", "unsupported"],
)
def test_bad_programs_are_refused(command: str, source: str, place: str, tmp_path: Path) -> None:
    Path(tmp_path, "bad.py").write_text(source)
    said = naja(command, "bad.py", cwd=tmp_path)
    assert said.status == 1
    assert said.out.startswith(place)
    assert said.out.rstrip().endswith("]")
    assert "found 1 problem" in said.err or "found 2 problems" in said.err
    assert list(tmp_path.glob("*.elf")) == []


def test_not_utf8_and_empty_and_null(tmp_path: Path) -> None:
    Path(tmp_path, "bad.py").write_bytes(b"print('\xff\xfe')\n")
    said = naja("check", "bad.py", cwd=tmp_path)
    assert said.status == 1 and "bad.py" in said.out
    Path(tmp_path, "null.py").write_bytes(b"print(1)\0\n")
    said = naja("check", "null.py", cwd=tmp_path)
    assert said.status == 1 and "null.py" in said.out
    Path(tmp_path, "empty.py").write_bytes(b"")
    assert naja("check", "empty.py", cwd=tmp_path).status == 0


def test_a_program_that_its_own_module_imports(tmp_path: Path) -> None:
    Path(tmp_path, "main.py").write_text("import part\n")
    Path(tmp_path, "part.py").write_text("import main\n")
    said = naja("check", "main.py", cwd=tmp_path)
    assert said.status == 1
    assert said.out.startswith("main.py: error: the program is imported by one of its modules")
    assert len(said.out.splitlines()) == 1


def test_good_program_is_fine(tmp_path: Path) -> None:
    Path(tmp_path, "good.py").write_text(GOOD)
    said = naja("check", "good.py", cwd=tmp_path)
    assert (said.status, said.out) == (0, "")
    assert "good.py is fine" in said.err


def test_build_writes_an_image_and_tells_its_parts(tmp_path: Path) -> None:
    Path(tmp_path, "good.py").write_text(GOOD)
    said = naja("build", "good.py", "--json", cwd=tmp_path)
    assert said.status == 0
    answer = json.loads(said.out)
    image = tmp_path / answer["image"]
    assert image.name == "good.elf"
    assert answer["size_bytes"] == image.stat().st_size
    assert 0 < sum(answer["sizes"].values()) and answer["platform"] == "vm"
    said = naja("run", image, "--accel", "tcg")
    assert (said.status, said.out) == (0, "good\n")


def test_check_speaks_json(tmp_path: Path) -> None:
    Path(tmp_path, "bad.py").write_text(TYPES)
    said = naja("check", "bad.py", "--json", cwd=tmp_path)
    assert said.status == 1
    problem = json.loads(said.out)["problems"][0]
    assert (problem["file"], problem["line"], problem["column"]) == ("bad.py", 1, 15)


def test_same_source_gives_the_same_image(tmp_path: Path) -> None:
    Path(tmp_path, "good.py").write_text(GOOD)
    for name in ("a.elf", "b.elf"):
        assert naja("build", "good.py", "-o", name, cwd=tmp_path).status == 0
    assert Path(tmp_path, "a.elf").read_bytes() == Path(tmp_path, "b.elf").read_bytes()
