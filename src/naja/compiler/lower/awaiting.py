"""A coroutine where one of a wider result is wanted."""

from __future__ import annotations

from mypy.expandtype import expand_type
from mypy.types import (
    CallableType,
    Instance,
    TupleType,
    Type,
    TypeVarId,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.types import REF
from naja.compiler.lower.arguments import callable_type, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_coroutine, is_named, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import normal, rep_of

_ADAPTED = "naja.runtime.generators:adapted"


def with_result(f: FunctionLowering, source: Typed, target: Instance) -> Typed:
    """The coroutine, inside of one that gives what `target` wants if that is held differently.

    It stays as it is where no exact form exists, for others to refuse.
    """
    assert isinstance(source.type, Instance)
    if not is_coroutine(target) and not is_named(target, "typing.Awaitable"):
        return source
    given, wanted = normal(source.type.args[2]), normal(target.args[-1])
    if given == wanted or rep_of(given) is REF and rep_of(wanted) is REF:
        return source
    if not (isinstance(wanted, (UnionType, TupleType)) or is_object(wanted)):
        return source
    node = f.program.named_function(_ADAPTED)
    formal = callable_type(node)
    bindings: dict[TypeVarId, Type] = dict(
        zip((variable.id for variable in formal.variables), (given, wanted), strict=True)
    )
    callee = get_proper_type(expand_type(formal, bindings))
    assert isinstance(callee, CallableType)
    return call_function(f, node, plain([source]), callee=callee)
