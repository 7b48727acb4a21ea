"""Named tuples: tuples by value, whose class knows names, defaults and methods."""

from __future__ import annotations

from mypy.expandtype import expand_type_by_instance
from mypy.nodes import ClassDef, TypeInfo
from mypy.subtypes import is_subtype
from mypy.typeops import get_all_type_vars
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.core import Symbol
from naja.compiler.ir.types import I64
from naja.compiler.lower.arguments import Actual, expand_actuals, plain
from naja.compiler.lower.constants import integer, string
from naja.compiler.lower.containers import make_tuple, tuple_items
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.defaults import is_constant
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.symbols import tuple_fields
from naja.compiler.lower.types import Unsupported, normal, rep_of


def named_type(instance: Instance) -> TupleType:
    """The static type of the class's values, with the class's type arguments."""
    assert instance.type.tuple_type is not None
    fields = expand_type_by_instance(instance.type.tuple_type, instance)
    assert isinstance(fields, TupleType)
    made = normal(fields.copy_modified(fallback=instance))
    assert isinstance(made, TupleType)
    return made


def named_info(type_: ProperType) -> TypeInfo | None:
    """The named tuple class of a value, or None."""
    if isinstance(type_, TupleType) and type_.partial_fallback.type.is_named_tuple:
        return type_.partial_fallback.type
    return None


def construct_named_tuple(
    f: FunctionLowering, instance: Instance, actuals: list[Actual]
) -> Typed:
    """`Point(1, y=2)`."""
    info = instance.type
    wanted = named_type(instance)
    names = list(tuple_fields(wanted))
    values: list[Typed | None] = [None] * len(names)
    for at, actual in enumerate(expand_actuals(f, actuals)):
        if actual.star or actual.mapping:
            stars = "**" if actual.mapping else "*"
            raise Unsupported(
                f"which fields of {info.name} the arguments behind {stars} are is not known at "
                "compile time; name the fields",
                "star",
            )
        values[names.index(actual.name) if actual.name else at] = actual.value
    items = []
    for name, value, item in zip(names, values, wanted.items, strict=True):
        given = value if value is not None else _default(f, info, name)
        items.append(Typed(coerce(f, given, normal(item)), normal(item)))
    return Typed(make_tuple(f, items).value, wanted)


def _default(f: FunctionLowering, info: TypeInfo, name: str) -> Typed:
    initialiser = f.program.classes.initialisers[info][name]
    if is_constant(f.program, initialiser, info.module_name):
        return f.expr(initialiser)
    kept = f.program.default_globals.get(_key(info, name))
    if kept is None:
        raise Unsupported(
            f"the default of {name} is not a constant; give it at the call", "default"
        )
    return Typed(f.load(kept[0].rep, Symbol(kept[0].symbol, I64), 0), kept[1])


def _key(info: TypeInfo, name: str) -> tuple[object, int]:
    return (info.defn, list(tuple_fields(named_type(Instance(info, [])))).index(name))


def keep_tuple_defaults(f: FunctionLowering, node: ClassDef) -> None:
    """At the class statement: evaluate the defaults that are no constants, once."""
    info = node.info
    type_ = named_type(Instance(info, []))
    for name, at in tuple_fields(type_).items():
        initialiser = f.program.classes.initialisers.get(info, {}).get(name)
        if initialiser is None or is_constant(f.program, initialiser, info.module_name):
            continue
        item = normal(type_.items[at])
        if get_all_type_vars(item):
            raise Unsupported(
                f"the default of {name} is of one type, the field of any; give it at the call",
                "default",
            )
        link = f.program.names.unique(f"default {info.fullname} {name}", _key(info, name))
        kept = f.program.statics.place(link, rep_of(item))
        f.program.default_globals[_key(info, name)] = (kept, item)
        f.store(Symbol(link, I64), coerce(f, f.expr(initialiser), item), 0)


