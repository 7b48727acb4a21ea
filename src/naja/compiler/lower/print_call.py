"""The call of `print`."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, NameExpr, RefExpr
from mypy.types import NoneType, TupleType, UnionType

from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import (
    Unsupported,
    normal,
)


def print_values(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.texts import text_of

    string = f.program.builtin("str")
    values: list[Typed] = []
    options: dict[str, Typed] = {}
    error = False
    file: Typed | None = None
    whole: Typed | None = None
    for node, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind.is_star():
            value = f.expr(node)
            if not isinstance(value.type, TupleType):
                if len(values) or len([n for n in call.arg_names if n is None]) > 1:
                    raise Unsupported(
                        "print with a starred iterable takes no other values yet; "
                        "join the texts first",
                        "star",
                    )
                whole = _texts(f, value)
                continue
            from naja.compiler.lower.containers import tuple_items

            values += tuple_items(f, value)
        elif name is None:
            values.append(f.expr(node))
        elif name == "file":
            error = _is_standard(node, "stderr")
            if not error and not _is_standard(node, "stdout"):
                file = f.expr(node)
        else:
            options[name] = f.expr(node)
    optional = normal(UnionType([string, NoneType()]))
    sep = coerce(f, options.get("sep", Typed(f.program.string(" "), string)), optional)
    end = coerce(f, options.get("end", Typed(f.program.string("\n"), string)), optional)
    flush = options["flush"].value if "flush" in options else Const(I1, False)
    # All values are there before the first one's __str__ runs.
    made = whole or make_list(f, [text_of(f, value) for value in values], string)
    if file is not None:
        _print_into(f, file, [made, Typed(sep, optional), Typed(end, optional)], flush)
        return Typed(NONE_VALUE, NoneType())
    call_function(
        f,
        f.program.named_function("builtins:_print"),
        plain(
            [
                made,
                Typed(sep, optional),
                Typed(end, optional),
                boolean(f, error),
                Typed(flush, f.program.builtin("bool")),
            ]
        ),
    )
    return Typed(NONE_VALUE, NoneType())


def _is_standard(node: Expression, name: str) -> bool:
    """Whether the file is `sys.stdout` or `sys.stderr` by that name; None is `sys.stdout`."""
    if isinstance(node, NameExpr) and node.fullname == "builtins.None":
        return name == "stdout"
    return isinstance(node, RefExpr) and node.fullname == f"sys.{name}"


def _print_into(f: FunctionLowering, file: Typed, texts: list[Typed], flush: Value) -> None:
    """`print(file=...)` of any object with a method `write`."""
    from naja.compiler.lower.methods import call_method

    call_function(f, f.program.named_function("builtins:_print_into"), plain([file, *texts]))
    if isinstance(flush, Const) and not flush.literal:
        return
    wanted, done = f.new_block("flush"), f.new_block("printed")
    f.branch(flush, wanted, done)
    f.enter(wanted)
    call_method(f, file, "flush", [])
    f.jump(done)
    f.enter(done)


def _texts(f: FunctionLowering, source: Typed) -> Typed:
    """The list of `str(item)` of an iterable."""
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.texts import text_of

    made = make_list(f, [], f.program.builtin("str"))
    held = f.new_local("texts", REF)
    f.set(held, made.value)
    for_each(f, source, lambda item: _append(f, Typed(f.get(held), made.type), text_of(f, item)))
    return Typed(f.get(held), made.type)


def _append(f: FunctionLowering, target: Typed, item: Typed) -> None:
    from naja.compiler.lower.methods import call_method

    call_method(f, target, "append", [item])
