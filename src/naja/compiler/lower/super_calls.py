"""`super().method(...)`: the next class in the order of the object's own class."""

from __future__ import annotations

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import Instance, NoneType, ProperType, TypeType, get_proper_type

from naja.compiler.ir.core import NONE_VALUE, Symbol
from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.methods import call_static
from naja.compiler.lower.model import Typed
from naja.compiler.lower.overloads import choose, is_trivial
from naja.compiler.lower.special_methods import object_method
from naja.compiler.lower.types import Unsupported, supertype


def call_super(
    f: FunctionLowering,
    info: TypeInfo,
    name: str,
    self_value: Typed,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    """The call, from a method of class `info`."""
    usual = _next(info, info, name)
    if usual is None:
        raise Unsupported(f"no base class has a method {name}")
    others: dict[TypeInfo, list[TypeInfo]] = {}
    for sub in f.program.classes.below(info):
        found = _next(sub, info, name)
        if found is not None and found is not usual:
            others.setdefault(found, []).append(sub)
    if not others or self_value.value.rep is not REF or name in ("__new__", "__init_subclass__"):
        return _call(f, usual, name, self_value, actuals, callee)
    return _by_class(f, usual, others, name, self_value, actuals, callee)


def _next(runtime: TypeInfo, info: TypeInfo, name: str) -> TypeInfo | None:
    """The class behind `info` in the order of `runtime` that has the method."""
    order = runtime.mro
    return next((base for base in order[order.index(info) + 1 :] if name in base.names), None)


def _by_class(
    f: FunctionLowering,
    usual: TypeInfo,
    others: dict[TypeInfo, list[TypeInfo]],
    name: str,
    self_value: Typed,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    kind = f.load(REF, self_value.value, 0)
    done = f.new_block("super")
    answers: list[Typed] = []
    local = None

    def keep(answer: Typed) -> None:
        nonlocal local
        if not f.reachable:
            return
        if local is None:
            local = f.new_local("super", answer.value.rep)
            answers.append(answer)
        f.set(local, coerce(f, answer, answers[0].type))
        f.jump(done)

    for target, classes in others.items():
        hit, miss = f.new_block("order"), f.new_block("usual")
        for sub in classes:
            if sub.defn.type_vars:
                raise Unsupported(
                    f"super() in a base of the generic class {sub.name} is not supported", "super"
                )
            link = Symbol(f"type.{f.program.descriptors.erased(Instance(sub, []))}")
            more = f.new_block("next_class")
            f.branch(f.binary("icmp.eq", kind, link), hit, more)
            f.enter(more)
        f.jump(miss)
        f.enter(hit)
        seen = Typed(self_value.value, Instance(classes[0], []))
        keep(_call(f, target, name, seen, actuals, None))
        f.enter(miss)
    keep(_call(f, usual, name, self_value, actuals, callee))
    f.enter(done)
    if local is None:
        f.unreachable()
        return Typed(NONE_VALUE, NoneType())
    return Typed(f.get(local), answers[0].type)


def _call(
    f: FunctionLowering,
    base: TypeInfo,
    name: str,
    self_value: Typed,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    if base.fullname == "builtins.object" and name in ("__init__", "__init_subclass__"):
        return Typed(NONE_VALUE, NoneType())
    function = choose(base.names[name].node, callee, actuals, 1)
    if function is None:
        raise Unsupported(f"{base.name}.{name} cannot be called through super()")
    if isinstance(self_value.type, TypeType):
        return _call_on_class(f, function, base, self_value, actuals)
    if not isinstance(self_value.type, Instance):
        raise Unsupported("super() needs an object or a class")
    if is_trivial(function) and base.fullname == "builtins.object":
        made = object_method(f, self_value, function, name, actuals)
        if made is not None:
            return made
    return call_static(f, self_value, function, supertype(self_value.type, base), actuals)


def _call_on_class(
    f: FunctionLowering,
    function: FuncDef,
    base: TypeInfo,
    self_value: Typed,
    actuals: list[Actual],
) -> Typed:
    """`super()` in a class method."""
    assert isinstance(self_value.type, TypeType)
    item = get_proper_type(self_value.type.item)
    if not isinstance(item, Instance):
        raise Unsupported("super() needs a class that is known here")
    owner = supertype(item, base)
    return call_function(f, function, actuals, owner=owner, receiver=self_value, exact=True)
