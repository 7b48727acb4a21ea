"""Builtin functions and methods that the compiler makes itself."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr

from naja.abi import entry
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.attribute_tests import getattr_call, hasattr_call
from naja.compiler.lower.copies import copy_call, deep_call, shallow_call
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import isinstance_call, issubclass_call
from naja.compiler.lower.json_values import exactly, loads
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import opened
from naja.compiler.lower.open_functions import OpenFunction, not_one
from naja.compiler.lower.partial_calls import partial_call
from naja.compiler.lower.print_call import print_values
from naja.compiler.lower.special_methods import length
from naja.compiler.lower.struct_calls import NAMES as STRUCT_NAMES, struct_function
from naja.compiler.lower.types import (
    Unsupported,
)

Handler = Callable[[FunctionLowering, CallExpr], Typed]


def _argument(f: FunctionLowering, call: CallExpr, index: int = 0) -> Typed:
    return f.expr(call.args[index])


def _starred(f: FunctionLowering, call: CallExpr) -> Typed:
    return _argument(f, call)


def _len(f: FunctionLowering, call: CallExpr) -> Typed:
    return length(f, opened(f, call.args[0], _argument(f, call)))


def _repr(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.texts import text_of

    return text_of(f, _argument(f, call), "__repr__")


def _hash(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.methods import call_method

    return call_method(f, _argument(f, call), "__hash__", [])


def _id(f: FunctionLowering, call: CallExpr) -> Typed:
    value = _argument(f, call)
    if isinstance(value.value, OpenFunction):
        raise not_one(value.value)
    if value.value.rep is REF:
        return Typed(f.convert("ref_to_int", value.value, I64), f.program.builtin("int"))
    raise Unsupported("id() of a value that is no object has no meaning here", "id")


def _callable(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.attribute_tests import is_callable

    return Typed(is_callable(f, _argument(f, call)), f.program.builtin("bool"))


def _update_wrapper(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.decorators import wrap

    wrapper = _argument(f, call)
    return wrap(f, _argument(f, call, 1), wrapper)


SPECIAL: dict[str, Handler] = {
    "builtins.len": _len,
    "builtins.__starred__": _starred,
    "builtins.repr": _repr,
    "builtins.hash": _hash,
    "builtins.id": _id,
    "builtins.callable": _callable,
    "builtins.getattr": getattr_call,
    "builtins.hasattr": hasattr_call,
    "naja.runtime.partials.partial": partial_call,
    "functools.update_wrapper": _update_wrapper,
    "copy.copy": copy_call,
    "copy.deepcopy": copy_call,
    "naja.runtime.copies.deep": deep_call,
    "naja.runtime.copies.shallow": shallow_call,
    "builtins.print": print_values,
    "builtins.isinstance": isinstance_call,
    "builtins.issubclass": issubclass_call,
    f"{entry.JSON_TYPED}.exactly": exactly,
    **{f"{entry.STRUCT}.{name}": struct_function for name in STRUCT_NAMES},
    "json.loads": loads,
    "json.load": loads,
}
