"""Sequence and mapping patterns that an `object` is tried for."""

from __future__ import annotations

from mypy.patterns import MappingPattern, SequencePattern
from mypy.types import Instance

from naja.compiler.ir.core import Block
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import test_instance
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import opened_as
from naja.compiler.lower.pattern_parts import Captures, Merged, require
from naja.compiler.lower.structure_patterns import structure


def in_object(
    f: FunctionLowering,
    pattern: SequencePattern | MappingPattern,
    subject: Typed,
    miss: Block,
    captures: Captures,
) -> None:
    """An `object` may be a list, tuple or dict; NotImplementedError if it is of another class that
    would have to be looked into.
    """
    mapping = isinstance(pattern, MappingPattern)
    root = f.program.builtin("object")
    names = ("dict",) if mapping else ("list", "tuple")
    kinds = [Instance(f.program.builtin(name, root).type, []) for name in names]
    merged = Merged(f)
    for kind in kinds:
        with merged.alternative() as (following, own):
            require(f, test_instance(f, subject, [kind]), following)
            structure(f, pattern, opened_as(f, subject, kind), following, own)
    with merged.alternative() as (following, _):
        abstract = f.program.builtin("typing.Mapping" if mapping else "typing.Sequence")
        require(f, test_instance(f, subject, [Instance(abstract.type, [])]), following)
        texts = [f.program.builtin(name) for name in ("str", "bytes", "bytearray")]
        other = f.new_block("other", cold=True)
        f.branch(test_instance(f, subject, [*kinds, *texts]), following, other)
        f.enter(other)
        words = f.program.statics.string(
            "a pattern looks into lists, tuples and dicts where it gets an object"
        )
        f.fail("naja.runtime.failures:raise_not_implemented", [words])
    merged.finish(miss, captures)
