"""Whose method an operator asks first: the left operand's, or that of a subclass on the right."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import Instance

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import REFLECTED, invert
from naja.compiler.lower.operator_names import METHODS


def right_first(f: FunctionLowering, left: Typed, right: Typed, name: str) -> Value:
    """I1: the right operand's `name` is asked first, because its class extends the left one's."""
    if not isinstance(left.type, Instance) or not isinstance(right.type, Instance):
        return Const(I1, False)
    mine, theirs = left.type.type, right.type.type
    if left.value.rep is not REF or right.value.rep is not REF:
        return Const(I1, False)
    if is_object(left.type) or is_abstract(left.type) or f.program.is_library(mine.module_name):
        return Const(I1, False)
    if mine not in theirs.mro and theirs not in mine.mro:
        return Const(I1, False)
    below = [theirs, *f.program.classes.below(theirs)]
    methods = [f.program.classes.method(info, name) for info in below if info is not mine]
    compared = name in _COMPARISONS
    if not compared:
        methods = [node for node in methods if node is not f.program.classes.method(mine, name)]
    own = {node.info for node in methods if node is not None and _is_written(f, node)}
    if not own:
        return Const(I1, False)
    kinds: list[Value] = [f.load(REF, item.value, 0) for item in (right, left)]
    test = f.call_named("naja.runtime.object_unsafe:is_subclass", kinds, I1)
    test = f.binary("and", test, f.binary("icmp.ne", *kinds))
    return test if compared else f.binary("and", test, _differ(f, left, right, own))


_COMPARISONS = [METHODS[symbol] for symbol in REFLECTED]


def _is_written(f: FunctionLowering, node: FuncDef) -> bool:
    """A method of the program's own, that no decorator has made."""
    return node not in f.program.synthetic and not f.program.is_library(node.info.module_name)


def _differ(f: FunctionLowering, left: Typed, right: Typed, own: set[TypeInfo]) -> Value:
    """I1: the right operand has the method from a class that the left one does not have."""
    result: Value = Const(I1, False)
    for info in sorted(own, key=lambda item: item.fullname):
        mine, theirs = (instance_test(f, item.value, Instance(info, [])) for item in (left, right))
        result = f.binary("or", result, f.binary("and", theirs, invert(f, mine)))
    return result


def in_order(
    f: FunctionLowering, swap: Value, plain: Callable[[], Typed], swapped: Callable[[], Typed]
) -> Typed:
    """The result of one of two ways."""
    from naja.compiler.lower.unions import United

    if isinstance(swap, Const):
        return swapped() if swap.literal else plain()
    united = United(f)
    first, second = f.new_block("right_first"), f.new_block("left_first")
    f.branch(swap, first, second)
    for block, emit in ((first, swapped), (second, plain)):
        f.enter(block)
        united.keep(emit())
    return united.finish()
