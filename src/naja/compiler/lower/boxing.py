"""Values as references that say what they hold, and back."""

from __future__ import annotations

from typing import TypeGuard

from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    Instance,
    ProperType,
    TupleType,
    UninhabitedType,
    UnionType,
)

from naja.abi import entry, heap, layout
from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Symbol, Value
from naja.compiler.ir.types import I1, I64, NONE, REF, Struct
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    is_abstract,
    is_bool,
    is_float,
    is_int,
    is_none,
    is_object,
    is_str,
)
from naja.compiler.lower.model import Typed
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_long_tuple,
    normal,
    rep_of,
    union_items,
    without_none,
)


def note(f: FunctionLowering, type_: ProperType, target: ProperType) -> None:
    """Record for dispatch that `type_` objects are reached through `target`."""
    for item in union_items(type_):
        if isinstance(item, Instance) and item != target:
            if isinstance(f.program, object) and not is_object(item):
                f.program.dispatch.note_conversion(item, target)


def box(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """The value as a reference that says what it is (`object` or a mixed union)."""
    value, type_ = source
    if isinstance(type_, TupleType) and isinstance(target, UnionType):
        source = _as_alternative(f, source, type_, target)
        value, type_ = source
    if isinstance(target, UnionType) and not isinstance(type_, (TupleType, UnionType)):
        source = _as_function(f, source, target)
        value, type_ = source
    if isinstance(target, UnionType):
        source = _as_abstract(f, source, target)
        value, type_ = source
    if is_object(target) and is_function(type_):
        return box_function(f, source, target)
    if _shapes_differ(type_, target) or is_object(target) and _may_be_function(type_):
        return _box_again(f, source, target)
    _check_emptiness(type_, target)
    root = f.program.builtin("object")
    note(f, type_, root)
    if value.rep is REF:
        _note_classes(f, type_, root)
        return value
    if is_none(type_):
        return NULL
    if isinstance(type_, UnionType):  # an optional value
        return _box_optional(f, value, without_none(type_), target)
    if is_int(type_) or is_bool(type_) or is_float(type_):
        assert isinstance(type_, Instance)
        link = f.program.descriptors.live(type_)
        stored = f.convert("zext", value, I64) if value.rep is I1 else value
    else:
        link, stored = f.program.descriptors.box_type(type_), value
    made = new_object(f, link, layout.BOX_VALUE + max(stored.rep.size, 8))
    f.store(made, stored, layout.BOX_VALUE)
    return made


def _note_classes(f: FunctionLowering, type_: ProperType, root: Instance) -> None:
    """A class that is kept as an object is one of `type`, whose methods it has."""
    from naja.compiler.lower.convert import is_class

    if any(map(is_class, union_items(type_))):
        kind = f.program.builtin("type")
        f.program.descriptors.live(kind)
        f.program.dispatch.note_conversion(kind, root)


def as_class(f: FunctionLowering, source: Typed) -> Typed:
    """A value that is one of several classes as a `type`; any other as it is."""
    from naja.compiler.lower.convert import is_class

    type_ = source.type
    if not isinstance(type_, UnionType) or allows_none(type_):
        return source
    if not all(map(is_class, union_items(type_))):
        return source
    _note_classes(f, type_, f.program.builtin("object"))
    return Typed(source.value, f.program.builtin("type"))


def _as_alternative(
    f: FunctionLowering, source: Typed, type_: TupleType, target: UnionType
) -> Typed:
    """A tuple of fixed length as the one of the union that it is: its box says which."""
    from naja.compiler.lower.convert import coerce

    shapes = [item for item in union_items(target) if is_plain_tuple(item)]
    if type_ in shapes or not is_plain_tuple(type_):
        return source
    for long in filter(is_long_tuple, union_items(target)):
        if is_subtype(type_, long):
            return Typed(coerce(f, source, long), long)
    if not shapes:
        return source
    fitting = [shape for shape in shapes if is_subtype(type_, shape)]
    fitting = fitting or [shape for shape in shapes if len(shape.items) == len(type_.items)]
    if len(shapes) > 1 and len(fitting) != 1:
        raise Unsupported(
            f"which of {target} this tuple is cannot be told; annotate a variable for it",
            "annotation",
        )
    return Typed(coerce(f, source, fitting[0]), fitting[0]) if fitting else source


def _as_function(f: FunctionLowering, source: Typed, target: UnionType) -> Typed:
    """A function, class or object with `__call__` as the function of the union that it is."""
    from naja.compiler.lower.convert import coerce, is_class
    from naja.compiler.lower.shapes import called_alike

    type_ = source.type
    functions = [item for item in union_items(target) if is_function(item)]
    others = [item for item in union_items(target) if not is_function(item)]
    if not functions or isinstance(type_, Instance) and not _is_called(type_):
        return source
    if not isinstance(type_, Instance) and not is_function(type_) and not is_class(type_):
        return source
    if any(is_subtype(type_, item) for item in others):
        return source
    fitting = [item for item in functions if is_subtype(type_, item)]
    if not fitting or is_function(type_) and any(called_alike(type_, item) for item in fitting):
        return source
    return Typed(coerce(f, source, fitting[0]), fitting[0])


def _is_called(type_: Instance) -> bool:
    return type_.type.get("__call__") is not None and not is_abstract(type_)


def _as_abstract(f: FunctionLowering, source: Typed, target: UnionType) -> Typed:
    """What is in a union as a Protocol or an ABC, as a dict for `int | Mapping[str, int]`.

    Tuples of fixed length become such of any length; of other values dispatch has to know.
    """
    from naja.compiler.lower.convert import check_arguments, coerce

    abstract = [item for item in union_items(target) if is_abstract(item)]
    for item in union_items(source.type) if abstract else []:
        if item in union_items(target) or _has_class(target, item):
            continue
        fitting = next((kind for kind in abstract if is_subtype(item, kind)), None)
        if fitting is not None and item == source.type:
            return Typed(coerce(f, source, fitting), fitting)
        if fitting is not None:
            check_arguments(f, item, fitting)
            f.program.dispatch.note_conversion(item, fitting)
    return source


def _has_class(target: UnionType, item: ProperType) -> bool:
    """The union has the class of the item, or one above it, by itself."""
    kinds = [kind for kind in union_items(target) if isinstance(kind, Instance)]
    return isinstance(item, Instance) and any(
        not is_abstract(kind) and kind.type in item.type.mro for kind in kinds
    )


def _may_be_function(type_: ProperType) -> bool:
    """A union that holds functions as such, where an object would be a box around them."""
    return isinstance(type_, UnionType) and any(map(is_function, union_items(type_)))


def _functions_differ(type_: UnionType, target: UnionType) -> bool:
    """The one union holds functions that are called otherwise than those of the other."""
    from naja.compiler.lower.shapes import called_alike

    wanted = [item for item in union_items(target) if is_function(item)]
    given = [item for item in union_items(type_) if is_function(item)]
    return bool(wanted) and not all(any(called_alike(a, b) for b in wanted) for a in given)


def _shapes_differ(type_: ProperType, target: ProperType) -> bool:
    """The boxes of two unions hold their functions, or tell their tuples of fixed length apart,
    in other ways."""
    if not isinstance(type_, UnionType) or not isinstance(target, UnionType):
        return False
    if _functions_differ(type_, target):
        return True
    wanted = [item for item in union_items(target) if is_plain_tuple(item)]
    given = [item for item in union_items(type_) if is_plain_tuple(item)]
    others = union_items(target)
    told_apart = len(wanted) > 1 or any(is_long_tuple(kind) or is_abstract(kind) for kind in others)
    return told_apart and any(item not in wanted for item in given)


def _box_again(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    from naja.compiler.lower.alternatives import each_alternative, narrow_present, present

    result = f.new_local("boxed", REF)
    f.set(result, NULL)
    some, done = f.new_block("some"), f.new_block("boxed")
    f.branch(present(f, source), some, done)
    f.enter(some)
    inner = narrow_present(f, source)
    each_alternative(f, inner, lambda item: f.set(result, box(f, item, target)))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def is_plain_tuple(type_: ProperType) -> TypeGuard[TupleType]:
    """A tuple of fixed length, and no named tuple."""
    return isinstance(type_, TupleType) and not type_.partial_fallback.type.is_named_tuple


def _check_emptiness(type_: ProperType, target: ProperType) -> None:
    """An empty display must say which of `list[int] | list[str]` it is."""
    if not isinstance(type_, Instance) or not isinstance(target, UnionType):
        return
    if any(isinstance(normal(arg), UninhabitedType) for arg in type_.args):
        raise Unsupported(
            f"an empty {type_.type.name} does not say which of {target} it is; "
            "annotate a variable for it",
            "annotation",
        )


def _box_optional(
    f: FunctionLowering, value: Value, inner: ProperType, target: ProperType
) -> Value:
    result = f.new_local("boxed", REF)
    present, done = f.new_block("present"), f.new_block("boxed")
    f.set(result, NULL)
    f.branch(f.extract(value, 0), present, done)
    f.enter(present)
    f.set(result, box(f, Typed(f.extract(value, 1), inner), target))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def is_function(type_: ProperType) -> TypeGuard[CallableType]:
    """A function value, and no class."""
    return isinstance(type_, CallableType) and not type_.is_type_obj()


def box_function(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """A function as an object: its class has `__call__` at the function's own types."""
    type_ = source.type.copy_modified(definition=None, name=None)  # type: ignore[attr-defined]
    link = f.program.descriptors.function_box(type_)
    f.program.dispatch.note_conversion(type_, target)
    made = new_object(f, link, layout.BOX_VALUE + 8)
    f.store(made, source.value, layout.BOX_VALUE)
    return made


def new_object(f: FunctionLowering, link: str, size: int) -> Value:
    """A new zeroed object of the class with this TypeDesc."""
    kind = Symbol(f"type.{link}", I64)
    if size > heap.SMALL_LIMIT:
        address = f.call_named(entry.NEW_OBJECT, [kind, Const(I64, size)], I64)
    else:
        chosen = heap.class_of_size(size)
        octets, offset = heap.CLASS_GRANULES[chosen] << 4, heap.class_offset(chosen)
        called = f.program.is_library(f.module)
        path = entry.NEW_SMALL_CALLED if called else entry.NEW_SMALL
        address = f.call_named(path, [kind, Const(I64, octets), Const(I64, offset)], I64)
    return f.convert("int_to_ref", address, REF)


def _text_inside(f: FunctionLowering, value: Value) -> Value:
    """The str of an object that is one, be it a member of a StrEnum."""
    if not f.program.classes.text_enums():
        return value
    result = f.new_local("text", REF)
    done = f.new_block("text")
    f.set(result, value)
    for info in f.program.classes.text_enums():
        instance = Instance(info, [])
        hit, miss = f.new_block("member"), f.new_block("no_member")
        f.branch(instance_test(f, value, instance), hit, miss)
        f.enter(hit)
        field = f.program.classes.layout(instance).fields["_value_"]
        f.set(result, f.load(REF, value, field.offset))
        f.jump(done)
        f.enter(miss)
    f.jump(done)
    f.enter(done)
    return f.get(result)


def unbox(f: FunctionLowering, value: Value, target: ProperType) -> Value:
    """The content of a boxed value known to be a `target`."""
    rep = rep_of(target)
    if rep is REF:
        return _text_inside(f, value) if is_str(target) else value
    if rep is NONE:
        return NONE_VALUE
    if isinstance(target, UnionType) and isinstance(rep, Struct):
        result = f.new_local("unboxed", rep)
        present, done = f.new_block("present"), f.new_block("unboxed")
        f.set(result, zero(rep))
        f.branch(f.binary("icmp.ne", value, NULL), present, done)
        f.enter(present)
        f.set(result, f.struct([Const(I1, True), f.load(rep.fields[1], value, layout.BOX_VALUE)]))
        f.jump(done)
        f.enter(done)
        return f.get(result)
    return f.load(rep, value, layout.BOX_VALUE)
