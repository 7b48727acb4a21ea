"""Making objects of classes, and values of the builtin ones."""

from __future__ import annotations

from mypy.nodes import Expression, TypeInfo
from mypy.types import CallableType, Instance, ProperType, TupleType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import NULL, Const
from naja.compiler.ir.types import F64, I1, REF
from naja.compiler.lower import numbers
from naja.compiler.lower.allocation import call_new, own_new
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import Actual, expand_actuals, plain
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_variables import class_storage
from naja.compiler.lower.constants import boolean, integer, string
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass_fields import field_names, init_is_made, is_field_call
from naja.compiler.lower.defaults import is_constant
from naja.compiler.lower.enum_access import member_of_value, plain_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_complex, is_float, is_int, is_number, is_str
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrow_displays import narrow_copy
from naja.compiler.lower.numbers import require
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.types import Unsupported, rep_of, supertype


def construct(
    f: FunctionLowering, instance: Instance, actuals: list[Actual], callee: ProperType | None = None
) -> Typed:
    """`Class(arguments)`."""
    from naja.compiler.lower.intrinsics import construct_intrinsic

    instance = narrow_copy(instance, actuals)
    info = instance.type
    made = construct_intrinsic(f, instance, actuals)
    if made is not None:
        return made
    if info.module_name == "builtins" and info.name in _VALUE_CLASSES:
        return construct_value(f, info.name, actuals)
    if info.is_enum:
        return member_of_value(f, info, actuals)
    if info.fullname == "builtins.OSError" and 2 <= len(actuals) <= 5:
        return call_function(f, f.program.named_function(entry.OS_ERROR), actuals)
    if info.fullname == "builtins.BaseExceptionGroup" and not f.program.is_library(f.module):
        made_group = f.program.named_function("naja.runtime.exception_groups:make_group")
        return call_function(f, made_group, actuals)
    if info.is_named_tuple:
        from naja.compiler.lower.named_tuples import construct_named_tuple

        return construct_named_tuple(f, instance, actuals)
    if _is_dict(f, info) and any(actual.name for actual in actuals):
        return _construct_dict(f, instance, actuals)
    if info.fullname == "builtins.bytearray" and len(actuals) > 1:
        actuals, callee = [Actual(_make_bytes(f, actuals))], None
    if info.is_abstract and info.abstract_attributes:
        return _raise_abstract(f, instance)
    new = own_new(f, info)
    if new is not None:
        result = call_new(f, new, instance, actuals)
    else:
        made_layout = f.program.classes.layout(instance)
        value = new_object(f, f.program.descriptors.live(instance), made_layout.size)
        result = Typed(value, instance)
        class_defaults(f, result, instance)
    symbol = info.get("__init__")
    node = choose(symbol.node if symbol else None, _without_self(callee), actuals, 1, instance)
    if node is None or node.info.fullname == "builtins.object":
        return result
    if info.has_base("builtins.BaseException") and node.info.module_name != "builtins":
        _keep_arguments(f, result, actuals)
    call_function(f, node, actuals, owner=supertype(instance, node.info), receiver=result)
    return result


def _raise_abstract(f: FunctionLowering, instance: Instance) -> Typed:
    """The TypeError for a class that lacks methods; reached by way of a variable only."""
    info = instance.type
    names = ", ".join(sorted(name for name, _ in info.abstract_attributes))
    texts = [f.program.statics.string(text) for text in (info.name, names)]
    path = "naja.runtime.object_unsafe:raise_abstract_class"
    require(f, Const(I1, False), path, [*texts])
    return Typed(NULL, instance)


def _is_dict(f: FunctionLowering, info: TypeInfo) -> bool:
    """A dict, or a class that is made as one is."""
    node = f.program.classes.method(info, "__init__") if info.has_base("builtins.dict") else None
    return node is not None and node.info.fullname == "builtins.dict"


def _construct_dict(f: FunctionLowering, instance: Instance, actuals: list[Actual]) -> Typed:
    """`dict(source, name=value)`: the names become items of what there is without them."""
    result = construct(f, instance, [actual for actual in actuals if not actual.name])
    set_named_items(f, result, actuals)
    return result


