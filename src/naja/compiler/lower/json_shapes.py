"""`json.loads` with a TypedDict as its result, or containers of some: each value as its key says.

Keys that the TypedDict does not name are kept; that one is missing shows where it is read.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import (
    Instance,
    NoneType,
    ProperType,
    Type,
    TypeAliasType,
    TypedDictType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.constants import string
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.json_values import as_wanted, call_typed
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, bind, rep_of


def has_typed_dict(type_: Type) -> bool:
    """Whether a TypedDict is among the parts of a type; not in one that is made of itself."""
    if isinstance(type_, TypeAliasType) and type_.is_recursive:
        return False
    proper = get_proper_type(type_)
    if isinstance(proper, UnionType):
        return any(has_typed_dict(item) for item in proper.items)
    if isinstance(proper, Instance):
        return any(has_typed_dict(item) for item in proper.args)
    return isinstance(proper, TypedDictType)


def shaped(f: FunctionLowering, source: Typed, wanted: Type) -> Typed:
    """A JSON value as a `wanted`, as mypy knows it; TypeError when the program runs."""
    proper = get_proper_type(wanted)
    target = bind(proper, f.bindings)
    if not has_typed_dict(proper):
        return as_wanted(f, source, target)
    if isinstance(proper, TypedDictType):
        return Typed(coerce(f, _items(f, source, proper), target), target)
    if isinstance(proper, UnionType):
        return _optional(f, source, proper, target)
    if isinstance(proper, Instance) and isinstance(target, Instance):
        if proper.type.fullname == "builtins.list":
            return _list(f, source, proper.args[0], target)
        if proper.type.fullname == "builtins.dict":
            return _dict(f, source, proper.args[1], target)
    raise Unsupported(f"json.loads makes no {target}; use list or dict around a TypedDict", "json")


def _items(f: FunctionLowering, source: Typed, type_: TypedDictType) -> Typed:
    """A new dict of objects, the values of known keys as their types ask."""
    plain = call_typed(f, "as_plain_dict", source)
    made = call_typed(f, "as_object_dict", plain)
    for name, wanted in type_.items.items():
        key = string(f, name)
        there, done = f.new_block("there"), f.new_block("next_key")
        f.branch(call_method(f, plain, "__contains__", [key]).value, there, done)
        f.enter(there)
        value = shaped(f, call_method(f, plain, "__getitem__", [key]), wanted)
        root = f.program.builtin("object")
        boxed = Typed(coerce(f, value, root), root)
        call_method(f, made, "__setitem__", [key, boxed])
        f.jump(done)
        f.enter(done)
    return made


def _optional(f: FunctionLowering, source: Typed, wanted: UnionType, target: ProperType) -> Typed:
    others = [item for item in wanted.items if not isinstance(get_proper_type(item), NoneType)]
    if len(others) != 1 or len(others) == len(wanted.items):
        raise Unsupported(
            f"json.loads makes no {target}; of several alternatives none may be a TypedDict", "json"
        )
    result = f.new_local("shaped", rep_of(target))
    some, none, done = f.new_block("some"), f.new_block("none"), f.new_block("shaped")
    f.branch(present(f, source), some, none)
    f.enter(none)
    f.set(result, coerce(f, call_typed(f, "as_none", source), target))
    f.jump(done)
    f.enter(some)
    f.set(result, coerce(f, shaped(f, source, others[0]), target))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), target)


def _list(f: FunctionLowering, source: Typed, item: Type, target: Instance) -> Typed:
    plain = call_typed(f, "as_plain_list", source)
    made = _empty(f, target)

    def element(at: Value) -> None:
        found = call_method(f, plain, "__getitem__", [Typed(at, f.program.builtin("int"))])
        value = shaped(f, found, item)
        call_method(f, made, "append", [value])

    _each(f, plain, element)
    return made


def _dict(f: FunctionLowering, source: Typed, item: Type, target: Instance) -> Typed:
    plain = call_typed(f, "as_plain_dict", source)
    keys = call_typed(f, "keys_of", plain)
    made = _empty(f, target)

    def element(at: Value) -> None:
        key = call_method(f, keys, "__getitem__", [Typed(at, f.program.builtin("int"))])
        value = shaped(f, call_method(f, plain, "__getitem__", [key]), item)
        call_method(f, made, "__setitem__", [key, value])

    _each(f, keys, element)
    return made


def _empty(f: FunctionLowering, target: Instance) -> Typed:
    from naja.compiler.lower.construct import construct

    return construct(f, target, [])


def _each(f: FunctionLowering, items: Typed, body: Callable[[Value], None]) -> None:
    """`body` for each index of a list, which does not change meanwhile."""
    at = f.new_local("at", I64)
    count = call_method(f, items, "__len__", []).value
    test, inside, done = f.new_block("each"), f.new_block("each_item"), f.new_block("each_end")
    f.set(at, Const(I64, 0))
    f.jump(test)
    f.enter(test)
    f.branch(f.binary("icmp.slt", f.get(at), count), inside, done)
    f.enter(inside)
    body(f.get(at))
    f.set(at, f.binary("add", f.get(at), Const(I64, 1)))
    f.jump(test)
    f.enter(done)
