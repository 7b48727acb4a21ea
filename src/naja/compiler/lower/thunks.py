"""Functions that fill virtual slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, Var
from mypy.types import Instance, ProperType, UninhabitedType

from naja.compiler.ir.core import NONE_VALUE, Function, Return
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import callable_type, plain
from naja.compiler.lower.boxing import unbox
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dispatch import spell_rep
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Instantiation, Selector, Typed
from naja.compiler.lower.names import spell
from naja.compiler.lower.overloads import choose, is_trivial
from naja.compiler.lower.solving import generator_result
from naja.compiler.lower.types import (
    Unsupported,
    bind,
    bindings_of,
    is_abstract,
    rep_of,
    supertype,
)

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def slot_method(program: ProgramLowering, selector: Selector, type_: ProperType) -> str | None:
    """The function for this slot in objects of this class; None if the class lacks the method."""
    if isinstance(type_, Instance):
        direct = _direct(program, selector, type_)
        if direct is not None:
            return direct
    return _thunk(program, selector, type_)


def _direct(program: ProgramLowering, selector: Selector, type_: Instance) -> str | None:
    """The method itself, if its representations are those of the selector."""
    if rep_of(type_) is not REF:
        return None
    node = program.classes.method(type_.type, selector.name)
    if node is not None and _needs_value(type_, node):
        return None
    if node is None or is_trivial(node) or node.is_static or node.is_class:
        return None
    formal = callable_type(node)
    if len(formal.arg_types) != len(selector.signature.params) + 1 or any(
        kind.is_star() for kind in node.arg_kinds
    ):
        return None
    owner = supertype(type_, node.info)
    bindings = dict(bindings_of(owner))
    for variable in formal.variables:
        if variable.id.is_self() or variable.name == "Self":
            bindings[variable.id] = type_
    bindings.update(dict(selector.bindings))
    own = [v for v in formal.variables if not v.id.is_self() and v.name != "Self"]
    if any(v.id not in bindings for v in own):
        return None
    params = [bind(param, bindings) for param in formal.arg_types[1:]]
    if any(is_abstract(param) for param in params):
        return None
    result = generator_result(program, node, bindings)
    if [*map(spell_rep, params), spell_rep(result)] != [
        *map(spell_rep, selector.signature.params),
        spell_rep(selector.signature.result),
    ]:
        return None
    if params != selector.signature.params or result != selector.signature.result:
        return None
    key_bindings = tuple((v.id, bindings[v.id]) for v in formal.variables)
    return program.request(Instantiation(node, owner, key_bindings))  # type: ignore[arg-type]


def _needs_value(type_: Instance, node: FuncDef) -> bool:
    """A member of an IntEnum or StrEnum: methods of int and str want the value in it."""
    return type_.type.is_enum and node.info.module_name == "builtins"


def _thunk(program: ProgramLowering, selector: Selector, type_: ProperType) -> str | None:
    from naja.compiler.lower.methods import call_method, has_method
    from naja.compiler.lower.special_methods import special_method

    name = f"slot {selector.key} of {spell(type_)}"
    symbol = program.names.unique(
        name if len(name) < 120 else name[:100] + f"#{len(program.thunks)}",
        ("slot", selector.key, type_),
    )
    if symbol in program.thunks:
        return symbol
    program.thunks.add(symbol)
    params = selector.signature.params
    result = selector.signature.result
    ir = Function(symbol, "builtins", [], rep_of(result), name=selector.name)
    ir.params = [ir.new_temp(REF), *(ir.new_temp(rep_of(param)) for param in params)]
    f = FunctionLowering(program, ir, {}, module="builtins")
    receiver = Typed(unbox(f, ir.params[0], type_), type_)
    arguments = [Typed(temp, param) for temp, param in zip(ir.params[1:], params, strict=True)]
    if isinstance(type_, Instance) and isinstance(_member(type_, selector.name), Var):
        _return(f, _of_attribute(f, selector, receiver, arguments), result)
        program.add(ir)
        return symbol
    if not has_method(f, type_, selector.name) and selector.name not in (
        "__str__",
        "__repr__",
        "__hash__",
        "__eq__",
        "__format__",
    ):
        if special_method(f, receiver, selector.name, plain(arguments)) is None:
            return None
    from naja.compiler.lower.methods import item_method

    method = item_method(f, type_, selector.name, plain(arguments))
    node = None
    if isinstance(type_, Instance):
        symbol_node = type_.type.get(method)
        node = choose(symbol_node.node if symbol_node else None, None, plain(arguments), 1, type_)
        if node is not None and _needs_value(type_, node):
            node = None
    if (
        node is not None
        and not is_trivial(node)
        and isinstance(type_, Instance)
        and not node.is_property
    ):
        returned = _call_found(f, node, type_, receiver, arguments)
    elif node is not None and node.is_property:
        from naja.compiler.lower.calls import call_function

        assert isinstance(type_, Instance)
        returned = call_function(f, node, [], owner=supertype(type_, node.info), receiver=receiver)
    elif selector.name in ("__str__", "__repr__") and not isinstance(type_, Instance):
        from naja.compiler.lower.methods import text_of

        returned = text_of(f, receiver, selector.name)
    else:
        returned = call_method(f, receiver, selector.name, arguments)
    _return(f, returned, result)
    program.add(ir)
    return symbol


def _call_found(
    f: FunctionLowering, node: FuncDef, type_: Instance, receiver: Typed, arguments: list[Typed]
) -> Typed:
    """The call of a method that was found by its name.

    A runtime-checkable Protocol looks at names only: other parameters are CPython's error.
    """
    from naja.compiler.lower.calls import call_function

    owner = supertype(type_, node.info)
    try:
        return call_function(f, node, plain(arguments), owner=owner, receiver=receiver)
    except Unsupported as problem:
        if problem.code != "arguments":
            raise
        words = f.program.string(f"{type_.type.name}.{node.name}() takes other arguments")
        f.fail("naja.runtime.failures:raise_arguments", [words])
        return Typed(NONE_VALUE, UninhabitedType())


def _return(f: FunctionLowering, returned: Typed, result: ProperType) -> None:
    if f.reachable and not isinstance(returned.type, UninhabitedType):
        f.emit(Return(coerce(f, returned, result)))
    elif f.reachable:
        f.unreachable()


def _member(type_: Instance, name: str) -> object:
    symbol = type_.type.get(name)
    return symbol.node if symbol is not None else None


def _of_attribute(
    f: FunctionLowering, selector: Selector, receiver: Typed, arguments: list[Typed]
) -> Typed:
    """What a Protocol has as a property or attribute, the class may have as an attribute."""
    from naja.compiler.lower.attributes import read_attribute
    from naja.compiler.lower.closures import call_value
    from naja.compiler.lower.symbols import is_property

    value = read_attribute(f, receiver, selector.name, None)
    root = selector.roots[0]
    if is_property(root.type, selector.name) or isinstance(_member(root, selector.name), Var):
        return value
    return call_value(f, value, plain(arguments))
