"""The patterns of `match`: tests that jump away on a miss, and the names they bind.

`matches` emits the tests of one pattern. Names get their values only when the whole
pattern has fitted, as in CPython. Source: PEP 634.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from mypy.nodes import NameExpr, TypeInfo, Var
from mypy.patterns import (
    AsPattern,
    ClassPattern,
    MappingPattern,
    OrPattern,
    Pattern,
    SequencePattern,
    SingletonPattern,
    StarredPattern,
    ValuePattern,
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

from naja.compiler.ir.core import NONE_VALUE, Block, Const, Local, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower import operators
from naja.compiler.lower.attributes import read_attribute
from naja.compiler.lower.calls import plain
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.containers import joined_type, make_list, tuple_items
from naja.compiler.lower.convert import (
    alternative_test,
    coerce,
    narrow,
    narrow_present,
    present,
    static_subclass,
    truth,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import class_targets, static_isinstance, test_instance
from naja.compiler.lower.loops import drain_to_list
from naja.compiler.lower.methods import call_method, has_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_bool,
    is_object,
    normal,
    rep_of,
    supertype,
    union_items,
)
from naja.compiler.lower.variables import variable_type

Captures: TypeAlias = list[tuple[NameExpr, Typed]]
Fits: TypeAlias = Callable[[ProperType], bool]

# One positional sub-pattern of these classes means the object itself.
_SELF = {
    f"builtins.{name}"
    for name in "bool bytearray bytes dict float frozenset int list set str tuple".split()
}
_NO_SEQUENCE = {"builtins.str", "builtins.bytes", "builtins.bytearray"}
_SEQUENCES = ("typing.Sequence", "collections.deque", "builtins.memoryview", "builtins.range")


def matches(
    f: FunctionLowering, pattern: Pattern, subject: Typed, miss: Block, captures: Captures
) -> None:
    """Go on in the current block if the subject fits, else jump to `miss`.

    After a pattern that can never fit, nothing is reachable.
    """
    if not f.reachable:
        return
    if isinstance(pattern, AsPattern):
        if pattern.pattern is not None:
            subject = _as_matched(f, pattern.pattern, subject, miss, captures)
        if pattern.name is not None and f.reachable:
            captures.append((pattern.name, subject))
    elif isinstance(pattern, OrPattern):
        merged = _Merged(f)
        for inner in pattern.patterns:
            with merged.alternative() as (following, own):
                matches(f, inner, subject, following, own)
        merged.finish(miss, captures)
    elif isinstance(pattern, ValuePattern):
        _require(f, operators.equals(f, subject, f.expr(pattern.expr)), miss)
    elif isinstance(pattern, SingletonPattern):
        _require(f, _is_singleton(f, subject, pattern.value), miss)
    elif isinstance(pattern, SequencePattern):
        _per_alternative(f, pattern, subject, _is_sequence, miss, captures)
    elif isinstance(pattern, MappingPattern):
        _per_alternative(f, pattern, subject, _is_mapping, miss, captures)
    else:
        assert isinstance(pattern, ClassPattern)
        _class(f, pattern, subject, miss, captures)


def _as_matched(
    f: FunctionLowering, pattern: Pattern, subject: Typed, miss: Block, captures: Captures
) -> Typed:
    """The subject at the type that the pattern has shown it to be."""
    if isinstance(pattern, ClassPattern):
        return _class(f, pattern, subject, miss, captures)
    matches(f, pattern, subject, miss, captures)
    if isinstance(pattern, SingletonPattern) and pattern.value is None:
        return Typed(NONE_VALUE, NoneType())
    if isinstance(pattern, (SequencePattern, MappingPattern)):
        fits = _is_sequence if isinstance(pattern, SequencePattern) else _is_mapping
        kept = [item for item in union_items(subject.type) if fits(item)]
        if kept and f.reachable:
            return narrow(f, narrow_present(f, subject), normal(UnionType(list(kept))))
    return subject


def _require(f: FunctionLowering, condition: Value, miss: Block) -> None:
    if isinstance(condition, Const):
        if not condition.literal:
            f.jump(miss)
        return
    fits = f.new_block("fits")
    f.branch(condition, fits, miss)
    f.enter(fits)


def _is_singleton(f: FunctionLowering, subject: Typed, value: bool | None) -> Value:
    if value is None:
        return operators.invert(f, present(f, subject))
    wanted = boolean(f, value)
    if is_bool(subject.type):
        return f.binary("icmp.eq", subject.value, wanted.value)
    known = static_isinstance(f, subject.type, [f.program.builtin("bool")])
    if known is False:
        return Const(wanted.value.rep, False)
    result = f.new_local("is", wanted.value.rep)
    f.set(result, Const(wanted.value.rep, False))
    flag, done = f.new_block("flag"), f.new_block("is")
    f.branch(test_instance(f, subject, [f.program.builtin("bool")]), flag, done)
    f.enter(flag)
    inner = narrow(f, narrow_present(f, subject), f.program.builtin("bool"))
    f.set(result, f.binary("icmp.eq", inner.value, wanted.value))
    f.jump(done)
    f.enter(done)
    return f.get(result)


# -- several ways to fit ----------------------------------------------------------------------


class _Merged:
    """Several ways to fit that bind the same names, joined again."""

    def __init__(self, f: FunctionLowering) -> None:
        self.f = f
        self.done = f.new_block("either")
        self.slots: dict[Var, tuple[NameExpr, ProperType, Local]] = {}
        self.reached = False

    @contextmanager
    def alternative(self) -> Iterator[tuple[Block, Captures]]:
        """One way: where to go on a miss, and the list for what it binds."""
        f, following, own = self.f, self.f.new_block("or"), list[tuple[NameExpr, Typed]]()
        yield following, own
        if f.reachable:
            self.reached = True
            for name, value in own:
                self._keep(name, value)
            f.jump(self.done)
        f.enter(following)

    def _keep(self, name: NameExpr, value: Typed) -> None:
        f, variable = self.f, name.node
        assert isinstance(variable, Var)
        if variable not in self.slots:
            storage = f.variables.get(variable)
            type_ = storage.type if storage else variable_type(f, variable, value.type)
            self.slots[variable] = (name, type_, f.new_local(name.name, rep_of(type_)))
        _, type_, local = self.slots[variable]
        f.set(local, coerce(f, value, type_))

    def finish(self, miss: Block, captures: Captures) -> None:
        """Nothing fitted: `miss`. Otherwise go on with the names that were bound."""
        f = self.f
        f.jump(miss)
        if self.reached:
            f.enter(self.done)
            for name, type_, local in self.slots.values():
                captures.append((name, Typed(f.get(local), type_)))


def _per_alternative(
    f: FunctionLowering,
    pattern: SequencePattern | MappingPattern,
    subject: Typed,
    fits: Fits,
    miss: Block,
    captures: Captures,
) -> None:
    """A sequence or mapping pattern: tried for each class of the subject that can fit."""
    if is_object(subject.type):
        raise Unsupported(
            "what an `object` contains is not known; test its class first, or give it a union type",
            "object",
        )
    kinds = [item for item in union_items(subject.type) if fits(item)]
    if not kinds:
        f.jump(miss)
        return
    if len(kinds) == 1 == len(union_items(subject.type)) and not allows_none(subject.type):
        _structure(f, pattern, subject, miss, captures)
        return
    merged = _Merged(f)
    for kind in kinds:
        with merged.alternative() as (following, own):
            _structure(f, pattern, _narrowed(f, subject, kind, following), following, own)
    merged.finish(miss, captures)


def _narrowed(f: FunctionLowering, subject: Typed, kind: ProperType, miss: Block) -> Typed:
    """The subject as one alternative of its union, or a jump to `miss`."""
    if isinstance(kind, TupleType):
        _require(f, test_instance(f, subject, [f.program.builtin("tuple")]), miss)
    else:
        assert isinstance(kind, Instance)
        among = union_items(subject.type)
        known = static_isinstance(f, subject.type, [Instance(kind.type, [])])
        if known is True and len(among) > 1:
            some = narrow_present(f, subject)
            _require(f, alternative_test(f, some.value, kind, among), miss)
        elif known is not True:
            _require(f, test_instance(f, subject, [Instance(kind.type, [])]), miss)
    return narrow(f, narrow_present(f, subject), kind, proven=True)


def _structure(
    f: FunctionLowering,
    pattern: SequencePattern | MappingPattern,
    subject: Typed,
    miss: Block,
    captures: Captures,
) -> None:
    if isinstance(pattern, MappingPattern):
        _mapping(f, pattern, subject, miss, captures)
    elif isinstance(subject.type, TupleType):
        _fixed(f, pattern.patterns, subject, miss, captures)
    else:
        _sequence(f, pattern.patterns, subject, miss, captures)


# -- sequences ----------------------------------------------------------------------------------


def _is_sequence(type_: ProperType) -> bool:
    if isinstance(type_, TupleType):
        return True
    if not isinstance(type_, Instance) or type_.type.fullname in _NO_SEQUENCE:
        return False
    return any(type_.type.has_base(name) for name in _SEQUENCES)


def _star_at(patterns: Sequence[Pattern]) -> int | None:
    return next((at for at, item in enumerate(patterns) if isinstance(item, StarredPattern)), None)


def _fixed(
    f: FunctionLowering,
    patterns: Sequence[Pattern],
    subject: Typed,
    miss: Block,
    captures: Captures,
) -> None:
    """A tuple of known length."""
    items, star = tuple_items(f, subject), _star_at(patterns)
    if star is None:
        if len(items) != len(patterns):
            f.jump(miss)
            return
        pairs = list(zip(patterns, items, strict=True))
    else:
        after = len(patterns) - star - 1
        if len(items) < len(patterns) - 1:
            f.jump(miss)
            return
        stop = len(items) - after
        capture = patterns[star]
        assert isinstance(capture, StarredPattern)
        if capture.capture is not None:
            middle = items[star:stop]
            element = joined_type([item.type for item in middle], f)
            captures.append((capture.capture, make_list(f, middle, element)))
        pairs = [
            *zip(patterns[:star], items[:star], strict=True),
            *zip(patterns[star + 1 :], items[stop:], strict=True),
        ]
    for inner, item in pairs:
        matches(f, inner, item, miss, captures)


def _sequence(
    f: FunctionLowering,
    patterns: Sequence[Pattern],
    subject: Typed,
    miss: Block,
    captures: Captures,
) -> None:
    integer = f.program.builtin("int")
    star = _star_at(patterns)
    length = call_method(f, subject, "__len__", []).value
    needed = Const(I64, len(patterns) - (star is not None))
    if star is None or needed.literal:
        _require(f, f.binary("icmp.eq" if star is None else "icmp.sge", length, needed), miss)
    for at, inner in enumerate(patterns):
        if isinstance(inner, StarredPattern):
            if inner.capture is not None:
                stop = f.binary("sub", length, Const(I64, len(patterns) - at - 1))
                bounds = [Typed(Const(I64, at), integer), Typed(stop, integer)]
                captures.append((inner.capture, _slice(f, subject, bounds)))
        elif isinstance(inner, AsPattern) and inner.pattern is None and inner.name is None:
            continue
        elif f.reachable:
            index: Value = Const(I64, at)
            if star is not None and at > star:
                index = f.binary("sub", length, Const(I64, len(patterns) - at))
            item = call_method(f, subject, "__getitem__", [Typed(index, integer)])
            matches(f, inner, item, miss, captures)


def _slice(f: FunctionLowering, subject: Typed, bounds: list[Typed]) -> Typed:
    """`list(subject[start:stop])`."""
    if has_method(f, subject.type, "_slice"):
        return drain_to_list(f, call_method(f, subject, "_slice", bounds))
    whole = drain_to_list(f, subject)
    return call_method(f, whole, "_slice", bounds)


# -- mappings -----------------------------------------------------------------------------------


def _is_mapping(type_: ProperType) -> bool:
    return isinstance(type_, Instance) and type_.type.has_base("typing.Mapping")


def _mapping(
    f: FunctionLowering, pattern: MappingPattern, subject: Typed, miss: Block, captures: Captures
) -> None:
    if pattern.keys:
        length = call_method(f, subject, "__len__", []).value
        _require(f, f.binary("icmp.sge", length, Const(I64, len(pattern.keys))), miss)
    keys = [f.expr(key) for key in pattern.keys]
    values = []
    for key in keys:
        _require(f, truth(f, call_method(f, subject, "__contains__", [key])), miss)
        if f.reachable:
            values.append(call_method(f, subject, "__getitem__", [key]))
    for inner, value in zip(pattern.values, values, strict=False):
        matches(f, inner, value, miss, captures)
    if pattern.rest is not None and f.reachable:
        rest = _copy_as_dict(f, subject)
        for key in keys:
            call_method(f, rest, "__delitem__", [key])
        captures.append((pattern.rest, rest))


def _copy_as_dict(f: FunctionLowering, source: Typed) -> Typed:
    from naja.compiler.lower.construct import construct

    assert isinstance(source.type, Instance)
    mapping = f.program.builtin("typing.Mapping").type
    args = [normal(arg) for arg in supertype(source.type, mapping).args]
    return construct(f, f.program.builtin("dict", *args), plain([source]))


# -- classes ------------------------------------------------------------------------------------


def _class(
    f: FunctionLowering, pattern: ClassPattern, subject: Typed, miss: Block, captures: Captures
) -> Typed:
    """A class pattern; gives the subject as an object of the class."""
    (target,) = class_targets(f, pattern.class_ref)
    known = static_isinstance(f, subject.type, [target])
    if known is False:
        f.jump(miss)
        return subject
    if known is None:
        _require(f, test_instance(f, subject, [target]), miss)
        if not f.reachable:
            return subject
    elif allows_none(subject.type):
        _require(f, present(f, subject), miss)
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
        known = static_subclass(item, target)
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
    if f.reachable:
        matches(f, inner, read_attribute(f, subject, name, None), miss, captures)
