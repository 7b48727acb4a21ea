"""f-strings and `str.format` with a literal: pieces joined at run time.

mypy gives an f-string as `"".join([piece, "{!r:{}}".format(value, spec), ...])`.
"""

from __future__ import annotations

import re
import string as templates
from collections.abc import Callable

from mypy.nodes import CallExpr, ListExpr, MemberExpr, StrExpr
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual, evaluate_actuals, plain
from naja.compiler.lower.attributes import read_attribute
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.constants import integer, string
from naja.compiler.lower.containers import make_list, tuple_items
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_int, is_none, is_object
from naja.compiler.lower.method_lookup import custom_method
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.texts import text_of
from naja.compiler.lower.types import Unsupported

# A step of a field: an attribute or a key.
_PATH = re.compile(r"\.(\w+)|\[([^\]]*)\]")


def formatted(f: FunctionLowering, node: CallExpr) -> Typed | None:
    """The call, if it is a literal's `format` or the join of an f-string."""
    callee = node.callee
    if not isinstance(callee, MemberExpr) or not isinstance(callee.expr, StrExpr):
        return None
    if (
        callee.name == "join"
        and not callee.expr.value
        and len(node.args) == 1
        and isinstance(node.args[0], ListExpr)
    ):
        return concat(f, [f.expr(item) for item in node.args[0].items])
    if callee.name == "format":
        literals = [arg.value for arg in node.args if isinstance(arg, StrExpr)]
        known = {id(f.program.statics.string(text)): text for text in literals}
        return _format(f, callee.expr.value, evaluate_actuals(f, node), known)
    return None


def concat(f: FunctionLowering, parts: list[Typed]) -> Typed:
    """All parts (str) one behind the other."""
    if not parts:
        return string(f, "")
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        return call_method(f, parts[0], "__add__", [parts[1]])
    made = make_list(f, parts, f.program.builtin("str"))
    node = f.program.named_function("naja.runtime.text_unsafe:join")
    return call_function(f, node, plain([string(f, ""), made]))


def _format(
    f: FunctionLowering, template: str, actuals: list[Actual], known: dict[int, str]
) -> Typed:
    """`known`: the texts of literals among the arguments, by the identity of their value."""
    by_name = {actual.name: actual.value for actual in actuals if actual.name}
    positional = [actual.value for actual in actuals if not actual.name]
    counter = iter(range(len(positional)))

    def argument(field: str) -> Typed:
        first = re.split(r"[.\[]", field, maxsplit=1)[0]
        if first == "":
            value = positional[next(counter)]
        elif first.isdigit():
            value = positional[int(first)]
        elif first in by_name:
            value = by_name[first]
        else:
            raise Unsupported(f"the format string names {first!r}, which is not given", "format")
        for attribute, key in _PATH.findall(field[len(first) :]):
            value = read_attribute(f, value, attribute, None) if attribute else _item(f, value, key)
        return value

    parts: list[Typed] = []
    try:
        for text, field, spec, conversion in templates.Formatter().parse(template):
            if text:
                parts.append(string(f, text))
            if field is None:
                continue
            value = argument(field)
            if conversion:
                value = text_of(f, value, "__str__" if conversion == "s" else "__repr__")
            if conversion == "a":
                value = ascii_text(f, value)
            parts.append(_format_value(f, value, *_spec(f, spec or "", argument, known)))
    except (ValueError, StopIteration, IndexError) as error:
        raise Unsupported(f"the format string cannot be read: {error}", "format") from None
    return concat(f, parts)


def _item(f: FunctionLowering, value: Typed, key: str) -> Typed:
    """`{0[3]}` and `{0[key]}` of a format string."""
    if not key.isdigit():
        return call_method(f, value, "__getitem__", [string(f, key)])
    if isinstance(value.type, TupleType):
        return tuple_items(f, value)[int(key)]
    return call_method(f, value, "__getitem__", [integer(f, int(key))])


def ascii_text(f: FunctionLowering, text: Typed) -> Typed:
    """A `repr` with everything outside ASCII escaped."""
    return Typed(f.call_named("naja.runtime.text_repr:ascii_only", [text.value], REF), text.type)


def _spec(
    f: FunctionLowering, spec: str, argument: Callable[[str], Typed], known: dict[int, str]
) -> tuple[Typed, str | None]:
    """The specification, and its text if that is known now."""
    pieces = []
    literal: str | None = ""
    for text, field, inner, _ in templates.Formatter().parse(spec):
        if text:
            pieces.append(string(f, text))
            literal = None if literal is None else literal + text
        if field is not None:
            if inner:
                raise Unsupported("format specifications nest one level only", "format")
            piece = argument(field)
            found = known.get(id(piece.value))
            pieces.append(piece if found is not None else text_of(f, piece))
            literal = None if literal is None or found is None else literal + found
    return (concat(f, pieces) if literal is None else string(f, literal)), literal


def _formats_itself(f: FunctionLowering, type_: ProperType) -> bool:
    """A class of the program with its own `__format__`, which sees the empty specification."""
    if not isinstance(type_, Instance) or type_.type.module_name == "builtins":
        return False
    return custom_method(f, type_, "__format__")


def _format_value(f: FunctionLowering, value: Typed, spec: Typed, literal: str | None) -> Typed:
    if is_none(value.type) or literal == "" and not _formats_itself(f, value.type):
        return text_of(f, value)
    if is_object(value.type):
        raise Unsupported(
            "a format specification needs a value of a known type, not object", "format"
        )
    assert spec.value.rep is REF
    if is_int(value.type) and literal and literal[-1] not in "eEfFgG%":
        # Leaves the formats of float out of programs that format none.
        return call_method(f, value, "_format_whole", [spec])
    return call_method(f, value, "__format__", [spec])
