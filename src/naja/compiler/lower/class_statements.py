"""The class statement: what happens once, when it is run."""

from __future__ import annotations

from mypy.nodes import CallExpr, ClassDef, Expression, FuncDef
from mypy.types import Instance

from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.attributes import class_value
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_bodies import run_class_body
from naja.compiler.lower.class_rules import check_class
from naja.compiler.lower.decorators import Application, prepare_decorator
from naja.compiler.lower.definitions import mark_defined
from naja.compiler.lower.enum_access import define_enum
from naja.compiler.lower.function import FunctionLowering, statement
from naja.compiler.lower.types import Unsupported, supertype
from naja.compiler.lower.user_descriptors import tell_names

# Their work is done where the class is read.
_STATIC = (
    "dataclasses.dataclass",
    "typing.final",
    "typing.runtime_checkable",
    "enum.unique",
    "functools.total_ordering",
)


@statement("ClassDef")
def class_definition(f: FunctionLowering, node: ClassDef) -> None:
    """Decorators, the arguments of the class, its body, then what hears of the new class."""
    check_class(node)
    _check_order(node)
    decorators = [
        prepare_decorator(f, item) for item in node.decorators if _name(item) not in _STATIC
    ]
    keywords = [Actual(f.expr(value), name) for name, value in node.keywords.items()]
    run_class_body(f, node)
    if node.info.is_enum:
        define_enum(f, node)
    tell_names(f, node, class_value(f, Instance(node.info, [])))
    _tell_base(f, node, keywords)
    for decorate in reversed(decorators):
        _decorate(f, node, decorate)
    mark_defined(f, node.info)


def _check_order(node: ClassDef) -> None:
    """A class whose own comparison `total_ordering` completes has lost that decorator."""
    if "functools.total_ordering" in map(_name, node.decorators):
        raise Unsupported(
            "total_ordering completes a comparison that the class itself has; write __lt__ in "
            f"{node.name} with a def",
            "decorator",
        )


def _name(decorator: Expression) -> str:
    callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
    return getattr(callee, "fullname", "") or ""


def _tell_base(f: FunctionLowering, node: ClassDef, given: list[Actual]) -> None:
    """`__init_subclass__` of the nearest base hears of the new class."""
    for base in node.info.mro[1:]:
        symbol = base.names.get("__init_subclass__")
        if symbol is None or base.fullname == "builtins.object":
            continue
        if not isinstance(symbol.node, FuncDef):
            break
        own = Instance(node.info, [])
        owner = supertype(own, base)
        receiver = class_value(f, own)
        call_function(f, symbol.node, given, owner=owner, receiver=receiver, exact=True)
        return


def _decorate(f: FunctionLowering, node: ClassDef, decorate: Application) -> None:
    """A decorator that gives the class back; another class in its place is refused at run time."""
    if node.info.defn.type_vars:
        raise Unsupported("a decorated generic class is not supported", "decorator")
    own = class_value(f, Instance(node.info, []))
    made = decorate(own)
    if made.value.rep is not REF:
        raise Unsupported("a class decorator has to return the class", "decorator")
    same, other = f.new_block("same_class"), f.new_block("other_class", cold=True)
    f.branch(f.binary("icmp.eq", made.value, own.value), same, other, likely=True)
    f.enter(other)
    f.fail("naja.runtime.object_unsafe:raise_replaced_class", [f.program.statics.string(node.name)])
    f.enter(same)
