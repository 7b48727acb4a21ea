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
    normal,
)


def print_values(f: FunctionLowering, call: CallExpr) -> Typed:
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.loops import drain_to_list
    from naja.compiler.lower.texts import text_of

    string = f.program.builtin("str")
    values: list[Typed] = []
    options: dict[str, Typed] = {}
    error = False
    file: Typed | None = None
    runs: list[int] = []  # where in `values` a list of several values is
    for node, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind.is_star():
            value = f.expr(node)
            if not isinstance(value.type, TupleType):
                runs.append(len(values))
                values.append(drain_to_list(f, value))
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
    sep = coerce(f, options.get("sep", Typed(f.program.statics.string(" "), string)), optional)
    end = coerce(f, options.get("end", Typed(f.program.statics.string("\n"), string)), optional)
    flush = options["flush"].value if "flush" in options else Const(I1, False)
    # All values are there before the first one's __str__ runs.
    if runs:
        made = _texts(f, values, runs)
    else:
        made = make_list(f, [text_of(f, value) for value in values], string)
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


def _texts(f: FunctionLowering, values: list[Typed], runs: list[int]) -> Typed:
    """The list of `str(value)`, of each value in those that are lists of several."""
    from naja.compiler.lower.containers import make_list
    from naja.compiler.lower.loops import for_each
    from naja.compiler.lower.texts import text_of

    made = make_list(f, [], f.program.builtin("str"))
    held = f.new_local("texts", REF)
    f.set(held, made.value)

    def add(item: Typed) -> None:
        _append(f, Typed(f.get(held), made.type), text_of(f, item))

    for at, value in enumerate(values):
        if at in runs:
            for_each(f, value, add)
        else:
            add(value)
    return Typed(f.get(held), made.type)


def _append(f: FunctionLowering, target: Typed, item: Typed) -> None:
    from naja.compiler.lower.methods import call_method

    call_method(f, target, "append", [item])
