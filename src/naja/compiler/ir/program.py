"""All that goes into an image besides the code of one function: data, classes, the whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from naja.compiler.ir.core import Function, Value
from naja.compiler.ir.types import Rep


@dataclass(eq=False)
class StaticStr:
    """A string literal object `symbol`."""

    symbol: str
    text: str


@dataclass(eq=False)
class StaticBytes:
    symbol: str
    data: bytes


@dataclass(eq=False)
class Global:
    """A module variable; `initial` a Const or Symbol (static object)."""

    symbol: str
    rep: Rep
    initial: Value


@dataclass(eq=False)
class StaticObject:
    """A ready-made object in the image: header of `type_name`, then (offset, value) fields."""

    symbol: str
    type_name: str
    size: int
    fields: list[tuple[int, Value]]


@dataclass(eq=False)
class TypeDesc:
    """A class for the tables (see naja.abi.layout). `name` is the link name behind `type.`.

    `methods`: selector -> function symbol. `base`: link name of the base class.
    """

    name: str
    qualified_name: str
    module: str
    base: str | None
    size: int
    stride: int
    references: list[int]
    element_references: list[int]
    flags: int
    methods: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class Program:
    """All that goes into an image."""

    functions: list[Function] = field(default_factory=list)
    types: list[TypeDesc] = field(default_factory=list)
    strings: list[StaticStr] = field(default_factory=list)
    byte_strings: list[StaticBytes] = field(default_factory=list)
    globals: list[Global] = field(default_factory=list)
    objects: list[StaticObject] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    selectors: set[str] = field(default_factory=set)

    def sort(self) -> None:
        """Order everything by name: the image is the same in whatever order it was lowered."""
        self.types.sort(key=lambda item: item.name)
        for items in (
            self.functions,
            self.strings,
            self.byte_strings,
            self.globals,
            self.objects,
            self.sites,
        ):
            items.sort(key=lambda item: item.symbol)


@dataclass(eq=False)
class Site:
    """A traceback site: symbol of a {function record, line} pair (see naja.abi.layout)."""

    symbol: str
    function_name: str
    file: str
    line: int
    text: str | None  # the source line, for files whose tracebacks show it
