"""Instances that came out the same become one: functions and the classes they belong to.

Monomorphisation makes `dict[int, A]` and `dict[int, B]` for all A and B, which differ in
nothing that a machine sees. Functions are equal when their operations are, and the
functions and classes these name are equal in turn; classes, when their tables would be.
That circle is cut from above: everything of the same outer form is believed equal until
a name tells two apart (partition refinement), so mutual references do not keep equals
apart. Only a class that nothing tests for and nothing derives from is merged, so no
`isinstance` can notice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from naja.compiler.ir import core
from naja.compiler.ir.core import Block, Const, Function, Local, Op, Symbol, Temp, Value
from naja.compiler.ir.flow import replace_operands
from naja.compiler.ir.program import Global, Program, TypeDesc
from naja.compiler.ir.types import NONE, Rep

# Names of linker symbols that stand for a class: prefix + link name of the class.
_OF_CLASS = ("type.", "size:")


@dataclass
class _Shape:
    """What something is apart from the names in it; `names` are those, in order."""

    form: Hashable
    names: list[str] = field(default_factory=list)


def merge_equals(program: Program, prefer: Callable[[str], Hashable]) -> None:
    """Drop all but one of each set of equal functions and classes.

    The one with the least `prefer(link name)` stays.
    """
    shapes = {f"f {function.symbol}": _function_shape(function) for function in program.functions}
    fixed = _told_apart(program)
    for kind in program.types:
        shapes[f"t {kind.name}"] = _type_shape(kind, kind.name in fixed)
    for function in program.functions:
        # What a frame holds is found out later, from the function that runs on it.
        if function.coroutine is not None:
            frame = shapes[f"t {function.coroutine.type_name}"]
            frame.names.append(f"f {function.symbol}")
    classes = _refine(shapes)
    members: dict[int, list[str]] = {}
    for key, number in classes.items():
        members.setdefault(number, []).append(key)
    renamed: dict[str, str] = {}
    for keys in members.values():
        if len(keys) > 1:
            kept = min(keys, key=lambda key: (prefer(key[2:]), key))
            renamed.update({key: kept for key in keys if key != kept})
    if renamed:
        _Renamer(renamed, shapes).apply(program)


def _told_apart(program: Program) -> set[str]:
    """Classes that something derives from, tests for or compares."""
    found = {kind.base for kind in program.types if kind.base is not None}
    for function in program.functions:
        for block in function.blocks:
            for op in block.ops:
                if type(op) is core.TypeTest:
                    found.update([op.type_name, *op.others])
                elif type(op) is core.Binary:
                    for value in (op.left, op.right):
                        if isinstance(value, Symbol) and value.name.startswith("type."):
                            found.add(value.name.removeprefix("type."))
    return found


def _refine(shapes: dict[str, _Shape]) -> dict[str, int]:
    """The coarsest numbering in which equal numbers mean equal forms and equal names."""
    numbers = _number({key: shape.form for key, shape in shapes.items()})
    count = len(set(numbers.values()))
    while True:
        detailed: dict[str, Hashable] = {
            key: (numbers[key], tuple(numbers.get(name, name) for name in shape.names))
            for key, shape in shapes.items()
        }
        numbers = _number(detailed)
        finer = len(set(numbers.values()))
        if finer == count:
            return numbers
        count = finer


def _number(forms: dict[str, Hashable]) -> dict[str, int]:
    known: dict[Hashable, int] = {}
    return {key: known.setdefault(form, len(known)) for key, form in forms.items()}


def _key_of(symbol: str) -> str:
    """The key of what a linker symbol stands for."""
    for prefix in _OF_CLASS:
        if symbol.startswith(prefix):
            return f"t {symbol[len(prefix) :]}"
    return f"f {symbol}"


def _type_shape(kind: TypeDesc, fixed: bool) -> _Shape:
    selectors = sorted(kind.methods)
    form = (
        kind.name if fixed else None,
        kind.qualified_name,
        kind.module,
        kind.base,
        kind.size,
        kind.stride,
        tuple(kind.references),
        tuple(kind.element_references),
        kind.flags,
        tuple(selectors),
    )
    return _Shape(form, [_key_of(kind.methods[selector]) for selector in selectors])


def _may_have_equals(function: Function) -> bool:
    """Instances have their type arguments in the link name."""
    return "[" in function.symbol and not function.c_abi and not function.exported


def _function_shape(function: Function) -> _Shape:
    if not _may_have_equals(function):
        return _Shape(("unique", function.symbol))
    return _Reader(function).read()


def _rep(rep: Rep) -> Hashable:
    return "none" if rep is NONE else rep.llvm


class _Reader:
    """Writes a function down as nested tuples, its own numbers and the names taken out."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.names: list[str] = []
        self.temps: dict[int, int] = {}
        self.blocks = {id(block): n for n, block in enumerate(function.blocks)}

    def read(self) -> _Shape:
        function = self.function
        info = function.coroutine
        head: tuple[Hashable, ...] = ()
        if info is not None:
            self.names.append(f"t {info.type_name}")
            head = (info.head_size, tuple(info.head_references), info.state_offset)
        form = (
            tuple(self.value(param) for param in function.params),
            _rep(function.result),
            function.raises,
            function.inline,
            head,
            tuple(_rep(local.rep) for local in function.locals),
            tuple(
                (block.cold, tuple(self.op(op) for op in block.ops)) for block in function.blocks
            ),
        )
        return _Shape(form, self.names)

    def op(self, op: Op) -> Hashable:
        kind = type(op)
        return (kind, *[self.part(getattr(op, name)) for name in _fields(kind)])

    def part(self, part: object) -> Hashable:
        if isinstance(part, Value):
            return self.value(part)
        if part is None or isinstance(part, str | int):
            return part
        if isinstance(part, Block):
            return self.blocks[id(part)]
        if isinstance(part, Local):
            return part.id
        assert isinstance(part, list | tuple)
        return tuple([self.part(item) for item in part])

    def value(self, value: Value) -> Hashable:
        if isinstance(value, Temp):
            return ("t", self.temps.setdefault(value.id, len(self.temps)), _rep(value.rep))
        if isinstance(value, Const):
            # repr: 0.0 and -0.0, 1 and True are equal but not the same.
            return ("c", repr(value.literal), _rep(value.rep))
        assert isinstance(value, Symbol)
        self.names.append(_key_of(value.name))
        return ("s", value.name.partition(":")[0] == "size", _rep(value.rep))


