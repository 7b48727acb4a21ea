"""Where the fields of a class are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import TypeInfo, Var
from mypy.types import AnyType, Instance, ProperType, get_proper_type

from naja.abi import layout
from naja.compiler.ir.types import REF, align_up
from naja.compiler.lower.dataclass_fields import is_dataclass
from naja.compiler.lower.enum_members import is_member, stored_fields
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.model import ClassLayout, FieldLayout
from naja.compiler.lower.symbols import descriptor_class
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    bind,
    bindings_of,
    normal,
    rep_of,
    supertype,
)

if TYPE_CHECKING:
    from naja.compiler.lower.classes import ClassTable

_VARIABLE_SIZED = {"builtins.str": layout.STR_DATA, "builtins.bytes": layout.BYTES_DATA}
_VALUE_CLASSES = {"builtins.int", "builtins.bool", "builtins.float"}


def make_layout(table: ClassTable, instance: Instance) -> ClassLayout:
    """Places the fields of the class and of all its bases, into `table.layouts` too.

    Errors: Unsupported where two bases have fields, or one has type Any.
    """
    info = instance.type
    fields: dict[str, FieldLayout] = {}
    made = ClassLayout(instance, table.program.names.type_name(instance), fields, 0)
    table.layouts[instance] = made
    at = layout.HEADER_SIZE
    if info.is_enum and info.module_name != "enum":
        for name, type_ in stored_fields(table.program, info):
            rep = rep_of(type_)
            at = align_up(at, rep.align)
            fields[name] = FieldLayout(name, type_, rep, at)
            at += rep.size
    for base in reversed(_layout_chain(table, info)):
        owner = supertype(instance, base)
        for name, type_, unset in _own_fields(table, base, owner, info):
            if name in fields:
                continue
            rep = rep_of(type_)
            at = align_up(at, rep.align)
            class_level = table.class_level(name, info)
            unset = unset or class_level
            fields[name] = FieldLayout(name, type_, rep, at, unset, class_level)
            at += rep.size
            if unset and (rep is not REF or allows_none(type_)):  # null would be a value
                fields[name].flag = at
                at += 1
    _check_bases(table, made)
    made.size = _VARIABLE_SIZED.get(info.fullname, align_up(at, 8))
    if info.fullname in _VALUE_CLASSES:
        made.size = 16
    return made


def _layout_chain(table: ClassTable, info: TypeInfo) -> list[TypeInfo]:
    """The bases that hold fields, most derived first: the primary ones before all others."""
    primary = table.primary_chain(info)
    others = [base for base in info.mro if base not in primary]
    chain = [info, *others, *primary[1:]]
    return [base for base in chain if base.fullname != "builtins.object"]


def _check_bases(table: ClassTable, made: ClassLayout) -> None:
    """Fields are where the methods of every base expect them."""
    info = made.instance.type
    for base in info.mro[1:]:
        if len(info.bases) < 2 or is_abstract(Instance(base, [])) or info.is_enum:
            continue
        if base.fullname == "builtins.object" or info.is_named_tuple:
            continue
        for name, field in table.layout(supertype(made.instance, base)).fields.items():
            mine = made.fields[name]
            if (mine.offset, mine.rep, mine.flag) != (field.offset, field.rep, field.flag):
                raise Unsupported(
                    f"{info.name} has two bases with fields ({base.name}.{name} is one); "
                    "keep fields in one base and make the others mixins without fields",
                    "multiple-inheritance",
                )


def _own_fields(
    table: ClassTable, base: TypeInfo, owner: Instance, final: TypeInfo
) -> list[tuple[str, ProperType, bool]]:
    result = []
    bindings = bindings_of(owner)
    for name, symbol in base.names.items():
        node = symbol.node
        if (
            not isinstance(node, Var)
            or node.is_property  # so mypy has frozen fields, and those that hold functions
            and not is_dataclass(base)
            or node.is_classvar
            and not table.varies(base, name)
            or node.type is None
        ):
            continue
        if (
            name.startswith("__")
            and name.endswith("__")
            and base.fullname != "builtins.BaseException"
        ):
            continue
        if (
            base.module_name == "enum"
            or base.is_enum
            and (name.startswith("_") and name.endswith("_") or is_member(base, name))
            or table.is_constant(base, name)
            or table.is_told_by_class(base, name)
            or descriptor_class(table.program, base, name) is not None
            or node.is_final
            and node.final_value is not None
        ):
            continue
        if isinstance(get_proper_type(node.type), AnyType):
            raise Unsupported(f"attribute {name} of {base.name} has type Any; annotate it", "any")
        result.append((name, bind(node.type, bindings), not table.always_set(name, final)))
    return result


def element_reference_offsets(instance: Instance) -> tuple[int, list[int]]:
    """Stride and reference offsets of the elements of an `Array[T]`."""
    rep = rep_of(normal(instance.args[0]))
    stride = max(align_up(rep.size, rep.align), 1)
    return (8, [0]) if rep is REF else (stride, rep.reference_offsets())
