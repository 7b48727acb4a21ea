"""Generic and overloaded functions as values: `map(operator.neg, values)`.

Such a function has no code before it is known at which types it is called. Its value stays
open until it meets the Callable type of a parameter or a variable, and becomes a closure there.
"""

from __future__ import annotations

from mypy.nodes import Decorator, FuncDef, NameExpr, Node, OverloadedFuncDef, ReturnStmt
from mypy.typeops import get_all_type_vars
from mypy.types import CallableType, Overloaded, ProperType, Type, UnionType, get_proper_type

from naja.compiler.frontend.syntax import children
from naja.compiler.ir.core import Value
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.matching import match
from naja.compiler.lower.model import FunctionNode, Instantiation, Typed
from naja.compiler.lower.types import Bindings, Unsupported, bind


class OpenFunction(Value):
    """Stands for a function until `close` knows its types; never part of the code."""

    __slots__ = ("node",)

    def __init__(self, node: FuncDef | Decorator | OverloadedFuncDef) -> None:
        super().__init__(REF)
        self.node = node


class OpenMethod(OpenFunction):
    """An overloaded method of an object until `close` knows which variant is meant."""

    __slots__ = ("source",)

    def __init__(self, node: OverloadedFuncDef, source: Typed) -> None:
        super().__init__(node)
        self.source = source


class OpenClosure(Value):
    """What `return inner` gives where `inner` is generic: the captured values, and whose they are.

    `outer` is the instance of the function that has returned it.
    """

    __slots__ = ("environment", "node", "outer")

    def __init__(self, environment: Value, node: FuncDef, outer: Instantiation) -> None:
        super().__init__(REF)
        self.environment, self.node, self.outer = environment, node, outer


def returned_function(node: FunctionNode) -> FuncDef:
    """The inner function that a function returns. Errors: Unsupported if it returns others."""
    found: set[object] = set()
    own: list[FuncDef] = []
    pending: list[Node] = [node.body]
    while pending:
        part = pending.pop()
        if isinstance(part, FuncDef):
            own.append(part)
        elif isinstance(part, ReturnStmt):
            found.add(part.expr.node if isinstance(part.expr, NameExpr) else None)
        else:
            pending += children(part)
    inner = found.pop() if len(found) == 1 else None
    if not isinstance(inner, FuncDef) or inner not in own:
        raise Unsupported(
            "a function that returns a generic function has to return one that is defined in it",
            "generic-function",
        )
    return inner


def call_open(f: FunctionLowering, value: OpenClosure, actuals: list[Actual]) -> Typed:
    """Call a generic inner function at the types of the arguments."""
    from naja.compiler.lower.calls import call_function

    return call_function(f, value.node, actuals, outer=value.outer, closure=value.environment)


def _close_inner(f: FunctionLowering, value: OpenClosure, target: ProperType) -> Value:
    """A generic inner function as a value at the types of `target`."""
    from naja.compiler.lower.closures import make_closure

    if is_open(target):
        return value.environment
    if not isinstance(target, CallableType):
        raise Unsupported(f"{value.node.name} cannot be used as a {target}", "generic-function")

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        kept = OpenClosure(captured[0].value, value.node, value.outer)
        return call_open(inner, kept, actuals)

    held = Typed(value.environment, f.program.builtin("object"))
    return make_closure(f, value.node.name, target, [held], body, ("open", value.node)).value


def is_open(type_: ProperType) -> bool:
    """Whether a function of this type is one for each type it is used at."""
    if isinstance(type_, Overloaded):
        return not type_.is_type_obj()
    return isinstance(type_, CallableType) and bool(type_.variables) and not type_.is_type_obj()


def not_one(value: OpenFunction) -> Unsupported:
    """What to raise where one function is needed and no type says which."""
    return Unsupported(
        f"{value.node.name} is a different function for each type it is used with; "
        "wrap it in a lambda, or annotate the variable as a Callable",
        "generic-function",
    )


def close(f: FunctionLowering, value: OpenFunction | OpenClosure, target: ProperType) -> Value:
    """The closure that calls the function at the types of `target`."""
    if isinstance(value, OpenClosure):
        return _close_inner(f, value, target)
    from naja.compiler.lower.calls import call_function
    from naja.compiler.lower.closures import make_closure
    from naja.compiler.lower.overloads import choose

    if isinstance(target, UnionType):
        wanted = [item for item in map(get_proper_type, target.items)]
        target = next((item for item in wanted if isinstance(item, CallableType)), target)
    open_ended = isinstance(target, CallableType) and target.is_ellipsis_args
    if isinstance(value, OpenMethod) and not open_ended:
        from naja.compiler.lower.function_values import bound_method

        return bound_method(f, value.source, value.node.name, target).value
    if not isinstance(target, CallableType) or is_open(target) or open_ended:
        raise not_one(value)

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        function = choose(value.node, None, actuals, 0)
        assert function is not None
        return call_function(inner, function, actuals)

    name = value.node.name
    return make_closure(f, name, target, [], body, ("open", value.node)).value


def match_results(
    formal: ProperType, function: OpenFunction, given: ProperType, found: Bindings
) -> None:
    """What an open function gives at the parameter types found so far: of `Callable[[A], R]` R."""
    if not isinstance(formal, CallableType):
        return
    items = given.items if isinstance(given, Overloaded) else [given]
    for item in [*_chosen(formal, function, found), *items]:
        if not isinstance(item, CallableType) or not _takes(item, len(formal.arg_types)):
            continue
        own: Bindings = {}
        pairs = list(zip(item.arg_types, formal.arg_types, strict=False))
        for inner, outer in pairs:
            if _is_known(outer, found):
                match(inner, bind(outer, found), own)
        for inner, outer in pairs:
            if _is_known(inner, own):
                match(outer, bind(inner, own), found)
        match(formal.ret_type, bind(item.ret_type, own), found)
        return


def _chosen(formal: CallableType, function: OpenFunction, found: Bindings) -> list[CallableType]:
    """The variant of an overloaded function for these parameters, where their types are known."""
    from naja.compiler.lower.overloads import choose

    if not isinstance(function.node, OverloadedFuncDef):
        return []
    if not all(_is_known(outer, found) for outer in formal.arg_types):
        return []
    actuals = [Actual(Typed(function, bind(outer, found))) for outer in formal.arg_types]
    variant = choose(function.node, None, actuals, 0)
    return [callable_type(variant)] if variant is not None else []


def _takes(item: CallableType, count: int) -> bool:
    return item.min_args <= count and (item.is_var_arg or count <= len(item.arg_types))


def _is_known(type_: Type, found: Bindings) -> bool:
    return all(variable.id in found for variable in get_all_type_vars(type_))
