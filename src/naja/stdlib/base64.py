"""`base64`: octets in alphabets of 16, 32, 64 and 85 letters. Source: RFC 4648.

Deliberately missing: `encode` and `decode` of files.
"""

from binascii import Error, a2b_base64, b2a_base64, hexlify, unhexlify
from typing import Final

from naja.runtime.ascii_octets import ascii_octets

_Octets = bytes | bytearray | memoryview
_BASE32: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85: Final = (
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
)
_WORD: Final = 0xFFFFFFFF
_LINE: Final = 57


def _exchanged(text: bytes, old: bytes, new: bytes) -> bytes:
    """Each octet of `old` replaced by the one of `new` at the same place."""
    out = bytearray(text)
    for at in range(len(out)):
        place = old.find(out[at])
        if place >= 0:
            out[at] = new[place]
    return bytes(out)


def b64encode(s: _Octets, altchars: _Octets | None = None) -> bytes:
    """Base64 on one line; `altchars` are two letters in the place of + and /."""
    encoded = b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return _exchanged(encoded, b"+/", bytes(altchars))


def b64decode(
    s: str | _Octets, altchars: str | _Octets | None = None, validate: bool = False
) -> bytes:
    """The octets of base64 text. binascii.Error if it is malformed."""
    text = ascii_octets(s)
    if altchars is not None:
        letters = ascii_octets(altchars)
        assert len(letters) == 2, repr(letters)
        text = _exchanged(text, letters, b"+/")
    return a2b_base64(text, strict_mode=validate)


def standard_b64encode(s: _Octets) -> bytes:
    return b64encode(s)


def standard_b64decode(s: str | _Octets) -> bytes:
    return b64decode(s)


def urlsafe_b64encode(s: _Octets) -> bytes:
    """Base64 with - and _ in the place of + and /."""
    return _exchanged(b64encode(s), b"+/", b"-_")


def urlsafe_b64decode(s: str | _Octets) -> bytes:
    return b64decode(_exchanged(ascii_octets(s), b"-_", b"+/"))


def encodebytes(s: _Octets) -> bytes:
    """Base64 in lines of 76 letters."""
    octets = bytes(s)
    lines = [b2a_base64(octets[at : at + _LINE]) for at in range(0, len(octets), _LINE)]
    return b"".join(lines)


def decodebytes(s: _Octets) -> bytes:
    return a2b_base64(s)


def _b32encode(alphabet: bytes, octets: bytes) -> bytes:
    left = len(octets) % 5
    padded = octets + bytes(5 - left) if left else octets
    out = bytearray()
    for at in range(0, len(padded), 5):
        word = int.from_bytes(padded[at : at + 5], "big")
        for shift in range(35, -1, -5):
            out.append(alphabet[word >> shift & 31])
    spare = (0, 6, 4, 3, 1)[left]
    return bytes(out[: len(out) - spare]) + b"=" * spare


