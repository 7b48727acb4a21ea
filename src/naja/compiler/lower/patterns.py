"""The patterns of `match`: tests that jump away on a miss, and the names they bind.

`matches` emits the tests of one pattern. Names get their values only when the whole
pattern has fitted, as in CPython. Source: PEP 634.
"""

from __future__ import annotations

from mypy.patterns import (
    AsPattern,
    ClassPattern,
    MappingPattern,
    OrPattern,
    Pattern,
    SequencePattern,
    SingletonPattern,
    ValuePattern,
)
from mypy.types import (
    NoneType,
    UnionType,
)

from naja.compiler.ir.core import NONE_VALUE, Block, Const, Value
from naja.compiler.lower import equality, numbers
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.class_patterns import class_pattern
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import static_isinstance, test_instance
from naja.compiler.lower.kinds import is_bool
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.pattern_parts import Captures, Merged, require
from naja.compiler.lower.structure_patterns import is_mapping, is_sequence, per_alternative
from naja.compiler.lower.types import normal, union_items


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
        merged = Merged(f)
        for inner in pattern.patterns:
            with merged.alternative() as (following, own):
                matches(f, inner, subject, following, own)
        merged.finish(miss, captures)
    elif isinstance(pattern, ValuePattern):
        require(f, equality.equals(f, subject, f.expr(pattern.expr)), miss)
    elif isinstance(pattern, SingletonPattern):
        require(f, _is_singleton(f, subject, pattern.value), miss)
    elif isinstance(pattern, SequencePattern):
        per_alternative(f, pattern, subject, is_sequence, miss, captures)
    elif isinstance(pattern, MappingPattern):
        per_alternative(f, pattern, subject, is_mapping, miss, captures)
    else:
        assert isinstance(pattern, ClassPattern)
        class_pattern(f, pattern, subject, miss, captures)


def _as_matched(
    f: FunctionLowering, pattern: Pattern, subject: Typed, miss: Block, captures: Captures
) -> Typed:
    """The subject at the type that the pattern has shown it to be."""
    if isinstance(pattern, ClassPattern):
        return class_pattern(f, pattern, subject, miss, captures)
    matches(f, pattern, subject, miss, captures)
    if isinstance(pattern, SingletonPattern) and pattern.value is None:
        return Typed(NONE_VALUE, NoneType())
    if isinstance(pattern, (SequencePattern, MappingPattern)):
        fits = is_sequence if isinstance(pattern, SequencePattern) else is_mapping
        kept = [item for item in union_items(subject.type) if fits(item)]
        if kept and f.reachable:
            return narrow(f, narrow_present(f, subject), normal(UnionType(list(kept))))
    return subject


def _is_singleton(f: FunctionLowering, subject: Typed, value: bool | None) -> Value:
    if value is None:
        return numbers.invert(f, present(f, subject))
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
