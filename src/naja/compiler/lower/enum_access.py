"""Reading enumerations: members by name, by value, and all of them."""

from __future__ import annotations

from mypy.nodes import ClassDef, TypeInfo
from mypy.types import AnyType, CallableType, Instance, ProperType, TypeType, get_proper_type

from naja.compiler.ir.core import Call, Const, Function, Return, Symbol, Value
from naja.compiler.ir.types import I64, NONE, REF
from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.containers import make_list, tuple_items
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.enum_members import (
    EnumShape,
    emit_constant,
    is_member,
    shape_of,
    value_type,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_str, is_value_enum
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.types import Unsupported, supertype


def _global(f: FunctionLowering, info: TypeInfo, name: str) -> Symbol:
    """Where a member is kept."""
    symbol = f.program.names.unique(f"enum {info.fullname}.{name}", ("enum", info, name))
    f.program.statics.place(symbol, REF)
    return Symbol(symbol, I64)


def read_member(f: FunctionLowering, info: TypeInfo, name: str) -> Typed:
    """`Color.RED`."""
    shape = shape_of(f.program, info)
    if f.program.is_library(info.module_name):
        _ensure_library_enum(f, shape)
    place = _global(f, info, shape.canonical[name])
    return Typed(f.load(REF, place, 0), Instance(info, []))


def _ensure_library_enum(f: FunctionLowering, shape: EnumShape) -> None:
    """The members of an enumeration in the library are made at their first use."""
    program = f.program
    name = program.names.unique(f"enum {shape.info.fullname}", ("enum", shape.info))
    if name not in program.thunks:
        program.thunks.add(name)
        program.statics.place(name + ".done")
        ir = Function(name, shape.info.module_name, [], NONE, name=name)
        inner = FunctionLowering(program, ir, {}, module=shape.info.module_name)
        inner.store(Symbol(name + ".done", I64), Const(I64, 1), 0)
        make_members(inner, shape.info)
        inner.emit(Return(Const(NONE, None)))
        program.add(ir)
    first, ready = f.new_block("first_use", cold=True), f.new_block("ready")
    done = f.binary("icmp.ne", f.load(I64, Symbol(name + ".done", I64), 0), Const(I64, 0))
    f.branch(done, ready, first, likely=True)
    f.enter(first)
    f.emit(Call(None, Symbol(name, I64), [], unwind=f.unwind()))
    f.jump(ready)
    f.enter(ready)


def define_enum(f: FunctionLowering, node: ClassDef) -> None:
    """The class statement: `@unique` is checked, the members are made."""
    shape = shape_of(f.program, node.info)
    aliases = [f"{name} -> {same}" for name, same in shape.canonical.items() if name != same]
    if aliases and any(getattr(item, "fullname", "") == "enum.unique" for item in node.decorators):
        label = f.program.statics.string(f"<enum '{node.name}'>: " + ", ".join(aliases))
        f.fail("naja.runtime.flags:raise_duplicates", [label])
        f.enter(f.new_block("never"))
    make_members(f, node.info)


def make_members(f: FunctionLowering, info: TypeInfo) -> None:
    """At the class statement: one object for each value."""
    shape = shape_of(f.program, info)
    for name in shape.own():
        made = new_member(f, shape, Typed(f.program.statics.string(name), f.program.builtin("str")))
        value = emit_constant(f, shape.values[name])
        field = f.program.classes.layout(Instance(info, [])).fields["_value_"]
        f.store(made.value, coerce(f, value, field.type), field.offset)
        _initialise(f, made, info, value)
        f.store(_global(f, info, name), made.value, 0)


def _initialise(f: FunctionLowering, made: Typed, info: TypeInfo, value: Typed) -> None:
    """The class's own `__init__` takes the value, a tuple as several arguments."""
    node = f.program.classes.method(info, "__init__")
    if node is None or node.info.module_name in ("enum", "builtins"):
        return
    from mypy.types import TupleType

    arguments = tuple_items(f, value) if isinstance(value.type, TupleType) else [value]
    assert isinstance(made.type, Instance)
    owner = supertype(made.type, node.info)
    call_function(f, node, plain(arguments), owner=owner, receiver=made)


def new_member(f: FunctionLowering, shape: EnumShape, name: Typed) -> Typed:
    """A new object of the class with this name; its value is still to be set."""
    instance = Instance(shape.info, [])
    layout = f.program.classes.layout(instance)
    made = new_object(f, f.program.descriptors.live(instance), layout.size)
    field = layout.fields["_name_"]
    f.store(made, coerce(f, name, field.type), field.offset)
    return Typed(made, instance)


def stored(f: FunctionLowering, source: Typed, name: str) -> Typed:
    """`_name_` or `_value_` of a member."""
    assert isinstance(source.type, Instance)
    field = f.program.classes.layout(source.type).fields.get(name)
    if field is None:
        return _stored_below(f, source.value, source.type.type, name)
    return Typed(f.load(field.rep, source.value, field.offset, invariant=True), field.type)


def _stored_below(f: FunctionLowering, member: Value, base: TypeInfo, name: str) -> Typed:
    """`_name_` or `_value_` of a member of one of the enumerations that extend `base`.

    Errors: Unsupported if there are none.
    """
    below = [info for info in f.program.classes.below(base) if info.enum_members]
    if not below:
        raise Unsupported(f"no class of the program extends {base.name} by members", "enum")
    wanted = f.program.builtin("str" if name == "_name_" else "object")
    kind = f.load(REF, member, 0)
    result, done = f.new_local(name, REF), f.new_block("stored")
    for info in below:
        own = Instance(info, [])
        hit, miss = f.new_block("class"), f.new_block("other_class")
        link = Symbol(f"type.{f.program.descriptors.erased(own)}")
        f.branch(f.binary("icmp.eq", kind, link), hit, miss)
        f.enter(hit)
        found = stored(f, Typed(member, own), name)
        # The name of a flag is None for a combination, which the type checker overlooks.
        f.set(result, found.value if name == "_name_" else coerce(f, found, wanted))
        f.jump(done)
        f.enter(miss)
    f.unreachable()
    f.enter(done)
    return Typed(f.get(result), wanted)


def enum_attribute(
    f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None
) -> Typed | None:
    """`.name`, `.value`, and members named through a member; None for anything else."""
    if not isinstance(source.type, Instance) or not source.type.type.is_enum:
        return None
    if name in ("name", "value", "_name_", "_value_"):
        found = stored(f, source, "_name_" if "name" in name else "_value_")
        if wanted is None or isinstance(wanted, AnyType):
            return found
        if name.strip("_") == "name" and is_str(wanted):
            return Typed(found.value, wanted)
        return narrow(f, found, wanted)
    if is_member(source.type.type, name):
        return read_member(f, source.type.type, name)
    return None


def enum_of_class(type_: ProperType) -> TypeInfo | None:
    """The enumeration whose class object has this type."""
    item: ProperType | None = None
    if isinstance(type_, TypeType):
        item = get_proper_type(type_.item)
    elif isinstance(type_, CallableType) and type_.is_type_obj():
        item = get_proper_type(type_.ret_type)
    if isinstance(item, Instance) and item.type.is_enum and item.type.module_name != "enum":
        return item.type
    return None


def member_list(f: FunctionLowering, info: TypeInfo) -> Typed:
    """`list(Color)`."""
    members = [read_member(f, info, name) for name in shape_of(f.program, info).listed()]
    return make_list(f, members, Instance(info, []))


def member_table(f: FunctionLowering, info: TypeInfo) -> Typed:
    """`Color.__members__`: every name, aliases too."""
    from naja.compiler.lower.construct import construct
    from naja.compiler.lower.methods import call_method

    string = f.program.builtin("str")
    made = construct(f, f.program.builtin("dict", string, Instance(info, [])), [])
    for name in shape_of(f.program, info).values:
        key = Typed(f.program.statics.string(name), string)
        call_method(f, made, "__setitem__", [key, read_member(f, info, name)])
    return made


def member_of_value(f: FunctionLowering, info: TypeInfo, actuals: list[Actual]) -> Typed:
    """`Color(value)`."""
    from naja.compiler.lower.enum_methods import value_finder

    if len(actuals) != 1:
        raise Unsupported("an enumeration is called with one value; write a class", "enum")
    value = actuals[0].value
    if isinstance(value.type, Instance) and value.type.type is info:
        return value
    if value.type != value_type(f.program, shape_of(f.program, info)) and isinstance(
        value.type, Instance
    ):
        value = plain_value(f, value)
    return call_function(f, value_finder(f, info, value.type), plain([value]))


def plain_value(f: FunctionLowering, source: Typed) -> Typed:
    """A member of an IntEnum, StrEnum or the like as the int or str that it is too."""
    if isinstance(source.type, Instance) and is_value_enum(source.type):
        return stored(f, source, "_value_")
    return source


def check_maker(info: TypeInfo, name: str) -> None:
    """Errors: Unsupported for the class method of int that would make a member."""
    if info.is_enum and name == "from_bytes":
        raise Unsupported(
            f"{info.name}.from_bytes is not supported; write {info.name}(int.from_bytes(...))",
            "enum",
        )


def enum_class_method(
    f: FunctionLowering, info: TypeInfo, name: str, actuals: list[Actual]
) -> Typed | None:
    """`len(Color)`, `Color["RED"]`, `member in Color` and the like."""
    from naja.compiler.lower.enum_methods import name_finder
    from naja.compiler.lower.methods import call_method

    if name == "__getitem__":
        return call_function(f, name_finder(f, info), actuals)
    if name == "__contains__":
        item = actuals[0].value.type
        if not isinstance(item, Instance) or not item.type.is_enum:
            raise Unsupported("`in` an enumeration takes a member", "enum")
        named = call_method(f, member_table(f, info), "values", [])
        return call_method(f, named, name, actuals)
    if name in ("__len__", "__iter__", "__reversed__"):
        return call_method(f, member_list(f, info), name, [])
    return None
