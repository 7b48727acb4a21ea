"""None where a value is needed: a `type: ignore` let it pass, and CPython raises an error.

Code that the type checker has followed asks nothing here: there the types say that no value can
be None. The library knows what it does.
"""

from __future__ import annotations

from mypy.subtypes import is_subtype
from mypy.types import Instance, NoneType, ProperType, UnionType

from naja.abi import entry
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.equality import is_builtin
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.operator_names import METHODS
from naja.compiler.lower.types import allows_none, bind, bindings_of

_TYPE_ERROR = "naja.runtime.failures:raise_arguments"
_SENTENCES = {
    "__getitem__": "'NoneType' object is not subscriptable",
    "__setitem__": "'NoneType' object does not support item assignment",
    "__delitem__": "'NoneType' object does not support item deletion",
    "__call__": "'NoneType' object is not callable",
    "__iter__": "'NoneType' object is not iterable",
    "__contains__": "argument of type 'NoneType' is not iterable",
    "__len__": "object of type 'NoneType' has no len()",
    "__next__": "'NoneType' object is not an iterator",
    "__enter__": "'NoneType' object does not support the context manager protocol",
    "__aenter__": "'NoneType' object does not support the asynchronous context manager protocol",
}


# The methods behind subscripts of containers.
_SENTENCES.update(
    {
        **dict.fromkeys(("_get", "_slice", "_slice_step"), _SENTENCES["__getitem__"]),
        **dict.fromkeys(("_set", "_set_slice", "_set_slice_step"), _SENTENCES["__setitem__"]),
        **dict.fromkeys(("_del", "_del_slice", "_del_slice_step"), _SENTENCES["__delitem__"]),
        "__neg__": "bad operand type for unary -: 'NoneType'",
        "__pos__": "bad operand type for unary +: 'NoneType'",
        "__invert__": "bad operand type for unary ~: 'NoneType'",
    }
)


def may_be_absent(f: FunctionLowering, type_: ProperType) -> bool:
    return f.wary and isinstance(type_, UnionType) and allows_none(type_)


def require_receiver(f: FunctionLowering, source: Typed, name: str) -> None:
    """Go on if the value is not None, whose attribute or method `name` is wanted."""
    if not may_be_absent(f, source.type):
        return
    sentence = _SENTENCES.get(name)
    if sentence is not None:
        _require(f, source, _TYPE_ERROR, [sentence])
    else:
        _require(f, source, entry.RAISE_ATTRIBUTE, ["NoneType", name])


def require_operands(f: FunctionLowering, op: str, left: Typed, right: Typed, words: str) -> None:
    """Go on if neither is None; `words` has places for the operator and two classes.

    A right operand that the left one's method takes may be None.
    """
    if may_be_absent(f, left.type):
        _require(f, left, _TYPE_ERROR, [words.format(op, "NoneType", _name(right))])
    if may_be_absent(f, right.type) and not takes_none(f, left.type, METHODS[op]):
        _require(f, right, _TYPE_ERROR, [words.format(op, _name(left), "NoneType")])


def takes_none(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    """The class has this method of a binary operator, and says that the operand may be None."""
    if not isinstance(type_, Instance) or is_builtin(type_):
        return False
    node = f.program.classes.method(type_.type, name)
    if node is None or len(callable_type(node).arg_types) != 2:
        return False
    declared = bind(callable_type(node).arg_types[1], bindings_of(type_))
    return is_subtype(NoneType(), declared)


def _name(operand: Typed) -> str:
    """The class of the other operand, as far as it is known."""
    return operand.type.type.name if isinstance(operand.type, Instance) else "object"


def _require(f: FunctionLowering, source: Typed, path: str, texts: list[str]) -> None:
    some, none = f.new_block("some"), f.new_block("none", cold=True)
    f.branch(present(f, source), some, none, likely=True)
    f.enter(none)
    f.fail(path, [f.program.statics.string(text) for text in texts])
    f.enter(some)
