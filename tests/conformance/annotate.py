"""Annotations for the functions of a test, from what parameters and results were seen to be."""

from __future__ import annotations

import ast
from typing import Any

# Classes of the interpreter that have no name: what programs know them as.
ANONYMOUS = {
    "list_iterator": "Iterator[object]",
    "tuple_iterator": "Iterator[object]",
    "str_iterator": "Iterator[str]",
    "str_ascii_iterator": "Iterator[str]",
    "range_iterator": "Iterator[int]",
    "generator": "Iterator[object]",
    "function": "Callable[..., object]",
}
METHOD_RESULTS = {
    "__init__": "None",
    "__len__": "int",
    "__hash__": "int",
    "__index__": "int",
    "__int__": "int",
    "__float__": "float",
    "__bool__": "bool",
    "__eq__": "bool",
    "__ne__": "bool",
    "__lt__": "bool",
    "__le__": "bool",
    "__gt__": "bool",
    "__ge__": "bool",
    "__contains__": "bool",
    "__repr__": "str",
    "__str__": "str",
    "__format__": "str",
    "__bytes__": "bytes",
    "__setitem__": "None",
    "__delitem__": "None",
}


class Annotator:
    """Annotates functions of one file."""

    def __init__(self, told: dict[str, Any], file: str) -> None:
        self.told, self.file = told, file

    def annotate(self, node: ast.FunctionDef | ast.AsyncFunctionDef, method: bool) -> None:
        """Fill in what `node` does not say; `method`: its first parameter is the object."""
        line = min([node.lineno, *(item.lineno for item in node.decorator_list)])
        key = f"{self.file}:{line}:{node.name}"
        seen = self.told["parameters"].get(key, {})
        arguments = node.args
        plain = [*arguments.posonlyargs, *arguments.args]
        static = any("staticmethod" in ast.unparse(item) for item in node.decorator_list)
        for argument in [*plain[1 if method and not static else 0 :], *arguments.kwonlyargs]:
            text = seen.get(argument.arg, "object")
            if node.name in ("__eq__", "__ne__"):
                text = "object"
            argument.annotation = argument.annotation or annotation(text)
        if arguments.vararg is not None:
            arguments.vararg.annotation = annotation(items_of(seen.get(arguments.vararg.arg, "")))
        if arguments.kwarg is not None:
            arguments.kwarg.annotation = annotation("object")
        node.returns = node.returns or annotation(self._result(node, key))

    def _result(self, node: ast.FunctionDef | ast.AsyncFunctionDef, key: str) -> str:
        fixed = METHOD_RESULTS.get(node.name)
        seen = self.told["results"].get(key)
        kind = self.told["kinds"].get(key)
        if kind is None:
            yields = any(isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(node))
            kind = "generator" if yields else "function"
        if kind == "generator":
            return f"Iterator[{seen or 'int'}]"
        if kind == "async generator":
            return f"AsyncIterator[{seen or 'int'}]"
        return fixed or seen or "None"


def annotation(text: str) -> ast.expr:
    for found, known in ANONYMOUS.items():
        text = text.replace(found, known) if found in text and known not in text else text
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return ast.Name("object", ast.Load())


def items_of(text: str) -> str:
    """The type of the items of `*args`, which was seen as a tuple."""
    if not text.startswith("tuple[") or "| tuple" in text:
        return "object"
    items = text[6:-1].removesuffix(", ...")
    parsed = ast.parse(f"({items},)", mode="eval").body
    assert isinstance(parsed, ast.Tuple)
    kinds = sorted({ast.unparse(item) for item in parsed.elts})
    return " | ".join(kinds) if kinds != ["()"] else "object"
