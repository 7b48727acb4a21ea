"""Which functions share an LLVM module, and what a module borrows from others.

A module is a unit of optimisation, of caching, and of work for a processor. Source files
that belong together share one: a room, or in the large rooms a package (`naja.net.tcp`)
or the files of one prefix (`naja.runtime.text_*`). An instance of a library generic for a
class of the application goes to the application's, so that editing the application leaves
the library's text alone. Small functions are given to every module that calls them, for
inlining only (`available_externally`), so the seams cost no speed.
"""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Function, Symbol
from naja.compiler.ir.homes import APPLICATION, application_modules, family, mentions
from naja.compiler.ir.program import Program

# Operations up to which a function is worth a copy in the modules that call it.
SMALL = 30


def partition(program: Program) -> dict[str, list[Function]]:
    """Group name -> its functions, both in a stable order."""
    application = application_modules(program)
    groups: dict[str, list[Function]] = {}
    for function in program.functions:
        name = family(function.module)
        if name != APPLICATION and mentions(function.symbol, application):
            name = APPLICATION
        groups.setdefault(name, []).append(function)
    return {
        name: sorted(groups[name], key=lambda function: function.symbol) for name in sorted(groups)
    }


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
