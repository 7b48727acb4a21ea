"""Classes of values: type, isinstance and issubclass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Expression, NameExpr, OpExpr, RefExpr, TupleExpr, TypeInfo, Var
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType, TypeType, UnionType

from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import Const, Symbol, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.alternatives import narrow_present, present
from naja.compiler.lower.class_tests import class_has, instance_test, static_subclass
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.hashing import hash_changes
from naja.compiler.lower.kinds import is_abstract, is_none
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import invert
from naja.compiler.lower.shown_names import FRAMES
from naja.compiler.lower.types import HASHABLE, Unsupported, allows_none, union_items

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def type_call(f: FunctionLowering, call: CallExpr) -> Typed:
    return class_of(f, f.expr(call.args[0]))


def class_of(f: FunctionLowering, source: Typed) -> Typed:
    """`type(value)`."""
    value, type_ = source
    root = f.program.builtin("object")
    nothing = Symbol(f"type.{f.program.descriptors.box_type(NoneType())}")
    if is_none(type_):
        return Typed(nothing, TypeType(root))
    if allows_none(type_):
        result = f.new_local("class", REF)
        some, done = f.new_block("some"), f.new_block("class")
        f.set(result, nothing)
        f.branch(present(f, source), some, done)
        f.enter(some)
        inner = narrow_present(f, source)
        f.set(result, _class_of_present(f, inner).value)
        f.jump(done)
        f.enter(done)
        return Typed(f.get(result), TypeType(type_ if isinstance(type_, Instance) else root))
    return _class_of_present(f, source)


def _class_of_present(f: FunctionLowering, source: Typed) -> Typed:
    """Of a value that is not None."""
    from naja.compiler.lower.attributes import class_value

    value, type_ = source
    if value.rep is REF and isinstance(type_, (Instance, UnionType)):
        known = type_ if isinstance(type_, Instance) else f.program.builtin("object")
        return Typed(_loaded_class(f, value, known), TypeType(known))
    if isinstance(type_, TupleType):
        return class_value(
            f,
            type_.partial_fallback
            if type_.partial_fallback.type.is_named_tuple
            else f.program.builtin("tuple"),
        )
    if isinstance(type_, Instance):
        return class_value(f, type_)
    raise Unsupported("type() of this value is not supported; use isinstance")


def _loaded_class(f: FunctionLowering, value: Value, known: Instance) -> Value:
    """The class of an object, without type arguments."""
    loaded = f.load(REF, value, 0)
    below = f.program.classes.below(known.type)
    if not any(info.defn.type_vars for info in [known.type, *below]) and not is_abstract(known):
        if known.type.fullname != "builtins.object":
            return loaded
    return f.call_named("naja.runtime.object_unsafe:plain_class", [loaded], REF)


def issubclass_call(f: FunctionLowering, call: CallExpr) -> Typed:
    targets = class_targets(f, call.args[1])
    node = call.args[0]
    if isinstance(node, RefExpr) and isinstance(node.node, TypeInfo):
        info = node.node
        return boolean(f, any(class_has(f.program, info, target.type) for target in targets))
    kind = f.expr(node)
    if kind.value.rep is not REF or not isinstance(kind.type, (TypeType, CallableType)):
        raise Unsupported("issubclass takes a class first; isinstance tests objects", "issubclass")
    result: Value = Const(I1, False)
    for target in targets:
        if target.type.fullname == HASHABLE:
            result = f.binary("or", result, _is_hashable_class(f, kind.value))
            continue
        for info in f.program.classes.test_classes(target.type):
            result = f.binary("or", result, _is_below(f, kind.value, info))
    return Typed(result, f.program.builtin("bool"))


def _is_below(f: FunctionLowering, kind: Value, info: TypeInfo) -> Value:
    """I1: the class that only the running program knows descends from this one."""
    link = Symbol(f"type.{f.program.descriptors.erased(Instance(info, []))}", REF)
    return f.call_named("naja.runtime.object_unsafe:is_subclass", [kind, link], I1)


def _is_hashable_class(f: FunctionLowering, kind: Value) -> Value:
    result: Value = Const(I1, True)
    for info, hashable in hash_changes(f.program):
        below = _is_below(f, kind, info)
        change = below if hashable else invert(f, below)
        result = f.binary("or" if hashable else "and", result, change)
    return result


def class_targets(f: FunctionLowering, node: Expression) -> list[Instance]:
    """The classes named in the second argument of isinstance."""
    for part in walk(node):
        if isinstance(part, RefExpr) and isinstance(part.node, TypeInfo):
            check_defined(f, part)
    return named_classes(f.program, node)


def named_classes(program: ProgramLowering, node: Expression) -> list[Instance]:
    """The classes in an expression such as `int`, `(int, str)`, `int | None`."""
    if isinstance(node, TupleExpr):
        return [target for item in node.items for target in named_classes(program, item)]
    if isinstance(node, OpExpr):
        return named_classes(program, node.left) + named_classes(program, node.right)
    if isinstance(node, RefExpr) and isinstance(node.node, TypeInfo):
        return [_tested_class(program, node.node)]
    if _is_none_class(node):
        return [program.builtin("types.NoneType")]
    raise Unsupported("isinstance takes names of classes", "isinstance")


_NEVER = {
    *("types.FunctionType", "types.MethodType", "types.BuiltinFunctionType"),
    *("types.ModuleType", "types.EllipsisType", "types.NotImplementedType"),
    *("types.UnionType", "types.GenericAlias"),
}


def _tested_class(program: ProgramLowering, info: TypeInfo) -> Instance:
    if info.fullname in _NEVER:
        raise Unsupported(
            f"no object of an image is of {info.fullname}, whatever it is under CPython; "
            "callable() tells functions",
            "isinstance",
        )
    if info.fullname in FRAMES:
        found = program.builtin(FRAMES[info.fullname]).type
        written = program.classes.below(found)
        below = [item for item in written if item.module_name not in ("types", "typing")]
        if below:
            raise Unsupported(
                f"{below[0].name} descends from {found.fullname}, and an image cannot tell its "
                f"objects from {info.fullname} by this test; ask for {below[0].name} instead",
                "isinstance",
            )
        return Instance(found, [])
    return Instance(info, [])


def _is_none_class(node: Expression) -> bool:
    """`None`, as in `int | None`, and `type(None)`."""
    if isinstance(node, CallExpr) and getattr(node.callee, "fullname", "") == "builtins.type":
        return len(node.args) == 1 and _is_none_class(node.args[0])
    return isinstance(node, NameExpr) and node.fullname == _NONE


def static_isinstance(
    f: FunctionLowering, type_: ProperType, targets: list[Instance]
) -> bool | None:
    """The answer when it follows from the static type alone."""
    if isinstance(type_, UnionType):
        answers = {static_isinstance(f, item, targets) for item in union_items(type_)}
        if allows_none(type_):
            answers.add(any(static_subclass(f, NoneType(), target) for target in targets))
        return answers.pop() if len(answers) == 1 else None
    answers = {static_subclass(f, type_, target) for target in targets}
    if True in answers:
        return True
    return None if None in answers else False


def isinstance_call(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.class_tests_at_run_time import is_of_classes

    source = f.expr(call.args[0])
    if is_class_variable(call.args[1]):
        kinds = f.expr(call.args[1])
        return Typed(is_of_classes(f, class_of(f, source).value, kinds), f.program.builtin("bool"))
    targets = class_targets(f, call.args[1])
    known = static_isinstance(f, source.type, targets)
    if known is not None:
        return boolean(f, known)
    return Typed(test_instance(f, source, targets), f.program.builtin("bool"))


def is_class_variable(node: Expression) -> bool:
    """Classes that a variable holds."""
    return isinstance(node, RefExpr) and isinstance(node.node, Var) and node.fullname != _NONE


_NONE = "builtins.None"


def test_instance(f: FunctionLowering, source: Typed, targets: list[Instance]) -> Value:
    value, type_ = source
    if value.rep is not REF:  # an optional value: it is its class or None
        known = static_isinstance(f, narrow_present(f, source).type, targets)
        if any(static_subclass(f, NoneType(), target) for target in targets):
            return Const(I1, True) if known else invert(f, present(f, source))
        return present(f, source) if known else Const(I1, False)
    result = f.new_local("isinstance", I1)
    f.set(result, Const(I1, False))
    done = f.new_block("tested")
    if allows_none(type_):
        f.set(result, Const(I1, any(static_subclass(f, NoneType(), item) for item in targets)))
        some = f.new_block("some")
        f.branch(present(f, source), some, done)
        f.enter(some)
        f.set(result, Const(I1, False))
    for target in targets:
        miss, hit = f.new_block("miss"), f.new_block("hit")
        f.branch(instance_test(f, value, target), hit, miss)
        f.enter(hit)
        f.set(result, Const(I1, True))
        f.jump(done)
        f.enter(miss)
    f.jump(done)
    f.enter(done)
    return f.get(result)
