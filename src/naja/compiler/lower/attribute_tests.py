"""`hasattr` with a literal name, and attributes that a `__getattr__` gives."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Expression, RefExpr, StrExpr, TypeInfo, Var
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TypeType,
    UnionType,
)

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.alternatives import each_alternative, narrow_present, present
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.constants import string
from naja.compiler.lower.function import Catch, FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.method_lookup import class_info
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.symbols import is_property
from naja.compiler.lower.types import Unsupported, allows_none, union_items
from naja.compiler.lower.unions import United

# Where `dict` has its methods.
_DICT = "naja.runtime.dict_unsafe"


def hasattr_parts(node: Expression) -> tuple[Expression, str] | None:
    """What a call of `hasattr` looks at, and the name."""
    if not isinstance(node, CallExpr) or not isinstance(node.callee, RefExpr):
        return None
    if node.callee.fullname != "builtins.hasattr" or len(node.args) != 2:
        return None
    if not isinstance(node.args[1], StrExpr):
        raise Unsupported("hasattr needs a literal name; use a dict for open sets", "attribute")
    return node.args[0], node.args[1].value


def static_attribute(f: FunctionLowering, type_: ProperType, name: str) -> bool | None:
    """Whether all values of the type have the attribute; None: ask at run time."""
    if isinstance(type_, UnionType):
        answers = {static_attribute(f, item, name) for item in union_items(type_)}
        if allows_none(type_):
            answers.add(static_attribute(f, NoneType(), name))
        return answers.pop() if len(answers) == 1 else None
    if isinstance(type_, NoneType):
        return f.program.builtin("object").type.get(name) is not None
    info = class_info(f, type_)
    if info is None or is_object(type_) or is_abstract(type_):
        raise Unsupported(
            f"hasattr of a value of type {type_} is not supported; test its class with isinstance",
            "attribute",
        )
    if info.get(name) is None or _is_only_ours(info, name):
        below = f.program.classes.below(info)
        asked = info.get("__getattr__") is not None or any(sub.get(name) for sub in below)
        return None if asked else False
    if is_property(info, name):
        return None
    if isinstance(type_, Instance):
        field = f.program.classes.layout(type_).fields.get(name)
        if field is not None and field.may_be_unset and not field.class_level:
            return None
    return True


def _is_only_ours(info: TypeInfo, name: str) -> bool:
    """Whether CPython's class has no such method, which is there for subclasses to replace."""
    symbol = info.get(name)
    node = symbol.node if symbol is not None else None
    owner = getattr(node, "info", None)
    return name == "__missing__" and owner is not None and owner.module_name == _DICT


def hasattr_call(f: FunctionLowering, node: CallExpr) -> Typed:
    """`hasattr(value, "name")`."""
    parts = hasattr_parts(node)
    assert parts is not None
    return Typed(attribute_test(f, f.expr(parts[0]), parts[1]), f.program.builtin("bool"))


def is_callable(f: FunctionLowering, source: Typed) -> Value:
    """I1: the value can be called."""
    if isinstance(source.type, UnionType):
        items = union_items(source.type)
        for item in items:
            known = not isinstance(item, Instance) or static_attribute(f, item, "__call__")
            if known is None and any(isinstance(other, CallableType) for other in items):
                raise Unsupported(
                    f"callable() does not tell an object of a class below {item} from a function; "
                    "test its class with isinstance first",
                    "callable",
                )
        return _of_union(f, source, lambda item: is_callable(f, item))
    if isinstance(source.type, CallableType | TypeType | Overloaded):
        return Const(I1, True)
    info = class_info(f, source.type)
    if info is not None and info.get("__call__") is not None:
        return Const(I1, True)
    if is_object(source.type) or is_abstract(source.type):
        raise Unsupported(
            f"whether a value of type {source.type} can be called is not known; "
            "test its class with isinstance, or annotate it as a Callable",
            "attribute",
        )
    return attribute_test(f, source, "__call__")


def attribute_test(f: FunctionLowering, source: Typed, name: str) -> Value:
    """I1: the value has the attribute now."""
    known = static_attribute(f, source.type, name)
    if known is not None:
        return Const(I1, known)
    if isinstance(source.type, UnionType):
        return _of_union(f, source, lambda item: attribute_test(f, item, name))
    return _test_object(f, source, name)


