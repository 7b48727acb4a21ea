"""Ways out: return, break, continue, raise."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    RaiseStmt,
    ReturnStmt,
)
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    TypeType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import NONE_VALUE, Const, Return, Symbol, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.class_calls import raise_one_of
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.construct import construct
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.expected import expect
from naja.compiler.lower.function import Cleanup, FunctionLowering, Loop, statement
from naja.compiler.lower.kinds import is_none
from naja.compiler.lower.model import Typed
from naja.compiler.lower.not_implemented import (
    is_not_implemented,
    return_choice,
    return_not_implemented,
)
from naja.compiler.lower.types import Unsupported, union_items


@statement("ReturnStmt")
def return_statement(f: FunctionLowering, node: ReturnStmt) -> None:
    return_value(f, node.expr)


def return_value(f: FunctionLowering, expr: nodes.Expression | None) -> None:
    """`return expr`."""
    if is_not_implemented(expr):
        return_not_implemented(f)
        return
    if isinstance(expr, nodes.ConditionalExpr) and return_choice(f, expr):
        return
    if expr is not None and f.result_type is not None:
        expect(f, expr, f.result_type)
    value = f.expr(expr) if expr is not None else Typed(NONE_VALUE, NoneType())
    if not f.reachable:
        return
    if f.result_type is None:
        raise Unsupported("return needs a function around it", "return")
    leave(
        f,
        coerce(f, value, f.result_type)
        if not isinstance(f.result_type, UninhabitedType)
        else NONE_VALUE,
    )


def leave(f: FunctionLowering, value: Value) -> None:
    """Run the clean-ups on the way out and return."""
    if any(isinstance(scope, Cleanup) for scope in f.scopes):
        held = f.new_local("returned", value.rep)
        f.set(held, value)
        run_cleanups(f, 0)
        if not f.reachable:
            return
        value = f.get(held)
    if f.on_return is not None:
        f.on_return(value)
    else:
        f.emit(Return(value))


def run_cleanups(f: FunctionLowering, down_to: int) -> None:
    """Emit the clean-ups of all scopes above `down_to`, innermost first."""
    saved = f.scopes
    for at in range(len(saved) - 1, down_to - 1, -1):
        scope = saved[at]
        if isinstance(scope, Cleanup) and f.reachable:
            f.scopes = saved[: scope.depth]
            scope.emit()
    f.scopes = saved


@statement("BreakStmt")
def break_statement(f: FunctionLowering, node: nodes.BreakStmt) -> None:
    _leave_loop(f, True)


@statement("ContinueStmt")
def continue_statement(f: FunctionLowering, node: nodes.ContinueStmt) -> None:
    _leave_loop(f, False)


def _leave_loop(f: FunctionLowering, is_break: bool) -> None:
    at = max(index for index, scope in enumerate(f.scopes) if isinstance(scope, Loop))
    loop = f.scopes[at]
    assert isinstance(loop, Loop)
    run_cleanups(f, at + 1)
    if f.reachable:
        f.jump(loop.done if is_break else loop.head)


@statement("RaiseStmt")
def raise_statement(f: FunctionLowering, node: RaiseStmt) -> None:
    if node.expr is None:
        if not f.handled and not f.is_module:
            raise Unsupported(
                "raise without an exception stands in no except block of this function; give the "
                "function the exception and raise that",
                "raise",
            )
        if not f.handled:
            f.fail("naja.runtime.failures:raise_nothing_active", [])
            return
        f.reraise(f.get(f.handled[-1]))
        return
    error = exception_value(f, f.expr(node.expr))
    if node.from_expr is not None:
        cause = f.expr(node.from_expr)
        made = f.program.classes.layout(f.program.builtin("BaseException"))
        value: Value = Const(REF, None) if is_none(cause.type) else exception_value(f, cause).value
        f.store(error.value, value, made.fields["_cause"].offset)
        f.store(error.value, Const(I1, True), made.fields["__suppress_context__"].offset)
    f.raise_error(error.value)


def exception_value(f: FunctionLowering, source: Typed) -> Typed:
    """An exception object from what stands behind `raise`: an object or a class."""
    type_ = source.type
    if isinstance(type_, TypeType):
        item = get_proper_type(type_.item)
        assert isinstance(item, Instance)
        if isinstance(source.value, Symbol):  # the name of the class
            return construct(f, item, [])
        return raise_one_of(f, source.value, [item])
    if isinstance(type_, CallableType):
        made = get_proper_type(type_.ret_type)
        assert isinstance(made, Instance)
        return construct(f, made, [])
    if isinstance(type_, UnionType):
        return _one_of(f, source, type_)
    return source


def _one_of(f: FunctionLowering, source: Typed, type_: UnionType) -> Typed:
    """Of a union of classes and exceptions: the class makes one, an exception is one."""
    classes = [
        made
        for item in union_items(type_)
        if isinstance(item, TypeType) and isinstance(made := get_proper_type(item.item), Instance)
    ]
    if not classes:
        return source
    result = f.new_local("raised", REF)
    f.set(result, source.value)
    is_class, done = f.new_block("class"), f.new_block("raised")
    some = f.binary("icmp.ne", source.value, Const(REF, None))
    tested = f.new_block("some")
    f.branch(some, tested, done)
    f.enter(tested)
    f.branch(instance_test(f, source.value, f.program.builtin("type")), is_class, done)
    f.enter(is_class)
    f.set(result, raise_one_of(f, source.value, classes).value)
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), f.program.builtin("BaseException"))
