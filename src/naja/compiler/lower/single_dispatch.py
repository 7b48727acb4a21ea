"""`functools.singledispatch`: a function chosen by the class of the first argument.

The functions that are registered are found in the source, so the choice is a chain of class
tests in a synthetic function, most exact class first; in an instance of it for a known class
little is left of them but a call. Each test also asks whether the `register` has run yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from mypy.nodes import (
    ARG_POS,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    RefExpr,
)
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    ProperType,
    TupleType,
    UnboundType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import Const, Symbol
from naja.compiler.ir.types import I1, I64
from naja.compiler.lower.alternatives import narrow_present
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.checked import require_exactly
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dispatch_order import Registered, in_order
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import named_classes, static_isinstance, test_instance
from naja.compiler.lower.kinds import is_abstract, is_int, is_named, is_none, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.shapes import actuals_of
from naja.compiler.lower.synthetic import argument_list
from naja.compiler.lower.types import Unsupported, normal, supertype, union_items

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_MAKERS = tuple(
    f"naja.runtime.dispatching.{name}" for name in ("singledispatch", "singledispatchmethod")
)


def is_dispatcher(node: Decorator) -> bool:
    """The function is one of `singledispatch` or `singledispatchmethod`."""
    return any(getattr(mark, "fullname", "") in _MAKERS for mark in node.decorators)


def dispatcher_of(mark: Expression) -> Decorator | None:
    """Of `@function.register` or `@function.register(...)`: that function."""
    named = mark.callee if isinstance(mark, CallExpr) else mark
    if not isinstance(named, MemberExpr) or named.name != "register":
        return None
    target = named.expr.node if isinstance(named.expr, RefExpr) else None
    return target if isinstance(target, Decorator) and is_dispatcher(target) else None


def prepare_dispatch(program: ProgramLowering, classes: Iterable[ClassDef]) -> None:
    """Put a function that chooses into the place of each function that `singledispatch` marks."""
    bodies = [node.defs.body for node in classes if not program.is_library(node.info.module_name)]
    bodies += [tree.defs for name, tree in program.files.items() if not program.is_library(name)]
    marked = [item for body in bodies for item in body if isinstance(item, Decorator)]
    found: dict[Decorator, list[Registered]] = {}
    for item in marked:
        if is_dispatcher(item):
            found[item] = []
            with program.collecting(item):
                _replace(program, item, found[item])
    for item in marked:
        for mark in item.decorators:
            target = dispatcher_of(mark)
            if target in found:
                with program.collecting(item):
                    _register(program, item, mark, found[target])


def _replace(program: ProgramLowering, node: Decorator, registered: list[Registered]) -> None:
    written, type_ = node.func, get_proper_type(node.func.type)
    plain = isinstance(type_, CallableType) and not type_.variables and len(node.decorators) == 1
    generic = bool(written.info and written.info.defn.type_vars)
    if not plain or written.is_class or written.is_static or generic:
        raise Unsupported(
            "singledispatch takes a plain function or method, and has to be its only decorator",
            "dispatch",
        )
    assert isinstance(type_, CallableType)
    at = 1 if written.info else 0
    if len(type_.arg_kinds) <= at or type_.arg_kinds[at] != ARG_POS:
        raise _without_parameter(written)
    made = FuncDef(written.name, argument_list(type_), written.body, type_)
    made.info = written.info
    made._fullname = written._fullname
    made.line, made.column = written.line, written.column
    program.classes.function_names[made] = program.classes.function_names[written]
    program.names.note_twin(made, written)
    program.held_from[made] = at + 1
    program.choosing[made] = at
    program.synthetic[made] = partial(_choose, written, registered)
    node.func = made
    program.dispatchers[node] = written


def _without_parameter(function: FuncDef) -> Unsupported:
    return Unsupported(
        f"{function.name} has to have a first parameter without a default, by whose class "
        "the function is chosen",
        "dispatch",
    )


def _register(
    program: ProgramLowering, item: Decorator, mark: Expression, registered: list[Registered]
) -> None:
    function = item.func
    kinds = (
        [kind for argument in mark.args for kind in named_classes(program, argument)]
        if isinstance(mark, CallExpr)
        else _annotated(program, function)
    )
    for kind in kinds:
        if any(other.kind.type is kind.type for other in registered):
            raise Unsupported(f"there are two functions for {kind.type.name}", "dispatch")
        flag = f"registered {function.fullname}.{item.line}.{kind.type.fullname}"
        program.statics.place(flag)
        registered.append(Registered(kind, function, flag))
        program.registered.setdefault(item, []).append(flag)


def _annotated(program: ProgramLowering, function: FuncDef) -> list[Instance]:
    """The classes that the annotation of the first parameter names."""
    at = 1 if function.info else 0
    type_, written = callable_type(function), function.unanalyzed_type
    if len(type_.arg_types) <= at:
        raise _without_parameter(function)
    first = written.arg_types[at] if isinstance(written, CallableType) else None
    kinds: list[Instance] = []
    declared = get_proper_type(type_.arg_types[at])
    for item in declared.relevant_items() if isinstance(declared, UnionType) else [declared]:
        item = get_proper_type(item)
        if is_none(item):
            kinds.append(program.builtin("types.NoneType"))
        elif isinstance(item, Instance) and not (isinstance(first, UnboundType) and first.args):
            kinds.append(Instance(item.type, []))
        else:
            raise Unsupported(
                f"the annotation {item} is not a class; name the class: @....register(list)",
                "dispatch",
            )
    return kinds


def define_registered(f: FunctionLowering, node: Decorator) -> None:
    """At the `def`: from now on the function is asked."""
    for flag in f.program.registered.get(node, []):
        f.store(Symbol(flag, I64), Const(I64, 1), 0)


def _choose(
    written: FuncDef, registered: list[Registered], f: FunctionLowering, params: list[Typed]
) -> None:
    """The body of the function that chooses."""
    type_ = callable_type(written)
    at = 1 if written.info else 0
    rest_type = type_.copy_modified(
        arg_types=type_.arg_types[at + 1 :],
        arg_kinds=type_.arg_kinds[at + 1 :],
        arg_names=type_.arg_names[at + 1 :],
    )
    first, rest = params[at], actuals_of(f, rest_type, params[at + 1 :], at + 1)
    for item in in_order(f.program, registered):
        known = static_isinstance(f, first.type, [item.kind])
        if known is False:
            continue
        asked, hit, miss = f.new_block("registered"), f.new_block("hit"), f.new_block("miss")
        flag = f.load(I64, Symbol(item.flag, I64), 0)
        f.branch(f.binary("icmp.ne", flag, Const(I64, 0)), asked, miss)
        f.enter(asked)
        test = Const(I1, True) if known else test_instance(f, first, [item.kind])
        f.branch(test, hit, miss)
        f.enter(hit)
        if known or _declared(item) is None:
            _pass_on(f, item.function, params[:at], first, rest)
        else:
            for seen in _seen_as(f, first, item):
                _pass_on(f, item.function, params[:at], seen, rest)
        f.enter(miss)
    _pass_on(f, written, params[:at], first, rest)


def _seen_as(f: FunctionLowering, first: Typed, item: Registered) -> Iterator[Typed]:
    """The argument at the type that the function takes; a bool stays one where it takes an int.

    TypeError, when the program runs, if a list and its like hold items of another type.
    """
    wanted = _declared(item)
    assert wanted is not None
    value = first if is_none(wanted) else narrow_present(f, first)
    if is_int(wanted):
        flag = f.program.builtin("bool")
        yes, no = f.new_block("bool"), f.new_block("int")
        f.branch(test_instance(f, value, [flag]), yes, no)
        f.enter(yes)
        yield narrow(f, value, flag, proven=True)
        f.enter(no)
    elif _is_open(wanted):
        raise Unsupported(
            f"what the items of a {item.kind.type.name} are that is kept as an object is not "
            "known to the function registered for it; let it take a list[object] or a "
            "dict[str, object]",
            "dispatch",
        )
    elif isinstance(wanted, Instance) and wanted.args:
        require_exactly(f, value, wanted)
    yield narrow(f, value, wanted, proven=True)


def _is_open(wanted: ProperType) -> bool:
    """No object can tell whether it is one."""
    if isinstance(wanted, Instance) and is_abstract(wanted):
        return bool(wanted.args)
    return is_named(wanted, "builtins.tuple") or isinstance(wanted, TupleType)


def _declared(item: Registered) -> ProperType | None:
    """The type of the first parameter for objects of the class; None if it is `object`."""
    kind = item.kind.type
    if kind.fullname == "types.NoneType":
        return NoneType()
    declared = normal(callable_type(item.function).arg_types[1 if item.function.info else 0])
    for one in union_items(declared):
        if isinstance(one, Instance) and kind.has_base(one.type.fullname):
            return None if is_object(one) else one
    return declared


def _pass_on(
    f: FunctionLowering, function: FuncDef, own: list[Typed], first: Typed, rest: list[Actual]
) -> None:
    from naja.compiler.lower.leaving import leave

    actuals = [Actual(first), *rest]
    if own:
        assert isinstance(own[0].type, Instance)
        owner = supertype(own[0].type, function.info)
        made = call_function(f, function, actuals, owner=owner, receiver=own[0])
    else:
        made = call_function(f, function, actuals)
    if f.reachable:
        assert f.result_type is not None
        leave(f, coerce(f, made, f.result_type))
