"""Functions that fill virtual slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, OverloadedFuncDef, Var
from mypy.types import Instance, ProperType, TupleType, UninhabitedType

from naja.abi import layout
from naja.compiler.ir.core import NONE_VALUE, Const, Function, Return, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.boxing import is_function, unbox
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dispatch import spell_rep
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.model import Instantiation, Selector, Typed
from naja.compiler.lower.names import shortened, spell
from naja.compiler.lower.operator_names import OF_OBJECTS, TRUTH
from naja.compiler.lower.overloads import choose, is_trivial
from naja.compiler.lower.packs import held_from
from naja.compiler.lower.solving import generator_result
from naja.compiler.lower.symbols import function_of, tuple_fields
from naja.compiler.lower.types import Unsupported, bind, bindings_of, rep_of, supertype
from naja.compiler.lower.virtual import marked_actuals

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def slot_method(program: ProgramLowering, selector: Selector, type_: ProperType) -> str | None:
    """The function for this slot in objects of this class; None if the class lacks the method."""
    if is_function(type_) and selector.name in OF_OBJECTS:
        type_ = program.builtin("object")
    if isinstance(type_, Instance) and selector.name != TRUTH:
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
    if any(selector.signature.marks) or held_from(program, node) is not None:
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
    if is_abstract(owner) and owner != type_:  # its body is compiled for each class
        return None
    if is_object(owner):
        program.dispatch.note_inherited(type_, node.name)
    key_bindings = tuple((v.id, bindings[v.id]) for v in formal.variables)
    return program.request(Instantiation(node, owner, key_bindings))  # type: ignore[arg-type]


def _needs_value(type_: Instance, node: FuncDef) -> bool:
    """A member of an IntEnum or StrEnum: methods of int and str want the value in it."""
    return type_.type.is_enum and node.info.module_name == "builtins"


_EVERYWHERE = ("__str__", "__repr__", "__hash__", "__eq__", "__eq__!", "__format__")


def _thunk(program: ProgramLowering, selector: Selector, type_: ProperType) -> str | None:
    """A function that takes what the selector says and calls the method with what it takes."""
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.special_methods import special_method

    name = f"slot {selector.key} of {spell(type_)}"
    symbol = program.names.unique(
        shortened(name),
        ("slot", selector.key, type_),
    )
    if symbol in program.thunks:
        return symbol
    program.thunks.add(symbol)
    params, result = selector.signature.params, selector.signature.result
    ir = Function(symbol, "builtins", [], rep_of(result), name=selector.name)
    ir.params = [ir.new_temp(REF), *(ir.new_temp(rep_of(param)) for param in params)]
    f = FunctionLowering(program, ir, {}, module="builtins")
    f.wary = isinstance(type_, Instance) and not program.is_library(type_.type.module_name)
    receiver = Typed(_receiver(f, ir.params[0], type_), type_)
    given = [Typed(temp, param) for temp, param in zip(ir.params[1:], params, strict=True)]
    arguments = marked_actuals(f, given, selector.signature)
    if selector.name == TRUTH:
        always = is_object(type_) or is_function(type_)
        f.emit(Return(Const(I1, True) if always else truth(f, receiver)))
        program.add(ir)
        return symbol
    is_field = isinstance(type_, TupleType) and selector.name in tuple_fields(type_)
    if is_field or isinstance(type_, Instance) and isinstance(_member(type_, selector.name), Var):
        _return(f, _of_attribute(f, selector, receiver, arguments), result)
        program.add(ir)
        return symbol
    calls = is_function(type_) and selector.name == "__call__"
    if not calls and not has_method(f, type_, selector.name) and selector.name not in _EVERYWHERE:
        if special_method(f, receiver, selector.name, arguments) is None:
            return None
    returned = _call(f, receiver, selector.name, arguments)
    _return(f, returned, result)
    program.add(ir)
    return symbol


def _return(f: FunctionLowering, returned: Typed, result: ProperType) -> None:
    if f.reachable and not isinstance(returned.type, UninhabitedType):
        f.emit(Return(coerce(f, returned, result)))
    elif f.reachable:
        f.unreachable()


def _member(type_: Instance, name: str) -> object:
    symbol = type_.type.get(name)
    return symbol.node if symbol is not None else None


def _of_attribute(
    f: FunctionLowering, selector: Selector, receiver: Typed, arguments: list[Actual]
) -> Typed:
    """What a Protocol has as a property or attribute, the class may have as an attribute."""
    from naja.compiler.lower.attributes import read_attribute
    from naja.compiler.lower.closures import call_value
    from naja.compiler.lower.symbols import is_property

    value = read_attribute(f, receiver, selector.name, None)
    root = selector.roots[0]
    if is_property(root.type, selector.name) or isinstance(_member(root, selector.name), Var):
        return value
    return call_value(f, value, arguments)


def _receiver(f: FunctionLowering, value: Value, type_: ProperType) -> Value:
    """What is inside the object that has the slot."""
    if is_function(type_):
        return f.load(REF, value, layout.BOX_VALUE)
    return unbox(f, value, type_)


def _call(f: FunctionLowering, receiver: Typed, name: str, arguments: list[Actual]) -> Typed:
    """The call of the method that fills the slot."""
    from naja.compiler.lower.closures import call_value
    from naja.compiler.lower.method_lookup import item_method
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.texts import text_of

    type_ = receiver.type
    if is_function(type_) and name == "__call__":
        return call_value(f, receiver, arguments)
    if isinstance(type_, Instance):
        method, actuals = item_method(f, type_, name, arguments)
        symbol = type_.type.get(method)
        node = choose(symbol.node if symbol else None, None, actuals, 1, type_)
        if symbol is not None and _none_fits(symbol.node, node):
            return _other_arguments(f, type_, method)
        if node is not None and not _needs_value(type_, node):
            given = [] if node.is_property else actuals
            if node.is_property or not is_trivial(node):
                owner = supertype(type_, node.info)
                return _call_found(f, node, owner, receiver, given)
    elif name in ("__str__", "__repr__"):
        return text_of(f, receiver, name)
    return call_method(f, receiver, name, arguments)


def _call_found(
    f: FunctionLowering, node: FuncDef, owner: Instance, receiver: Typed, arguments: list[Actual]
) -> Typed:
    """The call of a method that was found by its name.

    A runtime-checkable Protocol looks at names only: other parameters are CPython's error.
    """
    from naja.compiler.lower.calls import call_function

    try:
        return call_function(f, node, arguments, owner=owner, receiver=receiver)
    except Unsupported as problem:
        if problem.code != "arguments":
            raise
        return _other_arguments(f, owner, node.name)


def _none_fits(node: object, chosen: FuncDef | None) -> bool:
    """No variant takes the arguments: what was chosen then only stands for all of them.

    A `dict` may be updated with pairs; a `Counter`, which is a `dict`, would count them.
    """
    if not isinstance(node, OverloadedFuncDef) or chosen is None or not is_trivial(chosen):
        return False
    variants = map(function_of, node.items)
    return not any(variant is None or is_trivial(variant) for variant in variants)


def _other_arguments(f: FunctionLowering, type_: Instance, name: str) -> Typed:
    """TypeError where a method of this class is called with what it cannot take."""
    words = f.program.statics.string(f"{type_.type.name}.{name}() takes other arguments")
    f.fail("naja.runtime.failures:raise_arguments", [words])
    return Typed(NONE_VALUE, UninhabitedType())
