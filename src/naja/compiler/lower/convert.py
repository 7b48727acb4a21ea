"""Moving a value from one static type to another: exact, or refused.

`coerce` is for stores, arguments and results; it never changes what a program can
observe (no int -> float, no bool -> int: CPython would keep the object as it is).
`narrow` trusts mypy that a value of a wider type is of a narrower one.
"""

from __future__ import annotations

from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    UninhabitedType,
    UnionType,
)

from naja.abi import entry, heap, layout
from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Symbol, TypeTest, Value
from naja.compiler.ir.types import F64, I1, I64, NONE, REF, Struct
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenFunction, close
from naja.compiler.lower.program import zero
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    concretise,
    is_abstract,
    is_bool,
    is_boxed,
    is_float,
    is_int,
    is_none,
    is_object,
    is_str,
    normal,
    rep_of,
    supertype,
    union_items,
    without_none,
)


def coerce(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """The value as a `target`. Errors: Unsupported when no exact form exists."""
    value, type_ = source
    if isinstance(value, OpenFunction):
        return close(f, value, target)
    if type_ == target:
        return value
    rep = rep_of(target)
    if isinstance(type_, UninhabitedType) or isinstance(target, UninhabitedType):
        return zero(rep)
    if is_boxed(target):
        _check_promotion(type_, target)
        return box(f, source, target)
    if is_none(target):
        return NONE_VALUE
    if isinstance(target, UnionType):
        return _to_optional(f, source, target)
    if is_boxed(type_) or isinstance(type_, UnionType):
        if is_float(target) and any(is_int(item) for item in union_items(type_)):
            return _refuse(type_, target)
        return (
            coerce(f, narrow(f, source, target), target)
            if narrow(f, source, target).type != type_
            else _refuse(type_, target)
        )
    if isinstance(type_, Instance) and type_.type.is_enum and (is_int(target) or is_str(target)):
        raise Unsupported(
            f"a member of {type_.type.name} kept as a plain {target} would lose its name; "
            "write .value",
            "promotion",
        )
    if is_int(target) and is_bool(type_):
        raise Unsupported(
            "a bool used as an int would print as 1; write int(...) around it", "promotion"
        )
    if is_float(target) and (is_int(type_) or is_bool(type_)):
        raise Unsupported(
            "an int used as a float would print without its point; write 1.0 or float(...)",
            "promotion",
        )
    if isinstance(target, TupleType) and isinstance(type_, TupleType):
        return _tuple_to_tuple(f, source, type_, target)
    if isinstance(type_, TupleType) and isinstance(target, Instance):
        return _tuple_to_instance(f, source, type_, target)
    if isinstance(target, Instance) and is_abstract(target):
        return _to_abstract(f, source, target)
    if isinstance(target, CallableType):
        from naja.compiler.lower.closures import adapt_callable

        return adapt_callable(f, source, target)
    if rep is REF and value.rep is REF:
        _check_arguments(f, type_, target)
        f.program.dispatch.note_view(type_, target)
        return value
    if rep == value.rep:
        return value
    return _refuse(type_, target)


def _check_promotion(type_: ProperType, target: ProperType) -> None:
    """A union with `float` alone takes no int: its user would not expect to find one."""
    kinds = union_items(target)
    if is_object(target) or not any(is_float(kind) for kind in kinds):
        return
    if any(is_int(item) or is_bool(item) for item in union_items(type_)):
        if not any(is_int(kind) or is_bool(kind) for kind in kinds):
            raise Unsupported(
                "an int used as a float would print without its point; write 1.0 or float(...)",
                "promotion",
            )


def _refuse(type_: ProperType, target: ProperType) -> Value:
    raise Unsupported(
        f"a value of type {type_} cannot be kept exactly as {target}; convert it explicitly",
        "conversion",
    )


def _to_optional(f: FunctionLowering, source: Typed, target: UnionType) -> Value:
    inner = without_none(target)
    rep = rep_of(target)
    value, type_ = source
    if rep is REF:
        if is_none(type_):
            return NULL
        if allows_none(type_) and value.rep is REF and not is_object(type_):
            present_type = without_none(type_)
            return (
                coerce(f, Typed(value, present_type), inner)
                if not isinstance(inner, UnionType)
                else value
            )
        return coerce(f, source, inner)
    if is_none(type_):
        return zero(rep)
    if value.rep == rep and isinstance(type_, UnionType):
        _check_scalar(without_none(type_), inner)
        return value
    if is_boxed(type_):
        return unbox(f, value, target)
    return f.struct([Const(I1, True), coerce(f, source, inner)])


def _check_scalar(type_: ProperType, target: ProperType) -> None:
    if type_ != target and any(
        is_int(item) or is_bool(item) or is_float(item) for item in (type_, target)
    ):
        _refuse(type_, target)


def _check_arguments(f: FunctionLowering, type_: ProperType, target: ProperType) -> None:
    """Element types must be held alike: list[bool] is no list[int] in memory.

    The elements are converted with their container, and theirs in turn.
    """
    if not isinstance(type_, Instance) or not isinstance(target, Instance) or not target.args:
        return
    if not type_.type.has_base(target.type.fullname):
        return
    for mine, theirs in zip(supertype(type_, target.type).args, target.args, strict=False):
        a, b = normal(mine), normal(theirs)
        if a == b or is_object(b) and is_boxed(a):
            continue
        if isinstance(a, UninhabitedType) or isinstance(b, UninhabitedType):
            continue
        if isinstance(a, Instance) and a.type.is_enum and (is_str(b) or is_int(b)):
            _refuse(type_, target)
        if rep_of(a) != rep_of(b) or rep_of(a) is not REF:
            raise Unsupported(
                f"{type_} cannot stand for {target}: the elements are stored differently; "
                "build a new container",
                "covariance",
            )
        note(f, a, b)
        _check_arguments(f, a, b)


def _tuple_to_tuple(
    f: FunctionLowering, source: Typed, type_: TupleType, target: TupleType
) -> Value:
    if len(type_.items) != len(target.items):
        return _refuse(type_, target)
    parts = []
    for index, (mine, theirs) in enumerate(zip(type_.items, target.items, strict=True)):
        parts.append(coerce(f, Typed(f.extract(source.value, index), normal(mine)), normal(theirs)))
    return f.struct(parts)


def _tuple_to_instance(
    f: FunctionLowering, source: Typed, type_: TupleType, target: Instance
) -> Value:
    from naja.compiler.lower.containers import variadic_tuple

    if target.type.fullname == "builtins.tuple" or is_abstract(target):
        element = normal(target.args[0]) if target.args else f.program.builtin("object")
        items = [
            Typed(f.extract(source.value, at), normal(item)) for at, item in enumerate(type_.items)
        ]
        made = variadic_tuple(f, items, element)
        return made.value if target.type.fullname == "builtins.tuple" else coerce(f, made, target)
    return _refuse(type_, target)


def _to_abstract(f: FunctionLowering, source: Typed, target: Instance) -> Value:
    _check_arguments(f, source.type, target)
    note(f, source.type, target)
    if source.value.rep is REF:
        return source.value
    return box(f, source, f.program.builtin("object"))


def note(f: FunctionLowering, type_: ProperType, target: ProperType) -> None:
    """Record for dispatch that `type_` objects are reached through `target`."""
    for item in union_items(type_):
        if isinstance(item, Instance) and item != target:
            if isinstance(f.program, object) and not is_object(item):
                f.program.dispatch.note_conversion(item, target)


def box(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """The value as a reference that says what it is (`object` or a mixed union)."""
    value, type_ = source
    _check_emptiness(type_, target)
    root = f.program.builtin("object")
    note(f, type_, root)
    if value.rep is REF:
        return value
    if is_none(type_):
        return NULL
    if isinstance(type_, UnionType):  # an optional value
        return _box_optional(f, value, without_none(type_), target)
    if is_int(type_) or is_bool(type_) or is_float(type_):
        assert isinstance(type_, Instance)
        link = f.program.live(type_)
        stored = f.convert("zext", value, I64) if value.rep is I1 else value
    else:
        link, stored = f.program.box_type(type_), value
    made = new_object(f, link, layout.BOX_VALUE + max(stored.rep.size, 8))
    f.store(made, stored, layout.BOX_VALUE)
    return made


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
    if not f.program.classes.text_enums:
        return value
    result = f.new_local("text", REF)
    done = f.new_block("text")
    f.set(result, value)
    for info in f.program.classes.text_enums:
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


def narrow(f: FunctionLowering, source: Typed, to: ProperType, proven: bool = False) -> Typed:
    """The same value at the type that mypy has narrowed it to.

    `proven`: the class was tested just now. Otherwise a value that mypy calls an int may
    still be a bool, and that is told at run time.
    """
    value, type_ = source
    if type_ == to or isinstance(type_, UninhabitedType):
        return source
    to = concretise(to, type_)
    if isinstance(to, UninhabitedType):
        return Typed(zero(NONE), to)
    if is_boxed(type_):
        if is_object(to) or (
            is_abstract(to)
            and not is_object(type_)
            and value.rep is REF
            and len(union_items(to)) == 1
        ):
            return Typed(value, to)
        if is_int(to) and not proven and f.traced:  # the library knows what it does
            _require_no_bool(f, value)
        return Typed(unbox(f, value, to), to)
    if isinstance(type_, UnionType):
        return _narrow_optional(f, source, to)
    if (
        isinstance(type_, Instance)
        and isinstance(to, Instance)
        and value.rep is REF
        and rep_of(to) is REF
    ):
        if to.type.has_base(type_.type.fullname) and not (
            is_abstract(to) and not is_abstract(type_)
        ):
            f.program.dispatch.note_view(type_, to)
            return Typed(value, to)
        if is_abstract(type_) and not is_abstract(to) and not is_object(to):
            return Typed(value, to)
        return source
    if isinstance(type_, Instance) and is_abstract(type_) and rep_of(to) is not REF:
        return Typed(unbox(f, value, to), to)
    if isinstance(type_, (CallableType, Overloaded)) and isinstance(to, CallableType):
        return source
    return source


def _require_no_bool(f: FunctionLowering, value: Value) -> None:
    """TypeError if a box that passed for an int holds a bool: as an int it would print as 1."""
    good, bad = f.new_block("int"), f.new_block("bool", cold=True)
    f.branch(instance_test(f, value, f.program.builtin("bool")), bad, good, likely=False)
    f.enter(bad)
    f.fail(entry.RAISE_BOOL, [])
    f.enter(good)


def _narrow_optional(f: FunctionLowering, source: Typed, to: ProperType) -> Typed:
    value, type_ = source
    inner = without_none(type_)
    if is_none(to):
        return Typed(NONE_VALUE, to)
    if isinstance(to, UnionType) or is_object(to):
        return source
    if value.rep is REF:
        return narrow(f, Typed(value, inner), to)
    return narrow(f, Typed(f.extract(value, 1), inner), to)


def present(f: FunctionLowering, source: Typed) -> Value:
    """I1: the value is not None."""
    value, type_ = source
    if is_none(type_):
        return Const(I1, False)
    if not allows_none(type_):
        return Const(I1, True)
    if value.rep is REF:
        return f.binary("icmp.ne", value, NULL)
    return f.extract(value, 0)


def truth(f: FunctionLowering, source: Typed) -> Value:
    """I1: what `bool(value)` gives."""
    value, type_ = source
    if is_bool(type_):
        return value
    if is_int(type_):
        return f.binary("icmp.ne", value, Const(I64, 0))
    if is_float(type_):
        return f.binary("fcmp.une", value, Const(F64, 0.0))
    if is_none(type_):
        return Const(I1, False)
    if isinstance(type_, TupleType):
        return Const(I1, bool(type_.items))
    if isinstance(type_, UnionType) or is_object(type_):
        return _truth_of_union(f, source)
    if isinstance(type_, Instance):
        return _truth_of_instance(f, source, type_)
    return Const(I1, True)


def _truth_of_instance(f: FunctionLowering, source: Typed, type_: Instance) -> Value:
    from naja.compiler.lower.methods import call_method

    if type_.type.fullname == "builtins.str":
        return f.binary(
            "icmp.ne", f.load(I64, source.value, layout.STR_LENGTH, invariant=True), Const(I64, 0)
        )
    if type_.type.fullname == "builtins.bytes":
        return f.binary(
            "icmp.ne", f.load(I64, source.value, layout.BYTES_LENGTH, invariant=True), Const(I64, 0)
        )
    if f.program.classes.method(type_.type, "__bool__") is not None:
        return call_method(f, source, "__bool__", []).value
    if f.program.classes.method(type_.type, "__len__") is not None:
        return f.binary("icmp.ne", call_method(f, source, "__len__", []).value, Const(I64, 0))
    return Const(I1, True)


def _truth_of_union(f: FunctionLowering, source: Typed) -> Value:
    value, type_ = source
    if is_object(type_):
        raise Unsupported(
            "the truth of an `object` is not supported; "
            "narrow it with isinstance or compare with None",
            "object",
        )
    result = f.new_local("truth", I1)
    f.set(result, Const(I1, False))
    some, done = f.new_block("some"), f.new_block("truth")
    f.branch(present(f, source), some, done)
    f.enter(some)

    def one(item: Typed) -> None:
        f.set(result, truth(f, item))

    each_alternative(f, narrow_present(f, source), one)
    f.jump(done)
    f.enter(done)
    return f.get(result)


def narrow_present(f: FunctionLowering, source: Typed) -> Typed:
    """The value without its None case."""
    inner = without_none(source.type) if isinstance(source.type, UnionType) else source.type
    if source.value.rep is REF or not isinstance(source.type, UnionType):
        return Typed(source.value, inner)
    return Typed(f.extract(source.value, 1), inner)


def each_alternative(f: FunctionLowering, source: Typed, action: object) -> None:
    """Run `action(Typed)` for the alternative of a union (not None) that the value is."""
    items = _subclasses_first(union_items(source.type))
    done = f.new_block("alternatives")
    for item in items[:-1]:
        hit, miss = f.new_block("is"), f.new_block("is_not")
        f.branch(alternative_test(f, source.value, item, items), hit, miss)
        f.enter(hit)
        action(_alternative(f, source, item))  # type: ignore[operator]
        f.jump(done)
        f.enter(miss)
    action(_alternative(f, source, items[-1]))  # type: ignore[operator]
    f.jump(done)
    f.enter(done)


def _alternative(f: FunctionLowering, source: Typed, item: ProperType) -> Typed:
    """The value as the alternative that it was tested for."""
    if is_int(item) and is_boxed(source.type):
        return Typed(unbox(f, source.value, item), item)
    return narrow(f, source, item)


def alternative_test(
    f: FunctionLowering, value: Value, item: ProperType, among: list[ProperType]
) -> Value:
    """I1: the object is this alternative; `Box[int]` is told from `Box[str]`."""
    if isinstance(item, Instance):
        alike = [one for one in among if isinstance(one, Instance) and one.type is item.type]
        if len(alike) > 1:
            if is_abstract(item) or f.program.classes.subclasses.get(item.type):
                raise Unsupported(
                    f"{alike[0]} and {alike[1]} cannot be told apart at run time; "
                    "give them classes of their own",
                    "union",
                )
            test = f.temp(I1)
            f.emit(TypeTest(test, value, f.program.live(item)))
            return test
    return instance_test(f, value, item)


def _subclasses_first(items: list[ProperType]) -> list[ProperType]:
    """The alternatives in an order in which the first class that fits is the right one."""

    def bases(item: ProperType) -> int:
        return len(item.type.mro) if isinstance(item, Instance) else 0

    return sorted(items, key=bases, reverse=True)


def instance_test(f: FunctionLowering, value: Value, type_: ProperType) -> Value:
    """I1: the non-null object is of this class (arguments are not looked at)."""
    if isinstance(type_, TupleType):
        named = type_.partial_fallback.type.is_named_tuple
        type_ = type_.partial_fallback if named else f.program.builtin("tuple")
    if not isinstance(type_, Instance):
        raise Unsupported(f"a value cannot be tested for being {type_}")
    result: Value | None = None
    for info in f.program.classes.test_classes(type_.type):
        link = f.program.erased(Instance(info, []))
        test = f.temp(I1)
        f.emit(TypeTest(test, value, link))
        result = test if result is None else f.binary("or", result, test)
    assert result is not None
    return result


def static_subclass(type_: ProperType, target: Instance) -> bool | None:
    """Whether a value of static type `type_` is a `target`; None: ask at run time."""
    if isinstance(type_, NoneType):
        return target.type.fullname in ("types.NoneType", "builtins.object")
    if isinstance(type_, TupleType):
        info = type_.partial_fallback.type
    elif isinstance(type_, Instance):
        info = type_.type
    elif isinstance(type_, CallableType):
        return False
    else:
        return None
    if info.has_base(target.type.fullname):
        return True
    if info.fullname in (
        "builtins.int",
        "builtins.float",
        "builtins.str",
        "builtins.bytes",
        "builtins.tuple",
    ):
        return info.fullname == "builtins.int" and target.type.fullname == "builtins.bool" and False
    if is_object(type_) or is_abstract(type_) or target.type.has_base(info.fullname):
        return None
    return None if target.type.is_protocol else False
