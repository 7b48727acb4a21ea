"""Which classes are copied how: the tables behind `copies.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import TypeInfo, Var

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

# Copied as they are: they cannot change, or are parts of the program.
ATOMS = frozenset(
    {
        "builtins.int",
        "builtins.float",
        "builtins.complex",
        "builtins.str",
        "builtins.bytes",
        "builtins.range",
        "builtins.slice",
        "builtins.type",
        "builtins.function",
        "builtins.property",
        "builtins.ellipsis",
        "types.NoneType",
        "types.NotImplementedType",
        "datetime.timezone",
        "logging.Logger",
    }
)
# The containers that are emptied and filled again, and what the functions for them are called.
FILLED = {
    "builtins.list": "list",
    "builtins.dict": "dict",
    "builtins.set": "set",
    "builtins.tuple": "tuple",
    "builtins.frozenset": "frozenset",
    "naja.runtime.deque_unsafe.DequeBody": "deque",
}
# What CPython refuses, in its words.
UNCOPIED = {
    "typing.Generator": "'generator' object",
    "typing.Coroutine": "'coroutine' object",
    "typing.AsyncGenerator": "'async_generator' object",
    "builtins.memoryview": "memoryview objects",
    "naja.runtime.dict_views.DictKeys": "'dict_keys' object",
    "naja.runtime.dict_views.DictValues": "'dict_values' object",
    "naja.runtime.dict_views.DictItems": "'dict_items' object",
    "asyncio.tasks.Task": "'_asyncio.Task' object",
    "asyncio.futures.Future": "'_asyncio.Future' object",
    "contextvars.ContextVar": "'_contextvars.ContextVar' object",
    "contextvars.Context": "'_contextvars.Context' object",
    "struct.Struct": "'_struct.Struct' object",
    "hashlib.blake2b": "'_blake2.blake2b' object",
    "hashlib.blake2s": "'_blake2.blake2s' object",
    "hashlib.HASH": "'_hashlib.HASH' object",
    "hashlib.HASHXOF": "'_hashlib.HASHXOF' object",
    "hmac.HMAC": "'_hashlib.HMAC' object",
}
_STATE = ("__getstate__", "__setstate__", "__reduce__", "__reduce_ex__", "__getnewargs__")


def filled_base(info: TypeInfo) -> TypeInfo | None:
    """The container that the class is or extends."""
    return next((base for base in info.mro if base.fullname in FILLED), None)


def uncopied_words(info: TypeInfo) -> str | None:
    """CPython's words for the objects of the class, if it refuses to copy them."""
    return next((UNCOPIED[base.fullname] for base in info.mro if base.fullname in UNCOPIED), None)


def unsupported_reason(program: ProgramLowering, info: TypeInfo) -> str | None:
    """What of the class keeps its objects from being copied as CPython does, or None."""
    own = [base for base in info.mro if not program.is_library(base.module_name)]
    if any(name in base.names for base in own for name in ("__copy__", "__deepcopy__")):
        return None
    for base in own:
        found = next((name for name in _STATE if name in base.names), None)
        if found is not None:
            return f"its {found}"
        if "__new__" in base.names and not (base.is_named_tuple or base.is_enum):
            return "its __new__, which CPython calls"
    if info.has_base("builtins.BaseException"):
        return "exceptions are made again by their arguments"
    filled = filled_base(info)
    if filled is None or filled.name in ("list", "dict") and _is_plain_subclass(info):
        return None
    if any(_has_parts(item) for item in own):
        return f"a {filled.name} with attributes or an __init__ of its own"
    return None


def _is_plain_subclass(info: TypeInfo) -> bool:
    """Between the class and `list` or `dict` there is no other class of the library."""
    return not info.has_base("collections.Counter") and not any(
        info.has_base(f"collections.{name}") for name in ("OrderedDict", "defaultdict")
    )


def _has_parts(info: TypeInfo) -> bool:
    if "__init__" in info.names or "__new__" in info.names:
        return True
    return any(isinstance(symbol.node, Var) for symbol in info.names.values())
