"""Class attributes: one value for each class that gives it, seen through objects too.

An object has a field of its own where the program assigns the attribute on objects, or
where classes of one family give it different values. If it is assigned on the class as
well, the field may be unset, and the object then shows what its class has now.
"""

from __future__ import annotations

from mypy.nodes import TypeInfo, Var
from mypy.types import Instance, ProperType, get_proper_type

from naja.compiler.ir.core import NULL, Symbol, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.constants import literal
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass_fields import has_default, is_field_call
from naja.compiler.lower.defaults import is_constant
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.globals import ensure_initialised
from naja.compiler.lower.model import FieldLayout, Typed
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.types import Unsupported, bind, normal, rep_of


def class_variable(
    f: FunctionLowering, info: TypeInfo, variable: Var, wanted: ProperType | None
) -> Typed:
    """`Class.name` for a class that is known."""
    if variable.is_final and variable.final_value is not None:
        return literal(f, variable.final_value, wanted)
    late = _late_variable(f, variable)
    if late is not None and not any(
        variable.name in f.program.classes.initialisers.get(base, {}) for base in info.mro
    ):
        from naja.compiler.lower.variables import read_variable

        return read_variable(f, late, None)
    place, type_ = class_storage(f, info, variable.name)
    return Typed(f.load(rep_of(type_), place, 0), type_)


def _late_variable(f: FunctionLowering, variable: Var) -> Var | None:
    """A library class's variable that holds an instance of it: the global `_Class_name`."""
    home, _, name = variable.fullname.rpartition(".")
    module, _, owner = home.rpartition(".")
    tree = f.program.files.get(module)
    symbol = tree.names.get(f"_{owner}_{name}") if tree is not None else None
    found = symbol.node if symbol is not None else None
    return found if isinstance(found, Var) else None


def class_storage(f: FunctionLowering, info: TypeInfo, name: str) -> tuple[Symbol, ProperType]:
    """Where the nearest class that gives the attribute keeps it, initialised by now."""
    for base in info.mro:
        initialiser = f.program.classes.initialisers.get(base, {}).get(name)
        if initialiser is None:
            continue
        own = base.names[name].node
        if not isinstance(own, Var) or own.type is None:
            break
        if is_field_call(initialiser) and not has_default(initialiser):
            break
        if not is_set_by_statement(f.program, base, name):
            home = base.module_name if base.module_name in f.program.files else f.program.main
            f.program.initialisers.setdefault(own, (initialiser, home))
            ensure_initialised(f, own)
        target = f.program.statics.variable(own)
        return Symbol(target.symbol, I64), normal(get_proper_type(own.type))
    raise Unsupported(f"{info.name}.{name} has no value on the class")


def is_set_by_statement(program: ProgramLowering, info: TypeInfo, name: str) -> bool:
    """The class statement evaluates the value: it is no constant, and ours."""
    value = program.classes.initialisers[info][name]
    if program.is_library(info.module_name):
        return False
    return not is_constant(program, value, info.module_name)


def assign_class_variable(f: FunctionLowering, info: TypeInfo, name: str, value: Typed) -> None:
    """`Class.name = value`."""
    symbol = info.get(name)
    if symbol is None or not isinstance(symbol.node, Var) or symbol.node.type is None:
        raise Unsupported(f"{info.name}.{name} cannot be set")
    if name not in f.program.classes.initialisers.get(info, {}):
        raise Unsupported(
            f"{info.name} does not give {name} a value in its body; assign it on the class that "
            "does",
            "class-attribute",
        )
    place, type_ = class_storage(f, info, name)
    f.store(place, coerce(f, value, bind(type_, {})), 0)


def givers(f: FunctionLowering, info: TypeInfo, name: str) -> list[TypeInfo]:
    """Subclasses with a value of their own or of another base, the most derived first."""
    initialisers = f.program.classes.initialisers
    found = [
        sub
        for sub in f.program.classes.below(info)
        if len(sub.bases) > 1 or name in initialisers.get(sub, {})
    ]
    return sorted(found, key=lambda sub: -len(sub.mro))


def own_or_class_value(f: FunctionLowering, source: Typed, field: FieldLayout) -> Typed:
    """The object's own value if it has one, else its class's."""
    assert isinstance(source.type, Instance)
    result = f.new_local("attribute", field.rep)
    own, none, done = f.new_block("own_value"), f.new_block("class_value"), f.new_block("value")
    loaded = f.load(field.rep, source.value, field.offset)
    is_set: Value = (
        f.load(I1, source.value, field.flag) if field.flag else f.binary("icmp.ne", loaded, NULL)
    )
    f.branch(is_set, own, none)
    f.enter(own)
    f.set(result, loaded)
    f.jump(done)
    f.enter(none)
    for sub in givers(f, source.type.type, field.name):
        hit, miss = f.new_block("subclass"), f.new_block("other")
        f.branch(instance_test(f, source.value, Instance(sub, [])), hit, miss)
        f.enter(hit)
        f.set(result, _value_as(f, sub, field))
        f.jump(done)
        f.enter(miss)
    f.set(result, _value_as(f, source.type.type, field))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), field.type)


def _value_as(f: FunctionLowering, info: TypeInfo, field: FieldLayout) -> Value:
    place, type_ = class_storage(f, info, field.name)
    return coerce(f, Typed(f.load(rep_of(type_), place, 0), type_), field.type)


def through_class_value(
    f: FunctionLowering, source: Typed, info: TypeInfo, variable: Var, wanted: ProperType | None
) -> Typed:
    """`cls.name` for a class known only at run time."""
    subclasses = givers(f, info, variable.name)
    if not subclasses:
        return class_variable(f, info, variable, wanted)
    if variable.type is None:
        raise Unsupported(f"the type of {variable.name} is not known; annotate it", "annotation")
    type_ = normal(get_proper_type(variable.type))
    result = f.new_local("class_value", rep_of(type_))
    done = f.new_block("class_value")
    for sub in subclasses:
        hit, miss = f.new_block("subclass"), f.new_block("other")
        link = Symbol(f"type.{f.program.descriptors.erased(Instance(sub, []))}", REF)
        path = "naja.runtime.object_unsafe:is_subclass"
        f.branch(f.call_named(path, [source.value, link], I1), hit, miss)
        f.enter(hit)
        place, own = class_storage(f, sub, variable.name)
        f.set(result, coerce(f, Typed(f.load(rep_of(own), place, 0), own), type_))
        f.jump(done)
        f.enter(miss)
    place, own = class_storage(f, info, variable.name)
    f.set(result, coerce(f, Typed(f.load(rep_of(own), place, 0), own), type_))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), type_)
