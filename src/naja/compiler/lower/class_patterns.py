"""Class patterns. Source: PEP 634."""

from __future__ import annotations

from mypy.nodes import TypeInfo, Var
from mypy.patterns import (
    ClassPattern,
    Pattern,
)
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    TupleType,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import Block
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.attributes import read_attribute
from naja.compiler.lower.class_tests import lost_branch, static_subclass
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import class_targets, static_isinstance, test_instance
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.pattern_parts import Captures, require
from naja.compiler.lower.types import (
    HASHABLE,
    Unsupported,
    allows_none,
    normal,
    union_items,
)

# One positional sub-pattern of these classes means the object itself.
_SELF = {
    f"builtins.{name}"
    for name in "bool bytearray bytes dict float frozenset int list set str tuple".split()
}


def class_pattern(
    f: FunctionLowering, pattern: ClassPattern, subject: Typed, miss: Block, captures: Captures
) -> Typed:
    """A class pattern; gives the subject as an object of the class."""
    from naja.compiler.lower.patterns import matches

    (target,) = class_targets(f, pattern.class_ref)
    known = static_isinstance(f, subject.type, [target])
    if known is False:
        f.jump(miss)
        return subject
    if known is None:
        if target.type.fullname == HASHABLE:
            raise lost_branch()
        require(f, test_instance(f, subject, [target]), miss)
        if not f.reachable:
            return subject
    elif allows_none(subject.type) and not static_subclass(f, NoneType(), target):
        require(f, present(f, subject), miss)
    wants_value = bool(pattern.positionals or pattern.keyword_keys)
    seen = _seen_as(f, subject, target, wants_value)
    if len(pattern.positionals) == 1 and _takes_itself(target.type):
        matches(f, pattern.positionals[0], seen, miss, captures)
        names: list[str] = []
    else:
        names = _positional_names(f, target.type, len(pattern.positionals))
        for name, inner in zip(names, pattern.positionals, strict=True):
            _attribute(f, seen, name, inner, miss, captures)
    for name, inner in zip(pattern.keyword_keys, pattern.keyword_values, strict=True):
        if name in names:
            raise Unsupported(f"{target.type.name}() has two patterns for the attribute {name}")
        _attribute(f, seen, name, inner, miss, captures)
    return seen


def _seen_as(f: FunctionLowering, subject: Typed, target: Instance, must: bool) -> Typed:
    """The subject at its narrowest type after the test for the class."""
    kept: list[ProperType] = []
    for item in union_items(subject.type):
        known = static_subclass(f, item, target)
        if known is True:
            kept.append(item)
        elif known is None:
            kept.append(_instance_of(target.type))
    try:
        present_subject = narrow_present(f, subject)
        wanted = normal(UnionType(list(kept)))
        return narrow(f, present_subject, wanted, proven=len(kept) == 1)
    except Unsupported:
        if must:
            raise
        return subject


def _instance_of(info: TypeInfo) -> ProperType:
    """The class with arguments that are not known yet."""
    if info.is_named_tuple and info.tuple_type is not None:
        return normal(info.tuple_type.copy_modified(fallback=Instance(info, [])))
    return Instance(info, [AnyType(TypeOfAny.special_form) for _ in info.defn.type_vars])


def _takes_itself(info: TypeInfo) -> bool:
    if info.get("__match_args__") is not None:
        return False
    return any(base.fullname in _SELF for base in info.mro)


def _positional_names(f: FunctionLowering, info: TypeInfo, count: int) -> list[str]:
    if not count:
        return []
    symbol = info.get("__match_args__")
    declared: ProperType | None = None
    if symbol is not None and isinstance(symbol.node, Var):
        declared = get_proper_type(symbol.node.type)
    names: list[str] = []
    if not isinstance(declared, TupleType):
        raise Unsupported(f"{info.name} has no __match_args__; name the attributes")
    for proper in map(get_proper_type, declared.items):
        value = proper if isinstance(proper, LiteralType) else None
        if isinstance(proper, Instance) and proper.last_known_value is not None:
            value = proper.last_known_value
        if value is not None and isinstance(value.value, str):
            names.append(value.value)
    if len(names) < count:
        raise Unsupported(f"{info.name}.__match_args__ names {len(names)} attributes, not {count}")
    return names[:count]


def _attribute(
    f: FunctionLowering, subject: Typed, name: str, inner: Pattern, miss: Block, captures: Captures
) -> None:
    from naja.compiler.lower.patterns import matches

    if f.reachable:
        matches(f, inner, read_attribute(f, subject, name, None), miss, captures)
