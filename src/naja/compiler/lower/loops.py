"""Iteration: `for`, comprehensions, unpacking."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Expression,
    ForStmt,
    GeneratorExpr,
    NameExpr,
    RefExpr,
    TupleExpr,
    Var,
)
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.core import Block, Checked, Const, Local, Value
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.convert import instance_test
from naja.compiler.lower.expected import expect
from naja.compiler.lower.frames import (
    await_value,
    head_of,
    is_done,
    is_frame,
    load_at,
    protect,
    resume,
)
from naja.compiler.lower.function import FunctionLowering, Loop, statement
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, bind, rep_of

Body = Callable[[Typed], None]


def for_each(
    f: FunctionLowering, source: Typed, body: Body, otherwise: Callable[[], None] | None = None
) -> None:
    """Run `body(item)` for the items; `break` and `continue` inside work."""
    from naja.compiler.lower.containers import as_variadic
    from naja.compiler.lower.enum_access import enum_of_class, member_list
    from naja.compiler.lower.methods import call_method, has_method

    info = enum_of_class(source.type)
    if info is not None:
        source = member_list(f, info)
    if isinstance(source.type, TupleType):
        source = as_variadic(f, source)
    iterator = source if is_frame(source.type) else call_method(f, source, "__iter__", [])
    if is_frame(iterator.type):
        _each_of_frame(f, iterator, body, otherwise)
        return
    held = f.new_local("iterator", iterator.value.rep)
    f.set(held, iterator.value)

    def current() -> Typed:
        return Typed(f.get(held), iterator.type)

    if has_method(f, iterator.type, "_has_next"):
        run_loop(
            f,
            lambda: call_method(f, current(), "_has_next", []).value,
            lambda: call_method(f, current(), "_take", []),
            body,
            otherwise,
        )
    else:
        _each_by_next(f, current, body, otherwise)


def run_loop(
    f: FunctionLowering,
    more: Callable[[], Value],
    take: Callable[[], Typed],
    body: Body,
    otherwise: Callable[[], None] | None,
) -> None:
    """`while more(): body(take())`, as a loop of the program."""
    head, inside, exhausted, done = (
        f.new_block("for"),
        f.new_block("item"),
        f.new_block("exhausted"),
        f.new_block("done"),
    )
    f.jump(head)
    f.enter(head)
    f.branch(more(), inside, exhausted)
    f.enter(inside)
    item = take()
    f.scopes.append(Loop(head, done))
    body(item)
    f.scopes.pop()
    f.jump(head)
    f.enter(exhausted)
    if otherwise is not None:
        otherwise()
    f.jump(done)
    f.enter(done)


def _each_of_frame(
    f: FunctionLowering, iterator: Typed, body: Body, otherwise: Callable[[], None] | None
) -> None:
    head = head_of(f, iterator.type)
    held = f.new_local("generator", REF)
    f.set(held, iterator.value)

    def more() -> Value:
        result = f.new_local("more", f.program.bool_rep)
        spent, fresh, known = f.new_block("spent"), f.new_block("fresh"), f.new_block("known")
        f.branch(is_done(f, f.get(held)), spent, fresh)
        f.enter(spent)
        f.set(result, Const(f.program.bool_rep, False))
        f.jump(known)
        f.enter(fresh)
        resume(f, f.get(held))
        f.set(result, f.binary("xor", is_done(f, f.get(held)), Const(f.program.bool_rep, True)))
        f.jump(known)
        f.enter(known)
        return f.get(result)

    run_loop(
        f, more, lambda: load_at(f, f.get(held), head.yielded, head.yielded_type), body, otherwise
    )


def _each_by_next(
    f: FunctionLowering,
    current: Callable[[], Typed],
    body: Body,
    otherwise: Callable[[], None] | None,
) -> None:
    """The general protocol: `__next__` until StopIteration."""
    _each_until(f, lambda: _call_next(f, current()), "StopIteration", body, otherwise)


def _call_next(f: FunctionLowering, iterator: Typed) -> Typed:
    from naja.compiler.lower.methods import call_method

    return call_method(f, iterator, "__next__", [])


def _each_until(
    f: FunctionLowering,
    advance: Callable[[], Typed],
    stop: str,
    body: Body,
    otherwise: Callable[[], None] | None,
) -> None:
    items: list[Typed] = []
    more = f.new_local("more", f.program.bool_rep)
    slot: list[object] = []

    def step() -> Value:
        f.set(more, Const(f.program.bool_rep, True))

        def one() -> None:
            item = advance()
            if not slot:
                slot.append(f.new_local("item", rep_of(item.type)))
                items.append(item)
            f.set(slot[0], item.value)  # type: ignore[arg-type]

        def stopped(error: Value) -> None:
            other, over = f.new_block("other"), f.new_block("over")
            f.branch(instance_test(f, error, f.program.builtin(stop)), over, other)
            f.enter(other)
            f.reraise(error)
            f.enter(over)
            f.set(more, Const(f.program.bool_rep, False))

        protect(f, one, stopped)
        return f.get(more)

    run_loop(f, step, lambda: Typed(f.get(slot[0]), items[0].type), body, otherwise)  # type: ignore[arg-type]


def async_for_each(
    f: FunctionLowering, source: Typed, body: Body, otherwise: Callable[[], None] | None = None
) -> None:
    """`async for`: await `__anext__()` until StopAsyncIteration."""
    from naja.compiler.lower.methods import call_method

    iterator = call_method(f, source, "__aiter__", [])
    held = f.new_local("iterator", iterator.value.rep)
    f.set(held, iterator.value)

    def advance() -> Typed:
        return await_value(f, call_method(f, Typed(f.get(held), iterator.type), "__anext__", []))

    _each_until(f, advance, "StopAsyncIteration", body, otherwise)


def range_arguments(f: FunctionLowering, node: Expression) -> list[Expression] | None:
    """The arguments, if the expression is a plain call of `range`."""
    if (
        isinstance(node, CallExpr)
        and isinstance(node.callee, RefExpr)
        and node.callee.fullname == "builtins.range"
    ):
        if 1 <= len(node.args) <= 3 and all(kind.is_positional() for kind in node.arg_kinds):
            return node.args
    return None


def for_range(
    f: FunctionLowering, args: list[Expression], body: Body, otherwise: Callable[[], None] | None
) -> None:
    """`for i in range(...)` without an object: the count is known before the first turn."""
    from naja.compiler.lower.operators import as_int, require

    values = [as_int(f, f.expr(arg)) for arg in args]
    start = values[0] if len(values) > 1 else Const(I64, 0)
    stop = values[1] if len(values) > 1 else values[0]
    step: Value = values[2] if len(values) > 2 else Const(I64, 1)
    integer = f.program.builtin("int")
    index = f.new_local("index", I64)
    f.set(index, start)
    if not isinstance(step, Const):
        require(
            f,
            f.binary("icmp.ne", step, Const(I64, 0)),
            "naja.runtime.failures:raise_range_step",
            [],
        )
        count = f.new_local("count", I64)
        f.set(count, f.call_named("naja.runtime.ranges:range_length", [start, stop, step], I64))
    elif step.literal == 0:
        f.fail("naja.runtime.failures:raise_range_step", [])
        return
    head, inside, advance = f.new_block("range"), f.new_block("item"), f.new_block("advance")
    exhausted, done = f.new_block("exhausted"), f.new_block("done")
    f.jump(head)
    f.enter(head)
    if isinstance(step, Const):
        assert isinstance(step.literal, int)
        f.branch(
            f.binary("icmp.slt" if step.literal > 0 else "icmp.sgt", f.get(index), stop),
            inside,
            exhausted,
        )
    else:
        f.branch(f.binary("icmp.sgt", f.get(count), Const(I64, 0)), inside, exhausted)
    f.enter(inside)
    f.scopes.append(Loop(advance, done))
    body(Typed(f.get(index), integer))
    f.scopes.pop()
    f.jump(advance)
    f.enter(advance)
    if isinstance(step, Const):
        assert isinstance(step.literal, int)
        _advance(f, index, stop, step, head, exhausted)
    else:
        f.set(index, f.binary("add", f.get(index), step))
        f.set(count, f.binary("sub", f.get(count), Const(I64, 1)))
        f.jump(head)
    f.enter(exhausted)
    if otherwise is not None:
        otherwise()
    f.jump(done)
    f.enter(done)


def _advance(
    f: FunctionLowering, index: Local, stop: Value, step: Const, head: Block, exhausted: Block
) -> None:
    """index += step; a step over the edge of 64 bits ends the loop."""
    assert isinstance(step.literal, int)
    current = f.get(index)
    if abs(step.literal) == 1:
        f.set(index, f.binary("add", current, step))
        f.jump(head)
        return
    following = f.temp(I64)
    f.emit(Checked(following, "add", current, step, exhausted))
    f.set(index, following)
    f.jump(head)


@statement("ForStmt")
def for_statement(f: FunctionLowering, node: ForStmt) -> None:
    from naja.compiler.lower.paired_loops import for_paired
    from naja.compiler.lower.statements import block

    def body(item: Typed) -> None:
        bind_target(f, node.index, item)
        block(f, node.body)

    otherwise = (lambda: block(f, node.else_body)) if node.else_body is not None else None  # type: ignore[arg-type]
    if node.is_async:
        async_for_each(f, f.expr(node.expr), body, otherwise)
        return
    args = range_arguments(f, node.expr)
    if args is not None:
        for_range(f, args, body, otherwise)
    elif not for_paired(f, node.expr, body, otherwise):
        if isinstance(node.expr, TupleExpr) and node.inferred_item_type is not None:
            for item in node.expr.items:  # an empty display among them gets its type from here
                expect(f, item, bind(node.inferred_item_type, f.bindings))
        for_each(f, f.expr(node.expr), body, otherwise)


def bind_target(f: FunctionLowering, target: Expression, item: Typed) -> None:
    """The loop variable: one of its own is kept at the item's exact type."""
    from naja.compiler.lower.statements import assign_to
    from naja.compiler.lower.variables import declare, is_global, is_promoted

    variable = target.node if isinstance(target, NameExpr) else None
    if isinstance(variable, Var) and variable not in f.variables and not is_global(variable):
        if variable.type is not None and is_promoted(bind(variable.type, f.bindings), item.type):
            declare(f, variable, item.type)
            f.specialised.add(variable)
    assign_to(f, target, item)


