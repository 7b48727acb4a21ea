"""What a dataclass is made of: its options, and its fields with their defaults."""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Expression,
    NameExpr,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance, get_proper_type

from naja.compiler.lower.types import Unsupported

_NAME = "dataclasses.dataclass"


@dataclass(eq=False)
class DataField:
    """One field, as the most derived class declares it."""

    name: str
    owner: TypeInfo
    in_init: bool
    init_only: bool
    default: Expression | None
    factory: Expression | None
    repr: bool
    compare: bool
    hash: bool | None
    kw_only: bool = False
    metadata: Expression | None = None


def is_dataclass(info: TypeInfo) -> bool:
    """The class itself has the decorator."""
    return "dataclass" in info.metadata


def dataclass_of(info: TypeInfo) -> TypeInfo | None:
    """The nearest class in the order of the class that is a dataclass: its fields are all."""
    return next((base for base in info.mro if is_dataclass(base)), None)


def is_frozen(info: TypeInfo) -> bool:
    return any(base.metadata.get("dataclass", {}).get("frozen") for base in info.mro)


def option(node: ClassDef, name: str, default: bool) -> bool:
    """A flag of `@dataclass(...)`."""
    for decorator in node.decorators:
        if isinstance(decorator, CallExpr) and getattr(decorator.callee, "fullname", "") == _NAME:
            return _flag(decorator, name, default)
    return default


def _flag(call: CallExpr, name: str, default: bool) -> bool:
    value = _argument(call, name)
    if value is None:
        return default
    if getattr(value, "fullname", "") not in ("builtins.True", "builtins.False"):
        raise Unsupported(f"{name}= takes True or False here", "dataclass")
    return getattr(value, "fullname", "") == "builtins.True"


def _argument(call: CallExpr, name: str) -> Expression | None:
    for label, value in zip(call.arg_names, call.args, strict=True):
        if label == name:
            return value
    return None


def field_names(info: TypeInfo) -> list[str]:
    """All fields in order, inherited ones included: mypy has the keyword-only ones last."""
    attributes = info.metadata.get("dataclass", {}).get("attributes", [])
    known = dict.fromkeys(str(item["name"]) for item in attributes)
    names = list(known)
    if any(item["kw_only"] for item in attributes):
        bases = [base for base in reversed(info.mro) if is_dataclass(base)]
        declared = dict.fromkeys(name for base in bases for name in _declared(base))
        names = [name for name in declared if name in known]
    return [name for name in names if not _is_separator(info, name)]


def _declared(info: TypeInfo) -> list[str]:
    """The names that statements of the class body annotate."""
    return [
        target.name
        for statement in info.defn.defs.body
        if isinstance(statement, AssignmentStmt)
        for target in statement.lvalues
        if isinstance(target, NameExpr)
    ]


def _is_separator(info: TypeInfo, name: str) -> bool:
    """`_: KW_ONLY` is no field."""
    symbol = info.get(name)
    type_ = symbol.node.type if symbol and isinstance(symbol.node, Var) else None
    proper = get_proper_type(type_) if type_ is not None else None
    return isinstance(proper, Instance) and proper.type.fullname == "dataclasses.KW_ONLY"


def fields_of(info: TypeInfo) -> list[DataField]:
    """The fields in order, inherited ones included."""
    attributes = {item["name"]: item for item in info.metadata["dataclass"]["attributes"]}
    result = []
    for name in field_names(info):
        owner, value = _declaration(info, name)
        made = DataField(
            name,
            owner,
            bool(attributes[name]["is_in_init"]),
            bool(attributes[name]["is_init_var"]),
            value,
            None,
            True,
            True,
            None,
            bool(attributes[name]["kw_only"]),
        )
        if isinstance(value, CallExpr) and _is_field(value.callee):
            made.default = _argument(value, "default")
            made.factory = _argument(value, "default_factory")
            made.repr = _flag(value, "repr", True)
            made.compare = _flag(value, "compare", True)
            made.metadata = _argument(value, "metadata")
            if getattr(_argument(value, "hash"), "fullname", "builtins.None") != "builtins.None":
                made.hash = _flag(value, "hash", True)
        result.append(made)
    return result


def _is_field(callee: Expression) -> bool:
    return isinstance(callee, RefExpr) and callee.fullname == "dataclasses.field"


def is_field_call(value: Expression) -> bool:
    return isinstance(value, CallExpr) and _is_field(value.callee)


def has_default(value: Expression) -> bool:
    """`field(default=...)`."""
    return isinstance(value, CallExpr) and _argument(value, "default") is not None


def _declaration(info: TypeInfo, name: str) -> tuple[TypeInfo, Expression | None]:
    """The class that declares the field last, and what it assigns there."""
    for base in info.mro:
        if not is_dataclass(base):
            continue
        for statement in base.defn.defs.body:
            if not isinstance(statement, AssignmentStmt):
                continue
            for target in statement.lvalues:
                if isinstance(target, NameExpr) and target.name == name:
                    has_value = type(statement.rvalue).__name__ != "TempNode"
                    return base, statement.rvalue if has_value else None
    raise Unsupported(f"the field {name} of {info.name} is declared nowhere", "dataclass")


def init_is_made(info: TypeInfo) -> bool:
    """The decorator writes `__init__`."""
    symbol = info.names.get("__init__")
    return is_dataclass(info) and (symbol is not None and symbol.plugin_generated)
