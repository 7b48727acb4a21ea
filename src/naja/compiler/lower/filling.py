"""The value that each parameter of a call gets."""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import Instance, ProperType

from naja.compiler.ir.core import Value
from naja.compiler.lower.arguments import Actual, Filled, plain
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import normal, rep_of

Default = Callable[[], Typed]


def single_value(
    f: FunctionLowering, slot: Filled, declared: ProperType, default: Default
) -> Value:
    """The argument or the default of an ordinary parameter, as a `declared`."""
    if slot is None:
        return coerce(f, default(), declared)
    assert isinstance(slot, Actual)
    if slot.given is None:
        return coerce(f, slot.value, declared)
    result = f.new_local("argument", rep_of(declared))
    given, missing, done = f.new_block("given"), f.new_block("default"), f.new_block("argument")
    f.branch(slot.given, given, missing)
    f.enter(given)
    f.set(result, coerce(f, slot.value, declared))
    f.jump(done)
    f.enter(missing)
    f.set(result, coerce(f, default(), declared))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def star_value(f: FunctionLowering, slot: Filled, element: ProperType) -> Typed:
    """The `tuple[element, ...]` of what belongs to `*args`."""
    from naja.compiler.lower.construct import construct_value
    from naja.compiler.lower.containers import variadic_tuple

    actuals = slot if isinstance(slot, list) else []
    target = f.program.builtin("tuple", element)
    if not any(actual.star for actual in actuals):
        return variadic_tuple(f, [actual.value for actual in actuals], element)
    if len(actuals) > 1:
        return _joined(f, actuals, element)
    value = actuals[0].value
    if value.type != target:
        value = Typed(coerce(f, construct_value(f, "tuple", plain([value])), target), target)
    return value


def _joined(f: FunctionLowering, actuals: list[Actual], element: ProperType) -> Typed:
    """Several starred iterables and single values, one after the other."""
    from naja.compiler.lower.construct import construct, construct_value
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.methods import call_method

    made = construct(f, f.program.builtin("list", element), [])

    def append(item: Typed) -> None:
        call_method(f, made, "append", [Typed(coerce(f, item, element), element)])

    for actual in actuals:
        if actual.star:
            for_each(f, actual.value, append)
        else:
            append(actual.value)
    return construct_value(f, "tuple", plain([made]))


def mapping_value(f: FunctionLowering, slot: Filled, element: ProperType) -> Typed:
    """The `dict[str, element]` of what belongs to `**kwargs`: a new one at each call."""
    from naja.compiler.lower.constants import string
    from naja.compiler.lower.construct import construct

    actuals = slot if isinstance(slot, list) else []
    type_: Instance = f.program.builtin("dict", f.program.builtin("str"), element)
    made = construct(f, type_, [])
    for actual in actuals:
        if actual.mapping:
            _update(f, made, actual.value, element)
            continue
        assert actual.name is not None
        value = Typed(coerce(f, actual.value, element), element)
        _set_if_given(f, actual, made, string(f, actual.name), value)
    return made


def _update(f: FunctionLowering, made: Typed, given: Typed, element: ProperType) -> None:
    """Put in what a mapping holds; objects one by one, since each may be something else."""
    from naja.compiler.lower.containers import tuple_items
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.methods import call_method

    type_ = given.type
    of_objects = isinstance(type_, Instance) and type_.args and is_object(normal(type_.args[-1]))
    if is_object(element) or not of_objects:
        call_method(f, made, "update", [given])
        return

    def put(pair: Typed) -> None:
        key, value = tuple_items(f, pair)
        call_method(f, made, "__setitem__", [key, Typed(coerce(f, value, element), element)])

    for_each(f, call_method(f, given, "items", []), put)


def _set_if_given(
    f: FunctionLowering, actual: Actual, target: Typed, key: Typed, value: Typed
) -> None:
    from naja.compiler.lower.methods import call_method

    if actual.given is None:
        call_method(f, target, "__setitem__", [key, value])
        return
    given, done = f.new_block("given"), f.new_block("kept")
    f.branch(actual.given, given, done)
    f.enter(given)
    call_method(f, target, "__setitem__", [key, value])
    f.jump(done)
    f.enter(done)
