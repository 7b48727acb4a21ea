"""Overloaded functions: the variant that the type checker chose, where it has a body."""

from __future__ import annotations

from mypy.expandtype import expand_type
from mypy.nodes import ARG_STAR, ARG_STAR2, FuncDef, OverloadedFuncDef
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    LiteralType,
    Overloaded,
    ParamSpecType,
    ProperType,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import Const, TextSymbol
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.kinds import is_bool, is_int
from naja.compiler.lower.matching import join_numbers, match
from naja.compiler.lower.model import Typed
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import Bindings, Unsupported, bindings_of, normal, supertype


def is_trivial(node: FuncDef) -> bool:
    """The body is `...`: the compiler makes this function."""
    if not any(_is_ellipsis(statement) for statement in node.body.body):
        return False
    for statement in node.body.body:
        if type(statement).__name__ != "ExpressionStmt":
            return False
        if type(statement.expr).__name__ not in ("EllipsisExpr", "StrExpr"):  # type: ignore[attr-defined]
            return False
    return True


def _is_ellipsis(statement: object) -> bool:
    return type(getattr(statement, "expr", None)).__name__ == "EllipsisExpr"


def choose(
    node: object,
    callee: ProperType | None,
    actuals: list[Actual],
    bound: int,
    receiver: ProperType | None = None,
) -> FuncDef | None:
    """The function to compile for a call; `bound` leading parameters are already given.

    The type checker does not record which overload it took, so the rule is applied
    again: the first whose parameters accept the arguments.
    """
    if not isinstance(node, OverloadedFuncDef) or node.is_property:
        return function_of(node)
    items = [item for item in map(function_of, node.items) if item is not None]
    impl = function_of(node.impl) if node.impl is not None else None
    if impl is not None and not is_trivial(impl) and all(is_trivial(item) for item in items):
        return impl
    known: Bindings = {}
    if isinstance(receiver, Instance):
        defined = node.info and receiver.type.has_base(node.info.fullname)
        known = bindings_of(supertype(receiver, node.info) if defined else receiver)
    actuals = [part for actual in actuals for part in _spread(actual)]
    open_ended = any(
        actual.star and not isinstance(actual.value.type, TupleType) for actual in actuals
    )
    if open_ended:
        # Nobody knows how many they are: as in mypy, who takes any number is asked first.
        items.sort(key=lambda item: not any(kind.is_star() for kind in item.arg_kinds))
    for item in items:
        if _accepts(callable_type(item), actuals, bound, known):
            if open_ended:
                _check_count(item, items)
            return item if not is_trivial(item) or impl is None or is_trivial(impl) else impl
    return impl or items[0]


def check_kept(type_: ProperType, actuals: list[Actual]) -> None:
    """Of an overloaded method that is kept as a value, there is the first variant.

    Errors: Unsupported if the arguments are for another one.
    """
    if not isinstance(type_, Overloaded) or type_.is_type_obj():
        return
    if any(actual.star for actual in actuals) or not _accepts(type_.items[0], actuals, 0, {}):
        raise Unsupported(
            "which variant of this overloaded method is meant cannot be told; call the method "
            "on its object, or annotate the variable as a Callable",
            "generic-function",
        )


def _check_count(item: FuncDef, items: list[FuncDef]) -> None:
    """Errors: Unsupported if it hangs on the number of arguments which variant is called."""
    counts = {len(variant.arg_names) for variant in items}
    if len(counts) > 1 and not any(kind.is_star() for kind in item.arg_kinds):
        raise Unsupported(
            "how many arguments there are is known only when it is called, and so which variant "
            "of this function is; write them out",
            "arguments",
        )


def _spread(actual: Actual) -> list[Actual]:
    """A starred tuple of known length as the arguments that it is."""
    type_ = actual.value.type
    if not actual.star or not isinstance(type_, TupleType):
        return [actual]
    return [Actual(Typed(actual.value.value, normal(item))) for item in type_.items]


def _accepts(item: CallableType, actuals: list[Actual], bound: int, known: Bindings) -> bool:
    """The arguments fit the variant by number, name and type."""
    names = item.arg_names[bound:]
    kinds = item.arg_kinds[bound:]
    types = item.arg_types[bound:]
    given: set[int] = set()
    pairs: list[tuple[Type, ProperType]] = []
    position = 0
    for actual in actuals:
        if actual.star:
            element = _element_of(actual.value.type)
            if element is not None and ARG_STAR in kinds:
                pairs.append((types[kinds.index(ARG_STAR)], element))
            continue
        if actual.name is not None:
            if actual.name not in names and ARG_STAR2 not in kinds:
                return False
            at = (names if actual.name in names else kinds).index(
                actual.name if actual.name in names else ARG_STAR2  # type: ignore[arg-type]
            )
        else:
            if position >= len(kinds) or not (
                kinds[position].is_positional() or kinds[position].is_star()
            ):
                return False
            at = position
            position += not kinds[position].is_star()
        given.add(at)
        if not isinstance(types[at], ParamSpecType):  # the function's own affair
            pairs.append((types[at], _exact_type(actual.value)))
    stars = any(actual.star for actual in actuals)
    if not stars and any(kind.is_required() and at not in given for at, kind in enumerate(kinds)):
        return False
    return _types_fit(item, pairs, known)


def _element_of(type_: ProperType) -> ProperType | None:
    """What a starred argument consists of, where it is of one type."""
    if not isinstance(type_, Instance) or not type_.type.has_base("typing.Iterable"):
        return None
    base = next(base for base in type_.type.mro if base.fullname == "typing.Iterable")
    return normal(supertype(type_, base).args[0])


def _exact_type(given: Typed) -> ProperType:
    """The argument's type; a constant bool, int or text counts as its Literal."""
    value = given.value
    if isinstance(value, Const) and isinstance(given.type, Instance):
        if is_bool(given.type):
            return LiteralType(bool(value.literal), given.type)
        if is_int(given.type) and isinstance(value.literal, int):
            return LiteralType(value.literal, given.type)
    if isinstance(value, TextSymbol) and isinstance(given.type, Instance):
        return LiteralType(value.text, given.type)
    return given.type


def _types_fit(item: CallableType, pairs: list[tuple[Type, ProperType]], known: Bindings) -> bool:
    bindings: Bindings = dict(known)
    for formal, actual in pairs:
        match(formal, actual, bindings)
    join_numbers(pairs, bindings)
    for variable in item.variables:
        if isinstance(variable, TypeVarType):
            value = bindings.setdefault(variable.id, AnyType(TypeOfAny.special_form))
            limit = get_proper_type(variable.upper_bound)
            if not isinstance(get_proper_type(value), AnyType) and not is_subtype(
                value, expand_type(limit, bindings)
            ):
                return False
    return all(_fits(actual, expand_type(formal, bindings)) for formal, actual in pairs)


def _fits(actual: ProperType, formal: Type) -> bool:
    """A subtype; a class is any function, as the type checker has seen that it can be."""
    wanted = get_proper_type(formal)
    if isinstance(actual, TypeType):
        items = wanted.items if isinstance(wanted, UnionType) else [wanted]
        if any(isinstance(get_proper_type(item), CallableType) for item in items):
            return True
    return is_subtype(actual, wanted)
