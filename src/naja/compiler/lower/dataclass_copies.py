"""`dataclasses.replace`, `asdict`, `astuple`: other values made of the fields of an object."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, TypeInfo
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.core import Symbol
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.construct import construct
from naja.compiler.lower.containers import make_tuple, tuple_items, variadic_tuple
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass import read_field
from naja.compiler.lower.dataclass_fields import fields_of, is_dataclass
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_float, is_int, is_none, is_str
from naja.compiler.lower.loops import for_each
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal, supertype

Shape = Callable[[FunctionLowering, list[str], list[Typed]], Typed]


def _dataclass_of(type_: ProperType, function: str) -> Instance:
    if not isinstance(type_, Instance) or not is_dataclass(type_.type):
        raise Unsupported(
            f"{function}() takes an object whose class is a dataclass and known here", "dataclass"
        )
    return type_


def replace_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`replace(value, name=...)`: a new object of the value's own class."""
    source, *changes = evaluate_actuals(f, call)
    type_ = _dataclass_of(source.value.type, "replace")
    made = _by_class(f, source.value, type_, lambda value, info: _replaced(f, value, info, changes))
    return Typed(made.value, type_)


def _by_class(
    f: FunctionLowering,
    source: Typed,
    type_: Instance,
    action: Callable[[Typed, TypeInfo], Typed],
) -> Typed:
    """What `action` makes (an object) of the value at the class that it has."""
    result = f.new_local("by_class", REF)
    done = f.new_block("by_class")
    made: Typed | None = None
    for info in [*f.program.classes.subclasses.get(type_.type, []), type_.type]:
        if not is_dataclass(info):
            raise Unsupported(
                f"the object may be a {info.name}, which is no dataclass; make the copy yourself",
                "dataclass",
            )
        own = type_ if info is type_.type else Instance(info, [])
        if supertype(own, type_.type) != type_:
            continue
        link = Symbol(f"type.{f.program.descriptors.live(own)}")
        hit, miss = f.new_block("class"), f.new_block("other_class")
        f.branch(f.binary("icmp.eq", f.load(REF, source.value, 0), link), hit, miss)
        f.enter(hit)
        made = action(Typed(source.value, own), info)
        f.set(result, made.value)
        f.jump(done)
        f.enter(miss)
    f.unreachable()
    f.enter(done)
    assert made is not None
    return Typed(f.get(result), made.type)


def _replaced(f: FunctionLowering, source: Typed, info: TypeInfo, changes: list[Actual]) -> Typed:
    given = {actual.name: actual.value for actual in changes}
    actuals = []
    for item in fields_of(info):
        if not item.in_init and item.name in given:
            raise Unsupported(
                f"the field {item.name} is declared with init=False and cannot be replaced",
                "dataclass",
            )
        if item.init_only and item.name not in given:
            if item.default is None:
                raise Unsupported(
                    f"replace() needs a value for the InitVar {item.name}", "dataclass"
                )
            continue
        if item.in_init:
            value = given.get(item.name) or read_field(f, source, item.name)
            actuals.append(Actual(value, item.name))
    assert isinstance(source.type, Instance)
    return construct(f, source.type, actuals)


def asdict_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`asdict(value)`: a `dict[str, object]`, dataclasses inside it too."""
    return _converted_top(f, call, "asdict", _as_dict)


def astuple_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`astuple(value)`: a `tuple[object, ...]`, dataclasses inside it too."""
    return _converted_top(f, call, "astuple", _as_tuple)


def _converted_top(f: FunctionLowering, call: CallExpr, function: str, shape: Shape) -> Typed:
    if len(call.args) != 1:
        raise Unsupported(f"{function}() takes only the object here", "dataclass")
    source = f.expr(call.args[0])
    _dataclass_of(source.type, function)
    return _converted(f, source, shape, ())


def _converted(
    f: FunctionLowering, source: Typed, shape: Shape, inside: tuple[TypeInfo, ...]
) -> Typed:
    """A copy of the value in which every dataclass has taken the shape."""
    type_ = source.type
    if isinstance(type_, TupleType):
        items = [_converted(f, item, shape, inside) for item in tuple_items(f, source)]
        return make_tuple(f, items)
    if isinstance(type_, Instance):
        info = type_.type
        if is_dataclass(info):
            if info in inside:
                raise Unsupported(
                    f"the fields of {info.name} have no fixed shape here; build the dict yourself",
                    "dataclass",
                )
            return _by_class(
                f, source, type_, lambda value, own: _shaped(f, value, own, shape, inside)
            )
        if info.fullname in ("builtins.list", "builtins.dict"):
            return _converted_container(f, source, type_, shape, inside)
    if _is_atom(type_):
        return source
    raise Unsupported(
        f"a field of type {type_} is not copied by asdict() and astuple() here; "
        "build the dict or tuple yourself",
        "dataclass",
    )


def _shaped(
    f: FunctionLowering, source: Typed, info: TypeInfo, shape: Shape, inside: tuple[TypeInfo, ...]
) -> Typed:
    names = [item.name for item in fields_of(info) if not item.init_only]
    fields = [read_field(f, source, name) for name in names]
    return shape(f, names, [_converted(f, item, shape, (*inside, info)) for item in fields])


def _is_atom(type_: ProperType) -> bool:
    from naja.compiler.lower.types import union_items

    simple = (is_int, is_bool, is_float, is_str, is_none)
    return all(
        any(test(item) for test in simple)
        or isinstance(item, Instance)
        and (item.type.fullname == "builtins.bytes" or item.type.is_enum)
        for item in union_items(type_)
    )


def _converted_container(
    f: FunctionLowering,
    source: Typed,
    type_: Instance,
    shape: Shape,
    inside: tuple[TypeInfo, ...],
) -> Typed:
    """A new list or dict of the converted values; keys stay as they are."""
    element = normal(type_.args[-1])
    kept = _is_atom(element)
    stored = element if kept else f.program.builtin("object")
    name = type_.type.name
    keys = [normal(type_.args[0])] if name == "dict" else []
    made = construct(f, f.program.builtin(name, *keys, stored), [])
    held = f.new_local("copy", REF)
    f.set(held, made.value)

    def add(item: Typed) -> None:
        target = Typed(f.get(held), made.type)
        if name == "dict":
            key, value = tuple_items(f, item)
            changed = _converted(f, value, shape, inside)
            stored_value = Typed(coerce(f, changed, stored), stored)
            call_method(f, target, "__setitem__", [key, stored_value])
        else:
            changed = _converted(f, item, shape, inside)
            call_method(f, target, "append", [Typed(coerce(f, changed, stored), stored)])

    for_each(f, call_method(f, source, "items", []) if keys else source, add)
    return Typed(f.get(held), made.type)


def _as_dict(f: FunctionLowering, names: list[str], values: list[Typed]) -> Typed:
    string, root = f.program.builtin("str"), f.program.builtin("object")
    made = construct(f, f.program.builtin("dict", string, root), [])
    for name, value in zip(names, values, strict=True):
        key = Typed(f.program.string(name), string)
        call_method(f, made, "__setitem__", [key, Typed(coerce(f, value, root), root)])
    return made


def _as_tuple(f: FunctionLowering, names: list[str], values: list[Typed]) -> Typed:
    del names
    return variadic_tuple(f, values, f.program.builtin("object"))
