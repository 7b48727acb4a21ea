"""Guards recursion: a function that may call itself again looks first whether the stack lasts.

The functions of a cycle in the graph of calls compare the stack pointer with the lowest
address of the stack, and raise RecursionError when less than RESERVE octets are left.
What is left then is for calls outside cycles, whose depth the program's text bounds, the
collector among them.

A virtual call may reach every method of its name; a call of a value every function whose
address is taken and whose parameters and result are represented alike.
"""

from __future__ import annotations

from naja.abi import boot_information, entry
from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Function, Symbol, integer
from naja.compiler.ir.flow import operands
from naja.compiler.ir.program import Program
from naja.compiler.ir.types import I1, I64, NONE, Rep
from naja.compiler.passes.cycles import nodes_in_cycles

RESERVE = 32 * 1024

_RECORD = "naja_boot_information"

# What makes and carries exceptions must work when the stack is nearly used up; and all of it
# is bounded. Boot and machine run below every program.
_EXEMPT = ("naja.runtime.failures", "naja.boot", "naja.machine", "naja.drivers", "naja.hal")
_EXEMPT_RUNTIME = ("allocate", "collect", "heap", "traceback_unsafe", "object_unsafe")


def guard_recursion(program: Program) -> None:
    """Put the comparison into every function of a cycle that can raise."""
    raiser = _raiser(program)
    if raiser is None:
        return
    graph = _graph(program)
    recursive = nodes_in_cycles(graph)
    for function in program.functions:
        if function.symbol in recursive and function.raises and not function.c_abi:
            if not _is_exempt(function.module):
                _guard(function, raiser)


def _raiser(program: Program) -> str | None:
    module, _, name = entry.RAISE_RECURSION.partition(":")
    for function in program.functions:
        if function.module == module and function.name == name:
            return function.symbol
    return None


def _is_exempt(module: str) -> bool:
    short = module.removeprefix("naja.runtime.")
    return module.startswith(_EXEMPT) or short != module and short.startswith(_EXEMPT_RUNTIME)


def _shape(reps: list[Rep], result: Rep) -> str:
    return f"call ({', '.join(rep.llvm for rep in reps)}) {result.llvm}"


def _graph(program: Program) -> dict[str, list[str]]:
    """Who may call whom: functions, selectors, and shapes of functions called by value."""
    graph: dict[str, list[str]] = {}
    shapes = {f.symbol: _shape([p.rep for p in f.params], f.result) for f in program.functions}
    addressed: set[str] = set()
    for kind in program.types:
        for selector, symbol in kind.methods.items():
            graph.setdefault(f"slot {selector}", []).append(symbol)
    for static in program.objects:
        addressed.update(value.name for _, value in static.fields if isinstance(value, Symbol))
    for function in program.functions:
        called: list[str] = []
        for block in function.blocks:
            for op in block.ops:
                _note(op, called, addressed)
        graph[function.symbol] = called
    for symbol in addressed & shapes.keys():
        graph.setdefault(shapes[symbol], []).append(symbol)
    return graph


def _note(op: core.Op, called: list[str], addressed: set[str]) -> None:
    """Add what `op` calls, and the functions whose addresses it uses."""
    used = operands(op)
    if type(op) is core.CallSlot:
        called.append(f"slot {op.selector}")
    elif type(op) is core.Call and isinstance(op.callee, Symbol):
        called.append(op.callee.name)
        used = op.args
    elif type(op) is core.Call:
        called.append(
            _shape([arg.rep for arg in op.args], op.result.rep if op.result is not None else NONE)
        )
    for value in used:
        if isinstance(value, Symbol):
            addressed.add(value.name)


def _guard(function: Function, raiser: str) -> None:
    body = function.blocks[0]
    guard, fail = Block("guard"), Block("too deep", cold=True)
    stack, bottom, left = function.new_temp(I64), function.new_temp(I64), function.new_temp(I64)
    low = function.new_temp(I1)
    line = function.line
    record = Symbol(_RECORD, I64)
    guard.ops = [
        core.Intrinsic(stack, "stack_depth", [], line=line),
        core.Load(bottom, record, boot_information.STACK_BOTTOM, invariant=True, line=line),
        core.Binary(left, "sub", stack, bottom, line=line),
        core.Binary(low, "icmp.slt", left, integer(RESERVE), line=line),
        core.Branch(low, fail, body, likely=False, line=line),
    ]
    fail.ops = [
        core.Call(None, Symbol(raiser, I64), [], never_returns=True, line=line),
        core.Unreachable(line=line),
    ]
    function.blocks = [guard, *function.blocks, fail]
