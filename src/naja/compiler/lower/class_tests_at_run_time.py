"""Whether a value is of a class that only the running program knows."""

from __future__ import annotations

from mypy.types import TupleType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1
from naja.compiler.lower.convert import is_class
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_named
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal


def is_of_classes(f: FunctionLowering, kind: Value, kinds: Typed) -> Value:
    """I1: the class is one of those that the value holds, or descends from one."""
    from naja.compiler.lower.loops import for_each

    if isinstance(kinds.type, TupleType):
        result: Value = Const(I1, False)
        for at, item in enumerate(kinds.type.items):
            part = Typed(f.extract(kinds.value, at), normal(item))
            result = f.binary("or", result, is_of_classes(f, kind, part))
        return result
    if is_class(kinds.type):
        given: list[Value] = [kind, kinds.value]
        return f.call_named("naja.runtime.object_unsafe:is_subclass", given, I1)
    if is_named(kinds.type, "builtins.tuple"):
        result_local = f.new_local("matches", I1)
        f.set(result_local, Const(I1, False))

        def one(item: Typed) -> None:
            found = is_of_classes(f, kind, item)
            f.set(result_local, f.binary("or", f.get(result_local), found))

        for_each(f, kinds, one)
        return f.get(result_local)
    raise Unsupported("this takes a class, or a tuple of classes", "class-value")
