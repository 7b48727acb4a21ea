"""`"..." % values` with a literal: each conversion is a call that is chosen here.

A literal of bytes is formatted as text whose code points are the octets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mypy.nodes import DictExpr, Expression, OpExpr, RefExpr, StrExpr, TupleExpr, Var
from mypy.types import Instance, TupleType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.constants import string
from naja.compiler.lower.construct import construct_value
from naja.compiler.lower.containers import tuple_items
from naja.compiler.lower.enum_access import plain_value
from naja.compiler.lower.formatting import ascii_text, concat
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_float, is_named, is_number, is_str
from naja.compiler.lower.method_lookup import has_method
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import as_float, as_int
from naja.compiler.lower.texts import text_of
from naja.compiler.lower.types import Unsupported

_CONVERSION = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[#0\- +]*)(?P<width>\*|\d*)"
    r"(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<kind>.)",
    re.DOTALL,
)
_FLAGS = {"-": 1, "+": 2, " ": 4, "#": 8, "0": 16}
_PATH = "naja.runtime.format_percent:"


@dataclass
class _Arguments:
    """The values behind `%`: by position, or by key."""

    f: FunctionLowering
    positional: list[Typed]
    named: dict[str, Typed]
    mapping: Typed | None
    used: int = 0
    octets: bool = False

    def take(self, key: str | None) -> Typed:
        if key is not None:
            if key in self.named:
                return self.named[key]
            if self.mapping is None:
                raise Unsupported("a %(name) conversion needs a dict", "format")
            name = Typed(self.f.program.statics.string(key), self.f.program.builtin("str"))
            if self.octets:
                data = self.f.program.statics.byte_string(key.encode("latin-1"))
                name = Typed(data, self.f.program.builtin("bytes"))
            return call_method(self.f, self.mapping, "__getitem__", [name])
        if self.used == len(self.positional):
            raise Unsupported("there are fewer values than conversions", "format")
        self.used += 1
        return self.positional[self.used - 1]


def literal_text(node: Expression) -> str | None:
    """The text of a literal, or of a Final name for one."""
    if isinstance(node, StrExpr):
        return node.value
    if isinstance(node, RefExpr) and isinstance(node.node, Var):
        value = node.node.final_value
        return value if node.node.is_final and isinstance(value, str) else None
    return None


def percent_octets(f: FunctionLowering, node: OpExpr, template: bytes) -> Typed:
    """`template % node.right` for a literal of bytes."""
    text = percent_format(f, node, template.decode("latin-1"), octets=True)
    return call_method(f, text, "encode", [string(f, "latin-1")])


def percent_format(
    f: FunctionLowering, node: OpExpr, template: str, *, octets: bool = False
) -> Typed:
    """`template % node.right`."""
    arguments = _arguments(f, node.right, octets)
    parts: list[Typed] = []
    at = 0
    for found in _CONVERSION.finditer(template):
        if "%" in template[at : found.start()]:
            break
        if found.start() > at:
            parts.append(string(f, template[at : found.start()]))
        at = found.end()
        parts.append(_convert(f, found, arguments))
    if "%" in template[at:]:
        raise Unsupported("the format string ends in the middle of a conversion", "format")
    if template[at:]:
        parts.append(string(f, template[at:]))
    if arguments.used < len(arguments.positional) and arguments.mapping is None:
        raise Unsupported("there are more values than conversions", "format")
    return concat(f, parts)


def _arguments(f: FunctionLowering, node: Expression, octets: bool) -> _Arguments:
    if isinstance(node, TupleExpr):
        return _Arguments(f, [f.expr(item) for item in node.items], {}, None, 0, octets)
    if isinstance(node, DictExpr) and all(isinstance(key, StrExpr) for key, _ in node.items):
        named = {}
        for key, item in node.items:
            assert isinstance(key, StrExpr)
            named[key.value] = f.expr(item)
        if not octets:
            return _Arguments(f, [], named, None)
    value = f.expr(node)
    if isinstance(value.type, TupleType):
        return _Arguments(f, tuple_items(f, value), {}, None, 0, octets)
    if isinstance(value.type, Instance) and value.type.type.fullname == "builtins.tuple":
        raise Unsupported(
            "how many values this tuple has is not known at compile time; join them first", "format"
        )
    is_mapping = isinstance(value.type, Instance) and value.type.type.has_base("typing.Mapping")
    return _Arguments(f, [value], {}, value if is_mapping else None, 0, octets)


def _convert(f: FunctionLowering, found: re.Match[str], arguments: _Arguments) -> Typed:
    kind = found["kind"]
    if kind == "%":
        return string(f, "%")
    flags: Value = Const(I64, sum(_FLAGS[flag] for flag in set(found["flags"])))
    width = _number(f, found["width"], 0, arguments)
    precision = _number(f, found["precision"], -1, arguments)
    value = arguments.take(found["key"])
    if kind in "sra" or kind == "b" and arguments.octets:
        if arguments.octets and kind in "sb":
            text = _octets_as_text(f, value, kind)
        else:
            text = text_of(f, value, "__str__" if kind == "s" else "__repr__")
        if kind == "a" or kind == "r" and arguments.octets:
            text = ascii_text(f, text)
        if not found["flags"] and not found["width"] and found["precision"] is None:
            return text
        return _call(f, "percent_text", [text.value, flags, width, precision])
    value = plain_value(f, value)
    if kind == "c":
        if arguments.octets:
            letter = _octet_letter(f, value)
            return _call(f, "percent_text", [letter.value, flags, width, Const(I64, -1)])
        if is_str(value.type):
            return _call(f, "percent_letter", [value.value, flags, width])
        return _call(f, "percent_character", [_whole(f, value, kind), flags, width])
    if kind in "diuoxX":
        if kind in "diu" and is_float(value.type):
            value = construct_value(f, "int", plain([value]))
        name = string(f, "d" if kind in "diu" else kind).value
        return _call(f, "percent_whole", [_whole(f, value, kind), name, flags, width, precision])
    if kind in "eEfFgG" and is_number(value.type):
        name = string(f, kind).value
        return _call(f, "percent_real", [as_float(f, value), name, flags, width, precision])
    raise Unsupported(f"the conversion %{kind} of {value.type} is not supported", "format")


def _octet_letter(f: FunctionLowering, value: Typed) -> Typed:
    """What `%c` puts into bytes: a number, or bytes of length one."""
    if is_number(value.type):
        return _call(f, "letter_of_octet", [_whole(f, value, "c")])
    return _call(f, "letter_of_octets", [_octets_as_text(f, value, "c").value])


def _octets_as_text(f: FunctionLowering, value: Typed, kind: str) -> Typed:
    """A text of the octets that `%b` puts in: those of bytes, or of what gives bytes."""
    names = ("bytes", "bytearray", "memoryview")
    if not any(is_named(value.type, f"builtins.{name}") for name in names):
        if not has_method(f, value.type, "__bytes__"):
            raise Unsupported(
                f"the conversion %{kind} of bytes takes bytes, not {value.type}", "format"
            )
        value = call_method(f, value, "__bytes__", [])
    given = [value, string(f, "latin-1"), string(f, "strict")]
    return construct_value(f, "str", plain(given))


def _whole(f: FunctionLowering, value: Typed, kind: str) -> Value:
    if not is_number(value.type) and has_method(f, value.type, "__index__"):
        value = call_method(f, value, "__index__", [])
    if not is_number(value.type) or is_float(value.type):
        raise Unsupported(f"the conversion %{kind} of {value.type} is not supported", "format")
    return as_int(f, value)


def _number(f: FunctionLowering, text: str | None, missing: int, arguments: _Arguments) -> Value:
    """A width or precision; `*` takes it from the arguments."""
    if text == "*":
        return _whole(f, arguments.take(None), "*")
    if text is None:
        return Const(I64, missing)
    return Const(I64, int(text or 0))


def _call(f: FunctionLowering, name: str, values: list[Value]) -> Typed:
    return Typed(f.call_named(_PATH + name, values, REF), f.program.builtin("str"))
