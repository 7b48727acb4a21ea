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
from naja.compiler.lower.method_lookup import has_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import of_class
from naja.compiler.lower.numbers import REFLECTED, invert
from naja.compiler.lower.operator_names import METHODS
from naja.compiler.lower.types import Unsupported


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
    own = _written_below(f, mine, theirs, name)
    if not own:
        return Const(I1, False)
    kinds: list[Value] = [f.load(REF, item.value, 0) for item in (right, left)]
    test = f.call_named("naja.runtime.object_unsafe:is_subclass", kinds, I1)
    test = f.binary("and", test, f.binary("icmp.ne", *kinds))
    if name not in _COMPARISONS:
        return f.binary("and", test, _differ(f, left, right, own))
    if not has_method(f, right.type, name):
        return f.binary("and", test, _any_of(f, right, own))
    return test


def _written_below(
    f: FunctionLowering, mine: TypeInfo, theirs: TypeInfo, name: str
) -> list[TypeInfo]:
    """The classes from which a right operand below `mine` may have the method; lowest first."""
    classes = f.program.classes
    below = [info for info in [theirs, *classes.below(theirs)] if mine in info.mro]
    methods = [classes.method(info, name) for info in below if info is not mine]
    if name not in _COMPARISONS:
        methods = [node for node in methods if node is not classes.method(mine, name)]
    own = {node.info for node in methods if node is not None and _is_written(f, node)}
    return sorted(own, key=lambda info: (-len(info.mro), info.fullname))


def ask_right(f: FunctionLowering, left: Typed, right: Typed, name: str) -> Typed:
    """What the right operand's method says, where `right_first` holds."""
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import United

    if has_method(f, right.type, name):
        return call_method(f, right, name, [left])
    assert isinstance(left.type, Instance) and isinstance(right.type, Instance)
    united = United(f)
    for info in _written_below(f, left.type.type, right.type.type, name):
        if info.defn.type_vars:
            raise Unsupported(f"{name} of the generic class {info.name} is to be asked; name it")
        hit, miss = f.new_block("asked"), f.new_block("other_class")
        f.branch(instance_test(f, right.value, Instance(info, [])), hit, miss)
        f.enter(hit)
        united.keep(call_method(f, of_class(f, right.value, info), name, [left]))
        f.enter(miss)
    f.unreachable()
    return united.finish()


_COMPARISONS = [METHODS[symbol] for symbol in REFLECTED]


def _is_written(f: FunctionLowering, node: FuncDef) -> bool:
    """A method of the program's own, that no decorator has made."""
    return node not in f.program.synthetic and not f.program.is_library(node.info.module_name)


def _any_of(f: FunctionLowering, item: Typed, own: list[TypeInfo]) -> Value:
    """I1: the object is of one of these classes."""
    result: Value = Const(I1, False)
    for info in own:
        result = f.binary("or", result, instance_test(f, item.value, Instance(info, [])))
    return result


def _differ(f: FunctionLowering, left: Typed, right: Typed, own: list[TypeInfo]) -> Value:
    """I1: the right operand has the method from a class that the left one does not have."""
    result: Value = Const(I1, False)
    for info in own:
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
