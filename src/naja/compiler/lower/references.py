"""What names mean where they are used."""

from __future__ import annotations

from mypy.nodes import Decorator, FuncDef, MypyFile, OverloadedFuncDef, RefExpr, TypeInfo, Var
from mypy.types import Instance, NoneType, ProperType, TupleType, Type

from naja.compiler.ir.core import NONE_VALUE
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.class_variables import class_variable
from naja.compiler.lower.constants import boolean, string
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_number
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.numbers import is_number_union
from naja.compiler.lower.open_functions import OpenFunction, is_open
from naja.compiler.lower.packs import read_pack
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import Unsupported, bind, is_partly_known, rep_of
from naja.compiler.lower.variables import (
    check_bound,
    check_made,
    is_free,
    is_gone,
    raise_gone,
    read_storage,
    read_variable,
)


def reference(f: FunctionLowering, node: RefExpr, target: object, fullname: str) -> Typed:
    """A name, or a member of a module."""
    check_defined(f, node)
    if fullname in ("builtins.True", "builtins.False"):
        return boolean(f, fullname == "builtins.True")
    if fullname == "builtins.None":
        return Typed(NONE_VALUE, NoneType())
    if fullname.rpartition(".")[2] == "__name__" and isinstance(target, Var):
        return string(f, f.program.module_label(f.module))
    if isinstance(target, Var) and target.info:  # of the class in whose body this is
        value = class_variable(f, target.info, target, None)
        narrowed = _narrowed(f, node, target)
        return narrow(f, value, narrowed) if narrowed is not None else value
    if isinstance(target, Var):
        pack = f.packs.get(target)
        if pack is not None:
            return read_pack(f, target, pack)
        if is_gone(f, node):
            raise_gone(f, target)
        elif (
            target in f.deleted
            or f.program.is_doubtful(node, f.module)
            or f.wary
            and is_free(f, target)
        ):
            check_bound(f, target)
        return read_variable(f, target, _narrowed(f, node, target))
    if isinstance(target, FuncDef) and target in f.variables:
        if f.wary and is_free(f, target):
            check_bound(f, target)
        return read_storage(f, f.variables[target])
    if isinstance(target, FuncDef):
        check_made(f, target)
    if isinstance(target, (FuncDef, Decorator, OverloadedFuncDef)):
        from naja.compiler.lower.decorators import is_variable
        from naja.compiler.lower.function_values import function_value

        if isinstance(target, Decorator) and is_variable(f, target):
            return read_variable(f, target.var, None)
        function = function_of(target)
        if function is None:
            raise Unsupported(f"{fullname} cannot be used as a value")
        type_ = callable_type(function) if target in f.program.dispatchers else f.type_of(node)
        if is_open(type_):
            return Typed(OpenFunction(target), type_)
        return function_value(f, function, type_)
    if isinstance(target, TypeInfo):
        from naja.compiler.lower.attributes import class_value

        return class_value(f, Instance(target, []))
    if isinstance(target, MypyFile):
        raise Unsupported(
            "a module is not a value in a compiled program; name its member", "module-value"
        )
    raise Unsupported(
        f"the name {fullname or getattr(node, 'name', '?')} has no meaning in a compiled program"
    )


def _narrowed(f: FunctionLowering, node: RefExpr, variable: Var) -> ProperType | None:
    """mypy's type at this use, unless the variable is kept at a more exact one."""
    known = f.program.types.get(node)
    if known is None or is_partly_known(known):
        return None
    storage = f.variables.get(variable)
    if storage is not None and is_number_union(storage.type) and is_number(bind(known, {})):
        return None  # mypy says float of what may be an int too
    if variable in f.specialised and _says_nothing_new(f, variable, known):
        return None
    return bind(known, f.bindings)


def _says_nothing_new(f: FunctionLowering, variable: Var, known: Type) -> bool:
    storage = f.variables.get(variable)
    if variable.type is None:
        return True
    if storage is not None and _is_exact(storage.type):
        return not _is_subclass(bind(known, f.bindings), storage.type)
    return bind(variable.type, f.bindings) == bind(known, f.bindings)


def _is_subclass(known: ProperType, kept: ProperType) -> bool:
    """Whether an object of the class that is kept was found to be of one below it."""
    if not isinstance(known, Instance) or not isinstance(kept, Instance):
        return False
    return rep_of(kept) is REF and known.type is not kept.type and kept.type in known.type.mro


def _is_exact(type_: ProperType) -> bool:
    from naja.compiler.lower.kinds import is_abstract, is_object

    return (
        isinstance(type_, (Instance, TupleType)) and not is_abstract(type_) and not is_object(type_)
    )
