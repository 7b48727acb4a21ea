"""Context managers as decorators."""

from __future__ import annotations

from mypy.types import CallableType, Instance, ProperType

from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import call_value, make_closure
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_coroutine, is_none
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal

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

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        kept = [captured[1], *(actual.value for actual in actuals), *_flags(inner, actuals)]

        def call(last: FunctionLowering, held: list[Typed], none: list[Actual]) -> Typed:
            return call_value(last, held[0], _again(actuals, held[1:]))

        thunk = make_closure(inner, "call", inner_type, kept, call, ("call", *key))
        node = inner.program.named_function(f"{_LIBRARY}:{name}")
        return call_function(inner, node, plain([captured[0], thunk]))

    return make_closure(f, "inner", wanted, [manager, function], body, key)


def _flags(f: FunctionLowering, actuals: list[Actual]) -> list[Typed]:
    """Whether those arguments are there that may be missing."""
    boolean = f.program.builtin("bool")
    return [Typed(actual.given, boolean) for actual in actuals if actual.given is not None]


def _again(actuals: list[Actual], held: list[Typed]) -> list[Actual]:
    """The same arguments out of what a closure has kept of them."""
    flags = iter(held[len(actuals) :])
    return [
        Actual(
            value,
            actual.name,
            actual.star,
            actual.mapping,
            next(flags).value if actual.given is not None else None,
        )
        for actual, value in zip(actuals, held, strict=False)
    ]


def _runner(manager: Typed, result: ProperType) -> str:
    """The library function that fits the manager and what the function gives."""
    assert isinstance(manager.type, Instance)
    if not manager.type.type.has_base(f"{_LIBRARY}.AsyncContextDecorator"):
        return "inside_for_nothing" if is_none(result) else "inside"
    if not isinstance(result, Instance) or not is_coroutine(result):
        raise Unsupported("an async context manager decorates `async def` functions", "decorator")
    return "inside_async_for_nothing" if is_none(normal(result.args[2])) else "inside_async"
