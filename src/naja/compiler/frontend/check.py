"""The adapter to mypy 2.4: parse and type-check the library, then a program that imports it.

All of mypy that decides *how* it is run lives here. Our `src/naja` is its typeshed, so
`builtins.py` and the standard library are checked with the program, bodies included. The
library comes first and knows nothing of the program: between the two a process may wait for
the program to be edited.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import mypy.build
from mypy.errors import CompileError as MypyCompileError
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile, Node
from mypy.options import Options
from mypy.plugin import Plugin
from mypy.types import Type

from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend.endings import ends_at
from naja.compiler.frontend.foreseen import library_imports
from naja.compiler.frontend.imports import import_order
from naja.compiler.frontend.library import LIBRARY, in_library, module_path
from naja.compiler.frontend.messages import diagnostics
from naja.compiler.frontend.results import ResultTypes
from naja.compiler.frontend.rewriting import Rewriting
from naja.compiler.frontend.syntax import name_decorated, name_module_variables
from naja.compiler.frontend.unreached import LeavingOut, Unreached


@dataclass
class CheckedProgram:
    """A well-typed program: module trees by name, and the type of each expression.

    `orders`: for each main module, the modules in the order in which CPython runs their
    bodies, itself last. A batch has several main modules.
    `maybe_unbound`: absolute path, line and column (from 1) of uses of a variable that may have no
    value there; CPython decides at run time, and so do we.
    `left_out`: stand-ins for bodies that were not looked at; lowering one raises LeftOut.
    """

    orders: dict[str, list[str]]
    files: dict[str, MypyFile]
    types: dict[Expression, Type]
    maybe_unbound: set[tuple[str, int, int]]
    left_out: set[Node]


def _options(search: list[Path]) -> Options:
    options = Options()
    options.custom_typeshed_dir = str(LIBRARY)
    options.abs_custom_typeshed_dir = str(LIBRARY)
    options.python_version = (3, 11)
    options.platform = "linux"
    options.export_types = True
    options.preserve_asts = True
    options.incremental = False
    options.cache_dir = os.devnull
    options.show_traceback = True
    options.no_silence_site_packages = True
    options.python_executable = None
    options.namespace_packages = True
    options.explicit_package_bases = True
    options.mypy_path = [str(path) for path in search]
    options.show_column_numbers = True
    options.hide_error_codes = False
    options.disallow_untyped_defs = True
    options.disallow_incomplete_defs = True
    options.disallow_untyped_calls = False  # it would refuse calls of lambdas
    options.disallow_any_generics = True
    options.check_untyped_defs = True
    options.strict_optional = True
    options.strict_equality = False
    options.local_partial_types = True
    options.warn_no_return = True
    options.enable_error_code = ["possibly-undefined", "used-before-def"]
    # Modules have no __spec__ here; looking for its class would never come to an end.
    options.per_module_options = {"importlib.machinery": {"follow_imports": "skip"}}
    options.process_error_codes(error_callback=lambda message: None)
    return options


def plugins(options: Options) -> list[Plugin]:
    """What shows mypy a tree before it is typed, and the type of a call that it cannot find."""
    return [ResultTypes(options), Rewriting(options)]


def check_program(source: Path, roots: list[str]) -> CheckedProgram:
    """Check `source` as `__main__` and the library modules `roots` with all they import.

    Errors: CompileError with every message that mypy has.
    """
    return check_batch([source], roots)


def check_batch(
    sources: list[Path],
    roots: list[str],
    unreached: Unreached | None = None,
    replaced: dict[str, Path] | None = None,
) -> CheckedProgram:
    """Check several programs at once; the first is `__main__`, the others `__main__1` ...

    `unreached`: functions of the library whose bodies are left out; `replaced`: other files for
    modules of the library. Errors: CompileError with every message that mypy has.
    """
    return CheckedLibrary(sources, roots, unreached or Unreached(), replaced or {}).check(sources)


def _must_exist(sources: list[Path]) -> None:
    for source in sources:
        if not source.is_file():
            message = "there is no such file; name a Python source file"
            raise CompileError([Diagnostic(str(source), 0, 0, message, "missing-file")])


class CheckedLibrary:
    """The modules `roots` and those that the programs seem to import, checked.

    Errors, when it is made: CompileError.
    """

    def __init__(
        self,
        sources: list[Path],
        roots: list[str],
        unreached: Unreached,
        replaced: dict[str, Path],
    ) -> None:
        _must_exist(sources)
        places = {name: module_path(name) for name in roots} | replaced
        self._roots = [*places]
        self._replaced = replaced
        wanted = [BuildSource(str(path), name, None) for name, path in places.items()]
        foreseen = [name for name in library_imports(sources) if name not in places]
        wanted += [BuildSource(None, name, None) for name in foreseen]
        options = _options(
            [*dict.fromkeys(source.resolve().parent for source in sources), LIBRARY.parent]
        )
        self._leaving_out = LeavingOut(options, unreached)
        # Else mypy would turn the collector on, which the compiler has turned off.
        mypy.build.initial_gc_freeze_done = True
        shown = [*plugins(options), self._leaving_out]
        try:
            self._result = mypy.build.build(wanted, options, extra_plugins=shown)
        except MypyCompileError as error:
            raise CompileError(diagnostics(error.messages)) from None
        try:
            self._raise_problems()
        except CompileError as error:
            raise CompileError(self._hiding() or error.diagnostics) from None

    def is_pure(self) -> bool:
        """Whether all that was read is of the library: a module of the program may hide one."""
        return not self._hiding()

    def _hiding(self) -> list[Diagnostic]:
        """What to say of modules of the program that modules of the library import."""
        return [
            Diagnostic(
                tree.path,
                1,
                1,
                f"this hides the module {name} of the library, which the library itself uses; "
                "rename it",
                "hiding",
            )
            for name, tree in self._result.files.items()
            if name not in self._replaced and not in_library(tree.path)
        ]

    def check(self, sources: list[Path]) -> CheckedProgram:
        """Check programs that use it; once only. Errors: CompileError."""
        names = ["__main__" if not at else f"__main__{at}" for at in range(len(sources))]
        try:
            self._add(
                [
                    BuildSource(str(source), name, None)
                    for source, name in zip(sources, names, strict=True)
                ]
            )
        except MypyCompileError as error:
            raise CompileError(diagnostics([*self._result.errors, *error.messages])) from None
        self._raise_problems()
        files = self._files([*self._roots, *names])
        orders = {name: import_order(files, name) for name in names}
        for name in dict.fromkeys(module for order in orders.values() for module in order):
            if not in_library(files[name].path):
                name_decorated(files[name])
                name_module_variables(files[name])
        return self._checked(orders, files)

    def alone(self, sources: list[Path]) -> CheckedProgram:
        """What of it the programs seem to import now, as a program without a main module.

        Errors: CompileError.
        """
        foreseen = library_imports(sources)
        new = [name for name in foreseen if name not in self._result.graph]
        if new:
            self._add([BuildSource(None, name, None) for name in new])
        return self._checked({}, self._files([*self._roots, *foreseen]))

    def _checked(self, orders: dict[str, list[str]], files: dict[str, MypyFile]) -> CheckedProgram:
        unbound = self._raise_problems()
        # mypy names files from the current directory, whatever they were called by.
        unbound_at = {(os.path.abspath(item.file), item.line, item.column) for item in unbound}
        return CheckedProgram(
            orders, files, self._result.types, unbound_at, self._leaving_out.bodies
        )

    def _add(self, wanted: list[BuildSource]) -> None:
        """What `mypy.build.dispatch` does, for the modules that are not there yet."""
        manager, graph = self._result.manager, self._result.graph
        before = set(graph)
        # The directories of the program may have changed since they were looked at.
        manager.fscache.flush()
        manager.find_module_cache.clear()
        mypy.build.load_graph(wanted, manager, graph)
        for name, state in graph.items():
            manager.import_map[name] = state.dependencies_set
        groups = mypy.build.sorted_components(graph)
        manager.scc_by_id = {group.id: group for group in groups}
        manager.scc_by_mod_id = {name: group for group in groups for name in group.mod_ids}
        manager.top_order = [group.id for group in groups]
        manager.done_sccs = {group.id for group in groups if group.mod_ids <= before}
        for group in groups:
            if group.id not in manager.done_sccs:
                mypy.build.process_stale_scc(graph, group, manager)
                manager.done_sccs.add(group.id)

    def _raise_problems(self) -> set[Diagnostic]:
        """Errors: CompileError if mypy has found any; else the variables that may be unbound."""
        problems = [
            item for item in diagnostics(self._result.errors) if not self._ends_after_all(item)
        ]
        unbound = {
            item for item in problems if item.code in ("possibly-undefined", "used-before-def")
        }
        if len(unbound) < len(problems):
            raise CompileError([item for item in problems if item not in unbound])
        return unbound

    def _ends_after_all(self, problem: Diagnostic) -> bool:
        """Whether a return is missing only behind a manager that might swallow an exception."""
        if problem.message != "Missing return statement":
            return False
        return any(
            ends_at(tree, problem.line, self._result.types)
            for tree in self._result.files.values()
            if os.path.abspath(tree.path) == os.path.abspath(problem.file)
        )

    def _files(self, roots: list[str]) -> dict[str, MypyFile]:
        """The trees of modules and of all that they import: the rest is not in the program.

        In an order that does not depend on what was read first; the library's come first.
        """
        graph, files = self._result.graph, self._result.files
        found: dict[str, MypyFile] = {}
        wanted = [*roots]
        while wanted:
            name = wanted.pop()
            if name in files and name not in found:
                found[name] = files[name]
                wanted += [*graph[name].dependencies, *(graph[name].ancestors or [])]
        own = [name for name, tree in found.items() if not in_library(tree.path)]
        return {name: found[name] for name in sorted(found, key=lambda name: (name in own, name))}
