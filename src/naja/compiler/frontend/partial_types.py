"""What `functools.partial` gives: a function of the parameters that are left.

Parameters behind one that is given by name are left as named ones, as a call by place could not
reach them.
"""

from __future__ import annotations

from mypy.argmap import map_actuals_to_formals
from mypy.checker import TypeChecker
from mypy.nodes import ARG_NAMED, ARG_NAMED_OPT, ARG_OPT, ARG_POS, ARG_STAR, ArgKind, CallExpr
from mypy.plugin import FunctionContext
from mypy.typeops import get_all_type_vars
from mypy.types import CallableType, Overloaded, Type, get_proper_type

_OPTIONAL = {ARG_POS: ARG_OPT, ARG_NAMED: ARG_NAMED_OPT}
_NAMED = {ARG_POS: ARG_NAMED, ARG_OPT: ARG_NAMED_OPT}


def partial_type(call: FunctionContext) -> Type:
    """The function type in the place of `Callable[..., T]`."""
    if not call.arg_types[0]:
        return call.default_return_type  # the type checker says that an argument is missing
    given = get_proper_type(call.arg_types[0][0])
    checker = call.api
    assert isinstance(checker, TypeChecker)
    kinds = [kind for group in call.arg_kinds[1:] for kind in group]
    if any(kind.is_star() for kind in kinds):
        checker.fail("partial takes its arguments one by one; write a lambda", call.context)
        return call.default_return_type
    if isinstance(given, Overloaded):
        for item in given.items:
            with checker.msg.filter_errors() as errors:
                found = _rest(call, checker, item, kinds)
                if found is not None and not errors.has_new_errors():
                    return found
    else:
        function = checker.extract_callable_type(given, ctx=call.context)
        found = _rest(call, checker, function, kinds) if function is not None else None
        if found is not None:
            return found
    checker.fail("the types of what partial gives are not known; write a lambda", call.context)
    return call.default_return_type


def _rest(
    call: FunctionContext, checker: TypeChecker, function: CallableType, kinds: list[ArgKind]
) -> CallableType | None:
    """The function without the given parameters; None if its types stay open."""
    function = function.with_unpacked_kwargs().with_normalized_var_args()
    args = [arg for group in call.args[1:] for arg in group]
    names = [name for group in call.arg_names[1:] for name in group]
    loose = function.copy_modified(
        arg_kinds=[_OPTIONAL.get(kind, kind) for kind in function.arg_kinds]
    )
    around = CallExpr(call.args[0][0], args, kinds, names)
    around.set_line(call.context)
    _, checked = checker.expr_checker.check_call(loose, args, kinds, around, names)
    bound = get_proper_type(checked)
    if not isinstance(bound, CallableType):
        return None
    filled = map_actuals_to_formals(
        kinds, names, function.arg_kinds, function.arg_names, lambda at: call.default_return_type
    )
    left = _left(function.arg_kinds, filled, kinds)
    made = bound.copy_modified(
        arg_types=[bound.arg_types[at] for at in left],
        arg_kinds=list(left.values()),
        arg_names=[function.arg_names[at] for at in left],
        variables=[],
        name=None,
        fallback=checker.named_type("builtins.function"),
        definition=None,
    )
    own = {variable.id for variable in function.variables}
    parts = [*made.arg_types, made.ret_type]
    return None if any(own & {v.id for v in get_all_type_vars(part)} for part in parts) else made


def _left(
    formals: list[ArgKind], filled: list[list[int]], kinds: list[ArgKind]
) -> dict[int, ArgKind]:
    """The parameters that are not given, and how they are passed now."""
    left: dict[int, ArgKind] = {}
    by_name = False
    for at, kind in enumerate(formals):
        if kind.is_star():
            if not by_name or kind != ARG_STAR:
                left[at] = kind
        elif filled[at]:
            by_name = by_name or not kinds[filled[at][0]].is_positional()
        else:
            left[at] = _NAMED.get(kind, kind) if by_name else kind
    return left
