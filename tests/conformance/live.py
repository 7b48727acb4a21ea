"""Run one of CPython's test modules under CPython and tell what was seen, as JSON.

A child process (`python live.py <directory of the package> <module> <output>`), so that
whatever the tests do to their interpreter stays there. Told are: the tests with the class
that each belongs to, what the attributes of the classes and of the modules are (as text that
can be written into a program), and the types that parameters and results of functions had.
"""

from __future__ import annotations

import collections
import importlib
import inspect
import io
import json
import sys
import types
import unittest
from collections import defaultdict
from pathlib import Path
from typing import Any

LIMIT_OF_ITEMS = 40
LIMIT_OF_TYPES = 6
# The module variables of files, as the functions in them see them.
GLOBALS: dict[str, dict[str, Any]] = {}


def type_text(value: Any, depth: int = 0) -> str:
    """The annotation that fits a value."""
    kind = type(value)
    if value is None:
        return "None"
    if kind in (int, bool, float, complex, str, bytes, bytearray, memoryview, range, slice):
        return kind.__name__
    if depth > 3:
        return "object"
    if kind in (list, set, frozenset):
        items = list(value)[:LIMIT_OF_ITEMS]
        return f"{kind.__name__}[{union([type_text(item, depth + 1) for item in items])}]"
    if kind is tuple:
        texts = [type_text(item, depth + 1) for item in value]
        if len(texts) > 5:
            return f"tuple[{union(texts)}, ...]"
        return f"tuple[{', '.join(texts) or '()'}]"
    if kind is dict:
        keys = union([type_text(item, depth + 1) for item in list(value)[:LIMIT_OF_ITEMS]])
        values = [type_text(item, depth + 1) for item in list(value.values())[:LIMIT_OF_ITEMS]]
        return f"dict[{keys}, {union(values)}]"
    if isinstance(value, type):
        return f"type[{value.__qualname__.rpartition('<locals>.')[2]}]"
    if isinstance(value, types.FunctionType | types.BuiltinFunctionType | types.MethodType):
        return "Callable[..., object]"
    return kind.__qualname__.rpartition("<locals>.")[2]


def union(texts: list[str]) -> str:
    """The union of types; an empty container's is `int`, as good as any."""
    kinds = sorted(set(texts), key=lambda text: (text == "None", text))
    if "bool" in kinds and "int" in kinds:
        kinds.remove("bool")
    if len(kinds) > LIMIT_OF_TYPES:
        return "object"
    return " | ".join(kinds) if kinds else "int"


