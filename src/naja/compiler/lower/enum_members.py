"""Enumerations: their members, known when the program is compiled."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import (
    AssignmentStmt,
    BytesExpr,
    CallExpr,
    Expression,
    FloatExpr,
    IntExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StrExpr,
    TupleExpr,
    TypeInfo,
    UnaryExpr,
    Var,
)
from mypy.types import NoneType, ProperType, TupleType, UnionType

from naja.compiler.ir.core import NONE_VALUE, Const
from naja.compiler.ir.types import F64
from naja.compiler.lower.constants import boolean, integer, literal_bytes, string
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

Constant: TypeAlias = "int | str | bytes | float | bool | tuple[Constant, ...] | None"

_REPR_ONLY = {"enum.IntEnum", "enum.StrEnum", "enum.IntFlag"}
_KINDS = ("builtins.int", "builtins.str")
# What CPython allows of names with one underscore on either side.
_SUNDER = {
    *("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_"),
    *("_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_"),
}
_NOT_MEMBERS = ("enum.nonmember", "enum.member")


@dataclass(eq=False)
class EnumShape:
    """An enumeration: `kind` is the class of values that members are too, if any.

    `values`: every name in order; `canonical`: name to the name of the member it means.
    """

    info: TypeInfo
    kind: str
    is_flag: bool
    plain_text: bool
    values: dict[str, Constant] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)

    def own(self) -> list[str]:
        """The names that have a member of their own."""
        return [name for name, same in self.canonical.items() if name == same]

    def listed(self) -> list[str]:
        """The members that iteration gives: of flags only those of one bit."""
        names = self.own()
        if not self.is_flag:
            return names
        return [name for name in names if is_single_bit(self.values[name])]

    @property
    def mask(self) -> int:
        result = 0
        for value in self.values.values():
            result |= value if isinstance(value, int) else 0
        return result

    @property
    def singles(self) -> int:
        result = 0
        for name in self.listed():
            value = self.values[name]
            result |= value if isinstance(value, int) else 0
        return result


def is_single_bit(value: Constant) -> bool:
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def is_member(info: TypeInfo, name: str) -> bool:
    return info.is_enum and info.module_name != "enum" and name in info.enum_members


def shape_of(program: ProgramLowering, info: TypeInfo) -> EnumShape:
    """The enumeration that the class is. Errors: Unsupported for values not known here."""
    found = program.enums.get(info)
    if found is None:
        found = program.enums[info] = _read(info)
    return found


def _read(info: TypeInfo) -> EnumShape:
    bases = {base.fullname for base in info.mro}
    kind = "int" if "builtins.int" in bases else "str" if "builtins.str" in bases else ""
    shape = EnumShape(info, kind, "enum.Flag" in bases, bool(bases & _REPR_ONLY))
    for name in ("__new__", "_generate_next_value_"):
        if any(name in base.names for base in info.mro if base.is_enum and _is_own(base)):
            raise Unsupported(f"an enumeration with its own {name} is not supported", "enum")
    _check_bases(info)
    members = set(info.enum_members)
    order: Expression | None = None
    for statement in info.defn.defs.body:
        if not isinstance(statement, AssignmentStmt):
            continue
        names = [item.name for item in statement.lvalues if isinstance(item, NameExpr)]
        for name in names:
            _check_reserved(name)
            if name in members:
                known = names[0] in shape.values
                value = shape.values[names[0]] if known else _value(shape, name, statement.rvalue)
                _add(shape, name, value)
        if "_order_" in names:
            order = statement.rvalue
    _check_order(shape, order)
    if members and not shape.values:
        raise Unsupported("an enumeration made by a call is not supported; write a class", "enum")
    return shape


def _check_reserved(name: str) -> None:
    sunder = re.fullmatch(r"_[^_](.*[^_])?_", name)
    if sunder and name not in _SUNDER:
        raise Unsupported(
            f"{name} is reserved in an enumeration (ValueError in CPython); choose another name",
            "enum",
        )


def _is_own(base: TypeInfo) -> bool:
    return base.module_name != "enum"


def _check_bases(info: TypeInfo) -> None:
    """Errors: Unsupported if the members are made by a class that is no enumeration."""
    allowed = {base for kind in info.mro if kind.fullname in _KINDS for base in kind.mro}
    for base in info.mro:
        if base.is_enum or base in allowed or base.fullname == "builtins.object":
            continue
        makes = any(name in base.names for name in ("__init__", "__new__"))
        if makes or "dataclass" in base.metadata or base.module_name == "builtins":
            raise Unsupported(
                f"an enumeration whose members are made by {base.name} is not supported; "
                "let the members have such values",
                "enum",
            )


def _check_order(shape: EnumShape, order: Expression | None) -> None:
    """Errors: Unsupported if `_order_` says something else than the members do."""
    if order is None:
        return
    said = order.value.replace(",", " ").split() if isinstance(order, StrExpr) else []
    if [name for name in said if shape.canonical.get(name, name) == name] != shape.own():
        raise Unsupported(
            f"_order_ of {shape.info.name} does not name the members in their order", "enum"
        )


def _add(shape: EnumShape, name: str, value: Constant) -> None:
    if shape.kind == "str" and not isinstance(value, str):
        raise Unsupported(f"the value of {name} has to be a str here", "enum")
    if shape.kind == "int" and not isinstance(value, int):
        raise Unsupported(f"the value of {name} has to be an int here", "enum")
    known = {other: same for other, same in shape.canonical.items() if shape.values[other] == value}
    shape.values[name] = value
    shape.canonical[name] = next(iter(known.values()), name)


def _value(shape: EnumShape, name: str, expression: Expression) -> Constant:
    if isinstance(expression, CallExpr) and getattr(expression.callee, "fullname", "") == (
        "enum.auto"
    ):
        return _next_value(shape, name)
    return constant(expression, shape.values)


def _next_value(shape: EnumShape, name: str) -> Constant:
    """What `auto()` stands for."""
    given = list(shape.values.values())
    if "enum.StrEnum" in {base.fullname for base in shape.info.mro}:
        return name.lower()
    if not given:
        return 1
    numbers = [value for value in given if isinstance(value, int)]
    if shape.is_flag and len(numbers) == len(given):
        return 1 << max(numbers).bit_length()
    if len(numbers) < len(given) or numbers[-1] != max(numbers):
        raise Unsupported(
            f"auto() for {name} follows values that are not in order; write the number", "enum"
        )
    return numbers[-1] + 1


def constant(node: Expression, known: dict[str, Constant]) -> Constant:
    """The value of a constant expression; `known`: names of the class body."""
    if isinstance(node, (IntExpr, StrExpr, FloatExpr)):
        return node.value
    if isinstance(node, BytesExpr):
        return literal_bytes(node.value)
    if isinstance(node, TupleExpr):
        return tuple(constant(item, known) for item in node.items)
    if isinstance(node, UnaryExpr) and node.op in ("-", "~"):
        inner = constant(node.expr, known)
        if isinstance(inner, int):
            return -inner if node.op == "-" else ~inner
        if isinstance(inner, float) and node.op == "-":
            return -inner
    if isinstance(node, OpExpr):
        return _operation(node, constant(node.left, known), constant(node.right, known))
    if isinstance(node, RefExpr):
        if node.fullname in ("builtins.True", "builtins.False"):
            return node.fullname == "builtins.True"
        if node.fullname == "builtins.None":
            return None
        if isinstance(node, NameExpr) and node.name in known and "." in node.fullname:
            return known[node.name]
        if isinstance(node, NameExpr) and node.name in known:
            return known[node.name]
        if isinstance(node.node, Var) and node.node.final_value is not None:
            value = node.node.final_value
            return None if isinstance(value, complex) else value
    raise Unsupported(
        "the value of a member has to be a constant; compute it in a method or property", "enum"
    )


_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "|": operator.or_,
    "&": operator.and_,
    "^": operator.xor,
    "<<": lambda left, right: left << min(right, 64),
    "**": lambda left, right: int(left ** min(right, 64)),
}


def _operation(node: OpExpr, left: Constant, right: Constant) -> Constant:
    if isinstance(left, int) and isinstance(right, int):
        if node.op in _OPERATIONS and (right >= 0 or node.op not in ("<<", "**")):
            return int(_OPERATIONS[node.op](left, right))
    if isinstance(left, str) and isinstance(right, str) and node.op == "+":
        return left + right
    raise Unsupported("the value of a member has to be a constant", "enum")


def type_of_constant(program: ProgramLowering, value: Constant) -> ProperType:
    if isinstance(value, tuple):
        items = [type_of_constant(program, item) for item in value]
        return TupleType(list(items), program.builtin("tuple", program.builtin("object")))
    if value is None:
        return NoneType()
    return program.builtin(type(value).__name__)


def emit_constant(f: FunctionLowering, value: Constant) -> Typed:
    from naja.compiler.lower.containers import make_tuple

    if isinstance(value, tuple):
        return make_tuple(f, [emit_constant(f, item) for item in value])
    if isinstance(value, bool):
        return boolean(f, value)
    if isinstance(value, int):
        return integer(f, value)
    if isinstance(value, str):
        return string(f, value)
    if isinstance(value, bytes):
        return Typed(f.program.statics.byte_string(value), f.program.builtin("bytes"))
    if isinstance(value, float):
        return Typed(Const(F64, value), f.program.builtin("float"))
    return Typed(NONE_VALUE, NoneType())


def value_type(program: ProgramLowering, shape: EnumShape) -> ProperType:
    """The type of `.value`: the union of what the members have."""
    if shape.kind:
        return program.builtin(shape.kind)
    if shape.is_flag:
        return program.builtin("int")
    return normal(UnionType([type_of_constant(program, v) for v in shape.values.values()]))


def stored_fields(program: ProgramLowering, info: TypeInfo) -> list[tuple[str, ProperType]]:
    """What every member holds; a number first, where a boxed number has it."""
    shape = shape_of(program, info)
    text = normal(UnionType([program.builtin("str"), NoneType()]))
    name = ("_name_", text if shape.is_flag else program.builtin("str"))
    if shape.kind or shape.is_flag:
        return [("_value_", value_type(program, shape)), name]
    if not shape.values:
        return [name]
    return [name, ("_value_", value_type(program, shape))]