def _of_union(f: FunctionLowering, source: Typed, test: Callable[[Typed], Value]) -> Value:
    """What a test says of the value that a union holds; of None False."""
    result = f.new_local("test", I1)
    f.set(result, Const(I1, False))
    some, done = f.new_block("some"), f.new_block("tested")
    f.branch(present(f, source), some, done)
    f.enter(some)
    each_alternative(f, narrow_present(f, source), lambda item: f.set(result, test(item)))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _test_object(f: FunctionLowering, source: Typed, name: str) -> Value:
    from naja.compiler.lower.attributes import read_attribute

    info = class_info(f, source.type)
    assert info is not None
    known = info.get(name) is not None and not _is_only_ours(info, name)
    if known or info.get("__getattr__") is not None:
        result = f.new_local("there", I1)
        f.set(result, Const(I1, True))

        def read() -> None:
            read_attribute(f, source, name, None)

        unless_absent(f, read, lambda: f.set(result, Const(I1, False)))
        return f.get(result)
    test: Value = Const(I1, False)
    for sub in f.program.classes.below(info):
        symbol = sub.get(name)
        if symbol is None or _is_only_ours(sub, name):
            continue
        always = not isinstance(symbol.node, Var) or f.program.classes.always_set(name, sub)
        if is_property(sub, name) or not always:
            raise Unsupported(
                f"whether {sub.name} has {name} is known only by asking it; "
                "test its class with isinstance first",
                "attribute",
            )
        test = f.binary("or", test, instance_test(f, source.value, Instance(sub, [])))
    return test


def unless_absent(
    f: FunctionLowering, read: Callable[[], None], otherwise: Callable[[], None]
) -> None:
    """Run `read`; where that raises AttributeError, run `otherwise`."""
    catch = Catch(f.new_block("absent", cold=True), f.new_local("absent", REF))
    done = f.new_block("looked")
    f.scopes.append(catch)
    read()
    f.scopes.pop()
    f.jump(done)
    if catch.used:
        f.enter(catch.landing)
        missing, other = f.new_block("missing"), f.new_block("other_error")
        wanted = f.program.builtin("AttributeError")
        f.branch(instance_test(f, f.get(catch.error), wanted), missing, other)
        f.enter(other)
        f.reraise(f.get(catch.error))
        f.enter(missing)
        otherwise()
        f.jump(done)
    f.enter(done)


def getattr_call(f: FunctionLowering, node: CallExpr) -> Typed:
    """`getattr(value, "name", default)`."""
    name = node.args[1]
    assert isinstance(name, StrExpr)
    source, default = f.expr(node.args[0]), f.expr(node.args[2])
    united = United(f)
    _read_or(f, source, name.value, united, default)
    return united.finish()


def _read_or(f: FunctionLowering, source: Typed, name: str, united: United, default: Typed) -> None:
    """End each way with the attribute, or with the default."""
    from naja.compiler.lower.attributes import read_attribute

    if isinstance(source.type, UnionType):
        some, none = f.new_block("some"), f.new_block("none")
        f.branch(present(f, source), some, none)
        f.enter(none)
        united.keep(default)
        f.enter(some)
        present_value = narrow_present(f, source)
        each_alternative(f, present_value, lambda item: _read_or(f, item, name, united, default))
        return
    known = static_attribute(f, source.type, name)
    if known is not None:
        united.keep(read_attribute(f, source, name, None) if known else default)
        return
    info = class_info(f, source.type)
    if info is not None and info.get(name) is None and info.get("__getattr__") is None:
        raise Unsupported(
            f"{name} is an attribute of subclasses of {info.name} only; "
            "test the class with isinstance",
            "attribute",
        )
    unless_absent(
        f,
        lambda: united.keep(read_attribute(f, source, name, None)),
        lambda: united.keep(default),
    )


def dynamic_attribute(f: FunctionLowering, source: Typed, name: str) -> Typed | None:
    """What the class's `__getattr__` gives for an attribute that the object does not have."""
    info = class_info(f, source.type)
    if info is None or f.program.classes.method(info, "__getattr__") is None:
        return None
    return call_method(f, source, "__getattr__", [string(f, name)])
