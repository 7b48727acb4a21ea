"""What a class may not have, since an image could not do as CPython does."""

from __future__ import annotations

from mypy.nodes import ClassDef, Var
from mypy.types import NoneType, get_proper_type

from naja.compiler.lower.types import Unsupported

# Special methods that change what other code means, and what to write instead.
_REFUSED = {
    "__getattribute__": "attributes are fields; write a property",
    "__setattr__": "attributes are fields; write a property or a descriptor",
    "__delattr__": "attributes cannot be deleted; write a method",
    "__del__": "nothing tells when an object goes; write a context manager",
    "__class_getitem__": "a subscript of a class is a type here; write a class method",
    "__instancecheck__": "isinstance is decided by the class; write a function",
    "__subclasscheck__": "issubclass is decided by the class; write a function",
    "__subclasshook__": "issubclass is decided by the class; write a function",
    "__mro_entries__": "bases are classes; name the class",
}

# Special methods that CPython takes for missing where a class says that they are None.
_TAKEN_AWAY = (
    "__bool__ __len__ __iter__ __aiter__ __contains__ __reversed__ __getitem__ __setitem__ "
    "__delitem__ __call__ __int__ __index__ __float__ __complex__ __round__ __format__ "
    "__enter__ __exit__ __aenter__ __aexit__ __await__ __next__ __anext__ __missing__"
).split()

_VALUES = ("int", "float", "complex", "str", "bytes", "tuple", "memoryview", "range", "slice")


def check_class(node: ClassDef) -> None:
    """Errors: Unsupported with the sentence for the first thing that is refused."""
    info = node.info
    metaclass = getattr(node.metaclass, "fullname", "")
    if node.metaclass is not None and metaclass not in ("abc.ABCMeta", "enum.EnumMeta"):
        raise Unsupported(
            "metaclasses have no static meaning; use functions or a base class", "metaclass"
        )
    for name, way in _REFUSED.items():
        if name in info.names:
            raise Unsupported(f"{name} has no static meaning: {way}", "special-method")
    for name, symbol in info.names.items():
        variable = symbol.node
        if name in _TAKEN_AWAY and isinstance(variable, Var) and not variable.is_property:
            if isinstance(get_proper_type(variable.type), NoneType):
                raise Unsupported(
                    f"{name} = None has no static meaning: write a method that raises TypeError",
                    "special-method",
                )
    if info.is_named_tuple:
        for name in ("__iter__", "__getitem__"):
            if name in info.names:
                raise Unsupported(
                    f"{name} of a named tuple is that of tuples; write a dataclass",
                    "special-method",
                )
    if info.is_enum or info.is_named_tuple:
        return
    for base in info.mro[1:]:
        if base.module_name == "builtins" and base.name in _VALUES:
            raise Unsupported(
                f"a subclass of {base.name} is not supported; keep the value in a field",
                "value-class",
            )
