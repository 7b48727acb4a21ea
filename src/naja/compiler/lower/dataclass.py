"""Dataclasses: the methods that `@dataclass` stands for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mypy.nodes import ClassDef, FuncDef, TypeInfo
from mypy.types import CallableType, Instance, NoneType, ProperType
from mypy.typevars import fill_typevars

from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_assignments import surely_assigned
from naja.compiler.lower.containers import hash_tuple, make_tuple, order_tuples
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass_defaults import default_of
from naja.compiler.lower.dataclass_fields import (
    DataField,
    fields_of,
    is_frozen,
    option,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.hashing import add_unhashable
from naja.compiler.lower.kinds import is_bool, is_float, is_int, is_none, is_str
from naja.compiler.lower.model import Typed
from naja.compiler.lower.not_implemented import answer_otherwise
from naja.compiler.lower.operator_names import LAST
from naja.compiler.lower.synthetic import add_method, give, own_method
from naja.compiler.lower.types import union_items

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def prepare_dataclass(program: ProgramLowering, node: ClassDef) -> None:
    """Add the methods that the decorator makes to the class."""
    info = node.info
    everything = fields_of(info)
    fields = [item for item in everything if not item.init_only]
    root = program.builtin("object")
    boolean, string = program.builtin("bool"), program.builtin("str")
    _prepare_init(program, node, everything)
    if option(node, "repr", True) and not own_method(info, "__repr__"):
        name = f"__repr_of_{info.name}"
        add_method(program, info, name, [], string, partial(_emit_fields_text, fields))
        add_method(program, info, "__repr__", [], string, partial(_emit_repr, fields, name))
    equal = option(node, "eq", True)
    if equal and not own_method(info, "__eq__"):
        for name in ("__eq__", "__eq__" + LAST):
            emitter = partial(_emit_equal, fields, name)
            add_method(program, info, name, [("other", root)], boolean, emitter)
    _prepare_hash(program, node, fields, equal)
    if option(node, "order", False):
        other = fill_typevars(info)
        for name, op in _ORDER.items():
            for form in (name, name + LAST):
                emitter = partial(_emit_order, fields, op, form)
                add_method(program, info, form, [("other", other)], boolean, emitter)


def _prepare_init(program: ProgramLowering, node: ClassDef, fields: list[DataField]) -> None:
    info = node.info
    if not option(node, "init", True) or own_method(info, "__init__"):
        return
    symbol = info.names.get("__init__")
    if symbol is None and (fields or info.get("__post_init__")):
        add_method(program, info, "__init__", [], NoneType(), partial(_emit_init, info, fields))
    elif symbol is not None and isinstance(symbol.node, FuncDef):
        program.synthetic[symbol.node] = partial(_emit_init, info, fields)
        by_name = {item.name: item for item in fields}
        for index, label in enumerate(symbol.node.arg_names):
            item = by_name.get(str(label))
            if index and item is not None and (item.default or item.factory):
                program.default_makers[symbol.node, index] = partial(default_of, item)
    classes = program.classes.assigned_in_init
    given = {item.name for item in fields if item.in_init or item.default or item.factory}
    classes[info] = given | surely_assigned(node, "__post_init__")


def _prepare_hash(
    program: ProgramLowering, node: ClassDef, fields: list[DataField], equal: bool
) -> None:
    info = node.info
    number = program.builtin("int")
    if own_method(info, "__hash__"):
        return
    if option(node, "unsafe_hash", False) or (equal and is_frozen(info)):
        add_method(program, info, "__hash__", [], number, partial(_emit_hash, fields))
    elif equal:
        add_unhashable(program, info)


def _own(f: FunctionLowering, source: Typed) -> Instance:
    assert isinstance(source.type, Instance)
    return source.type


def read_field(f: FunctionLowering, source: Typed, name: str) -> Typed:
    """The field's value, as the object holds it. AttributeError at run time if it has none."""
    from naja.compiler.lower.attributes import check_set

    owner = _own(f, source)
    field = f.program.classes.layout(owner).fields[name]
    loaded = Typed(f.load(field.rep, source.value, field.offset), field.type)
    check_set(f, source, loaded, field, owner.type.name)
    return loaded


def _emit_init(
    info: TypeInfo, fields: list[DataField], f: FunctionLowering, params: list[Typed]
) -> None:
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method

    target = params[0]
    layout = f.program.classes.layout(_own(f, target))
    node = f.instance.node if f.instance is not None else None
    given = dict(zip(getattr(node, "arg_names", []), params, strict=True))
    for item in fields:
        if item.init_only:
            continue
        field = layout.fields[item.name]
        if item.in_init:
            value = given[item.name]
        elif item.default is not None or item.factory is not None:
            value = default_of(item, f, field.type)
        else:
            continue
        f.store(target.value, coerce(f, value, field.type), field.offset)
        if field.flag:
            f.store(target.value, Const(I1, True), field.flag)
    if has_method(f, target.type, "__post_init__"):
        extra = [given[item.name] for item in fields if item.init_only]
        call_method(f, target, "__post_init__", extra)
    if f.reachable:
        give(f, NONE_VALUE)


def _may_hold_itself(type_: ProperType) -> bool:
    simple = (is_int, is_bool, is_float, is_str, is_none)
    return not all(any(test(item) for test in simple) for item in union_items(type_))


