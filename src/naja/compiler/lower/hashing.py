"""Which objects can be hashed: a class that only says what is equal takes the hash away.

CPython gives such a class `__hash__ = None`; here it gets a method that raises the same error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, TypeInfo

from naja.compiler.ir.types import REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.synthetic import add_method
from naja.compiler.lower.types import Unsupported

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


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


def _refuse(f: FunctionLowering, params: list[Typed]) -> None:
    kind = f.load(REF, params[0].value, 0)
    f.fail("naja.runtime.object_unsafe:raise_unhashable", [kind])
