"""JSON text to values: a recursive descent over `JsonReader`.

Deliberately missing: `JSONDecoder`, whose hooks may return anything.
"""

from typing import NoReturn, TypeAlias, Union

from naja.runtime.json_read_unsafe import JsonReader

JSON: TypeAlias = Union[dict[str, "JSON"], list["JSON"], str, int, float, bool, None]


class JSONDecodeError(ValueError):
    """What is wrong with a text, and where: index, and line and column from 1."""

    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


class _Parser(JsonReader):
    def fail(self, message: str, at: int) -> NoReturn:
        raise JSONDecodeError(message, self.text, at)

    def document(self) -> JSON:
        """The one value of the text."""
        if self.unit_at(0) == 0xFEFF:
            self.fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
        found = self.value(self.skip_blanks())
        if self.skip_blanks() >= 0:
            self.fail("Extra data", self.at)
        return found

    def value(self, first: int) -> JSON:
        """The value that begins here, with the code point `first`."""
        if first == 34:
            self.at += 1
            return self.string()
        if first == 123:
            self.at += 1
            return self.members()
        if first == 91:
            self.at += 1
            return self.elements()
        if first == 45 or 48 <= first <= 57:
            kind = self.number()
            if kind == 1:
                return self.whole
            if kind == 2:
                return self.real
        return self.name()

    def name(self) -> JSON:
        if self.word("null"):
            return None
        if self.word("true"):
            return True
        if self.word("false"):
            return False
        if self.word("NaN"):
            return float("nan")
        if self.word("Infinity"):
            return float("inf")
        if self.word("-Infinity"):
            return float("-inf")
        self.fail("Expecting value", self.at)

    def members(self) -> dict[str, JSON]:
        """The object whose brace has been read."""
        made: dict[str, JSON] = {}
        first = self.skip_blanks()
        if first == 125:
            self.at += 1
            return made
        while True:
            if first != 34:
                self.fail("Expecting property name enclosed in double quotes", self.at)
            self.at += 1
            key = self.key()
            if self.skip_blanks() != 58:
                self.fail("Expecting ':' delimiter", self.at)
            self.at += 1
            made[key] = self.value(self.skip_blanks())
            after = self.skip_blanks()
            if after == 125:
                self.at += 1
                return made
            if after != 44:
                self.fail("Expecting ',' delimiter", self.at)
            self.at += 1
            first = self.skip_blanks()

    def elements(self) -> list[JSON]:
        """The array whose bracket has been read."""
        made: list[JSON] = []
        first = self.skip_blanks()
        if first == 93:
            self.at += 1
            return made
        while True:
            made.append(self.value(first))
            after = self.skip_blanks()
            if after == 93:
                self.at += 1
                return made
            if after != 44:
                self.fail("Expecting ',' delimiter", self.at)
            self.at += 1
            first = self.skip_blanks()


def parsed(text: str | bytes | bytearray) -> JSON:
    """The value that `text` (octets: UTF-8) stands for. JSONDecodeError if it is malformed."""
    if isinstance(text, str):
        return _Parser(text).document()
    octets = bytes(text)
    if octets.startswith(b"\xef\xbb\xbf"):
        octets = octets[3:]
    return _Parser(octets.decode()).document()
