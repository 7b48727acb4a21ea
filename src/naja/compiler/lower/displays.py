"""List, set and dict displays, comprehensions."""

from __future__ import annotations

from mypy.nodes import (
    BytesExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    FloatExpr,
    GeneratorExpr,
    IntExpr,
    ListComprehension,
    ListExpr,
    NameExpr,
    SetComprehension,
    SetExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
    UnaryExpr,
)
from mypy.types import Instance, ProperType

from naja.compiler.ir.types import REF
from naja.compiler.lower.construct import construct
from naja.compiler.lower.containers import make_list
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.expected import inferred
from naja.compiler.lower.facts import is_module_variable, kept_outside
from naja.compiler.lower.for_statement import comprehend, comprehend_generator
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.loops import for_each
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import is_opened, opened
from naja.compiler.lower.typed_dicts import typed_dict, typed_dict_display
from naja.compiler.lower.types import Unsupported, normal, without_none


def _instance(f: FunctionLowering, node: Expression) -> Instance:
    type_ = without_none(inferred(f, node))
    if not isinstance(type_, Instance):
        raise Unsupported(
            f"the type of this display is not known exactly ({type_}); annotate the variable",
            "annotation",
        )
    return type_


def _joined(f: FunctionLowering, node: Expression, parts: list[Expression]) -> Instance:
    """The type of a display with these starred parts: of objects, if one of them may hold any."""
    found = _instance(f, node)
    if not any(is_opened(f, part) for part in parts):
        return found
    return Instance(found.type, [f.program.builtin("object") for _ in found.args])


@expression("ListExpr")
def list_display(f: FunctionLowering, node: ListExpr) -> Typed:
    parts = [item.expr for item in node.items if isinstance(item, StarExpr)]
    element = normal(_joined(f, node, parts).args[0])
    if parts:
        return starred_list(f, node.items, element)
    items = [Typed(coerce(f, f.expr(item), element), element) for item in node.items]
    return make_list(f, items, element)


def starred_list(f: FunctionLowering, items: list[Expression], element: ProperType) -> Typed:
    made = make_list(f, [], element)
    held = f.new_local("list", REF)
    f.set(held, made.value)

    def add(item: Typed) -> None:
        call_method(f, Typed(f.get(held), made.type), "append", [item])

    for item in items:
        if isinstance(item, StarExpr):
            for_each(f, opened(f, item.expr, f.expr(item.expr)), add)
        else:
            add(f.expr(item))
    return Typed(f.get(held), made.type)


@expression("SetExpr")
def set_display(f: FunctionLowering, node: SetExpr) -> Typed:
    parts = [item.expr for item in node.items if isinstance(item, StarExpr)]
    made = construct(f, _joined(f, node, parts), [])
    for item in node.items:
        if isinstance(item, StarExpr):
            source = opened(f, item.expr, f.expr(item.expr))
            for_each(f, source, lambda value: _add(f, made, value))
        else:
            _add(f, made, f.expr(item))
    if len(node.items) > 2 and all(_is_constant(item) for item in node.items):
        call_method(f, made, "_settle", [])
    return made


def _is_constant(node: Expression) -> bool:
    """What CPython folds when it compiles a display."""
    if isinstance(node, TupleExpr):
        return all(_is_constant(item) for item in node.items)
    if isinstance(node, UnaryExpr):
        return node.op != "not" and isinstance(node.expr, (IntExpr, FloatExpr))
    if isinstance(node, NameExpr):
        return node.fullname in ("builtins.True", "builtins.False", "builtins.None")
    return isinstance(node, (IntExpr, FloatExpr, StrExpr, BytesExpr))


def _add(f: FunctionLowering, target: Typed, item: Typed) -> None:
    call_method(f, target, "add", [item])


@expression("DictExpr")
def dict_display(f: FunctionLowering, node: DictExpr) -> Typed:
    shape = typed_dict(f, node)
    if shape is not None:
        return typed_dict_display(f, node, shape)
    made = construct(f, _joined(f, node, [value for key, value in node.items if key is None]), [])
    for key, value in node.items:
        if key is None:
            call_method(f, made, "update", [opened(f, value, f.expr(value))])
        else:
            key_value = f.expr(key)
            call_method(f, made, "__setitem__", [key_value, f.expr(value)])
    return made


@expression("ListComprehension")
def list_comprehension(f: FunctionLowering, node: ListComprehension) -> Typed:
    element = normal(_instance(f, node).args[0])
    made = make_list(f, [], element)
    held = f.new_local("list", REF)
    f.set(held, made.value)

    def innermost() -> None:
        call_method(f, Typed(f.get(held), made.type), "append", [f.expr(node.generator.left_expr)])

    comprehend_generator(f, node.generator, innermost)
    return Typed(f.get(held), made.type)


@expression("SetComprehension")
def set_comprehension(f: FunctionLowering, node: SetComprehension) -> Typed:
    made = construct(f, _instance(f, node), [])
    held = f.new_local("set", REF)
    f.set(held, made.value)

    def innermost() -> None:
        _add(f, Typed(f.get(held), made.type), f.expr(node.generator.left_expr))

    comprehend_generator(f, node.generator, innermost)
    return Typed(f.get(held), made.type)


@expression("DictionaryComprehension")
def dict_comprehension(f: FunctionLowering, node: DictionaryComprehension) -> Typed:
    made = construct(f, _instance(f, node), [])
    held = f.new_local("dict", REF)
    f.set(held, made.value)

    def innermost() -> None:
        assert node.key is not None
        key = f.expr(node.key)
        call_method(f, Typed(f.get(held), made.type), "__setitem__", [key, f.expr(node.value)])

    comprehend(f, node.sequences, node.indices, node.condlists, node.is_async, innermost)
    return Typed(f.get(held), made.type)


@expression("GeneratorExpr")
def generator_expression(f: FunctionLowering, node: GeneratorExpr) -> Typed:
    """Lazy: a frame of its own. The first sequence is evaluated here and now."""
    from naja.compiler.lower.generators import make_generator_expression

    for variable in kept_outside(node):
        if variable not in f.variables and not is_module_variable(variable):
            raise Unsupported(
                f"{variable.name} gets its first value by := in a generator expression, which may "
                "not run; give it a value before",
                "assignment-expression",
            )
    return make_generator_expression(f, node)


# -- subscripts ------------------------------------------------------------------------------
