"""`copy.copy` and `copy.deepcopy`: how each class is copied.

A value is copied by its static type; an object that may be of several classes by a method that
its class is given here, `__copied__` or `__deepcopied__`, through a slot where need be. Their
bodies follow CPython's `copy` module: the class's own `__copy__` or `__deepcopy__`, what cannot
change as it is, containers element by element, objects attribute by attribute.
"""

from __future__ import annotations

from functools import partial

from mypy.nodes import CallExpr, TypeInfo
from mypy.types import (
    CallableType,
    Instance,
    Overloaded,
    ProperType,
    TupleType,
    TypeType,
    UninhabitedType,
    UnionType,
)

from naja.compiler.ir.core import NULL, Value
from naja.compiler.ir.types import I1, NONE, REF
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.arguments import Actual, callable_type, evaluate_actuals, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.containers import make_tuple, tuple_items
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.copied_classes import (
    ATOMS,
    FILLED,
    filled_base,
    uncopied_words,
    unsupported_reason,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_none, is_object
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import FieldLayout, Typed
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.statics import zero
from naja.compiler.lower.synthetic import add_method, give
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    normal,
    supertype,
    union_items,
)

_LIBRARY = "naja.runtime.copies"
_METHODS = {False: "__copied__", True: "__deepcopied__"}
_OWN = {False: "__copy__", True: "__deepcopy__"}


def copy_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`copy.copy(value)` and `copy.deepcopy(value)` in a program.

    Errors: Unsupported if the class of the value is known to have no copy here.
    """
    actuals = evaluate_actuals(f, call)
    for item in union_items(actuals[0].value.type) if actuals else []:
        reason = unsupported_reason(f.program, item.type) if isinstance(item, Instance) else None
        if reason is not None:
            raise Unsupported(
                f"objects of {item} are not copied here ({reason}); "
                "write a method that makes the copy",
                "copy",
            )
    name = str(getattr(call.callee, "fullname", "")).rpartition(".")[2]
    return call_function(f, f.program.named_function(f"copy:{name}"), actuals)


def deep_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`deep(value, memo)`."""
    value, memo = (actual.value for actual in evaluate_actuals(f, call))
    return copied(f, value, memo)


