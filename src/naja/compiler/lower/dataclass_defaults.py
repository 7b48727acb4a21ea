"""Defaults of dataclass fields: constants, values kept since the class was made, factories."""

from __future__ import annotations

from mypy.nodes import ClassDef, Decorator, FuncDef, OverloadedFuncDef, RefExpr, TypeInfo, Var
from mypy.types import Instance, ProperType

from naja.compiler.ir.core import Symbol
from naja.compiler.ir.types import I64
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_variables import is_set_by_statement
from naja.compiler.lower.dataclass_fields import DataField, fields_of
from naja.compiler.lower.defaults import is_constant
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.model import Typed
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.synthetic import Emitter, add_method, give
from naja.compiler.lower.types import Unsupported, rep_of, union_items
from naja.compiler.lower.variables import declared_type, write_variable

_MUTABLE = ("builtins.list", "builtins.dict", "builtins.set")


def default_of(item: DataField, f: FunctionLowering, wanted: ProperType) -> Typed:
    """The value that a field of type `wanted` has when none is given."""
    if item.factory is not None:
        return _made_by_factory(f, item, wanted)
    assert item.default is not None
    if is_constant(f.program, item.default, item.owner.module_name):
        return f.expr(item.default)
    kept = f.program.default_globals.get(_key(item))
    if kept is None:
        raise Unsupported(
            f"the default of {item.name} is not a constant; use default_factory", "default"
        )
    return Typed(f.load(kept[0].rep, Symbol(kept[0].symbol, I64), 0), kept[1])


def _key(item: DataField) -> tuple[object, int]:
    names = [field.name for field in fields_of(item.owner)]
    return (item.owner.defn, names.index(item.name))


def keep_default(f: FunctionLowering, node: ClassDef, name: str) -> None:
    """At the field's place in the class body: evaluate a default that is no constant, once.

    The class shows the default too, as an attribute of its own.
    """
    info = node.info
    item = next(item for item in fields_of(info) if item.name == name)
    symbol = info.names.get(name)
    variable = symbol.node if symbol is not None else None
    if item.default is None or not isinstance(variable, Var):
        return
    if not is_constant(f.program, item.default, info.module_name):
        value = f.expr(item.default)
        if isinstance(value.type, Instance) and value.type.type.fullname in _MUTABLE:
            raise Unsupported(
                f"a mutable default for the field {name} is not allowed; use default_factory",
                "default",
            )
        rep = rep_of(value.type)
        link = f.program.names.unique(f"default {node.fullname} {name}", _key(item))
        f.program.default_globals[_key(item)] = (f.program.statics.place(link, rep), value.type)
        f.store(Symbol(link, I64), value.value, 0)
    if is_set_by_statement(f.program, info, name):
        write_variable(f, variable, default_of(item, f, declared_type(f, variable)))


def _made_by_factory(f: FunctionLowering, item: DataField, wanted: ProperType) -> Typed:
    from naja.compiler.lower.construct import construct

    factory = item.factory
    if isinstance(factory, RefExpr) and isinstance(factory.node, TypeInfo):
        return construct(f, _instance(f, factory.node, wanted), [])
    if isinstance(factory, RefExpr) and isinstance(
        factory.node, (FuncDef, Decorator, OverloadedFuncDef)
    ):
        node = function_of(factory.node)
        if node is not None and not node.info:
            return call_function(f, node, [])
    name = f"__default_of_{item.name}"
    symbol = item.owner.names.get(name)
    node = symbol.node if symbol is not None else None  # type: ignore[assignment]
    if node is None:
        node = add_method(
            f.program, item.owner, name, [], wanted, _emitter(item, wanted), static=True
        )
    assert isinstance(node, FuncDef)
    return call_function(f, node, [])


def _emitter(item: DataField, wanted: ProperType) -> Emitter:
    from naja.compiler.lower.closures import call_value
    from naja.compiler.lower.convert import coerce

    def emit(f: FunctionLowering, params: list[Typed]) -> None:
        del params
        assert item.factory is not None
        give(f, coerce(f, call_value(f, f.expr(item.factory), []), wanted))

    return emit


def _instance(f: FunctionLowering, info: TypeInfo, wanted: ProperType) -> Instance:
    """The class that is the factory, with the type arguments that the field asks for."""
    if not info.defn.type_vars:
        return Instance(info, [])
    for part in union_items(wanted):
        if isinstance(part, Instance) and part.type is info:
            return part
        if (
            isinstance(part, Instance)
            and is_abstract(part)
            and len(part.args) == len(info.defn.type_vars)
        ):
            return Instance(info, list(part.args))
    raise Unsupported(
        f"the element types of this {info.name} are not known; use a lambda", "inference"
    )
