"""Link names: readable, unique, and stable from build to build."""

from __future__ import annotations

import hashlib
import re

from mypy.nodes import FuncDef
from mypy.options import Options
from mypy.types import Instance, ProperType, TypeStrVisitor

from naja.compiler.lower.model import FunctionNode, Instantiation

_PREFIX = re.compile(r"\b(builtins|typing)\.")


def spell(type_: ProperType) -> str:
    """A type as text, the same for equal types."""
    text = type_.accept(TypeStrVisitor(options=Options()))
    return _PREFIX.sub("", text).replace(" ", "").replace("?", "")


class Names:
    """Hands out link names."""

    def __init__(self) -> None:
        self._taken: dict[str, object] = {}
        self._of_node: dict[FunctionNode, str] = {}
        self._nodes: dict[str, FuncDef] = {}

    def note_function(self, node: FuncDef, written: str) -> None:
        """`node` is called `written`, module included; overloads and setters share a name.

        They are told apart by where they are written, not by which is lowered first.
        """
        name, count = written, 1
        while name in self._nodes:
            count += 1
            name = f"{written}~{count}"
        self._nodes[name] = node
        self._of_node[node] = name

    def note_twin(self, made: FuncDef, written: FuncDef) -> None:
        """`made` stands for `written`, or beside it."""
        self.note_function(made, self._of_node[written])

    def plain_name(self, key: Instantiation) -> str | None:
        """The name from which `plain_key` makes this key; None if it takes more than a name."""
        if key.bindings or key.specialised or key.outer is not None:
            return None
        if key.owner is not None and key.owner.args:
            return None
        name = self._of_node.get(key.node)
        return name if name is not None and self.plain_key(name) == key else None

    def plain_key(self, name: str) -> Instantiation | None:
        """A function, or a method of a class without type arguments; None if there is none."""
        node = self._nodes.get(name)
        if node is None or node.info and node.info.defn.type_vars:
            return None
        return Instantiation(node, Instance(node.info, []) if node.info else None)

    def unique(self, wanted: str, key: object) -> str:
        """`wanted`, or with a number behind it when another key has that name."""
        name, count = wanted, 1
        while self._taken.setdefault(name, key) != key:
            count += 1
            name = f"{wanted}~{count}"
        return name

    def type_name(self, instance: Instance) -> str:
        if not instance.args:  # its own erased form
            return self.unique(instance.type.fullname, ("erased", instance.type))
        return self.unique(shortened(spell_instance(instance)), ("type", instance))

    def function_name(self, key: Instantiation) -> str:
        node = key.node
        base = getattr(node, "fullname", "") or "lambda"
        if key.owner is not None:
            base = f"{spell_instance(key.owner)}.{getattr(node, 'name', 'lambda')}"
        elif key.outer is not None:
            outer = self.function_name(key.outer)
            base = f"{outer}.{getattr(node, 'name', 'lambda')}.{node.line}"
        mark = self._of_node.get(node, "").rpartition("~")
        if mark[1]:
            base += f"~{mark[2]}"
        parts = [spell(type_) for _, type_ in key.bindings]
        parts += [f"{index}:{spell(type_)}" for index, type_ in key.specialised]
        return self.unique(shortened(base + (f"[{','.join(parts)}]" if parts else "")), key)


def spell_instance(instance: Instance) -> str:
    name = instance.type.fullname
    return f"{name}[{','.join(spell(arg) for arg in instance.args)}]" if instance.args else name  # type: ignore[arg-type]


def shortened(name: str) -> str:
    """A name that is not too long, the same for the same name."""
    if len(name) <= 120:
        return name
    return f"{name[:100]}#{hashlib.sha256(name.encode()).hexdigest()[:12]}"
