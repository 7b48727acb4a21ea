"""What the patterns of `match` share: a test that may miss, and several ways to fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from mypy.nodes import NameExpr, Var
from mypy.types import (
    ProperType,
)

from naja.compiler.ir.core import Block, Const, Local, Value
from naja.compiler.lower.convert import (
    coerce,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import (
    rep_of,
)
from naja.compiler.lower.variables import variable_type

Captures: TypeAlias = list[tuple[NameExpr, Typed]]
Fits: TypeAlias = Callable[[ProperType], bool]


def require(f: FunctionLowering, condition: Value, miss: Block) -> None:
    if isinstance(condition, Const):
        if not condition.literal:
            f.jump(miss)
        return
    fits = f.new_block("fits")
    f.branch(condition, fits, miss)
    f.enter(fits)


class Merged:
    """Several ways to fit that bind the same names, joined again."""

    def __init__(self, f: FunctionLowering) -> None:
        self.f = f
        self.done = f.new_block("either")
        self.slots: dict[Var, tuple[NameExpr, ProperType, Local]] = {}
        self.reached = False

    @contextmanager
    def alternative(self) -> Iterator[tuple[Block, Captures]]:
        """One way: where to go on a miss, and the list for what it binds."""
        f, following, own = self.f, self.f.new_block("or"), list[tuple[NameExpr, Typed]]()
        yield following, own
        if f.reachable:
            self.reached = True
            for name, value in own:
                self._keep(name, value)
            f.jump(self.done)
        f.enter(following)

    def _keep(self, name: NameExpr, value: Typed) -> None:
        f, variable = self.f, name.node
        assert isinstance(variable, Var)
        if variable not in self.slots:
            storage = f.variables.get(variable)
            type_ = storage.type if storage else variable_type(f, variable, value.type)
            self.slots[variable] = (name, type_, f.new_local(name.name, rep_of(type_)))
        _, type_, local = self.slots[variable]
        f.set(local, coerce(f, value, type_))

    def finish(self, miss: Block, captures: Captures) -> None:
        """Nothing fitted: `miss`. Otherwise go on with the names that were bound."""
        f = self.f
        f.jump(miss)
        if self.reached:
            f.enter(self.done)
            for name, type_, local in self.slots.values():
                captures.append((name, Typed(f.get(local), type_)))
