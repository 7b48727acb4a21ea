"""`dataclasses.fields` and `is_dataclass`: what a program asks of a class that it has."""

from __future__ import annotations

from mypy.nodes import CallExpr, DictExpr, Expression, RefExpr, StrExpr, TypeInfo
from mypy.types import Instance, NoneType, ProperType

from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Symbol, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_calls import call_by_class, called_class
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.construct import construct
from naja.compiler.lower.containers import make_list
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass_defaults import default_of
from naja.compiler.lower.dataclass_fields import DataField, dataclass_of, fields_of
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal, union_items

_LIBRARY = "dataclasses"


def is_dataclass_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`is_dataclass(value)`: of a class, or of an object."""
    source = f.expr(call.args[0])
    item = called_class(source.type)
    if item is not None and not is_object(item):
        return boolean(f, dataclass_of(item.type) is not None)
    kinds = union_items(source.type)
    answers = {_answer(f, kind) for kind in kinds}
    if len(answers) == 1 and None not in answers:
        return boolean(f, True in answers)
    if source.value.rep is not REF:
        raise Unsupported("is_dataclass() takes an object or a class here", "dataclass")
    result = f.new_local("is_dataclass", I1)
    some, done = f.new_block("some"), f.new_block("asked")
    f.set(result, Const(I1, False))
    f.branch(present(f, source), some, done)
    f.enter(some)
    f.set(result, _asked(f, source))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), f.program.builtin("bool"))


def _answer(f: FunctionLowering, kind: ProperType) -> bool | None:
    """Whether objects of the type are dataclasses; None if some are."""
    if not isinstance(kind, Instance):
        return False
    if dataclass_of(kind.type) is not None:
        return True
    below = f.program.classes.below(kind.type)
    return None if is_object(kind) or any(map(dataclass_of, below)) else False


def _asked(f: FunctionLowering, source: Typed) -> Value:
    result: Value = Const(I1, False)
    for info in f.program.classes.every():
        if dataclass_of(info) is info and not any(map(dataclass_of, info.mro[1:])):
            test = instance_test(f, source.value, Instance(info, []))
            result = f.binary("or", result, test)
    return result


def fields_call(f: FunctionLowering, call: CallExpr) -> Typed:
    """`fields(value)`: of a dataclass, or of an object of one."""
    source = f.expr(call.args[0])
    item = called_class(source.type)
    of_class = item is not None
    if item is None and isinstance(source.type, Instance) and source.value.rep is REF:
        item = source.type
    if item is None or is_object(item):
        raise Unsupported(
            "fields() takes a class or an object whose class is known here", "dataclass"
        )
    if isinstance(source.value, Symbol):
        return _fields_of(f, item)
    kind = source.value if of_class else f.load(REF, source.value, 0)
    return call_by_class(f, kind, item, lambda own: _fields_of(f, own))


def _fields_of(f: FunctionLowering, instance: Instance) -> Typed:
    """The tuple of fields of one class, made at the first use."""
    field = _field_type(f)
    result_type = f.program.builtin("tuple", field)
    info = dataclass_of(instance.type)
    if info is None:
        f.fail(f"{_LIBRARY}:_refuse_class", [])
        f.enter(f.new_block("never"))
        return Typed(NULL, result_type)
    link = f.program.names.unique(f"fields {info.fullname}", ("fields", info))
    f.program.statics.place(link, REF)
    held = f.new_local("fields", REF)
    first, ready = f.new_block("first_use", cold=True), f.new_block("ready")
    f.set(held, f.load(REF, Symbol(link), 0))
    f.branch(f.binary("icmp.ne", f.get(held), NULL), ready, first, likely=True)
    f.enter(first)
    made = [_made_field(f, item) for item in fields_of(info) if not item.init_only]
    listed = make_list(f, made, field)
    node = f.program.named_function(f"{_LIBRARY}:_tuple_of")
    f.set(held, call_function(f, node, plain([listed])).value)
    f.store(Symbol(link), f.get(held), 0)
    f.jump(ready)
    f.enter(ready)
    return Typed(f.get(held), result_type)


def _field_type(f: FunctionLowering) -> Instance:
    node = f.program.named_function(f"{_LIBRARY}:_make_field")
    found = normal(node.type.ret_type)  # type: ignore[union-attr]
    assert isinstance(found, Instance)
    return found


def _made_field(f: FunctionLowering, item: DataField) -> Typed:
    string, root = f.program.builtin("str"), f.program.builtin("object")
    default = _missing(f)
    if item.default is not None:
        made = default_of(item, f, root)
        default = Typed(coerce(f, made, root), root)
    nothing = Typed(NONE_VALUE, NoneType())
    values = [
        Typed(f.program.statics.string(item.name), string),
        default,
        _factory(f, item),
        boolean(f, item.in_init),
        boolean(f, item.repr),
        nothing if item.hash is None else boolean(f, item.hash),
        boolean(f, item.compare),
        _metadata(f, item),
        boolean(f, item.kw_only),
    ]
    return call_function(f, f.program.named_function(f"{_LIBRARY}:_make_field"), plain(values))


def _missing(f: FunctionLowering) -> Typed:
    return call_function(f, f.program.named_function(f"{_LIBRARY}:_missing"), [])


def _factory(f: FunctionLowering, item: DataField) -> Typed:
    """The class or function that makes the default, as an object."""
    from naja.compiler.lower.attributes import class_value

    root, factory = f.program.builtin("object"), item.factory
    if factory is None:
        return _missing(f)
    if isinstance(factory, RefExpr) and isinstance(factory.node, TypeInfo):
        return Typed(coerce(f, class_value(f, Instance(factory.node, [])), root), root)
    return Typed(coerce(f, f.expr(factory), root), root)


def _metadata(f: FunctionLowering, item: DataField) -> Typed:
    kind = f.program.builtin("dict", f.program.builtin("str"), f.program.builtin("object"))
    if item.metadata is None:
        return construct(f, kind, [])
    if not isinstance(item.metadata, DictExpr) or not all(
        _is_text(key) for key, _ in item.metadata.items
    ):
        raise Unsupported(
            f"the metadata of {item.name} is a display with literal keys here", "dataclass"
        )
    return f.expr(item.metadata)


def _is_text(key: Expression | None) -> bool:
    return isinstance(key, StrExpr)
