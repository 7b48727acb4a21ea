"""Statements, by mypy node class: definitions, conditions, `while`, `assert`, `del`."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    AssertStmt,
    Block,
    DelStmt,
    ExpressionStmt,
    FuncDef,
    IfStmt,
    IndexExpr,
    MemberExpr,
    NameExpr,
    TupleExpr,
    Var,
    WhileStmt,
)
from mypy.types import (
    CallableType,
    get_proper_type,
)

from naja.compiler.lower.attributes import delete_attribute
from naja.compiler.lower.conditions import condition, static_truth
from naja.compiler.lower.construct import construct
from naja.compiler.lower.defaults import store_defaults
from naja.compiler.lower.definitions import mark_defined
from naja.compiler.lower.function import FunctionLowering, Loop, statement
from naja.compiler.lower.not_implemented import is_not_implemented
from naja.compiler.lower.subscripts import delete_item
from naja.compiler.lower.symbols import functions_of
from naja.compiler.lower.total_order import answer_by_root
from naja.compiler.lower.types import Unsupported, normal
from naja.compiler.lower.variables import forget_variable, write_variable


def block(f: FunctionLowering, node: Block) -> None:
    if node.is_unreachable:
        return
    for item in node.body:
        if not f.reachable:
            return
        f.statement(item)


@statement("PassStmt")
@statement("GlobalDecl")
@statement("NonlocalDecl")
def nothing(f: FunctionLowering, node: nodes.Statement) -> None:
    del f, node


@statement("FuncDef")
def function_definition(f: FunctionLowering, node: FuncDef) -> None:
    if f.is_module:
        store_defaults(f, node)
        mark_defined(f, node)
        return
    from naja.compiler.lower.nested import nested_function

    type_ = get_proper_type(node.type)
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{node.name} has no type; annotate it", "annotation")
    bound = normal(_bind(f, type_))
    assert isinstance(bound, CallableType)
    f.program.nested_outer[node] = f.instance
    if node in f.shared and node not in f.variables:
        from naja.compiler.lower.variables import declare

        declare(f, node, bound)
    made = nested_function(f, node, bound)
    write_variable(f, node, made)


def _bind(f: FunctionLowering, type_: CallableType) -> CallableType:
    from mypy.expandtype import expand_type

    bound = get_proper_type(expand_type(type_, f.bindings))
    assert isinstance(bound, CallableType)
    return bound


@statement("Decorator")
def decorated(f: FunctionLowering, node: nodes.Decorator) -> None:
    from naja.compiler.lower.decorators import define_decorated

    define_decorated(f, node)
    mark_defined(f, node)


@statement("OverloadedFuncDef")
def overloaded(f: FunctionLowering, node: nodes.OverloadedFuncDef) -> None:
    if not f.is_module:
        raise Unsupported("overloads inside a function are not supported yet")
    for function in functions_of(node):
        store_defaults(f, function)
    mark_defined(f, node)


@statement("ExpressionStmt")
def expression_statement(f: FunctionLowering, node: ExpressionStmt) -> None:
    if type(node.expr).__name__ in ("StrExpr", "EllipsisExpr"):
        return
    if isinstance(node.expr, nodes.YieldExpr):
        from naja.compiler.lower.expressions import yield_statement

        yield_statement(f, node.expr)
        return
    if is_not_implemented(node.expr) and answer_by_root(f):
        return
    f.expr(node.expr)


@statement("IfStmt")
def if_statement(f: FunctionLowering, node: IfStmt) -> None:
    done = f.new_block("endif")
    used = False
    for test, body in zip(node.expr, node.body, strict=True):
        known = static_truth(f, test)
        if known is None and body.is_unreachable and f.program.types.get(test) is None:
            known = False
        if known is False:
            continue
        if known is True:
            block(f, body)
            if not used:
                return
            f.jump(done)
            f.enter(done)
            return
        yes, no = f.new_block("then"), f.new_block("else")
        condition(f, test, yes, no)
        f.enter(yes)
        if body.is_unreachable:
            f.never()
        block(f, body)
        f.jump(done)
        used = True
        f.enter(no)
    if node.else_body is not None:
        if node.else_body.is_unreachable:
            f.never()
        block(f, node.else_body)
    f.jump(done)
    f.enter(done)


@statement("WhileStmt")
def while_statement(f: FunctionLowering, node: WhileStmt) -> None:
    head, body, exhausted, done = (
        f.new_block("while"),
        f.new_block("body"),
        f.new_block("exhausted"),
        f.new_block("done"),
    )
    f.jump(head)
    f.enter(head)
    if isinstance(node.expr, nodes.IntExpr):
        f.jump(body if node.expr.value else exhausted)
    else:
        condition(f, node.expr, body, exhausted)
    f.enter(body)
    f.scopes.append(Loop(head, done))
    block(f, node.body)
    f.scopes.pop()
    f.jump(head)
    f.enter(exhausted)
    if node.else_body is not None:
        block(f, node.else_body)
    f.jump(done)
    f.enter(done)


@statement("AssertStmt")
def assert_statement(f: FunctionLowering, node: AssertStmt) -> None:
    yes, no = f.new_block("holds"), f.new_block("fails", cold=True)
    condition(f, node.expr, yes, no)
    f.enter(no)
    args = [f.expr(node.msg)] if node.msg is not None else []
    from naja.compiler.lower.arguments import plain

    f.raise_error(construct(f, f.program.builtin("AssertionError"), plain(args)).value)
    f.enter(yes)


@statement("DelStmt")
def delete(f: FunctionLowering, node: DelStmt) -> None:
    targets = node.expr.items if isinstance(node.expr, TupleExpr) else [node.expr]
    for target in targets:
        if isinstance(target, IndexExpr):
            delete_item(f, f.expr(target.base), target.index)
        elif isinstance(target, NameExpr) and isinstance(target.node, Var):
            forget_variable(f, target.node)
        elif isinstance(target, MemberExpr):
            delete_attribute(f, f.expr(target.expr), target.name)
        else:
            raise Unsupported("only names, items and attributes can be deleted", "del")
