"""What the image holds before it runs: texts, octets, sites of tracebacks, places for values.

Each is made once, by whoever first asks for it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from mypy.nodes import Var
from mypy.types import DeletedType, get_proper_type

from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Symbol, TextSymbol, Value
from naja.compiler.ir.program import Global, Site, StaticBytes, StaticStr
from naja.compiler.ir.types import F64, I1, I64, REF, Rep
from naja.compiler.lower.types import Unsupported, bind, rep_of

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


class Statics:
    """The static parts of one program."""

    def __init__(self, program: ProgramLowering) -> None:
        self._program = program
        self._strings: dict[str, Symbol] = {}
        self._byte_strings: dict[bytes, Symbol] = {}
        self._sites: dict[tuple[str, str, int], Symbol] = {}
        self._places: dict[str, Global] = {}
        self._variables: dict[Var, Global] = {}
        self._sources: dict[str, list[str]] = {}

    def string(self, text: str) -> Symbol:
        """The static object of a literal."""
        found = self._strings.get(text)
        if found is None:
            digest = _digest(text.encode("utf-8", "surrogatepass"))
            found = self._strings[text] = TextSymbol(f"str.{digest}", text)
            self._program.out.strings.append(StaticStr(found.name, text))
            self._program.descriptors.live(self._program.builtin("str"))
        return found

    def byte_string(self, data: bytes) -> Symbol:
        found = self._byte_strings.get(data)
        if found is None:
            found = self._byte_strings[data] = Symbol(f"bytes.{_digest(data)}")
            self._program.out.byte_strings.append(StaticBytes(found.name, data))
            self._program.descriptors.live(self._program.builtin("bytes"))
        return found

    def site(self, function: str, file: str, line: int) -> Symbol:
        """The traceback site of a line in a function."""
        key = (function, file, line)
        found = self._sites.get(key)
        if found is None:
            found = self._sites[key] = Symbol(f"site.{_digest(repr(key).encode())}", I64)
            self.string(function)
            self.string(file)
            text = self._source_line(file, line)
            if text:
                self.string(text)
            self._program.out.sites.append(Site(found.name, function, file, line, text))
        return found

    def place(self, name: str, rep: Rep = I64) -> Global:
        """Where a value is kept that is zero at first: a flag, unless `rep` says otherwise."""
        found = self._places.get(name)
        if found is None:
            found = self._places[name] = Global(name, rep, zero(rep))
            self._program.out.globals.append(found)
        return found

    def variable(self, variable: Var) -> Global:
        """The storage of a module variable."""
        found = self._variables.get(variable)
        if found is None:
            if variable.type is None:
                raise Unsupported(
                    f"the type of {variable.name} is not known; annotate it", "annotation"
                )
            deleted = isinstance(get_proper_type(variable.type), DeletedType)
            name = self._program.names.unique(f"global.{variable.fullname}", variable)
            found = self.place(name, REF if deleted else rep_of(bind(variable.type, {})))
            self._variables[variable] = found
        return found

    def _source_line(self, file: str, line: int) -> str | None:
        if file not in self._sources:
            try:
                self._sources[file] = Path(file).read_text("utf-8").splitlines()
            except OSError:
                self._sources[file] = []
        lines = self._sources[file]
        return lines[line - 1].strip() if 0 < line <= len(lines) else None


def zero(rep: Rep) -> Value:
    """The all-zero value of a representation."""
    if rep is REF:
        return NULL
    if rep is I64:
        return Const(I64, 0)
    if rep is I1:
        return Const(I1, False)
    if rep is F64:
        return Const(F64, 0.0)
    return NONE_VALUE if rep.llvm == "i8" else Const(rep, None)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