def shallow_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`shallow(value)`."""
    return copied(f, evaluate_actuals(f, call)[0].value, None)


def copied(f: FunctionLowering, source: Typed, memo: Typed | None) -> Typed:
    """The copy of a value; without a memo a shallow one."""
    prepare_copies(f.program)
    type_ = source.type
    if all(is_atom(f, item) for item in union_items(type_)):
        return source
    if isinstance(type_, TupleType):
        return _copied_tuple(f, source, type_, memo)
    if isinstance(type_, UnionType) or is_object(type_):
        return _copied_present(f, source, memo)
    if not isinstance(type_, Instance) or source.value.rep is not REF:
        raise Unsupported(f"a {type_} cannot be copied here", "copy")
    if is_abstract(type_):
        return _through_object(f, source, memo)
    if _is_array(type_):
        node = f.program.named_function("naja.runtime.copy_unsafe:array_again")
        return call_function(f, node, plain([source]))
    given = [memo] if memo is not None else []
    made = call_method(f, source, _METHODS[memo is not None], given)
    return _as_type(f, made, type_)


def is_atom(f: FunctionLowering, type_: ProperType) -> bool:
    """The value cannot change, or counts as a part of the program: it is its own copy."""
    if isinstance(type_, TupleType):
        return _own(f.program, type_.partial_fallback.type) is None and all(
            is_atom(f, part) for item in type_.items for part in union_items(normal(item))
        )
    if isinstance(type_, (CallableType, Overloaded, TypeType, UninhabitedType)) or is_none(type_):
        return True
    return isinstance(type_, Instance) and _is_atomic_class(type_.type)


def _is_atomic_class(info: TypeInfo) -> bool:
    return info.is_enum or any(base.fullname in ATOMS for base in info.mro)


def _own(program: ProgramLowering, info: TypeInfo) -> object:
    return program.classes.method(info, "__copy__") or program.classes.method(info, "__deepcopy__")


def _copied_tuple(
    f: FunctionLowering, source: Typed, type_: TupleType, memo: Typed | None
) -> Typed:
    info = type_.partial_fallback.type
    own = f.program.classes.method(info, _OWN[memo is not None]) if info.is_named_tuple else None
    if own is not None:
        given = plain([memo]) if memo is not None else []
        made = call_function(f, own, given, receiver=source)
        return Typed(coerce(f, made, type_), type_)
    if memo is None:
        return source
    items = [copied(f, item, memo) for item in tuple_items(f, source)]
    return Typed(make_tuple(f, items, type_.partial_fallback).value, type_)


def _copied_present(f: FunctionLowering, source: Typed, memo: Typed | None) -> Typed:
    """A value that may be None, or one of several things."""
    type_ = source.type
    result = f.new_local("copied", source.value.rep)
    some, done = f.new_block("some"), f.new_block("copied")
    f.set(result, zero(source.value.rep))
    f.branch(present(f, source), some, done)
    f.enter(some)
    kinds = union_items(type_)
    if len(kinds) == 1 and not is_object(type_):
        made = coerce(f, copied(f, narrow_present(f, source), memo), type_)
    else:
        made = _through_object(f, source, memo).value
    f.set(result, made)
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), type_)


def _through_object(f: FunctionLowering, source: Typed, memo: Typed | None) -> Typed:
    root = f.program.builtin("object")
    boxed = Typed(coerce(f, source, root), root)
    given = [memo] if memo is not None else []
    made = call_method(f, boxed, _METHODS[memo is not None], given)
    return Typed(made.value, source.type)


def _as_type(f: FunctionLowering, made: Typed, type_: Instance) -> Typed:
    """The copy, which has to be of the class: a method of the program may have given it."""
    if made.type == type_:
        return made
    good, bad = f.new_block("copy"), f.new_block("other_class", cold=True)
    some = f.new_block("some")
    f.branch(f.binary("icmp.ne", made.value, NULL), some, bad)
    f.enter(some)
    f.branch(instance_test(f, made.value, type_), good, bad, likely=True)
    f.enter(bad)
    f.fail(f"{_LIBRARY}:refuse_copy", [f.program.statics.string(type_.type.name)])
    f.enter(good)
    return Typed(made.value, type_)


# -- the methods ------------------------------------------------------------------------------


def prepare_copies(program: ProgramLowering) -> None:
    """Give all classes the methods that copy their objects, at the first copy."""
    if program.copies_prepared:
        return
    program.copies_prepared = True
    root = program.builtin("object")
    memo = program.builtin("dict", program.builtin("int"), root)
    infos = {root.type, *program.classes.every()}
    for info in infos:
        if info.is_protocol or info.is_named_tuple or info.typeddict_type is not None:
            continue
        for is_deep, name in _METHODS.items():
            params = [("memo", memo)] if is_deep else []
            add_method(program, info, name, list(params), root, partial(_emit, info, is_deep))


def special_copy(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """The methods of what is no object of a class: tuples, functions, classes, None."""
    if name not in _METHODS.values() or isinstance(receiver.type, (Instance, UnionType)):
        return None
    return copied(f, receiver, actuals[0].value if name == _METHODS[True] else None)


def _emit(info: TypeInfo, is_deep: bool, f: FunctionLowering, params: list[Typed]) -> None:
    """The body of the method of one class."""
    root = f.program.builtin("object")
    source, memo = params[0], params[1] if is_deep else None
    if is_atom(f, source.type):
        give(f, coerce(f, source, root))
        return
    assert isinstance(source.type, Instance)
    refused = uncopied_words(info)
    if refused is not None:
        f.fail(f"{_LIBRARY}:refuse", [f.program.statics.string(refused)])
        return
    reason = unsupported_reason(f.program, info) or _unknown_parts(f, source.type)
    if reason is not None:
        words = [f.program.statics.string(info.name), f.program.statics.string(reason)]
        f.fail(f"{_LIBRARY}:refuse_class", list(words))
        return
    if memo is not None:
        _give_known(f, source, memo)
    made = _made_by_class(f, info, source, memo) or _made_here(f, info, source, source.type, memo)
    if not f.reachable:
        return
    boxed = Typed(coerce(f, made, root), root)
    if memo is not None:
        _note(f, "keep", source, boxed, memo)
    give(f, boxed.value)


def _give_known(f: FunctionLowering, source: Typed, memo: Typed) -> None:
    """Return the copy that there is, if there is one."""
    root = f.program.builtin("object")
    key = coerce(f, source, root)
    found = f.call_named(f"{_LIBRARY}:known", [key, memo.value], REF)
    there, new = f.new_block("known"), f.new_block("new")
    f.branch(f.binary("icmp.ne", found, NULL), there, new)
    f.enter(there)
    give(f, found)
    f.enter(new)


def _note(f: FunctionLowering, function: str, source: Typed, made: Typed, memo: Typed) -> None:
    root = f.program.builtin("object")
    values = [coerce(f, source, root), coerce(f, made, root), memo.value]
    f.call_named(f"{_LIBRARY}:{function}", values, NONE)


def _made_by_class(
    f: FunctionLowering, info: TypeInfo, source: Typed, memo: Typed | None
) -> Typed | None:
    """What the class's own `__copy__` or `__deepcopy__` gives."""
    name = _OWN[memo is not None]
    node = f.program.classes.method(info, name)
    if node is None or f.program.is_library(node.info.module_name) and node.info is not info:
        return None
    wanted = callable_type(node).arg_types[1:]
    if memo is not None and (len(wanted) != 1 or not _takes(normal(wanted[0]), memo.type)):
        raise Unsupported(
            f"{info.name}.__deepcopy__ has to take memo: dict[int, object] here", "copy"
        )
    given = plain([memo]) if memo is not None else []
    assert isinstance(source.type, Instance)
    owner = supertype(source.type, node.info)
    return call_function(f, node, given, owner=owner, receiver=source)


