"""`dataclasses.asdict` and `astuple`: dicts and tuples of the fields of an object.

Every class gets a method that gives the shape of its objects, as CPython's functions do: of a
dataclass a dict or tuple, of a list, tuple or dict another one of shapes, of the rest a deep copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mypy.nodes import CallExpr, TypeInfo
from mypy.types import Instance, ProperType, TupleType, UnionType

from naja.compiler.ir.types import REF
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.construct import construct
from naja.compiler.lower.containers import make_tuple, tuple_items, variadic_tuple
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.copied_classes import ATOMS
from naja.compiler.lower.copies import copied, is_atom
from naja.compiler.lower.dataclass import read_field
from naja.compiler.lower.dataclass_fields import dataclass_of, fields_of
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.loops import for_each
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.statics import zero
from naja.compiler.lower.synthetic import add_method, give
from naja.compiler.lower.types import Unsupported, normal, union_items

_LIBRARY = "dataclasses"
_BUILTIN = ("builtins.list", "builtins.tuple", "builtins.dict")


@dataclass(frozen=True)
class Shape:
    """`make` gives what stands for a dataclass with these names and values of fields."""

    function: str
    make: Callable[[FunctionLowering, list[str], list[Typed]], Typed]

    @property
    def method(self) -> str:
        return f"__{self.function}__"


def _as_dict(f: FunctionLowering, names: list[str], values: list[Typed]) -> Typed:
    string, root = f.program.builtin("str"), f.program.builtin("object")
    made = construct(f, f.program.builtin("dict", string, root), [])
    for name, value in zip(names, values, strict=True):
        key = Typed(f.program.statics.string(name), string)
        call_method(f, made, "__setitem__", [key, Typed(coerce(f, value, root), root)])
    return made


def _as_tuple(f: FunctionLowering, names: list[str], values: list[Typed]) -> Typed:
    del names
    return variadic_tuple(f, values, f.program.builtin("object"))


AS_DICT, AS_TUPLE = Shape("asdict", _as_dict), Shape("astuple", _as_tuple)
_METHODS = {shape.method: shape for shape in (AS_DICT, AS_TUPLE)}


def asdict_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`asdict(value)`: a `dict[str, object]`, dataclasses inside it too."""
    string, root = f.program.builtin("str"), f.program.builtin("object")
    return _shaped_top(f, call, AS_DICT, f.program.builtin("dict", string, root))