def _b32decode(alphabet: bytes, s: str | _Octets, casefold: bool, one: bytes) -> bytes:
    text = ascii_octets(s)
    if len(text) % 8 != 0:
        raise Error("Incorrect padding")
    if one != b"":
        text = _exchanged(text, b"01", b"O" + one)
    if casefold:
        text = text.upper()
    letters = text.rstrip(b"=")
    spare = len(text) - len(letters)
    out = bytearray()
    word = 0
    for at in range(0, len(letters), 8):
        group = letters[at : at + 8]
        word = 0
        for letter in group:
            value = alphabet.find(letter)
            if value < 0:
                raise Error("Non-base32 digit found")
            word = word << 5 | value
        out += (word << 5 * (8 - len(group))).to_bytes(5, "big")
    if spare not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    if spare > 0 and len(out) > 0:
        del out[len(out) - 5 + (43 - 5 * spare) // 8 :]
    return bytes(out)


def b32encode(s: _Octets) -> bytes:
    return _b32encode(_BASE32, bytes(s))


def b32decode(
    s: str | _Octets, casefold: bool = False, map01: str | _Octets | None = None
) -> bytes:
    """The octets of base32 text; `map01` is the letter that a digit 1 stands for."""
    one = b""
    if map01 is not None:
        one = ascii_octets(map01)
        assert len(one) == 1, repr(one)
    return _b32decode(_BASE32, s, casefold, one)


def b32hexencode(s: _Octets) -> bytes:
    return _b32encode(_BASE32_HEX, bytes(s))


def b32hexdecode(s: str | _Octets, casefold: bool = False) -> bytes:
    return _b32decode(_BASE32_HEX, s, casefold, b"")


def b16encode(s: _Octets) -> bytes:
    return hexlify(s).upper()


def b16decode(s: str | _Octets, casefold: bool = False) -> bytes:
    """The octets of pairs of capital digits. binascii.Error for anything else."""
    text = ascii_octets(s)
    if casefold:
        text = text.upper()
    for octet in text:
        if not 48 <= octet <= 57 and not 65 <= octet <= 70:
            raise Error("Non-base16 digit found")
    return unhexlify(text)


def _digits85(word: int) -> bytes:
    """A word of 32 bits as five digits to the base 85, each one octet 0 .. 84."""
    out = bytearray(5)
    for at in range(4, -1, -1):
        out[at] = word % 85
        word //= 85
    return bytes(out)


def b85encode(b: _Octets, pad: bool = False) -> bytes:
    """Five letters for four octets, as git and Mercurial write them."""
    octets = bytes(b)
    spare = -len(octets) % 4
    padded = octets + bytes(spare)
    out = bytearray()
    for at in range(0, len(padded), 4):
        for digit in _digits85(int.from_bytes(padded[at : at + 4], "big")):
            out.append(_BASE85[digit])
    if spare > 0 and not pad:
        del out[len(out) - spare :]
    return bytes(out)


def b85decode(b: str | _Octets) -> bytes:
    """The octets of base85 text. ValueError if it is malformed."""
    text = ascii_octets(b)
    spare = -len(text) % 5
    padded = text + b"~" * spare
    out = bytearray()
    for at in range(0, len(padded), 5):
        word = 0
        for place in range(at, at + 5):
            value = _BASE85.find(padded[place])
            if value < 0:
                raise ValueError(f"bad base85 character at position {place}")
            word = word * 85 + value
        if word > _WORD:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += word.to_bytes(4, "big")
    if spare > 0:
        del out[len(out) - spare :]
    return bytes(out)


def a85encode(
    b: _Octets,
    *,
    foldspaces: bool = False,
    wrapcol: int = 0,
    pad: bool = False,
    adobe: bool = False,
) -> bytes:
    """Ascii85: `z` for four zeros, with `foldspaces` `y` for four spaces.

    `wrapcol`: the length of lines, 0 for one line; `adobe`: in `<~` and `~>`.
    """
    octets = bytes(b)
    spare = -len(octets) % 4
    padded = octets + bytes(spare)
    out = bytearray(b"<~" if adobe else b"")
    for at in range(0, len(padded), 4):
        word = int.from_bytes(padded[at : at + 4], "big")
        cut = spare if at + 4 == len(padded) and not pad else 0
        if word == 0 and cut == 0:
            out.append(122)
        elif foldspaces and word == 0x20202020:
            out += b"y"[: 1 - min(cut, 1)]
        else:
            for digit in _digits85(word)[: 5 - cut]:
                out.append(33 + digit)
    return _wrapped(bytes(out), wrapcol, adobe)


def _wrapped(text: bytes, wrapcol: int, adobe: bool) -> bytes:
    """Ascii85 in lines, with its end mark."""
    if wrapcol != 0:
        width = max(2 if adobe else 1, wrapcol)
        lines = [text[at : at + width] for at in range(0, len(text), width)]
        if adobe and len(lines) > 0 and len(lines[-1]) + 2 > width:
            lines.append(b"")
        text = b"\n".join(lines)
    return text + b"~>" if adobe else text


def a85decode(
    b: str | _Octets,
    *,
    foldspaces: bool = False,
    adobe: bool = False,
    ignorechars: bytes | bytearray = b" \t\n\r\v",
) -> bytes:
    """The octets of Ascii85 text. ValueError if it is malformed."""
    text = ascii_octets(b)
    if adobe:
        if not text.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        text = text[2:-2] if text.startswith(b"<~") else text[:-2]
    out = bytearray()
    word = 0
    digits = 0
    for octet in text + b"uuuu":
        if 33 <= octet <= 117:
            word = word * 85 + octet - 33
            digits += 1
            if digits == 5:
                if word > _WORD:
                    raise ValueError("Ascii85 overflow")
                out += word.to_bytes(4, "big")
                word = 0
                digits = 0
        elif octet == 122:
            if digits > 0:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and octet == 121:
            if digits > 0:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif octet not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(octet)}")
    spare = 4 - digits
    if spare > 0:
        del out[max(len(out) - spare, 0) :]
    return bytes(out)
