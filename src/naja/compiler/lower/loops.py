"""Iteration over anything: the loop around a body, by each protocol of iterators."""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import Instance, ProperType, TupleType, UnionType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import REF
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.frames import (
    await_value,
    give_nothing,
    head_of,
    is_done,
    is_frame,
    load_at,
    protect,
    resume,
)
from naja.compiler.lower.function import FunctionLowering, Loop
from naja.compiler.lower.kinds import is_async_generator, is_empty_tuple
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import (
    Unsupported,
    bind,
    bindings_of,
    normal,
    rep_of,
    supertype,
    union_items,
)

Body = Callable[[Typed], None]


def for_each(
    f: FunctionLowering, source: Typed, body: Body, otherwise: Callable[[], None] | None = None
) -> None:
    """Run `body(item)` for the items; `break` and `continue` inside work."""
    from naja.compiler.lower.containers import as_variadic
    from naja.compiler.lower.enum_access import enum_of_class, member_list
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method

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
        give_nothing(f, f.get(held), head)
        resume(f, f.get(held), iterator.type)
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
    if is_async_generator(iterator.type):
        from naja.compiler.lower.async_frames import item_of, next_item

        def current() -> Typed:
            return Typed(f.get(held), iterator.type)

        run_loop(
            f,
            lambda: next_item(f, current()),
            lambda: item_of(f, current()),
            body,
            otherwise,
        )
        return

    def advance() -> Typed:
        return await_value(f, call_method(f, Typed(f.get(held), iterator.type), "__anext__", []))

    _each_until(f, advance, "StopAsyncIteration", body, otherwise)


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
    if isinstance(type_, UnionType):
        kinds = [item for item in union_items(type_) if not is_empty_tuple(item)]
        return joined_type([item_type(f, Typed(source.value, item)) for item in kinds], f)
    for name in ("__iter__", "__next__"):
        given = _given_by(f, type_, name)
        if given is not None:
            return given if name == "__next__" else item_type(f, Typed(source.value, given))
    raise Unsupported(f"{type_} cannot be iterated over here")


def _given_by(f: FunctionLowering, type_: ProperType, name: str) -> ProperType | None:
    """What the method of a class that iterates without saying that it is `Iterable` gives."""
    from naja.compiler.lower.arguments import callable_type

    node = f.program.classes.method(type_.type, name) if isinstance(type_, Instance) else None
    if node is None or not isinstance(type_, Instance):
        return None
    given = bind(callable_type(node).ret_type, bindings_of(supertype(type_, node.info)))
    return None if given == type_ else given
