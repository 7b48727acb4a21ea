"""`except*`, and the methods of exception groups that take classes or a function.

A class given as a condition becomes a function that tests for it, so the runtime knows
one kind of condition only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import Expression, TryStmt, TypeInfo, Var
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    ProperType,
    TupleType,
    TypeType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import NULL, Block, Const, Local, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.closures import make_closure
from naja.compiler.lower.containers import make_list
from naja.compiler.lower.function import Catch, FunctionLowering
from naja.compiler.lower.function_values import adapt_callable
from naja.compiler.lower.handling import exception_classes, in_handler
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import normal
from naja.compiler.lower.variables import write_variable

_PATH = "naja.runtime.exception_groups:"


def group_method(
    f: FunctionLowering, group: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """`group.split(condition)` and `group.subgroup(condition)`."""
    if name not in ("split", "subgroup") or not isinstance(group.type, Instance):
        return None
    if not group.type.type.has_base("builtins.BaseExceptionGroup") or len(actuals) != 1:
        return None
    test = _condition(f, actuals[0].value)
    function = "split_group" if name == "split" else "subgroup_of"
    made = call_function(f, f.program.named_function(_PATH + function), plain([group, test]))
    kind = "ExceptionGroup" if group.type.type.has_base("builtins.ExceptionGroup") else ""
    one = normal(UnionType([_group_type(f, kind or "BaseExceptionGroup"), NoneType()]))
    pair = normal(TupleType([one, one], f.program.builtin("tuple")))
    return Typed(made.value, one if name == "subgroup" else pair)


def _group_type(f: FunctionLowering, name: str) -> ProperType:
    bound = "BaseException" if name == "BaseExceptionGroup" else "Exception"
    return f.program.builtin(name, f.program.builtin(bound))


def _condition(f: FunctionLowering, value: Typed) -> Typed:
    """A function that tests one exception."""
    wanted = _test_type(f)
    infos = _classes_of(value.type)
    if infos is None:
        return Typed(adapt_callable(f, value, wanted), wanted)
    return class_test(f, infos)


def _classes_of(type_: ProperType) -> list[TypeInfo] | None:
    """The classes that a value names: one class, or a tuple of them."""
    if isinstance(type_, TupleType):
        found = [_classes_of(get_proper_type(item)) for item in type_.items]
        return [info for infos in found if infos is not None for info in infos]
    if isinstance(type_, CallableType) and type_.is_type_obj():
        return [type_.type_object()]
    if isinstance(type_, TypeType):
        item = get_proper_type(type_.item)
        return [item.type] if isinstance(item, Instance) else None
    return None


def class_test(f: FunctionLowering, infos: list[TypeInfo]) -> Typed:
    """A function that tells whether an exception is of one of the classes."""

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        del captured
        result: Value = Const(I1, False)
        for info in infos:
            test = instance_test(inner, actuals[0].value.value, Instance(info, []))
            result = inner.binary("or", result, test)
        return Typed(result, inner.program.builtin("bool"))

    names = " ".join(info.fullname for info in infos)
    return make_closure(f, f"is {names}", _test_type(f), [], body, ("class test", names))


def _test_type(f: FunctionLowering) -> CallableType:
    function = f.program.named_function(_PATH + "subgroup_of")
    type_ = get_proper_type(function.type)
    assert isinstance(type_, CallableType)
    wanted = normal(type_.arg_types[1])
    assert isinstance(wanted, CallableType)
    return wanted


def group_clauses(f: FunctionLowering, node: TryStmt, catch: Catch) -> None:
    """`except*`: each clause handles its part of the group."""
    base = f.program.builtin("BaseException")
    optional = normal(UnionType([base, NoneType()]))
    rest, matched = f.new_local("rest", REF), f.new_local("matched", REF)
    f.set(rest, f.get(catch.error))
    raised = make_list(f, [], base)
    held = f.new_local("raised", REF)
    f.set(held, raised.value)
    for type_node, variable, body in zip(node.types, node.vars, node.handlers, strict=True):
        assert type_node is not None
        test = class_test(f, exception_classes(type_node))
        function = f.program.named_function(_PATH + "star_match")
        pair = call_function(f, function, plain([Typed(f.get(rest), optional), test]))
        f.set(matched, f.extract(pair.value, 0))
        f.set(rest, f.extract(pair.value, 1))
        hit, following = f.new_block("star"), f.new_block("next_star")
        f.branch(f.binary("icmp.ne", f.get(matched), NULL), hit, following)
        f.enter(hit)
        if variable is not None and isinstance(variable.node, Var):
            value = Typed(f.get(matched), _bound_type(f, variable.node, variable))
            write_variable(f, variable.node, value)
        _handle(f, matched, partial(block, f, body), Typed(f.get(held), raised.type), following)
        f.enter(following)
    function = f.program.named_function(_PATH + "star_result")
    values = [Typed(f.get(catch.error), base), Typed(f.get(rest), optional)]
    result = call_function(f, function, plain([*values, Typed(f.get(held), raised.type)]))
    onward, over = f.new_block("onward"), f.new_block("handled")
    f.branch(f.binary("icmp.ne", result.value, NULL), onward, over)
    f.enter(onward)
    f.reraise(result.value)
    f.enter(over)


def _bound_type(f: FunctionLowering, variable: Var, node: Expression) -> ProperType:
    known = f.program.types.get(node)
    if known is not None and not isinstance(get_proper_type(known), AnyType):
        return normal(known)
    if variable.type is not None and isinstance(get_proper_type(variable.type), Instance):
        return normal(variable.type)
    return _group_type(f, "BaseExceptionGroup")


def _handle(
    f: FunctionLowering, matched: Local, body: Callable[[], None], raised: Typed, following: Block
) -> None:
    """Run a handler; what it raises is kept for the end."""
    collect = Catch(f.new_block("star_raised", cold=True), f.new_local("star_error", REF))
    f.scopes.append(collect)
    in_handler(f, matched, body)
    f.scopes.pop()
    f.jump(following)
    if collect.used:
        f.enter(collect.landing)
        error = Typed(f.get(collect.error), f.program.builtin("BaseException"))
        call_method(f, raised, "append", [error])
        f.jump(following)
