"""Each method of CPython's builtin types exists here, or the page on the language names it."""

import ast
import builtins
import functools

import pytest

from support.tree import ROOT

SOURCE = ROOT / "src" / "naja"
TYPES = (
    "object int float bool str bytes bytearray memoryview list tuple dict set frozenset range slice"
).split()

# What every object has for the interpreter's sake, and what the compiler makes of operators.
IMPLIED = set(
    "__class__ __delattr__ __dir__ __doc__ __getattribute__ __getnewargs__ __getstate__ __init__ "
    "__init_subclass__ __new__ __reduce__ __reduce_ex__ __setattr__ __sizeof__ __subclasshook__ "
    "__class_getitem__ __getformat__ __alloc__ __rdivmod__ __rpow__ __mod__ __rmod__ __ror__ "
    "__rand__ __rsub__ __rxor__ __lt__ __le__ __gt__ __ge__ __delitem__".split()
)


@functools.cache
def classes() -> dict[str, ast.ClassDef]:
    """Classes by name: the builtins, and the bodies in the runtime that they inherit from."""
    files = [*(SOURCE / "runtime").glob("*.py"), SOURCE / "stdlib" / "builtins.py"]
    found: dict[str, ast.ClassDef] = {}
    for file in files:
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = node
    return found


def names_of(name: str) -> set[str]:
    """The methods and attributes of a class and its bases."""
    node = classes().get(name) or classes().get(name.lstrip("_"))
    if node is None:
        return set()
    found: set[str] = set()
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            found.add(statement.name)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found.add(statement.target.id)
    for base in node.bases:
        plain = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(plain, ast.Name):
            found |= names_of(plain.id)
    return found


@pytest.mark.parametrize("name", TYPES)
def test_methods_exist_or_are_refused(name: str) -> None:
    page = (ROOT / "docs" / "language.md").read_text("utf-8")
    have = names_of(name) | names_of("object") | IMPLIED
    missing = [
        method
        for method in dir(getattr(builtins, name))
        if method not in have and f"`{name}.{method}`" not in page
    ]
    assert not missing
