"""mypy's words, where they would mislead: names and modules that only CPython has."""

import re
from pathlib import Path

from naja.compiler.diagnostics import Diagnostic
from naja.compiler.frontend.attribute_names import NEEDS_LITERAL

_LIBRARY = Path(__file__).resolve().parents[2] / "stdlib"
_ATTRIBUTE = re.compile(r'.*has no attribute "(\w+)"')
_NAME = re.compile(r'Name "(\w+)" is not defined')
_MODULE = re.compile(r'Cannot find implementation or library stub for module named "([\w.]+)"')
_TWICE = re.compile(r'Source file found twice under different module names: "__main__" and "(.+)"')

_NO_INTERPRETER = "there is no interpreter in an image; write what it would run as a function"
_BY_NAME = NEEDS_LITERAL
_NO_NAMESPACE = "an image keeps no table of its variables; use a dict of your own"

# Builtins of CPython that an image cannot have, and what to write instead.
_MISSING = {
    "eval": _NO_INTERPRETER,
    "exec": _NO_INTERPRETER,
    "compile": _NO_INTERPRETER,
    "__import__": "modules are fixed when the program is compiled; write an import statement",
    "setattr": _BY_NAME,
    "delattr": _BY_NAME,
    "globals": _NO_NAMESPACE,
    "locals": _NO_NAMESPACE,
    "vars": _NO_NAMESPACE,
    "dir": _NO_NAMESPACE,
    "open": "an image has no files yet; keep octets in memory or ask for them over the network",
    "input": "an image has no keyboard; take arguments from sys.argv or read from a connection",
    "breakpoint": "debug the program under CPython: naja run --on python",
    "help": "an image carries no documentation; read it under CPython",
}

_ONE_THREAD = (
    "an image has one thread; await it, or give others a turn with `await asyncio.sleep(0)`"
)
_ONE_PROGRAM = "an image is the only program on its machine"
_NO_FRAME = "generators and coroutines show nothing of their frames; keep it in variables"
_NO_POLICY = "there is one kind of event loop; `asyncio.Runner(loop_factory=...)` takes another"
_NO_LOCAL_SOCKETS = "an image talks to others over the network only; use a port"
_NO_DESCRIPTORS = "an image has no file descriptors; use streams"

# Attributes that modules and classes of CPython have, and images cannot have.
_ABSENT = {
    "to_thread": _ONE_THREAD,
    "run_in_executor": _ONE_THREAD,
    "set_default_executor": _ONE_THREAD,
    "run_coroutine_threadsafe": f"{_ONE_THREAD}; `asyncio.create_task` starts a coroutine",
    "wrap_future": _ONE_THREAD,
    "create_subprocess_exec": _ONE_PROGRAM,
    "create_subprocess_shell": _ONE_PROGRAM,
    "subprocess_exec": _ONE_PROGRAM,
    "add_signal_handler": f"{_ONE_PROGRAM}: nobody sends it signals",
    "get_event_loop_policy": _NO_POLICY,
    "set_event_loop_policy": _NO_POLICY,
    "open_unix_connection": _NO_LOCAL_SOCKETS,
    "start_unix_server": _NO_LOCAL_SOCKETS,
    "add_reader": _NO_DESCRIPTORS,
    "add_writer": _NO_DESCRIPTORS,
    "iscoroutinefunction": "what a function gives is known from its type when it is compiled",
    "chdir": "an image has no directories",
    **dict.fromkeys(
        [
            f"{kind}_{part}"
            for kind in ("gi", "cr", "ag")
            for part in ("frame", "code", "running", "suspended", "yieldfrom", "await", "origin")
        ],
        _NO_FRAME,
    ),
}
# The same of modules alone: other classes may well have such a name.
_ABSENT_OF_MODULES = {
    "namedtuple": "its fields have no types; write a class that extends typing.NamedTuple",
    "stdin": "an image has no keyboard; take arguments from sys.argv or read from a connection",
    "partialmethod": "write a method that calls the other with its arguments",
    "make_dataclass": "classes are fixed when the program is compiled; write the class",
    "makeLogRecord": "write logging.LogRecord(...) with its arguments",
}


def in_our_words(text: str) -> str:
    """The message, or a better one for the same fault."""
    name = _NAME.match(text)
    if name and name[1] in _MISSING:
        return f"{name[1]} cannot be compiled: {_MISSING[name[1]]}"
    attribute = _ATTRIBUTE.match(text)
    if attribute and attribute[1] in _ABSENT:
        return f"{attribute[1]} cannot be compiled: {_ABSENT[attribute[1]]}"
    if attribute and attribute[1] in _ABSENT_OF_MODULES and text.startswith("Module"):
        return f"{attribute[1]} cannot be compiled: {_ABSENT_OF_MODULES[attribute[1]]}"
    module = _MODULE.match(text)
    if module:
        return (
            f"an image has no module {module[1]}; there are {', '.join(known_modules())}, "
            "and the modules that lie beside the program"
        )
    twice = _TWICE.match(text)
    if twice:
        return (
            f"the program is imported by one of its modules, as {twice[1]}, which would be a "
            "second copy of it; put what both need into a module of its own"
        )
    return text


_JSON = "dict[str, JSON] | list[JSON] | "
_SAY_WHICH = (
    "JSON text can hold values of several types here; say which one is expected, as in "
    "data: dict[str, int] = json.loads(text), or ask with isinstance or match"
)


def in_one_word(found: list[Diagnostic]) -> list[Diagnostic]:
    """One message for each line that treats a JSON value as if its type were known.

    mypy has one for each type that the value may have.
    """
    places = {(item.file, item.line): item for item in reversed(found) if _JSON in item.message}
    kept: list[Diagnostic] = []
    for item in found:
        first = places.get((item.file, item.line))
        if first is None:
            kept.append(item)
        elif first is item:
            kept.append(Diagnostic(item.file, item.line, item.column, _SAY_WHICH, "json"))
    return kept


def known_modules() -> list[str]:
    """The modules of the standard library that an image has."""
    names = {path.stem for path in _LIBRARY.iterdir() if path.suffix in (".py", ".pyi")}
    names |= {path.parent.name for path in _LIBRARY.glob("*/__init__.py*")}
    return sorted(name for name in names if not name.startswith("_") or name == "__future__")
