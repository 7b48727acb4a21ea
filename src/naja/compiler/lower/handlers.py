"""try, with, and what runs on the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import Expression, NameExpr, TryStmt, Var, WithStmt
from mypy.types import Instance, NoneType, ProperType, TypeType

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Value
from naja.compiler.ir.types import NONE, REF
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.assignments import assign_to
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.class_tests_at_run_time import is_of_classes
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.exception_groups import group_clauses
from naja.compiler.lower.frames import await_value
from naja.compiler.lower.function import Catch, Cleanup, FunctionLowering, statement
from naja.compiler.lower.handling import guarded, in_handler, named_classes
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import Unsupported
from naja.compiler.lower.variables import write_variable


@statement("TryStmt")
def try_statement(f: FunctionLowering, node: TryStmt) -> None:
    clauses = group_clauses if node.is_star else _clauses
    if node.finally_body is None:
        guarded(f, node, clauses)
        return
    final = node.finally_body
    with_cleanup(
        f,
        lambda: guarded(f, node, clauses) if node.handlers else block(f, node.body),
        lambda: block(f, final),
    )


def with_cleanup(
    f: FunctionLowering, body: Callable[[], None], cleanup: Callable[[], None]
) -> None:
    """`body()`, then `cleanup()` however it ends."""
    depth = len(f.scopes)
    catch = Catch(f.new_block("finally", cold=True), f.new_local("pending", REF))
    done = f.new_block("finished")
    f.scopes.append(catch)
    f.scopes.append(Cleanup(cleanup, depth))
    body()
    del f.scopes[depth:]
    if f.reachable:
        cleanup()
    f.jump(done)
    if catch.used:
        f.enter(catch.landing)
        in_handler(f, catch.error, cleanup)
        if f.reachable:
            f.reraise(f.get(catch.error))
    f.enter(done)


def _clauses(f: FunctionLowering, node: TryStmt, catch: Catch) -> None:
    done = f.new_block("handled")
    for type_node, variable, body in zip(node.types, node.vars, node.handlers, strict=True):
        error = f.get(catch.error)
        miss = f.new_block("no_match")
        if type_node is not None:
            hit = f.new_block("match")
            f.branch(_matches(f, error, type_node), hit, miss)
            f.enter(hit)
            if "MemoryError" in {info.name for info in named_classes(type_node) or []}:
                # What filled the memory lies in frames: this one shall end with the function.
                f.ir.inline = "never"
                f.call_named(entry.FORGET_DEAD_FRAMES, [], NONE)
        if variable is not None and isinstance(variable.node, Var):
            write_variable(f, variable.node, Typed(error, _caught_type(f, variable, type_node)))
        in_handler(f, catch.error, partial(block, f, body))
        f.jump(done)
        f.enter(miss)
        if type_node is None:
            f.unreachable()
            break
    if f.reachable:
        f.reraise(f.get(catch.error))
    f.enter(done)


def _caught_type(
    f: FunctionLowering, variable: NameExpr, type_node: Expression | None
) -> ProperType:
    try:
        return f.type_of(variable)
    except Unsupported:
        targets = (named_classes(type_node) or []) if type_node is not None else []
        return Instance(targets[0], []) if len(targets) == 1 else f.program.builtin("BaseException")


def _matches(f: FunctionLowering, error: Value, node: Expression) -> Value:
    result: Value | None = None
    named = named_classes(node)
    if named is None:
        return is_of_classes(f, f.load(REF, error, 0), f.expr(node))
    check_defined(f, node)
    for info in named:
        test = instance_test(f, error, Instance(info, []))
        result = test if result is None else f.binary("or", result, test)
    assert result is not None
    return result


@statement("WithStmt")
def with_statement(f: FunctionLowering, node: WithStmt) -> None:
    _with_items(f, node, 0)


def _with_items(f: FunctionLowering, node: WithStmt, at: int) -> None:
    if at == len(node.expr):
        block(f, node.body)
        return
    manager = f.expr(node.expr[at])
    held = f.new_local("manager", manager.value.rep)
    f.set(held, manager.value)

    def current() -> Typed:
        return Typed(f.get(held), manager.type)

    def finish(name: str, arguments: list[Typed]) -> Typed:
        result = call_method(f, current(), name, arguments)
        return await_value(f, result) if node.is_async else result

    enter_name, exit_name = (
        ("__aenter__", "__aexit__") if node.is_async else ("__enter__", "__exit__")
    )
    entered = finish(enter_name, [])
    target = node.target[at]
    nothing = [Typed(NONE_VALUE, NoneType())] * 3
    depth = len(f.scopes)
    catch = Catch(f.new_block("with_error", cold=True), f.new_local("with_error", REF))
    done = f.new_block("with_done")
    f.scopes.append(catch)
    f.scopes.append(Cleanup(lambda: _ignore(finish(exit_name, nothing)), depth))
    if target is not None:
        assign_to(f, target, entered)
    _with_items(f, node, at + 1)
    del f.scopes[depth:]
    if f.reachable:
        finish(exit_name, nothing)
    f.jump(done)
    if catch.used:
        f.enter(catch.landing)
        in_handler(
            f,
            catch.error,
            lambda: _exit_with_error(f, catch, lambda arguments: finish(exit_name, arguments)),
        )
        f.jump(done)
    f.enter(done)


def _ignore(value: Typed) -> None:
    del value


def _exit_with_error(
    f: FunctionLowering, catch: Catch, finish: Callable[[list[Typed]], Typed]
) -> None:
    """`__exit__(type, error, traceback)`; a true result swallows the error."""
    base = f.program.builtin("BaseException")
    error = f.get(catch.error)
    kind = Typed(f.load(REF, error, 0), TypeType(base))
    path = "naja.runtime.traceback_objects_unsafe:traceback_of"
    trace = call_function(f, f.program.named_function(path), plain([Typed(error, base)]))
    result = finish([kind, Typed(error, base), trace])
    swallowed, onward = f.new_block("swallowed"), f.new_block("onward")
    f.branch(truth(f, result), swallowed, onward)
    f.enter(onward)
    f.reraise(f.get(catch.error))
    f.enter(swallowed)
