"""Percent encoding. Source: RFC 3986, 2."""

from typing import Final

from naja.runtime.ascii_octets import ascii_octets

_UNRESERVED: Final = b"_.-~"
_DIGITS: Final = b"0123456789ABCDEF"


def _is_unreserved(octet: int) -> bool:
    """A letter, a digit or one of four marks: never encoded."""
    if 97 <= octet <= 122 or 65 <= octet <= 90 or 48 <= octet <= 57:
        return True
    return octet in _UNRESERVED


def encoded(octets: bytes, safe: str | bytes) -> str:
    """The octets, each `%XX` that is neither unreserved nor an ASCII character of `safe`."""
    kept = safe.encode("ascii", "ignore") if isinstance(safe, str) else safe
    out = bytearray()
    for octet in octets:
        if _is_unreserved(octet) or (octet < 128 and octet in kept):
            out.append(octet)
        else:
            out.append(37)
            out.append(_DIGITS[octet >> 4])
            out.append(_DIGITS[octet & 15])
    return out.decode("ascii")


def decoded(octets: bytes) -> bytes:
    """The octets that each `%XX` stands for; what is no escape stays."""
    if b"%" not in octets:
        return octets
    out = bytearray()
    at = 0
    count = len(octets)
    while at < count:
        octet = octets[at]
        if octet == 37 and at + 2 < count:
            high = _digit(octets[at + 1])
            low = _digit(octets[at + 2])
            if high >= 0 and low >= 0:
                out.append(high << 4 | low)
                at += 3
                continue
        out.append(octet)
        at += 1
    return bytes(out)


def _digit(octet: int) -> int:
    """The value of a hexadecimal digit; -1 for anything else."""
    if 48 <= octet <= 57:
        return octet - 48
    letter = octet | 32
    return letter - 87 if 97 <= letter <= 102 else -1


def decoded_text(text: str, encoding: str, errors: str) -> str:
    """`unquote`: each run of ASCII characters is decoded by itself, the others stay."""
    if "%" not in text:
        return text
    parts: list[str] = []
    at = 0
    while at < len(text):
        stop = at
        while stop < len(text) and ord(text[stop]) < 128:
            stop += 1
        parts.append(decoded(ascii_octets(text[at:stop])).decode(encoding, errors))
        at = stop
        while stop < len(text) and ord(text[stop]) >= 128:
            stop += 1
        parts.append(text[at:stop])
        at = stop
    return "".join(parts)
