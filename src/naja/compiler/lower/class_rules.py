"""What a class may not have, since an image could not do as CPython does."""

from __future__ import annotations

from mypy.nodes import ClassDef

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
    if info.is_enum or info.is_named_tuple:
        return
    for base in info.mro[1:]:
        if base.module_name == "builtins" and base.name in _VALUES:
            raise Unsupported(
                f"a subclass of {base.name} is not supported; keep the value in a field",
                "value-class",
            )
