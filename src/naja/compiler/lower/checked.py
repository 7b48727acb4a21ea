"""A value where a type stands that the type checker did not prove: its class is looked at.

mypy lets an operator find the method of either operand, and a `type: ignore` says what the
program wants. CPython would run the code with whatever comes; compiled code reads memory as its
types say, so an object of another class has to be a TypeError first.
"""

from __future__ import annotations

from mypy.types import Instance, NoneType, ProperType, TupleType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Const, Symbol, TypeTest, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    OPEN,
    is_abstract,
    is_collection,
    is_generator,
    is_named,
    is_none,
    is_object,
    is_open_collection,
    is_tested_object,
)
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, allows_none, rep_of, supertype, union_items


def require(f: FunctionLowering, source: Typed, target: ProperType) -> None:
    """Go on only if the value is a `target`, or surely one; else TypeError."""
    if f.wary and isinstance(target, Instance) and _lacks_members(f, source.type, target):
        _require_members(f, source, target)
        return
    if not _is_asked(f, source.type, target):
        return
    good, bad = f.new_block("as_declared"), f.new_block("other_class", cold=True)
    value = source
    if allows_none(source.type):
        some = f.new_block("some")
        f.branch(present(f, source), some, good if allows_none(target) else bad)
        f.enter(some)
        value = narrow_present(f, source)
    if _descends(value.type, target):
        f.jump(good)
    else:
        for kind in union_items(target):
            miss = f.new_block("other_class")
            f.branch(class_test(f, value, kind) or Const(I1, False), good, miss)
            f.enter(miss)
        f.jump(bad)
    f.enter(bad)
    _fail(f, source, target)
    f.enter(good)


def check_open(f: FunctionLowering, type_: ProperType, target: ProperType) -> None:
    """Errors: Unsupported where what reads an `object` would be kept as what it reads.

    The type checker takes a `dict` of which only the class was tested for every `dict[K, V]`.
    """
    if not f.traced:  # what the compiler makes asks where that is needed
        return
    if is_object(type_) and any(_is_refused(f, type_, kind) for kind in union_items(target)):
        raise Unsupported(
            f"how this `object` keeps its elements is not known, and so not whether it is a "
            f"{target}; go through it here, or ask with cast()",
            "open-collection",
        )
    if not isinstance(type_, Instance) or not isinstance(target, Instance) or is_abstract(target):
        return
    made = is_abstract(type_) and target.type.module_name.startswith("naja.runtime.")
    if made or type_.type.module_name == OPEN:
        raise Unsupported(
            "this shows a container whose types are not known, and is for use in place; "
            "write list(...) around it",
            "open-collection",
        )


def _is_refused(f: FunctionLowering, type_: ProperType, kind: ProperType) -> bool:
    """Whether an `object` is not kept as this alternative."""
    if not isinstance(kind, Instance) or is_object(kind):
        return False
    if is_open_collection(kind):
        return True
    of_library = f.program.is_library(kind.type.module_name)
    held = is_collection(kind) or is_abstract(kind) and of_library
    return held and is_tested_object(type_)


def _lacks_members(f: FunctionLowering, type_: ProperType, target: Instance) -> bool:
    """The value may be without what a Protocol of the program asks for."""
    protocol = target.type
    if not protocol.is_protocol or f.program.is_library(protocol.module_name):
        return False
    if not isinstance(type_, Instance) or rep_of(type_) is not REF or is_generator(type_):
        return False
    return any(type_.type.get(name) is None for name in protocol.protocol_members)


def _require_members(f: FunctionLowering, source: Typed, target: Instance) -> None:
    """TypeError unless the class of the object has the names that the Protocol asks for."""
    good, bad = f.new_block("as_declared"), f.new_block("other_class", cold=True)
    some = f.new_block("some")
    f.branch(present(f, source), some, bad)
    f.enter(some)
    for info in f.program.classes.with_members(target.type):
        if info.defn.type_vars:
            continue
        f.program.dispatch.note_conversion(Instance(info, []), target)
        miss = f.new_block("other_class")
        f.branch(instance_test(f, source.value, Instance(info, [])), good, miss)
        f.enter(miss)
    f.jump(bad)
    f.enter(bad)
    _fail(f, source, target)
    f.enter(good)


