"""Literals as Python reads them, where mypy's reading loses something."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path


def surrogate_text(file: str, line: int, column: int) -> str | None:
    """The text of a literal in which mypy may have replaced lone surrogates by U+FFFD.

    `column` counts from 0. None for a piece of an f-string: it has no place of its own.
    """
    return _texts(Path(file).read_bytes()).get((line, column))


@lru_cache(maxsize=8)
def _texts(source: bytes) -> dict[tuple[int, int], str]:
    tree = ast.parse(source)
    pieces = {
        id(piece)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
    }
    return {
        (node.lineno, node.col_offset): node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces
    }
