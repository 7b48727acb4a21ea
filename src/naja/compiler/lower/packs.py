"""`*args: P.args, **kwargs: P.kwargs`: parameters that a ParamSpec stands for.

A function is compiled for each signature that P is bound to. Its two variables then are no
tuple and no dict, but one hidden variable for each parameter of that signature, and
`f(*args, **kwargs)` passes those on.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_STAR, ArgKind, Expression, NameExpr, Var
from mypy.types import (
    CallableType,
    ParamSpecType,
    get_proper_type,
)

from naja.compiler.ir.core import Const
from naja.compiler.ir.types import I1
from naja.compiler.lower.arguments import Actual, Passed
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Pack, Typed
from naja.compiler.lower.pack_facts import changed_pack, pack_index
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.shapes import actual_of
from naja.compiler.lower.types import Bindings, Unsupported, bind
from naja.compiler.lower.variables import read_storage


def held_from(program: ProgramLowering, node: FunctionNode) -> int | None:
    """From which parameter on they are passed as those of a function value are."""
    found = program.held_from.get(node)
    return found if found is not None else pack_index(node)


def expanded(type_: CallableType, bindings: Bindings) -> CallableType:
    """The function type with the parameters that its ParamSpec stands for in this instance."""
    bound = bind(type_, bindings)
    assert isinstance(bound, CallableType)
    if any(isinstance(get_proper_type(item), ParamSpecType) for item in bound.arg_types):
        raise Unsupported(
            "the parameters that this ParamSpec stands for are not known; "
            "use the decorator on a function with annotated parameters",
            "param-spec",
        )
    return bound


def make_pack(f: FunctionLowering, node: FunctionNode, params: list[Typed], at: int) -> None:
    """Keep the parameters from `at` on in hidden variables of their own."""
    from naja.compiler.lower.instances import store_parameter

    formal = expanded(_type_of(node), f.bindings)
    args, kwargs = (argument.variable for argument in node.arguments[at : at + 2])
    changed = changed_pack(node, [args, kwargs])
    if changed is not None:
        raise Unsupported(
            f"line {changed.line} changes the arguments of a ParamSpec, which can only be looked "
            "at and passed on; give the parameters names",
            "param-spec",
        )
    pack = Pack([], at, args)
    if f.program.observes:
        pack.form = Var("form of the call")
        store_parameter(f, pack.form, params.pop())
    for index, param in enumerate(params[at:], at):
        variable = Var(f"argument {index}")
        store_parameter(f, variable, param)
        pack.items.append((variable, formal.arg_kinds[index], formal.arg_names[index]))
    f.packs[args] = f.packs[kwargs] = pack


def _type_of(node: FunctionNode) -> CallableType:
    type_ = get_proper_type(node.type)
    assert isinstance(type_, CallableType)
    return type_


def pack_of(f: FunctionLowering, node: Expression) -> Pack | None:
    target = node.node if isinstance(node, NameExpr) else None
    return f.packs.get(target) if target is not None else None


def packed_actuals(f: FunctionLowering, pack: Pack, kind: ArgKind) -> list[Actual]:
    """What `*args` or `**kwargs` passes on."""
    result = []
    form = read_storage(f, f.variables[pack.form]).value if pack.form is not None else None
    for place, (variable, item_kind, name) in enumerate(pack.items, pack.first):
        positional = item_kind.is_positional() or item_kind == ARG_STAR
        if positional == (kind == ARG_STAR):
            value = read_storage(f, f.variables[variable])
            actual = actual_of(f, value, item_kind, name)
            actual.passed = Passed(place, form) if form is not None else None
            result.append(actual)
    return result


def read_pack(f: FunctionLowering, variable: Var, pack: Pack) -> Typed:
    """`args` as a tuple of objects, or `kwargs` as a dict of them."""
    return _args(f, pack) if variable is pack.args else _kwargs(f, pack)


def _args(f: FunctionLowering, pack: Pack) -> Typed:
    """Those that came by place."""
    from naja.compiler.lower.construct import construct, construct_value
    from naja.compiler.lower.methods import call_method

    root = f.program.builtin("object")
    made = construct(f, f.program.builtin("list", root), [])

    def append(item: Typed) -> None:
        call_method(f, made, "append", [item])

    for place, actual in _actuals(f, pack):
        if actual.star:
            call_method(f, made, "extend", [actual.value])
        elif actual.name is None and not actual.mapping:
            _if_given(
                f, pack, place, actual, False, lambda item: call_method(f, made, "append", [item])
            )
    return construct_value(f, "tuple", [Actual(made)])


def _kwargs(f: FunctionLowering, pack: Pack) -> Typed:
    """Those that came by name, in the order of the call."""
    from naja.compiler.lower.constants import integer, string
    from naja.compiler.lower.construct import construct
    from naja.compiler.lower.containers import variadic_tuple
    from naja.compiler.lower.methods import call_method

    root, text = f.program.builtin("object"), f.program.builtin("str")
    made = construct(f, f.program.builtin("dict", text, root), [])
    names = [name or "" for _, _, name in pack.items]
    for place, actual in _actuals(f, pack):
        name = names[place - pack.first]
        if name and not actual.star and not actual.mapping:
            key = string(f, name)

            def keep(item: Typed, key: Typed = key) -> None:
                call_method(f, made, "__setitem__", [key, item])

            _if_given(f, pack, place, actual, True, keep)
    listed = variadic_tuple(f, [string(f, name) for name in names], text)
    result = _ask(f, "in_order", [_form(f, pack), integer(f, pack.first), listed, made])
    for _, actual in _actuals(f, pack):
        if actual.mapping:
            call_method(f, result, "update", [actual.value])
    return result


def _actuals(f: FunctionLowering, pack: Pack) -> list[tuple[int, Actual]]:
    return [
        (place, actual_of(f, read_storage(f, f.variables[variable]), kind, name))
        for place, (variable, kind, name) in enumerate(pack.items, pack.first)
    ]


def _form(f: FunctionLowering, pack: Pack) -> Typed:
    assert pack.form is not None
    return read_storage(f, f.variables[pack.form])


def _ask(f: FunctionLowering, name: str, values: list[Typed]) -> Typed:
    from naja.compiler.lower.calls import call_function

    function = f.program.named_function(f"naja.runtime.call_forms:{name}")
    return call_function(f, function, [Actual(value) for value in values])


def _if_given(
    f: FunctionLowering,
    pack: Pack,
    place: int,
    actual: Actual,
    named: bool,
    action: Callable[[Typed], object],
) -> None:
    """Run `action` if the argument is there and came by name, or by place."""
    from naja.compiler.lower.constants import integer

    came = _ask(f, "by_name", [_form(f, pack), integer(f, place)]).value
    wanted = came if named else f.binary("xor", came, Const(I1, True))
    if actual.given is not None:
        wanted = f.binary("and", wanted, actual.given)
    there, done = f.new_block("there"), f.new_block("looked")
    f.branch(wanted, there, done)
    f.enter(there)
    root = f.program.builtin("object")
    action(Typed(coerce(f, actual.value, root), root))
    f.jump(done)
    f.enter(done)
