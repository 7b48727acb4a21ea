"""Assignment to every kind of target, unpacking, augmented assignment."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    AssignmentStmt,
    Expression,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    StarExpr,
    TupleExpr,
    Var,
)
from mypy.types import (
    Instance,
    TupleType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Const
from naja.compiler.ir.types import I64
from naja.compiler.lower import numbers, operators
from naja.compiler.lower.attributes import read_attribute, write_attribute
from naja.compiler.lower.class_assignments import is_class_name, is_type_of_name
from naja.compiler.lower.class_calls import called_class
from naja.compiler.lower.class_variables import assign_class_variable
from naja.compiler.lower.containers import tuple_items
from naja.compiler.lower.definitions import check_defined, mark_defined
from naja.compiler.lower.early_names import class_made_by
from naja.compiler.lower.expected import expect
from naja.compiler.lower.function import FunctionLowering, statement
from naja.compiler.lower.kinds import is_named, is_number
from naja.compiler.lower.loops import item_type
from naja.compiler.lower.method_lookup import has_method
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.operator_names import METHODS
from naja.compiler.lower.subscripts import write_item
from naja.compiler.lower.typed_dicts import fit_value, narrow_item, typed_dict
from naja.compiler.lower.types import Unsupported, normal
from naja.compiler.lower.variables import write_variable


@statement("AssignmentStmt")
def assignment(f: FunctionLowering, node: AssignmentStmt) -> None:
    if type(node.rvalue).__name__ == "TempNode" or node.is_alias_def:
        return
    mark_defined(f, class_made_by(node))
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
            for target, item in zip(targets, node.rvalue.items, strict=True):
                _settle_empty(f, target, item)
            values = [_part(f, item) for item in node.rvalue.items]
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
            _unpack_tuple(f, targets, [_part(f, item) for item in node.rvalue.items], star)
            return
    _settle_empty(f, node.lvalues[0], node.rvalue)
    value = _part(f, node.rvalue)
    for target in node.lvalues:
        assign_to(f, target, value)


def _settle_empty(f: FunctionLowering, target: Expression, value: Expression) -> None:
    """`x = []`: mypy finds the type of the elements later and keeps it with the variable."""
    found = get_proper_type(f.program.types.get(value))
    variable = getattr(target, "node", None)
    if not isinstance(found, (Instance, TupleType)) or not isinstance(variable, Var):
        return
    if variable.type is not None and not variable.is_inferred:
        expect(f, value, get_proper_type(variable.type))
        return
    if not isinstance(found, Instance):
        return
    if not any(isinstance(get_proper_type(arg), UninhabitedType) for arg in found.args):
        return
    known = get_proper_type(variable.type)
    if isinstance(known, Instance) and known.type is found.type:
        f.program.types[value] = known


def _part(f: FunctionLowering, node: Expression) -> Typed:
    """What is assigned. In `*_, last = [None, *others]` mypy only gives the items a type."""
    if isinstance(node, (ListExpr, TupleExpr)) and f.program.types.get(node) is None:
        kinds = [
            item_type(f, Typed(NONE_VALUE, f.type_of(item.expr)))
            if isinstance(item, StarExpr)
            else f.type_of(item)
            for item in node.items
        ]
        name = "list" if isinstance(node, ListExpr) else "tuple"
        f.program.types[node] = f.program.builtin(name, normal(UnionType(kinds)))
    return f.expr(node)


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
            check_defined(f, target.expr)
            assign_class_variable(f, base_node, target.name, value)
            return
        base = f.expr(target.expr)
        known = called_class(base.type) if is_class_name(target.expr) else None
        if known is not None and is_type_of_name(target.expr):
            if f.program.classes.below(known.type):
                raise Unsupported(
                    f"whose {target.name} is set hangs on the class of the object, and "
                    f"{known.type.name} has subclasses; name the class",
                    "class-attribute",
                )
        if known is not None:
            assign_class_variable(f, known.type, target.name, value)
            return
        write_attribute(f, base, target.name, value)
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
    failure = entry.RAISE_UNPACK if star is None else "naja.runtime.failures:raise_unpack_some"
    numbers.require(f, fits, failure, [wanted, length])
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
    if (
        isinstance(target, MemberExpr)
        and not isinstance(getattr(target.expr, "node", None), nodes.MypyFile)
        and not is_class_name(target.expr)
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
    in_place = METHODS[op].replace("__", "__i", 1)
    if not is_number(current.type) and has_method(f, current.type, in_place):
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
