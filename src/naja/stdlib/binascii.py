"""`binascii`: octets as text and back.

Deliberately missing: uuencode, quoted-printable, and `Incomplete`, which nothing raises.
"""

from typing import Final

from naja.runtime.ascii_octets import ascii_octets
from naja.runtime.checksums_unsafe import crc32_of, crc_hqx_of
from naja.runtime.hex_unsafe import hex_octets, octets_of_hex

_Octets = bytes | bytearray | memoryview
_ALPHABET: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PAD: Final = 61


class Error(ValueError):
    """Text that stands for no octets."""


def hexlify(data: _Octets, sep: str | bytes = "", bytes_per_sep: int = 1) -> bytes:
    """Two digits for each octet; `sep` between groups of `bytes_per_sep`, from the right."""
    mark = sep if isinstance(sep, str) else sep.decode("latin-1")
    if mark == "":
        return hex_octets(bytes(data))
    return bytes(data).hex(mark, bytes_per_sep).encode()


def b2a_hex(data: _Octets, sep: str | bytes = "", bytes_per_sep: int = 1) -> bytes:
    return hexlify(data, sep, bytes_per_sep)


def unhexlify(hexstr: str | _Octets) -> bytes:
    """The octets of pairs of digits. Error if there is anything else."""
    text = ascii_octets(hexstr)
    if len(text) % 2 == 1:
        raise Error("Odd-length string")
    made = octets_of_hex(text)
    if made is None:
        raise Error("Non-hexadecimal digit found")
    return made


def a2b_hex(hexstr: str | _Octets) -> bytes:
    return unhexlify(hexstr)


def b2a_base64(data: _Octets, *, newline: bool = True) -> bytes:
    """Four letters for three octets, on one line. Source: RFC 4648, 4."""
    octets = bytes(data)
    count = len(octets)
    out = bytearray((count + 2) // 3 * 4 + (1 if newline else 0))
    to = 0
    at = 0
    while at + 2 < count:
        word = octets[at] << 16 | octets[at + 1] << 8 | octets[at + 2]
        out[to] = _ALPHABET[word >> 18]
        out[to + 1] = _ALPHABET[word >> 12 & 63]
        out[to + 2] = _ALPHABET[word >> 6 & 63]
        out[to + 3] = _ALPHABET[word & 63]
        at += 3
        to += 4
    if at < count:
        word = octets[at] << 16 | (octets[at + 1] << 8 if at + 1 < count else 0)
        out[to] = _ALPHABET[word >> 18]
        out[to + 1] = _ALPHABET[word >> 12 & 63]
        out[to + 2] = _ALPHABET[word >> 6 & 63] if at + 1 < count else _PAD
        out[to + 3] = _PAD
    if newline:
        out[len(out) - 1] = 10
    return bytes(out)


def _sextet(octet: int) -> int:
    """The value of a letter of the alphabet; -1 for anything else."""
    if octet >= 97:
        return octet - 71 if octet <= 122 else -1
    if octet >= 65:
        return octet - 65 if octet <= 90 else -1
    if octet >= 48:
        return octet + 4 if octet <= 57 else -1
    if octet == 43:
        return 62
    return 63 if octet == 47 else -1


def a2b_base64(data: str | _Octets, /, *, strict_mode: bool = False) -> bytes:
    """The octets of base64 text; what is no letter is left out, unless `strict_mode`.

    Errors: Error for padding that does not fit (and in strict mode for anything odd).
    """
    text = ascii_octets(data)
    count = len(text)
    out = bytearray(count // 4 * 3 + 3)
    to = 0
    position = 0
    left = 0
    pads = 0
    padding = False
    if strict_mode and count > 0 and text[0] == _PAD:
        raise Error("Leading padding not allowed")
    for at in range(count):
        octet = text[at]
        if octet == _PAD:
            padding = True
            if strict_mode and position == 0:
                raise Error("Excess data after padding")
            if position >= 2:
                pads += 1
                if position + pads >= 4:
                    if strict_mode and at + 1 < count:
                        raise Error("Excess data after padding")
                    return bytes(out[:to])
            continue
        value = _sextet(octet)
        if value < 0:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        if position > 0:
            out[to] = (left << (2 * position) | value >> (6 - 2 * position)) & 0xFF
            to += 1
        left = value
        position = (position + 1) & 3
    if position == 1:
        letters = to // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 "
            "more than a multiple of 4"
        )
    if position != 0:
        raise Error("Incorrect padding")
    return bytes(out[:to])


def crc32(data: _Octets, crc: int = 0, /) -> int:
    """The checksum of zlib, gzip and PNG, going on from `crc`."""
    return crc32_of(bytes(data), crc)


def crc_hqx(data: _Octets, crc: int, /) -> int:
    """CRC-CCITT (polynomial 0x1021), going on from `crc`."""
    return crc_hqx_of(bytes(data), crc)
