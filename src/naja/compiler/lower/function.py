"""The lowering of one function: blocks, variables, scopes, calls.

The statements and expressions register themselves by mypy node class (see
`statements.py`, `expressions.py` ...); this class is what they share.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import Context, Expression, Node, Statement, TypeInfo
from mypy.types import Instance, ProperType

from naja.abi import entry
from naja.compiler.ir.core import (
    NONE_VALUE,
    Block,
    Call,
    Function,
    Local,
    Switch,
    Symbol,
    TakeError,
    Temp,
    Throw,
    Value,
)
from naja.compiler.ir.types import I64, NONE, REF, Rep
from naja.compiler.lower.builder import Builder
from naja.compiler.lower.model import (
    Captured,
    CellSlot,
    Instantiation,
    Pack,
    Slot,
    Storage,
    Typed,
    Variable,
)
from naja.compiler.lower.types import Bindings, Unsupported, bind, folded

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


@dataclass(eq=False)
class Loop:
    """A loop: `break` and `continue` targets."""

    head: Block
    done: Block


@dataclass(eq=False)
class Catch:
    """Errors raised inside go to `landing` with the error in `error`."""

    landing: Block
    error: Local
    used: bool = False


@dataclass(eq=False)
class Cleanup:
    """Code that every way out (return, break, continue) runs; errors have their own Catch."""

    emit: Callable[[], None]
    depth: int


_SURPRISES = (
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)

Scope: TypeAlias = Loop | Catch | Cleanup

STATEMENTS: dict[str, Callable[[FunctionLowering, Statement], None]] = {}
EXPRESSIONS: dict[str, Callable[[FunctionLowering, Expression], Typed]] = {}


class FunctionLowering(Builder):
    """Builds one IR function. `block` is where the next operation goes."""

    def __init__(
        self,
        program: ProgramLowering,
        ir: Function,
        bindings: Bindings,
        *,
        module: str,
        instance: Instantiation | None = None,
        traced: bool = False,
    ) -> None:
        super().__init__(ir)
        self.program = program
        self.bindings = bindings
        self.module = module
        self.column = 0  # of the expression that is lowered
        self.instance = instance
        self.traced = traced
        self.wary = traced  # of values that the type checker has not proven to be what they are
        self.result_type: ProperType | None = None
        self.variables: dict[Variable, Storage] = {}
        self.specialised: set[Variable] = set()
        self.shared: set[Variable] = set()
        self.owned: set[Variable] = set()
        self.deleted: set[Variable] = set()
        self.bound_flags: dict[Variable, Local] = {}
        self.closure: Temp | None = None
        self.packs: dict[Node, Pack] = {}
        self.form: Value | None = None  # how it was called, where that is passed
        self.kept_defaults: dict[tuple[object, int], Typed] = {}
        self.scopes: list[Scope] = []
        self.handled: list[Local] = []
        self.is_module = False
        self.self_value: Callable[[], Typed] | None = None
        self.frame: Temp | None = None
        self.frame_type: ProperType | None = None
        self.on_return: Callable[[Value], None] | None = None
        self._landings: dict[tuple[Catch | None, int], Block] = {}
        self._common: dict[Catch | None, tuple[Block, Local, Local]] = {}

    # -- calls and errors -------------------------------------------------------------

    def call(self, callee: Value | str, args: list[Value], result: Rep, **options: bool) -> Value:
        """A call of a guest function, its error going to the innermost handler."""
        target = callee if isinstance(callee, Value) else Symbol(callee, I64)
        temp = self.temp(result)
        self.emit(Call(temp, target, args, unwind=self.unwind(), **options))
        return temp

    def call_named(self, path: str, args: list[Value], result: Rep) -> Value:
        """Call the runtime function "module:function"."""
        return self.call(self.program.request_named(path), args, result)

    def fail(self, path: str, args: list[Value]) -> None:
        """Call a runtime function that raises; the block ends here."""
        symbol = self.program.request_named(path)
        self.emit(
            Call(
                self.temp(NONE), Symbol(symbol, I64), args, unwind=self.unwind(), never_returns=True
            )
        )
        self.unreachable()

    def never(self) -> None:
        """Where mypy lets no value come; the block ends here.

        Types that a program has wrong must not make its image do just anything.
        """
        if self.program.is_library(self.module):
            self.unreachable()
        else:
            self.fail("naja.runtime.failures:raise_never", [])

    def innermost_catch(self) -> Catch | None:
        for scope in reversed(self.scopes):
            if isinstance(scope, Catch):
                return scope
        return None

    def unwind(self) -> Block | None:
        """Where an error of a call at the current line goes; None: straight out."""
        catch = self.innermost_catch()
        if catch is None and not self.traced and self.frame is None:
            return None
        key = (catch, self.line if self.traced else 0)
        block = self._landings.get(key)
        if block is None:
            block = self._landings[key] = Block(f"unwind.{len(self._landings)}", cold=True)
            saved = self.block
            self.enter(block)
            error = self.temp(REF)
            self.emit(TakeError(error))
            self._to_common(catch, error)
            self.block = saved
        return block

    def _to_common(self, catch: Catch | None, error: Value) -> None:
        """Jump to the handler with `error` raised at the current line."""
        common, error_local, site_local = self._common_block(catch)
        self.set(error_local, error)
        if self.traced:
            self.set(site_local, self.program.statics.site(self.ir.name, self.ir.file, self.line))
        self.jump(common)

    def _common_block(self, catch: Catch | None) -> tuple[Block, Local, Local]:
        found = self._common.get(catch)
        if found is not None:
            return found
        block = Block(f"raised.{len(self._common)}", cold=True)
        error_local = catch.error if catch is not None else self.new_local("error", REF)
        site_local = self.new_local("site", I64)
        found = self._common[catch] = (block, error_local, site_local)
        saved, saved_line = self.block, self.line
        self.enter(block)
        if self.traced:
            symbol = self.program.request_named(entry.TRACEBACK)
            self.emit(
                Call(
                    None,
                    Symbol(symbol, I64),
                    [self.get(error_local), self.get(site_local)],
                    unwind=None,
                )
            )
            if self.handled:
                context = self.program.request_named(entry.ADD_CONTEXT)
                handled = self.get(self.handled[-1])
                self.emit(
                    Call(None, Symbol(context, I64), [self.get(error_local), handled], unwind=None)
                )
        if catch is not None:
            catch.used = True
            self.jump(catch.landing)
        else:
            self.leave_with_error(self.get(error_local))
        self.block, self.line = saved, saved_line
        return found

    def leave_with_error(self, error: Value) -> None:
        """Throw out of the function; a coroutine is finished by that."""
        if self.frame is not None:
            from naja.compiler.lower.frames import finish_frame

            finish_frame(self)
            from naja.compiler.lower.frames import leaving_filter

            converted = self.temp(REF)
            symbol = self.program.request_named(leaving_filter(self))
            self.emit(Call(converted, Symbol(symbol, I64), [error], unwind=None))
            error = converted
        self.emit(Throw(error))

    def raise_error(self, error: Value) -> None:
        """`raise` of an exception object at the current line."""
        if self.traced and self.handled:
            symbol = self.program.request_named(entry.CONTEXT)
            handled = self.get(self.handled[-1])
            self.emit(Call(None, Symbol(symbol, I64), [error, handled], unwind=None))
        self._to_common(self.innermost_catch(), error)

    def reraise(self, error: Value) -> None:
        """Go on with an error whose traceback already has this line."""
        catch = self.innermost_catch()
        if catch is not None:
            catch.used = True
            self.set(catch.error, error)
            self.jump(catch.landing)
        else:
            self.leave_with_error(error)

    def bindings_instance(self, info: TypeInfo) -> Instance:
        """A class named in the source, its own type variables bound if we are inside it."""
        bound = [
            folded(self.bindings[variable.id])
            for variable in info.defn.type_vars
            if variable.id in self.bindings
        ]
        return Instance(info, bound if len(bound) == len(info.defn.type_vars) else [])

    # -- types --------------------------------------------------------------------------

    def type_of(self, node: Expression) -> ProperType:
        """mypy's type of the expression, type variables substituted."""
        found = self.program.types.get(node)
        if found is None:
            raise Unsupported(
                "the type of this expression is not known (unreachable code?)", "type"
            )
        return bind(found, self.bindings)

    # -- dispatch on node classes ---------------------------------------------------------

    def statement(self, node: Statement) -> None:
        if not self.reachable:
            return
        lower = STATEMENTS.get(type(node).__name__)
        saved = self.line
        self.line = node.line
        try:
            if lower is None:
                raise Unsupported(
                    f"the statement {type(node).__name__.removesuffix('Stmt')} is not supported yet"
                )
            lower(self, node)
        except Unsupported as problem:
            raise Located.at(self, node, problem) from None
        except _SURPRISES as surprise:
            if os.environ.get("NAJA_DEBUG"):
                raise
            kind = type(surprise).__name__
            words = f"the compiler cannot handle this yet ({kind}: {surprise}); try a simpler form"
            raise Located.at(self, node, Unsupported(words, "internal")) from None
        self.line = saved

    def expr(self, node: Expression) -> Typed:
        lower = EXPRESSIONS.get(type(node).__name__)
        saved, saved_column = self.line, self.column
        if node.line > 0:
            self.line, self.column = node.line, node.column + 1
        try:
            if lower is None:
                kind = type(node).__name__.removesuffix("Expr")
                raise Unsupported(f"the expression {kind} is not supported yet")
            result = lower(self, node)
        except Unsupported as problem:
            raise Located.at(self, node, problem) from None
        self.line, self.column = saved, saved_column
        return result


class Located(Exception):
    """An Unsupported with its place."""

    def __init__(self, file: str, line: int, column: int, problem: Unsupported) -> None:
        super().__init__(problem.message)
        self.file, self.line, self.column, self.problem = file, line, column, problem

    @staticmethod
    def at(f: FunctionLowering, node: Context | Node, problem: Unsupported) -> Located:
        path = f.program.files[f.module].path
        return Located(path, node.line, node.column + 1, problem)


def statement(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register the lowering of a mypy statement class."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        STATEMENTS[name] = function
        return function

    return register


def expression(name: str) -> Callable[[Callable[..., Typed]], Callable[..., Typed]]:
    """Register the lowering of a mypy expression class."""

    def register(function: Callable[..., Typed]) -> Callable[..., Typed]:
        EXPRESSIONS[name] = function
        return function

    return register


__all__ = [
    "NONE_VALUE",
    "Captured",
    "Catch",
    "CellSlot",
    "Cleanup",
    "FunctionLowering",
    "Located",
    "Loop",
    "Slot",
    "Switch",
    "expression",
    "statement",
]
