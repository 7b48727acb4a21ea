"""Context managers as decorators."""

from __future__ import annotations

from mypy.types import CallableType, Instance, ProperType

from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import call_value, make_closure
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, is_coroutine, is_none, normal

_LIBRARY = "contextlib.decorating"


def is_context_decorator(type_: ProperType) -> bool:
    """The class of a manager that may stand as a decorator."""
    return isinstance(type_, Instance) and (
        type_.type.has_base(f"{_LIBRARY}.ContextDecorator")
        or type_.type.has_base(f"{_LIBRARY}.AsyncContextDecorator")
    )


def run_inside(f: FunctionLowering, manager: Typed, function: Typed) -> Typed:
    """A function that runs `function` inside of the manager, each time anew."""
    wanted = function.type
    if not isinstance(wanted, CallableType):
        raise Unsupported("a context manager decorates functions only", "decorator")
    result = normal(wanted.ret_type)
    name = _runner(manager, result)
    inner_type = wanted.copy_modified(arg_types=[], arg_kinds=[], arg_names=[])
    key = ("inside", str(manager.type), str(wanted))

    def call(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        return call_value(inner, captured[0], plain(captured[1:]))

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        held = [captured[1], *arguments]
        thunk = make_closure(inner, "call", inner_type, held, call, ("call", *key))
        node = inner.program.named_function(f"{_LIBRARY}:{name}")
        return call_function(inner, node, plain([captured[0], thunk]))

    return make_closure(f, "inner", wanted, [manager, function], body, key)


def _runner(manager: Typed, result: ProperType) -> str:
    """The library function that fits the manager and what the function gives."""
    assert isinstance(manager.type, Instance)
    if not manager.type.type.has_base(f"{_LIBRARY}.AsyncContextDecorator"):
        return "inside_for_nothing" if is_none(result) else "inside"
    if not isinstance(result, Instance) or not is_coroutine(result):
        raise Unsupported("an async context manager decorates `async def` functions", "decorator")
    return "inside_async_for_nothing" if is_none(normal(result.args[2])) else "inside_async"
