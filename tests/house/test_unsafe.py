"""Danger is in one place: raw memory only in `*_unsafe.py`, only where it may live."""

import ast
import re

from support.tree import (
    ROOT,
    imports_of,
    module_name,
    python_files,
    room_of,
    submodules,
    tree_of,
)

# The rooms of the design that may import `naja.unsafe`.
DANGEROUS_ROOMS = {"machine", "runtime", "prelude", "drivers", "boot"}

# Array is the checked list's storage, and builtins.py cannot be split (mypy wants all its
# names in one module): the one file with another name that may see unsafe ones.
SURFACE = "naja.stdlib.builtins"

# Text of assembly lives in the machine layer alone.
ASSEMBLY_ROOM = "machine"
ASSEMBLY = {".s", ".inc"}


def test_unsafe_is_imported_only_by_unsafe_files_in_rooms_that_may() -> None:
    wrong: list[str] = []
    for path in python_files():
        room = room_of(module_name(path))
        for item in imports_of(path):
            if not any(room_of(target) == "unsafe" for target in submodules(item)):
                continue
            if room == "unsafe":
                continue
            if module_name(path) != SURFACE and not path.stem.endswith("_unsafe"):
                wrong.append(f"{item.place}: only *_unsafe.py imports naja.unsafe")
            if room not in DANGEROUS_ROOMS:
                wrong.append(f"{item.place}: the room {room} must not be unsafe")
    assert not wrong, "\n".join(wrong)


def test_unsafe_files_deserve_their_name() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.stem.endswith("_unsafe")
        and not any(
            room_of(target) == "unsafe" or target.split(".")[-1].endswith("_unsafe")
            for item in imports_of(path)
            for target in submodules(item)
        )
    ]
    assert not wrong, f"these touch nothing unsafe; drop the suffix: {wrong}"


def test_assembly_lives_in_the_machine_layer() -> None:
    source = ROOT / "src" / "naja"
    wrong = [
        str(path.relative_to(ROOT))
        for suffix in ("s", "inc", "S", "asm", "c", "h", "rs")
        for path in source.rglob(f"*.{suffix}")
        if path.suffix not in ASSEMBLY or path.relative_to(source).parts[0] != ASSEMBLY_ROOM
    ]
    assert not wrong


def test_nothing_evaluates_text_as_code() -> None:
    wrong: list[str] = []
    for path in python_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if re.fullmatch(r"eval|exec|__import__", node.func.id):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}")
    assert not wrong, "\n".join(wrong)
