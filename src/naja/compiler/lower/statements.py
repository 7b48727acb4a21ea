"""Statements, by mypy node class."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    Block,
    DelStmt,
    Expression,
    ExpressionStmt,
    FuncDef,
    IfStmt,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    RaiseStmt,
    ReturnStmt,
    StarExpr,
    TupleExpr,
    Var,
    WhileStmt,
)
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    TupleType,
    TypeType,
    UninhabitedType,
    get_proper_type,
)

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Const, Return, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower import operators
from naja.compiler.lower.attributes import read_attribute, write_attribute
from naja.compiler.lower.calls import store_defaults
from naja.compiler.lower.class_variables import assign_class_variable
from naja.compiler.lower.conditions import condition, static_truth
from naja.compiler.lower.construct import construct
from naja.compiler.lower.containers import tuple_items
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.displays import delete_item, write_item
from naja.compiler.lower.expected import expect
from naja.compiler.lower.function import Cleanup, FunctionLowering, Loop, statement
from naja.compiler.lower.methods import call_method, has_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.not_implemented import is_not_implemented, return_not_implemented
from naja.compiler.lower.typed_dicts import fit_value, narrow_item, typed_dict
from naja.compiler.lower.types import Unsupported, is_named, is_none, normal
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
        return
    from naja.compiler.lower.closures import nested_function

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


@statement("OverloadedFuncDef")
def overloaded(f: FunctionLowering, node: nodes.OverloadedFuncDef) -> None:
    if not f.is_module:
        raise Unsupported("overloads inside a function are not supported yet")


@statement("ExpressionStmt")
def expression_statement(f: FunctionLowering, node: ExpressionStmt) -> None:
    if type(node.expr).__name__ in ("StrExpr", "EllipsisExpr"):
        return
    f.expr(node.expr)


@statement("AssignmentStmt")
def assignment(f: FunctionLowering, node: AssignmentStmt) -> None:
    if type(node.rvalue).__name__ == "TempNode" or node.is_alias_def:
        return
    if type(node.rvalue).__name__ in (
        "TypeVarExpr",
        "ParamSpecExpr",
        "TypeAliasExpr",
        "NewTypeExpr",
        "NamedTupleExpr",
    ):
        return
    if isinstance(node.rvalue, nodes.CallExpr) and node.rvalue.analyzed is not None:
        if type(node.rvalue.analyzed).__name__ in (
            "TypeVarExpr",
            "ParamSpecExpr",
            "NewTypeExpr",
            "NamedTupleExpr",
            "TypedDictExpr",
        ):
            return
        if type(node.rvalue.analyzed).__name__ == "EnumCallExpr":
            raise Unsupported(
                "an enumeration made by a call is not supported; write a class", "enum"
            )
    if (
        len(node.lvalues) == 1
        and isinstance(node.lvalues[0], (TupleExpr, ListExpr))
        and isinstance(node.rvalue, TupleExpr)
    ):
        targets = node.lvalues[0].items
        if len(targets) == len(node.rvalue.items) and not any(
            isinstance(item, StarExpr) for item in [*targets, *node.rvalue.items]
        ):
            values = [f.expr(item) for item in node.rvalue.items]
            for target, value in zip(targets, values, strict=True):
                assign_to(f, target, value)
            return
    if (
        len(node.lvalues) == 1
        and isinstance(node.lvalues[0], (TupleExpr, ListExpr))
        and isinstance(node.rvalue, ListExpr)
    ):
        if not any(isinstance(item, StarExpr) for item in node.rvalue.items):
            targets = node.lvalues[0].items
            star = next(
                (at for at, target in enumerate(targets) if isinstance(target, StarExpr)), None
            )
            _unpack_tuple(f, targets, [f.expr(item) for item in node.rvalue.items], star)
            return
    _settle_empty(f, node)
    value = f.expr(node.rvalue)
    for target in node.lvalues:
        assign_to(f, target, value)


def _settle_empty(f: FunctionLowering, node: AssignmentStmt) -> None:
    """`x = []`: mypy finds the type of the elements later and keeps it with the variable."""
    found = get_proper_type(f.program.types.get(node.rvalue))
    variable = getattr(node.lvalues[0], "node", None)
    if not isinstance(found, (Instance, TupleType)) or not isinstance(variable, Var):
        return
    if variable.type is not None and not variable.is_inferred:
        expect(f, node.rvalue, get_proper_type(variable.type))
        return
    if not isinstance(found, Instance):
        return
    if not any(isinstance(get_proper_type(arg), UninhabitedType) for arg in found.args):
        return
    known = get_proper_type(variable.type)
    if isinstance(known, Instance) and known.type is found.type:
        f.program.types[node.rvalue] = known


def assign_to(f: FunctionLowering, target: Expression, value: Typed) -> None:
    """Store into any assignment target."""
    if not f.reachable:
        return
    if isinstance(target, NameExpr):
        if isinstance(target.node, Var):
            write_variable(f, target.node, value)
        return
    if isinstance(target, MemberExpr):
        if isinstance(target.node, Var) and isinstance(
            getattr(target.expr, "node", None), nodes.MypyFile
        ):
            write_variable(f, target.node, value)
            return
        base_node = getattr(target.expr, "node", None)
        if isinstance(base_node, nodes.TypeInfo):
            assign_class_variable(f, base_node, target.name, value)
            return
        write_attribute(f, f.expr(target.expr), target.name, value)
        return
    if isinstance(target, IndexExpr):
        shape = typed_dict(f, target.base)
        if shape is not None:
            value = fit_value(f, shape, target.index, value)
        write_item(f, f.expr(target.base), target.index, value)
        return
    if isinstance(target, (TupleExpr, ListExpr)):
        unpack(f, target.items, value)
        return
    raise Unsupported(f"assignment to {type(target).__name__} is not supported")


def unpack(f: FunctionLowering, targets: list[Expression], value: Typed) -> None:
    """`a, b, *c = value`."""
    star = next((at for at, target in enumerate(targets) if isinstance(target, StarExpr)), None)
    if isinstance(value.type, TupleType):
        _unpack_tuple(f, targets, tuple_items(f, value), star)
        return
    from naja.compiler.lower.loops import drain_to_list

    if not has_method(f, value.type, "_get") or is_named(value.type, "builtins.range"):
        value = drain_to_list(f, value)
    length = call_method(f, value, "__len__", []).value
    wanted = Const(I64, len(targets) - (star is not None))
    fits = f.binary("icmp.eq" if star is None else "icmp.sge", length, wanted)
    operators.require(f, fits, entry.RAISE_UNPACK, [wanted, length])
    integer = f.program.builtin("int")
    for at, target in enumerate(targets):
        if star is None or at < star:
            assign_to(f, target, call_method(f, value, "_get", [Typed(Const(I64, at), integer)]))
        elif at == star:
            after = len(targets) - star - 1
            stop = f.binary("sub", length, Const(I64, after))
            rest = call_method(
                f, value, "_slice", [Typed(Const(I64, at), integer), Typed(stop, integer)]
            )
            assert isinstance(target, StarExpr)
            assign_to(f, target.expr, drain_to_list(f, rest))
        else:
            assign_to(
                f,
                target,
                call_method(f, value, "_get", [Typed(Const(I64, at - len(targets)), integer)]),
            )


def _unpack_tuple(
    f: FunctionLowering, targets: list[Expression], items: list[Typed], star: int | None
) -> None:
    from naja.compiler.lower.containers import joined_type, make_list

    if star is None:
        for target, item in zip(targets, items, strict=True):
            assign_to(f, target, item)
        return
    after = len(targets) - star - 1
    middle = items[star : len(items) - after]
    made = make_list(f, middle, joined_type([item.type for item in middle], f))
    chosen = [*items[:star], made, *items[len(items) - after :]] if after else [*items[:star], made]
    for target, item in zip(targets, chosen, strict=True):
        assign_to(f, target.expr if isinstance(target, StarExpr) else target, item)


@statement("OperatorAssignmentStmt")
def augmented(f: FunctionLowering, node: OperatorAssignmentStmt) -> None:
    target = node.lvalue
    if isinstance(target, MemberExpr) and not isinstance(
        getattr(target.expr, "node", None), (nodes.MypyFile, nodes.TypeInfo)
    ):
        base = f.expr(target.expr)
        try:
            wanted = f.type_of(target)
        except Unsupported:
            wanted = None
        current = read_attribute(f, base, target.name, wanted)
        write_attribute(f, base, target.name, _augment(f, node.op, current, node.rvalue))
        return
    if isinstance(target, IndexExpr):
        _augment_item(f, target, node)
        return
    assign_to(f, target, _augment(f, node.op, f.expr(target), node.rvalue))


def _augment(f: FunctionLowering, op: str, current: Typed, right: Expression) -> Typed:
    value = f.expr(right)
    in_place = operators.METHODS[op].replace("__", "__i", 1)
    if not operators.is_number(current.type) and has_method(f, current.type, in_place):
        return call_method(f, current, in_place, [value])
    return operators.binary(f, op, current, value)


def _augment_item(f: FunctionLowering, target: IndexExpr, node: OperatorAssignmentStmt) -> None:
    base = f.expr(target.base)
    index = f.expr(target.index)
    get = "_get" if has_method(f, base.type, "_get") else "__getitem__"
    put = "_set" if has_method(f, base.type, "_set") else "__setitem__"
    current = call_method(f, base, get, [index])
    shape = typed_dict(f, target.base)
    if shape is not None:
        result = _augment(f, node.op, narrow_item(f, target, current), node.rvalue)
        call_method(f, base, put, [index, fit_value(f, shape, target.index, result)])
        return
    result = _augment(f, node.op, current, node.rvalue)
    call_method(f, base, put, [index, result])


@statement("ReturnStmt")
def return_statement(f: FunctionLowering, node: ReturnStmt) -> None:
    if is_not_implemented(node.expr):
        return_not_implemented(f)
        return
    if node.expr is not None and f.result_type is not None:
        expect(f, node.expr, f.result_type)
    value = f.expr(node.expr) if node.expr is not None else Typed(NONE_VALUE, NoneType())
    if not f.reachable:
        return
    if f.result_type is None:
        raise Unsupported("return needs a function around it", "return")
    leave(
        f,
        coerce(f, value, f.result_type)
        if not isinstance(f.result_type, UninhabitedType)
        else NONE_VALUE,
    )


def leave(f: FunctionLowering, value: Value) -> None:
    """Run the clean-ups on the way out and return."""
    if any(isinstance(scope, Cleanup) for scope in f.scopes):
        held = f.new_local("returned", value.rep)
        f.set(held, value)
        run_cleanups(f, 0)
        if not f.reachable:
            return
        value = f.get(held)
    if f.on_return is not None:
        f.on_return(value)
    else:
        f.emit(Return(value))


def run_cleanups(f: FunctionLowering, down_to: int) -> None:
    """Emit the clean-ups of all scopes above `down_to`, innermost first."""
    saved = f.scopes
    for at in range(len(saved) - 1, down_to - 1, -1):
        scope = saved[at]
        if isinstance(scope, Cleanup) and f.reachable:
            f.scopes = saved[: scope.depth]
            scope.emit()
    f.scopes = saved


@statement("BreakStmt")
def break_statement(f: FunctionLowering, node: nodes.BreakStmt) -> None:
    _leave_loop(f, True)


@statement("ContinueStmt")
def continue_statement(f: FunctionLowering, node: nodes.ContinueStmt) -> None:
    _leave_loop(f, False)


def _leave_loop(f: FunctionLowering, is_break: bool) -> None:
    at = max(index for index, scope in enumerate(f.scopes) if isinstance(scope, Loop))
    loop = f.scopes[at]
    assert isinstance(loop, Loop)
    run_cleanups(f, at + 1)
    if f.reachable:
        f.jump(loop.done if is_break else loop.head)


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
            f.unreachable()
        block(f, body)
        f.jump(done)
        used = True
        f.enter(no)
    if node.else_body is not None:
        if node.else_body.is_unreachable:
            f.unreachable()
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
    from naja.compiler.lower.calls import plain

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
        else:
            raise Unsupported("only names and items can be deleted")


@statement("RaiseStmt")
def raise_statement(f: FunctionLowering, node: RaiseStmt) -> None:
    if node.expr is None:
        if not f.handled:
            f.fail("naja.runtime.failures:raise_nothing_active", [])
            return
        f.reraise(f.get(f.handled[-1]))
        return
    error = exception_value(f, f.expr(node.expr))
    if node.from_expr is not None:
        cause = f.expr(node.from_expr)
        made = f.program.classes.layout(f.program.builtin("BaseException"))
        value: Value = Const(REF, None) if is_none(cause.type) else exception_value(f, cause).value
        f.store(error.value, value, made.fields["__cause__"].offset)
        f.store(error.value, Const(I1, True), made.fields["__suppress_context__"].offset)
    f.raise_error(error.value)


def exception_value(f: FunctionLowering, source: Typed) -> Typed:
    """An exception object from what stands behind `raise`: an object or a class."""
    type_ = source.type
    if isinstance(type_, TypeType):
        item = get_proper_type(type_.item)
        from mypy.types import Instance

        assert isinstance(item, Instance)
        return construct(f, item, [])
    if isinstance(type_, CallableType):
        made = get_proper_type(type_.ret_type)
        from mypy.types import Instance

        assert isinstance(made, Instance)
        return construct(f, made, [])
    return source
