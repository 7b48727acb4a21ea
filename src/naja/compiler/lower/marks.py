"""Decorators that the compiler knows by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import Decorator, FuncDef

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def is_user_decorated(node: Decorator) -> bool:
    """Some decorator is an ordinary function (mypy has taken out those it knows)."""
    return bool(node.decorators)


def exported_functions(program: ProgramLowering) -> list[tuple[FuncDef, str]]:
    """Guest functions marked `@export("symbol")` in the loaded machine and boot modules."""
    found = []
    for name, tree in program.files.items():
        if not name.startswith(("naja.boot", "naja.machine", "naja.runtime")):
            continue
        for statement in tree.defs:
            if isinstance(statement, Decorator):
                symbol = decorator_text(statement, "naja.unsafe.export")
                if symbol is not None:
                    found.append((statement.func, symbol))
    return found


def decorator_text(node: Decorator, fullname: str) -> str | None:
    """The string argument of the decorator `fullname("...")`, or None."""
    for decorator in node.original_decorators or node.decorators:
        callee = getattr(decorator, "callee", None)
        if callee is not None and getattr(callee, "fullname", "") == fullname:
            return str(decorator.args[0].value)  # type: ignore[attr-defined]
    return None


_MANAGERS = {
    "contextlib.contextmanager": "contextlib._GeneratorContextManager",
    "contextlib.asynccontextmanager": "contextlib._AsyncGeneratorContextManager",
}


def manager_of(node: object) -> str | None:
    """The class of what a generator function under `contextmanager` gives, else None."""
    if not isinstance(node, Decorator) or len(node.decorators) != 1:
        return None
    name = getattr(node.decorators[0], "fullname", "")
    return _MANAGERS.get(name.removeprefix("naja.stdlib."))