def astuple_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`astuple(value)`: a `tuple[object, ...]`, dataclasses inside it too."""
    return _shaped_top(f, call, AS_TUPLE, f.program.builtin("tuple", f.program.builtin("object")))


def _shaped_top(f: FunctionLowering, call: CallExpr, shape: Shape, result: Instance) -> Typed:
    if len(call.args) != 1:
        raise Unsupported(f"{shape.function}() takes only the object here", "dataclass")
    source = evaluate_actuals(f, call)[0].value
    if not isinstance(source.type, Instance) or is_abstract(source.type):
        raise Unsupported(
            f"{shape.function}() takes an object whose class is known here", "dataclass"
        )
    _prepare(f.program)
    _check_dataclass(f, source, shape)
    return Typed(call_method(f, source, shape.method, []).value, result)


def _check_dataclass(f: FunctionLowering, source: Typed, shape: Shape) -> None:
    """TypeError at run time if the class of the object is no dataclass."""
    assert isinstance(source.type, Instance)
    if dataclass_of(source.type.type) is not None:
        return
    from naja.compiler.lower.class_tests import instance_test

    good = f.new_block("dataclass")
    for info in f.program.classes.below(source.type.type):
        if dataclass_of(info) is info:
            miss = f.new_block("other_class")
            f.branch(instance_test(f, source.value, Instance(info, [])), good, miss)
            f.enter(miss)
    f.fail(f"{_LIBRARY}:_refuse_object", [f.program.statics.string(shape.function)])
    f.enter(good)


def _prepare(program: ProgramLowering) -> None:
    """Give all classes the methods, at the first use of either function."""
    if program.shapes_prepared:
        return
    program.shapes_prepared = True
    root = program.builtin("object")
    for info in {root.type, *program.classes.every()}:
        if info.is_protocol or info.is_named_tuple or info.typeddict_type is not None:
            continue
        for name, shape in _METHODS.items():
            add_method(program, info, name, [], root, partial(_emit, info, shape))


def special_shape(f: FunctionLowering, receiver: Typed, name: str) -> Typed | None:
    """The methods of what is no object of a class: tuples, functions, classes, None."""
    if name not in _METHODS or isinstance(receiver.type, (Instance, UnionType)):
        return None
    return _shaped(f, receiver, _METHODS[name])


def _shaped(f: FunctionLowering, source: Typed, shape: Shape) -> Typed:
    """What stands for a value of this static type."""
    type_ = source.type
    root = f.program.builtin("object")
    if _stays(f, type_):
        return source
    if isinstance(type_, TupleType):
        items = [_shaped(f, item, shape) for item in tuple_items(f, source)]
        if not type_.partial_fallback.type.is_named_tuple:
            return make_tuple(f, items)
        if [item.type for item in items] != [normal(item) for item in type_.items]:
            name = f.program.statics.string(type_.partial_fallback.type.name)
            f.fail(f"{_LIBRARY}:_refuse_shape", [name])
            f.enter(f.new_block("never"))
            return source
        return make_tuple(f, items, type_.partial_fallback)
    if isinstance(type_, Instance) and not is_abstract(type_) and not is_object(type_):
        return Typed(call_method(f, source, shape.method, []).value, root)
    result = f.new_local("shaped", REF)
    some, done = f.new_block("some"), f.new_block("shaped")
    f.set(result, zero(REF))
    f.branch(present(f, source), some, done)
    f.enter(some)
    inner = source if is_object(type_) or is_abstract(type_) else narrow_present(f, source)
    if isinstance(inner.type, UnionType) or is_object(inner.type) or is_abstract(inner.type):
        boxed = Typed(coerce(f, inner, root), root)
        f.set(result, call_method(f, boxed, shape.method, []).value)
    else:
        f.set(result, coerce(f, _shaped(f, inner, shape), root))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), root)


def _stays(f: FunctionLowering, type_: ProperType) -> bool:
    return not is_object(type_) and all(is_atom(f, item) for item in union_items(type_))


def _emit(info: TypeInfo, shape: Shape, f: FunctionLowering, params: list[Typed]) -> None:
    """The body of the method of one class."""
    source, root = params[0], f.program.builtin("object")
    type_ = source.type
    assert isinstance(type_, Instance)
    made = dataclass_of(info)
    if made is not None:
        names = [item.name for item in fields_of(made) if not item.init_only]
        values = [_shaped(f, read_field(f, source, name), shape) for name in names]
        given = shape.make(f, names, values)
    elif info.fullname in _BUILTIN:
        given = _container(f, source, type_, shape)
    elif any(base.fullname in _BUILTIN for base in info.mro):
        f.fail(f"{_LIBRARY}:_refuse_shape", [f.program.statics.string(info.name)])
        return
    elif is_atom(f, type_) or info.fullname in ATOMS:
        given = source
    else:
        memo = f.program.builtin("dict", f.program.builtin("int"), root)
        given = copied(f, source, construct(f, memo, []))
    if f.reachable:
        give(f, coerce(f, given, root))


def _container(f: FunctionLowering, source: Typed, type_: Instance, shape: Shape) -> Typed:
    """Another list, tuple or dict of the shapes of the elements."""
    name, root = type_.type.name, f.program.builtin("object")
    kinds = [normal(arg) for arg in type_.args]
    if name == "tuple" and _stays(f, kinds[0]):
        return source
    kinds = [kind if _stays(f, kind) else root for kind in kinds]
    made = construct(f, f.program.builtin("list" if name == "tuple" else name, *kinds), [])
    held = f.new_local("shaped", REF)
    f.set(held, made.value)

    def shaped(value: Typed, kind: ProperType) -> Typed:
        return Typed(coerce(f, _shaped(f, value, shape), kind), kind)

    def add(item: Typed) -> None:
        target = Typed(f.get(held), made.type)
        if name == "dict":
            key, value = tuple_items(f, item)
            pair = [shaped(key, kinds[0]), shaped(value, kinds[1])]
            call_method(f, target, "__setitem__", pair)
        else:
            call_method(f, target, "append", [shaped(item, kinds[0])])

    for_each(f, call_method(f, source, "items", []) if name == "dict" else source, add)
    result = Typed(f.get(held), made.type)
    if name == "tuple":
        return construct(f, f.program.builtin("tuple", kinds[0]), [Actual(result)])
    return result
