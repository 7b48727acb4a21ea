"""Sequence and mapping patterns. Source: PEP 634."""

from __future__ import annotations

from collections.abc import Sequence

from mypy.patterns import (
    AsPattern,
    MappingPattern,
    Pattern,
    SequencePattern,
    StarredPattern,
)
from mypy.types import (
    Instance,
    ProperType,
    TupleType,
)

from naja.compiler.ir.core import Block, Const, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.alternatives import alternative_test, narrow_present, present, truth
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.boxing import is_plain_tuple
from naja.compiler.lower.containers import joined_type, make_list, tuple_items
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import static_isinstance, test_instance
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.loops import drain_to_list
from naja.compiler.lower.method_lookup import has_method
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.pattern_parts import Captures, Fits, Merged, require
from naja.compiler.lower.types import allows_none, normal, supertype, union_items

_NO_SEQUENCE = {"builtins.str", "builtins.bytes", "builtins.bytearray"}
_SEQUENCES = ("typing.Sequence", "collections.deque", "builtins.memoryview", "builtins.range")


def per_alternative(
    f: FunctionLowering,
    pattern: SequencePattern | MappingPattern,
    subject: Typed,
    fits: Fits,
    miss: Block,
    captures: Captures,
) -> None:
    """A sequence or mapping pattern: tried for each class of the subject that can fit."""
    if is_object(subject.type):
        from naja.compiler.lower.object_patterns import in_object

        in_object(f, pattern, subject, miss, captures)
        return
    kinds = [item for item in union_items(subject.type) if fits(item)]
    if not kinds:
        f.jump(miss)
        return
    if len(kinds) == 1 == len(union_items(subject.type)) and not allows_none(subject.type):
        structure(f, pattern, subject, miss, captures)
        return
    merged = Merged(f)
    for kind in kinds:
        with merged.alternative() as (following, own):
            structure(f, pattern, _narrowed(f, subject, kind, following), following, own)
    merged.finish(miss, captures)


def _narrowed(f: FunctionLowering, subject: Typed, kind: ProperType, miss: Block) -> Typed:
    """The subject as one alternative of its union, or a jump to `miss`."""
    among = union_items(subject.type)
    if is_plain_tuple(kind) and sum(map(is_plain_tuple, among)) > 1:
        require(f, present(f, subject), miss)
        some = narrow_present(f, subject)  # each of these tuples has a box of its own
        require(f, alternative_test(f, some.value, kind, among), miss)
    elif isinstance(kind, TupleType):
        require(f, test_instance(f, subject, [f.program.builtin("tuple")]), miss)
    else:
        assert isinstance(kind, Instance)
        known = static_isinstance(f, subject.type, [Instance(kind.type, [])])
        if known is True and len(among) > 1:
            some = narrow_present(f, subject)
            require(f, alternative_test(f, some.value, kind, among), miss)
        elif known is not True:
            require(f, test_instance(f, subject, [Instance(kind.type, [])]), miss)
    return narrow(f, narrow_present(f, subject), kind, proven=True)


def structure(
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


def is_sequence(type_: ProperType) -> bool:
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
    from naja.compiler.lower.patterns import matches

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
    from naja.compiler.lower.patterns import matches

    integer = f.program.builtin("int")
    star = _star_at(patterns)
    length = call_method(f, subject, "__len__", []).value
    needed = Const(I64, len(patterns) - (star is not None))
    if star is None or needed.literal:
        require(f, f.binary("icmp.eq" if star is None else "icmp.sge", length, needed), miss)
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


def is_mapping(type_: ProperType) -> bool:
    return isinstance(type_, Instance) and type_.type.has_base("typing.Mapping")


def _mapping(
    f: FunctionLowering, pattern: MappingPattern, subject: Typed, miss: Block, captures: Captures
) -> None:
    from naja.compiler.lower.patterns import matches

    if pattern.keys:
        length = call_method(f, subject, "__len__", []).value
        require(f, f.binary("icmp.sge", length, Const(I64, len(pattern.keys))), miss)
    keys = [f.expr(key) for key in pattern.keys]
    values = []
    for key in keys:
        require(f, truth(f, call_method(f, subject, "__contains__", [key])), miss)
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
    if not is_mapping(source.type):  # one that reads an object
        root = f.program.builtin("object")
        return construct(f, f.program.builtin("dict", root, root), plain([source]))
    mapping = f.program.builtin("typing.Mapping").type
    args = [normal(arg) for arg in supertype(source.type, mapping).args]
    return construct(f, f.program.builtin("dict", *args), plain([source]))
