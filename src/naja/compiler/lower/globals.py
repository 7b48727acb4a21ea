"""Module variables of the library: constants, or initialised at first use."""

from __future__ import annotations

from mypy.nodes import Var
from mypy.types import ProperType

from naja.compiler.ir.core import Call, Const, Function, Return, Symbol
from naja.compiler.ir.types import I64, NONE
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.types import bind


def ensure_initialised(f: FunctionLowering, variable: Var) -> None:
    """Emit the first-use check of a library variable, unless its value is static."""
    program = f.program
    initialiser = program.lazy.get(variable)
    if initialiser is None:
        initialiser = program.lazy[variable] = _make_initialiser(f, variable)
    if not initialiser:
        return
    flag = Symbol(initialiser + ".done", I64)
    first, ready = f.new_block("first_use", cold=True), f.new_block("ready")
    done = f.binary("icmp.ne", f.load(I64, flag, 0), Const(I64, 0))
    f.branch(done, ready, first, likely=True)
    f.enter(first)
    f.emit(Call(None, Symbol(initialiser, I64), [], unwind=f.unwind()))
    f.jump(ready)
    f.enter(ready)


def made_type(f: FunctionLowering, variable: Var, declared: ProperType) -> ProperType:
    """What a library variable holds that is declared as something abstract: `sys.stdout`.

    Nobody assigns it again.
    """
    if not is_abstract(declared):
        return declared
    expression, _ = f.program.initialisers[variable]
    return bind(f.program.types[expression], {})


def _make_initialiser(f: FunctionLowering, variable: Var) -> str:
    """The function that computes the variable, or "" when its value is in the image."""
    program = f.program
    expression, module = program.initialisers[variable]
    target = program.statics.variable(variable)
    assert variable.type is not None
    type_ = bind(variable.type, {})
    name = f"{target.symbol}.initialise"
    ir = Function(name, module, [], NONE, name=name)
    inner = FunctionLowering(program, ir, {}, module=module)
    from naja.compiler.lower.convert import coerce

    value = coerce(inner, inner.expr(expression), type_)
    if not any(block.ops for block in ir.blocks) and isinstance(value, (Const, Symbol)):
        target.initial = value
        return ""
    inner.store(Symbol(target.symbol, I64), value, 0)
    inner.store(Symbol(name + ".done", I64), Const(I64, 1), 0)
    inner.emit(Return(Const(NONE, None)))
    program.statics.place(name + ".done")
    program.add(ir)
    return name
