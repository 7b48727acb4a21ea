"""Which functions share an LLVM module, and what a module borrows from others.

A module is a unit of optimisation, of caching, and of work for a processor. Source files
that belong together share one: a room, or in the large rooms a package (`naja.net.tcp`)
or the files of one prefix (`naja.runtime.text_*`). Each source module of the application has
its own, so that an edit compiles little of a large one; an instance of a library generic for
one of its classes goes there too, and leaves the library's text alone. Small functions are
given to every module that calls them, for inlining only (`available_externally`), so the
seams cost no speed. What nothing outside its module mentions is private to it: LLVM then puts
a function that is called once in the place of the call.
"""

from __future__ import annotations

from dataclasses import dataclass

from naja.compiler.ir import core
from naja.compiler.ir.core import Function, Symbol
from naja.compiler.ir.flow import operands
from naja.compiler.ir.homes import (
    APPLICATION,
    application_group,
    application_modules,
    family,
    mentions,
)
from naja.compiler.ir.program import Program

# Operations up to which a function is worth a copy in the modules that call it.
SMALL = 30


def partition(program: Program) -> dict[str, list[Function]]:
    """Group name -> its functions, both in a stable order."""
    application = sorted(application_modules(program), key=lambda name: (-len(name), name))
    groups: dict[str, list[Function]] = {}
    for function in program.functions:
        name = family(function.module)
        home = function.module if name == APPLICATION else _spoken_of(function, application)
        if home is not None:
            name = application_group(home)
        groups.setdefault(name, []).append(function)
    return {
        name: sorted(groups[name], key=lambda function: function.symbol) for name in sorted(groups)
    }


def _spoken_of(function: Function, modules: list[str]) -> str | None:
    """The module with a class that the instance is for; the longer names come first."""
    return next((module for module in modules if mentions(function.symbol, [module])), None)


def size_of(function: Function) -> int:
    return sum(len(block.ops) for block in function.blocks if not block.cold)


@dataclass(frozen=True)
class Mentions:
    """The functions of the program by name, and the names in each: those it calls directly,
    and all others.
    """

    known: dict[str, Function]
    called: dict[str, frozenset[str]]
    others: dict[str, frozenset[str]]

    @staticmethod
    def of(program: Program) -> Mentions:
        known = {function.symbol: function for function in program.functions}
        found = {symbol: _names_in(function) for symbol, function in known.items()}
        return Mentions(
            known,
            {symbol: called for symbol, (called, _) in found.items()},
            {symbol: others for symbol, (_, others) in found.items()},
        )

    def borrowed(self, group: list[Function]) -> list[Function]:
        """Small functions of other groups that `group` calls, and those that they call."""
        own = {function.symbol for function in group}
        found: dict[str, Function] = {}
        work = [function.symbol for function in group]
        while work:
            for symbol in self.called[work.pop()]:
                callee = self.known.get(symbol)
                if callee is None or symbol in own or symbol in found:
                    continue
                if may_borrow(callee):
                    found[symbol] = callee
                    work.append(symbol)
        return [found[symbol] for symbol in sorted(found)]

    def outside(self, functions: list[Function], borrowed: list[Function]) -> set[str]:
        """The names that a module of these mentions, and does not own."""
        found: set[str] = set()
        for function in [*functions, *borrowed]:
            found |= self.called[function.symbol] | self.others[function.symbol]
        return found - {function.symbol for function in functions}


def may_borrow(function: Function) -> bool:
    if function.inline == "never" or function.c_abi or function.coroutine is not None:
        return False
    return function.inline == "always" or size_of(function) <= SMALL


def _names_in(function: Function) -> tuple[frozenset[str], frozenset[str]]:
    """(names of what it calls directly, other names)."""
    called: set[str] = set()
    others: set[str] = set()
    for block in function.blocks:
        for op in block.ops:
            used = operands(op)
            if type(op) is core.Call:
                if isinstance(op.callee, Symbol):
                    called.add(op.callee.name)
                used = op.args
            others.update(value.name for value in used if isinstance(value, Symbol))
    return frozenset(called), frozenset(others)


def in_tables(program: Program) -> set[str]:
    """The names in method tables, static objects and initial values."""
    found = {symbol for kind in program.types for symbol in kind.methods.values()}
    values = [value for static in program.objects for _, value in static.fields]
    values += [variable.initial for variable in program.globals]
    return found | {value.name for value in values if isinstance(value, Symbol)}
