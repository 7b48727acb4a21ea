"""Descriptors of the program: class attributes whose class says what access means.

Known where the class is compiled: an attribute is a descriptor if the class body gives it
a value of a program class with `__get__`, `__set__` or `__delete__`.
"""

from __future__ import annotations

from mypy.nodes import ClassDef, TypeInfo, Var
from mypy.types import Instance, NoneType, get_proper_type

from naja.compiler.ir.core import NONE_VALUE
from naja.compiler.lower.class_variables import class_variable, givers
from naja.compiler.lower.dataclass_fields import field_names
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.symbols import descriptor_class
from naja.compiler.lower.types import Unsupported


def _descriptor(f: FunctionLowering, info: TypeInfo, name: str) -> Typed | None:
    kind = descriptor_class(f.program, info, name)
    if kind is None:
        return None
    if name in field_names(info):
        raise Unsupported(
            f"{info.name}.{name} is a dataclass field and a descriptor; use a property",
            "descriptor",
        )
    if givers(f, info, name):
        raise Unsupported(
            f"a subclass of {info.name} replaces the descriptor {name}; use a property",
            "descriptor",
        )
    symbol = info.get(name)
    assert symbol is not None and isinstance(symbol.node, Var)
    return class_variable(f, info, symbol.node, None)


def read_descriptor(
    f: FunctionLowering, info: TypeInfo, name: str, source: Typed | None
) -> Typed | None:
    """`source.name`, or `Class.name` without a source; None if it is no descriptor."""
    from naja.compiler.lower.attributes import class_value
    from naja.compiler.lower.instance_tests import class_of
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method

    found = _descriptor(f, info, name)
    if found is None:
        return None
    if not has_method(f, found.type, "__get__"):
        if source is None:
            return found
        raise Unsupported(
            f"the descriptor {info.name}.{name} has no __get__; give it one", "descriptor"
        )
    kind = class_of(f, source) if source is not None else class_value(f, Instance(info, []))
    target = source if source is not None else Typed(NONE_VALUE, NoneType())
    return call_method(f, found, "__get__", [target, kind])


def write_descriptor(
    f: FunctionLowering, info: TypeInfo, name: str, target: Typed, value: Typed
) -> bool:
    """`target.name = value`; False if it is no descriptor."""
    from naja.compiler.lower.method_lookup import has_method
    from naja.compiler.lower.methods import call_method

    found = _descriptor(f, info, name)
    if found is None:
        return False
    if not has_method(f, found.type, "__set__"):
        raise Unsupported(
            f"the descriptor {info.name}.{name} has no __set__; give it one, or use two names",
            "descriptor",
        )
    call_method(f, found, "__set__", [target, value])
    return True


def delete_descriptor(f: FunctionLowering, info: TypeInfo, name: str, target: Typed) -> bool:
    """`del target.name`; False if it is no descriptor."""
    from naja.compiler.lower.methods import call_method

    found = _descriptor(f, info, name)
    if found is None:
        return False
    call_method(f, found, "__delete__", [target])
    return True


def tell_names(f: FunctionLowering, node: ClassDef, kind: Typed) -> None:
    """After the class body: `__set_name__` of each value that has one."""
    from naja.compiler.lower.constants import string
    from naja.compiler.lower.methods import call_method

    for name in f.program.classes.initialisers.get(node.info, {}):
        variable = node.info.names[name].node if name in node.info.names else None
        if not isinstance(variable, Var) or variable.type is None:
            continue
        held = get_proper_type(variable.type)
        if not isinstance(held, Instance) or f.program.is_library(held.type.module_name):
            continue
        if held.type.get("__set_name__") is None:
            continue
        value = class_variable(f, node.info, variable, None)
        call_method(f, value, "__set_name__", [kind, string(f, name)])
