"""What all kinds of `except` share: the body that is guarded, and code that handles an error."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import Expression, TryStmt, TupleExpr, TypeInfo
from mypy.types import Instance

from naja.abi import entry
from naja.compiler.ir.core import Call, Local, Symbol
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.function import Catch, FunctionLowering
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import Unsupported


def guarded(
    f: FunctionLowering,
    node: TryStmt,
    clauses: Callable[[FunctionLowering, TryStmt, Catch], None],
) -> None:
    """`try`, `except` and `else`; `clauses` handles what the body raises."""
    catch = Catch(f.new_block("except", cold=True), f.new_local("caught", REF))
    done = f.new_block("tried")
    f.scopes.append(catch)
    block(f, node.body)
    f.scopes.pop()
    if node.else_body is not None and f.reachable:
        block(f, node.else_body)
    f.jump(done)
    if catch.used:
        f.enter(catch.landing)
        clauses(f, node, catch)
    f.jump(done)
    f.enter(done)


def in_handler(f: FunctionLowering, handled: Local, body: Callable[[], None]) -> None:
    """Run code while an error is handled: what it raises gets that as context."""
    f.handled.append(handled)
    if not f.traced:
        body()
        f.handled.pop()
        return
    inner = Catch(f.new_block("while_handling", cold=True), f.new_local("new_error", REF))
    f.scopes.append(inner)
    body()
    f.scopes.pop()
    f.handled.pop()
    if inner.used:
        after = f.block
        f.enter(inner.landing)
        symbol = f.program.request_named(entry.ADD_CONTEXT)
        f.emit(Call(None, Symbol(symbol, I64), [f.get(inner.error), f.get(handled)], unwind=None))
        f.reraise(f.get(inner.error))
        f.block = after


def exception_classes(node: Expression) -> list[TypeInfo]:
    """The classes named behind `except`."""
    found = named_classes(node)
    if found is None:
        raise Unsupported("except takes names of exception classes", "except")
    return found


def named_classes(node: Expression) -> list[TypeInfo] | None:
    """The classes, if the expression names them; None if only running it tells."""
    if isinstance(node, TupleExpr):
        parts = [named_classes(item) for item in node.items]
        known = [part for part in parts if part is not None]
        return [info for part in known for info in part] if len(known) == len(parts) else None
    target = getattr(node, "node", None)
    if isinstance(target, TypeInfo):
        return [target]
    alias = getattr(target, "target", None)
    return [alias.type] if isinstance(alias, Instance) else None
