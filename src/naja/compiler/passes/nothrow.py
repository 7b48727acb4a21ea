"""Functions that cannot raise lose the error slot, and their calls the test.

Whole-program, optimistic: everything that is only called directly is assumed not to
raise until a Throw, an unguarded indirect call or an unguarded call of a raising
function shows otherwise. A function whose address is taken keeps the convention that
its unknown callers use.
"""

from __future__ import annotations

from naja.compiler.ir import core
from naja.compiler.ir.core import Function, Symbol
from naja.compiler.ir.flow import operands, prune
from naja.compiler.ir.program import Program

# The kinds that an error can come from.
_RAISING = frozenset({core.Throw, core.CallSlot, core.Call})


def infer_nothrow(program: Program) -> None:
    """Clear `raises` of functions and calls where it cannot happen; prune what then dies."""
    known = {function.symbol: function for function in program.functions}
    kept = _addressed(program) | {f.symbol for f in program.functions if f.c_abi}
    raising: set[str] = set()
    callers: dict[str, list[str]] = {}
    for function in program.functions:
        if not function.raises or function.c_abi:
            continue
        sources, certain = _sources(function, known)
        for callee in sources:
            callers.setdefault(callee, []).append(function.symbol)
        if certain or function.symbol in kept:
            raising.add(function.symbol)
    work = list(raising)
    while work:
        for caller in callers.get(work.pop(), []):
            if caller not in raising:
                raising.add(caller)
                work.append(caller)
    _apply(program, known, raising)


def _addressed(program: Program) -> set[str]:
    """Symbols used as values: by operations, method tables, objects, globals."""
    found: set[str] = set()
    for kind in program.types:
        found.update(kind.methods.values())
    for static in program.objects:
        found.update(value.name for _, value in static.fields if isinstance(value, Symbol))
    for variable in program.globals:
        if isinstance(variable.initial, Symbol):
            found.add(variable.initial.name)
    for function in program.functions:
        for block in function.blocks:
            for op in block.ops:
                for value in op.args if type(op) is core.Call else operands(op):
                    if type(value) is Symbol:
                        found.add(value.name)
    return found


def _sources(function: Function, known: dict[str, Function]) -> tuple[set[str], bool]:
    """(callees whose errors would leave the function, whether it raises for certain)."""
    callees: set[str] = set()
    for block in function.blocks:
        for op in block.ops:
            if type(op) not in _RAISING:
                continue
            if isinstance(op, core.Throw):
                return callees, True
            if isinstance(op, core.CallSlot) and op.unwind is None:
                return callees, True
            if isinstance(op, core.Call) and op.raises and not op.c_abi and op.unwind is None:
                if not isinstance(op.callee, Symbol) or op.callee.name not in known:
                    return callees, True
                callees.add(op.callee.name)
    return callees, False


def _apply(program: Program, known: dict[str, Function], raising: set[str]) -> None:
    for function in program.functions:
        if not function.c_abi and function.symbol not in raising:
            function.raises = False
    for function in program.functions:
        changed = False
        for block in function.blocks:
            for op in block.ops:
                if type(op) is core.Call and op.raises and isinstance(op.callee, Symbol):
                    callee = known.get(op.callee.name)
                    if callee is not None and not callee.raises and not callee.c_abi:
                        op.raises, op.unwind = False, None
                        changed = True
        if changed:
            prune(function)