def named_tuple_method(
    f: FunctionLowering, receiver: Typed, info: TypeInfo, name: str, actuals: list[Actual]
) -> Typed | None:
    """What every named tuple has; None for methods of the class body."""
    if _is_own(f, info, name):
        return None
    if name in ("__str__", "__repr__"):
        if name == "__str__" and _is_own(f, info, "__repr__"):
            from naja.compiler.lower.methods import call_method

            return call_method(f, receiver, "__repr__", [])
        return named_tuple_text(f, receiver, info)
    if name == "_replace":
        by_name = {actual.name: actual.value for actual in actuals}
        assert isinstance(receiver.type, TupleType)
        fields = tuple_fields(receiver.type)
        items = tuple_items(f, receiver)
        changed = [Actual(by_name.get(field) or items[at]) for field, at in fields.items()]
        return construct_named_tuple(f, receiver.type.partial_fallback, changed)
    if name == "_asdict":
        return _as_dict(f, receiver, info)
    return None


def _is_own(f: FunctionLowering, info: TypeInfo, name: str) -> bool:
    node = f.program.classes.method(info, name)
    symbol = info.names.get(name)
    return node is not None and node.info is info and not (symbol and symbol.plugin_generated)


def named_tuple_text(f: FunctionLowering, source: Typed, info: TypeInfo) -> Typed:
    """`Point(x=1, y=2)`."""
    from naja.compiler.lower.formatting import concat
    from naja.compiler.lower.texts import text_of

    parts = [string(f, f.program.classes.qualified_name(info).rpartition(".")[2] + "(")]
    items = tuple_items(f, source)
    for name, at in tuple_fields(named_type(Instance(info, []))).items():
        parts.append(string(f, f"{', ' if at else ''}{name}="))
        parts.append(text_of(f, items[at], "__repr__"))
    return concat(f, [*parts, string(f, ")")])


def _as_dict(f: FunctionLowering, source: Typed, info: TypeInfo) -> Typed:
    """A `dict[str, object]` of the fields."""
    from naja.compiler.lower.construct import construct
    from naja.compiler.lower.methods import call_method

    root, text = f.program.builtin("object"), f.program.builtin("str")
    made = construct(f, f.program.builtin("dict", text, root), [])
    items = tuple_items(f, source)
    for name, at in tuple_fields(named_type(Instance(info, []))).items():
        value = Typed(coerce(f, items[at], root), root)
        call_method(f, made, "__setitem__", [string(f, name), value])
    return made


def field_names_tuple(f: FunctionLowering, info: TypeInfo) -> Typed:
    """`Point._fields`."""
    return make_tuple(f, [string(f, name) for name in tuple_fields(named_type(Instance(info, [])))])


def make_of_tuple(f: FunctionLowering, instance: Instance, actuals: list[Actual]) -> Typed:
    """`Point._make((1, 2))`, or of any iterable whose items are of the type of every field."""
    from naja.compiler.lower.calls import call_function
    from naja.compiler.lower.loops import drain_to_list
    from naja.compiler.lower.methods import call_method

    if len(instance.args) < len(instance.type.defn.type_vars):
        raise Unsupported(
            f"of what types this {instance.type.name} is, _make does not tell; call "
            f"{instance.type.name}(...)",
            "named-tuple",
        )
    source = actuals[0].value
    if isinstance(source.type, TupleType):
        return construct_named_tuple(f, instance, [Actual(source, None, True)])
    items = drain_to_list(f, source)
    declared = named_type(instance).items
    assert isinstance(items.type, Instance)
    if not all(is_subtype(items.type.args[0], item) for item in declared):
        raise Unsupported(
            f"_make takes a tuple whose length is known here, or items that fit each field; call "
            f"{instance.type.name}(...)",
            "named-tuple",
        )
    check = f.program.named_function("naja.runtime.call_errors:check_fields")
    call_function(f, check, plain([items, integer(f, len(declared))]))
    values = [call_method(f, items, "_get", [integer(f, at)]) for at in range(len(declared))]
    return construct_named_tuple(f, instance, plain(values))
