"""`__new__`: objects before their `__init__`."""

from __future__ import annotations

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import Instance, TypeType, get_proper_type

from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_str
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, rep_of, supertype

_DECLARED = ("builtins", "enum")


def own_new(f: FunctionLowering, info: TypeInfo, after: TypeInfo | None = None) -> FuncDef | None:
    """The `__new__` that a class has, or a class behind `after` in its order.

    Those of the builtin classes are there for the type checker.
    """
    order = info.mro if after is None else info.mro[info.mro.index(after) + 1 :]
    for base in order:
        symbol = base.names.get("__new__")
        if symbol is not None and base.module_name not in _DECLARED:
            if not isinstance(symbol.node, FuncDef):
                raise Unsupported("an overloaded or decorated __new__ is not supported", "new")
            return symbol.node
    return None


def call_new(f: FunctionLowering, node: FuncDef, instance: Instance, given: list[Actual]) -> Typed:
    """What the class's `__new__` gives, which has to be an object of the class."""
    from naja.compiler.lower.attributes import class_value

    if instance.type.has_base("builtins.BaseException"):
        raise Unsupported("an exception with its own __new__ is not supported", "new")
    kind = class_value(f, instance)
    owner = supertype(instance, node.info)
    made = call_function(f, node, given, owner=owner, receiver=kind, exact=True)
    if made.type == instance:
        return made
    if not isinstance(made.type, Instance) or not instance.type.has_base(made.type.type.fullname):
        raise Unsupported(f"{node.info.name}.__new__ has to return an object of the class", "new")
    good, bad = f.new_block("new_object"), f.new_block("other_object", cold=True)
    f.branch(instance_test(f, made.value, instance), good, bad, likely=True)
    f.enter(bad)
    name = f.program.statics.string(instance.type.name)
    f.fail("naja.runtime.object_unsafe:raise_other_object", [name])
    f.enter(good)
    return Typed(made.value, instance)


def allocate(
    f: FunctionLowering,
    given: list[Actual],
    after: TypeInfo | None,
    asked: TypeInfo | None = None,
) -> Typed:
    """`super().__new__(cls)` in a class `after`, or `asked.__new__(cls)`."""
    from naja.compiler.lower.construct import class_defaults, construct

    kind = given[0].value.type if given else None
    item = get_proper_type(kind.item) if isinstance(kind, TypeType) else None
    if not isinstance(item, Instance):
        raise Unsupported("__new__ takes the class first", "new")
    if asked is not None and item.type.module_name == "builtins" and item.type is not asked:
        raise Unsupported(
            f"{asked.name}.__new__({item.type.name}) is a TypeError in CPython; "
            f"call {item.type.name}",
            "new",
        )
    if item.type.module_name == "builtins" and rep_of(item) is not REF or is_str(item):
        return construct(f, item, given[1:])
    node = own_new(f, item.type, after) if after is not None else None
    if node is not None:
        return call_new(f, node, item, given[1:])
    layout = f.program.classes.layout(item)
    made = Typed(new_object(f, f.program.descriptors.live(item), layout.size), item)
    class_defaults(f, made, item)
    return made
