"""The type arguments of a generic class whose method is called by the class's name."""

from __future__ import annotations

from mypy.nodes import TypeInfo
from mypy.types import Instance, Type

from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.matching import match
from naja.compiler.lower.types import Bindings, bind, normal, supertype


def class_of_call(
    f: FunctionLowering, info: TypeInfo, name: str, actuals: list[Actual], result: Type | None
) -> Instance:
    """`Box.of(1)` is `Box[int].of(1)`: by what the call gives, and by its arguments."""
    target = f.bindings_instance(info)
    node = f.program.classes.method(info, name)
    if target.args or not info.defn.type_vars or node is None or not node.is_class:
        return target
    given = bind(result, f.bindings) if result is not None else None
    if isinstance(given, Instance) and given.type.has_base(info.fullname):
        return supertype(given, info)
    formal = callable_type(node)
    found: Bindings = {}
    for at, actual in enumerate(actuals, 1):
        if actual.name in formal.arg_names:
            at = formal.arg_names.index(actual.name)
        if at < len(formal.arg_types) and not actual.star and not actual.mapping:
            match(formal.arg_types[at], actual.value.type, found)
    if given is not None:
        match(formal.ret_type, given, found)
    if any(variable.id not in found for variable in info.defn.type_vars):
        return target
    return Instance(info, [normal(found[variable.id]) for variable in info.defn.type_vars])
