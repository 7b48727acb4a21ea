"""Variables: where each is kept, reading and writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from mypy.nodes import (
    Expression,
    FuncDef,
    RefExpr,
    Var,
)
from mypy.types import (
    AnyType,
    DeletedType,
    Instance,
    NoneType,
    ProperType,
    get_proper_type,
)

from naja.abi import entry
from naja.compiler.frontend.syntax import target_names
from naja.compiler.ir.core import Const, Symbol, Value
from naja.compiler.ir.types import I1, I64, REF, Rep, align_up
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    is_abstract,
    is_none,
)
from naja.compiler.lower.model import Captured, CellSlot, Slot, Storage, Typed, Variable
from naja.compiler.lower.narrower import is_narrower
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.types import Unsupported, bind, is_partly_known, rep_of

_STREAMS = ("sys.stdout", "sys.stderr")
_CELL_VALUE = 8
_FREE = "naja.runtime.failures:raise_unbound_free"


def is_global(variable: Variable) -> TypeGuard[Var]:
    """A module variable (its full name has a module in front)."""
    return isinstance(variable, Var) and "." in variable.fullname and not variable.info


def declare(f: FunctionLowering, variable: Variable, type_: ProperType) -> Slot | CellSlot:
    """Make the storage of a variable of this function."""
    storage: Slot | CellSlot
    if variable in f.shared:
        local = f.new_local(variable.name, REF)
        storage = CellSlot(local, type_)
        in_prologue(f, lambda: f.set(local, _new_cell(f, type_)))
    else:
        storage = Slot(f.new_local(variable.name, rep_of(type_)), type_)
    f.variables[variable] = storage
    return storage


def in_prologue(f: FunctionLowering, emit: Callable[[], None]) -> None:
    """Emit at the start of the function: a variable has one cell however often it is set."""
    saved, scopes = f.block, f.scopes
    f.block, f.scopes = f.prologue, []
    emit()
    f.prologue, f.block, f.scopes = f.block, saved, scopes


def renew_cells(f: FunctionLowering, targets: list[Expression]) -> None:
    """Each run of a comprehension has variables of its own."""
    for variable in [name for target in targets for name in target_names(target)]:
        if variable in f.shared and variable.type is not None:
            storage = f.variables.get(variable) or declare(
                f, variable, bind(variable.type, f.bindings)
            )
            if isinstance(storage, CellSlot):
                f.set(storage.local, _new_cell(f, storage.type))


def _new_cell(f: FunctionLowering, type_: ProperType) -> Value:
    rep = rep_of(type_)
    link = f.program.descriptors.cell_type(rep)
    return new_object(f, link, _cell_mark(rep) + 8)


def _cell_mark(rep: Rep) -> int:
    """The offset of the word of a cell that says whether the variable has a value."""
    return align_up(_CELL_VALUE + rep.size, 8)


def write_cell(f: FunctionLowering, cell: Value, value: Value) -> None:
    f.store(cell, value, _CELL_VALUE)
    f.store(cell, Const(I64, 1), _cell_mark(value.rep))


def _cell_of(f: FunctionLowering, storage: Storage | None) -> Value | None:
    """The cell that a variable is kept in, if it has one."""
    if isinstance(storage, CellSlot):
        return f.get(storage.local)
    if isinstance(storage, Captured) and storage.by_cell:
        assert f.closure is not None
        return f.load(REF, f.closure, storage.offset)
    return None


def declared_type(f: FunctionLowering, variable: Var) -> ProperType:
    """The type of a module variable. Those of `except ... as` are kept as BaseException."""
    if variable.type is None and variable.name == "_":
        variable.type = NoneType()  # mypy keeps no type of a `_` that only ever is None
    if variable.type is None:
        raise Unsupported(f"the type of {variable.name} is not known; annotate it", "annotation")
    if isinstance(get_proper_type(variable.type), DeletedType):
        return f.program.builtin("BaseException")
    return bind(variable.type, {})


def variable_type(f: FunctionLowering, variable: Variable, first: ProperType | None) -> ProperType:
    """The type a local is kept at: declared, or that of its first value if more exact."""
    if isinstance(variable, FuncDef):
        assert first is not None
        return first
    if variable.type is not None and isinstance(get_proper_type(variable.type), DeletedType):
        return f.program.builtin("BaseException")
    if variable.type is None or is_partly_known(variable.type) or _is_open(variable):
        if first is None or variable.type is not None and not variable.is_inferred:
            raise Unsupported(
                f"the type of {variable.name} is not known; annotate it", "annotation"
            )
        return first
    declared = bind(variable.type, f.bindings)
    if first is not None and variable.is_inferred and is_narrower(first, declared):
        return first
    if (
        first is not None
        and variable.is_inferred
        and declared != first
        and is_abstract(declared)
        and not is_none(first)
    ):
        return first
    return declared


def _is_open(variable: Var) -> bool:
    """What mypy has inferred leaves type arguments open: `values = list(other)`."""
    type_ = get_proper_type(variable.type)
    return (
        variable.is_inferred
        and isinstance(type_, Instance)
        and any(isinstance(get_proper_type(arg), AnyType) for arg in type_.args)
    )


def _has_no_type(variable: Variable) -> bool:
    return variable.type is None or isinstance(get_proper_type(variable.type), AnyType)


def write_variable(f: FunctionLowering, variable: Variable, source: Typed) -> None:
    """Assign to a local or module variable, or to one of the class whose body this is."""
    if isinstance(variable, Var) and variable.info:
        target = f.program.statics.variable(variable)
        f.store(Symbol(target.symbol, I64), coerce(f, source, declared_type(f, variable)), 0)
        return
    if variable not in f.variables and is_global(variable):
        if is_abstract(declared_type(f, variable)) and variable.fullname in _STREAMS:
            raise Unsupported(
                f"{variable.fullname} stands for the console and cannot be replaced; "
                f"use contextlib.redirect_{variable.name}",
                "stream",
            )
        target = f.program.statics.variable(variable)
        f.store(Symbol(target.symbol, I64), coerce(f, source, declared_type(f, variable)), 0)
        _mark_bound(f, variable, True)
        return
    storage = f.variables.get(variable)
    if storage is None:
        _check_own(f, variable)
    if storage is None and variable.name == "_" and _has_no_type(variable):
        return
    if storage is None:
        storage = declare(f, variable, variable_type(f, variable, source.type))
    value = coerce(f, source, storage.type)
    _mark_bound(f, variable, True)
    if isinstance(storage, Slot):
        f.set(storage.local, value)
        return
    cell = _cell_of(f, storage)
    assert cell is not None
    write_cell(f, cell, value)


def _check_own(f: FunctionLowering, variable: Variable) -> None:
    """Methods of a class that is written in a function know no variables of the function."""
    method = f.instance.node if f.instance is not None else None
    if isinstance(method, FuncDef) and method.info and "@" in method.info.fullname:
        if variable not in f.owned:
            raise Unsupported(
                f"{variable.name} belongs to the function around the class {method.info.name}; "
                "give it to the objects of the class, or write the class in the module",
                "local-class",
            )


def read_storage(f: FunctionLowering, storage: Storage) -> Typed:
    rep = rep_of(storage.type)
    if isinstance(storage, Slot):
        return Typed(f.get(storage.local), storage.type)
    cell = _cell_of(f, storage)
    if cell is not None:
        return Typed(f.load(rep, cell, _CELL_VALUE), storage.type)
    assert isinstance(storage, Captured) and f.closure is not None
    return Typed(f.load(rep, f.closure, storage.offset), storage.type)


def read_variable(f: FunctionLowering, variable: Variable, narrowed: ProperType | None) -> Typed:
    """The value of a local or module variable, at mypy's narrowed type if given."""
    storage = f.variables.get(variable)
    if storage is None and is_global(variable):
        return read_global(f, variable, narrowed)
    if storage is None:
        if narrowed is None:
            raise Unsupported(f"{variable.name} is used before it has a value", "unbound")
        _check_own(f, variable)
        storage = declare(f, variable, variable_type(f, variable, narrowed))
    current = read_storage(f, storage)
    return narrow(f, current, narrowed) if narrowed is not None else current


