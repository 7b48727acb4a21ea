"""Calling a class that is known only at run time: `kind(...)` for `kind: type[Base]`."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    Instance,
    Overloaded,
    ProperType,
    TupleType,
    TypeType,
    get_proper_type,
)

from naja.compiler.ir.core import Symbol, Value
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.boxing import note
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, rep_of, supertype


def called_class(type_: ProperType) -> Instance | None:
    """The class that values of this type are, or descend from; None if they are no classes."""
    item: ProperType | None = None
    if isinstance(type_, TypeType):
        item = get_proper_type(type_.item)
    elif isinstance(type_, (CallableType, Overloaded)) and type_.is_type_obj():
        first = type_.items[0]
        item = get_proper_type(first.ret_type)
    if isinstance(item, TupleType):
        return item.partial_fallback
    return item if isinstance(item, Instance) else None


def call_class_value(
    f: FunctionLowering, kind: Typed, base: Instance, actuals: list[Actual]
) -> Typed:
    """A new object of the class that the value is: `base` or one of its subclasses."""
    open_ended = base.type.is_protocol
    candidates = _fitting(f, base, actuals) if open_ended else _candidates(f, base)
    if isinstance(kind.type, TypeType):
        _check_alike(candidates, base)
    else:  # `kind = int`: that very class
        candidates = [item for item in candidates if rep_of(item) == rep_of(base)]
    if not candidates:
        raise Unsupported(f"no class of the program can be made as a {base.type.name}", "abstract")
    return _construct_one(f, kind.value, candidates, base, actuals, open_ended=open_ended)


def raise_one_of(f: FunctionLowering, kind: Value, classes: list[Instance]) -> Typed:
    """The exception of a class that is one of these, or a subclass of one.

    Errors: Unsupported if one of the classes cannot be made without arguments.
    """
    candidates = [item for base in classes for item in _candidates(f, base)]
    for candidate in candidates:
        init = f.program.classes.method(candidate.type, "__init__")
        if init is not None and callable_type(init).min_args > 1:
            raise Unsupported(
                f"the class may be {candidate.type.name}, which needs arguments; raise an object "
                "of it",
                "class-value",
            )
    shared = [info for info in classes[0].type.mro if all(info in one.type.mro for one in classes)]
    return _construct_one(f, kind, list(dict.fromkeys(candidates)), Instance(shared[0], []), [])


def _construct_one(
    f: FunctionLowering,
    kind: Value,
    candidates: list[Instance],
    base: Instance,
    actuals: list[Actual],
    *,
    open_ended: bool = False,
) -> Typed:
    """An object of the class that `kind` is, which is among the candidates unless `open_ended`."""
    from naja.compiler.lower.construct import construct

    if len(candidates) == 1 and not open_ended:
        return construct(f, candidates[0], actuals)
    result = f.new_local("made", rep_of(base))
    done = f.new_block("made")
    for candidate in candidates if open_ended else candidates[:-1]:
        hit, miss = f.new_block("class"), f.new_block("other_class")
        link = Symbol(f"type.{f.program.descriptors.erased(candidate)}")
        f.branch(f.binary("icmp.eq", kind, link), hit, miss)
        f.enter(hit)
        f.set(result, construct(f, candidate, actuals).value)
        f.jump(done)
        f.enter(miss)
    if open_ended:
        f.fail("naja.runtime.object_unsafe:raise_unfit_class", [kind])
    else:
        f.set(result, construct(f, candidates[-1], actuals).value)
        f.jump(done)
    f.enter(done)
    return Typed(f.get(result), base)


def _fitting(f: FunctionLowering, base: Instance, actuals: list[Actual]) -> list[Instance]:
    """The classes that have all that a Protocol asks for, and that can be called so."""
    found = []
    for info in f.program.classes.every():
        own = Instance(info, [])
        if f.program.is_library(info.module_name) or info.defn.type_vars or _is_abstract(info):
            continue
        if info.is_enum or info.is_named_tuple or info.typeddict_type is not None:
            continue
        if is_subtype(own, base) and _takes(f, info, actuals):
            note(f, own, base)
            found.append(own)
    return found


def _takes(f: FunctionLowering, info: TypeInfo, actuals: list[Actual]) -> bool:
    node = f.program.classes.method(info, "__init__")
    if node is None or node.info.fullname == "builtins.object":
        return not actuals
    formal = callable_type(node)
    given = len(actuals) + 1
    return formal.min_args <= given and (formal.is_var_arg or given <= len(formal.arg_types))


def call_by_class(
    f: FunctionLowering, kind: Value, base: Instance, emit: Callable[[Instance], Typed]
) -> Typed:
    """A static or class method of the class that `kind` is: `base` or one of its subclasses."""
    subclasses = _callable_subclasses(f, base)
    if not subclasses:
        return emit(base)
    done = f.new_block("called")
    blocks = []
    for sub in subclasses:
        hit, miss = f.new_block("class"), f.new_block("other_class")
        link = Symbol(f"type.{f.program.descriptors.erased(sub)}")
        f.branch(f.binary("icmp.eq", kind, link), hit, miss)
        blocks.append((sub, hit))
        f.enter(miss)
    first = emit(base)
    result = f.new_local("answer", rep_of(first.type))
    if f.reachable:
        f.set(result, first.value)
    f.jump(done)
    for sub, hit in blocks:
        f.enter(hit)
        answer = emit(sub)
        if f.reachable:
            f.set(result, coerce(f, answer, first.type))
        f.jump(done)
    f.enter(done)
    return Typed(f.get(result), first.type)


def _callable_subclasses(f: FunctionLowering, base: Instance) -> list[Instance]:
    """The subclasses of a class of the program, with its type arguments."""
    if f.program.is_library(base.type.module_name) or base.type.is_enum:
        return []
    found = []
    for info in f.program.classes.below(base.type):
        own = Instance(info, [])
        if info.defn.type_vars or info.is_protocol:
            raise Unsupported(
                f"the class may be {info.name}, whose type arguments are not known; "
                "call the method on a class by name",
                "class-value",
            )
        if supertype(own, base.type) == base:
            found.append(own)
    return found


def _check_alike(candidates: list[Instance], base: Instance) -> None:
    """A bool is no int in memory: a place for one of `type[int]` has no room for the other."""
    for candidate in candidates:
        if rep_of(candidate) != rep_of(base):
            raise Unsupported(
                f"the class may be {candidate.type.name}, whose values are kept otherwise than "
                f"those of {base.type.name}; pass a function that makes the value",
                "class-value",
            )


def _candidates(f: FunctionLowering, base: Instance) -> list[Instance]:
    found = [] if base.type.is_protocol else [base]
    for info in f.program.classes.below(base.type):
        if info.is_protocol:
            continue
        if info.defn.type_vars:
            raise Unsupported(
                f"the class may be {info.name}, whose type arguments are not known; "
                "pass a function that makes the object",
                "class-value",
            )
        own = Instance(info, [])
        if supertype(own, base.type) == base:
            found.append(own)
    return found


def _is_abstract(info: TypeInfo) -> bool:
    return info.is_protocol or bool(info.is_abstract and info.abstract_attributes)
