"""The adapter to mypy 2.4: parse and type-check a program and the library it imports.

All of mypy that decides *how* it is run lives here. Our `src/naja` is its typeshed, so
`builtins.py` and the standard library are checked with the program, bodies included.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import mypy.build
from mypy.errors import CompileError as MypyCompileError
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, Import, ImportAll, ImportBase, ImportFrom, MypyFile, Node
from mypy.options import Options
from mypy.plugin import Plugin
from mypy.types import Type

from naja.compiler.diagnostics import CompileError, Diagnostic
from naja.compiler.frontend.hints import in_one_word, in_our_words
from naja.compiler.frontend.library import LIBRARY, in_library, module_path
from naja.compiler.frontend.results import ResultTypes
from naja.compiler.frontend.rewriting import Rewriting
from naja.compiler.frontend.syntax import name_decorated, name_module_variables
from naja.compiler.frontend.unreached import LeavingOut, Unreached

_MESSAGE = re.compile(
    r"^(?P<file>.*?):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<kind>error|note): (?P<text>.*)$"
)
_CODE = re.compile(r"^(?P<text>.*?)\s+\[(?P<code>[a-z-]+)\]$")


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
    modules of the library.
    """
    names = ["__main__" if not at else f"__main__{at}" for at in range(len(sources))]
    for source in sources:
        if not source.is_file():
            message = "there is no such file; name a Python source file"
            raise CompileError([Diagnostic(str(source), 0, 0, message, "missing-file")])
    wanted = [
        BuildSource(str(source), name, None) for source, name in zip(sources, names, strict=True)
    ]
    places = {name: module_path(name) for name in roots} | (replaced or {})
    wanted += [BuildSource(str(path), name, None) for name, path in places.items()]
    options = _options(
        [*dict.fromkeys(source.resolve().parent for source in sources), LIBRARY.parent]
    )
    leaving_out = LeavingOut(options, unreached or Unreached())
    # Else mypy would turn the collector on, which the compiler has turned off.
    mypy.build.initial_gc_freeze_done = True
    try:
        result = mypy.build.build(wanted, options, extra_plugins=[*plugins(options), leaving_out])
    except MypyCompileError as error:
        raise CompileError(_diagnostics(error.messages)) from None
    problems = _diagnostics(result.errors)
    unbound = {item for item in problems if item.code in ("possibly-undefined", "used-before-def")}
    if len(unbound) < len(problems):
        raise CompileError([item for item in problems if item not in unbound])
    # mypy names files from the current directory, whatever they were called by.
    unbound_at = {(os.path.abspath(item.file), item.line, item.column) for item in unbound}
    orders = {name: _import_order(result, name) for name in names}
    for name in dict.fromkeys(module for order in orders.values() for module in order):
        if not in_library(result.files[name].path):
            name_decorated(result.files[name])
            name_module_variables(result.files[name])
    return CheckedProgram(orders, dict(result.files), result.types, unbound_at, leaving_out.bodies)


def _import_order(result: mypy.build.BuildResult, main: str) -> list[str]:
    """Modules in the order in which CPython would run their bodies."""
    seen: set[str] = set()
    order: list[str] = []

    def visit(name: str) -> None:
        if name in seen or name not in result.files:
            return
        seen.add(name)
        for dependency in _imports_of(result.files[name]):
            visit(dependency)
        order.append(name)

    visit(main)
    return order


def _imports_of(tree: MypyFile) -> list[str]:
    return [name for statement in tree.imports for name in imported_modules(tree, statement)]


def imported_modules(tree: MypyFile, statement: ImportBase) -> list[str]:
    """The modules whose bodies an import runs, packages first; some may be mere names."""
    found: list[str] = []
    if isinstance(statement, Import):
        found = [name for name, _ in statement.ids]
    elif isinstance(statement, ImportFrom):
        base = imported_module(tree, statement)
        found = [base, *(f"{base}.{name}" for name, _ in statement.names)]
    elif isinstance(statement, ImportAll):
        found = [_absolute(tree, statement.relative, statement.id)]
    with_parents: list[str] = []
    for name in found:
        parts = name.split(".")
        with_parents += [".".join(parts[: count + 1]) for count in range(len(parts))]
    return with_parents


def imported_module(tree: MypyFile, statement: ImportFrom) -> str:
    """The module that `from ... import` names."""
    return _absolute(tree, statement.relative, statement.id)


def _absolute(tree: MypyFile, level: int, name: str) -> str:
    if not level:
        return name
    parts = tree.fullname.split(".")
    if not tree.is_package_init_file():
        parts = parts[:-1]
    if level > 1:
        parts = parts[: -(level - 1)]
    return ".".join([*parts, name] if name else parts)


def _diagnostics(messages: list[str]) -> list[Diagnostic]:
    """Parse mypy's messages; notes are appended to the error before them."""
    found: list[Diagnostic] = []
    for message in messages:
        match = _MESSAGE.match(message)
        if match is None:
            found.append(Diagnostic(message, 0, 0, "this could not be checked", "check"))
            continue
        text, code = match["text"], "syntax" if "syntax" in match["text"].lower() else "check"
        with_code = _CODE.match(text)
        if with_code:
            text, code = in_our_words(with_code["text"]), with_code["code"]
        if match["kind"] == "note" and text.startswith("See https://"):
            continue
        if match["kind"] == "note" and found:
            last = found[-1]
            found[-1] = Diagnostic(
                last.file, last.line, last.column, f"{last.message} ({text})", last.code
            )
            continue
        found.append(
            Diagnostic(match["file"], int(match["line"]), int(match["column"] or 1), text, code)
        )
    return in_one_word(found)
