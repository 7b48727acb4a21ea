"""Link names: readable, unique, and stable from build to build."""

from __future__ import annotations

import hashlib
import re

from mypy.options import Options
from mypy.types import Instance, ProperType, TypeStrVisitor

from naja.compiler.lower.model import Instantiation

_PREFIX = re.compile(r"\b(builtins|typing)\.")


def spell(type_: ProperType) -> str:
    """A type as text, the same for equal types."""
    text = type_.accept(TypeStrVisitor(options=Options()))
    return _PREFIX.sub("", text).replace(" ", "").replace("?", "")


class Names:
    """Hands out link names."""

    def __init__(self) -> None:
        self._taken: dict[str, object] = {}

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
        return self.unique(_shorten(spell_instance(instance)), ("type", instance))

    def function_name(self, key: Instantiation) -> str:
        node = key.node
        base = getattr(node, "fullname", "") or "lambda"
        if key.owner is not None:
            base = f"{spell_instance(key.owner)}.{getattr(node, 'name', 'lambda')}"
        elif key.outer is not None:
            outer = getattr(key.outer.node, "fullname", "lambda")
            base = f"{outer}.{getattr(node, 'name', 'lambda')}.{node.line}"
        parts = [spell(type_) for _, type_ in key.bindings]
        parts += [f"{index}:{spell(type_)}" for index, type_ in key.specialised]
        return self.unique(_shorten(base + (f"[{','.join(parts)}]" if parts else "")), key)


def spell_instance(instance: Instance) -> str:
    name = instance.type.fullname
    return f"{name}[{','.join(spell(arg) for arg in instance.args)}]" if instance.args else name  # type: ignore[arg-type]


def _shorten(name: str) -> str:
    if len(name) <= 120:
        return name
    return f"{name[:100]}#{hashlib.sha256(name.encode()).hexdigest()[:12]}"