_FIELDS: dict[type[Op], tuple[str, ...]] = {}


def _fields(kind: type[Op]) -> tuple[str, ...]:
    """The fields of an operation but its line."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(name for name in kind.__dataclass_fields__ if name != "line")
    return _FIELDS[kind]


class _Renamer:
    """Puts the names of those that stay in place of the others'."""

    def __init__(self, renamed: dict[str, str], shapes: dict[str, _Shape]) -> None:
        self.renamed = renamed
        self.shapes = shapes
        self.symbols: dict[str, str] = {}

    def apply(self, program: Program) -> None:
        program.functions = [
            function for function in program.functions if f"f {function.symbol}" not in self.renamed
        ]
        program.types = [kind for kind in program.types if f"t {kind.name}" not in self.renamed]
        for function in program.functions:
            names = self.shapes[f"f {function.symbol}"].names
            if not _may_have_equals(function) or any(name in self.renamed for name in names):
                self.function(function)
        for kind in program.types:
            kind.methods = {s: self.symbol(method) for s, method in kind.methods.items()}
        for static in program.objects:
            static.type_name = self.type_name(static.type_name)
            static.fields = [(at, self.value(value)) for at, value in static.fields]
        for variable in program.globals:
            self.variable(variable)

    def function(self, function: Function) -> None:
        if function.coroutine is not None:
            function.coroutine.type_name = self.type_name(function.coroutine.type_name)
        for block in function.blocks:
            for op in block.ops:
                replace_operands(op, self.value)

    def variable(self, variable: Global) -> None:
        variable.initial = self.value(variable.initial)

    def value(self, value: Value) -> Value:
        if type(value) is Symbol:
            name = self.symbol(value.name)
            return value if name == value.name else Symbol(name, value.rep)
        return value

    def symbol(self, symbol: str) -> str:
        found = self.symbols.get(symbol)
        if found is None:
            key = _key_of(symbol)
            kept = self.renamed.get(key)
            found = symbol if kept is None else symbol[: len(symbol) - len(key) + 2] + kept[2:]
            self.symbols[symbol] = found
        return found

    def type_name(self, name: str) -> str:
        return self.renamed.get(f"t {name}", f"t {name}")[2:]
