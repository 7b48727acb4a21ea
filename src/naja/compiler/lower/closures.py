"""Functions as values: closure objects {type, code, captured ...} and calls through them.

The code takes the closure object first, then the parameters of the static Callable type.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_OPT, ARG_POS, FuncDef, LambdaExpr, NameExpr, Var
from mypy.types import (
    CallableType,
    Instance,
    Overloaded,
    ProperType,
    TypeType,
    UnionType,
    get_proper_type,
)

from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import Call, Function, Return, StaticObject, Symbol, Value
from naja.compiler.ir.types import I64, REF, Rep, align_up
from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_calls import call_class_value, called_class
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.model import (
    Captured,
    ClosureLayout,
    FunctionNode,
    Instantiation,
    Typed,
    Variable,
)
from naja.compiler.lower.types import Unsupported, bind, normal, rep_of
from naja.compiler.lower.variables import capture_value

CODE = 8
CAPTURES = 16

Body = Callable[[FunctionLowering, list[Typed], list[Typed]], Typed]


def signature(type_: ProperType) -> tuple[list[ProperType], ProperType]:
    """Positional parameter types and result of a Callable."""
    if isinstance(type_, Overloaded):
        type_ = type_.items[0]
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{type_} is not a function type that can be called through a value")
    if any(kind not in (ARG_POS, ARG_OPT) for kind in type_.arg_kinds):
        raise Unsupported(
            "a function value with starred or keyword-only parameters is not supported; "
            "wrap it in a lambda",
            "callable",
        )
    return [normal(item) for item in type_.arg_types], normal(type_.ret_type)


def make_closure(
    f: FunctionLowering,
    name: str,
    wanted: CallableType,
    captured: list[Typed],
    body: Body,
    key: object,
    made_class: Symbol | None = None,
) -> Typed:
    """A closure object whose code runs `body` with the captured values and the arguments.

    `made_class`: the class that it stands for, for its `repr`.
    """
    params, result = signature(wanted)
    reps = [item.value.rep for item in captured]
    offsets, size = capture_offsets(reps)
    link = f.program.descriptors.closure_type(reps)
    symbol = f.program.names.unique(
        f"closure {name}",
        ("thunk", key, tuple(map(str, params)), str(result), tuple(map(str, reps))),
    )
    if symbol not in f.program.thunks:
        f.program.thunks.add(symbol)
        ir = Function(symbol, f.module, [], rep_of(result), file=f.ir.file, name=name)
        ir.params = [ir.new_temp(REF), *(ir.new_temp(rep_of(param)) for param in params)]
        inner = FunctionLowering(f.program, ir, f.bindings, module=f.module)
        inner.result_type = result
        values = [
            Typed(inner.load(item.value.rep, ir.params[0], at), item.type)
            for item, at in zip(captured, offsets, strict=True)
        ]
        arguments = [Typed(temp, type_) for temp, type_ in zip(ir.params[1:], params, strict=True)]
        returned = body(inner, values, arguments)
        if inner.reachable:
            inner.emit(Return(coerce(inner, returned, result)))
        f.program.add(ir)
    if not captured:
        return Typed(_static_closure(f, symbol, made_class), wanted)
    made = new_object(f, link, size)
    f.store(made, Symbol(symbol, I64), CODE)
    for item, at in zip(captured, offsets, strict=True):
        f.store(made, item.value, at)
    return Typed(made, wanted)


def capture_offsets(reps: list[Rep]) -> tuple[list[int], int]:
    at, offsets = CAPTURES, []
    for rep in reps:
        at = align_up(at, rep.align)
        offsets.append(at)
        at += rep.size
    return offsets, align_up(at, 8)


def call_value(f: FunctionLowering, function: Typed, actuals: list[Actual]) -> Typed:
    """Call through a function value."""
    type_ = function.type
    if isinstance(type_, UnionType):
        from naja.compiler.lower.alternatives import narrow_present

        some = narrow_present(f, function)
        if isinstance(some.type, UnionType):
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
    params, result = signature(type_)
    if any(actual.star or actual.name for actual in actuals):
        raise Unsupported("a function value takes plain positional arguments only", "callable")
    if len(actuals) != len(params):
        raise Unsupported("a function value is called with all its arguments", "callable")
    values = [coerce(f, actual.value, param) for actual, param in zip(actuals, params, strict=True)]
    code = f.load(I64, function.value, CODE)
    temp = f.temp(rep_of(result))
    f.emit(Call(temp, code, [function.value, *values], unwind=f.unwind()))
    return Typed(temp, result)


class FunctionSymbol(Symbol):
    """The closure object of a function that is known: it can be made anew at other types."""

    __slots__ = ("node",)

    def __init__(self, name: str, node: FuncDef) -> None:
        super().__init__(name)
        self.node = node


def function_value(f: FunctionLowering, node: FuncDef, wanted: ProperType) -> Typed:
    """A module-level function or static method as a value."""
    type_ = wanted.items[0] if isinstance(wanted, Overloaded) else wanted
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{node.name} cannot be used as a value here")
    type_ = _positional(type_)

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        return call_function(inner, node, plain(arguments), callee=type_)

    made = make_closure(f, node.name, type_, [], body, ("function", node))
    assert isinstance(made.value, Symbol)
    return Typed(FunctionSymbol(made.value.name, node), type_)


def _positional(type_: CallableType) -> CallableType:
    """Only the required positional parameters."""
    count = sum(1 for kind in type_.arg_kinds if kind == ARG_POS)
    return type_.copy_modified(
        arg_types=[normal(item) for item in type_.arg_types[:count]],
        arg_kinds=type_.arg_kinds[:count],
        arg_names=[None] * count,
        ret_type=normal(type_.ret_type),
        variables=[],
    )


def class_as_function(f: FunctionLowering, instance: Instance, wanted: CallableType) -> Typed:
    """A class where a function is expected; a generic one makes what is wanted of it."""
    type_ = _positional(wanted)
    made = get_proper_type(type_.ret_type)
    if isinstance(made, Instance) and made.type is instance.type:
        instance = made

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        from naja.compiler.lower.construct import construct

        return construct(inner, instance, plain(arguments))

    from naja.compiler.lower.attributes import class_value

    shown = class_value(f, Instance(instance.type, [])).value
    assert isinstance(shown, Symbol)
    return make_closure(f, instance.type.name, type_, [], body, ("class", instance), shown)


def bound_method(f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None) -> Typed:
    """`object.method` as a value."""
    type_ = wanted.items[0] if isinstance(wanted, Overloaded) else wanted
    if not isinstance(type_, CallableType):
        raise Unsupported(f"the method {name} cannot be used as a value here")
    type_ = _positional(type_)

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        from naja.compiler.lower.methods import call_method

        return call_method(inner, captured[0], name, plain(arguments))

    return make_closure(f, name, type_, [source], body, ("method", str(source.type), name))


def adapt_callable(f: FunctionLowering, source: Typed, target: CallableType) -> Value:
    """A function value at another Callable type; wrapped when the representations differ."""
    if isinstance(source.type, TypeType):
        item = get_proper_type(source.type.item)
        assert isinstance(item, Instance)
        return class_as_function(f, item, target).value
    if isinstance(source.type, CallableType) and source.type.is_type_obj():
        made = get_proper_type(source.type.ret_type)
        assert isinstance(made, Instance)
        return class_as_function(f, made, target).value
    if isinstance(source.type, Instance):
        return bound_method(f, source, "__call__", target).value
    params, result = signature(target)
    own_params, own_result = signature(source.type)
    if len(own_params) < len(params) and isinstance(source.value, FunctionSymbol):
        return function_value(f, source.value.node, target).value  # parameters with defaults
    own_params = own_params[: len(params)]
    if all(_passes_as(b, a) for a, b in zip(own_params, params, strict=True)) and _passes_as(
        own_result, result
    ):
        return source.value
    if isinstance(source.value, FunctionSymbol):
        return function_value(f, source.value.node, target).value

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        return call_value(inner, captured[0], plain(arguments))

    return make_closure(f, "adapter", target, [source], body, ("adapter", str(source.type))).value


def _passes_as(given: ProperType, wanted: ProperType) -> bool:
    """A `given` is a `wanted` as it stands: one representation, nothing for dispatch to note."""
    from naja.compiler.lower.types import is_abstract, is_boxed

    if given == wanted:
        return True
    if rep_of(given) is not REF or rep_of(wanted) is not REF:
        return False
    return not is_abstract(wanted) and not is_boxed(wanted)


# -- nested functions -----------------------------------------------------------------------


def nested_key(f: FunctionLowering, node: FunctionNode) -> Instantiation:
    return Instantiation(node, outer=f.instance)


def nested_function(f: FunctionLowering, node: FunctionNode, type_: CallableType) -> Typed:
    """The closure object of a `def` or lambda inside this function."""
    key = nested_key(f, node)
    symbol = f.program.request(key)
    made = f.program.closures.get(key)
    if made is None:
        made = f.program.closures[key] = _closure_layout(f, node)
    f.program.nested_types[key] = type_
    if not made.captures:
        return Typed(_static_closure(f, symbol), type_)
    result = new_object(f, made.link, made.size)
    f.store(result, Symbol(symbol, I64), CODE)
    for variable, captured in made.captures:
        f.store(result, capture_value(f, variable, captured), captured.offset)
    return Typed(result, type_)


def _static_closure(f: FunctionLowering, symbol: str, made_class: Symbol | None = None) -> Symbol:
    """The closure object of code that captures nothing, ready in the image."""
    static = f.program.names.unique(f"static {symbol}", ("static", symbol))
    if static not in f.program.thunks:
        f.program.thunks.add(static)
        fields: list[tuple[int, Value]] = [(CODE, Symbol(symbol, I64))]
        link, size = f.program.descriptors.closure_type([]), CAPTURES
        if made_class is not None:
            link, size = (
                f.program.descriptors.plain_type("closure class", "class", CAPTURES + 8, []),
                24,
            )
            fields.append((CAPTURES, Symbol(made_class.name, I64)))
        f.program.out.objects.append(StaticObject(static, link, size, fields))
    return Symbol(static)


def _closure_layout(f: FunctionLowering, node: FunctionNode) -> ClosureLayout:
    used: list[Variable] = []
    for part in walk(node):
        if isinstance(part, NameExpr) and part.node is not node:
            target = part.node
            if (
                isinstance(target, (Var, FuncDef))
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
    offsets, size = capture_offsets(reps)
    for (_, captured), at in zip(captures, offsets, strict=True):
        captured.offset = at
    return ClosureLayout(f.program.descriptors.closure_type(reps), captures, size)


@expression("LambdaExpr")
def lambda_expression(f: FunctionLowering, node: LambdaExpr) -> Typed:
    type_ = f.type_of(node)
    if not isinstance(type_, CallableType):
        raise Unsupported(
            "the type of this lambda is not known; pass it where a Callable is expected"
        )
    return nested_function(f, node, type_)
