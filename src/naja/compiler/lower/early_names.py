"""Names of modules that code may use before the statement that gives them a meaning has run.

The module bodies are followed in the order in which they run, imports included. All code
that a statement mentions, directly or through what it mentions, may run there; what that
code mentions has a meaning already, or is *early*: its uses test a flag. Everything else,
which is nearly all of a program, costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mypy.nodes import (
    Block,
    ClassDef,
    Decorator,
    DelStmt,
    ForStmt,
    FuncDef,
    IfStmt,
    ImportBase,
    ImportFrom,
    MatchStmt,
    MypyFile,
    Node,
    OverloadedFuncDef,
    RaiseStmt,
    RefExpr,
    Statement,
    TryStmt,
    TypeInfo,
    Var,
    WhileStmt,
    WithStmt,
)

from naja.compiler.frontend import imported_modules
from naja.compiler.frontend.syntax import (
    children,
    is_declaration,
    target_expressions,
    target_names,
    targets_of,
    walk,
)


class Execution:
    """The run of a program's module bodies, as far as names are concerned."""

    def __init__(self, files: dict[str, MypyFile], is_library: Callable[[str], bool]) -> None:
        self.files = {name: tree for name, tree in files.items() if not is_library(name)}
        self.early: set[object] = set()
        self._bound: set[object] = set()
        self._reached: set[object] = set()
        self._begun: set[str] = set()

    def run_module(self, name: str) -> None:
        """The body of a module, the first time that it is imported."""
        if name in self._begun or name not in self.files:
            return
        self._begun.add(name)
        self._run(self.files[name], self.files[name].defs)

    def _run(self, tree: MypyFile, statements: Iterable[Statement]) -> bool:
        """False if the end of the statements is never reached."""
        for statement in statements:
            if isinstance(statement, RaiseStmt):
                self._mention(walk(statement))
                return False
            if not self._run_one(tree, statement):
                return False
        return True

    def _run_one(self, tree: MypyFile, node: Statement) -> bool:
        if isinstance(node, ImportBase):
            self._import(tree, node)
        elif isinstance(node, IfStmt):
            self._mention(part for test in node.expr for part in walk(test))
            blocks = [*node.body, *([node.else_body] if node.else_body else [])]
            return self._branches(tree, blocks, complete=node.else_body is not None)
        elif isinstance(node, (ForStmt, WhileStmt, WithStmt, MatchStmt)):
            blocks = [child for child in children(node) if isinstance(child, Block)]
            bound = {name for target in targets_of(node) for name in target_expressions(target)}
            others = [child for child in children(node) if not isinstance(child, Block)]
            parts = [part for child in others for part in walk(child)]
            self._mention(part for part in parts if part not in bound)
            self._branches(tree, blocks, complete=False)
        elif isinstance(node, TryStmt):
            return self._try(tree, node)
        elif isinstance(node, Block):
            return self._run(tree, node.body)
        else:
            self._mention(_run_by_definition(node))
            self._bind(node)
        return True

    def _branches(self, tree: MypyFile, blocks: list[Block], *, complete: bool) -> bool:
        """One of the blocks runs, or none; what all of them bind is bound."""
        before = set(self._bound)
        ends = [] if complete else [before]
        for block in blocks:
            if block.is_unreachable:
                continue
            self._bound = set(before)
            if self._run(tree, block.body):
                ends.append(self._bound)
        self._bound = set.intersection(*ends) if ends else before
        return bool(ends)

    def _try(self, tree: MypyFile, node: TryStmt) -> bool:
        before = set(self._bound)
        ends = []
        body = [*node.body.body, *(node.else_body.body if node.else_body else [])]
        if self._run(tree, body):
            ends.append(self._bound)
        self._mention(part for type_ in node.types if type_ is not None for part in walk(type_))
        for handler in node.handlers:
            self._bound = set(before)
            if self._run(tree, handler.body):
                ends.append(self._bound)
        self._bound = set.intersection(*ends) if ends else before
        finished = self._run(tree, node.finally_body.body) if node.finally_body else True
        return finished and bool(ends)

    def _import(self, tree: MypyFile, node: ImportBase) -> None:
        for name in imported_modules(tree, node):
            self.run_module(name)
        if isinstance(node, ImportFrom):
            for found in imported_names(tree, node):
                self._use(found)

    def _bind(self, node: Statement) -> None:
        if isinstance(node, DelStmt):
            self.early.update(target_names(node.expr))
        elif isinstance(node, ClassDef):
            self._bound.add(node.info)
        elif isinstance(node, (FuncDef, Decorator, OverloadedFuncDef)):
            self._bound.add(node)
        elif not is_declaration(node):
            for target in targets_of(node):
                self._bound.update(target_names(target))
            self._bound.add(class_made_by(node))

    def _mention(self, parts: Iterable[Node]) -> None:
        """What the parts name is used now, and all that the code behind it names."""
        waiting = list(parts)
        while waiting:
            part = waiting.pop()
            if isinstance(part, RefExpr) and part.node is not None:
                waiting += self._use(part.node)

    def _use(self, found: object) -> list[Node]:
        """The code that may run now, if it was not known to run before."""
        if found in self._reached:
            return []
        self._reached.add(found)
        if self._is_ours(found) and found not in self._bound:
            self.early.add(found)
        if isinstance(found, TypeInfo):
            own = [base.defn for base in found.mro if base.module_name in self.files]
            return [part for node in own for part in walk(node)]
        if isinstance(found, (FuncDef, Decorator, OverloadedFuncDef)):
            return walk(found)
        return []

    def _is_ours(self, found: object) -> bool:
        """A name of one of the program's modules."""
        if isinstance(found, (Var, FuncDef, OverloadedFuncDef)) and found.info:
            return False
        if not isinstance(found, (Var, FuncDef, Decorator, OverloadedFuncDef, TypeInfo)):
            return False
        module, _, name = found.fullname.rpartition(".")
        if module not in self.files or name.startswith("__"):
            return False
        symbol = self.files[module].names.get(name)
        return symbol is not None and symbol.node is found


