"""What the compiler says to the programmer: sentences with a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One message. line and column count from 1; `code` is the short name in brackets."""

    file: str
    line: int
    column: int
    message: str
    code: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line > 0 else self.file
        return f"{place}: error: {self.message}  [{self.code}]"


class CompileError(Exception):
    """The program cannot be compiled; `diagnostics` say why, most important first."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
