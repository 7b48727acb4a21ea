"""Enumerations: the methods that every member has, and finding members by value."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mypy.nodes import ClassDef, FuncDef, TypeInfo
from mypy.types import Instance, NoneType, ProperType, UnionType

from naja.compiler.ir.core import NULL, Const, Symbol
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.constants import boolean, integer, string
from naja.compiler.lower.containers import make_list
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.enum_access import (
    new_member,
    read_member,
    stored,
)
from naja.compiler.lower.enum_members import EnumShape, shape_of
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.names import spell
from naja.compiler.lower.synthetic import add_method, give
from naja.compiler.lower.types import normal

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_FLAGS = "naja.runtime.flags"
_BITS = {"__or__": "or", "__and__": "and", "__xor__": "xor"}


def prepare_enum(program: ProgramLowering, node: ClassDef) -> None:
    """Give the class what Enum, Flag and their kin would give it under CPython."""
    info = node.info
    shape = shape_of(program, info)
    text, number = program.builtin("str"), program.builtin("int")

    def add(name: str, params: list[tuple[str, ProperType]], result: ProperType, made) -> None:  # type: ignore[no-untyped-def]
        if not _has_own(info, name):
            add_method(program, info, name, list(params), result, made)

    if not shape.values:
        return
    add("__repr__", [], text, partial(_emit_repr, shape))
    add("__str__", [], text, partial(_emit_str, shape))
    add("__hash__", [], number, partial(_emit_hash, shape))
    if not shape.plain_text:
        add("__format__", [("spec", text)], text, _emit_format)
    if shape.is_flag:
        own = Instance(info, [])
        other: ProperType = number if shape.kind else own
        for name, op in _BITS.items():
            add(name, [("other", other)], own, partial(_emit_bits, shape, op))
            if shape.kind:
                reflected = name.replace("__", "__r", 1)
                add(reflected, [("other", other)], own, partial(_emit_bits, shape, op))
        add("__invert__", [], own, partial(_emit_invert, shape))
        add("__contains__", [("other", own)], program.builtin("bool"), _emit_contains)
        add("__bool__", [], program.builtin("bool"), _emit_truth)
        add("__len__", [], number, _emit_count)
        iterator = program.builtin("naja.runtime.list_core_unsafe.ListIterator", own)
        add("__iter__", [], iterator, partial(_emit_iterate, shape))


def _has_own(info: TypeInfo, name: str) -> bool:
    """A class of the program defines the method for the enumeration."""
    for base in info.mro:
        symbol = base.names.get(name)
        if symbol is not None and base.module_name not in ("enum", "builtins"):
            return not symbol.plugin_generated
    return False


def _class_name(f: FunctionLowering, shape: EnumShape) -> Typed:
    return string(f, f.program.classes.qualified_name(shape.info).rpartition(".")[2])


def _emit_repr(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.texts import text_of

    value = text_of(f, stored(f, params[0], "_value_"), "__repr__")
    path = "flag_repr" if shape.is_flag else "member_repr"
    node = f.program.named_function(f"{_FLAGS}:{path}")
    parts = [_class_name(f, shape), stored(f, params[0], "_name_"), value]
    give(f, call_function(f, node, plain(parts)).value)


def _emit_str(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.texts import text_of

    if shape.plain_text:
        give(f, text_of(f, stored(f, params[0], "_value_")).value)
        return
    parts = [_class_name(f, shape), stored(f, params[0], "_name_")]
    if shape.is_flag:
        parts.append(stored(f, params[0], "_value_"))
    path = "flag_str" if shape.is_flag else "member_str"
    node = f.program.named_function(f"{_FLAGS}:{path}")
    give(f, call_function(f, node, plain(parts)).value)


def _emit_format(f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.texts import text_of

    text = text_of(f, params[0])
    give(f, call_method(f, text, "__format__", [params[1]]).value)


def _emit_hash(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.methods import call_method

    name = "_value_" if shape.kind or shape.is_flag else "_name_"
    give(f, call_method(f, stored(f, params[0], name), "__hash__", []).value)


def _emit_bits(shape: EnumShape, op: str, f: FunctionLowering, params: list[Typed]) -> None:
    mine = stored(f, params[0], "_value_").value
    other = params[1]
    if isinstance(other.type, Instance) and other.type.type.is_enum:
        other = stored(f, other, "_value_")
    value = Typed(f.binary(op, mine, other.value), f.program.builtin("int"))
    node = value_finder(f, shape.info, value.type)
    give(f, call_function(f, node, plain([value])).value)


def _emit_invert(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    turned = f.binary("xor", stored(f, params[0], "_value_").value, Const(I64, -1))
    if not shape.kind:
        turned = f.binary("and", turned, Const(I64, shape.singles))
    value = Typed(turned, f.program.builtin("int"))
    give(f, call_function(f, value_finder(f, shape.info, value.type), plain([value])).value)


def _emit_contains(f: FunctionLowering, params: list[Typed]) -> None:
    wanted = stored(f, params[1], "_value_").value
    both = f.binary("and", stored(f, params[0], "_value_").value, wanted)
    give(f, f.binary("icmp.eq", both, wanted))


def _emit_truth(f: FunctionLowering, params: list[Typed]) -> None:
    give(f, f.binary("icmp.ne", stored(f, params[0], "_value_").value, Const(I64, 0)))


def _emit_count(f: FunctionLowering, params: list[Typed]) -> None:
    node = f.program.named_function(f"{_FLAGS}:count_bits")
    give(f, call_function(f, node, plain([stored(f, params[0], "_value_")])).value)


def _emit_iterate(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    """The members of one bit that the value has, in the order of the class."""
    from naja.compiler.lower.methods import call_method

    own = Instance(shape.info, [])
    made = make_list(f, [], own)
    held = f.new_local("members", REF)
    f.set(held, made.value)
    value = stored(f, params[0], "_value_").value
    for name in shape.listed():
        bit = shape.values[name]
        assert isinstance(bit, int)
        hit, miss = f.new_block("has"), f.new_block("has_not")
        both = f.binary("and", value, Const(I64, bit))
        f.branch(f.binary("icmp.ne", both, Const(I64, 0)), hit, miss)
        f.enter(hit)
        call_method(f, Typed(f.get(held), made.type), "append", [read_member(f, shape.info, name)])
        f.jump(miss)
        f.enter(miss)
    give(f, call_method(f, Typed(f.get(held), made.type), "__iter__", []).value)


def value_finder(f: FunctionLowering, info: TypeInfo, given: ProperType) -> FuncDef:
    """The function that finds the member of a value of this type."""
    name = f"__of_value_{spell(given)}"
    symbol = info.names.get(name)
    if symbol is not None and isinstance(symbol.node, FuncDef):
        return symbol.node
    shape = shape_of(f.program, info)
    emitter = partial(_emit_find, shape)
    result = Instance(info, [])
    return add_method(f.program, info, name, [("value", given)], result, emitter, static=True)


def _emit_find(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.equality import equals
    from naja.compiler.lower.methods import call_class_method
    from naja.compiler.lower.texts import text_of

    value = params[0]
    for name in shape.own():
        member = read_member(f, shape.info, name)
        hit, miss = f.new_block("found"), f.new_block("next_member")
        same = equals(f, stored(f, member, "_value_"), value)
        f.branch(same, hit, miss)
        f.enter(hit)
        give(f, member.value)
        f.enter(miss)
    if shape.is_flag:
        _emit_composite(shape, f, value)
        return
    missing = f.program.classes.method(shape.info, "_missing_")
    if missing is not None and missing.info.module_name != "enum":
        own = Instance(shape.info, [])
        found = call_class_method(f, own, "_missing_", plain([value]), None)
        some, none = f.new_block("replaced"), f.new_block("missing")
        f.branch(present(f, found), some, none)
        f.enter(some)
        give(f, found.value)
        f.enter(none)
    label = string(f, f.program.classes.qualified_name(shape.info))
    f.fail(f"{_FLAGS}:raise_not_valid", [text_of(f, value, "__repr__").value, label.value])


def _emit_composite(shape: EnumShape, f: FunctionLowering, value: Typed) -> None:
    """A flag of several bits: made once for each value."""
    from naja.compiler.lower.methods import call_method

    own = Instance(shape.info, [])
    number, text = f.program.builtin("int"), f.program.builtin("str")
    table_type = f.program.builtin("dict", number, own)
    keep = boolean(f, bool(shape.kind))
    check = f.program.named_function(f"{_FLAGS}:checked_value")
    parts = [value, integer(f, shape.mask), keep, _class_name(f, shape)]
    checked = call_function(f, check, plain(parts))
    _return_member_of(shape, f, checked)
    table = _composites(f, shape, table_type)
    found = call_method(f, table, "get", [checked])
    known, fresh = f.new_block("known"), f.new_block("fresh")
    f.branch(present(f, found), known, fresh)
    f.enter(known)
    give(f, coerce(f, found, own))
    f.enter(fresh)
    names = [name for name in shape.own() if shape.values[name]]
    names.sort(key=lambda name: name not in shape.listed())
    labels = make_list(f, [string(f, name) for name in names], text)
    numbers = make_list(f, [integer(f, int(str(shape.values[name]))) for name in names], number)
    namer = f.program.named_function(f"{_FLAGS}:composite_name")
    name = call_function(f, namer, plain([checked, integer(f, shape.singles), labels, numbers]))
    made = new_member(f, shape, Typed(name.value, normal(UnionType([text, NoneType()]))))
    field = f.program.classes.layout(own).fields["_value_"]
    f.store(made.value, checked.value, field.offset)
    call_method(f, table, "__setitem__", [checked, made])
    give(f, made.value)


def _return_member_of(shape: EnumShape, f: FunctionLowering, value: Typed) -> None:
    """A value that was brought into range may be that of a member."""
    for name in shape.own():
        number = shape.values[name]
        assert isinstance(number, int)
        hit, miss = f.new_block("found"), f.new_block("next_member")
        f.branch(f.binary("icmp.eq", value.value, Const(I64, number)), hit, miss)
        f.enter(hit)
        give(f, read_member(f, shape.info, name).value)
        f.enter(miss)


def _composites(f: FunctionLowering, shape: EnumShape, type_: Instance) -> Typed:
    """The dict of the composite members made so far."""
    from naja.compiler.lower.construct import construct

    name = f.program.names.unique(f"composites {shape.info.fullname}", ("flags", shape.info))
    f.program.statics.place(name, REF)
    place = Symbol(name, I64)
    first, ready = f.new_block("first_composite"), f.new_block("composites")
    f.branch(f.binary("icmp.eq", f.load(REF, place, 0), NULL), first, ready)
    f.enter(first)
    f.store(place, construct(f, type_, []).value, 0)
    f.jump(ready)
    f.enter(ready)
    return Typed(f.load(REF, place, 0), type_)


def name_finder(f: FunctionLowering, info: TypeInfo) -> FuncDef:
    """The function behind `Color["RED"]`."""
    name = "__of_name"
    symbol = info.names.get(name)
    if symbol is not None and isinstance(symbol.node, FuncDef):
        return symbol.node
    emitter = partial(_emit_find_name, shape_of(f.program, info))
    text = f.program.builtin("str")
    own = Instance(info, [])
    return add_method(f.program, info, name, [("name", text)], own, emitter, static=True)


def _emit_find_name(shape: EnumShape, f: FunctionLowering, params: list[Typed]) -> None:
    from naja.compiler.lower.equality import equals

    for name in shape.values:
        hit, miss = f.new_block("found"), f.new_block("next_member")
        f.branch(equals(f, params[0], string(f, name)), hit, miss)
        f.enter(hit)
        give(f, read_member(f, shape.info, name).value)
        f.enter(miss)
    f.fail(f"{_FLAGS}:raise_no_name", [params[0].value])
