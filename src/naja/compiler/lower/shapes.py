"""How function values are called: what is passed for each parameter of a function type.

    x: T            T
    x: T = ...      (whether it is given, T): the function itself has the default
    *args: T        tuple[T, ...]
    **kwargs: T     dict[str, T]

The closure object goes first, then one value for each parameter in order, named ones too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ARG_STAR, ARG_STAR2, ArgKind
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    Overloaded,
    ParamSpecType,
    ProperType,
    TupleType,
    UnpackType,
    get_proper_type,
)

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1
from naja.compiler.lower.arguments import Actual, Filled, Passed
from naja.compiler.lower.checked import can_be_asked
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.filling import mapping_value, single_value, star_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import Unsupported, normal, rep_of, union_items

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def function_type(type_: ProperType) -> CallableType:
    """The one signature of a function value, in normal form. Errors: Unsupported."""
    if isinstance(type_, Overloaded):
        type_ = type_.items[0]
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{type_} is not a function type that can be called through a value")
    if type_.is_ellipsis_args:
        type_ = _open_arguments(type_)
    type_ = type_.with_unpacked_kwargs()
    for item in map(get_proper_type, type_.arg_types):
        if isinstance(item, (UnpackType, ParamSpecType)):
            raise Unsupported(
                "the parameters of this function type are not known; name them", "callable"
            )
    made = normal(type_)
    assert isinstance(made, CallableType)
    return made


def check_open(own: CallableType, target: CallableType) -> None:
    """A function at `Callable[..., T]` gets objects, which it has to be able to tell apart.

    Errors: Unsupported if an object does not know whether it is what a parameter declares.
    """
    if not target.is_ellipsis_args or own.is_ellipsis_args:
        return
    for declared in own.arg_types:
        kinds = union_items(normal(declared))
        if not all(is_object(kind) or can_be_asked(kind) for kind in kinds):
            raise Unsupported(
                f"as a Callable[..., T] this function would have to tell whether an object is "
                f"{declared}; name the parameters",
                "callable",
            )


def _open_arguments(type_: CallableType) -> CallableType:
    """`Callable[..., T]` takes any arguments as objects: the function looks at what they are."""
    root = Instance(type_.fallback.type.mro[-1], [])
    given = isinstance(get_proper_type(type_.ret_type), AnyType)
    return type_.copy_modified(
        arg_types=[root for _ in type_.arg_types],
        ret_type=root if given else type_.ret_type,
        is_ellipsis_args=False,
    )


def held_type(program: ProgramLowering, type_: CallableType, index: int) -> ProperType:
    """What is passed for a parameter."""
    declared, kind = normal(type_.arg_types[index]), type_.arg_kinds[index]
    if kind == ARG_STAR:
        return program.builtin("tuple", declared)
    if kind == ARG_STAR2:
        return program.builtin("dict", program.builtin("str"), declared)
    if kind.is_optional():
        return optional(program, declared)
    return declared


def optional(program: ProgramLowering, declared: ProperType) -> TupleType:
    """Whether an argument is given, and it."""
    root: Instance = program.builtin("tuple", program.builtin("object"))
    return TupleType([program.builtin("bool"), declared], root)


def signature(program: ProgramLowering, type_: ProperType) -> tuple[list[ProperType], ProperType]:
    """What is passed for each parameter, and the result."""
    made = function_type(type_)
    result = normal(made.ret_type)
    if isinstance(result, AnyType):
        raise Unsupported("a function whose result is Any has no representation", "any")
    return [held_type(program, made, at) for at in range(len(made.arg_types))], result


def actual_of(f: FunctionLowering, held: Typed, kind: ArgKind, name: str | None) -> Actual:
    """A parameter of a function value, to be passed on to another function."""
    if kind == ARG_STAR:
        return Actual(held, star=True)
    if kind == ARG_STAR2:
        return Actual(held, mapping=True)
    name = name if kind.is_named() else None
    if not kind.is_optional():
        return Actual(held, name)
    assert isinstance(held.type, TupleType)
    value = Typed(f.extract(held.value, 1), normal(held.type.items[1]))
    return Actual(value, name, given=f.extract(held.value, 0))


def actuals_of(
    f: FunctionLowering, type_: CallableType, held: list[Typed], first: int = 0
) -> list[Actual]:
    """The parameters of a function value as arguments; `first` is the place of the first one."""
    made = [
        actual_of(f, value, kind, name)
        for value, kind, name in zip(held, type_.arg_kinds, type_.arg_names, strict=True)
    ]
    if f.form is not None:
        for place, actual in enumerate(made, first):
            actual.passed = Passed(place, f.form)
    return made


def held_value(f: FunctionLowering, type_: CallableType, index: int, slot: Filled) -> Value:
    """What is passed for the parameter `index` of a function value."""
    declared, kind = normal(type_.arg_types[index]), type_.arg_kinds[index]
    if kind == ARG_STAR:
        return star_value(f, slot, declared).value
    if kind == ARG_STAR2:
        return mapping_value(f, slot, declared).value
    if not kind.is_optional():
        if slot is None:
            name = type_.arg_names[index] or f"number {index + 1}"
            raise Unsupported(f"the argument {name} is missing", "arguments")
        assert isinstance(slot, Actual) and slot.given is None
        return coerce(f, slot.value, declared)
    if slot is None:
        return f.struct([Const(I1, False), zero(rep_of(declared))])
    assert isinstance(slot, Actual)
    if slot.given is None:
        return f.struct([Const(I1, True), coerce(f, slot.value, declared)])
    value = single_value(f, slot, declared, lambda: Typed(zero(rep_of(declared)), declared))
    return f.struct([slot.given, value])


def is_plain(type_: CallableType) -> bool:
    """Each parameter is passed as it is."""
    return not any(kind.is_optional() or kind.is_star() for kind in type_.arg_kinds)


def called_alike(mine: ProperType, theirs: ProperType) -> bool:
    """Functions kept as the one type take their arguments as those of the other do."""
    if not isinstance(mine, CallableType) or not isinstance(theirs, CallableType):
        return True
    if mine.is_type_obj() != theirs.is_type_obj() or not same_kinds(mine, theirs):
        return False
    pairs = zip([*mine.arg_types, mine.ret_type], [*theirs.arg_types, theirs.ret_type], strict=True)
    return all(rep_of(normal(a)) == rep_of(normal(b)) for a, b in pairs)


def same_kinds(left: CallableType, right: CallableType) -> bool:
    """The parameters are passed in the same order and by the same rules."""

    def names(type_: CallableType) -> list[str | None]:
        return [
            name if kind.is_named() else None
            for kind, name in zip(type_.arg_kinds, type_.arg_names, strict=True)
        ]

    return left.arg_kinds == right.arg_kinds and names(left) == names(right)
