"""Bodies of the library that a program does not reach: the next build leaves them out.

A program reaches a quarter of the library that it imports, yet mypy checks all bodies.
After a build the cache notes which functions were not lowered; in the next build of the
same program their bodies are replaced before mypy looks at them. Should the edited
program reach one after all, `LeftOut` is raised and the build is done with all bodies.
What a body tells about others (a generator, attributes it defines) is never left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mypy.nodes import (
    AssertStmt,
    Block,
    ClassDef,
    Decorator,
    ExpressionStmt,
    FuncDef,
    IfStmt,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OverloadedFuncDef,
    PassStmt,
    RaiseStmt,
    Statement,
    StrExpr,
)
from mypy.options import Options
from mypy.plugin import Plugin

from naja.compiler.frontend.library import in_library
from naja.compiler.frontend.syntax import targets_of, walk
from naja.compiler.kept import write_whole


class LeftOut(Exception):
    """The program reaches a function whose body was left out."""


@dataclass
class Unreached:
    """The functions to leave out: of each file, its digest and the lines of their `def`.

    A file whose digest is another is taken whole.
    """

    files: dict[str, tuple[str, frozenset[int]]] = field(default_factory=dict)

    @staticmethod
    def read(path: Path | None) -> Unreached:
        """What `write` has kept there; nothing if the file is missing or damaged."""
        try:
            kept = json.loads(path.read_text("utf-8")) if path is not None else {}
            return Unreached(
                {name: (digest, frozenset(lines)) for name, (digest, lines) in kept.items()}
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return Unreached()

    def write(self, path: Path) -> None:
        """Keep it, whole or not at all."""
        kept = {name: (digest, sorted(lines)) for name, (digest, lines) in self.files.items()}
        write_whole(path, json.dumps(kept, sort_keys=True).encode())

    def lines(self, path: str) -> frozenset[int]:
        """The lines to leave out of a file as it is now."""
        digest, lines = self.files.get(path, ("", frozenset[int]()))
        return lines if digest and digest == _digest(path) else frozenset()


class LeavingOut(Plugin):
    """A plugin only because mypy shows plugins each tree as soon as it is parsed.

    `bodies`: the stand-ins that it has put into functions.
    """

    def __init__(self, options: Options, unreached: Unreached) -> None:
        super().__init__(options)
        self.bodies: set[Node] = set()
        self._unreached = unreached

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        lines = self._unreached.lines(file.path)
        if lines:
            for function in _functions(file.defs):
                if function.line in lines:
                    function.body = _never(function)
                    self.bodies.add(function.body)
        return []


def unreached(trees: Iterable[MypyFile], left_out: set[Node], reached: set[Node]) -> Unreached:
    """What may be left out the next time by a build that lowered the bodies `reached`."""
    found = Unreached()
    for tree in trees:
        if not in_library(tree.path):
            continue
        lines = frozenset(
            function.line
            for function in _functions(tree.defs)
            if function.body in left_out
            or function.body not in reached
            and _tells_nothing(function)
        )
        if lines:
            found.files[tree.path] = (_digest(tree.path), lines)
    return found


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _functions(statements: list[Statement]) -> Iterator[FuncDef]:
    """The functions and methods of a module; not those inside other functions."""
    for statement in statements:
        if isinstance(statement, FuncDef):
            yield statement
        elif isinstance(statement, Decorator):
            yield statement.func
        elif isinstance(statement, OverloadedFuncDef):
            yield from _functions(list(statement.items))
            if statement.impl is not None:
                yield from _functions([statement.impl])
        elif isinstance(statement, ClassDef):
            yield from _functions(statement.defs.body)
        elif isinstance(statement, IfStmt):
            for block in statement.body:
                yield from _functions(block.body)


def _never(function: FuncDef) -> Block:
    """A body that fits every result type: `assert False`."""
    value = NameExpr("False")
    statement = AssertStmt(value)
    body = Block([statement])
    for node in (value, statement, body):
        node.set_line(function.body)
    return body


def _tells_nothing(function: FuncDef) -> bool:
    """Nothing outside of the body depends on what is in it."""
    if function.type is None or _may_be_trivial(function.body.body):
        return False
    return not any(
        type(node).__name__ in ("YieldExpr", "YieldFromExpr", "GlobalDecl")
        or isinstance(node, NameExpr)
        and node.name == "NotImplemented"
        or any(_assigns_attribute(target) for target in targets_of(node))
        for node in walk(function.body)
    )


def _assigns_attribute(target: Node) -> bool:
    return any(isinstance(node, MemberExpr) for node in walk(target))


def _may_be_trivial(statements: list[Statement]) -> bool:
    """`...`, `pass`, `raise`: in abstract classes and protocols these have a meaning."""
    first, *rest = statements
    if isinstance(first, ExpressionStmt) and isinstance(first.expr, StrExpr) and rest:
        first, *rest = rest
    return not rest and isinstance(first, (PassStmt, RaiseStmt, ExpressionStmt))
