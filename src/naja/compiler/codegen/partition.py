"""Which functions share an LLVM module, and what a module borrows from others.

A module is a unit of optimisation, of caching, and of work for a processor. Source files
that belong together share one: a room, or in the large rooms a package (`naja.net.tcp`)
or the files of one prefix (`naja.runtime.text_*`). An instance of a library generic for a
class of the application goes to the application's, so that editing the application leaves
the library's text alone. Small functions are given to every module that calls them, for
inlining only (`available_externally`), so the seams cost no speed.
"""

from __future__ import annotations

from collections.abc import Iterable

from naja.compiler.ir import core
from naja.compiler.ir.core import Function, Program, Symbol

APPLICATION = "application"

# Operations up to which a function is worth a copy in the modules that call it.
SMALL = 30

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


def partition(program: Program) -> dict[str, list[Function]]:
    """Group name -> its functions, both in a stable order."""
    application = {f.module for f in program.functions if family(f.module) == APPLICATION}
    groups: dict[str, list[Function]] = {}
    for function in program.functions:
        name = family(function.module)
        if name != APPLICATION and _mentions(function.symbol, application):
            name = APPLICATION
        groups.setdefault(name, []).append(function)
    return {
        name: sorted(groups[name], key=lambda function: function.symbol) for name in sorted(groups)
    }


def _mentions(symbol: str, modules: Iterable[str]) -> bool:
    """Whether the type arguments in a link name speak of a class of these modules."""
    _, bracket, arguments = symbol.partition("[")
    return bool(bracket) and any(f"{module}." in arguments for module in modules)


def size_of(function: Function) -> int:
    return sum(len(block.ops) for block in function.blocks if not block.cold)


def borrowed(group: list[Function], known: dict[str, Function]) -> list[Function]:
    """Small functions of other groups that `group` calls, and those that they call."""
    own = {function.symbol for function in group}
    found: dict[str, Function] = {}
    work = list(group)
    while work:
        for symbol in callees(work.pop()):
            callee = known.get(symbol)
            if callee is None or symbol in own or symbol in found:
                continue
            if may_borrow(callee):
                found[symbol] = callee
                work.append(callee)
    return [found[symbol] for symbol in sorted(found)]


def may_borrow(function: Function) -> bool:
    if function.inline == "never" or function.c_abi or function.coroutine is not None:
        return False
    return function.inline == "always" or size_of(function) <= SMALL


def callees(function: Function) -> set[str]:
    """Link names of the functions it calls directly."""
    return {
        op.callee.name
        for block in function.blocks
        for op in block.ops
        if isinstance(op, core.Call) and isinstance(op.callee, Symbol)
    }