def read_global(f: FunctionLowering, variable: Var, narrowed: ProperType | None) -> Typed:
    from naja.compiler.lower.constants import literal

    if variable.is_final and variable.final_value is not None:
        return literal(f, variable.final_value, narrowed)
    module = f.program.module_of.get(variable, "")
    type_ = declared_type(f, variable)
    target = f.program.statics.variable(variable)
    if f.program.is_library(module):
        from naja.compiler.lower.globals import ensure_initialised, made_type

        ensure_initialised(f, variable)
        type_ = made_type(f, variable, type_)
    value = f.load(rep_of(type_), Symbol(target.symbol, I64), 0)
    current = Typed(value, type_)
    return narrow(f, current, narrowed) if narrowed is not None else current


def _mark_bound(f: FunctionLowering, variable: Variable, bound: bool) -> None:
    """Note for later checks that the variable has a value (only where mypy is in doubt)."""
    flag = f.program.bound_flags.get(variable)
    if flag is not None:
        f.store(Symbol(flag, I64), Const(I64, int(bound)), 0)
        return
    if variable in f.bound_flags:
        f.set(f.bound_flags[variable], Const(I1, bound))
    storage = f.variables.get(variable)
    cell = None if bound or storage is None else _cell_of(f, storage)
    if cell is not None and storage is not None:
        f.store(cell, Const(I64, 0), _cell_mark(rep_of(storage.type)))


