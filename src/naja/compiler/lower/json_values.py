"""`json.loads` with a result type: calls of the functions of `json.typed` for it."""

from __future__ import annotations

from mypy.nodes import CallExpr, FuncDef, RefExpr
from mypy.types import Instance, ProperType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import Value
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import callable_type, evaluate_actuals, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_none, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, bind, normal, rep_of, union_items

_SCALARS = {"builtins.str", "builtins.bool", "builtins.int", "builtins.float"}
_ARRAYS = {"builtins.list", "typing.Sequence", "typing.MutableSequence"}
_OBJECTS = {"builtins.dict", "typing.Mapping", "typing.MutableMapping"}


def exactly(f: FunctionLowering, call: CallExpr) -> Typed:
    """`exactly(value)`: the JSON value as the type of the call."""
    return as_wanted(f, f.expr(call.args[0]), f.type_of(call))


def loads(f: FunctionLowering, call: CallExpr) -> Typed:
    """`json.loads(text)` and `json.load(file)`, likewise."""
    from naja.compiler.lower.json_shapes import has_typed_dict, shaped

    assert isinstance(call.callee, RefExpr) and isinstance(call.callee.node, FuncDef)
    made = call_function(f, call.callee.node, evaluate_actuals(f, call))
    declared = f.program.types.get(call)
    if declared is not None and has_typed_dict(declared):
        return shaped(f, made, declared)
    return as_wanted(f, made, f.type_of(call))


def as_wanted(f: FunctionLowering, source: Typed, target: ProperType) -> Typed:
    """A JSON value as a `target`, or TypeError when the program runs."""
    if source.type == target or is_object(target):
        return Typed(coerce(f, source, target), target)
    if is_none(target):
        return call_typed(f, "as_none", source)
    if isinstance(target, UnionType):
        return Typed(_as_union(f, source, target), target)
    if isinstance(target, Instance):
        name = target.type.fullname
        if name in _SCALARS:
            return call_typed(f, f"as_{target.type.name}", source)
        if name in _ARRAYS:
            return _container(f, "list", source, target)
        if name in _OBJECTS and is_str_key(target):
            return _container(f, "dict", source, target)
    raise Unsupported(
        f"json.loads makes no {target}; annotate the variable with what the text holds: dict, "
        "list, str, int, float, bool, None or a union of these",
        "json",
    )


def is_str_key(target: Instance) -> bool:
    key = normal(target.args[0])
    return isinstance(key, Instance) and key.type.fullname == "builtins.str"


def _container(f: FunctionLowering, kind: str, source: Typed, target: Instance) -> Typed:
    element = normal(target.args[-1])
    if element == source.type:
        made = call_typed(f, f"as_plain_{kind}", source)
    else:
        made = call_typed(f, f"as_{kind}", source, element)
    return Typed(coerce(f, made, target), target)


def _as_union(f: FunctionLowering, source: Typed, target: UnionType) -> Value:
    """The first alternative of whose class the value is."""
    result = f.new_local("exactly", rep_of(target))
    done, some, none = f.new_block("exactly"), f.new_block("some"), f.new_block("none")
    f.branch(present(f, source), some, none)
    f.enter(none)
    if any(is_none(normal(item)) for item in target.items):
        nothing = Typed(coerce(f, call_typed(f, "as_none", source), target), target)
        f.set(result, nothing.value)
        f.jump(done)
    else:
        _fail(f, source, target)
    f.enter(some)
    for item in union_items(target):
        hit, miss = f.new_block("is"), f.new_block("is_not")
        f.branch(instance_test(f, source.value, _class_of(f, item)), hit, miss)
        f.enter(hit)
        f.set(result, coerce(f, as_wanted(f, source, item), target))
        f.jump(done)
        f.enter(miss)
    _fail(f, source, target)
    f.enter(done)
    return f.get(result)


def _class_of(f: FunctionLowering, item: ProperType) -> ProperType:
    """The class of values that can become this alternative."""
    name = item.type.fullname if isinstance(item, Instance) else ""
    if name in _ARRAYS:
        return f.program.builtin("list")
    return f.program.builtin("dict") if name in _OBJECTS else item


def _fail(f: FunctionLowering, source: Typed, target: ProperType) -> None:
    wanted = Typed(f.program.statics.string(str(target)), f.program.builtin("str"))
    call_function(f, f.program.named_function(f"{entry.JSON_TYPED}:wrong"), plain([source, wanted]))


def call_typed(
    f: FunctionLowering, name: str, source: Typed, element: ProperType | None = None
) -> Typed:
    """A call of `json.typed`'s function, whose type variable stands for `element`."""
    node = f.program.named_function(f"{entry.JSON_TYPED}:{name}")
    formal = callable_type(node)
    bindings = {variable.id: element for variable in formal.variables} if element else {}
    callee = bind(formal, bindings) if element else None  # type: ignore[arg-type]
    return call_function(f, node, plain([source]), callee=callee)
