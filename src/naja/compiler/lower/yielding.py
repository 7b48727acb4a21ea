"""`yield from` what is no generator: it takes no values."""

from __future__ import annotations

from mypy.types import Instance, NoneType, TupleType

from naja.compiler.ir.core import NONE_VALUE
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.frames import head_of, is_given, load_at, yield_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_none
from naja.compiler.lower.loops import for_each
from naja.compiler.lower.model import Typed

_RAISE = "naja.runtime.failures:raise_no_send"

# The names of CPython's iterators.
_ITERATORS = {
    "dict": "dict_keyiterator",
    "DictKeys": "dict_keyiterator",
    "DictValues": "dict_valueiterator",
    "DictItems": "dict_itemiterator",
    "frozenset": "set_iterator",
    "str": "str_ascii_iterator",
}
_PLAIN = {"list", "tuple", "set", "bytes", "bytearray", "range"}


def yield_each(f: FunctionLowering, source: Typed) -> Typed:
    """Yield the items; AttributeError where a value is sent meanwhile."""
    kind = source.type.type.name if isinstance(source.type, Instance) else "tuple"
    name = _ITERATORS.get(kind, f"{kind}_iterator" if kind in _PLAIN else kind)
    assert isinstance(source.type, (Instance, TupleType))
    for_each(f, source, lambda item: _yield_one(f, item, name))
    return Typed(NONE_VALUE, NoneType())


def _yield_one(f: FunctionLowering, item: Typed, iterator: str) -> None:
    yield_value(f, item)
    assert f.frame is not None and f.frame_type is not None
    head = head_of(f, f.frame_type)
    if is_none(head.sent_type):
        return
    if head.given is not None:
        sent = is_given(f, f.frame, head)
    else:
        sent = present(f, load_at(f, f.frame, head.sent, head.sent_type))
    refused, go = f.new_block("sent", cold=True), f.new_block("go")
    f.branch(sent, refused, go, likely=False)
    f.enter(refused)
    f.fail(_RAISE, [f.program.statics.string(iterator)])
    f.enter(go)
