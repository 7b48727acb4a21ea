"""Examples and programs are valid typed Python for CPython 3.11, and stay small."""

import os
import subprocess
import sys
from pathlib import Path

from support.programs import find_programs
from support.tree import ROOT, python_files, tree_of


def test_programs_and_examples_parse() -> None:
    for path in [*python_files(ROOT / "examples"), *python_files(ROOT / "tests" / "programs")]:
        tree_of(path)


def test_hello_http_is_small_and_imports_only_asyncio() -> None:
    text = (ROOT / "examples" / "01_hello_http" / "main.py").read_text("utf-8")
    assert len(text.splitlines()) < 40
    imports = [line for line in text.splitlines() if line.startswith(("import ", "from "))]
    assert imports == ["import asyncio"]


def test_examples_compile_under_python() -> None:
    for path in python_files(ROOT / "examples"):
        source = path.read_text("utf-8")
        compile(source, str(path), "exec")


def test_programs_satisfy_strict_mypy() -> None:
    """One run over all single-file programs; directories with a main.py one by one."""
    single = [str(p.path) for p in find_programs() if p.path.name != "main.py"]
    runs = [single] + [[str(p.path)] for p in find_programs() if p.path.name == "main.py"]
    runs += [[str(path)] for path in python_files(ROOT / "examples")]
    config = ROOT / "pyproject.toml"
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--no-error-summary"]
    wrong = ""
    for files in runs:
        environment = {**os.environ, "MYPYPATH": str(Path(files[0]).parent)}
        done = subprocess.run(
            [*command, *files], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        wrong += done.stdout + done.stderr
    assert not wrong, wrong
