"""mypy's messages as diagnostics."""

from __future__ import annotations

import re

from naja.compiler.diagnostics import Diagnostic
from naja.compiler.frontend.hints import in_one_word, in_our_words

_MESSAGE = re.compile(
    r"^(?P<file>.*?):(?:(?P<line>\d+)(?::(?P<column>\d+))?:)? (?P<kind>error|note): (?P<text>.*)$"
)
_CODE = re.compile(r"^(?P<text>.*?)\s+\[(?P<code>[a-z-]+)\]$")


def diagnostics(messages: list[str]) -> list[Diagnostic]:
    """Parse mypy's messages; notes are appended to the error before them."""
    found: list[Diagnostic] = []
    for message in messages:
        match = _MESSAGE.match(message)
        if match is None:
            found.append(Diagnostic(message, 0, 0, "this could not be checked", "check"))
            continue
        of_all = match["line"] is None
        if of_all and match["kind"] == "note":
            continue  # what to tell mypy itself
        text, code = match["text"], "syntax" if "syntax" in match["text"].lower() else "check"
        with_code = _CODE.match(text)
        if with_code:
            text, code = with_code["text"], with_code["code"]
        text = in_our_words(text)
        if match["kind"] == "note" and text.startswith("See https://"):
            continue
        if match["kind"] == "note" and found:
            last = found[-1]
            found[-1] = Diagnostic(
                last.file, last.line, last.column, f"{last.message} ({text})", last.code
            )
            continue
        line, column = (0, 0) if of_all else (int(match["line"]), int(match["column"] or 1))
        found.append(Diagnostic(match["file"], line, column, text, code))
    return in_one_word(found)
