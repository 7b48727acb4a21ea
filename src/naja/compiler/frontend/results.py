"""Result types that no signature can say: what `json.loads` gives depends on who asks.

A plugin of mypy, as it offers them to libraries with a life of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.plugin import FunctionContext, Plugin
from mypy.types import (
    Instance,
    ProperType,
    Type,
    TypedDictType,
    TypeVarType,
    UnionType,
    get_proper_type,
)

# Classes that values of JSON text can have, and the views of them.
_JSON_CLASSES = {
    "builtins.str", "builtins.int", "builtins.float", "builtins.bool",
    "builtins.list", "typing.Sequence", "typing.MutableSequence",
    "builtins.dict", "typing.Mapping", "typing.MutableMapping",
}  # fmt: skip
_JSON_FUNCTIONS = {"json.loads", "json.load", "json.typed.exactly"}


class ResultTypes(Plugin):
    """The plugin."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return _as_wanted if fullname in _JSON_FUNCTIONS else None


def _as_wanted(call: FunctionContext) -> Type:
    """The type that the place of the call asks for, if JSON text can have it."""
    around = call.api.expr_checker.type_context  # type: ignore[attr-defined]
    wanted = get_proper_type(around[-1]) if around and around[-1] is not None else None
    return wanted if wanted is not None and _is_json(wanted) else call.default_return_type


def _is_json(type_: ProperType) -> bool:
    if isinstance(type_, Instance):
        return type_.type.fullname in _JSON_CLASSES
    return isinstance(type_, (UnionType, TypeVarType, TypedDictType))
