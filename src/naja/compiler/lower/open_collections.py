"""Reading an `object` that was found to be a dict, list, tuple or set.

Such a test, or a pattern, tells nothing of the type arguments, and so not how the elements are
kept. The value stays an `object`; where it is read, it is put into an object of
`naja.runtime.open_collections`, which asks the container itself.
"""

from __future__ import annotations

from dataclasses import replace

from mypy.nodes import CallExpr, Expression, RefExpr
from mypy.types import Instance, get_proper_type

from naja.compiler.frontend.open_types import LOOKING
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.construct import construct
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import OPEN, is_object, is_open_collection
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, union_items

_CLASSES = {
    "builtins.dict": "OpenDict",
    "builtins.list": "OpenList",
    "builtins.tuple": "OpenTuple",
    "builtins.set": "OpenSet",
    "builtins.frozenset": "OpenSet",
}
# What a class of the program that extends one of them may not have of its own.
_READING = (
    "__contains__ __getitem__ __iter__ __len__ __missing__ __reversed__ "
    "copy count get index items keys values"
).split()


def is_opened(f: FunctionLowering, node: Expression) -> bool:
    """Whether mypy knows of the value no more than the class of container."""
    known = f.program.types.get(node)
    return known is not None and is_open_collection(get_proper_type(known))


def opened(f: FunctionLowering, node: Expression, source: Typed) -> Typed:
    """The value of `node`, to be read: a container of unknown elements as what can read it."""
    if not is_object(source.type) or not is_opened(f, node):
        return source
    type_ = get_proper_type(f.program.types[node])
    kinds = [item for item in union_items(type_) if isinstance(item, Instance)]
    for kind in kinds:
        _require_plain(f, source, kind)
    names = {_CLASSES[kind.type.fullname] for kind in kinds}
    if len(names) > 1 and "OpenDict" in names:
        raise Unsupported(
            "a dict and a list are not read alike; test for the one and then for the other",
            "open-collection",
        )
    return _looked_at_by(f, source, names.pop() if len(names) == 1 else "OpenCollection")


def opened_as(f: FunctionLowering, source: Typed, kind: Instance) -> Typed:
    """An object that was just found to be of a class of containers, to be read."""
    _require_plain(f, source, kind)
    return _looked_at_by(f, source, _CLASSES[kind.type.fullname])


def _looked_at_by(f: FunctionLowering, source: Typed, name: str) -> Typed:
    return construct(f, f.program.builtin(f"{OPEN}.{name}"), [Actual(source)])


def opened_arguments(f: FunctionLowering, call: CallExpr, actuals: list[Actual]) -> list[Actual]:
    """The arguments of a call; a builtin function that reads them can read every container.

    The same list, if there is none of unknown elements among them.
    """
    callee = call.callee
    if not isinstance(callee, RefExpr) or callee.fullname not in LOOKING:
        return actuals
    if len(actuals) != len(call.args):
        return actuals
    found = [
        replace(actual, value=opened(f, node, actual.value))
        for node, actual in zip(call.args, actuals, strict=True)
    ]
    same = all(new.value is old.value for new, old in zip(found, actuals, strict=True))
    return actuals if same else found


def _require_plain(f: FunctionLowering, source: Typed, kind: Instance) -> None:
    """NotImplementedError if the object is of a class of the program that reads otherwise."""
    for info in f.program.classes.below(kind.type):
        own = [name for name in _READING if name in info.names]
        if not own or f.program.is_library(info.module_name):
            continue
        bad, good = f.new_block("own_methods", cold=True), f.new_block("plain")
        f.branch(instance_test(f, source.value, Instance(info, [])), bad, good)
        f.enter(bad)
        words = (
            f"this {kind.type.name} is a {info.name}, which has its own {own[0]}: "
            f"test for {info.name} first"
        )
        f.fail("naja.runtime.failures:raise_not_implemented", [f.program.statics.string(words)])
        f.enter(good)