def forget_variable(f: FunctionLowering, variable: Var) -> None:
    """`del name`."""
    _mark_bound(f, variable, False)


def check_bound(f: FunctionLowering, variable: Variable) -> None:
    """Raise as CPython does if the variable has no value."""
    from naja.compiler.lower.numbers import require

    name = [f.program.statics.string(variable.name)]
    flag = f.program.bound_flags.get(variable)
    if flag is not None:
        test = f.binary("icmp.ne", f.load(I64, Symbol(flag, I64), 0), Const(I64, 0))
        require(f, test, "naja.runtime.failures:raise_name", list(name))
        return
    storage = f.variables.get(variable)
    cell = _cell_of(f, storage)
    if cell is not None and storage is not None:
        mark = f.load(I64, cell, _cell_mark(rep_of(storage.type)))
        error = _FREE if isinstance(storage, Captured) else entry.RAISE_UNBOUND
        require(f, f.binary("icmp.ne", mark, Const(I64, 0)), error, list(name))
    elif variable in f.bound_flags:
        error = "naja.runtime.failures:raise_name" if f.is_module else entry.RAISE_UNBOUND
        require(f, f.get(f.bound_flags[variable]), error, list(name))


def check_made(f: FunctionLowering, function: FuncDef) -> None:
    """Errors: Unsupported if the `def` of an inner function stands further down."""
    if function in f.owned and function not in f.variables:
        raise Unsupported(f"{function.name} is used before it has a value", "unbound")


def is_free(f: FunctionLowering, variable: Variable) -> bool:
    """A variable of a function around this one, which may set it later."""
    storage = f.variables.get(variable)
    return isinstance(storage, Captured) and storage.by_cell


def is_gone(f: FunctionLowering, node: RefExpr) -> bool:
    """Whether this use of the name of `except ... as` stands behind its handler."""
    return isinstance(f.program.types.get(node), DeletedType)


def raise_gone(f: FunctionLowering, variable: Var) -> None:
    """Raise as CPython does where a name has lost its value."""
    from naja.compiler.lower.numbers import require

    error = "naja.runtime.failures:raise_name" if is_global(variable) else entry.RAISE_UNBOUND
    require(f, Const(I1, False), error, [f.program.statics.string(variable.name)])


def capture_value(f: FunctionLowering, variable: Variable, captured: Captured) -> Value:
    """What goes into the closure object for a captured variable."""
    storage = f.variables.get(variable)
    if storage is None:
        if variable.type is None:
            raise Unsupported(f"{variable.name} is captured before its type is known", "annotation")
        storage = declare(f, variable, captured.type)
    if not captured.by_cell:
        return read_storage(f, storage).value
    if isinstance(storage, CellSlot):
        return f.get(storage.local)
    assert isinstance(storage, Captured) and f.closure is not None
    return f.load(REF, f.closure, storage.offset)
