"""Replacing nodes of a tree that is only parsed."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import MypyFile, Node

from naja.compiler.frontend.syntax import child_names, walk


def replace_nodes(tree: MypyFile, change: Callable[[Node], Node]) -> None:
    """Put `change(node)` in the place of each node; inner ones first."""
    for node in reversed(list(walk(tree))):
        for name in child_names(node):
            old = getattr(node, name)
            new = _replaced(old, change)
            if new is not old:
                setattr(node, name, new)


def _replaced(item: object, change: Callable[[Node], Node]) -> object:
    """The node, or the list of nodes, with each node changed."""
    if isinstance(item, Node):
        return change(item)
    if isinstance(item, (list, tuple)):
        made = [_replaced(part, change) for part in item]
        if all(new is old for new, old in zip(made, item, strict=True)):
            return item
        return made if isinstance(item, list) else tuple(made)
    return item
