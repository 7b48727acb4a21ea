"""mypy's words, where they would mislead: names and modules that only CPython has."""

import re

_NAME = re.compile(r'Name "(\w+)" is not defined')
_MODULE = re.compile(r'Cannot find implementation or library stub for module named "([\w.]+)"')

_NO_INTERPRETER = "there is no interpreter in an image; write what it would run as a function"
_BY_NAME = "attributes have names fixed when the program is compiled; use them directly, or a dict"
_NO_NAMESPACE = "an image keeps no table of its variables; use a dict of your own"

# Builtins of CPython that an image cannot have, and what to write instead.
_MISSING = {
    "eval": _NO_INTERPRETER,
    "exec": _NO_INTERPRETER,
    "compile": _NO_INTERPRETER,
    "__import__": "modules are fixed when the program is compiled; write an import statement",
    "getattr": _BY_NAME,
    "setattr": _BY_NAME,
    "delattr": _BY_NAME,
    "hasattr": _BY_NAME,
    "globals": _NO_NAMESPACE,
    "locals": _NO_NAMESPACE,
    "vars": _NO_NAMESPACE,
    "dir": _NO_NAMESPACE,
    "open": "an image has no files yet; keep octets in memory or ask for them over the network",
    "input": "an image has no keyboard; take arguments from sys.argv or read from a connection",
    "breakpoint": "debug the program under CPython: naja run --on python",
    "help": "an image carries no documentation; read it under CPython",
    "complex": "complex numbers are not supported; keep two floats",
}


def in_our_words(text: str) -> str:
    """The message, or a better one for the same fault."""
    name = _NAME.match(text)
    if name and name[1] in _MISSING:
        return f"{name[1]} cannot be compiled: {_MISSING[name[1]]}"
    module = _MODULE.match(text)
    if module:
        return (
            f"an image has no module {module[1]}; import one of Naja's own "
            "or one that lies beside the program"
        )
    return text
