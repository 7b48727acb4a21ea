"""The type variables of a call, and the type of what it gives."""

from __future__ import annotations

from mypy.expandtype import expand_type
from mypy.nodes import ARG_STAR, FuncDef
from mypy.subtypes import is_subtype
from mypy.typeops import get_all_type_vars
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ParamSpecType,
    ProperType,
    Type,
    TypeType,
    TypeVarLikeType,
    TypeVarType,
    UninhabitedType,
    get_proper_type,
)

from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    is_abstract,
    is_async_generator,
    is_coroutine,
    is_empty_tuple,
    is_generator,
    is_object,
)
from naja.compiler.lower.matching import join_numbers, match
from naja.compiler.lower.model import FunctionNode, Instantiation
from naja.compiler.lower.names import spell
from naja.compiler.lower.open_functions import OpenFunction, match_results
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.types import (
    Bindings,
    Unsupported,
    bind,
    bindings_of,
    normal,
    supertype,
    union_items,
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
    offset = 1 if receiver is not None and formal.arg_types else 0
    for variable in _given_by_variants(node, formal, actuals, offset):
        own.pop(variable.id, None)
    for variable in formal.variables:
        if isinstance(variable, TypeVarType):
            if receiver is not None and (variable.id.is_self() or variable.name == "Self"):
                made = receiver.item if isinstance(receiver, TypeType) else receiver
                result[variable.id] = get_proper_type(made)
            elif variable.id in own and not _is_better_known(
                f, node, variable, own, actuals, offset
            ):
                result.setdefault(variable.id, own[variable.id])
        elif isinstance(variable, ParamSpecType) and variable.id in own:
            result.setdefault(variable.id, own[variable.id])
    kinds = (TypeVarType, ParamSpecType)
    missing = [v for v in formal.variables if isinstance(v, kinds) and v.id not in result]
    if missing:
        found: Bindings = {}
        if receiver is not None and offset:
            match(formal.arg_types[0], receiver, found)
        given = _pairs(node, formal, actuals, offset)
        for type_, actual in given:
            if not isinstance(actual.value.type, UninhabitedType):
                match(type_, _one_of(f, actual), found)
        _prefer_values(f, given, found)
        join_numbers([(type_, _one_of(f, actual)) for type_, actual in given], found)
        for type_, actual in given:
            if isinstance(actual.value.value, OpenFunction):
                match_results(type_, actual.value.value, actual.value.type, found)
        for variable in missing:
            if variable.id not in found and not any(
                "Never" in spell(type_) or is_empty_tuple(type_)
                for type_ in (actual.value.type for actual in actuals)
            ):
                if any(variable in get_all_type_vars(type_) for type_, _ in given):
                    raise Unsupported(
                        f"the type {variable.name} of this call cannot be worked out; "
                        "annotate the arguments",
                        "inference",
                    )
            result[variable.id] = found.get(variable.id, UninhabitedType())
    return result


def _given_by_variants(
    node: FunctionNode, formal: CallableType, actuals: list[Actual], offset: int
) -> list[TypeVarLikeType]:
    """The variables that are what an overloaded function gives: mypy takes its first variant."""
    return [
        variable
        for type_, actual in _pairs(node, formal, actuals, offset)
        if isinstance(actual.value.type, Overloaded) and isinstance(type_, CallableType)
        for variable in get_all_type_vars(type_.ret_type)
        if isinstance(actual.value.value, OpenFunction)
        and variable not in get_all_type_vars(formal.ret_type)
    ]


def _is_better_known(
    f: FunctionLowering,
    node: FunctionNode,
    variable: TypeVarType,
    own: Bindings,
    actuals: list[Actual],
    offset: int,
) -> bool:
    """mypy says `object`, as the place of the result asks; the arguments all say the same type."""
    formal = callable_type(node)
    if not is_object(own[variable.id]):
        return False
    kinds: set[ProperType] = set()
    held = _is_given_out(formal.ret_type, variable)
    for type_, actual in _pairs(node, formal, actuals, offset):
        if variable in get_all_type_vars(type_):
            found: Bindings = {}
            held = held or _is_exact(type_)
            match(type_, _one_of(f, actual), found)
            kinds.add(get_proper_type(found.get(variable.id, own[variable.id])))
    return held and len(kinds) == 1 and not any(is_object(kind) for kind in kinds)


def _is_exact(type_: ProperType) -> bool:
    """A parameter of a class with type arguments takes these arguments only."""
    items = union_items(type_)
    return all(isinstance(item, Instance) and not is_abstract(item) for item in items)


def _is_given_out(type_: Type, variable: TypeVarType) -> bool:
    """A more exact value of the variable makes a more exact result."""
    proper = get_proper_type(type_)
    if isinstance(proper, Instance) and (is_coroutine(proper) or is_abstract(proper)):
        return all(_is_given_out(arg, variable) for arg in proper.args)
    return proper == variable or variable not in get_all_type_vars(proper)


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


def generated_type(program: ProgramLowering, node: FunctionNode, bindings: Bindings) -> ProperType:
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


def worked_out(type_: Instance, actuals: list[Actual]) -> Instance:
    """Where mypy leaves the type arguments open (`list(other)` of an `isinstance(other, Own)`),
    those that the arguments of the call have.
    """
    if not any(isinstance(get_proper_type(arg), AnyType) for arg in type_.args):
        return type_
    symbol = type_.type.get("__init__")
    generic = Instance(type_.type, list(type_.type.defn.type_vars))
    node = choose(symbol.node if symbol else None, None, actuals, 1, generic)
    if node is None:
        return type_
    found: Bindings = {}
    own = bindings_of(supertype(generic, node.info))
    for formal, actual in zip(callable_type(node).arg_types[1:], actuals, strict=False):
        match(expand_type(formal, own), actual.value.type, found)
    args = [
        found.get(variable.id, arg) if isinstance(get_proper_type(arg), AnyType) else arg
        for variable, arg in zip(type_.type.defn.type_vars, type_.args, strict=True)
    ]
    return Instance(type_.type, args)
