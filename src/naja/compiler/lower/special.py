"""Builtin functions, constructors and methods that the compiler makes itself."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Expression, FuncDef, NameExpr, RefExpr, TupleExpr, TypeInfo
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType, TypeType, UnionType

from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import F64, I1, I64, REF
from naja.compiler.lower import operators
from naja.compiler.lower.calls import Actual, call_function, plain
from naja.compiler.lower.constants import boolean, integer
from naja.compiler.lower.convert import (
    coerce,
    instance_test,
    narrow_present,
    new_object,
    present,
    static_subclass,
    truth,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.overloads import choose, is_trivial
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_bool,
    is_float,
    is_int,
    is_none,
    is_object,
    is_str,
    normal,
    supertype,
    union_items,
)

Handler = Callable[[FunctionLowering, CallExpr], Typed]


def _argument(f: FunctionLowering, call: CallExpr, index: int = 0) -> Typed:
    return f.expr(call.args[index])


def _len(f: FunctionLowering, call: CallExpr) -> Typed:
    return length(f, _argument(f, call))


def length(f: FunctionLowering, source: Typed) -> Typed:
    type_ = source.type
    if isinstance(type_, TupleType):
        return integer(f, len(type_.items))
    from naja.compiler.lower.methods import call_method

    return call_method(f, source, "__len__", [])


def _repr(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.methods import text_of

    return text_of(f, _argument(f, call), "__repr__")


def _hash(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.methods import call_method

    return call_method(f, _argument(f, call), "__hash__", [])


def _id(f: FunctionLowering, call: CallExpr) -> Typed:
    value = _argument(f, call)
    if value.value.rep is REF:
        return Typed(f.convert("ref_to_int", value.value, I64), f.program.builtin("int"))
    raise Unsupported("id() of a value that is no object has no meaning here", "id")


def _callable(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.methods import has_method

    value = _argument(f, call)
    return boolean(
        f, isinstance(value.type, (CallableType, TypeType)) or has_method(f, value.type, "__call__")
    )


def _type(f: FunctionLowering, call: CallExpr) -> Typed:
    return class_of(f, _argument(f, call))


def class_of(f: FunctionLowering, source: Typed) -> Typed:
    """`type(value)`."""
    from naja.compiler.ir.core import Symbol
    from naja.compiler.lower.attributes import class_value

    value, type_ = source
    root = f.program.builtin("object")
    nothing = Symbol(f"type.{f.program.box_type(NoneType())}")
    if is_none(type_):
        return Typed(nothing, TypeType(root))
    if value.rep is REF and isinstance(type_, (Instance, UnionType)):
        known = type_ if isinstance(type_, Instance) else root
        if not allows_none(type_):
            return Typed(f.load(REF, value, 0), TypeType(known))
        result = f.new_local("class", REF)
        some, done = f.new_block("some"), f.new_block("class")
        f.set(result, nothing)
        f.branch(present(f, source), some, done)
        f.enter(some)
        f.set(result, f.load(REF, value, 0))
        f.jump(done)
        f.enter(done)
        return Typed(f.get(result), TypeType(known))
    if isinstance(type_, TupleType):
        return class_value(
            f,
            type_.partial_fallback
            if type_.partial_fallback.type.is_named_tuple
            else f.program.builtin("tuple"),
        )
    if isinstance(type_, Instance):
        return class_value(f, type_)
    raise Unsupported("type() of this value is not supported; use isinstance")


def _issubclass(f: FunctionLowering, call: CallExpr) -> Typed:
    targets = class_targets(f, call.args[1])
    node = call.args[0]
    if isinstance(node, RefExpr) and isinstance(node.node, TypeInfo):
        return boolean(f, any(node.node.has_base(target.type.fullname) for target in targets))
    raise Unsupported(
        "issubclass takes names of classes; test objects with isinstance", "issubclass"
    )


def _print(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.methods import text_of

    string = f.program.builtin("str")
    values: list[Typed] = []
    options: dict[str, Typed] = {}
    error = False
    whole: Typed | None = None
    for node, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind.is_star():
            value = f.expr(node)
            if not isinstance(value.type, TupleType):
                if len(values) or len([n for n in call.arg_names if n is None]) > 1:
                    raise Unsupported(
                        "print with a starred iterable takes no other values yet; "
                        "join the texts first",
                        "star",
                    )
                whole = _texts(f, value)
                continue
            from naja.compiler.lower.containers import tuple_items

            values += tuple_items(f, value)
        elif name is None:
            values.append(f.expr(node))
        elif name == "file":
            error = _is_stderr(node)
        else:
            options[name] = f.expr(node)
    optional = normal(UnionType([string, NoneType()]))
    sep = coerce(f, options.get("sep", Typed(f.program.string(" "), string)), optional)
    end = coerce(f, options.get("end", Typed(f.program.string("\n"), string)), optional)
    flush = options["flush"].value if "flush" in options else Const(I1, False)
    # All values are there before the first one's __str__ runs.
    made = whole or make_list(f, [text_of(f, value) for value in values], string)
    call_function(
        f,
        f.program.named_function("builtins:_print"),
        plain(
            [
                made,
                Typed(sep, optional),
                Typed(end, optional),
                boolean(f, error),
                Typed(flush, f.program.builtin("bool")),
            ]
        ),
    )
    return Typed(NONE_VALUE, NoneType())


def _is_stderr(node: Expression) -> bool:
    if isinstance(node, RefExpr) and node.fullname in ("sys.stderr", "sys.stdout"):
        return node.fullname == "sys.stderr"
    if isinstance(node, NameExpr) and node.fullname == "builtins.None":
        return False
    raise Unsupported(
        "print(file=...) takes sys.stdout or sys.stderr; call the file's write otherwise", "print"
    )


def _texts(f: FunctionLowering, source: Typed) -> Typed:
    """The list of `str(item)` of an iterable."""
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.methods import call_method, text_of

    made = make_list(f, [], f.program.builtin("str"))
    held = f.new_local("texts", REF)
    f.set(held, made.value)
    for_each(f, source, lambda item: _append(f, Typed(f.get(held), made.type), text_of(f, item)))
    del call_method
    return Typed(f.get(held), made.type)


def _append(f: FunctionLowering, target: Typed, item: Typed) -> None:
    from naja.compiler.lower.methods import call_method

    call_method(f, target, "append", [item])


# -- isinstance -----------------------------------------------------------------------------


def class_targets(f: FunctionLowering, node: Expression) -> list[Instance]:
    """The classes named in the second argument of isinstance."""
    if isinstance(node, TupleExpr):
        return [target for item in node.items for target in class_targets(f, item)]
    if type(node).__name__ == "OpExpr":
        return class_targets(f, node.left) + class_targets(f, node.right)  # type: ignore[attr-defined]
    if isinstance(node, RefExpr) and isinstance(node.node, TypeInfo):
        return [Instance(node.node, [])]
    if isinstance(node, NameExpr) and node.fullname == "builtins.None":
        return []
    raise Unsupported("isinstance takes names of classes", "isinstance")


def static_isinstance(
    f: FunctionLowering, type_: ProperType, targets: list[Instance]
) -> bool | None:
    """The answer when it follows from the static type alone."""
    if isinstance(type_, UnionType):
        answers = {static_isinstance(f, item, targets) for item in union_items(type_)}
        if allows_none(type_):
            answers.add(False)
        return answers.pop() if len(answers) == 1 else None
    answers = {static_subclass(type_, target) for target in targets}
    if True in answers:
        return True
    return None if None in answers else False


def _isinstance(f: FunctionLowering, call: CallExpr) -> Typed:
    source = _argument(f, call)
    targets = class_targets(f, call.args[1])
    known = static_isinstance(f, source.type, targets)
    if known is not None:
        return boolean(f, known)
    return Typed(test_instance(f, source, targets), f.program.builtin("bool"))


def test_instance(f: FunctionLowering, source: Typed, targets: list[Instance]) -> Value:
    value, type_ = source
    if value.rep is not REF:  # an optional value: it is its class or None
        inner = narrow_present(f, source)
        known = static_isinstance(f, inner.type, targets)
        return present(f, source) if known else Const(I1, False)
    result = f.new_local("isinstance", I1)
    f.set(result, Const(I1, False))
    done = f.new_block("tested")
    if allows_none(type_):
        some = f.new_block("some")
        f.branch(present(f, source), some, done)
        f.enter(some)
    for target in targets:
        miss, hit = f.new_block("miss"), f.new_block("hit")
        f.branch(instance_test(f, value, target), hit, miss)
        f.enter(hit)
        f.set(result, Const(I1, True))
        f.jump(done)
        f.enter(miss)
    f.jump(done)
    f.enter(done)
    return f.get(result)


# -- construction ---------------------------------------------------------------------------


def construct(
    f: FunctionLowering, instance: Instance, actuals: list[Actual], callee: ProperType | None = None
) -> Typed:
    """`Class(arguments)`."""
    from naja.compiler.lower.intrinsics import construct_intrinsic

    info = instance.type
    made = construct_intrinsic(f, instance, actuals)
    if made is not None:
        return made
    if info.module_name == "builtins" and info.name in _VALUE_CLASSES:
        return construct_value(f, info.name, actuals)
    if info.is_named_tuple:
        return _construct_named_tuple(f, instance, actuals)
    if info.is_abstract and info.abstract_attributes:
        raise Unsupported(f"{info.name} is abstract and cannot be instantiated", "abstract")
    made_layout = f.program.classes.layout(instance)
    value = new_object(f, f.program.live(instance), made_layout.size)
    result = Typed(value, instance)
    _class_defaults(f, result, instance)
    if "dataclass" in info.metadata or any("dataclass" in base.metadata for base in info.mro):
        from naja.compiler.lower.dataclass import initialise_dataclass

        if initialise_dataclass(f, result, instance, actuals):
            return result
    symbol = info.get("__init__")
    node = choose(symbol.node if symbol else None, _without_self(callee), actuals, 1, instance)
    if node is None or node.info.fullname == "builtins.object":
        return result
    call_function(f, node, actuals, owner=supertype(instance, node.info), receiver=result)
    return result


def _without_self(callee: ProperType | None) -> ProperType | None:
    return callee if isinstance(callee, CallableType) else None


def _class_defaults(f: FunctionLowering, target: Typed, instance: Instance) -> None:
    """Values given in the class body become the first values of the fields."""
    made = f.program.classes.layout(instance)
    seen: set[str] = set()
    for base in instance.type.mro:
        for name, initialiser in f.program.classes.initialisers.get(base, {}).items():
            field = made.fields.get(name)
            if field is None or name in seen:
                continue
            seen.add(name)
            if type(initialiser).__name__ == "CallExpr" and "dataclass" in base.metadata:
                continue
            value = coerce(f, f.expr(initialiser), field.type)
            if isinstance(value, Const) and not value.literal:
                continue
            f.store(target.value, value, field.offset)


def _construct_named_tuple(f: FunctionLowering, instance: Instance, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.containers import make_tuple

    type_ = instance.type.tuple_type
    assert type_ is not None
    from naja.compiler.lower.classes import tuple_fields

    wanted = normal(type_)
    assert isinstance(wanted, TupleType)
    names = list(tuple_fields(wanted))
    values: list[Typed | None] = [None] * len(names)
    for at, actual in enumerate(actuals):
        values[names.index(actual.name) if actual.name else at] = actual.value
    items = []
    for name, value, item in zip(names, values, wanted.items, strict=True):
        if value is None:
            value = f.expr(f.program.classes.initialisers[instance.type][name])
        items.append(Typed(coerce(f, value, normal(item)), normal(item)))
    return Typed(make_tuple(f, items).value, wanted)


_VALUE_CLASSES = {"int", "float", "bool", "str", "bytes", "tuple", "type"}


def construct_value(f: FunctionLowering, name: str, actuals: list[Actual]) -> Typed:
    """int(...), float(...), bool(...), str(...), bytes(...), tuple(...)."""
    makers = {
        "int": _make_int,
        "float": _make_float,
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
    from naja.compiler.lower.methods import call_method, has_method

    result = f.program.builtin("int")
    if not actuals:
        return integer(f, 0)
    source = actuals[0].value
    if is_int(source.type) or is_bool(source.type):
        return Typed(operators.as_int(f, source), result)
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

    result = f.program.builtin("float")
    if not actuals:
        return Typed(Const(F64, 0.0), result)
    source = actuals[0].value
    if is_float(source.type) or is_int(source.type) or is_bool(source.type):
        return Typed(operators.as_float(f, source), result)
    if is_str(source.type):
        return _builtin_call(f, "_float_of_str", [source])
    if isinstance(source.type, UnionType):
        return call_method(f, source, "__float__", [])
    return call_method(f, source, "__float__", [])


def _make_bool(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    if not actuals:
        return boolean(f, False)
    return Typed(truth(f, actuals[0].value), f.program.builtin("bool"))


def _make_str(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    from naja.compiler.lower.methods import text_of

    string = f.program.builtin("str")
    if not actuals:
        return Typed(f.program.string(""), string)
    if len(actuals) == 1:
        return text_of(f, actuals[0].value)
    by_name = {actual.name: actual.value for actual in actuals[1:] if actual.name}
    rest = [actual.value for actual in actuals[1:] if not actual.name]
    encoding = by_name.get(
        "encoding", rest[0] if rest else Typed(f.program.string("utf-8"), string)
    )
    errors = by_name.get(
        "errors", rest[1] if len(rest) > 1 else Typed(f.program.string("strict"), string)
    )
    return _builtin_call(f, "_str_of_bytes", [actuals[0].value, encoding, errors])


def _make_bytes(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    if not actuals:
        return Typed(f.program.byte_string(b""), f.program.builtin("bytes"))
    source = actuals[0].value
    if is_str(source.type):
        errors = (
            actuals[2].value
            if len(actuals) > 2
            else Typed(f.program.string("strict"), f.program.builtin("str"))
        )
        return _builtin_call(f, "_bytes_of_str", [source, actuals[1].value, errors])
    if is_int(source.type):
        return _builtin_call(f, "_bytes_of_int", [source])
    if _is_class(source.type, "builtins.bytes", "builtins.bytearray", "builtins.memoryview"):
        return _builtin_call(f, "_bytes_of_buffer", [source])
    if isinstance(source.type, UnionType):
        from naja.compiler.lower.convert import each_alternative

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
    if isinstance(source.type, TupleType):
        return source
    return _builtin_call(f, "_tuple_of_iterable", [source])


# -- methods of values ------------------------------------------------------------------------

_BINARY = {method: op for op, method in operators.METHODS.items()}


def special_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """A method that the compiler makes; None if it is an ordinary one."""
    from naja.compiler.lower.frames import frame_method
    from naja.compiler.lower.intrinsics import intrinsic_method

    type_ = receiver.type
    if (
        isinstance(type_, TupleType)
        and not type_.partial_fallback.type.is_named_tuple
        or isinstance(type_, TupleType)
        and name in _TUPLE_METHODS
    ):
        return _tuple_method(f, receiver, name, actuals)
    if is_none(type_):
        return _none_method(f, name, actuals)
    if not isinstance(type_, Instance):
        return None
    made = intrinsic_method(f, receiver, name, actuals) or frame_method(f, receiver, name, actuals)
    if made is not None:
        return made
    if type_.type.fullname == "naja.lang.coroutines.Resumable":
        from naja.compiler.lower.frames import resumable_method

        return resumable_method(f, receiver, name, actuals)
    node = f.program.classes.method(type_.type, name)
    if node is None or not is_trivial(node):
        return None
    if is_int(type_) or is_bool(type_) or is_float(type_):
        return _number_method(f, receiver, name, actuals)
    if node.info.fullname == "builtins.object" and not is_object(type_):
        return _object_method(f, receiver, node, name, actuals)
    return None


_TUPLE_METHODS = {
    "__len__",
    "__hash__",
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__getitem__",
}


def _tuple_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    from naja.compiler.lower.containers import hash_tuple
    from naja.compiler.lower.methods import text_of

    if name == "__len__":
        return length(f, receiver)
    if name == "__hash__":
        return hash_tuple(f, receiver)
    if name in ("__str__", "__repr__"):
        return text_of(f, receiver, "__repr__")
    if name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
        other = actuals[0].value
        if is_object(other.type) and name == "__eq__":
            return Typed(_equals_boxed(f, receiver, other), f.program.builtin("bool"))
        return operators.compare(f, _BINARY[name], receiver, other)
    return None


def _equals_boxed(f: FunctionLowering, receiver: Typed, other: Typed) -> Value:
    """A value against an `object`: equal if that holds an equal value of the same type."""
    from naja.compiler.ir.core import TypeTest
    from naja.compiler.lower.convert import unbox

    if isinstance(receiver.type, Instance):
        link = f.program.erased(receiver.type)
    else:
        link = f.program.box_type(receiver.type)
    result = f.new_local("equal", I1)
    f.set(result, Const(I1, False))
    some, hit, done = f.new_block("some"), f.new_block("same_type"), f.new_block("compared")
    f.branch(present(f, other), some, done)
    f.enter(some)
    test = f.temp(I1)
    f.emit(TypeTest(test, other.value, link))
    f.branch(test, hit, done)
    f.enter(hit)
    f.set(
        result,
        operators.equals(f, receiver, Typed(unbox(f, other.value, receiver.type), receiver.type)),
    )
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _none_method(f: FunctionLowering, name: str, actuals: list[Actual]) -> Typed | None:
    if name in ("__str__", "__repr__", "__format__"):
        return Typed(f.program.string("None"), f.program.builtin("str"))
    if name == "__hash__":
        return integer(f, 0xFCA86420)
    if name == "__bool__":
        return boolean(f, False)
    if name == "__eq__":
        return Typed(operators.invert(f, present(f, actuals[0].value)), f.program.builtin("bool"))
    return None


def _number_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    if name in ("__eq__", "__ne__") and not operators.is_number(actuals[0].value.type):
        equal = (
            _equals_boxed(f, receiver, actuals[0].value)
            if is_object(actuals[0].value.type)
            else operators.equals(f, receiver, actuals[0].value)
        )
        return Typed(
            operators.invert(f, equal) if name == "__ne__" else equal, f.program.builtin("bool")
        )
    if name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
        return operators.compare(f, _BINARY[name], receiver, actuals[0].value)
    if name in _BINARY:
        return operators.binary(f, _BINARY[name], receiver, actuals[0].value)
    if name.startswith("__r") and name.replace("__r", "__", 1) in _BINARY:
        return operators.binary(
            f, _BINARY[name.replace("__r", "__", 1)], actuals[0].value, receiver
        )
    if name == "__neg__":
        return operators.negate(f, receiver)
    if name == "__pos__":
        return (
            receiver
            if not is_bool(receiver.type)
            else Typed(operators.as_int(f, receiver), f.program.builtin("int"))
        )
    if name == "__invert__":
        return Typed(
            f.binary("xor", operators.as_int(f, receiver), Const(I64, -1)), f.program.builtin("int")
        )
    if name == "__bool__":
        return Typed(truth(f, receiver), f.program.builtin("bool"))
    if name in ("__int__", "__index__", "__trunc__", "__hash__") and not is_float(receiver.type):
        return Typed(operators.as_int(f, receiver), f.program.builtin("int"))
    if name == "__float__":
        return Typed(operators.as_float(f, receiver), f.program.builtin("float"))
    return None


def _object_method(
    f: FunctionLowering, receiver: Typed, node: FuncDef, name: str, actuals: list[Actual]
) -> Typed | None:
    if name == "__hash__":
        address = f.convert("ref_to_int", receiver.value, I64)
        return Typed(f.binary("lshr", address, Const(I64, 4)), f.program.builtin("int"))
    if name == "__repr__":
        value = coerce(f, receiver, f.program.builtin("object"))
        return Typed(
            f.call_named("naja.runtime.object_unsafe:default_repr", [value], REF),
            f.program.builtin("str"),
        )
    if name == "__format__":
        from naja.compiler.lower.methods import text_of

        return text_of(f, receiver)
    if name == "__init__":
        return Typed(NONE_VALUE, NoneType())
    return None


def special_attribute(f: FunctionLowering, source: Typed, name: str) -> Typed | None:
    """Attributes without storage."""
    if name == "__class__" and source.value.rep is REF and isinstance(source.type, Instance):
        return Typed(f.load(REF, source.value, 0), TypeType(source.type))
    if name == "__traceback__":
        return Typed(Const(REF, None), NoneType())
    return None


SPECIAL: dict[str, Handler] = {
    "builtins.len": _len,
    "builtins.repr": _repr,
    "builtins.hash": _hash,
    "builtins.id": _id,
    "builtins.callable": _callable,
    "builtins.print": _print,
    "builtins.isinstance": _isinstance,
    "builtins.issubclass": _issubclass,
}
