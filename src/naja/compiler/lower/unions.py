"""Doing something with a value of a union type: once for each class it may have."""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import ProperType, UninhabitedType, UnionType

from naja.compiler.ir.core import NONE_VALUE, Block
from naja.compiler.lower.alternatives import each_alternative, narrow_present
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import normal, rep_of


class United:
    """The results of several ways, joined: their type is known when all are there."""

    def __init__(self, f: FunctionLowering) -> None:
        self.f = f
        self.ends: list[tuple[Block, Typed]] = []

    def keep(self, result: Typed) -> None:
        """The current way ends here with this result."""
        if self.f.reachable:
            self.ends.append((self.f.block, result))
        self.f.block = Block("left")

    def finish(self, wanted: ProperType | None = None) -> Typed:
        """Go on behind all ways.

        `wanted`: the type of the whole; if that is abstract and all ways have one class, the
        class. Without it, the union of their types.
        """
        f = self.f
        if not self.ends:
            f.unreachable()
            return Typed(NONE_VALUE, UninhabitedType())
        first = self.ends[0][1].type
        same = all(result.type == first for _, result in self.ends)
        if wanted is not None and not (same and is_abstract(wanted)):
            type_ = wanted
        else:
            type_ = first if same else normal(UnionType([result.type for _, result in self.ends]))
        local, done = f.new_local("united", rep_of(type_)), f.new_block("united")
        for block, result in self.ends:
            f.block = block
            f.set(local, coerce(f, result, type_))
            f.jump(done)
        f.enter(done)
        return Typed(f.get(local), type_)


def over_alternatives(
    f: FunctionLowering, source: Typed, action: Callable[[Typed], Typed]
) -> Typed:
    """`action(value)` for the class that the value (not None) has."""
    united = United(f)
    each_alternative(f, narrow_present(f, source), lambda item: united.keep(action(item)))
    return united.finish()
