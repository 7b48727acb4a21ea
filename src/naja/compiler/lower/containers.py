"""Tuples by value, and displays of containers."""

from __future__ import annotations

from mypy.join import join_type_list
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    ProperType,
    TupleType,
    UnionType,
    get_proper_type,
)

from naja.abi import entry, layout
from naja.compiler.ir.core import Const, Store, Symbol, Value
from naja.compiler.ir.program import StaticObject
from naja.compiler.ir.types import I1, I64, REF, align_up
from naja.compiler.lower.boxing import is_function
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenFunction, close
from naja.compiler.lower.types import Unsupported, normal, rep_of


def make_tuple(f: FunctionLowering, items: list[Typed], fallback: Instance | None = None) -> Typed:
    for item in items:
        if isinstance(item.value, OpenFunction):
            close(f, item.value, item.type)  # which refuses it: a tuple says no types for it
    type_ = TupleType(
        [item.type for item in items],
        fallback or f.program.builtin("tuple", f.program.builtin("object")),
    )
    return Typed(f.struct([item.value for item in items]), type_)


def tuple_items(f: FunctionLowering, source: Typed) -> list[Typed]:
    assert isinstance(source.type, TupleType)
    return [
        Typed(f.extract(source.value, at), normal(item))
        for at, item in enumerate(source.type.items)
    ]


def new_array(f: FunctionLowering, element: ProperType, count: Value) -> Value:
    """A new `Array[element]`."""
    array = f.program.builtin("naja.unsafe.Array", element)
    link = f.program.descriptors.live(array)
    if isinstance(count, Const) and count.literal == 0:
        return _empty_array(f, link)
    stride = Const(I64, element_stride(element))
    address = f.call_named(entry.NEW_ARRAY, [Symbol(f"type.{link}", I64), count, stride], I64)
    return f.convert("int_to_ref", address, REF)


def array_of_run(
    f: FunctionLowering, element: ProperType, capacity: Value, run: list[Value]
) -> Value:
    """A new `Array[element]` that begins like a part of another: its address, start, count."""
    link = f.program.descriptors.live(f.program.builtin("naja.unsafe.Array", element))
    stride = Const(I64, element_stride(element))
    size: list[Value] = [Symbol(f"type.{link}", I64), capacity, stride]
    address = f.call_named(entry.NEW_ARRAY_RUN, [*size, *run], I64)
    return f.convert("int_to_ref", address, REF)


def _empty_array(f: FunctionLowering, link: str) -> Symbol:
    """The one array of a class that has no elements: nothing of it ever changes."""
    static = f.program.names.unique(f"empty {link}", ("empty", link))
    if static not in f.program.thunks:
        f.program.thunks.add(static)
        fields: list[tuple[int, Value]] = [(layout.ARRAY_LENGTH, Const(I64, 0))]
        f.program.out.objects.append(StaticObject(static, link, layout.ARRAY_DATA, fields))
    return Symbol(static)


def element_stride(element: ProperType) -> int:
    rep = rep_of(element)
    return max(align_up(rep.size, rep.align), 1)


def filled_array(f: FunctionLowering, items: list[Typed], element: ProperType) -> Value:
    values = [coerce(f, item, element) for item in items]
    array = new_array(f, element, Const(I64, len(values)))
    stride = element_stride(element)
    for at, value in enumerate(values):
        f.emit(Store(array, value, layout.ARRAY_DATA, Const(I64, at), stride))
    return array


def variadic_tuple(f: FunctionLowering, items: list[Typed], element: ProperType) -> Typed:
    """The `tuple[element, ...]` object of these items."""
    array = filled_array(f, items, element)
    type_ = f.program.builtin("tuple", element)
    return tuple_of_array(f, array, type_)


def tuple_of_array(f: FunctionLowering, array: Value, type_: Instance) -> Typed:
    from naja.compiler.lower.boxing import new_object

    made = f.program.classes.layout(type_)
    result = new_object(f, f.program.descriptors.live(type_), made.size)
    f.store(result, array, made.fields["_items"].offset)
    return Typed(result, type_)


