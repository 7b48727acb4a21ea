"""What is read from a container of which only the class was tested: objects.

`isinstance(value, dict)` of an `object` makes mypy see a `dict[Any, Any]`. What its methods give
is then no `Any`, with which everything would be allowed, but an `object`, which can be tested.
"""

from __future__ import annotations

from mypy.plugin import FunctionContext, MethodContext
from mypy.type_visitor import TypeTranslator
from mypy.types import AnyType, Instance, Type, TypeAliasType, TypeOfAny, get_proper_type

# Builtin functions that only look at what they get.
LOOKING = {
    f"builtins.{name}"
    for name in (
        "all any dict enumerate filter frozenset iter len list map max min reversed set sorted "
        "sum tuple zip"
    ).split()
}
OPEN_CLASSES = tuple(f"builtins.{name}." for name in ("dict", "list", "tuple", "set", "frozenset"))


def read_openly(call: MethodContext, given: Type) -> Type:
    """`given`, the result of a method; if the container is open, with objects in it."""
    return _closed(call, given) if _is_open(call.type) else given


def made_openly(call: FunctionContext) -> Type:
    """The result of a builtin function or class that is given an open container."""
    if any(_is_open(type_) for group in call.arg_types for type_ in group):
        return _closed(call, call.default_return_type)
    return call.default_return_type


def _closed(call: FunctionContext | MethodContext, given: Type) -> Type:
    return given.accept(_AnyAsObject(call.api.named_generic_type("builtins.object", [])))


def _is_open(type_: Type) -> bool:
    """A container of which mypy knows only the class, because that was asked."""
    proper = get_proper_type(type_)
    return (
        isinstance(proper, Instance)
        and f"{proper.type.fullname}." in OPEN_CLASSES
        and all(map(_is_unknown, proper.args))
    )


def _is_unknown(arg: Type) -> bool:
    proper = get_proper_type(arg)
    return isinstance(proper, AnyType) and proper.type_of_any == TypeOfAny.special_form


class _AnyAsObject(TypeTranslator):
    def __init__(self, whole: Instance) -> None:
        super().__init__()
        self.whole = whole

    def visit_any(self, t: AnyType, /) -> Type:
        return self.whole

    def visit_type_alias_type(self, t: TypeAliasType, /) -> Type:
        return t