def _emit_repr(
    fields: list[DataField], inner: str, f: FunctionLowering, params: list[Typed]
) -> None:
    """Through a guard where an object might contain itself."""
    from naja.compiler.lower.function_values import bound_method
    from naja.compiler.lower.methods import call_static

    owner = _own(f, params[0])
    node = f.program.classes.method(owner.type, inner)
    assert node is not None
    shown = [read_field(f, params[0], item.name).type for item in fields if item.repr]
    if not any(_may_hold_itself(type_) for type_ in shown if type_ is not None):
        give(f, call_static(f, params[0], node, owner, []).value)
        return
    string = f.program.builtin("str")
    wanted = CallableType([], [], [], string, f.program.builtin("function"))
    body = bound_method(f, params[0], inner, wanted)
    identity = Typed(f.convert("ref_to_int", params[0].value, I64), f.program.builtin("int"))
    guard = f.program.named_function("naja.runtime.repr_guard:guarded")
    give(f, call_function(f, guard, plain([identity, body])).value)


def _emit_fields_text(fields: list[DataField], f: FunctionLowering, params: list[Typed]) -> None:
    """`Point(x=1, y=2)`, with the name of the object's own class."""
    from naja.compiler.lower.formatting import concat
    from naja.compiler.lower.texts import text_of

    string = f.program.builtin("str")
    kind = f.load(REF, params[0].value, 0)
    name = f.call_named("naja.runtime.object_unsafe:type_qualified_name", [kind], REF)
    parts = [Typed(name, string)]
    separator = "("
    for item in fields:
        if item.repr:
            parts.append(Typed(f.program.statics.string(f"{separator}{item.name}="), string))
            parts.append(text_of(f, read_field(f, params[0], item.name), "__repr__"))
            separator = ", "
    parts.append(Typed(f.program.statics.string("()" if separator == "(" else ")"), string))
    give(f, concat(f, parts).value)


def _same_class(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    return f.binary("icmp.eq", f.load(REF, left.value, 0), f.load(REF, right.value, 0))


def _always_set(f: FunctionLowering, owner: Instance, names: list[str]) -> bool:
    """None of these fields can be without a value."""
    layout = f.program.classes.layout(owner)
    return not any(layout.fields[name].may_be_unset for name in names)


def _emit_equal(
    fields: list[DataField], name: str, f: FunctionLowering, params: list[Typed]
) -> None:
    """Equal fields in objects of exactly one class; objects of others are asked themselves."""
    from naja.compiler.lower.equality import alike as same_or_equal

    mine, other = params
    owner = _own(f, mine)
    related = isinstance(other.type, Instance) and (
        other.type.type.has_base(owner.type.fullname)
        or owner.type.has_base(other.type.type.fullname)
    )
    if not related or other.value.rep is not REF:
        answer_otherwise(f, "==", mine, other, last=name.endswith(LAST))
        return
    some, check, alike = f.new_block("some"), f.new_block("check"), f.new_block("alike")
    same, differ, foreign = f.new_block("same"), f.new_block("differ"), f.new_block("foreign")
    compared = [item.name for item in fields if item.compare]
    complete = _always_set(f, owner, compared)
    if complete:
        f.branch(f.binary("icmp.eq", mine.value, other.value), same, some)
    else:  # CPython makes both tuples first, and tells of a field without a value
        f.jump(some)
    f.enter(some)
    f.branch(present(f, other), check, foreign)
    f.enter(check)
    assert isinstance(other.type, Instance)
    if other.type.type is owner.type and other.type != owner:  # Box[int] and Box[float]
        seen = other
        f.jump(alike)
    else:
        seen = Typed(other.value, owner)
        f.branch(_same_class(f, mine, other), alike, foreign)
    f.enter(alike)
    for source in [] if complete else [mine, seen]:
        for item in compared:
            read_field(f, source, item)
    for item in compared:
        more = f.new_block("next_field")
        left, right = read_field(f, mine, item), read_field(f, seen, item)
        f.branch(same_or_equal(f, left, right), more, differ)
        f.enter(more)
    f.jump(same)
    f.enter(same)
    give(f, Const(I1, True))
    f.enter(differ)
    give(f, Const(I1, False))
    f.enter(foreign)
    answer_otherwise(f, "==", mine, other, last=name.endswith(LAST))


def _emit_order(
    fields: list[DataField], op: str, name: str, f: FunctionLowering, params: list[Typed]
) -> None:
    """The order of the tuples of fields; objects of other classes are asked themselves."""
    mine, other = params
    alike, differ = f.new_block("alike"), f.new_block("differ", cold=True)
    f.branch(_same_class(f, mine, other), alike, differ, likely=True)
    f.enter(differ)
    answer_otherwise(f, op, mine, other, last=name.endswith(LAST))
    f.enter(alike)
    chosen = [item.name for item in fields if item.compare]
    left = make_tuple(f, [read_field(f, mine, name) for name in chosen])
    right = make_tuple(f, [read_field(f, other, name) for name in chosen])
    give(f, order_tuples(f, op, left, right))


def _emit_hash(fields: list[DataField], f: FunctionLowering, params: list[Typed]) -> None:
    chosen = [
        read_field(f, params[0], item.name)
        for item in fields
        if (item.compare if item.hash is None else item.hash)
    ]
    give(f, hash_tuple(f, make_tuple(f, chosen)).value)
