"""Arithmetic, comparison and the like on static types."""

from __future__ import annotations

from mypy.subtypes import is_subtype
from mypy.types import (
    Instance,
    NoneType,
    ProperType,
    TupleType,
    UninhabitedType,
    UnionType,
)

from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import I1
from naja.compiler.lower.absent import require_operands, takes_none
from naja.compiler.lower.alternatives import narrow_present, present, truth
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.equality import equals, is_builtin, plain_operand
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_named, is_none, is_number, is_object, is_str
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import (
    REFLECTED,
    arithmetic,
    as_int,
    compare_numbers,
    invert,
    is_number_union,
)
from naja.compiler.lower.operand_order import ask_right, in_order, right_first
from naja.compiler.lower.operator_names import LAST, METHODS, reflected
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    bind,
    bindings_of,
)


def binary(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for an arithmetic or bit operator."""
    require_operands(f, op, left, right, "unsupported operand type(s) for {}: '{}' and '{}'")
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, reflected(METHODS[op]))
    if is_number(left.type) and is_number(right.type):
        return arithmetic(f, op, left, right)
    if op == "%" and (is_str(left.type) or is_named(left.type, "builtins.bytes")):
        raise Unsupported("% needs a literal on its left to format by; write an f-string", "format")
    from naja.compiler.lower.method_lookup import has_method, overrides_tuple
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import over_alternatives

    if is_number_union(left.type):
        return over_alternatives(f, left, lambda item: binary(f, op, item, right))
    if is_number_union(right.type):
        return over_alternatives(f, right, lambda item: binary(f, op, left, item))
    both = isinstance(left.type, TupleType) and isinstance(right.type, TupleType)
    if both and op == "+" and not overrides_tuple(left.type, "__add__"):
        from naja.compiler.lower.containers import concat_tuples

        return concat_tuples(f, left, right)
    name = METHODS[op]
    if isinstance(right.type, Instance) and right.type.type.is_enum and is_number(left.type):
        return call_method(f, right, reflected(name), [left])
    if has_method(f, left.type, name) and not _leaves_to_right(f, left, right, name):
        if op == "*" and is_bool(right.type):
            right = Typed(as_int(f, right), f.program.builtin("int"))
        return in_order(
            f,
            right_first(f, left, right, reflected(name)),
            lambda: call_method(f, left, name, [right]),
            lambda: ask_right(f, left, right, reflected(name)),
        )
    if has_method(f, right.type, reflected(name)) and not is_number(right.type):
        return call_method(f, right, reflected(name), [left])
    if isinstance(left.type, TupleType):
        from naja.compiler.lower.containers import as_variadic

        return binary(
            f,
            op,
            as_variadic(f, left),
            as_variadic(f, right) if isinstance(right.type, TupleType) else right,
        )
    raise Unsupported(
        f"the operator {op} between {left.type} and {right.type} is not supported yet"
    )


def _leaves_to_right(f: FunctionLowering, left: Typed, right: Typed, name: str) -> bool:
    """What a class of the library says of an operand of another kind is NotImplemented."""
    from naja.compiler.lower.method_lookup import has_method

    if is_number(left.type):
        return True
    if not isinstance(left.type, Instance) or is_builtin(right.type):
        return False
    if not f.program.is_library(left.type.type.module_name):
        return False
    if not isinstance(right.type, Instance) or not has_method(f, right.type, reflected(name)):
        return False
    node = f.program.classes.method(left.type.type, name)
    if node is None:
        return True
    declared = bind(callable_type(node).arg_types[1], bindings_of(left.type))
    return not is_subtype(right.type, declared)


def compare(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for == != < <= > >= (the result's truth is an exact bool)."""
    if isinstance(left.type, UninhabitedType):  # an element of what is always empty
        f.unreachable()
        return Typed(Const(I1, False), f.program.builtin("bool"))
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, METHODS[REFLECTED[op]])
    if is_number(left.type) and is_number(right.type):
        return Typed(compare_numbers(f, op, left, right), f.program.builtin("bool"))
    if op == "!=":
        return _unequal(f, left, right)
    if op == "==":
        return Typed(equals(f, left, right), f.program.builtin("bool"))
    return _ordered(f, op, left, right)


def _unequal(f: FunctionLowering, left: Typed, right: Typed) -> Typed:
    """`left != right`: a `__ne__` of the program's own, else what `==` does not say."""
    from naja.compiler.lower.method_lookup import custom_method, overrides_tuple
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import over_alternatives

    boolean = f.program.builtin("bool")
    for mine, other in ((left, right), (right, left)):
        if overrides_tuple(mine.type, "__ne__"):
            return call_method(f, mine, "__ne__", [other])
    if f.program.classes.has_own_inequality():
        if isinstance(left.type, UnionType) and not allows_none(left.type):
            return over_alternatives(f, left, lambda item: _unequal(f, item, right))
        if is_object(left.type) and not is_none(right.type):
            return Typed(_unequal_object(f, left, right), boolean)
        for mine, other, name in ((left, right, "__ne__"), (right, left, "__ne__" + LAST)):
            if isinstance(mine.type, Instance) and not is_builtin(mine.type):
                if custom_method(f, mine.type, "__ne__"):
                    return call_method(f, mine, name, [other])
                if custom_method(f, mine.type, "__eq__"):
                    break
    return Typed(invert(f, equals(f, left, right)), boolean)


