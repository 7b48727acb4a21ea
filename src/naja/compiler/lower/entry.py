"""From an instantiation to its IR; and the functions that start everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    FuncDef,
)

from naja.abi import entry
from naja.compiler.ir.core import (
    Call,
    Const,
    Function,
    Return,
    Switch,
    Symbol,
    TakeError,
)
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.defaults import declare_defaults
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.marks import exported_functions
from naja.compiler.lower.model import Typed
from naja.compiler.lower.modules import module_body
from naja.compiler.lower.types import bind, rep_of

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.instances import lower_body

_SELECTED = "naja.boot.selection:selected"  # () -> int
_FINISH = "naja.runtime.output:flush"  # () -> None


def lower_exports(program: ProgramLowering) -> None:
    """What the platform's boot code calls, and the code of the compiler itself."""
    for node, symbol in exported_functions(program):
        _lower_export(program, node, symbol)
    program.request_named(entry.RAISE_RECURSION)


def _lower_export(program: ProgramLowering, node: FuncDef, symbol: str) -> None:
    formal = callable_type(node)
    ir = Function(
        symbol, program.home_of(node), [], rep_of(bind(formal.ret_type, {})), name=node.name
    )
    ir.raises, ir.c_abi, ir.exported = False, True, True
    ir.params = [ir.new_temp(rep_of(bind(param, {}))) for param in formal.arg_types]
    f = FunctionLowering(program, ir, {}, module=ir.module)
    lower_body(
        f,
        node,
        [
            Typed(temp, bind(type_, {}))
            for temp, type_ in zip(ir.params, formal.arg_types, strict=True)
        ],
    )
    program.add(ir)


def lower_main(program: ProgramLowering) -> None:
    """`long naja_program()`: the body of the main module; the exit status.

    In a batch the option `program` chooses which of the programs runs.
    """
    ir = Function(entry.PROGRAM, program.main, [], I64, name=entry.PROGRAM)
    ir.raises, ir.c_abi, ir.exported = False, True, True
    f = FunctionLowering(program, ir, {}, module=program.main)
    error_local = f.new_local("error", REF)
    landing, finish = f.new_block("unhandled", cold=True), f.new_block("finish")
    _declare_defaults(program)
    starts = [f.new_block("program") for _ in program.orders]
    if len(starts) > 1:
        chosen = f.temp(I64)
        f.emit(Call(chosen, Symbol(program.request_named(_SELECTED), I64), [], unwind=landing))
        f.emit(Switch(chosen, list(enumerate(starts)), starts[0]))
    else:
        f.jump(starts[0])
    for start, main in zip(starts, program.orders, strict=True):
        f.enter(start)
        f.emit(Call(None, Symbol(module_body(program, main), I64), [], unwind=landing))
        f.jump(finish)
    f.enter(finish)
    final = program.request_named(_FINISH)
    f.emit(Call(None, Symbol(final, I64), [], unwind=landing))
    f.emit(Return(Const(I64, 0)))
    f.enter(landing)
    error = f.temp(REF)
    f.emit(TakeError(error))
    f.set(error_local, error)
    status = f.temp(I64)
    f.emit(
        Call(
            status,
            Symbol(program.request_named(entry.REPORT), I64),
            [f.get(error_local)],
            unwind=None,
        )
    )
    f.emit(Return(status))
    program.add(ir)


def _declare_defaults(program: ProgramLowering) -> None:
    """Globals for the defaults in program modules that must be evaluated at their `def`."""
    for module in dict.fromkeys(name for order in program.orders.values() for name in order):
        if module not in program.files or program.is_library(module):
            continue
        declare_defaults(program, program.files[module])