class Observer:
    """Types of parameters and results by function."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.parameters: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.results: dict[str, set[str]] = defaultdict(set)
        self.kinds: dict[str, str] = {}
        self.calls: dict[str, int] = defaultdict(int)
        self.locals: dict[str, dict[str, str]] = {}

    def __call__(self, frame: types.FrameType, event: str, argument: Any) -> None:
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(self.home):
            return
        key = f"{code.co_filename}:{code.co_firstlineno}:{code.co_name}"
        self.calls[key] += 1
        if self.calls[key] > 400:
            return
        if event == "call":
            count = code.co_argcount + code.co_kwonlyargcount
            names = code.co_varnames[: count + bool(code.co_flags & 4) + bool(code.co_flags & 8)]
            for name in names:
                if name in frame.f_locals and name != "self":
                    self.parameters[key][name].add(type_text(frame.f_locals[name]))
            return
        self.kinds[key] = kind_of(code.co_flags)
        containers = (list, dict, set, collections.deque, collections.OrderedDict)
        self.locals[key] = {
            name: type_text(value)
            for name, value in list(frame.f_locals.items())[:LIMIT_OF_ITEMS]
            if isinstance(value, containers)
        }
        if self.kinds[key] != "generator" or argument is not None:
            self.results[key].add(type_text(argument))


def kind_of(flags: int) -> str:
    if flags & 0x20:
        return "generator"
    if flags & 0x80:
        return "coroutine"
    return "async generator" if flags & 0x200 else "function"


def source_text(value: Any) -> str | None:
    """Text that gives the value in a program, with its module in front; None: there is none."""
    if isinstance(value, types.ModuleType):
        return f"module:{value.__name__}"
    if isinstance(value, type | types.FunctionType | types.BuiltinFunctionType):
        module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", "")
        home = sys.modules.get(str(module))
        if home is not None and "." not in name and getattr(home, name, None) is value:
            return f"name:{module}:{name}"
        return None
    if isinstance(value, int | float | str | bytes | type(None)):
        return f"value:{value!r}"
    return None


def describe_class(cls: type) -> dict[str, Any]:
    """Where the class and its bases are written, and its attributes."""
    bases = []
    for base in cls.__mro__:
        file = file_of(base)
        if base.__module__.startswith("test.") and not base.__module__.startswith("test.support"):
            bases.append([file, written_name(base)])
    attributes = {}
    for name in dir(cls):
        if not name.startswith("__") and not hasattr(unittest.TestCase, name):
            text = source_text(getattr(cls, name))
            if text is not None:
                attributes[name] = text
    return {"bases": bases, "attributes": attributes}


def file_of(cls: type) -> str:
    """Where a class is written; its module may be gone from the table of modules."""
    for item in vars(cls).values():
        if isinstance(item, types.FunctionType) and item.__module__ == cls.__module__:
            written = inspect.unwrap(item)
            GLOBALS.setdefault(written.__code__.co_filename, written.__globals__)
            return str(written.__code__.co_filename)
    return getattr(sys.modules.get(cls.__module__), "__file__", "") or ""


def written_name(cls: type) -> str:
    """The name in the class statement; test_datetime gives its classes other names later."""
    for item in vars(cls).values():
        if isinstance(item, types.FunctionType) and item.__module__ == cls.__module__:
            outer, _, name = inspect.unwrap(item).__qualname__.rpartition(".")
            if name == item.__name__ and cls.__qualname__.startswith(outer + "_"):
                return str(outer)
    return cls.__qualname__


def tests_of(suite: unittest.TestSuite) -> list[unittest.TestCase]:
    """The tests; no class that is made once more for each of many values (`Name[value]`)."""
    found: list[unittest.TestCase] = []
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            found += tests_of(item)
        elif type(item).__module__.startswith("test.") and "[" not in type(item).__name__:
            found.append(item)
    return found


def main(package: str, name: str, output: str) -> None:
    test = importlib.import_module("test")

    test.__path__.insert(0, f"{package}/test")
    sys.setrecursionlimit(1000)
    module = importlib.import_module(f"test.{name}")
    tests = tests_of(unittest.defaultTestLoader.loadTestsFromModule(module))
    classes = {type(item) for item in tests}
    observer = Observer(package)
    suite = unittest.TestSuite(tests)
    described = [[type(item).__qualname__, item._testMethodName] for item in tests]
    sys.setprofile(observer)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    sys.setprofile(None)
    skipped = {item.id().partition(name + ".")[2]: reason for item, reason in result.skipped}
    bad = [item.id().partition(name + ".")[2] for item, _ in result.failures + result.errors]
    files = {file for cls in classes for file, _ in describe_class(cls)["bases"]}
    told = {
        "tests": described,
        "skipped": skipped,
        "bad": bad,
        "classes": {cls.__qualname__: describe_class(cls) for cls in classes},
        "globals": {file: globals_of(file) for file in sorted(files | {str(module.__file__)})},
        "parameters": {
            key: {name: union(list(texts)) for name, texts in found.items()}
            for key, found in observer.parameters.items()
        },
        "results": {key: union(list(texts)) for key, texts in observer.results.items()},
        "kinds": observer.kinds,
        "locals": observer.locals,
    }
    Path(output).write_text(json.dumps(told))


def globals_of(file: str) -> dict[str, str]:
    """The module variables that are modules, or classes and functions of other modules."""
    modules = [vars(item) for item in list(sys.modules.values())
               if getattr(item, "__file__", None) == file]  # fmt: skip
    variables = modules[0] if modules else GLOBALS.get(file, {})
    own = f"name:{variables.get('__name__')}:"
    found = {}
    for name, value in list(variables.items()):
        if name.startswith("__"):
            continue
        text = source_text(value)
        if text is not None and not text.startswith(("value:", own)):
            found[name] = text
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