def _unequal_object(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """The object's own `__ne__`; None is unlike everything else."""
    from naja.compiler.lower.methods import call_method

    root = f.program.builtin("object")
    result = f.new_local("unequal", I1)
    some, none, done = f.new_block("some"), f.new_block("none"), f.new_block("unequal")
    boxed = Typed(coerce(f, right, root), root)
    f.branch(present(f, left), some, none)
    f.enter(none)
    f.set(result, present(f, boxed))
    f.jump(done)
    f.enter(some)
    f.set(result, truth(f, call_method(f, left, "__ne__", [boxed])))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _ordered(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for < <= > >=."""
    require_operands(f, op, left, right, "'{}' not supported between instances of '{}' and '{}'")
    from naja.compiler.lower.containers import order_tuples
    from naja.compiler.lower.method_lookup import has_method, overrides_tuple
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import over_alternatives

    absent = isinstance(right.type, UnionType) and allows_none(right.type) or is_none(right.type)
    if absent and takes_none(f, left.type, METHODS[op]):
        return _with_absent(f, op, left, right)
    if allows_none(left.type) or allows_none(right.type):
        left, right = _both_present(f, op, left, right)
    name, swapped = METHODS[op], METHODS[REFLECTED[op]]
    own = overrides_tuple(left.type, name) or overrides_tuple(right.type, swapped)
    if isinstance(left.type, TupleType) and isinstance(right.type, TupleType) and not own:
        return Typed(order_tuples(f, op, left, right), f.program.builtin("bool"))
    if isinstance(left.type, UnionType):
        return over_alternatives(f, left, lambda item: compare(f, op, item, right))
    if isinstance(right.type, UnionType):
        return over_alternatives(f, right, lambda item: compare(f, op, left, item))
    if not own and _are_foreign(left.type, right.type):
        return _unordered(f, op, left, right)
    if isinstance(left.type, TupleType) and not own:
        if is_named(right.type, "builtins.tuple"):
            long = Typed(coerce(f, left, right.type), right.type)
            return call_method(f, long, name, [right])
        if not has_method(f, right.type, swapped):
            return _unordered(f, op, left, right)
        return call_method(f, right, swapped + LAST, [left])
    foreign = is_builtin(left.type) and not is_builtin(right.type)
    foreign = foreign and (own or not isinstance(right.type, TupleType))
    if foreign and not has_method(f, right.type, swapped):
        return _unordered(f, op, left, right)
    if has_method(f, left.type, name) and not foreign:
        return in_order(
            f,
            right_first(f, left, right, swapped),
            lambda: call_method(f, left, name, [right]),
            lambda: ask_right(f, left, right, swapped),
        )
    if has_method(f, right.type, swapped) and (own or not isinstance(right.type, TupleType)):
        return call_method(f, right, swapped + LAST, [left])
    return _unordered(f, op, left, right)


def _with_absent(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` where the left operand's method is asked of None too."""
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.unions import United

    if is_none(right.type):
        return call_method(f, left, METHODS[op], [right])
    united = United(f)
    some, none = f.new_block("some"), f.new_block("none")
    f.branch(present(f, right), some, none)
    f.enter(none)
    united.keep(call_method(f, left, METHODS[op], [Typed(NONE_VALUE, NoneType())]))
    f.enter(some)
    united.keep(_ordered(f, op, left, narrow_present(f, right)))
    return united.finish()


def _both_present(f: FunctionLowering, op: str, left: Typed, right: Typed) -> tuple[Typed, Typed]:
    """Elements that mypy has not compared: TypeError if one of them is None."""
    some, none = f.new_block("some"), f.new_block("none", cold=True)
    f.branch(f.binary("and", present(f, left), present(f, right)), some, none, likely=True)
    f.enter(none)
    _unordered(f, op, left, right)
    f.enter(some)
    return narrow_present(f, left), narrow_present(f, right)


def _are_foreign(left: ProperType, right: ProperType) -> bool:
    """A number, text or tuple, and a value of another builtin class."""
    both = all(
        isinstance(type_, TupleType) or is_builtin(type_) and not is_object(type_)
        for type_ in (left, right)
    )
    kinds = [_kind_of_operand(kind) for kind in (left, right)]
    return both and kinds[0] != kinds[1] and bool({"number", "text", "tuple"} & set(kinds))


def _kind_of_operand(type_: ProperType) -> str:
    if is_number(type_):
        return "number"
    if isinstance(type_, TupleType) or is_named(type_, "builtins.tuple"):
        return "tuple"
    return "text" if is_str(type_) else str(type_)


def _unordered(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """TypeError when it comes to that: in tuples, earlier items may always tell the order."""
    from naja.compiler.lower.instance_tests import class_of

    def kept(item: Typed) -> Typed:
        """A function or class as an object, which has a class."""
        if isinstance(item.type, (Instance, UnionType, TupleType)):
            return item
        return Typed(coerce(f, item, f.program.builtin("object")), f.program.builtin("object"))

    kinds = [class_of(f, kept(item)).value for item in (left, right)]
    f.fail("naja.runtime.object_unsafe:raise_unordered", [f.program.statics.string(op), *kinds])
    return Typed(Const(I1, False), f.program.builtin("bool"))
