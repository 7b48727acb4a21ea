"""Which objects can be hashed: a class that only says what is equal takes the hash away.

CPython gives such a class `__hash__ = None`; here it gets a method that raises the same error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import Instance

from naja.compiler.ir.types import REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.model import Typed
from naja.compiler.lower.synthetic import add_method
from naja.compiler.lower.types import HASHABLE, Unsupported

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

# Classes of the library whose `__hash__` raises, where CPython's have None.
UNHASHABLE = frozenset(
    (
        "builtins.bytearray",
        "builtins.set",
        "builtins.slice",
        "collections.wrapping.UserList",
        "naja.runtime.deque_unsafe.DequeBody",
        "naja.runtime.dict_unsafe.DictBody",
        "naja.runtime.dict_views.DictItems",
        "naja.runtime.dict_views.DictKeys",
        "naja.runtime.list_unsafe.ListBody",
        "typing.AbstractSet",
        "typing.Mapping",
    )
)


def prepare_hash(program: ProgramLowering, info: TypeInfo) -> None:
    """Give the class the `__hash__` that raises, if its body takes the hash away."""
    given = info.names.get("__hash__")
    if given is not None and isinstance(given.node, FuncDef):
        return
    if given is None and "__eq__" not in info.names or info.typeddict_type is not None:
        return
    if info.is_named_tuple:
        raise Unsupported(
            f"{info.name} is a named tuple with an __eq__ of its own; write a class", "hash"
        )
    add_unhashable(program, info)


def add_unhashable(program: ProgramLowering, info: TypeInfo) -> None:
    """A `__hash__` that raises TypeError with the name of the object's own class."""
    add_method(program, info, "__hash__", [], program.builtin("int"), _refuse)


def is_hashable(program: ProgramLowering, info: TypeInfo) -> bool:
    """Whether CPython's class has a `__hash__` that is not None."""
    for base in info.mro:
        if base.fullname == HASHABLE:
            return True
        if "__hash__" not in base.names:
            continue
        node = base.names["__hash__"].node
        if not isinstance(node, FuncDef) or program.synthetic.get(node) is _refuse:
            return False
        return base.fullname not in UNHASHABLE
    return True


def hash_changes(program: ProgramLowering) -> list[tuple[TypeInfo, bool]]:
    """The classes in which their base's answer to `is_hashable` ends, bases first."""
    classes = program.classes
    found = []
    for info in sorted(classes.initialisers, key=lambda info: len(classes.primary_chain(info))):
        base = classes.base_of(info)
        own = is_hashable(program, info)
        if not is_abstract(Instance(info, [])) and own != _inherited(program, base):
            found.append((info, own))
    return found


def _inherited(program: ProgramLowering, base: TypeInfo | None) -> bool:
    """The answer of the nearest base that objects can be of."""
    while base is not None and is_abstract(Instance(base, [])):
        base = program.classes.base_of(base)
    return base is None or is_hashable(program, base)


def _refuse(f: FunctionLowering, params: list[Typed]) -> None:
    kind = f.load(REF, params[0].value, 0)
    f.fail("naja.runtime.object_unsafe:raise_unhashable", [kind])
