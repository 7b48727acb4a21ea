"""Arguments, variables and options as the launcher passed them.

On a kernel command line each is a word: `naja.arg=TEXT` (the first one is the program's
name), `naja.env=NAME=VALUE`, `naja.NAME=VALUE`; values are percent-encoded UTF-8. Other
words are for somebody else. A Linux process gets arguments and variables as usual;
variables with the prefix `naja.` are options.
"""

from typing import Final

_PREFIX: Final = b"naja."


class PassedEnvironment:
    """Implements `hal.Environment`."""

    def __init__(self) -> None:
        self._arguments: list[str] = []
        self._variables: dict[str, str] = {}
        self._options: dict[str, str] = {}

    def arguments(self) -> list[str]:
        """All of them; the first is the program's name if the launcher gave one."""
        return self._arguments

    def variables(self) -> dict[str, str]:
        return self._variables

    def option(self, name: str) -> str | None:
        return self._options[name] if name in self._options else None

    def add_word(self, word: bytes) -> None:
        """One word of a command line."""
        equals = word.find(b"=")
        if not word.startswith(_PREFIX) or equals < 0:
            return
        name = decode_text(word[len(_PREFIX) : equals])
        value = percent_decode(word[equals + 1 :])
        if name == "arg":
            self.add_argument(value)
        elif name == "env":
            self.add_variable(value)
        else:
            self._options[name] = decode_text(value)

    def add_argument(self, text: bytes) -> None:
        self._arguments.append(decode_text(text))

    def add_variable(self, text: bytes) -> None:
        """`NAME=VALUE`; nothing without the sign."""
        equals = text.find(b"=")
        if equals < 0:
            return
        value = decode_text(text[equals + 1 :])
        if text.startswith(_PREFIX):
            self._options[decode_text(text[len(_PREFIX) : equals])] = value
        else:
            self._variables[decode_text(text[:equals])] = value


def parse_command_line(line: bytes) -> PassedEnvironment:
    """The environment that the words of `line` describe; malformed words are passed over."""
    result = PassedEnvironment()
    for word in line.split(b" "):
        result.add_word(word)
    return result


def percent_decode(text: bytes) -> bytes:
    """`%41` becomes `A`; a percent sign without two hexadecimal digits stays."""
    if text.find(b"%") < 0:
        return text
    out = bytearray()
    at = 0
    while at < len(text):
        octet = text[at]
        if octet == 0x25 and at + 2 < len(text):
            high = _digit(text[at + 1])
            low = _digit(text[at + 2])
            if high >= 0 and low >= 0:
                octet = high << 4 | low
                at += 2
        out.append(octet)
        at += 1
    return bytes(out)


def _digit(octet: int) -> int:
    if 0x30 <= octet <= 0x39:
        return octet - 0x30
    lower = octet | 0x20
    if 0x61 <= lower <= 0x66:
        return lower - 0x61 + 10
    return -1


def decode_text(octets: bytes) -> str:
    """UTF-8; in a text that is none, each octet above 127 becomes a lone surrogate."""
    try:
        return octets.decode()
    except UnicodeDecodeError:
        parts: list[str] = []
        for octet in octets:
            parts.append(chr(octet) if octet < 128 else chr(0xDC00 + octet))
        return "".join(parts)