def comprehend(
    f: FunctionLowering,
    sequences: list[Expression],
    indices: list[Expression],
    conditions: list[list[Expression]],
    is_async: list[bool],
    innermost: Callable[[], None],
    first: Typed | None = None,
) -> None:
    """The nested loops of a comprehension around `innermost`."""
    from naja.compiler.lower.conditions import condition
    from naja.compiler.lower.paired_loops import for_paired
    from naja.compiler.lower.variables import renew_cells

    if not sequences:
        innermost()
        return
    renew_cells(f, indices[:1])

    def body(item: Typed) -> None:
        bind_target(f, indices[0], item)
        for test in conditions[0]:
            yes, no = f.new_block("if"), f.new_block("filtered")
            condition(f, test, yes, no)
            f.enter(no)
            loop = next(scope for scope in reversed(f.scopes) if isinstance(scope, Loop))
            f.jump(loop.head)
            f.enter(yes)
        comprehend(f, sequences[1:], indices[1:], conditions[1:], is_async[1:], innermost)

    args = range_arguments(f, sequences[0]) if first is None else None
    if is_async[0]:
        async_for_each(f, f.expr(sequences[0]), body)
    elif args is not None:
        for_range(f, args, body, None)
    elif first is not None or not for_paired(f, sequences[0], body, None):
        for_each(f, first if first is not None else f.expr(sequences[0]), body)


