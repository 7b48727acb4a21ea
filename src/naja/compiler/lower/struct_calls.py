"""Calls of `struct` with literal formats: each field becomes a load or a store."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, StrExpr
from mypy.types import Instance, LiteralType, NoneType, TupleType, get_proper_type

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import I1, I64
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import Actual, evaluate_actuals, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.constants import boolean, integer
from naja.compiler.lower.containers import make_list, make_tuple, tuple_items
from naja.compiler.lower.enum_access import plain_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_float, is_int, is_named, is_number
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported
from naja.lang.struct_format import StructField, StructFormat, largest, range_fault, smallest

NAMES = ("pack", "pack_into", "unpack", "unpack_from", "iter_unpack")


def struct_function(f: FunctionLowering, call: CallExpr) -> Typed:
    """`struct.unpack("<HB", data)` and its kin."""
    name = str(getattr(call.callee, "name", ""))
    return _apply(f, _literal(f, call.args[0]), name, evaluate_actuals(f, call)[1:])


def struct_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """The same as methods of a `Struct`, whose type argument is the format."""
    if name not in NAMES or not is_named(receiver.type, "struct.Struct"):
        return None
    assert isinstance(receiver.type, Instance)
    known = get_proper_type(receiver.type.args[0])
    if not isinstance(known, LiteralType):
        raise _unknown()
    return _apply(f, _checked(str(known.value)), name, actuals)


def _unknown() -> Unsupported:
    return Unsupported(
        "the format of struct must be a literal, or a Final name of one: it says the types",
        "struct",
    )


def _literal(f: FunctionLowering, node: Expression) -> StructFormat:
    if isinstance(node, StrExpr):
        return _checked(node.value)
    known = f.program.types.get(node)
    found = get_proper_type(known) if known is not None else None
    if isinstance(found, Instance) and found.last_known_value is not None:
        found = found.last_known_value
    if isinstance(found, LiteralType) and isinstance(found.value, str):
        return _checked(found.value)
    raise _unknown()


def _checked(text: str) -> StructFormat:
    made = StructFormat(text)
    if made.fault:
        raise Unsupported(f"struct.error: {made.fault}", "struct")
    return made


def _apply(f: FunctionLowering, format: StructFormat, name: str, actuals: list[Actual]) -> Typed:
    size = integer(f, format.size)
    if name == "pack":
        made = _library(f, "_new", size)
        _put_fields(f, format, name, _library(f, "_start", made).value, actuals)
        return made
    if name == "pack_into":
        address = _library(f, "_into", actuals[0].value, size, actuals[1].value)
        _put_fields(f, format, name, address.value, actuals[2:])
        return Typed(NONE_VALUE, NoneType())
    if name == "unpack":
        return _take_fields(f, format, _library(f, "_exactly", actuals[0].value, size).value)
    if name == "unpack_from":
        buffer = next((item for item in actuals if item.name == "buffer"), actuals[0]).value
        offset = next((item for item in actuals if item.name == "offset"), None)
        if offset is None and len(actuals) > 1:
            offset = actuals[1]
        at = offset.value if offset is not None else integer(f, 0)
        return _take_fields(f, format, _library(f, "_out_of", buffer, size, at).value)
    return _records(f, format, actuals[0].value)


def _records(f: FunctionLowering, format: StructFormat, data: Typed) -> Typed:
    """The iterator over all records of a buffer; they are unpacked at once."""
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.methods import call_method

    size = integer(f, format.size)
    element = TupleType(
        [f.program.builtin(_class(field)) for field in format.fields],
        f.program.builtin("tuple", f.program.builtin("object")),
    )
    made = make_list(f, [], element)
    held = f.new_local("records", made.value.rep)
    f.set(held, made.value)

    def one(at: Typed) -> None:
        address = _library(f, "_out_of", data, size, at).value
        record = _take_fields(f, format, address)
        call_method(f, Typed(f.get(held), made.type), "append", [record])

    for_each(f, _library(f, "_places", data, size), one)
    return call_method(f, Typed(f.get(held), made.type), "__iter__", [])


def _library(f: FunctionLowering, name: str, *values: Typed) -> Typed:
    return call_function(f, f.program.named_function(f"{entry.STRUCT}:{name}"), plain([*values]))


def _class(field: StructField) -> str:
    if field.code in "csp":
        return "bytes"
    if field.code in "efd":
        return "float"
    return "bool" if field.code == "?" else "int"


def _put_fields(
    f: FunctionLowering, format: StructFormat, name: str, address: Value, actuals: list[Actual]
) -> None:
    values: list[Typed] = []
    for actual in actuals:
        if actual.star and isinstance(actual.value.type, TupleType):
            values += tuple_items(f, actual.value)
        elif actual.star:
            raise Unsupported("struct takes no starred list: its length is not known", "struct")
        else:
            values.append(actual.value)
    if len(values) != len(format.fields):
        raise Unsupported(
            f"struct.error: {name} expected {len(format.fields)} items for packing "
            f"(got {len(values)})",
            "struct",
        )
    for field, value in zip(format.fields, values, strict=True):
        _put(f, format, field, f.binary("add", address, Const(I64, field.offset)), value)


def _put(
    f: FunctionLowering, format: StructFormat, field: StructField, address: Value, value: Typed
) -> None:
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.numbers import as_float, as_int

    value = plain_value(f, value)
    if _class(field) == "int" and isinstance(value.type, Instance):
        if not is_number(value.type) and has_method(f, value.type, "__index__"):
            value = call_method(f, value, "__index__", [])
    code, size = field.code, field.size
    number = f.program.builtin("int")
    where, width = Typed(address, number), integer(f, size)
    big = boolean(f, format.big)
    wanted = _class(field)
    if wanted == "bool":
        flag = Typed(f.convert("zext", truth(f, value), I64), number)
        _put_number(f, where, width, big, flag, "B")
    elif wanted == "int" and (is_int(value.type) or is_bool(value.type)):
        _put_number(f, where, width, big, Typed(as_int(f, value), number), code)
    elif wanted == "float" and (is_float(value.type) or is_int(value.type) or is_bool(value.type)):
        real = Typed(as_float(f, value), f.program.builtin("float"))
        _library(f, "_put_float", where, width, big, real)
    elif wanted == "bytes" and isinstance(value.type, Instance):
        kind = {"s": "_put_octets", "p": "_put_pascal", "c": "_put_char"}[code]
        if value.type.type.fullname not in ("builtins.bytes", "builtins.bytearray"):
            raise Unsupported(f"struct.error: argument for '{code}' must be a bytes object")
        _library(f, kind, where, width, value)
    else:
        raise Unsupported(
            f"the value for '{code}' in the struct format must be {wanted}, not {value.type}",
            "struct",
        )


def _put_number(
    f: FunctionLowering, where: Typed, width: Typed, big: Typed, value: Typed, code: str
) -> None:
    assert isinstance(width.value, Const)
    size = int(width.value.literal)  # type: ignore[arg-type]
    low, high = (
        (smallest(code, size), largest(code, size)) if code != "P" else (-(2**63), 2**63 - 1)
    )
    fault = Typed(f.program.statics.string(range_fault(code, size)), f.program.builtin("str"))
    _library(f, "_put_whole", where, width, big, value, integer(f, low), integer(f, high), fault)


def _take_fields(f: FunctionLowering, format: StructFormat, address: Value) -> Typed:
    return make_tuple(f, [_take(f, format, field, address) for field in format.fields])


def _take(f: FunctionLowering, format: StructFormat, field: StructField, start: Value) -> Typed:
    address = f.binary("add", start, Const(I64, field.offset))
    where, width = Typed(address, f.program.builtin("int")), integer(f, field.size)
    big = Typed(Const(I1, format.big), f.program.builtin("bool"))
    wanted = _class(field)
    if wanted == "bool":
        return _library(f, "_take_bool", where)
    if wanted == "bytes":
        return _library(f, "_take_pascal" if field.code == "p" else "_take_octets", where, width)
    if wanted == "float":
        return _library(f, "_take_float", where, width, big)
    signed = field.code in "bhilqn"
    return _library(f, "_take_signed" if signed else "_take_unsigned", where, width, big)
