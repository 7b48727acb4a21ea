"""Where a function comes from: the room of the library, or the application."""

from __future__ import annotations

from collections.abc import Iterable

from naja.compiler.ir.program import Program

APPLICATION = "application"

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
    ("typing", "runtime"),
    ("sys", "runtime"),
    ("collections", "runtime"),
    *(
        (name, "library")
        for name in (
            "bisect contextlib copy datetime functools heapq io itertools logging math operator "
            "os string textwrap time traceback"
        ).split()
    ),
)


# Families that are divided further, by the start of the third part of the module's name.
_LARGE = ("runtime", "net")


def family(module: str) -> str:
    """The group of a source module."""
    for prefix, name in _FAMILIES:
        if module == prefix or module.startswith(prefix + "."):
            part = module.split(".")[2:3]
            return f"{name}.{part[0].split('_')[0]}" if part and name in _LARGE else name
    return APPLICATION


def application_group(module: str) -> str:
    """The group of a module of the application. Those that are programs share one."""
    return APPLICATION if module.startswith("__main__") else f"{APPLICATION}.{module}"


def is_application(group: str) -> bool:
    return group.partition(".")[0] == APPLICATION


def application_modules(program: Program) -> set[str]:
    """The source modules that are not the library's."""
    return {f.module for f in program.functions if family(f.module) == APPLICATION}


def mentions(symbol: str, modules: Iterable[str]) -> bool:
    """Whether the type arguments in a link name speak of a class of these modules."""
    _, bracket, arguments = symbol.partition("[")
    return bool(bracket) and any(f"{module}." in arguments for module in modules)
