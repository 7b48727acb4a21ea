"""`string`: constants of ASCII, `capwords` and `Template`.

Deliberately missing: `Formatter`, which looks attributes up by name at run time; an f-string or
`str.format` with a literal does the same. A Template's patterns cannot be changed.
"""

from typing import Final, Mapping

ascii_lowercase: Final = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits: Final = "0123456789"
hexdigits: Final = "0123456789abcdefABCDEF"
octdigits: Final = "01234567"
punctuation: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace: Final = " \t\n\r\v\f"
printable: Final = (
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f"
)


def capwords(s: str, sep: str | None = None) -> str:
    """Each word capitalised; runs of white space become one space where `sep` is None."""
    words = s.split(sep)
    return (" " if sep is None else sep).join([word.capitalize() for word in words])


class Template:
    """Text in which `$name` and `${name}` stand for the values of a mapping, and `$$` for `$`."""

    def __init__(self, template: str) -> None:
        self.template = template

    def substitute(self, mapping: Mapping[str, object] | None = None, /, **kws: object) -> str:
        """KeyError for a name without a value, ValueError for a `$` that stands for nothing."""
        parts: list[str] = []
        at = 0
        for piece in _pieces(self.template):
            parts.append(self.template[at : piece.start])
            at = piece.stop
            if piece.name == "$":
                parts.append("$")
            elif piece.name == "":
                raise ValueError(_place(self.template, piece.start))
            elif piece.name in kws:
                parts.append(str(kws[piece.name]))
            elif mapping is None:
                raise KeyError(piece.name)
            else:
                parts.append(str(mapping[piece.name]))
        return "".join(parts) + self.template[at:]

    def safe_substitute(self, mapping: Mapping[str, object] | None = None, /, **kws: object) -> str:
        """Like `substitute`, but what has no value stays as it is."""
        parts: list[str] = []
        at = 0
        for piece in _pieces(self.template):
            parts.append(self.template[at : piece.start])
            at = piece.stop
            if piece.name == "$":
                parts.append("$")
            elif piece.name != "" and piece.name in kws:
                parts.append(str(kws[piece.name]))
            elif piece.name != "" and mapping is not None and piece.name in mapping:
                parts.append(str(mapping[piece.name]))
            else:
                parts.append(self.template[piece.start : piece.stop])
        return "".join(parts) + self.template[at:]

    def is_valid(self) -> bool:
        """Whether each `$` stands for something."""
        for piece in _pieces(self.template):
            if piece.name == "":
                return False
        return True

    def get_identifiers(self) -> list[str]:
        """The names, each once, in the order in which they come."""
        found: list[str] = []
        for piece in _pieces(self.template):
            if piece.name not in ("", "$") and piece.name not in found:
                found.append(piece.name)
        return found


class _Piece:
    """A `$` and what belongs to it. `name`: the name, `$` for itself, "" for nothing."""

    def __init__(self, start: int, stop: int, name: str) -> None:
        self.start = start
        self.stop = stop
        self.name = name


def _pieces(text: str) -> list[_Piece]:
    found: list[_Piece] = []
    at = text.find("$")
    while at >= 0:
        piece = _piece_at(text, at)
        found.append(piece)
        at = text.find("$", piece.stop)
    return found


def _piece_at(text: str, at: int) -> _Piece:
    if text[at + 1 : at + 2] == "$":
        return _Piece(at, at + 2, "$")
    braced = text[at + 1 : at + 2] == "{"
    start = at + 2 if braced else at + 1
    stop = start
    while stop < len(text) and _in_name(text[stop], stop == start):
        stop += 1
    if stop == start or braced and text[stop : stop + 1] != "}":
        return _Piece(at, at + 1, "")
    return _Piece(at, stop + 1 if braced else stop, text[start:stop])


def _in_name(character: str, first: bool) -> bool:
    # CPython ignores case, and so takes these two for an i and an s.
    if character in "_\u0131\u017f":
        return True
    return character in ascii_letters or not first and character in digits


def _place(text: str, at: int) -> str:
    """Where a `$` stands for nothing, as CPython counts: with the `$` itself."""
    lines = text[: at + 1].splitlines(keepends=True)
    column = at + 1 - len("".join(lines[:-1]))
    return f"Invalid placeholder in string: line {len(lines)}, col {column}"