def joined_type(items: list[ProperType], f: FunctionLowering) -> ProperType:
    """The union of the item types, for functions one type of function; object for none."""
    if not items:
        return f.program.builtin("object")
    functions = [item for item in items if is_function(item)]
    if len(functions) == len(items):
        joined = get_proper_type(join_type_list(list(functions)))
        if not isinstance(joined, CallableType):
            raise Unsupported(
                "functions that are called in different ways have no one type; "
                "annotate a list for them with a Callable type",
                "callable",
            )
        return joined
    return normal(UnionType(list(items)))


def as_variadic(f: FunctionLowering, source: Typed) -> Typed:
    """A tuple value as `tuple[T, ...]`."""
    if not isinstance(source.type, TupleType):
        return source
    items = tuple_items(f, source)
    return variadic_tuple(f, items, joined_type([item.type for item in items], f))


def concat_tuples(f: FunctionLowering, left: Typed, right: Typed) -> Typed:
    return make_tuple(f, tuple_items(f, left) + tuple_items(f, right))


def equal_tuples(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    from naja.compiler.lower.equality import alike, equals

    if not isinstance(left.type, TupleType) or not isinstance(right.type, TupleType):
        if isinstance(left.type, Instance) and left.type.type.fullname != "builtins.tuple":
            return Const(I1, False)
        if isinstance(right.type, Instance) and right.type.type.fullname != "builtins.tuple":
            return Const(I1, False)
        return equals(f, as_variadic(f, left), as_variadic(f, right))
    if len(left.type.items) != len(right.type.items):
        return Const(I1, False)
    result = f.new_local("equal", I1)
    f.set(result, Const(I1, False))
    done = f.new_block("compared")
    for a, b in zip(tuple_items(f, left), tuple_items(f, right), strict=True):
        more = f.new_block("next_item")
        f.branch(alike(f, a, b), more, done)
        f.enter(more)
    f.set(result, Const(I1, True))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def order_tuples(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Value:
    """Lexicographic order: by the first items that differ, else by length."""
    from naja.compiler.lower.alternatives import truth
    from naja.compiler.lower.equality import equals
    from naja.compiler.lower.operators import compare

    result = f.new_local("ordered", I1)
    done = f.new_block("ordered")
    lefts, rights = tuple_items(f, left), tuple_items(f, right)
    for a, b in zip(lefts, rights, strict=False):
        differ, more = f.new_block("differ"), f.new_block("next_item")
        f.branch(equals(f, a, b), more, differ)
        f.enter(differ)
        if isinstance(a.type, NoneType) and isinstance(b.type, NoneType):
            f.unreachable()
        else:
            ordered = truth(f, compare(f, op, a, b))
            if f.reachable:
                f.set(result, ordered)
        f.jump(done)
        f.enter(more)
    order = {"<": len(lefts) < len(rights), ">": len(lefts) > len(rights)}
    by_length = order[op[0]] or (op.endswith("=") and len(lefts) == len(rights))
    f.set(result, Const(I1, by_length))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def hash_tuple(f: FunctionLowering, source: Typed) -> Typed:
    """The hash of the items in order, as `tuple[T, ...]` computes it."""
    from naja.compiler.lower.methods import call_method

    state: Value = Const(I64, entry.TUPLE_HASH_START)
    items = tuple_items(f, source)
    for item in items:
        lane = call_method(f, item, "__hash__", []).value
        state = f.call_named(entry.TUPLE_HASH_MIX, [state, lane], I64)
    state = f.call_named(entry.TUPLE_HASH_END, [state, Const(I64, len(items))], I64)
    return Typed(state, f.program.builtin("int"))


def make_list(f: FunctionLowering, items: list[Typed], element: ProperType) -> Typed:
    """A new `list[element]` of these items."""
    from naja.compiler.lower.boxing import new_object

    type_ = f.program.builtin("list", element)
    made = f.program.classes.layout(type_)
    array = filled_array(f, items, element)
    result = new_object(f, f.program.descriptors.live(type_), made.size)
    f.store(result, array, made.fields["_items"].offset)
    f.store(result, Const(I64, len(items)), made.fields["_length"].offset)
    return Typed(result, type_)
