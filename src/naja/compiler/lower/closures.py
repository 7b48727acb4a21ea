"""Closure objects {type, code, names, captured ...}, and calls through them.

The code takes the closure object first, then what `shapes` says for the static function type.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import FuncDef
from mypy.types import CallableType, Instance, ProperType, UnionType

from naja.compiler.ir.core import Call, Const, Function, Return, Symbol, Value
from naja.compiler.ir.program import StaticObject
from naja.compiler.ir.types import I64, REF, Rep, align_up
from naja.compiler.lower.absent import require_receiver
from naja.compiler.lower.arguments import Actual, Parameters, arrange
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.call_forms import form_of_call, take_form
from naja.compiler.lower.class_calls import call_class_value, called_class
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.names import shortened, spell
from naja.compiler.lower.open_functions import OpenClosure, call_open
from naja.compiler.lower.overloads import check_kept
from naja.compiler.lower.shapes import actuals_of, function_type, held_value, signature
from naja.compiler.lower.types import Unsupported, normal, rep_of, union_items

CODE = 8
NAMES = 16
CAPTURES = 24
NO_NAMES = Const(I64, 0)

# Emits the call that a closure stands for: the captured values, and its own arguments.
Body = Callable[[FunctionLowering, list[Typed], list[Actual]], Typed]


def make_closure(
    f: FunctionLowering,
    name: str,
    wanted: CallableType,
    captured: list[Typed],
    body: Body,
    key: object,
    names: Value = NO_NAMES,
    kind: str = "function",
    node: FuncDef | None = None,
) -> Typed:
    """A closure object whose code runs `body` with the captured values and the arguments.

    `names`: what it is called (see `function_names`). `kind`: of a "method" the object comes
    first among what is captured; a "class" has the class in place of its names. `node`: the
    function that the closure is, whatever its types.
    """
    wanted = function_type(wanted)
    reps = [item.value.rep for item in captured]
    symbol = _code(f, name, wanted, captured, body, key)
    if not captured:
        return Typed(static_closure(f, symbol, names, kind, node), wanted)
    offsets, size = capture_offsets(reps)
    made = new_object(f, f.program.descriptors.closure_type(reps, kind), size)
    f.store(made, Symbol(symbol, I64), CODE)
    f.store(made, names, NAMES)
    for item, at in zip(captured, offsets, strict=True):
        f.store(made, item.value, at)
    return Typed(made, wanted)


def _code(
    f: FunctionLowering,
    name: str,
    wanted: CallableType,
    captured: list[Typed],
    body: Body,
    key: object,
) -> str:
    """The function behind a closure: takes the arguments as `wanted` passes them."""
    params, result = signature(f.program, wanted)
    shape = tuple(zip(map(str, params), wanted.arg_kinds, wanted.arg_names, strict=True))
    kept = tuple((str(item.type), str(item.value.rep)) for item in captured)
    held_by = ",".join(spell(item.type) for item in captured)
    taken = ",".join(map(spell, params))
    symbol = f.program.names.unique(
        shortened(f"closure {name}[{held_by}]({taken}){spell(result)}"),
        ("thunk", key, shape, str(result), kept),
    )
    if symbol in f.program.thunks:
        return symbol
    f.program.thunks.add(symbol)
    ir = Function(symbol, f.module, [], rep_of(result), file=f.ir.file, name=name)
    ir.params = [ir.new_temp(REF), *(ir.new_temp(rep_of(param)) for param in params)]
    inner = FunctionLowering(f.program, ir, f.bindings, module=f.module)
    inner.result_type = result
    inner.wary = not f.program.is_library(f.module)
    held = [Typed(temp, type_) for temp, type_ in zip(ir.params[1:], params, strict=True)]
    take_form(inner)
    offsets, _ = capture_offsets([item.value.rep for item in captured])
    values = [
        Typed(inner.load(item.value.rep, ir.params[0], at), item.type)
        for item, at in zip(captured, offsets, strict=True)
    ]
    returned = body(inner, values, actuals_of(inner, wanted, held))
    if inner.reachable:
        inner.emit(Return(coerce(inner, returned, result)))
    f.program.add(ir)
    return symbol


def capture_offsets(reps: list[Rep]) -> tuple[list[int], int]:
    """Where the captured values are in a closure object, and its size."""
    at, offsets = CAPTURES, []
    for rep in reps:
        at = align_up(at, rep.align)
        offsets.append(at)
        at += rep.size
    return offsets, align_up(at, 8)


def static_closure(
    f: FunctionLowering,
    symbol: str,
    names: Value = NO_NAMES,
    kind: str = "function",
    node: FuncDef | None = None,
) -> Symbol:
    """The closure object of code that captures nothing, ready in the image.

    The first one of a function `node` is the function; those for other types adapt it.
    """
    called = names.name if isinstance(names, Symbol) else ""
    static = f.program.names.unique(f"static {symbol}", ("static", symbol, called))
    if static in f.program.thunks:
        return Symbol(static)
    f.program.thunks.add(static)
    fields: list[tuple[int, Value]] = [(CODE, Symbol(symbol, I64)), (NAMES, names)]
    first = f.program.function_objects.setdefault(node, static) if node is not None else static
    if first == static:
        link, size = f.program.descriptors.closure_type([], kind), CAPTURES
    else:
        link, size = f.program.descriptors.closure_type([REF], "adapter"), CAPTURES + 8
        fields.append((CAPTURES, Symbol(first)))
    f.program.out.objects.append(StaticObject(static, link, size, fields))
    return Symbol(static)


def call_value(f: FunctionLowering, function: Typed, actuals: list[Actual]) -> Typed:
    """Call through a function value."""
    type_ = function.type
    if isinstance(function.value, OpenClosure):
        return call_open(f, function.value, actuals)
    if isinstance(type_, UnionType):
        from naja.compiler.lower.alternatives import narrow_present
        from naja.compiler.lower.methods import call_method

        require_receiver(f, function, "__call__")
        some = narrow_present(f, function)
        if isinstance(some.type, UnionType):
            if all(isinstance(item, Instance) for item in union_items(some.type)):
                return call_method(f, some, "__call__", actuals)
            raise Unsupported(
                f"which of {some.type} the value is cannot be told; give it one Callable type",
                "callable",
            )
        return call_value(f, some, actuals)
    if isinstance(type_, Instance):
        from naja.compiler.lower.methods import call_method

        return call_method(f, function, "__call__", actuals)
    made = called_class(type_)
    if made is not None:
        return call_class_value(f, function, made, actuals)
    check_kept(type_, actuals)
    wanted = function_type(type_)
    slots = arrange(f, Parameters.of(wanted, "function"), actuals)
    values = [held_value(f, wanted, at, slot) for at, slot in enumerate(slots)]
    values += form_of_call(f, Parameters.of(wanted, "function"), slots, actuals)
    return call_code(f, function.value, values, normal(wanted.ret_type))


def call_code(
    f: FunctionLowering, function: Value, values: list[Value], result: ProperType
) -> Typed:
    """Call the code of a closure object."""
    code = f.load(I64, function, CODE)
    temp = f.temp(rep_of(result))
    f.emit(Call(temp, code, [function, *values], unwind=f.unwind()))
    return Typed(temp, result)