def updates_dict(f: FunctionLowering, info: TypeInfo) -> bool:
    """`update` is that of `dict`, of whatever subclass the object may be."""
    node = f.program.classes.method(info, "update") if info.has_base("builtins.dict") else None
    if node is None or node.info.fullname != "builtins.dict":
        return False
    return info.fullname == "builtins.dict" or not f.program.classes.overridden(info, "update")


def set_named_items(f: FunctionLowering, target: Typed, actuals: list[Actual]) -> None:
    """`target[name] = value` for each named argument, whatever a subclass makes of that."""
    kind = f.program.builtin("dict")
    node = f.program.classes.method(kind.type, "__setitem__")
    assert node is not None and isinstance(target.type, Instance)
    owner = supertype(target.type, node.info)
    for actual in actuals:
        if actual.name:
            item = plain([string(f, actual.name), actual.value])
            call_function(f, node, item, owner=owner, receiver=target)


def _keep_arguments(f: FunctionLowering, error: Typed, actuals: list[Actual]) -> None:
    """`args` of an exception: the positional arguments, whatever its `__init__` does."""
    root = f.program.builtin("BaseException")
    node = f.program.classes.method(root.type, "__init__")
    assert node is not None
    given = [actual for actual in actuals if actual.name is None and not actual.star]
    call_function(f, node, given, owner=root, receiver=error)


def _without_self(callee: ProperType | None) -> ProperType | None:
    return callee if isinstance(callee, CallableType) else None


def class_defaults(f: FunctionLowering, target: Typed, instance: Instance) -> None:
    """Values given in the class body become the first values of the fields."""
    made = f.program.classes.layout(instance)
    seen: set[str] = set()
    for base in instance.type.mro:
        for name, initialiser in f.program.classes.initialisers.get(base, {}).items():
            field = made.fields.get(name)
            if field is None or name in seen:
                continue
            seen.add(name)
            if is_field_call(initialiser) or name in field_names(base) and init_is_made(base):
                continue
            if field.class_level:
                continue
            value = coerce(f, _class_value(f, base, name, initialiser), field.type)
            if isinstance(value, Const) and not value.literal:
                continue
            f.store(target.value, value, field.offset)


def _class_value(f: FunctionLowering, base: TypeInfo, name: str, initialiser: Expression) -> Typed:
    """What the class keeps: the same object for all."""
    if is_constant(f.program, initialiser, base.module_name):
        return f.expr(initialiser)
    place, type_ = class_storage(f, base, name)
    return Typed(f.load(rep_of(type_), place, 0), type_)


_VALUE_CLASSES = {"int", "float", "bool", "str", "bytes", "tuple", "type", "complex"}


def construct_value(f: FunctionLowering, name: str, actuals: list[Actual]) -> Typed:
    """int(...), float(...), bool(...), str(...), bytes(...), tuple(...)."""
    actuals = expand_actuals(f, actuals)
    if any(actual.star or actual.mapping for actual in actuals):
        raise Unsupported(
            f"{name}() takes its arguments one by one in a compiled program; write them out",
            "arguments",
        )
    makers = {
        "int": _make_int,
        "float": _make_float,
        "complex": _make_complex,
        "bool": _make_bool,
        "str": _make_str,
        "bytes": _make_bytes,
        "tuple": _make_tuple,
    }
    if name not in makers:
        raise Unsupported(f"{name}() cannot be called in a compiled program")
    return makers[name](f, actuals)


def _is_class(type_: ProperType, *names: str) -> bool:
    return isinstance(type_, Instance) and type_.type.fullname in names


def _builtin_call(f: FunctionLowering, name: str, values: list[Typed]) -> Typed:
    return call_function(f, f.program.named_function(f"builtins:{name}"), plain(values))


