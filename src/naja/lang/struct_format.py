"""The little language of `struct`: which fields a format has, and where they lie.

The compiler reads literal formats with it, and `struct.calcsize` does so in an image.
Sizes and alignment of native formats are those of 64-bit Linux.
"""

from typing import Final

# Letter, size and alignment in native formats, size in the others (0: not allowed there).
_CODES: Final = (
    "x111 c111 b111 B111 ?111 h222 H222 i444 I444 l884 L884 q888 Q888 n880 N880 P880 "
    "e222 f444 d888 s111 p111"
)
_LARGEST: Final = 0x7FFFFFFFFFFFFFFF
_TOO_LONG: Final = "total struct size too long"


class StructField:
    """One value: its letter, offset and size in octets, and how many octets it holds."""

    def __init__(self, code: str, offset: int, size: int) -> None:
        self.code = code
        self.offset = offset
        self.size = size


class StructFormat:
    """A format: its fields, the size of all, the order of octets in a number.

    `fault` is what is wrong with the format, "" if nothing is. Without `keep` only the size
    is wanted, and there are no fields.
    """

    def __init__(self, text: str, keep: bool = True) -> None:
        self.fields: list[StructField] = []
        self._keep = keep
        self.size = 0
        self.big = text[:1] == ">" or text[:1] == "!"
        self.native = text[:1] == "@" or text[:1] not in ("=", "<", ">", "!")
        self.fault = "embedded null character" if "\0" in text else ""
        at = 1 if text[:1] in ("@", "=", "<", ">", "!") else 0
        while at < len(text) and self.fault == "":
            at = self._read(text, at)

    def _read(self, text: str, at: int) -> int:
        """One format character with its count; where the next begins."""
        letter = text[at]
        if letter in " \t\n\r\x0b\x0c":
            return at + 1
        count = 1
        if "0" <= letter <= "9":
            count = 0
            while at < len(text) and "0" <= text[at] <= "9":
                digit = ord(text[at]) - 48
                if count > (_LARGEST - digit) // 10:
                    self.fault = _TOO_LONG
                    return at
                count = count * 10 + digit
                at += 1
            if at == len(text):
                self.fault = "repeat count given without format specifier"
                return at
            letter = text[at]
        place = _CODES.find(letter) if letter not in " 01248" else -1
        size = 0 if place < 0 else ord(_CODES[place + (1 if self.native else 3)]) - 48
        if size == 0:
            self.fault = "bad char in struct format"
            return at
        self._add(letter, count, size, ord(_CODES[place + 2]) - 48)
        return at + 1

    def _add(self, letter: str, count: int, size: int, alignment: int) -> None:
        if self.native and letter != "x":
            padding = -self.size % alignment
            if padding > _LARGEST - self.size:
                self.fault = _TOO_LONG
                return
            self.size += padding
        if count > (_LARGEST - self.size) // size:
            self.fault = _TOO_LONG
            return
        if not self._keep:
            pass
        elif letter == "s" or letter == "p":
            self.fields.append(StructField(letter, self.size, count))
        elif letter != "x":
            for number in range(count):
                self.fields.append(StructField(letter, self.size + number * size, size))
        self.size += count * size


def smallest(code: str, size: int) -> int:
    """The least number that an integer field of `size` octets takes."""
    if code not in "bhilqn":
        return 0
    return -(1 << (8 * size - 1)) if size < 8 else -0x7FFFFFFFFFFFFFFF - 1


def largest(code: str, size: int) -> int:
    """The greatest number that it takes, as far as an int goes."""
    if size == 8:
        return 0x7FFFFFFFFFFFFFFF
    return (1 << (8 * size - (1 if code in "bhilqn" else 0))) - 1


def range_fault(code: str, size: int) -> str:
    """CPython's words for a number that the field does not take."""
    name = f"'{code}'"
    if code in "bBhH":
        name = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}[code]
    return f"{name} format requires {smallest(code, size)} <= number <= {largest(code, size)}"
