"""What the lowering knows about functions, classes and selectors of one program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from mypy.nodes import ArgKind, FuncDef, LambdaExpr, Node, TypeInfo, Var
from mypy.types import Instance, ProperType, TypeVarId

from naja.compiler.ir.core import Local, Value
from naja.compiler.ir.types import Rep

FunctionNode: TypeAlias = FuncDef | LambdaExpr
# What a function has storage for: a nested function is kept as a variable is.
Variable: TypeAlias = Var | FuncDef


class Typed(NamedTuple):
    """A value and its static type (normal form)."""

    value: Value
    type: ProperType


@dataclass(frozen=True)
class Instantiation:
    """One monomorphic instance of a source function.

    `owner`: the defining class with its arguments. `bindings`: the function's own type
    variables. `specialised`: parameters whose type is narrower than declared.
    `outer`: the instance of the enclosing function.
    """

    node: FunctionNode
    owner: Instance | None = None
    bindings: tuple[tuple[TypeVarId, ProperType], ...] = ()
    specialised: tuple[tuple[int, ProperType], ...] = ()
    outer: Instantiation | None = None


@dataclass(eq=False)
class FieldLayout:
    name: str
    type: ProperType
    rep: Rep
    offset: int
    may_be_unset: bool = False
    class_level: bool = False  # unset, it shows the value of the class
    flag: int = 0  # offset of the octet that says it is set, where null cannot tell; 0: none


@dataclass(eq=False)
class ClassLayout:
    """A class with its type arguments: where the fields are."""

    instance: Instance
    link: str
    fields: dict[str, FieldLayout]
    size: int
    live: bool = False


@dataclass(eq=False)
class Signature:
    """Parameter types (self excluded) and result type of a virtual call.

    `marks`: how each is passed: "" by place, "*", "**", or a name; with "?"
    in front together with whether it is given.
    """

    params: list[ProperType]
    result: ProperType
    marks: tuple[str, ...] = ()


@dataclass(eq=False)
class Selector:
    """A virtual slot: all methods of one name called with one signature."""

    key: str
    name: str
    signature: Signature
    bindings: tuple[tuple[TypeVarId, ProperType], ...]
    roots: list[Instance] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Slot:
    """A variable in a function's own slot."""

    local: Local
    type: ProperType


@dataclass(eq=False)
class CellSlot:
    """A variable shared with inner functions: `local` holds the cell object (REF)."""

    local: Local
    type: ProperType


@dataclass(eq=False)
class Captured:
    """A variable of an enclosing function: in the closure object at `offset`."""

    offset: int
    type: ProperType
    by_cell: bool


Storage: TypeAlias = Slot | CellSlot | Captured


@dataclass(eq=False)
class ClosureLayout:
    """The closure object of a nested function instance.

    `defaults`: those that each run of the `def` evaluates, by parameter. `packs`: the
    parameters of a ParamSpec that it captures.
    """

    link: str
    captures: list[tuple[Variable, Captured]]
    size: int
    defaults: dict[int, Captured] = field(default_factory=dict)
    packs: dict[Node, Pack] = field(default_factory=dict)


@dataclass(eq=False)
class Pack:
    """What `*args: P.args, **kwargs: P.kwargs` stands for: hidden variables, with the kind and
    the name of the parameter that each holds. `first`: the place of the first of them.
    `form`: the variable that holds how the function was called.
    """

    items: list[tuple[Var, ArgKind, str | None]]
    first: int
    args: Var
    form: Var | None = None


def defining_info(node: FunctionNode) -> TypeInfo | None:
    """The class that a method belongs to."""
    info = node.info
    return info if isinstance(node, FuncDef) and info and info.fullname else None