def comprehend_generator(
    f: FunctionLowering,
    node: GeneratorExpr,
    innermost: Callable[[], None],
    first: Typed | None = None,
) -> None:
    comprehend(f, node.sequences, node.indices, node.condlists, node.is_async, innermost, first)


def drain_to_list(f: FunctionLowering, source: Typed, element: ProperType | None = None) -> Typed:
    """`list(source)` for any iterable."""
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.methods import call_method

    if element is None:
        element = item_type(f, source)
    made = make_list(f, [], element)
    held = f.new_local("list", REF)
    f.set(held, made.value)

    def body(item: Typed) -> None:
        call_method(f, Typed(f.get(held), made.type), "append", [item])

    for_each(f, source, body)
    return Typed(f.get(held), made.type)


def item_type(f: FunctionLowering, source: Typed) -> ProperType:
    """What iterating over the source gives."""
    from naja.compiler.lower.containers import joined_type
    from naja.compiler.lower.types import normal, supertype

    type_ = source.type
    if isinstance(type_, TupleType):
        return joined_type([normal(item) for item in type_.items], f)
    if is_frame(type_):
        return head_of(f, type_).yielded_type
    from naja.compiler.lower.enum_access import enum_of_class

    info = enum_of_class(type_)
    if info is not None:
        return Instance(info, [])
    if isinstance(type_, Instance) and type_.type.has_base("typing.Iterable"):
        info = next(base for base in type_.type.mro if base.fullname == "typing.Iterable")
        return normal(supertype(type_, info).args[0])
    raise Unsupported(f"{type_} cannot be iterated over here")
