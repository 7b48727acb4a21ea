"""Functions inside functions: what they capture, and their closure objects."""

from __future__ import annotations

from mypy.nodes import FuncDef, LambdaExpr, NameExpr, Node
from mypy.types import CallableType, ProperType

from naja.abi import entry
from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import Function, Return, Symbol, Value
from naja.compiler.ir.types import I64, REF, Rep
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.call_forms import take_form
from naja.compiler.lower.closures import CODE, NAMES, capture_offsets, static_closure
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.defaults import default_value, is_constant
from naja.compiler.lower.facts import variable_of
from naja.compiler.lower.filling import single_value
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.function_names import names_of
from naja.compiler.lower.model import (
    Captured,
    ClosureLayout,
    FunctionNode,
    Instantiation,
    Pack,
    Typed,
    Variable,
)
from naja.compiler.lower.open_functions import is_open
from naja.compiler.lower.packs import held_from
from naja.compiler.lower.shapes import actuals_of, function_type, is_plain, signature
from naja.compiler.lower.solving import generator_result
from naja.compiler.lower.types import Unsupported, bind, normal, rep_of
from naja.compiler.lower.variables import capture_value


def nested_key(f: FunctionLowering, node: FunctionNode) -> Instantiation:
    return Instantiation(node, outer=f.instance)


def nested_function(
    f: FunctionLowering, node: FunctionNode, type_: CallableType, *, own: bool = False
) -> Typed:
    """The closure object of a `def` or lambda inside this function.

    `own`: each run of the statement makes an object of its own, for decorators to change.
    """
    key = nested_key(f, node)
    f.program.nested_types[key] = type_
    made = f.program.closures.get(key)
    if made is None:
        made = f.program.closures[key] = closure_layout(f, node)
    code, names = _code(f, node, type_), names_of(f, node)
    if not made.captures and not made.defaults and not own:
        return Typed(static_closure(f, code, names), type_)
    result = new_object(f, made.link, made.size)
    f.store(result, Symbol(code, I64), CODE)
    f.store(result, names, NAMES)
    for variable, captured in made.captures:
        f.store(result, capture_value(f, variable, captured), captured.offset)
    for index, kept in made.defaults.items():
        initialiser = node.arguments[index].initializer
        assert initialiser is not None
        f.store(result, coerce(f, f.expr(initialiser), kept.type), kept.offset)
    return Typed(result, type_)


def _code(f: FunctionLowering, node: FunctionNode, type_: CallableType) -> str:
    """The function behind the closure object; a generic one has none before it is called."""
    if is_open(type_):
        return f.program.request_named(entry.GENERIC_CALLED)
    symbol = f.program.request(nested_key(f, node))
    wanted = function_type(type_)
    direct = is_plain(wanted) and not f.program.observes
    return symbol if direct else _entry(f, node, symbol, wanted)


def _entry(f: FunctionLowering, node: FunctionNode, symbol: str, wanted: CallableType) -> str:
    """The code of a closure whose parameters are not passed as the function takes them."""
    program = f.program
    link = program.names.unique(f"entry {symbol}", ("entry", symbol, str(wanted)))
    if link in program.thunks:
        return link
    program.thunks.add(link)
    params, result = signature(program, wanted)
    ir = Function(link, f.module, [], rep_of(result), file=f.ir.file, name=f.ir.name)
    closure = ir.new_temp(REF)
    held = [Typed(ir.new_temp(rep_of(param)), param) for param in params]
    ir.params = [closure, *(item.value for item in held)]  # type: ignore[list-item]
    inner = FunctionLowering(program, ir, f.bindings, module=f.module)
    take_form(inner)
    values = _own_values(inner, node, wanted, held, f.instance, closure)
    made = normal(wanted.ret_type)
    if isinstance(node, FuncDef):
        made = generator_result(program, node, f.bindings)
    returned = inner.call(symbol, [closure, *values], rep_of(made))
    inner.emit(Return(coerce(inner, Typed(returned, made), result)))
    program.add(ir)
    return link


def _own_values(
    f: FunctionLowering,
    node: FunctionNode,
    wanted: CallableType,
    held: list[Typed],
    outer: Instantiation | None,
    closure: Value,
) -> list[Value]:
    """The parameters of a closure's code as the function itself takes them."""
    first = held_from(f.program, node)
    values = []
    for index, (item, actual) in enumerate(zip(held, actuals_of(f, wanted, held), strict=True)):
        if actual.given is None or first is not None and index >= first:
            values.append(item.value)
            continue
        declared = actual.value.type

        def default(index: int = index, declared: ProperType = declared) -> Typed:
            return default_value(f, node, index, declared, outer, closure)

        values.append(single_value(f, actual, declared, default))
    if first is not None and f.form is not None:
        values.append(f.form)
    return values


def closure_layout(f: FunctionLowering, node: FunctionNode) -> ClosureLayout:
    used: list[Variable] = []
    packs: dict[Node, Pack] = {}
    for part in walk(node):
        if isinstance(part, NameExpr) and part.node is not node:
            target = variable_of(part.node)
            pack = f.packs.get(target) if target is not None else None
            if pack is not None and target is not None and target not in packs:
                packs[target] = pack
                used += [item for item, _, _ in pack.items if item not in used]
                used += [pack.form] if pack.form is not None and pack.form not in used else []
            if (
                target is not None
                and target not in used
                and (target in f.owned or target in f.variables)
            ):
                used.append(target)
    captures: list[tuple[Variable, Captured]] = []
    reps: list[Rep] = []
    for variable in used:
        storage = f.variables.get(variable)
        if storage is not None:
            type_ = storage.type
        else:
            if variable.type is None:
                raise Unsupported(
                    f"{variable.name} is captured before its type is known", "annotation"
                )
            type_ = bind(variable.type, f.bindings)
        by_cell = variable in f.shared or isinstance(storage, Captured) and storage.by_cell
        captures.append((variable, Captured(0, type_, by_cell)))
        reps.append(REF if by_cell else rep_of(type_))
    defaults = _kept_defaults(f, node)
    kept = [item for _, item in captures] + list(defaults.values())
    reps += [rep_of(item.type) for item in defaults.values()]
    offsets, size = capture_offsets(reps)
    for captured, at in zip(kept, offsets, strict=True):
        captured.offset = at
    return ClosureLayout(f.program.descriptors.closure_type(reps), captures, size, defaults, packs)


def _kept_defaults(f: FunctionLowering, node: FunctionNode) -> dict[int, Captured]:
    """The defaults that the closure object keeps, since each run of the `def` makes them anew."""
    found: dict[int, Captured] = {}
    if not isinstance(node, (FuncDef, LambdaExpr)):  # a generator expression
        return found
    types = f.program.nested_types.get(nested_key(f, node)) or node.type
    for index, argument in enumerate(node.arguments):
        initialiser = argument.initializer
        if initialiser is not None and not is_constant(f.program, initialiser, f.module):
            assert isinstance(types, CallableType)
            found[index] = Captured(0, bind(types.arg_types[index], f.bindings), False)
    return found


@expression("LambdaExpr")
def lambda_expression(f: FunctionLowering, node: LambdaExpr) -> Typed:
    type_ = f.type_of(node)
    if not isinstance(type_, CallableType):
        raise Unsupported(
            "the type of this lambda is not known; pass it where a Callable is expected"
        )
    if any(kind.is_star() and kind not in type_.arg_kinds for kind in node.arg_kinds):
        raise Unsupported(
            "the parameter with * of a lambda has no type of its own; name the parameters, or "
            "write a def",
            "callable",
        )
    return nested_function(f, node, type_)
