"""Moving a value from one static type to another: exact, or refused.

`coerce` is for stores, arguments and results; it never changes what a program can
observe (no int -> float, no bool -> int: CPython would keep the object as it is).
`narrow` trusts mypy that a value of a wider type is of a narrower one.
"""

from __future__ import annotations

from typing import TypeGuard

from mypy.types import (
    CallableType,
    Instance,
    Overloaded,
    ProperType,
    TupleType,
    TypeType,
    UninhabitedType,
    UnionType,
)

from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.boxing import (
    box,
    box_function,
    is_function,
    note,
    unbox,
)
from naja.compiler.lower.checked import check_open, require
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    has_any,
    is_abstract,
    is_bool,
    is_complex,
    is_coroutine,
    is_float,
    is_int,
    is_named,
    is_none,
    is_object,
    is_str,
)
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.open_functions import (
    OpenClosure,
    OpenFunction,
    close,
    is_open,
)
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_boxed,
    normal,
    rep_of,
    supertype,
    union_items,
    without_none,
)


def coerce(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """The value as a `target`. Errors: Unsupported when no exact form exists."""
    value, type_ = source
    if isinstance(value, (OpenFunction, OpenClosure)):
        return close(f, value, target)
    # Of two generic functions the value is what the inner function has captured.
    if type_ == target or is_open(type_) and is_open(target):
        return value
    rep = rep_of(target)
    if isinstance(type_, UninhabitedType) or isinstance(target, UninhabitedType):
        return zero(rep)
    check_open(f, source.type, target)
    require(f, source, target)
    return _converted(f, source, target)


def _converted(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """`coerce` of a value that may stand for a `target`."""
    from naja.compiler.lower.unions import over_alternatives

    value, type_ = source
    if type_ == target:
        return value
    rep = rep_of(target)
    if is_boxed(target):
        _check_promotion(type_, target)
        _check_member(type_, target)
        if is_object(target) and is_function(type_):
            return box_function(f, source, target)
        return box(f, source, target)
    if is_none(target):
        return NONE_VALUE
    if isinstance(target, UnionType):
        return _to_optional(f, source, target)
    if is_boxed(type_) and isinstance(type_, UnionType) and _each_by_itself(type_, target):
        return over_alternatives(
            f, source, lambda item: Typed(coerce(f, item, target), target)
        ).value
    if is_boxed(type_) or isinstance(type_, UnionType):
        if is_float(target) and any(is_int(item) for item in union_items(type_)):
            return _refuse(type_, target)
        return (
            _converted(f, narrow(f, source, target), target)
            if narrow(f, source, target).type != type_
            else _refuse(type_, target)
        )
    _check_kept(type_, target)
    if isinstance(target, TupleType) and isinstance(type_, TupleType):
        return _tuple_to_tuple(f, source, type_, target)
    if isinstance(type_, TupleType) and isinstance(target, Instance):
        return _tuple_to_instance(f, source, type_, target)
    if is_coroutine(type_) and isinstance(target, Instance):
        from naja.compiler.lower.awaiting import with_result

        source = with_result(f, source, target)
        value, type_ = source
    if isinstance(target, Instance) and is_abstract(target):
        return _to_abstract(f, source, target)
    if isinstance(target, CallableType) and target.is_type_obj() and is_class(type_):
        return value
    if isinstance(target, CallableType):
        from naja.compiler.lower.function_values import adapt_callable

        return adapt_callable(f, source, target)
    if _is_tuple(type_) and _is_tuple(target) and not _stored_alike(type_, target):
        return _convert_items(f, source, target)
    if rep is REF and value.rep is REF:
        check_arguments(f, type_, target)
        f.program.dispatch.note_view(type_, target)
        return value
    if rep == value.rep:
        return value
    return _refuse(type_, target)


def _check_member(type_: ProperType, target: ProperType) -> None:
    """A member of an IntEnum in a union with `int`, but without the enumeration.

    In a union that holds itself, which is what JSON can say, only the member's value counts.
    """
    if not isinstance(type_, Instance) or not type_.type.is_enum:
        return
    kinds = [kind for kind in union_items(target) if isinstance(kind, Instance)]
    if not any(
        is_object(kind)
        or target in map(normal, kind.args)
        or kind.type.module_name != "builtins"
        and type_.type.has_base(kind.type.fullname)
        for kind in kinds
    ):
        for kind in kinds:
            _check_kept(type_, kind)


def _each_by_itself(type_: UnionType, target: ProperType) -> bool:
    """Not every alternative is a `target` as it is kept: tuples of fixed length are not.

    Of one that was only tested for its class, the arguments follow from the target.
    """
    if not is_named(target, "builtins.tuple") and not is_abstract(target):
        return False
    return not all(
        isinstance(item, Instance)
        and isinstance(target, Instance)
        and target.type in item.type.mro
        and (has_any(item) or supertype(item, target.type) == target)
        for item in union_items(type_)
    )


def _check_kept(type_: ProperType, target: ProperType) -> None:
    """A value that the type checker takes for one of a wider class prints otherwise."""
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
    if is_complex(target) and (is_int(type_) or is_bool(type_) or is_float(type_)):
        raise Unsupported(
            "a number used as a complex would print without its j; write complex(...)", "promotion"
        )


def is_class(type_: ProperType) -> bool:
    """A class as a value."""
    if isinstance(type_, (CallableType, Overloaded)):
        return type_.is_type_obj()
    return isinstance(type_, TypeType)


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
    if is_float(target) and all(is_int(i) or is_bool(i) or is_float(i) for i in union_items(type_)):
        raise Unsupported(
            "this may be an int, which as a float would print without its point; "
            "write 0.0 for 0, or float(...)",
            "promotion",
        )
    raise Unsupported(
        f"a value of type {type_} cannot be kept exactly as {target}; convert it explicitly",
        "conversion",
    )


def _to_optional(f: FunctionLowering, source: Typed, target: UnionType) -> Value:
    from naja.compiler.lower.shapes import called_alike

    inner = without_none(target)
    rep = rep_of(target)
    value, type_ = source
    if rep is REF:
        if is_none(type_):
            return NULL
        if allows_none(type_) and value.rep is REF and not is_object(type_):
            present_type = without_none(type_)
            if is_function(present_type) and not called_alike(present_type, inner):
                return _if_present(f, Typed(value, present_type), inner)
            return (
                _converted(f, Typed(value, present_type), inner)
                if not isinstance(inner, UnionType)
                else value
            )
        return _converted(f, source, inner)
    if is_none(type_):
        return zero(rep)
    if value.rep == rep and isinstance(type_, UnionType):
        _check_scalar(without_none(type_), inner)
        return value
    if is_boxed(type_):
        return unbox(f, value, target)
    return f.struct([Const(I1, True), _converted(f, source, inner)])


def _if_present(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """A function at another function type, and NULL as it is."""
    result = f.new_local("function", REF)
    some, done = f.new_block("some"), f.new_block("optional")
    f.set(result, NULL)
    f.branch(f.binary("icmp.ne", source.value, NULL), some, done)
    f.enter(some)
    f.set(result, _converted(f, source, target))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _check_scalar(type_: ProperType, target: ProperType) -> None:
    if type_ != target and any(
        is_int(item) or is_bool(item) or is_float(item) for item in (type_, target)
    ):
        _refuse(type_, target)


def _is_tuple(type_: ProperType) -> TypeGuard[Instance]:
    return isinstance(type_, Instance) and type_.type.fullname == "builtins.tuple"


def _stored_alike(type_: Instance, target: Instance) -> bool:
    mine, theirs = normal(type_.args[0]), normal(target.args[0])
    never = isinstance(mine, UninhabitedType) or isinstance(theirs, UninhabitedType)
    return never or mine == theirs or rep_of(mine) is REF and rep_of(theirs) is REF


def _convert_items(f: FunctionLowering, source: Typed, target: Instance) -> Value:
    """A tuple whose items are kept in another form; as a tuple never changes, it may be new."""
    from naja.compiler.lower.arguments import Actual
    from naja.compiler.lower.construct import construct, construct_value
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.methods import call_method

    element = normal(target.args[0])
    made = construct(f, f.program.builtin("list", element), [])

    def append(item: Typed) -> None:
        call_method(f, made, "append", [Typed(coerce(f, item, element), element)])

    for_each(f, source, append)
    return construct_value(f, "tuple", [Actual(made)]).value


def check_arguments(f: FunctionLowering, type_: ProperType, target: ProperType) -> None:
    """Element types must be held alike: list[bool] is no list[int] in memory.

    The elements are converted with their container, and theirs in turn.
    """
    if not isinstance(type_, Instance) or not isinstance(target, Instance) or not target.args:
        return
    if not type_.type.has_base(target.type.fullname):
        return
    from naja.compiler.lower.shapes import called_alike

    for mine, theirs in zip(supertype(type_, target.type).args, target.args, strict=False):
        a, b = normal(mine), normal(theirs)
        if a == b or is_object(b) and is_boxed(a):
            continue
        if isinstance(a, UninhabitedType) and not isinstance(b, UninhabitedType):
            _check_writable(type_, target)
        if isinstance(a, UninhabitedType) or isinstance(b, UninhabitedType):
            continue
        _check_kept(a, b)
        if rep_of(a) != rep_of(b) or rep_of(a) is not REF or not called_alike(a, b):
            raise Unsupported(
                f"{type_} cannot stand for {target}: the elements are stored differently; "
                "build a new container",
                "covariance",
            )
        note(f, a, b)
        check_arguments(f, a, b)


_MUTABLE = ("typing.MutableSequence", "typing.MutableMapping", "typing.MutableSet")
# Seen as one of these, a container without a type of its own stays empty.
_READ_ONLY = tuple(
    f"typing.{name}"
    for name in (
        "AbstractSet Collection Container Iterable Iterator Mapping Reversible Sequence "
        "ItemsView KeysView ValuesView"
    ).split()
)


def _check_writable(type_: Instance, target: Instance) -> None:
    """An empty display that others fill must say what of: it is made for that."""
    mutable = any(type_.type.has_base(kind) for kind in _MUTABLE)
    if mutable and target.type.fullname not in _READ_ONLY:
        raise Unsupported(
            f"this empty {type_.type.name} does not say that it is a {target}; "
            "annotate a variable for it",
            "annotation",
        )


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

    if is_abstract(target) and type_.partial_fallback.type.is_named_tuple:
        f.program.dispatch.note_conversion(type_, target)
        return box(f, source, f.program.builtin("object"))
    if target.type.fullname == "builtins.tuple" or is_abstract(target):
        element = normal(target.args[0]) if target.args else f.program.builtin("object")
        items = [
            Typed(f.extract(source.value, at), normal(item)) for at, item in enumerate(type_.items)
        ]
        made = variadic_tuple(f, items, element)
        return made.value if target.type.fullname == "builtins.tuple" else coerce(f, made, target)
    return _refuse(type_, target)


def _to_abstract(f: FunctionLowering, source: Typed, target: Instance) -> Value:
    if is_function(source.type):
        return box_function(f, source, target)
    check_arguments(f, source.type, target)
    note(f, source.type, target)
    if source.value.rep is REF:
        return source.value
    return box(f, source, f.program.builtin("object"))
