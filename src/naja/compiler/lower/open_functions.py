"""Generic and overloaded functions as values: `map(operator.neg, values)`.

Such a function has no code before it is known at which types it is called. Its value stays
open until it meets the Callable type of a parameter or a variable, and becomes a closure there.
"""

from __future__ import annotations

from mypy.nodes import Decorator, FuncDef, OverloadedFuncDef
from mypy.typeops import get_all_type_vars
from mypy.types import CallableType, Overloaded, ProperType, Type, UnionType, get_proper_type

from naja.compiler.ir.core import Value
from naja.compiler.ir.types import REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.matching import match
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Bindings, Unsupported, bind


class OpenFunction(Value):
    """Stands for a function until `close` knows its types; never part of the code."""

    __slots__ = ("node",)

    def __init__(self, node: FuncDef | Decorator | OverloadedFuncDef) -> None:
        super().__init__(REF)
        self.node = node


def is_open(type_: ProperType) -> bool:
    """Whether a function of this type is one for each type it is used at."""
    if isinstance(type_, Overloaded):
        return not type_.is_type_obj()
    return isinstance(type_, CallableType) and bool(type_.variables) and not type_.is_type_obj()


def close(f: FunctionLowering, value: OpenFunction, target: ProperType) -> Value:
    """The closure that calls the function at the types of `target`."""
    from naja.compiler.lower.arguments import plain
    from naja.compiler.lower.calls import call_function
    from naja.compiler.lower.closures import make_closure
    from naja.compiler.lower.overloads import choose

    if isinstance(target, UnionType):
        wanted = [item for item in map(get_proper_type, target.items)]
        target = next((item for item in wanted if isinstance(item, CallableType)), target)
    if not isinstance(target, CallableType) or is_open(target):
        raise Unsupported(
            f"{value.node.name} is a different function for each type it is used with; "
            "wrap it in a lambda, or annotate the variable as a Callable",
            "generic-function",
        )

    def body(inner: FunctionLowering, captured: list[Typed], arguments: list[Typed]) -> Typed:
        function = choose(value.node, None, plain(arguments), 0)
        assert function is not None
        return call_function(inner, function, plain(arguments))

    name = value.node.name
    return make_closure(f, name, target, [], body, ("open", value.node)).value


def match_results(formal: ProperType, given: ProperType, found: Bindings) -> None:
    """What an open function gives at the parameter types found so far: of `Callable[[A], R]` R."""
    if not isinstance(formal, CallableType):
        return
    items = given.items if isinstance(given, Overloaded) else [given]
    for item in items:
        if not isinstance(item, CallableType) or not _takes(item, len(formal.arg_types)):
            continue
        own: Bindings = {}
        pairs = list(zip(item.arg_types, formal.arg_types, strict=False))
        for inner, outer in pairs:
            if _is_known(outer, found):
                match(inner, bind(outer, found), own)
        for inner, outer in pairs:
            if _is_known(inner, own):
                match(outer, bind(inner, own), found)
        match(formal.ret_type, bind(item.ret_type, own), found)
        return


def _takes(item: CallableType, count: int) -> bool:
    return item.min_args <= count and (item.is_var_arg or count <= len(item.arg_types))


def _is_known(type_: Type, found: Bindings) -> bool:
    return all(variable.id in found for variable in get_all_type_vars(type_))
