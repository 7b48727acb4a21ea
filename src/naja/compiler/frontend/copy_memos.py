"""The memo of `__deepcopy__`: typeshed says `dict[int, Any]`, and the copies are objects.

A program that says the same means objects of any class, which is what `object` says.
"""

from __future__ import annotations

from mypy.nodes import FuncDef, MypyFile
from mypy.types import CallableType, Type, UnboundType

from naja.compiler.frontend.spelling import names_of
from naja.compiler.frontend.syntax import walk


def type_memos(tree: MypyFile) -> None:
    """`memo: dict[int, Any]` and `memo: Any` become `memo: dict[int, object]`."""
    anything = names_of(tree, "typing", ("Any",))
    if not anything:
        return
    for node in walk(tree):
        if isinstance(node, FuncDef) and node.name == "__deepcopy__" and len(node.arguments) == 2:
            for declared in {id(item): item for item in (node.type, node.unanalyzed_type)}.values():
                if isinstance(declared, CallableType):
                    declared.arg_types[1] = _of_objects(declared.arg_types[1], anything)
            memo = node.arguments[1]
            if memo.type_annotation is not None:
                memo.type_annotation = _of_objects(memo.type_annotation, anything)


def _of_objects(type_: Type, anything: dict[str, str]) -> Type:
    if not isinstance(type_, UnboundType):
        return type_
    if type_.name in anything:
        key = UnboundType("int", line=type_.line, column=type_.column)
        value = UnboundType("object", line=type_.line, column=type_.column)
        return UnboundType("dict", [key, value], line=type_.line, column=type_.column)
    last = type_.args[-1] if len(type_.args) == 2 else None
    if isinstance(last, UnboundType) and last.name in anything:
        value = UnboundType("object", line=last.line, column=last.column)
        made = type_.copy_modified(args=[type_.args[0], value])
        made.set_line(type_)
        return made
    return type_
