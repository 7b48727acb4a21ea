"""Result types that no signature can say.

What `json.loads` gives depends on who asks, what `struct.unpack` gives on the format.

A plugin of mypy, as it offers them to libraries with a life of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import StrExpr
from mypy.plugin import (
    FunctionContext,
    FunctionSigContext,
    MethodContext,
    MethodSigContext,
    Plugin,
)
from mypy.plugins.default import typed_dict_get_callback, typed_dict_get_signature_callback
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from naja.compiler.frontend.attribute_names import default_type
from naja.compiler.frontend.open_types import LOOKING, OPEN_CLASSES, made_openly, read_openly
from naja.compiler.frontend.partial_types import partial_type
from naja.lang.struct_format import StructFormat

# Classes that values of JSON text can have, and the views of them.
_JSON_CLASSES = {
    "builtins.str", "builtins.int", "builtins.float", "builtins.bool",
    "builtins.list", "typing.Sequence", "typing.MutableSequence",
    "builtins.dict", "typing.Mapping", "typing.MutableMapping",
}  # fmt: skip
_UNPACKING = {"struct.unpack", "struct.unpack_from", "struct.iter_unpack"}
_UNPACKING_METHODS = {name.replace("struct.", "struct.Struct.") for name in _UNPACKING}
_FIELDS = {"c": "bytes", "s": "bytes", "p": "bytes", "e": "float", "f": "float", "d": "float"}
_JSON_FUNCTIONS = {"json.loads", "json.load", "json.typed.exactly"}


_FOLLOWING = {
    "asyncio.waiting.wait_for",
    "asyncio.joining.shield",
    "asyncio.tasks.ensure_future",
}


class ResultTypes(Plugin):
    """The plugin."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        if fullname == "struct.Struct":
            return _struct_of_format
        if fullname in _UNPACKING:
            return _unpacked
        if fullname == "builtins.getattr":
            return default_type
        if fullname == "naja.runtime.partials.partial":
            return partial_type
        if fullname in LOOKING:
            return made_openly
        return _as_wanted if fullname in _JSON_FUNCTIONS else None

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], CallableType] | None:
        return _result_of_future if fullname in _FOLLOWING else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        if fullname == "builtins.dict.get":
            return lambda call: read_openly(call, typed_dict_get_callback(call))
        if fullname.startswith(OPEN_CLASSES):
            return lambda call: read_openly(call, call.default_return_type)
        return _unpacked_by_struct if fullname in _UNPACKING_METHODS else None

    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], CallableType] | None:
        return _get_of_typed_dict if fullname == "builtins.dict.get" else None


def _result_of_future(call: FunctionSigContext) -> CallableType:
    """What is awaited of a future has the future's type, not that of the place where it is wanted.

    `x: int | None = await wait_for(task, 1)` would ask for a `Future[int | None]` otherwise, which
    a `Task[int]` is not.
    """
    around = call.api.expr_checker.type_context  # type: ignore[attr-defined]
    if around and around[-1] is not None and call.args and call.args[0]:
        given = get_proper_type(call.api.get_expression_type(call.args[0][0]))
        if isinstance(given, Instance) and given.type.has_base("asyncio.futures.Future"):
            around[-1] = None
    return call.default_signature


def _get_of_typed_dict(call: MethodSigContext) -> CallableType:
    """`get` with a default: `[]` is then a list of what the key's list holds."""
    signature, key = call.default_signature, call.args[0][0] if call.args[0] else None
    if signature.variables or len(signature.arg_types) != 2:
        return typed_dict_get_signature_callback(call)
    if not isinstance(call.type, TypedDictType) or not isinstance(key, StrExpr):
        return signature
    value = call.type.items.get(key.value, signature.arg_types[1])
    return signature.copy_modified(arg_types=[signature.arg_types[0], value])


def _as_wanted(call: FunctionContext) -> Type:
    """The type that the place of the call asks for, if JSON text can have it."""
    around = call.api.expr_checker.type_context  # type: ignore[attr-defined]
    wanted = get_proper_type(around[-1]) if around and around[-1] is not None else None
    return wanted if wanted is not None and _is_json(wanted) else call.default_return_type


def _is_json(type_: ProperType) -> bool:
    if isinstance(type_, Instance):
        return type_.type.fullname in _JSON_CLASSES
    return isinstance(type_, (UnionType, TypeVarType, TypedDictType))


def _literal(type_: Type) -> LiteralType | None:
    """The literal that a value of this type is, if it is one."""
    proper = get_proper_type(type_)
    if isinstance(proper, Instance) and proper.last_known_value is not None:
        return proper.last_known_value
    return proper if isinstance(proper, LiteralType) else None


def _struct_of_format(call: FunctionContext) -> Type:
    """`Struct("<I")` is a `Struct[Literal["<I"]]`."""
    made = get_proper_type(call.default_return_type)
    known = _literal(call.arg_types[0][0]) if call.arg_types and call.arg_types[0] else None
    if known is None or not isinstance(made, Instance):
        return made
    return made.copy_modified(args=[known])


def _unpacked(call: FunctionContext) -> Type:
    known = _literal(call.arg_types[0][0]) if call.arg_types and call.arg_types[0] else None
    return call.default_return_type if known is None else _fields(call, known)


def _unpacked_by_struct(call: MethodContext) -> Type:
    owner = get_proper_type(call.type)
    known = _literal(owner.args[0]) if isinstance(owner, Instance) and owner.args else None
    return call.default_return_type if known is None else _fields(call, known)


def _fields(call: FunctionContext | MethodContext, known: LiteralType) -> Type:
    """The fixed tuple of the fields of a format, in the place of `tuple[object, ...]`."""
    format = StructFormat(str(known.value))
    items: list[Type] = []
    for field in format.fields:
        name = "bool" if field.code == "?" else _FIELDS.get(field.code, "int")
        items.append(call.api.named_generic_type(f"builtins.{name}", []))
    whole = get_proper_type(call.default_return_type)
    if isinstance(whole, Instance) and whole.type.fullname != "builtins.tuple":
        inner = get_proper_type(whole.args[0])
        if isinstance(inner, Instance):
            return whole.copy_modified(args=[TupleType(items, inner)])
    return TupleType(items, whole) if isinstance(whole, Instance) else whole
