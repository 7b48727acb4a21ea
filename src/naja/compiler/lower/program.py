"""Lowering of a whole program: what is reached, instance by instance.

A work list of function instances grows from the entry points. Virtual calls register
selectors; when the list is empty, the methods that fill the selectors' slots in live
classes are requested, and so on to a fixpoint. Nothing unreached is ever lowered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from mypy.nodes import (
    AssignmentStmt,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    MypyFile,
    NameExpr,
    Node,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance, ProperType, Type

from naja.abi import entry
from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend import CheckedProgram, LeftOut, in_library
from naja.compiler.ir.core import Function, Jump
from naja.compiler.ir.program import Global, Program
from naja.compiler.ir.types import I1
from naja.compiler.lower.classes import ClassTable
from naja.compiler.lower.definitions import find_early_names, find_rebound
from naja.compiler.lower.descriptors import Descriptors
from naja.compiler.lower.dispatch import Dispatch
from naja.compiler.lower.enum_members import EnumShape
from naja.compiler.lower.facts import BodyFacts, read_facts
from naja.compiler.lower.function import FunctionLowering, Located
from naja.compiler.lower.marks import decorator_text, is_user_decorated, manager_of
from naja.compiler.lower.model import ClosureLayout, Instantiation, Typed, Variable
from naja.compiler.lower.names import Names
from naja.compiler.lower.pack_facts import observes
from naja.compiler.lower.questions import Questions, of_all_classes
from naja.compiler.lower.statics import Statics
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import Bindings, Unsupported, folded

# Emits the default of a parameter whose type in this call is known.
DefaultMaker: TypeAlias = Callable[[FunctionLowering, ProperType], Typed]

_ONE_FILE = ("collections", "contextlib", "datetime", "itertools", "logging", "random")


class ProgramLowering:
    """The state shared by all function lowerings of one program."""

    def __init__(self, checked: CheckedProgram, platform: str, keeps: bool = False) -> None:
        """`keeps`: keep what is asked of all classes, to know what depends on the answers."""
        self.bool_rep = I1
        self.platform = platform
        self.names = Names()
        self.questions = Questions(keeps)
        self.out = Program()
        self.statics = Statics(self)
        self.files: dict[str, MypyFile] = {}
        self.functions: dict[Instantiation, str] = {}
        self.pending: list[Instantiation] = []
        self.lazy: dict[Var, str] = {}
        self.closures: dict[Instantiation, ClosureLayout] = {}
        self._facts: dict[Node, BodyFacts] = {}
        self.problems: list[Diagnostic] = []
        self.bound_flags: dict[Variable, str] = {}
        self.astray: set[Var] = set()
        self.default_globals: dict[tuple[object, int], tuple[Global, ProperType]] = {}
        self.decorated_methods: dict[object, tuple[FuncDef, Global]] = {}
        self.copies_prepared = False  # the classes have the methods that copy their objects
        self.shapes_prepared = False  # ... that make dicts and tuples of dataclasses
        self.promoted: dict[Instantiation, tuple[str, int, int]] = {}  # where they are called
        self.function_objects: dict[object, str] = {}  # of functions that are used as values
        self.held_from: dict[object, int] = {}  # of methods that decorators have made
        self.dispatchers: dict[object, FuncDef] = {}  # what `singledispatch` was given
        self.choosing: dict[object, int] = {}  # what stands for it, and the parameter it asks
        self.registered: dict[object, list[str]] = {}  # flags of the functions registered there
        self.looped: set[FuncDef] = set()  # each turn of a loop makes these functions anew
        self.default_makers: dict[tuple[object, int], DefaultMaker] = {}
        self.synthetic: dict[object, Callable[[FunctionLowering, list[Typed]], None]] = {}
        self.enums: dict[TypeInfo, EnumShape] = {}
        self.home: dict[object, str] = {}
        self.last_forms: set[object] = set()  # methods for which NotImplemented is the end
        self.bare_forms: set[object] = set()  # ... that give None for it
        self.unordered: set[TypeInfo] = set()  # classes whose comparisons have no such form
        self.generator_types: dict[Instantiation, tuple[ProperType, Bindings]] = {}
        self.managers: dict[object, str] = {}
        self.externs: dict[object, str] = {}
        self.inline_marks: dict[object, str] = {}
        self.nested_outer: dict[object, Instantiation | None] = {}
        self.nested_types: dict[Instantiation, ProperType] = {}
        self.thunks: set[str] = set()
        self.descriptors = Descriptors(self)
        self.classes = ClassTable(self)
        self.dispatch = Dispatch(self)
        self.initialisers: dict[Var, tuple[Expression, str]] = {}
        self.module_of: dict[Var, str] = {}
        self._library: set[str] = set()
        self._begun = False
        self.add_modules(checked)

    def add_modules(self, checked: CheckedProgram) -> None:
        """Take in what is checked and not known yet."""
        new = {name: tree for name, tree in checked.files.items() if name not in self.files}
        self.files.update(new)
        self.types: dict[Expression, Type] = checked.types
        self._left_out = checked.left_out
        self._maybe_unbound = checked.maybe_unbound
        self.orders = checked.orders
        self.main = next(iter(checked.orders), "__main__")
        self._observes: bool | None = None
        self._library.update(name for name, tree in new.items() if in_library(tree.path))
        for name, tree in new.items():
            self._collect_globals(name, tree)
            self._collect_marks(tree)
        self.early = find_early_names(self)
        self.rebound = find_rebound(self)
        self.classes.add(list(new.values()))

    @property
    @of_all_classes
    def observes(self) -> bool:
        """The program looks at how functions are called."""
        if self._observes is None:
            own = [tree for name, tree in self.files.items() if not self.is_library(name)]
            self._observes = any(map(observes, own))
        return self._observes

    def _collect_marks(self, tree: MypyFile) -> None:
        """Functions marked `@extern`, `@no_inline`, `@always_inline`."""
        members = [
            item for node in tree.defs if isinstance(node, ClassDef) for item in node.defs.body
        ]
        for statement in [*tree.defs, *members]:
            if not isinstance(statement, Decorator):
                continue
            manager = manager_of(statement)
            if manager is not None:
                self.managers[statement.func] = manager
            symbol = decorator_text(statement, "naja.unsafe.extern")
            if symbol is not None:
                self.externs[statement.func] = symbol
            names = [getattr(item, "fullname", "") for item in statement.original_decorators]
            if "naja.unsafe.no_inline" in names:
                self.inline_marks[statement.func] = "never"
            elif "naja.unsafe.always_inline" in names:
                self.inline_marks[statement.func] = "always"

    def _collect_globals(self, module: str, tree: MypyFile) -> None:
        from naja.compiler.lower.single_dispatch import is_dispatcher

        for statement in tree.defs:
            if (
                isinstance(statement, Decorator)
                and is_user_decorated(statement)
                and manager_of(statement) is None
                and not is_dispatcher(statement)
                and not self.is_library(module)
            ):
                self.module_of[statement.var] = module
            if isinstance(statement, AssignmentStmt):
                for target in statement.lvalues:
                    if isinstance(target, NameExpr) and isinstance(target.node, Var):
                        self.module_of[target.node] = module
                        self.initialisers.setdefault(target.node, (statement.rvalue, module))

    def builtin(self, name: str, *args: ProperType) -> Instance:
        """The class `name` of builtins, or a full name with dots."""
        module, _, short = name.rpartition(".")
        node = self.files[module or "builtins"].names[short].node
        return Instance(node, [folded(arg) for arg in args])  # type: ignore[arg-type]

    def is_library(self, module: str) -> bool:
        return module in self._library

    def module_label(self, module: str) -> str:
        """`__name__` of a module: every main module of a batch is `__main__`.

        Modules that are one file in CPython and a package here show the package's name.
        """
        package = module.partition(".")[0]
        if package in _ONE_FILE and module != "collections.abc":
            return package
        return "__main__" if module in self.orders else module

    def request(self, key: Instantiation) -> str:
        """The link name of the instance; it will be lowered."""
        name = self.functions.get(key)
        if name is None:
            name = self.names.function_name(key)
            self.functions[key] = name
            self.pending.append(key)
        return name

    def named_function(self, path: str) -> FuncDef:
        """The guest function "module:function"."""
        module, _, name = path.partition(":")
        tree = self.files.get(module)
        symbol = tree.names.get(name) if tree else None
        node = function_of(symbol.node) if symbol else None
        if node is None:
            raise Unsupported(f"the library lacks {path}, which compiled programs need", "internal")
        return node

    def request_named(self, path: str) -> str:
        return self.request(Instantiation(self.named_function(path)))

    def service_provider(self, kind: str) -> FuncDef:
        """The provider function of `hal.service(kind)` on this platform."""
        from naja.abi.services import PROVIDERS

        path = PROVIDERS.get(kind, {}).get(self.platform)
        if path is None:
            raise Unsupported(f"the platform {self.platform} has no provider of {kind}", "service")
        return self.named_function(path)

    def add(self, function: Function) -> None:
        if not function.blocks[0].terminated:  # the prologue, where cells are made
            function.blocks[0].ops.append(Jump(function.blocks[1]))
        self.out.functions.append(function)

    @contextmanager
    def collecting(self, node: Node | None = None) -> Iterator[None]:
        """Keep a refusal for the end: one build tells of all of them.

        `node` is the place of a refusal that has none.
        """
        try:
            yield
        except Unsupported as problem:
            path = self.files[self.home_of(node)].path
            line, column = (node.line, node.column + 1) if node is not None else (0, 0)
            self.problems.append(Diagnostic(path, line, column, problem.message, problem.code))
        except Located as error:
            self.problems.append(
                Diagnostic(
                    error.file, error.line, error.column, error.problem.message, error.problem.code
                )
            )

    def facts_of(self, body: Node, module: str) -> BodyFacts:
        """The variables of a body that is written in `module`. Every body lowered is asked for.

        Errors: LeftOut.
        """
        found = self._facts.get(body)
        if found is None:
            if body in self._left_out:
                raise LeftOut
            found = self._facts[body] = read_facts(
                body, lambda name: self.is_doubtful(name, module)
            )
            self.astray |= found.astray
        return found

    def lowered_bodies(self) -> set[Node]:
        """The bodies of functions and modules that the program is made of."""
        return set(self._facts)

    def is_doubtful(self, name: RefExpr, module: str) -> bool:
        """Whether the variable may have no value at this use."""
        if not self._maybe_unbound:
            return False
        path = os.path.abspath(self.files[module].path)
        return (path, name.line, name.column + 1) in self._maybe_unbound

    def home_of(self, node: Node | None) -> str:
        """The module in which a function or class is written."""
        if node in self.home:
            return self.home[node]
        parts = (getattr(node, "fullname", "") or "").split(".")
        for count in range(len(parts) - 1, 0, -1):
            name = ".".join(parts[:count])
            if name in self.files:
                return name
        return self.main

    def lower(self, key: Instantiation) -> None:
        """Lower an instance, behind the function around it: that says what it captures."""
        from naja.compiler.lower.instances import lower_instance
        from naja.compiler.lower.promotions import shown_at_call

        if key.outer is not None and key.outer in self.pending:
            self.pending.remove(key.outer)
            self.lower(key.outer)
        self.questions.during = self.functions[key]
        with self.collecting(key.node), shown_at_call(self, key):
            lower_instance(self, key)
        self.questions.during = None

    def begin(self) -> None:
        """Lower what depends on no program: what the platform calls. Once only."""
        from naja.compiler.lower.entry import lower_exports

        if not self._begun:
            self._begun = True
            lower_exports(self)

    def late(self) -> set[str | None]:
        """What would come out otherwise if the library were all; None: not just functions.

        For this the questions must have been kept.
        """
        seen, self._observes = self._observes, False
        with self.classes.without_program():
            found = self.questions.changed()
        self._observes = seen
        return found

    def run(self) -> Program:
        """Lower everything that is reached from the entry points. Errors: CompileError."""
        from naja.compiler.lower.entry import lower_main

        self.begin()
        self.questions.during = entry.PROGRAM
        lower_main(self)
        self.questions.during = None
        while True:
            while self.pending:
                self.lower(self.pending.pop())
            if not self.dispatch.fill():
                break
        if self.problems:
            raise CompileError(sorted(set(self.problems)))
        self.descriptors.settle()
        self.out.selectors = {selector.key for selector in self.dispatch.selectors.values()}
        self.out.sort()
        return self.out