def _takes(declared: ProperType, memo: ProperType) -> bool:
    return any(is_object(item) or item == memo for item in union_items(declared))


def _made_here(
    f: FunctionLowering, info: TypeInfo, source: Typed, type_: Instance, memo: Typed | None
) -> Typed:
    """A new object of the class with the elements and attributes of the old one."""
    base = filled_base(info)
    exact = base is info
    if base is not None and base.fullname in ("builtins.tuple", "builtins.frozenset"):
        if memo is None:
            return source
        return _call(f, f"{base.name}_deeply", source, memo)
    again = Typed(f.call_named(f"{_LIBRARY}:again", [source.value], REF), type_)
    held = f.new_local("copy", REF)
    f.set(held, again.value)
    kind = FILLED[base.fullname] if base is not None else ""
    if base is not None:
        seen = supertype(type_, base)
        _call(f, f"empty_{kind}", Typed(f.get(held), seen))
    if memo is not None and kind != "set":
        _note(f, "begin", source, Typed(f.get(held), type_), memo)
    if memo is not None:
        _copy_fields(f, source, Typed(f.get(held), type_), base, memo)
    if base is not None:
        seen = supertype(type_, base)
        pair = [Typed(source.value, seen), Typed(f.get(held), seen)]
        own = "own_" if kind == "dict" and not exact and memo is not None else ""
        ending = "_deeply" if memo is not None else ""
        _call(f, f"add_{own}{kind}{ending}", *pair, *([memo] if memo is not None else []))
    return Typed(f.get(held), type_)


def _call(f: FunctionLowering, function: str, *values: Typed) -> Typed:
    return call_function(f, f.program.named_function(f"{_LIBRARY}:{function}"), plain(list(values)))


def _copy_fields(
    f: FunctionLowering, source: Typed, made: Typed, base: TypeInfo | None, memo: Typed
) -> None:
    """Copies of the attributes, but for those of the container that the class extends."""
    assert isinstance(source.type, Instance)
    fields = f.program.classes.layout(source.type).fields
    parts: set[str] = set()
    if base is not None:
        parts = set(f.program.classes.layout(supertype(source.type, base)).fields)
    for field in fields.values():
        if field.name in parts or all(is_atom(f, item) for item in union_items(field.type)):
            continue
        loaded = Typed(f.load(field.rep, source.value, field.offset), field.type)
        done = f.new_block("next_field")
        is_set = _is_set(f, source, loaded, field)
        if is_set is not None:
            there = f.new_block("is_set")
            f.branch(is_set, there, done)
            f.enter(there)
        value = copied(f, loaded, memo)
        f.store(made.value, value.value, field.offset)
        f.jump(done)
        f.enter(done)


def _is_set(f: FunctionLowering, source: Typed, loaded: Typed, field: FieldLayout) -> Value | None:
    """I1: the attribute has a value; None if it always has."""
    if field.flag:
        return f.load(I1, source.value, field.flag)
    if field.rep is REF and not allows_none(field.type):
        return f.binary("icmp.ne", loaded.value, NULL)
    return None


def _unknown_parts(f: FunctionLowering, type_: Instance) -> str | None:
    """Some field of the library's class keeps what only its own methods understand."""
    if filled_base(type_.type) is not None:
        return None
    for field in f.program.classes.layout(type_).fields.values():
        for item in union_items(field.type):
            if not isinstance(item, Instance) or item.type.module_name != "naja.unsafe":
                continue
            if not _is_array(item) or not is_atom(f, normal(item.args[0])):
                return f"its {field.name}"
    return None


def _is_array(type_: Instance) -> bool:
    return type_.type.fullname == "naja.unsafe.Array"
