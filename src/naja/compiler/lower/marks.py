"""Decorators that say how a function is linked."""

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
