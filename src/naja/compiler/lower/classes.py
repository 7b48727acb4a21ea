"""The classes of a program, and the questions one asks about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mypy.nodes import (
    ClassDef,
    Expression,
    FuncDef,
    MypyFile,
    Node,
    TypeInfo,
)
from mypy.types import Instance, ProperType

from naja.compiler.frontend.syntax import attribute_targets, statements_in
from naja.compiler.lower.class_assignments import (
    assigned_anywhere,
    class_level_values,
    set_on_classes,
    set_on_objects,
    surely_assigned,
)
from naja.compiler.lower.class_layouts import make_layout
from naja.compiler.lower.dataclass_fields import (
    field_names,
    has_default,
    is_dataclass,
    is_field_call,
)
from naja.compiler.lower.inherited_values import give_inherited
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.method_aliases import name_methods_again
from naja.compiler.lower.model import ClassLayout
from naja.compiler.lower.questions import of_all_classes
from naja.compiler.lower.shown_names import SHOWN
from naja.compiler.lower.symbols import function_of

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def _concrete_bases(info: TypeInfo) -> list[Instance]:
    bases = [base for base in info.bases if base.type.fullname != "builtins.object"]
    return [base for base in bases if not is_abstract(base)]


class ClassTable:
    """All classes of the program; layouts are made on demand."""

    def __init__(self, program: ProgramLowering) -> None:
        self.program = program
        self.questions = program.questions
        self.layouts: dict[ProperType, ClassLayout] = {}
        self._subclasses: dict[TypeInfo, list[TypeInfo]] = {}
        self.initialisers: dict[TypeInfo, dict[str, Expression]] = {}
        self.assigned_in_init: dict[TypeInfo, set[str]] = {}
        self._assigned_from_outside: set[str] = set()
        self._assigned_on_class: set[str] = set()
        self.named_tuples: list[TypeInfo] = []
        self._text_enums: list[TypeInfo] = []
        self._has_own_equality = self._has_own_inequality = False
        self._own_equalities: list[TypeInfo] = []
        self._may_give_up = False  # a comparison of the program may leave it to the other operand
        self.qualified_names: dict[TypeInfo, str] = {}
        self.function_names: dict[FuncDef, str] = {}
        self._assigned: dict[TypeInfo, set[str]] = {}
        self._alone: dict[str, Any] = {}  # what was seen before the first module of the program

    def add(self, trees: list[MypyFile]) -> None:
        """Take the classes of these modules in, with the methods that their decorators make.

        The library's modules come first.
        """
        known = len(self.initialisers)
        own = [tree for tree in trees if not self.program.is_library(tree.fullname)]
        give_inherited(own, self.program.types)
        for tree in trees:
            if not self.program.is_library(tree.fullname):
                self._alone = self._alone or self._seen()
            self._collect(tree)
        self._prepare(list(self.initialisers)[known:])

    def _seen(self) -> dict[str, Any]:
        """What the answers to questions of all classes come from, as it is now."""
        return {
            "_subclasses": {info: list(below) for info, below in self._subclasses.items()},
            "initialisers": dict(self.initialisers),
            "_text_enums": list(self._text_enums),
            "_assigned_from_outside": set(self._assigned_from_outside),
            "_assigned_on_class": set(self._assigned_on_class),
            "_own_equalities": list(self._own_equalities),
            "_has_own_equality": self._has_own_equality,
            "_has_own_inequality": self._has_own_inequality,
            "_may_give_up": self._may_give_up,
        }

    @contextmanager
    def without_program(self) -> Iterator[None]:
        """Meanwhile questions are answered from the library alone."""
        now = self._seen()
        vars(self).update(self._alone)
        try:
            yield
        finally:
            vars(self).update(now)

    def _prepare(self, new: list[TypeInfo]) -> None:
        from naja.compiler.lower.dataclass import prepare_dataclass
        from naja.compiler.lower.enum_methods import prepare_enum
        from naja.compiler.lower.hashing import prepare_hash
        from naja.compiler.lower.method_decorators import prepare_methods
        from naja.compiler.lower.not_implemented import may_give_up, prepare_last_forms
        from naja.compiler.lower.single_dispatch import prepare_dispatch
        from naja.compiler.lower.total_order import prepare_bare_forms

        own = [info for info in new if not self.program.is_library(info.module_name)]
        self._note_comparisons(own)
        for info in own:
            prepare_methods(self.program, info.defn)
        prepare_dispatch(self.program, [info.defn for info in own])
        for info in new:
            if is_dataclass(info):
                with self.program.collecting(info.defn):
                    prepare_dataclass(self.program, info.defn)
        for info in new:
            if info.is_enum and info.module_name != "enum":
                with self.program.collecting(info.defn):
                    prepare_enum(self.program, info.defn)
        for info in own:
            with self.program.collecting(info.defn):
                prepare_hash(self.program, info)
        ours = [info for info in self.initialisers if not self.program.is_library(info.module_name)]
        self._may_give_up = may_give_up(ours)
        if self._may_give_up:
            prepare_bare_forms(self.program, ours)
            prepare_last_forms(self.program)

    def _collect(self, tree: MypyFile) -> None:
        pending: list[tuple[Node, str]] = [(tree, "")]
        while pending:
            node, prefix = pending.pop()
            targets = attribute_targets(node)
            if targets:
                if not self.program.is_library(tree.fullname):  # which knows no class of ours
                    self._assigned_from_outside |= set_on_objects(targets)
                self._assigned_on_class |= set_on_classes(targets)
            if isinstance(node, ClassDef) and node.info:
                # `__qualname__`: where the class or function is written.
                self.qualified_names[node.info] = prefix + node.name
                prefix += f"{node.name}."
                self._collect_class(node)
            elif isinstance(node, FuncDef):
                self.function_names[node] = prefix + node.name
                self.program.names.note_function(node, f"{tree.fullname}.{prefix}{node.name}")
                prefix += f"{node.name}.<locals>."
            pending += [(child, prefix) for child in statements_in(node)]

    def _collect_class(self, node: ClassDef) -> None:
        info = node.info
        name_methods_again(node)
        if info.is_named_tuple and info.tuple_type is not None:
            self.named_tuples.append(info)
        if info.is_enum and info.has_base("builtins.str") and info.enum_members:
            self._text_enums.append(info)
        for base in info.mro[1:]:
            if base.fullname == "builtins.dict" and info.has_base("typing._TypedDict"):
                continue  # a type for the checker: the objects are dicts
            if info.is_enum and base.module_name == "builtins":
                continue  # its members are never kept as a plain int or str
            self._subclasses.setdefault(base, []).append(info)
        self.initialisers[info] = class_level_values(node)
        self.assigned_in_init[info] = surely_assigned(node)
        if is_dataclass(info):
            for name, value in list(self.initialisers[info].items()):
                if is_field_call(value) and not has_default(value):
                    del self.initialisers[info][name]  # the class shows no value

    def _note_comparisons(self, own: list[TypeInfo]) -> None:
        """Which classes of the program say in their source what is equal."""
        equal = [info for info in own if "__eq__" in info.names]
        self._has_own_equality |= bool(equal)
        self._own_equalities += [
            info
            for info in equal
            if not info.defn.type_vars and not is_abstract(Instance(info, []))
        ]
        self._has_own_inequality |= any("__ne__" in info.names for info in own)

    @of_all_classes
    def has_own_equality(self) -> bool:
        """A class of the program defines `__eq__`."""
        return self._has_own_equality

    @of_all_classes
    def own_equalities(self) -> list[TypeInfo]:
        """The classes that do so in their source."""
        return self._own_equalities

    @of_all_classes
    def has_own_inequality(self) -> bool:
        """A class of the program defines `__ne__`."""
        return self._has_own_inequality

    @of_all_classes
    def has_last_form(self, info: TypeInfo, name: str) -> bool:
        """The comparison has a form that is asked last: its own, or the program's need."""
        found = self.method(info, name)
        return found is not None and (found.name == name or self._may_give_up)

    @of_all_classes
    def text_enums(self) -> list[TypeInfo]:
        """Enums whose members are str too, but held otherwise."""
        return self._text_enums

    @of_all_classes
    def every(self) -> list[TypeInfo]:
        return list(self.initialisers)

    @of_all_classes
    def below(self, info: TypeInfo) -> list[TypeInfo]:
        """The subclasses, direct or not."""
        return self._below(info)

    @of_all_classes
    def is_assigned(self, name: str) -> bool:
        """Something sets an attribute of that name on a class."""
        return name in self._assigned_on_class

    def _below(self, info: TypeInfo) -> list[TypeInfo]:
        if not info.is_intersection:
            return self._subclasses.get(info, [])
        # mypy made the class up: for an A that is a B, too.
        kinds = [
            [base.type, *(self.with_members(base.type) if base.type.is_protocol else [])]
            for base in info.bases
        ]
        return [
            item
            for item in self.initialisers
            if all(any(kind in item.mro for kind in same) for same in kinds)
        ]

    def qualified_name(self, info: TypeInfo) -> str:
        return SHOWN.get(info.fullname) or self.qualified_names.get(info, info.name)

    def layout(self, instance: Instance) -> ClassLayout:
        """Where the fields of this class are."""
        found = self.layouts.get(instance)
        if found is None:
            found = make_layout(self, instance)
        return found

    @of_all_classes
    def is_constant(self, info: TypeInfo, name: str) -> bool:
        """A class-level value that no instance ever assigns: one per class, not per object."""
        if name not in self.initialisers.get(info, {}):
            return False
        if self.varies(info, name) or name in field_names(info):
            return False
        if info.module_name in self.program.orders and name in self._assigned_from_outside:
            return False
        return not any(name in self._assigned_by(item) for item in [info, *self._below(info)])

    @of_all_classes
    def is_told_by_class(self, info: TypeInfo, name: str) -> bool:
        """Classes of a family with mixins give the value, each its own, and objects never do.

        A field of the objects would have to be where each of several bases expects it.
        """
        classes = [info, *self._below(info)]
        if not any(len(_concrete_bases(item)) > 1 for item in classes):
            return False
        family = {base for item in classes for base in item.mro}
        given = [item for item in family if name in self.initialisers.get(item, {})]
        if not given or self.program.is_library(info.module_name) or info.is_enum:
            return False
        return name not in self._assigned_from_outside and not any(
            name in field_names(item) or name in self._assigned_by(item) for item in family
        )

    def _assigned_by(self, info: TypeInfo) -> set[str]:
        """Attributes that the class's own code sets on objects."""
        found = self._assigned.get(info)
        if found is None:
            found = self._assigned[info] = assigned_anywhere(info)
        return found

    @of_all_classes
    def class_level(self, name: str, info: TypeInfo) -> bool:
        """The class has a value, and the program assigns it there too."""
        family = {*info.mro, *self._below(info)}
        return name in self._assigned_on_class and any(
            name in self.initialisers.get(item, {}) and name not in field_names(item)
            for base in info.mro
            if name in base.names
            for item in {base, *self._below(base)} | family
        )

    @of_all_classes
    def varies(self, info: TypeInfo, name: str) -> bool:
        """A base or subclass gives the attribute a value of its own: objects must tell."""
        family = [*info.mro[1:], *self._below(info)]
        return any(name in self.initialisers.get(item, {}) for item in family)

    def always_set(self, name: str, final: TypeInfo) -> bool:
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

    @of_all_classes
    def test_classes(self, info: TypeInfo) -> list[TypeInfo]:
        """Classes whose id ranges together hold every instance of `info`."""
        if info.is_protocol and info.runtime_protocol:
            return self.with_members(info)
        result = [info, *(self.text_enums() if info.fullname == "builtins.str" else [])]
        for sub in self._below(info):
            if info not in self.primary_chain(sub):
                result.append(sub)
        return result

    @of_all_classes
    def with_members(self, protocol: TypeInfo) -> list[TypeInfo]:
        """The classes whose objects have all that a runtime-checkable Protocol asks for."""
        wanted = protocol.protocol_members
        return [
            info
            for info in self.initialisers
            if not is_abstract(Instance(info, []))
            and (info.typeddict_type is None and not info.is_enum)
            and all(info.get(name) is not None for name in wanted)
        ]

    def method(self, info: TypeInfo, name: str) -> FuncDef | None:
        """The function that `name` means in the class, or None."""
        for base in info.mro:
            symbol = base.names.get(name)
            if symbol is not None:
                return function_of(symbol.node)
        return None

    @of_all_classes
    def overridden(self, info: TypeInfo, name: str) -> bool:
        """Some subclass has its own `name`."""
        mine = self.method(info, name)
        return any(self.method(sub, name) is not mine for sub in self._below(info))

    def references(self, made: ClassLayout) -> list[int]:
        found = []
        for item in made.fields.values():
            found += [item.offset + inner for inner in item.rep.reference_offsets()]
        return found