def _make_int(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import over_alternatives

    result = f.program.builtin("int")
    if not actuals:
        return integer(f, 0)
    source = plain_value(f, actuals[0].value)
    if isinstance(source.type, UnionType):
        return over_alternatives(f, source, lambda item: _make_int(f, [Actual(item), *actuals[1:]]))
    if is_int(source.type) or is_bool(source.type):
        return Typed(numbers.as_int(f, source), result)
    if is_float(source.type):
        return _builtin_call(f, "_int_of_float", [source])
    base = actuals[1].value if len(actuals) > 1 else integer(f, 10)
    if is_str(source.type):
        return _builtin_call(f, "_int_of_str", [source, base])
    if _is_class(source.type, "builtins.bytes", "builtins.bytearray"):
        return _builtin_call(f, "_int_of_bytes", [source, base])
    name = "__int__" if has_method(f, source.type, "__int__") else "__index__"
    return call_method(f, source, name, [])


def _make_float(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import over_alternatives

    result = f.program.builtin("float")
    if not actuals:
        return Typed(Const(F64, 0.0), result)
    source = plain_value(f, actuals[0].value)
    if isinstance(source.type, UnionType):
        return over_alternatives(f, source, lambda item: _make_float(f, [Actual(item)]))
    if is_float(source.type) or is_int(source.type) or is_bool(source.type):
        return Typed(numbers.as_float(f, source), result)
    if is_str(source.type):
        return _builtin_call(f, "_float_of_str", [source])
    return call_method(f, source, "__float__", [])


_COMPLEX = "naja.runtime.complex_numbers"


def _make_complex(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    zero = Typed(Const(F64, 0.0), f.program.builtin("float"))
    given = {actual.name: actual.value for actual in actuals if actual.name}
    placed = [actual.value for actual in actuals if not actual.name]
    real = placed[0] if placed else given.get("real", zero)
    imag = placed[1] if len(placed) > 1 else given.get("imag", zero)
    if is_str(real.type):
        return call_function(
            f, f.program.named_function(f"{_COMPLEX}:complex_of_text"), plain([real])
        )
    if len(actuals) == 1 and is_complex(real.type) and "imag" not in given:
        return real
    parts = [_complex_part(f, part) for part in (real, imag)]
    return call_function(f, f.program.named_function(f"{_COMPLEX}:combine"), plain(parts))


def _complex_part(f: FunctionLowering, source: Typed) -> Typed:
    """A number; of another object, the one that it gives."""
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method

    source = plain_value(f, source)
    if is_number(source.type) or is_complex(source.type):
        return source
    names = ("__complex__", "__float__", "__index__")
    for name in names:
        if has_method(f, source.type, name):
            return call_method(f, source, name, [])
    raise Unsupported(f"complex() takes numbers, not {source.type}", "conversion")


def _make_bool(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    if not actuals:
        return boolean(f, False)
    return Typed(truth(f, actuals[0].value), f.program.builtin("bool"))


def _make_str(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.codecs import codec_arguments, decoded
    from naja.compiler.lower.texts import text_of

    if not actuals:
        return Typed(f.program.statics.string(""), f.program.builtin("str"))
    if len(actuals) == 1:
        return text_of(f, actuals[0].value)
    source = next((actual for actual in actuals if actual.name == "object"), actuals[0])
    rest = [actual for actual in actuals if actual is not source]
    return decoded(f, source.value, *codec_arguments(f, rest))


def _make_bytes(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.codecs import codec_arguments, encoded
    from naja.compiler.lower.methods import call_method

    if not actuals:
        return Typed(f.program.statics.byte_string(b""), f.program.builtin("bytes"))
    source = actuals[0].value
    if is_str(source.type):
        return encoded(f, source, *codec_arguments(f, actuals[1:]))
    if is_int(source.type):
        return _builtin_call(f, "_bytes_of_int", [source])
    if _is_class(source.type, "builtins.bytes", "builtins.bytearray", "builtins.memoryview"):
        return _builtin_call(f, "_bytes_of_buffer", [source])
    if isinstance(source.type, Instance) and f.program.classes.method(
        source.type.type, "__bytes__"
    ):
        return call_method(f, source, "__bytes__", [])
    if isinstance(source.type, UnionType):
        from naja.compiler.lower.alternatives import each_alternative

        result = f.new_local("bytes", REF)
        each_alternative(
            f, source, lambda item: f.set(result, _make_bytes(f, [Actual(item)]).value)
        )
        return Typed(f.get(result), f.program.builtin("bytes"))
    return _builtin_call(f, "_bytes_of_iterable", [source])


def _make_tuple(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.containers import variadic_tuple

    if not actuals:
        return variadic_tuple(f, [], f.program.builtin("object"))
    source = actuals[0].value
    if isinstance(source.type, TupleType):  # a named one loses its name
        plain = f.program.builtin("tuple", f.program.builtin("object"))
        return Typed(source.value, TupleType(source.type.items, plain))
    return _builtin_call(f, "_tuple_of_iterable", [source])
