"""`typing.cast`: what CPython believes, an image asks; a wrong one raises TypeError.

`assert_never` says what came where mypy lets nothing come.
"""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, NameExpr, RefExpr, Var
from mypy.types import Instance, ProperType, TupleType, Type, UninhabitedType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Value
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.checked import class_test
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.json_shapes import shaped
from naja.compiler.lower.kinds import is_abstract, is_none, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import (
    allows_none,
    bind,
    is_boxed,
    rep_of,
    supertype,
    union_items,
)
from naja.compiler.lower.variables import read_variable


def cast(f: FunctionLowering, node: Expression, declared: Type) -> Typed:
    """`cast(declared, node)`."""
    target = bind(declared, f.bindings)
    source = f.expr(node)
    if source.type == target or is_object(target):
        return Typed(coerce(f, source, target), target)
    if _is_json(node):
        return shaped(f, source, declared)
    if not f.traced:  # the library knows what it does
        same = source.value.rep == rep_of(target)
        return Typed(source.value, target) if same else narrow(f, source, target)
    if is_none(target) or not all(_can_be_asked(item) for item in union_items(target)):
        return Typed(coerce(f, source, target), target)
    if _is_wider(source.type, target):
        return Typed(coerce(f, source, target), target)
    return Typed(_asked(f, source, target), target)


def assert_never(f: FunctionLowering, node: CallExpr) -> Typed:
    """AssertionError with the value, which a variable still has at its declared type."""
    value = node.args[0]
    variable = value.node if isinstance(value, NameExpr) else None
    source = read_variable(f, variable, None) if isinstance(variable, Var) else f.expr(value)
    if f.reachable and isinstance(source.type, UninhabitedType):
        f.never()
    elif f.reachable:
        kept = coerce(f, source, f.program.builtin("object"))
        f.fail("naja.runtime.failures:raise_not_never", [kept])
    return Typed(NONE_VALUE, UninhabitedType())


def _is_json(node: Expression) -> bool:
    callee = node.callee if isinstance(node, CallExpr) else None
    return isinstance(callee, RefExpr) and callee.fullname in ("json.loads", "json.load")


def _can_be_asked(item: ProperType) -> bool:
    """An object knows whether it is one; Protocols and functions leave no trace."""
    return isinstance(item, TupleType) or (isinstance(item, Instance) and not is_abstract(item))


def _is_wider(source: ProperType, target: ProperType) -> bool:
    """Every value of `source` is a `target`."""
    if allows_none(source) and not allows_none(target):
        return False
    if is_boxed(source):
        return False
    kinds = union_items(target)
    return all(any(_descends(item, kind) for kind in kinds) for item in union_items(source))


def _descends(item: ProperType, kind: ProperType) -> bool:
    if isinstance(item, Instance) and isinstance(kind, Instance):
        return item.type.has_base(kind.type.fullname) and supertype(item, kind.type) == kind
    return item == kind


def _asked(f: FunctionLowering, source: Typed, target: ProperType) -> Value:
    """The value as the first alternative of the target that it is."""
    result = f.new_local("cast", rep_of(target))
    done = f.new_block("cast")
    if allows_none(source.type):
        some, none = f.new_block("some"), f.new_block("none")
        f.branch(present(f, source), some, none)
        f.enter(none)
        if allows_none(target):
            f.set(result, zero(rep_of(target)))
            f.jump(done)
        else:
            _fail(f, target)
        f.enter(some)
    inner = narrow_present(f, source)
    for item in union_items(target):
        test = class_test(f, inner, item)
        if test is None:
            continue
        hit, miss = f.new_block("is"), f.new_block("is_not")
        f.branch(test, hit, miss)
        f.enter(hit)
        f.set(result, coerce(f, narrow(f, inner, item), target))
        f.jump(done)
        f.enter(miss)
    _fail(f, target)
    f.enter(done)
    return f.get(result)


def _fail(f: FunctionLowering, target: ProperType) -> None:
    wanted = (
        str(target) if isinstance(target, UnionType) else str(target).rpartition("builtins.")[2]
    )
    f.fail(entry.RAISE_CAST, [f.program.statics.string(wanted)])
