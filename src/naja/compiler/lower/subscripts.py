"""Subscripts: items and slices, read, written and deleted."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import Expression, IndexExpr, IntExpr, SliceExpr, UnaryExpr
from mypy.types import Instance, NoneType, TupleType, UnionType

from naja.compiler.ir.core import NONE_VALUE
from naja.compiler.lower.containers import as_variadic, make_tuple, tuple_items
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.kinds import is_bool, is_named
from naja.compiler.lower.method_lookup import has_method
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import as_int
from naja.compiler.lower.open_collections import opened
from naja.compiler.lower.typed_dicts import narrow_item, typed_dict
from naja.compiler.lower.types import Unsupported, union_items
from naja.compiler.lower.variants import as_tested, as_variant, called_method


@expression("IndexExpr")
def subscript(f: FunctionLowering, node: IndexExpr) -> Typed:
    if node.analyzed is not None:
        raise Unsupported(
            "a class with type arguments is not a value in a compiled program", "class-value"
        )
    base = opened(f, node.base, f.expr(node.base))
    if isinstance(base.type, UnionType):
        from naja.compiler.lower.absent import require_receiver
        from naja.compiler.lower.alternatives import narrow_present

        if len(union_items(base.type)) == 1:
            require_receiver(f, base, "__getitem__")
            base = narrow_present(f, base)
    item = read_item(f, base, node.index)
    item = as_variant(f, node, called_method(f, base, "__getitem__"), item)
    if typed_dict(f, node.base) is not None:
        return narrow_item(f, node, item)
    return as_tested(f, node, item)


def constant_index(node: Expression) -> int | None:
    if isinstance(node, IntExpr):
        return node.value
    if isinstance(node, UnaryExpr) and node.op == "-" and isinstance(node.expr, IntExpr):
        return -node.expr.value
    return None


def read_item(f: FunctionLowering, base: Typed, index: Expression) -> Typed:
    if isinstance(base.type, TupleType):
        return _tuple_item(f, base, base.type, index)
    if isinstance(index, SliceExpr) and has_method(f, base.type, "_slice"):
        start, stop = _bound(f, index.begin_index), _bound(f, index.end_index)
        if index.stride is None:
            return call_method(f, base, "_slice", [start, stop])
        return call_method(f, base, "_slice_step", [start, stop, _bound(f, index.stride)])
    return _item_at(f, base, f.expr(index))


def _item_at(f: FunctionLowering, base: Typed, key: Typed) -> Typed:
    """`base[key]` of a number, a slice object, or what may be either."""
    if not has_method(f, base.type, "_slice_step"):
        name = "_get" if has_method(f, base.type, "_get") else "__getitem__"
        return call_method(f, base, name, [key])
    if _may_be_slice(key):
        from naja.compiler.lower.unions import over_alternatives

        return over_alternatives(f, key, lambda kind: _item_at(f, base, _number(f, kind)))
    if _is_slice(key):
        return call_method(f, base, "_slice_step", slice_parts(f, key))
    return call_method(f, base, "_get", [key])


def _is_slice(key: Typed) -> bool:
    return is_named(key.type, "builtins.slice")


def _may_be_slice(key: Typed) -> bool:
    """It is one of several things, a slice among them."""
    return isinstance(key.type, UnionType) and any(
        is_named(kind, "builtins.slice") for kind in union_items(key.type)
    )


def slice_parts(f: FunctionLowering, key: Typed) -> list[Typed]:
    """Start, stop and step of a slice object."""
    from naja.compiler.lower.attributes import read_attribute

    return [read_attribute(f, key, name, None) for name in ("start", "stop", "step")]


@expression("SliceExpr")
def slice_object(f: FunctionLowering, node: SliceExpr) -> Typed:
    """A slice as the argument of a program's own `__getitem__`."""
    from naja.compiler.lower.arguments import plain
    from naja.compiler.lower.construct import construct

    bounds = [_bound(f, part) for part in (node.begin_index, node.end_index, node.stride)]
    made = f.program.builtin("slice")
    assert isinstance(made, Instance)
    return construct(f, made, plain(bounds))


def _tuple_item(f: FunctionLowering, base: Typed, type_: TupleType, index: Expression) -> Typed:
    at = constant_index(index)
    if at is not None and -len(type_.items) <= at < len(type_.items):
        return tuple_items(f, base)[at]
    if isinstance(index, SliceExpr):
        parts = (index.begin_index, index.end_index, index.stride)
        bounds = [constant_index(part) if part is not None else None for part in parts]
        given = [
            part is None or bound is not None for part, bound in zip(parts, bounds, strict=True)
        ]
        if all(given) and bounds[2] != 0:
            return make_tuple(f, tuple_items(f, base)[bounds[0] : bounds[1] : bounds[2]])
    return read_item(f, as_variadic(f, base), index)


def _bound(f: FunctionLowering, node: Expression | None) -> Typed:
    return f.expr(node) if node is not None else Typed(NONE_VALUE, NoneType())


def write_item(f: FunctionLowering, base: Typed, index: Expression, value: Typed) -> None:
    """`base[index] = value`."""
    if isinstance(index, SliceExpr) and has_method(f, base.type, "_set_slice"):
        if index.stride is not None:
            bounds = [
                _bound(f, part) for part in (index.begin_index, index.end_index, index.stride)
            ]
            call_method(f, base, "_set_slice_step", [*bounds, value])
            return
        call_method(
            f, base, "_set_slice", [_bound(f, index.begin_index), _bound(f, index.end_index), value]
        )
        return
    key = f.expr(index)

    def write(kind: Typed) -> None:
        if _is_slice(kind) and has_method(f, base.type, "_set_slice_step"):
            call_method(f, base, "_set_slice_step", [*slice_parts(f, kind), value])
            return
        name = "_set" if has_method(f, base.type, "_set") else "__setitem__"
        call_method(f, base, name, [kind, value])

    _for_kinds_of_key(f, base, key, write)


def _number(f: FunctionLowering, key: Typed) -> Typed:
    """A bool, which mypy takes for an int, as the number that it is."""
    return Typed(as_int(f, key), f.program.builtin("int")) if is_bool(key.type) else key


def _for_kinds_of_key(
    f: FunctionLowering, base: Typed, key: Typed, action: Callable[[Typed], None]
) -> None:
    """Do it with the key, or with the kind of key that it is."""
    if not _may_be_slice(key) or not has_method(f, base.type, "_slice_step"):
        action(key)
        return
    from naja.compiler.lower.alternatives import each_alternative

    each_alternative(f, key, lambda kind: action(_number(f, kind)))


def delete_item(f: FunctionLowering, base: Typed, index: Expression) -> None:
    """`del base[index]`."""
    if isinstance(index, SliceExpr) and has_method(f, base.type, "_del_slice"):
        if index.stride is not None:
            bounds = [
                _bound(f, part) for part in (index.begin_index, index.end_index, index.stride)
            ]
            call_method(f, base, "_del_slice_step", bounds)
            return
        call_method(
            f, base, "_del_slice", [_bound(f, index.begin_index), _bound(f, index.end_index)]
        )
        return
    key = f.expr(index)

    def delete(kind: Typed) -> None:
        if _is_slice(kind) and has_method(f, base.type, "_del_slice_step"):
            call_method(f, base, "_del_slice_step", slice_parts(f, kind))
            return
        name = "_del" if has_method(f, base.type, "_del") else "__delitem__"
        call_method(f, base, name, [kind])

    _for_kinds_of_key(f, base, key, delete)
