"""One of CPython's test modules as a typed program: functions `t0`, `t1` ... and their needs."""

from __future__ import annotations

import ast
import builtins
import copy
import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conformance.places import first_line
from conformance.rewriter import Rewriter
from conformance.versions import split_versions

# Where names of the interpreter's own modules are to be imported from.
PUBLIC = {
    "_functools": "functools", "_collections": "collections", "_struct": "struct",
    "_operator": "operator", "_random": "random", "_heapq": "heapq", "_bisect": "bisect",
    "_io": "io", "_json": "json", "_datetime": "datetime", "_hashlib": "hashlib",
    "_collections_abc": "collections.abc", "json.decoder": "json", "json.encoder": "json",
}  # fmt: skip
PROVIDED = set(dir(builtins)) | {
    "_check", "_missing", "_Caught", "sys", "traceback", "Callable", "Iterator", "Iterable",
    "AsyncIterator",
}  # fmt: skip


@dataclass
class Test:
    """A test: the functions that are called `name` in CPython's file and `function` here."""

    name: str
    function: str
    tree: ast.FunctionDef
    locals: dict[str, str] = field(default_factory=dict)


@dataclass
class Adapted:
    """The adapted program in parts."""

    tests: list[Test] = field(default_factory=list)
    items: dict[str, list[ast.stmt]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


class Adapter:
    """Adapts what `live.py` told of a module. `known`: the modules that an image has."""

    def __init__(self, told: dict[str, Any], known: set[str]) -> None:
        self.told, self.known = told, known
        self.made = Adapted()
        self._trees: dict[str, ast.Module] = {}
        self._numbers = itertools.count()
        self._helpers: dict[tuple[str, str], str] = {}
        self._asked: set[str] = set()

    def adapt(self) -> Adapted:
        """The program. Tests that are the same text (for two implementations) come once."""
        seen: set[str] = set()
        for cls, method in self.told["tests"]:
            name = f"{cls}.{method}"
            found = self.method(cls, method)
            if found is None:
                self.made.left_out[name] = "made at run time"
                continue
            file, node = found
            reason = self._excluded(name, node)
            if reason is not None:
                self.made.left_out[name] = reason
                continue
            function = f"t{len(self.made.tests)}"
            test = self._test(function, cls, file, node)
            text = ast.unparse(test).partition("\n")[2]
            if text in seen:
                continue
            seen.add(text)
            key = f"{file}:{first_line(node)}:{node.name}"
            self.made.tests.append(Test(name, function, test, self.told["locals"].get(key, {})))
            self._demand(test, file)
        return self.made

    def _excluded(self, name: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
        if name in self.told["skipped"]:
            return "skipped by CPython"
        if name in self.told["bad"]:
            return "fails under CPython here"
        decorators = [ast.unparse(item) for item in node.decorator_list]
        if any("cpython_only" in text or "impl_detail" in text for text in decorators):
            return "about CPython's own details"
        if isinstance(node, ast.AsyncFunctionDef):
            return "asynchronous"
        return None

    def _test(
        self, function: str, cls: str, file: str, node: ast.FunctionDef | ast.AsyncFunctionDef
    ) -> ast.FunctionDef:
        body = self._method_body(cls, "setUp") + self.rewritten(cls, file, node)
        split_versions(body)
        none = ast.Constant(None)
        arguments = ast.arguments([], [], None, [], [], None, [])
        made = ast.FunctionDef(function, arguments, body or [ast.Pass()], [], none)
        return ast.fix_missing_locations(made)

    def _method_body(self, cls: str, method: str) -> list[ast.stmt]:
        found = self.method(cls, method)
        return self.rewritten(cls, *found) if found is not None else []

    def rewritten(
        self, cls: str, file: str, node: ast.FunctionDef | ast.AsyncFunctionDef
    ) -> list[ast.stmt]:
        rewriter = Rewriter(self, file, cls)
        rewriter.stored = self._stored(cls, node)
        return rewriter.block(copy.deepcopy(node.body))

    def _stored(self, cls: str, node: ast.AST) -> set[str]:
        """The attributes of the test that it sets: variables, whatever the class says."""
        found = self.method(cls, "setUp")
        trees = [node] if found is None else [node, found[1]]
        return {
            part.attr
            for tree in trees
            for part in ast.walk(tree)
            if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)
            if isinstance(part.value, ast.Name) and part.value.id == "self"
        }

    # -- what the rewriter asks ---------------------------------------------------------

    def number(self) -> int:
        return next(self._numbers)

    def attribute(self, cls: str | None, name: str) -> str | None:
        """What `live.py` told of a class attribute, unless it is a method of the tests."""
        if cls is None:
            return None
        found: str | None = self.told["classes"].get(cls, {}).get("attributes", {}).get(name)
        if found is not None and found.startswith("name:test."):
            return None if self.method(cls, name) is not None else found
        return found

    def value(self, told: str) -> ast.expr:
        """The expression of a told value; what it names is imported."""
        kind, _, rest = told.partition(":")
        if kind == "value":
            return ast.parse(rest, mode="eval").body
        module, _, name = rest.partition(":")
        module = PUBLIC.get(module, module)
        if kind == "module":
            self.made.imports[module] = f"import {module}"
            return ast.parse(module, mode="eval").body
        if module == "builtins":
            return ast.Name(name, ast.Load())
        if module.startswith("test."):
            file = next((file for file in self.told["globals"] if Path(file).stem in module), "")
            self._define(name, file)
            return ast.Name(name, ast.Load())
        self.made.imports[module] = f"import {module}"
        return ast.parse(f"{module}.{name}", mode="eval").body

    def method(self, cls: str, name: str, behind: str = "") -> tuple[str, Any] | None:
        """The file and the tree of a method; only of bases behind those of a file."""
        bases = self.told["classes"].get(cls, {}).get("bases", [])
        if behind:
            bases = bases[1 + max(at for at, (file, _) in enumerate(bases) if file == behind) :]
        for file, base in bases:
            written = self._class(file, base)
            for item in written.body if written is not None else []:
                if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and item.name == name:
                    return file, item
        return None

    def helper(self, cls: str, name: str) -> str:
        """The function that stands for a method which tests call."""
        made = self._helpers.get((cls, name))
        if made is not None:
            return made
        found = self.method(cls, name)
        assert found is not None
        file, node = found
        made = self._helpers[cls, name] = f"h{len(self._helpers)}_{name}"
        function = copy.deepcopy(node)
        rewriter = Rewriter(self, file, cls)
        static = any("staticmethod" in ast.unparse(item) for item in node.decorator_list)
        if function.args.args and not static:
            function.args.args.pop(0)
        rewriter.annotator.annotate(function, method=False)
        function.name, function.decorator_list = made, []
        function.body = rewriter.block(function.body) or [ast.Pass()]
        split_versions(function.body)
        ast.fix_missing_locations(function)
        self._demand(function, file)
        self.made.items[made] = [function]
        return made

    def literals(self, file: str) -> dict[str, ast.expr]:
        """Module variables of a file that are literal tuples or lists, assigned once."""
        found: dict[str, ast.expr] = {}
        for name, statements in self._top(file).items():
            match statements:
                case [ast.Assign(value=ast.Tuple() | ast.List() as value)]:
                    found[name] = value
        return found

    # -- module level -------------------------------------------------------------------

    def _tree(self, file: str) -> ast.Module:
        if file not in self._trees:
            self._trees[file] = ast.parse(Path(file).read_text("utf-8"))
        return self._trees[file]

    def _top(self, file: str) -> dict[str, list[ast.stmt]]:
        """What defines the module variables of a file."""
        found: dict[str, list[ast.stmt]] = {}
        pending = list(self._tree(file).body) if file else []
        while pending:
            statement = pending.pop(0)
            for name in defined_names(statement):
                found.setdefault(name, []).append(statement)
            if isinstance(statement, ast.Try | ast.If):
                pending = [*statement.body, *pending]
        return found

    def _class(self, file: str, qualified: str) -> ast.ClassDef | None:
        """The class of this name; `outer.<locals>.Name` is one that a function makes."""
        outer, _, name = qualified.rpartition(".<locals>.")
        found = self._top(file).get(outer or name, [])
        if outer and found and isinstance(found[-1], ast.FunctionDef):
            found = [item for item in found[-1].body if name in defined_names(item)]
        return found[-1] if found and isinstance(found[-1], ast.ClassDef) else None

    def _demand(self, tree: ast.AST, file: str) -> None:
        """Define what a piece of program names."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._define(node.id, file)

    def _define(self, name: str, file: str) -> None:
        if name in PROVIDED or name in self._asked:
            return
        statements = self._top(file).get(name, [])
        self._asked.add(name)
        imported = [text for item in statements if (text := self._import(item, name)) is not None]
        if imported:
            self.made.imports[name] = imported[0]
            return
        made: list[ast.stmt] = []
        for statement in statements:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign):
                rewriter = Rewriter(self, file, None)
                changed = rewriter.statement(copy.deepcopy(statement))
                for item in changed:
                    ast.fix_missing_locations(item)
                    self._demand(item, file)
                made += changed
        if made and not self._is_testcase(name):
            self.made.items[name] = made
            return
        told = self.told["globals"].get(file, {}).get(name)
        if told is not None and not told.startswith(("module:test", "name:test", "name:unittest")):
            value = ast.unparse(self.value(told))
            if value.partition(".")[0] in self.known and value != name:
                self.made.items[name] = [ast.parse(f"{name} = {value}").body[0]]

    def _is_testcase(self, name: str) -> bool:
        return name in self.told["classes"]

    def _import(self, statement: ast.stmt, name: str) -> str | None:
        """The import statement that gives `name`, if an image has the module."""
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                bound = alias.asname or alias.name.partition(".")[0]
                if bound == name and alias.name.partition(".")[0] in self.known:
                    return ast.unparse(ast.Import([alias]))
        if isinstance(statement, ast.ImportFrom) and not statement.level:
            module = str(statement.module)
            for alias in statement.names:
                if (alias.asname or alias.name) == name and module.partition(".")[0] in self.known:
                    return ast.unparse(ast.ImportFrom(module, [alias], 0))
        return None


def defined_names(statement: ast.stmt) -> list[str]:
    """The names to which a statement gives a value."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [part.id for target in targets for part in ast.walk(target)
                    if isinstance(part, ast.Name)]  # fmt: skip
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Import(names=names):
            return [item.asname or item.name.partition(".")[0] for item in names]
        case ast.ImportFrom(names=names):
            return [item.asname or item.name for item in names]
    return []
