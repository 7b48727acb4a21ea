"""Layout of classes, and the questions one asks about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    IfStmt,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OverloadedFuncDef,
    RaiseStmt,
    ReturnStmt,
    Statement,
    TupleExpr,
    TypeInfo,
    Var,
    WithStmt,
)
from mypy.types import AnyType, Instance, ProperType, TupleType, get_proper_type

from naja.abi import layout
from naja.compiler.frontend.syntax import children, walk
from naja.compiler.ir.types import REF, align_up
from naja.compiler.lower.dataclass_fields import field_names, is_dataclass, is_frozen
from naja.compiler.lower.enum_members import is_member, stored_fields
from naja.compiler.lower.model import ClassLayout, FieldLayout
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    bind,
    bindings_of,
    is_abstract,
    normal,
    rep_of,
    supertype,
)

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_VARIABLE_SIZED = {"builtins.str": layout.STR_DATA, "builtins.bytes": layout.BYTES_DATA}
_VALUE_CLASSES = {"builtins.int", "builtins.bool", "builtins.float"}


class ClassTable:
    """All classes of the program; layouts are made on demand."""

    def __init__(self, program: ProgramLowering) -> None:
        self.program = program
        self.layouts: dict[ProperType, ClassLayout] = {}
        self.subclasses: dict[TypeInfo, list[TypeInfo]] = {}
        self.initialisers: dict[TypeInfo, dict[str, Expression]] = {}
        self.assigned_in_init: dict[TypeInfo, set[str]] = {}
        self.assigned_from_outside: set[str] = set()
        self.assigned_on_class: set[str] = set()
        self._dataclasses: list[ClassDef] = []
        self._enums: list[ClassDef] = []
        self.has_own_equality = False  # a class of the program defines `__eq__`
        self.named_tuples: list[TypeInfo] = []
        self.text_enums: list[TypeInfo] = []  # their members are str too, but held otherwise
        self.qualified_names: dict[TypeInfo, str] = {}
        for tree in program.files.values():
            self._collect(tree)

    def prepare(self) -> None:
        """Give classes the methods that their decorators make."""
        from naja.compiler.lower.dataclass import prepare_dataclass
        from naja.compiler.lower.enum_methods import prepare_enum

        self.has_own_equality = any(
            "__eq__" in info.names and not self.program.is_library(info.module_name)
            for info in self.initialisers
        )
        for node in self._dataclasses:
            with self.program.collecting(node):
                prepare_dataclass(self.program, node)
        for node in self._enums:
            with self.program.collecting(node):
                prepare_enum(self.program, node)

    def _collect(self, tree: MypyFile) -> None:
        self._name_classes(tree)
        for node in walk(tree):
            if type(node).__name__ in ("AssignmentStmt", "OperatorAssignmentStmt"):
                self.assigned_from_outside |= _outside_targets(node)
                self.assigned_on_class |= _class_targets(node)
            if isinstance(node, ClassDef) and node.info:
                if node.info.is_named_tuple and node.info.tuple_type is not None:
                    self.named_tuples.append(node.info)
                if node.info.is_enum and node.info.module_name != "enum":
                    self._enums.append(node)
                    if node.info.has_base("builtins.str") and node.info.enum_members:
                        self.text_enums.append(node.info)
                for base in node.info.mro[1:]:
                    if base.fullname == "builtins.dict" and node.info.has_base("typing._TypedDict"):
                        continue  # a type for the checker: the objects are dicts
                    if node.info.is_enum and base.module_name == "builtins":
                        continue  # its members are never kept as a plain int or str
                    self.subclasses.setdefault(base, []).append(node.info)
                self.initialisers[node.info] = _class_level_values(node)
                self.assigned_in_init[node.info] = _surely_assigned(node)
                if is_dataclass(node.info):
                    self._dataclasses.append(node)

    def _name_classes(self, tree: MypyFile) -> None:
        """`__qualname__` of the classes: where they are written."""
        pending: list[tuple[Node, str]] = [(tree, "")]
        while pending:
            node, prefix = pending.pop()
            if isinstance(node, ClassDef) and node.info:
                self.qualified_names[node.info] = prefix + node.name
                prefix += f"{node.name}."
            elif isinstance(node, FuncDef):
                prefix += f"{node.name}.<locals>."
            pending += [
                (child, prefix) for child in children(node) if not isinstance(child, Expression)
            ]

    def qualified_name(self, info: TypeInfo) -> str:
        return self.qualified_names.get(info, info.name)

    def layout(self, instance: Instance) -> ClassLayout:
        """Where the fields of this class are."""
        found = self.layouts.get(instance)
        if found is None:
            found = self._make(instance)
        return found

    def _make(self, instance: Instance) -> ClassLayout:
        info = instance.type
        fields: dict[str, FieldLayout] = {}
        made = ClassLayout(instance, self.program.names.type_name(instance), fields, 0)
        self.layouts[instance] = made
        at = layout.HEADER_SIZE
        if info.is_enum and info.module_name != "enum":
            for name, type_ in stored_fields(self.program, info):
                rep = rep_of(type_)
                at = align_up(at, rep.align)
                fields[name] = FieldLayout(name, type_, rep, at)
                at += rep.size
        for base in reversed(self._layout_chain(info)):
            owner = supertype(instance, base)
            for name, type_, unset in self._own_fields(base, owner, info):
                if name in fields:
                    continue
                rep = rep_of(type_)
                at = align_up(at, rep.align)
                class_level = self._class_level(name, info)
                unset = unset or class_level
                fields[name] = FieldLayout(name, type_, rep, at, unset, class_level)
                at += rep.size
                if unset and (rep is not REF or allows_none(type_)):  # null would be a value
                    fields[name].flag = at
                    at += 1
        self._check_bases(made)
        made.size = _VARIABLE_SIZED.get(info.fullname, align_up(at, 8))
        if info.fullname in _VALUE_CLASSES:
            made.size = 16
        return made

    def _layout_chain(self, info: TypeInfo) -> list[TypeInfo]:
        """The bases that hold fields, most derived first: the primary ones before all others."""
        primary = self.primary_chain(info)
        others = [base for base in info.mro if base not in primary]
        chain = [info, *others, *primary[1:]]
        return [base for base in chain if base.fullname != "builtins.object"]

    def _check_bases(self, made: ClassLayout) -> None:
        """Fields are where the methods of every base expect them."""
        info = made.instance.type
        for base in info.mro[1:]:
            if len(info.bases) < 2 or is_abstract(Instance(base, [])) or info.is_enum:
                continue
            if base.fullname == "builtins.object" or info.is_named_tuple:
                continue
            for name, field in self.layout(supertype(made.instance, base)).fields.items():
                mine = made.fields[name]
                if (mine.offset, mine.rep, mine.flag) != (field.offset, field.rep, field.flag):
                    raise Unsupported(
                        f"{info.name} has two bases with fields ({base.name}.{name} is one); "
                        "keep fields in one base and make the others mixins without fields",
                        "multiple-inheritance",
                    )

    def _own_fields(
        self, base: TypeInfo, owner: Instance, final: TypeInfo
    ) -> list[tuple[str, ProperType, bool]]:
        result = []
        bindings = bindings_of(owner)
        for name, symbol in base.names.items():
            node = symbol.node
            if (
                not isinstance(node, Var)
                or node.is_property
                and not is_frozen(base)
                or node.is_classvar
                and not self._varies(base, name)
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
                or self.is_constant(base, name)
                or node.is_final
                and node.final_value is not None
            ):
                continue
            if isinstance(get_proper_type(node.type), AnyType):
                raise Unsupported(
                    f"attribute {name} of {base.name} has type Any; annotate it", "any"
                )
            result.append((name, bind(node.type, bindings), not self._always_set(name, final)))
        return result

    def is_constant(self, info: TypeInfo, name: str) -> bool:
        """A class-level value that no instance ever assigns: one per class, not per object."""
        if name not in self.initialisers.get(info, {}):
            return False
        if self._varies(info, name) or name in field_names(info):
            return False
        if info.module_name in self.program.orders and name in self.assigned_from_outside:
            return False
        return not any(
            name in _assigned_anywhere(item) for item in [info, *self.subclasses.get(info, [])]
        )

    def _class_level(self, name: str, info: TypeInfo) -> bool:
        """The class has a value, and the program assigns it there too."""
        family = {*info.mro, *self.subclasses.get(info, [])}
        return name in self.assigned_on_class and any(
            name in self.initialisers.get(item, {}) and name not in field_names(item)
            for base in info.mro
            if name in base.names
            for item in {base, *self.subclasses.get(base, [])} | family
        )

    def _varies(self, info: TypeInfo, name: str) -> bool:
        """A base or subclass gives the attribute a value of its own: objects must tell."""
        family = [*info.mro[1:], *self.subclasses.get(info, [])]
        return any(name in self.initialisers.get(item, {}) for item in family)

    def _always_set(self, name: str, final: TypeInfo) -> bool:
        for base in final.mro:
            if name in self.assigned_in_init.get(base, ()) or name in self.initialisers.get(
                base, {}
            ):
                return True
        return final.module_name.startswith(
            ("builtins", "naja.", "asyncio", "collections", "itertools", "datetime", "logging")
        )

    def base_of(self, info: TypeInfo) -> TypeInfo | None:
        """The primary base class: the one that TypeDescs chain through."""
        candidates = [base.type for base in info.bases]
        if info.is_enum and candidates[0].fullname == "builtins.str":
            candidates = candidates[1:]  # members do not look like a str in memory
        solid = [base for base in candidates if not is_abstract(Instance(base, []))]
        chosen = solid or candidates
        return chosen[0] if chosen else None

    def primary_chain(self, info: TypeInfo) -> list[TypeInfo]:
        chain = []
        current: TypeInfo | None = info
        while current is not None:
            chain.append(current)
            current = self.base_of(current)
        return chain

    def test_classes(self, info: TypeInfo) -> list[TypeInfo]:
        """Classes whose id ranges together hold every instance of `info`."""
        result = [info, *(self.text_enums if info.fullname == "builtins.str" else [])]
        for sub in self.subclasses.get(info, []):
            if info not in self.primary_chain(sub):
                result.append(sub)
        return result

    def method(self, info: TypeInfo, name: str) -> FuncDef | None:
        """The function that `name` means in the class, or None."""
        for base in info.mro:
            symbol = base.names.get(name)
            if symbol is not None:
                return function_of(symbol.node)
        return None

    def overridden(self, info: TypeInfo, name: str) -> bool:
        """Some subclass has its own `name`."""
        mine = self.method(info, name)
        return any(self.method(sub, name) is not mine for sub in self.subclasses.get(info, []))

    def references(self, made: ClassLayout) -> list[int]:
        found = []
        for item in made.fields.values():
            found += [item.offset + inner for inner in item.rep.reference_offsets()]
        return found


def function_of(node: object) -> FuncDef | None:
    """The function behind a symbol: itself, decorated, or the implementation of overloads."""
    if isinstance(node, FuncDef):
        return node
    if isinstance(node, Decorator):
        return node.func
    if isinstance(node, OverloadedFuncDef):
        if node.impl is not None:
            return function_of(node.impl)
        return function_of(node.items[0]) if node.is_property or node.items else None
    return None


def is_property(info: TypeInfo, name: str) -> bool:
    symbol = info.get(name)
    node = symbol.node if symbol else None
    if isinstance(node, (Decorator, OverloadedFuncDef)):
        function = node.func if isinstance(node, Decorator) else function_of(node.items[0])
        return function is not None and function.is_property
    return False


def _class_level_values(node: ClassDef) -> dict[str, Expression]:
    found: dict[str, Expression] = {}
    for statement in node.defs.body:
        if isinstance(statement, AssignmentStmt) and type(statement.rvalue).__name__ != "TempNode":
            for target in statement.lvalues:
                if isinstance(target, NameExpr):
                    found[target.name] = statement.rvalue
    return found


def _surely_assigned(node: ClassDef) -> set[str]:
    """Attributes that `__init__` assigns on every way to its end."""
    function = node.info.names.get("__init__")
    init = function_of(function.node) if function else None
    found = _assigned_by(init.body.body, init) if init is not None else set()
    return found if found is not None else set()


def _assigned_by(statements: list[Statement], init: FuncDef) -> set[str] | None:
    """What these statements surely set on self; None if their end is never reached."""
    found: set[str] = set()
    for statement in statements:
        if isinstance(statement, AssignmentStmt):
            targets = [target for item in statement.lvalues for target in _flat(item)]
            found |= {t.name for t in targets if isinstance(t, MemberExpr) and _is_self(t, init)}
        elif isinstance(statement, (RaiseStmt, ReturnStmt)):
            return None if isinstance(statement, RaiseStmt) else found
        elif isinstance(statement, WithStmt):
            found |= _assigned_by(statement.body.body, init) or set()
        elif isinstance(statement, IfStmt):
            blocks = [*statement.body, *([statement.else_body] if statement.else_body else [])]
            ways = [_assigned_by(block.body, init) for block in blocks]
            if statement.else_body is None:
                ways.append(set())
            ended = [way for way in ways if way is not None]
            if not ended:
                return None
            found |= set.intersection(*ended)
    return found


def _flat(target: Expression) -> list[Expression]:
    if isinstance(target, (TupleExpr, ListExpr)):
        return [inner for item in target.items for inner in _flat(item)]
    return [target]


def _is_self(target: MemberExpr, init: FuncDef) -> bool:
    return (
        isinstance(target.expr, NameExpr)
        and bool(init.arguments)
        and target.expr.node is init.arguments[0].variable
    )


def _outside_targets(node: object) -> set[str]:
    """Attribute names set on something that is no class name."""
    targets = getattr(node, "lvalues", None) or [node.lvalue]  # type: ignore[attr-defined]
    return {
        target.name
        for target in targets
        if isinstance(target, MemberExpr)
        and not isinstance(getattr(target.expr, "node", None), (TypeInfo, MypyFile))
    }


def _class_targets(node: object) -> set[str]:
    """Attribute names set on a class by its name."""
    targets = getattr(node, "lvalues", None) or [node.lvalue]  # type: ignore[attr-defined]
    return {
        target.name
        for target in targets
        if isinstance(target, MemberExpr)
        and isinstance(getattr(target.expr, "node", None), TypeInfo)
    }


def _assigned_anywhere(info: TypeInfo) -> set[str]:
    """Attributes that the class's own code sets on objects."""
    cached = _ASSIGNED.get(info)
    if cached is None:
        cached = set()
        for node in walk(info.defn):
            if type(node).__name__ in ("AssignmentStmt", "OperatorAssignmentStmt"):
                cached |= _outside_targets(node)
        _ASSIGNED[info] = cached
    return cached


_ASSIGNED: dict[TypeInfo, set[str]] = {}


def tuple_fields(type_: TupleType) -> dict[str, int]:
    """Field names of a NamedTuple, empty for a plain tuple."""
    info = type_.partial_fallback.type
    if not info.is_named_tuple:
        return {}
    return {
        name: at
        for at, name in enumerate(
            [
                name
                for name, symbol in info.names.items()
                if isinstance(symbol.node, Var) and not name.startswith("_") and "-" not in name
            ]
        )
    }


def element_reference_offsets(instance: Instance) -> tuple[int, list[int]]:
    """Stride and reference offsets of the elements of an `Array[T]`."""
    rep = rep_of(normal(instance.args[0]))
    stride = max(align_up(rep.size, rep.align), 1)
    return (8, [0]) if rep is REF else (stride, rep.reference_offsets())
