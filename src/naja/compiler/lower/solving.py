"""The type variables of a call, and the type of what it gives."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, FuncDef
from mypy.subtypes import is_subtype
from mypy.typeops import get_all_type_vars
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    ProperType,
    TypeType,
    TypeVarType,
    UninhabitedType,
    get_proper_type,
)

from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.matching import match
from naja.compiler.lower.model import FunctionNode, Instantiation
from naja.compiler.lower.names import spell
from naja.compiler.lower.open_functions import OpenFunction, match_results
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.types import (
    Bindings,
    Unsupported,
    bind,
    bindings_of,
    is_async_generator,
    is_generator,
    normal,
)


def solve(
    f: FunctionLowering,
    node: FunctionNode,
    known: Bindings,
    actuals: list[Actual],
    callee: ProperType | None,
    receiver: ProperType | None,
) -> Bindings:
    """Bindings of all type variables of a call: from mypy's callee type, else the arguments."""
    formal = callable_type(node)
    result = dict(known)
    own: Bindings = {}
    if isinstance(callee, CallableType):
        arg_types = formal.arg_types
        if len(arg_types) == len(callee.arg_types) + 1:
            arg_types = arg_types[1:]
        for inner, outer in zip(arg_types, callee.arg_types, strict=False):
            match(inner, outer, own)
        match(formal.ret_type, callee.ret_type, own)
    for variable in formal.variables:
        if isinstance(variable, TypeVarType):
            if receiver is not None and (variable.id.is_self() or variable.name == "Self"):
                made = receiver.item if isinstance(receiver, TypeType) else receiver
                result[variable.id] = get_proper_type(made)
            elif variable.id in own:
                result.setdefault(variable.id, own[variable.id])
    missing = [v for v in formal.variables if isinstance(v, TypeVarType) and v.id not in result]
    if missing:
        found: Bindings = {}
        offset = 1 if receiver is not None and formal.arg_types else 0
        if receiver is not None and offset:
            match(formal.arg_types[0], receiver, found)
        given = _pairs(node, formal, actuals, offset)
        for type_, actual in given:
            if not isinstance(actual.value.type, UninhabitedType):
                match(type_, _one_of(f, actual), found)
        _prefer_values(f, given, found)
        for type_, actual in given:
            if isinstance(actual.value.value, OpenFunction):
                match_results(type_, actual.value.type, found)
        for variable in missing:
            if variable.id not in found and not any(
                "Never" in spell(actual.value.type) for actual in actuals
            ):
                if any(variable in get_all_type_vars(type_) for type_, _ in given):
                    raise Unsupported(
                        f"the type {variable.name} of this call cannot be worked out; "
                        "annotate the arguments",
                        "inference",
                    )
            result[variable.id] = found.get(variable.id, UninhabitedType())
    return result


def _pairs(
    node: FunctionNode, formal: CallableType, actuals: list[Actual], offset: int
) -> list[tuple[ProperType, Actual]]:
    """Each argument with the type of its parameter, by place or by name."""
    result = []
    place = offset
    for actual in actuals:
        if actual.name is not None:
            at = node.arg_names.index(actual.name) if actual.name in node.arg_names else -1
        else:
            at = place
            if at < len(node.arg_kinds) and node.arg_kinds[at] != ARG_STAR:
                place += 1
        if 0 <= at < len(formal.arg_types):
            result.append((get_proper_type(formal.arg_types[at]), actual))
    return result


def _prefer_values(
    f: FunctionLowering, given: list[tuple[ProperType, Actual]], found: Bindings
) -> None:
    """A variable that functions only take is what the values are: `map(repr, numbers)`."""
    direct: Bindings = {}
    results: set[object] = set()
    for type_, actual in given:
        if isinstance(type_, CallableType):
            results.update(variable.id for variable in get_all_type_vars(type_.ret_type))
        elif not isinstance(actual.value.type, UninhabitedType):
            match(type_, _one_of(f, actual), direct)
    for variable, value in direct.items():
        if variable not in results and variable in found and is_subtype(value, found[variable]):
            found[variable] = value


def _one_of(f: FunctionLowering, actual: Actual) -> ProperType:
    """The type that an argument gives to one parameter: the items' for a starred one."""
    from naja.compiler.lower.loops import item_type

    return item_type(f, actual.value) if actual.star else actual.value.type


def generator_result(
    program: ProgramLowering, node: FunctionNode, bindings: Bindings
) -> ProperType:
    """What a call gives: of a function under `contextmanager`, the manager of its generator."""
    made = generated_type(program, node, bindings)
    manager = program.managers.get(node)
    if manager is None or not isinstance(made, Instance):
        return made
    return program.builtin(manager, normal(made.args[0]))


def generated_type(
    program: ProgramLowering, node: FunctionNode, bindings: Bindings
) -> ProperType:
    """What the body gives; generator functions give a generator whatever they declare."""
    declared = bind(callable_type(node).ret_type, bindings)
    if not isinstance(node, FuncDef) or not node.is_generator:
        return declared
    fits = is_async_generator if node.is_coroutine else is_generator
    if not isinstance(declared, Instance) or fits(declared):
        return declared
    item = normal(declared.args[0]) if declared.args else program.builtin("object")
    if node.is_coroutine:
        return program.builtin("typing.AsyncGenerator", item, NoneType())
    return program.builtin("typing.Generator", item, NoneType(), NoneType())


def outer_bindings(outer: Instantiation) -> Bindings:
    """All bindings visible inside the enclosing functions."""
    result: Bindings = {}
    current: Instantiation | None = outer
    while current is not None:
        if current.owner is not None:
            result.update(bindings_of(current.owner))
        result.update(dict(current.bindings))
        current = current.outer
    return result