def imported_names(tree: MypyFile, node: ImportFrom) -> list[object]:
    """What each name of `from module import ...` stands for; None: mypy knows nothing of it."""
    found = [tree.names.get(alias or name) for name, alias in node.names]
    return [symbol.node if symbol is not None else None for symbol in found]


def class_made_by(node: Node) -> TypeInfo | None:
    """The class of `Point = NamedTuple(...)`."""
    made = getattr(getattr(node, "rvalue", None), "analyzed", None)
    info = getattr(made, "info", None)
    return info if isinstance(info, TypeInfo) else None


def _run_by_definition(node: Node) -> list[Node]:
    """What runs when the statement runs: of functions the defaults and decorators only."""
    if isinstance(node, FuncDef):
        return [part for argument in node.arguments for part in walk(argument)]
    if isinstance(node, Decorator):
        called = walk(node.func) if node.decorators else _run_by_definition(node.func)
        return [*called, *(part for item in node.original_decorators for part in walk(item))]
    if isinstance(node, OverloadedFuncDef):
        items = [*node.items, *([node.impl] if node.impl else [])]
        return [part for item in items for part in _run_by_definition(item)]
    if isinstance(node, ClassDef):
        if node.decorators or any("__init_subclass__" in base.names for base in node.info.mro[:-1]):
            inner = walk(node.defs)
        else:
            inner = [part for item in node.defs.body for part in _run_by_definition(item)]
        outer = [*node.decorators, *node.base_type_exprs, *node.keywords.values()]
        return [*inner, *(part for item in outer for part in walk(item))]
    if isinstance(node, (Block, IfStmt, ForStmt, WhileStmt, WithStmt, TryStmt)):
        return [part for child in children(node) for part in _run_by_definition(child)]
    bound = {name for target in targets_of(node) for name in target_expressions(target)}
    return [part for part in walk(node) if part not in bound]
