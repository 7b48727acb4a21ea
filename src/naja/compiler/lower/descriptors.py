"""The descriptors of classes at run time: what the collector and `isinstance` look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import Instance, ProperType, TupleType

from naja.abi import layout
from naja.compiler.ir.program import TypeDesc
from naja.compiler.ir.types import REF, Rep, align_up
from naja.compiler.lower.class_layouts import element_reference_offsets
from naja.compiler.lower.model import ClassLayout
from naja.compiler.lower.names import spell
from naja.compiler.lower.shown_names import SHOWN
from naja.compiler.lower.types import normal, rep_of, supertype

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


class Descriptors:
    """The TypeDescs of one program, made when they are first asked for."""

    def __init__(self, program: ProgramLowering) -> None:
        self.program = program
        self.made: dict[str, TypeDesc] = {}
        self._frames: list[tuple[TypeDesc, TypeInfo]] = []
        self._fitting: dict[Instance, list[str]] = {}

    def live(self, instance: Instance) -> str:
        """The class has instances (or its TypeDesc is looked at): put it into the tables."""
        made = self.program.classes.layout(instance)
        if not made.live:
            made.live = True
            self._describe(made)
        return made.link

    def fitting(self, item: Instance) -> list[str]:
        """Other classes whose objects are `item`s: subclasses, and the class itself with other
        arguments. The list grows as classes come to have instances.
        """
        found = self._fitting.get(item)
        if found is None:
            found = self._fitting[item] = []
            for made in self.program.dispatch.live_classes:
                self._note_fitting(made, item)
        return found

    def _note_fitting(self, made: ClassLayout, item: Instance) -> None:
        instance = made.instance
        if instance != item and item.type in instance.type.mro:
            seen = supertype(instance, item.type)
            alike = all(
                mine == wanted or rep_of(normal(mine)) is REF and rep_of(normal(wanted)) is REF
                for mine, wanted in zip(seen.args, item.args, strict=True)
            )
            if alike and is_subtype(seen, item, ignore_promotions=True):
                self._fitting[item].append(made.link)
                self.program.dispatch.note_view(instance, item)

    def erased(self, instance: Instance) -> str:
        """The link name of the class without its arguments: what `isinstance` tests."""
        info = instance.type
        link = self.program.names.unique(info.fullname, ("erased", info))
        if info.defn.type_vars or link not in self.made:
            if link not in self.made:
                base = self.program.classes.base_of(info)
                parent = self.erased(Instance(base, [])) if base is not None else None
                self._add_type(
                    TypeDesc(
                        link,
                        self.program.classes.qualified_name(info),
                        self._shown_module(info),
                        parent,
                        0,
                        0,
                        [],
                        [],
                        0,
                    )
                )
        return link

    def _shown_module(self, info: TypeInfo) -> str:
        if info.fullname in SHOWN:
            return "builtins"
        return self.program.module_label(info.module_name)

    def _describe(self, made: ClassLayout) -> None:
        instance, info = made.instance, made.instance.type
        parent: str | None = self.erased(instance)
        flags, stride, elements = 0, 0, list[int]()
        if info.fullname == "naja.unsafe.Array":
            flags = layout.FLAG_ARRAY
            stride, elements = element_reference_offsets(instance)
        flags |= layout.FLAG_STR if info.fullname == "builtins.str" else 0
        flags |= layout.FLAG_BYTES if info.fullname == "builtins.bytes" else 0
        if info.has_base("builtins.BaseException"):
            flags |= layout.FLAG_EXCEPTION
        if info.fullname in ("builtins.int", "builtins.bool", "builtins.float"):
            flags |= layout.FLAG_BOXED
        size = layout.ARRAY_DATA if flags & layout.FLAG_ARRAY else made.size
        references = [] if flags & layout.FLAG_ARRAY else self.program.classes.references(made)
        if made.link == parent:  # a class without type parameters is its own erased form
            described = self.made[made.link]
            described.size, described.stride = size, stride
            described.references, described.element_references, described.flags = (
                references,
                elements,
                flags,
            )
        else:
            name = self.program.classes.qualified_name(info)
            self._add_type(
                TypeDesc(
                    made.link,
                    name,
                    self._shown_module(info),
                    parent,
                    size,
                    stride,
                    references,
                    elements,
                    flags,
                )
            )
        self.program.dispatch.class_became_live(made)
        for item in self._fitting:
            self._note_fitting(made, item)

    def _add_type(self, described: TypeDesc) -> None:
        if described.name in self.made:  # made meanwhile for one of its own names
            return
        self.made[described.name] = described
        self.program.out.types.append(described)
        self.program.statics.string(described.qualified_name)
        self.program.statics.string(described.module)

    def box_type(self, type_: ProperType) -> str:
        """The TypeDesc of a boxed value that is no class instance (tuple, None)."""
        link = self.program.names.unique(f"box {spell(type_)}", ("box", str(type_)))
        if link not in self.made:
            rep = rep_of(type_)
            references = [layout.BOX_VALUE + at for at in rep.reference_offsets()]
            kind = type_.partial_fallback if isinstance(type_, TupleType) else None
            named = kind if kind is not None and kind.type.is_named_tuple else None
            base = (
                self.erased(named or self.program.builtin("tuple"))
                if rep.llvm.startswith("{")
                else self.erased(self.program.builtin("object"))
            )
            name = "tuple" if rep.llvm.startswith("{") else "NoneType"
            self._add_type(
                TypeDesc(
                    link,
                    self.program.classes.qualified_name(named.type) if named else name,
                    self.program.module_label(named.type.module_name) if named else "builtins",
                    base,
                    layout.BOX_VALUE + max(rep.size, 8),
                    0,
                    references,
                    [],
                    layout.FLAG_BOXED,
                )
            )
            self.program.dispatch.box_became_live(link, type_)
        return link

    def function_box(self, type_: ProperType) -> str:
        """The TypeDesc of a function that is kept as an object."""
        link = self.program.names.unique(f"box {spell(type_)}", ("box", str(type_)))
        if link not in self.made:
            self.plain_type(link, "function", layout.BOX_VALUE + 8, [layout.BOX_VALUE])
            self.program.dispatch.box_became_live(link, type_)
        return link

    def plain_type(self, link: str, label: str, size: int, references: list[int]) -> str:
        """The TypeDesc of a compiler-made object that programs never see as a class."""
        if link not in self.made:
            base = self.erased(self.program.builtin("object"))
            self._add_type(TypeDesc(link, label, "builtins", base, size, 0, references, [], 0))
        return link

    def frame_type(
        self, link: str, label: str, size: int, references: list[int], type_: ProperType
    ) -> None:
        """The TypeDesc of a generator or coroutine frame."""
        if link not in self.made:
            self.plain_type(link, label, size, references)
            if isinstance(type_, Instance):
                self._frames.append((self.made[link], type_.type))
            self.program.dispatch.box_became_live(link, type_)

    def settle(self) -> None:
        """When all is lowered: put in order what depended on what came alive when.

        Frames descend from `Coroutine` and its kin where the program tests for these.
        """
        for links in self._fitting.values():
            links.sort()
        for described, info in self._frames:
            link = self.program.names.unique(info.fullname, ("erased", info))
            if link in self.made:
                described.base = link

    def cell_type(self, rep: Rep) -> str:
        """The shared variable cell: one `rep` at offset 8, and a word that says it is there."""
        references = [8 + at for at in rep.reference_offsets()]
        return self.plain_type(f"cell {rep}", "cell", align_up(8 + rep.size, 8) + 8, references)

    def closure_type(self, reps: list[Rep], kind: str = "function") -> str:
        """The closure object with these captured values (see closures.py)."""
        at, references = 24, list[int]()
        for rep in reps:
            at = align_up(at, rep.align)
            references += [at + inner for inner in rep.reference_offsets()]
            at += rep.size
        label = ",".join(map(str, reps))
        return self.plain_type(f"{kind}({label})", kind, align_up(at, 8), references)
