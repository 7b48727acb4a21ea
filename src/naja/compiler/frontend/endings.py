"""Functions whose end is reached only where a generator's context manager swallows an exception.

typeshed says that the `__exit__` of such a manager gives `bool | None`, by which mypy takes a
`with` for one that swallows nothing, and a `return` in it for the end of the function: programs
rely on that. Here it gives `bool`, since what follows the `with` may run and is compiled. What
mypy then misses at the end of a function is looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping

from mypy.nodes import (
    Block,
    Expression,
    ExpressionStmt,
    FuncDef,
    IfStmt,
    MatchStmt,
    MypyFile,
    RaiseStmt,
    ReturnStmt,
    Statement,
    TryStmt,
    WithStmt,
)
from mypy.patterns import AsPattern
from mypy.types import Instance, Type, UninhabitedType, get_proper_type

from naja.compiler.frontend.syntax import walk

_MANAGERS = (
    "contextlib._GeneratorContextManager",
    "contextlib._AsyncGeneratorContextManager",
    "contextlib.stacks.ExitStack",
    "contextlib.stacks.AsyncExitStack",
)

Types = Mapping[Expression, Type]


def ends_at(tree: MypyFile, line: int, types: Types) -> bool:
    """Whether the function at a line of a module ends, but for exceptions that are swallowed.

    Methods that `total_ordering` adds share the line of one that the class has: all have to end.
    `types`: of every expression. False also where that is hard to tell.
    """
    found = [node for node in walk(tree) if isinstance(node, FuncDef) and node.line == line]
    return bool(found) and all(_block_ends(node.body, types) for node in found)


def _block_ends(block: Block | None, types: Types) -> bool:
    return block is not None and bool(block.body) and _ends(block.body[-1], types)


def _ends(node: Statement, types: Types) -> bool:
    """Whether control does not go on behind a statement."""
    if isinstance(node, (ReturnStmt, RaiseStmt)):
        return True
    if isinstance(node, ExpressionStmt):
        return isinstance(get_proper_type(types.get(node.expr)), UninhabitedType)
    if isinstance(node, WithStmt):
        return _block_ends(node.body, types) and any(
            _by_generator(manager, types) for manager in node.expr
        )
    if isinstance(node, IfStmt):
        return all(_block_ends(body, types) for body in [*node.body, node.else_body])
    if isinstance(node, TryStmt):
        return _block_ends(node.finally_body, types) or (
            (_block_ends(node.body, types) or _block_ends(node.else_body, types))
            and all(_block_ends(handler, types) for handler in node.handlers)
        )
    if isinstance(node, MatchStmt):
        last = node.patterns[-1]
        return (
            isinstance(last, AsPattern)
            and last.pattern is None
            and all(_block_ends(body, types) for body in node.bodies)
        )
    return False


def _by_generator(manager: Expression, types: Types) -> bool:
    type_ = get_proper_type(types.get(manager))
    return isinstance(type_, Instance) and type_.type.fullname in _MANAGERS
