"""Which functions share an LLVM module: rooms that call each other tightly."""

from __future__ import annotations

from naja.compiler.ir.core import Function, Program

# First match wins; what matches nothing is the application.
_FAMILIES = (
    ("naja.net", "net"),
    ("naja.drivers", "drivers"),
    ("naja.machine", "drivers"),
    ("naja.boot", "drivers"),
    ("naja.stdlib.asyncio", "asyncio"),
    ("asyncio", "asyncio"),
    ("naja.http", "http"),
    ("naja", "runtime"),
    ("builtins", "runtime"),
)


def family(module: str) -> str:
    """The group of a source module."""
    for prefix, name in _FAMILIES:
        if module == prefix or module.startswith(prefix + "."):
            return name
    return "application"


def partition(program: Program) -> dict[str, list[Function]]:
    """Group name -> its functions, both in a stable order."""
    groups: dict[str, list[Function]] = {}
    for function in program.functions:
        groups.setdefault(family(function.module), []).append(function)
    return {
        name: sorted(groups[name], key=lambda function: function.symbol) for name in sorted(groups)
    }
