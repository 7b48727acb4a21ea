"""Which functions of a program something leads to, from those that the platform calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from naja.compiler.ir import core
from naja.compiler.ir.core import Function, Symbol, Value
from naja.compiler.ir.flow import operands
from naja.compiler.ir.program import Program

_SLOT = "slot "
_TYPE = "type."


def names_in(function: Function) -> frozenset[str]:
    """The symbols that the function mentions, and the slots it calls through."""
    found: set[str] = set()
    for block in function.blocks:
        for op in block.ops:
            if type(op) is core.CallSlot:
                found.add(_SLOT + op.selector)
            found |= _symbols(operands(op))
    if function.coroutine is not None:
        found.add(_TYPE + function.coroutine.type_name)
    return frozenset(found)


def unreached(program: Program, names: Mapping[str, frozenset[str]]) -> set[str]:
    """The functions that nothing leads to; `names`: what `names_in` gives for each by name.

    A method is reached when its class and a call through one of its slots are.
    """
    leads = {symbol: set(found) for symbol, found in names.items()}
    for static in program.objects:
        values = [value for _, value in static.fields]
        leads[static.symbol] = _symbols(values) | {_TYPE + static.type_name}
    for variable in program.globals:
        leads[variable.symbol] = _symbols([variable.initial])
    methods: dict[str, dict[str, str]] = {}
    for kind in program.types:
        leads[_TYPE + kind.name] = {_TYPE + kind.base} if kind.base is not None else set()
        methods[_TYPE + kind.name] = kind.methods
    work = [function.symbol for function in program.functions if function.exported]
    reached, slots, classes = set(work), set[str](), list[str]()
    while work:
        name = work.pop()
        new = set(leads.get(name, ()))
        if name in methods:
            classes.append(name)
            new.update(method for key, method in methods[name].items() if key in slots)
        elif name.startswith(_SLOT):
            key = name.removeprefix(_SLOT)
            slots.add(key)
            new.update(methods[kind][key] for kind in classes if key in methods[kind])
        new -= reached
        reached |= new
        work += new
    return names.keys() - reached


def _symbols(values: Iterable[Value]) -> set[str]:
    return {value.name for value in values if isinstance(value, Symbol)}
