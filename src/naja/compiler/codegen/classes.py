"""Numbers of classes and slots of virtual methods, over the whole program.

Classes are numbered in preorder from 1, so a class and its subclasses are one range.
Selectors share a slot unless one class has both (greedy colouring, most wanted first).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from naja.abi import layout
from naja.compiler.ir.program import Program, TypeDesc


@dataclass(frozen=True)
class Numbers:
    """Preorder number of a class and of its last subclass."""

    first: int
    last: int


@dataclass
class ClassTable:
    by_name: dict[str, TypeDesc]
    numbers: dict[str, Numbers] = field(default_factory=dict)
    slot_offsets: dict[str, int] = field(default_factory=dict)  # selector -> octets
    slots: dict[str, list[str]] = field(default_factory=dict)  # class -> symbols, "" = none
    meta: str | None = None  # the class `type`


def build_classes(program: Program) -> ClassTable:
    table = ClassTable({item.name: item for item in program.types})
    for item in program.types:
        if item.module == "builtins" and item.qualified_name == "type":
            table.meta = item.name
    _number(table, program.types)
    _assign_slots(table, program)
    return table


def _number(table: ClassTable, types: list[TypeDesc]) -> None:
    children: dict[str | None, list[str]] = {}
    for item in types:
        base = item.base if item.base in table.by_name else None
        children.setdefault(base, []).append(item.name)
    first: dict[str, int] = {}
    number = 0
    stack = [(name, False) for name in reversed(children.get(None, []))]
    while stack:
        name, done = stack.pop()
        if done:
            table.numbers[name] = Numbers(first[name], number)
            continue
        number += 1
        first[name] = number
        stack.append((name, True))
        stack += [(child, False) for child in reversed(children.get(name, []))]


def _methods(table: ClassTable, wanted: set[str]) -> dict[str, dict[str, str]]:
    """Every class's methods for the wanted selectors, inherited ones included."""
    found: dict[str, dict[str, str]] = {}

    def of(name: str) -> dict[str, str]:
        if name not in found:
            item = table.by_name[name]
            base = item.base
            methods = dict(of(base)) if base is not None and base in table.by_name else {}
            methods.update({s: f for s, f in item.methods.items() if s in wanted})
            found[name] = methods
        return found[name]

    for name in table.by_name:
        of(name)
    return found


def _assign_slots(table: ClassTable, program: Program) -> None:
    methods = _methods(table, program.selectors)
    users: dict[str, list[str]] = {selector: [] for selector in program.selectors}
    for name, own in methods.items():
        for selector in own:
            users[selector].append(name)
    taken: dict[str, set[int]] = {name: set() for name in table.by_name}
    colours: dict[str, int] = {}
    for selector in sorted(users, key=lambda s: (-len(users[s]), s)):
        colour = 0
        while any(colour in taken[name] for name in users[selector]):
            colour += 1
        colours[selector] = colour
        for name in users[selector]:
            taken[name].add(colour)
    for selector, colour in colours.items():
        table.slot_offsets[selector] = layout.TYPE_SLOTS + 4 * colour
    for name, own in methods.items():
        slots = [""] * (max(taken[name], default=-1) + 1)
        for selector, function in own.items():
            slots[colours[selector]] = function
        table.slots[name] = slots
