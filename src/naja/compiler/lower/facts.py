"""What the syntax tree of a body tells of its variables: read once, used by each instance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    Decorator,
    DelStmt,
    DictionaryComprehension,
    Expression,
    FuncDef,
    GeneratorExpr,
    GlobalDecl,
    LambdaExpr,
    ListComprehension,
    NameExpr,
    Node,
    NonlocalDecl,
    SetComprehension,
    Var,
)

from naja.compiler.frontend.syntax import (
    children,
    has_targets,
    is_declaration,
    target_names,
    targets_of,
    walk,
)
from naja.compiler.lower.model import Variable

_Parts: TypeAlias = defaultdict[type[Any], list[Any]]
_LOOPS = (GeneratorExpr, DictionaryComprehension)


@dataclass(frozen=True)
class BodyFacts:
    """The variables of a body.

    `own`: targets in its own code, inner functions and generator expressions left out.
    `assigned`: targets anywhere below.
    `inner`: functions of its own, those inside them left out.
    `inner_names`: variables that inner functions and generator expressions mention.
    `deleted`: targets of `del`, of annotations without a value, and of `:=` in comprehensions,
    which may not run.
    `astray`: targets of `:=` in comprehensions that the body declares global or nonlocal:
    the type checker takes them for local ones.
    `doubtful`: those that may have no value where they are read.
    """

    own: frozenset[Var]
    assigned: frozenset[Var]
    inner: frozenset[Variable]
    inner_names: frozenset[Variable]
    deleted: frozenset[Var]
    astray: frozenset[Var]
    doubtful: tuple[Var, ...]


def read_facts(body: Node, is_doubtful: Callable[[NameExpr], bool]) -> BodyFacts:
    """`is_doubtful` says whether the variable may have no value at this use."""
    parts = _by_kind(body)
    inner = _inner_functions(parts)
    deleted = {name for part in parts[DelStmt] for name in target_names(part.expr)}
    inside = [name for kind in _LOOPS for part in parts[kind] for name in kept_outside(part)]
    deleted.update(inside)
    bare = [
        name for part in parts[AssignmentStmt] if is_declaration(part) for name in _bound_by(part)
    ]
    deleted.update(name for name in bare if not is_module_variable(name))
    declared = {
        name for kind in (GlobalDecl, NonlocalDecl) for part in parts[kind] for name in part.names
    }
    doubtful = [
        part.node for part in parts[NameExpr] if isinstance(part.node, Var) and is_doubtful(part)
    ]
    binding = [
        part for kind in parts if kind is Decorator or has_targets(kind) for part in parts[kind]
    ]
    assigned = frozenset(name for part in binding for name in _bound_by(part))
    own = _own_targets(body) if inner else assigned
    return BodyFacts(
        frozenset(name for name in own if not is_module_variable(name)),
        assigned,
        frozenset(_own_functions(body) if inner else ()),
        frozenset(name for part in inner for name in _mentioned(part)),
        frozenset(deleted),
        frozenset(name for name in inside if name.name in declared),
        tuple(dict.fromkeys([*deleted, *doubtful])),
    )


def _by_kind(body: Node) -> _Parts:
    """The nodes of a body by their class."""
    parts: _Parts = defaultdict(list)
    for part in walk(body):
        parts[type(part)].append(part)
    return parts


def is_module_variable(variable: Var) -> bool:
    return "." in variable.fullname


def _bound_by(node: Node) -> list[Var]:
    if isinstance(node, Decorator):
        return [node.var] if "." not in node.func.fullname else []
    return [name for target in targets_of(node) for name in target_names(target)]


def _own_targets(body: Node) -> set[Var]:
    found: set[Var] = set()
    pending = [body]
    eager: set[object] = set()
    while pending:
        node = pending.pop()
        if isinstance(node, (FuncDef, LambdaExpr)):
            continue
        if isinstance(node, (ListComprehension, SetComprehension)):
            eager.add(node.generator)
        if isinstance(node, GeneratorExpr) and node not in eager:
            pending.append(node.sequences[0])
            found.update(kept_outside(node))
            continue
        found.update(_bound_by(node))
        pending.extend(children(node))
    return found


def kept_outside(expression: Expression) -> list[Var]:
    """What `:=` in a comprehension binds: variables of the function around it."""
    found: list[Var] = []
    pending: list[Node] = [expression]
    while pending:
        node = pending.pop()
        if isinstance(node, AssignmentExpr):
            found += target_names(node.target)
        if not isinstance(node, LambdaExpr):
            pending += children(node)
    return found


def _inner_functions(parts: _Parts) -> list[Node]:
    """Functions, lambdas and lazy generator expressions."""
    comprehensions = [*parts[ListComprehension], *parts[SetComprehension]]
    eager = {part.generator for part in comprehensions}
    lazy = [part for part in parts[GeneratorExpr] if part not in eager]
    return [*parts[FuncDef], *parts[LambdaExpr], *lazy]


def _mentioned(function: Node) -> list[Variable]:
    return [
        variable
        for name in walk(function)
        if isinstance(name, NameExpr)
        for variable in [variable_of(name.node)]
        if variable is not None and variable is not function
    ]


def _own_functions(body: Node) -> list[Variable]:
    """What the `def` statements of a body bind: functions, and variables of decorated ones."""
    found: list[Variable] = []
    pending = [body]
    while pending:
        part = pending.pop()
        if isinstance(part, (FuncDef, Decorator)):
            name = variable_of(part)
            # Functions of a module and methods have dotted names and are no variables.
            if name is not None and "." not in part.fullname:
                found.append(name)
        elif not isinstance(part, Expression):
            pending += children(part)
    return found


def variable_of(node: object) -> Variable | None:
    """What a name stands for, if a function may have storage for it."""
    if isinstance(node, Decorator):
        return node.var
    return node if isinstance(node, (Var, FuncDef)) else None