def _is_asked(f: FunctionLowering, type_: ProperType, target: ProperType) -> bool:
    """The value may be something else, and it can be told what it is."""
    kinds, items = union_items(target), union_items(type_)
    if is_object(target) or is_none(type_) or not kinds or not items:
        return False
    if not all(map(can_be_asked, kinds)):
        return False
    if not f.wary and not any(_is_own(f, item) for item in [*kinds, *items]):
        return False  # the library knows what it does
    if _are_sets([*kinds, *items]):
        return False  # a set may be looked for among frozensets
    if _descends(type_, target):
        return allows_none(type_) and not allows_none(target)
    return all(isinstance(item, Instance) for item in items) and (
        len(items) > 1 or _is_reference(items[0])
    )


def can_be_asked(kind: ProperType) -> bool:
    """Protocols and functions leave no trace in an object."""
    if not isinstance(kind, Instance) or is_abstract(kind) or is_generator(kind):
        return False
    return kind.type.module_name not in ("types", "typing") and kind.type.fullname not in (
        "builtins.type",
        "builtins.function",
    )


def _are_sets(kinds: list[ProperType]) -> bool:
    """They are one in memory."""
    return all(
        is_named(kind, "builtins.set") or is_named(kind, "builtins.frozenset") for kind in kinds
    )


def _is_reference(item: ProperType) -> bool:
    return rep_of(item) is REF


def _is_own(f: FunctionLowering, item: ProperType) -> bool:
    """A class of the program."""
    return isinstance(item, Instance) and not f.program.is_library(item.type.module_name)


def _descends(type_: ProperType, target: ProperType) -> bool:
    """Whatever the value is, None apart, it is a `target`."""
    kinds = [kind for kind in union_items(target) if isinstance(kind, Instance)]
    return not is_object(type_) and all(
        isinstance(item, Instance) and any(item.type.has_base(kind.type.fullname) for kind in kinds)
        for item in union_items(type_)
    )


def class_test(f: FunctionLowering, source: Typed, item: ProperType) -> Value | None:
    """I1: the value is an `item`; None if it never is."""
    if source.value.rep is not REF:
        return Const(I1, True) if source.type == item else None
    if isinstance(item, TupleType):
        return _is_exactly(f, source.value, f.program.descriptors.box_type(item))
    assert isinstance(item, Instance)
    if not item.args:
        return instance_test(f, source.value, item)
    for part in union_items(source.type):
        if isinstance(part, Instance) and item.type.has_base(part.type.fullname):
            if is_object(part) or is_abstract(part):
                break
            if supertype(item, part.type) != part:
                raise Unsupported(
                    f"{part} cannot be cast to {item}: the elements are stored differently; "
                    "build a new container",
                    "covariance",
                )
            return instance_test(f, source.value, item)
    return _is_exactly(f, source.value, f.program.descriptors.live(item))


def require_exactly(f: FunctionLowering, source: Typed, item: ProperType) -> None:
    """Go on only if the object, of which the class is known, has the type arguments too."""
    good, bad = f.new_block("as_declared"), f.new_block("other_class", cold=True)
    f.branch(class_test(f, source, item) or Const(I1, False), good, bad)
    f.enter(bad)
    _fail(f, source, item)
    f.enter(good)


def _is_exactly(f: FunctionLowering, value: Value, link: str) -> Value:
    """I1: the object is of the class with this TypeDesc, its type arguments included."""
    if link.startswith("box "):
        test = f.temp(I1)
        f.emit(TypeTest(test, value, link))
        return test
    return f.binary("icmp.eq", f.load(REF, value, 0), Symbol(f"type.{link}"))


def _fail(f: FunctionLowering, source: Typed, target: ProperType) -> None:
    from naja.compiler.lower.instance_tests import class_of

    names = [kind.type.name for kind in union_items(target) if isinstance(kind, Instance)]
    if isinstance(target, UnionType) and allows_none(target):
        names.append("None")
    if source.value.rep is not REF and allows_none(source.type):
        source = Typed(NONE_VALUE, NoneType())  # whatever else it holds would have been right
    kind = class_of(f, source).value
    f.fail(entry.RAISE_CLASS, [f.program.statics.string(" | ".join(names)), kind])
