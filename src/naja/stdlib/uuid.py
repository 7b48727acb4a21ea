"""`uuid`: identifiers of 128 bits. Source: RFC 4122.

Deliberately missing: `uuid1` and `getnode` (an image has no lasting address), `is_safe`. An
`int` has 64 bits, so `UUID.int` raises OverflowError for nearly all.
"""

from hashlib import md5, sha1
from typing import Final

from naja.hal import Entropy, service

_Octets = bytes
_Number = int
_Fields = tuple[int, int, int, int, int, int]

RESERVED_NCS: Final = "reserved for NCS compatibility"
RFC_4122: Final = "specified in RFC 4122"
RESERVED_MICROSOFT: Final = "reserved for Microsoft compatibility"
RESERVED_FUTURE: Final = "reserved for future definition"


def _of_hex(text: str) -> _Octets:
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(digits) != 32:
        raise ValueError("badly formed hexadecimal UUID string")
    out = bytearray(16)
    for at in range(16):
        out[at] = int(digits[2 * at : 2 * at + 2], 16)
    return bytes(out)


def _of_fields(fields: _Fields) -> _Octets:
    names = ("32-bit", "16-bit", "16-bit", "8-bit", "8-bit", "48-bit")
    out = b""
    for at, size in enumerate((4, 2, 2, 1, 1, 6)):
        value = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5])[at]
        if not 0 <= value < 1 << 8 * size:
            raise ValueError(f"field {at + 1} out of range (need a {names[at]} value)")
        out += value.to_bytes(size, "big")
    return out


def _swapped(octets: _Octets) -> _Octets:
    """The first three fields with their octets in the other order."""
    return octets[3::-1] + octets[5:3:-1] + octets[7:5:-1] + octets[8:]


class UUID:
    """An identifier; unchangeable."""

    def __init__(
        self,
        hex: str | None = None,
        bytes: _Octets | None = None,
        bytes_le: _Octets | None = None,
        fields: _Fields | None = None,
        int: _Number | None = None,
        version: _Number | None = None,
    ) -> None:
        given = [hex is None, bytes is None, bytes_le is None, fields is None, int is None]
        if given.count(False) != 1:
            raise TypeError(
                "one of the hex, bytes, bytes_le, fields, or int arguments must be given"
            )
        if hex is not None:
            octets = _of_hex(hex)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            octets = _swapped(bytes_le)
        elif fields is not None:
            octets = _of_fields(fields)
        elif int is not None:
            if int < 0:
                raise ValueError("int is out of range (need a 128-bit value)")
            octets = int.to_bytes(16, "big")
        else:
            octets = b"" if bytes is None else bytes
            if len(octets) != 16:
                raise ValueError("bytes is not a 16-char string")
        if version is not None:
            octets = _versioned(octets, version)
        self._octets = octets

    @property
    def bytes(self) -> _Octets:
        return self._octets

    @property
    def bytes_le(self) -> _Octets:
        return _swapped(self._octets)

    @property
    def hex(self) -> str:
        return self._octets.hex()

    @property
    def int(self) -> _Number:
        """OverflowError unless the first 65 bits are 0."""
        return _number(self._octets)

    @property
    def fields(self) -> _Fields:
        return (
            self.time_low,
            self.time_mid,
            self.time_hi_version,
            self.clock_seq_hi_variant,
            self.clock_seq_low,
            self.node,
        )

    @property
    def time_low(self) -> _Number:
        return _number(self._octets[:4])

    @property
    def time_mid(self) -> _Number:
        return _number(self._octets[4:6])

    @property
    def time_hi_version(self) -> _Number:
        return _number(self._octets[6:8])

    @property
    def clock_seq_hi_variant(self) -> _Number:
        return self._octets[8]

    @property
    def clock_seq_low(self) -> _Number:
        return self._octets[9]

    @property
    def time(self) -> _Number:
        high = (self.time_hi_version & 0x0FFF) << 48
        return high | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self) -> _Number:
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self) -> _Number:
        return _number(self._octets[10:])

    @property
    def urn(self) -> str:
        return "urn:uuid:" + str(self)

    @property
    def variant(self) -> str:
        mark = self._octets[8]
        if mark & 0x80 == 0:
            return RESERVED_NCS
        if mark & 0x40 == 0:
            return RFC_4122
        return RESERVED_MICROSOFT if mark & 0x20 == 0 else RESERVED_FUTURE

    @property
    def version(self) -> _Number | None:
        """Only RFC 4122's variant has one."""
        return self._octets[6] >> 4 if self._octets[8] & 0xC0 == 0x80 else None

    def __str__(self) -> str:
        text = self.hex
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __repr__(self) -> str:
        return f"UUID('{self}')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and self._octets == other._octets

    def __hash__(self) -> _Number:
        return hash(self._octets)

    def __lt__(self, other: "UUID") -> bool:
        return self._octets < other._octets

    def __le__(self, other: "UUID") -> bool:
        return self._octets <= other._octets

    def __gt__(self, other: "UUID") -> bool:
        return self._octets > other._octets

    def __ge__(self, other: "UUID") -> bool:
        return self._octets >= other._octets


def _number(octets: _Octets) -> _Number:
    return int.from_bytes(octets, "big")


def _versioned(octets: _Octets, version: _Number) -> _Octets:
    """The octets marked with RFC 4122's variant and a version."""
    if not 1 <= version <= 5:
        raise ValueError("illegal version number")
    out = bytearray(octets)
    out[8] = out[8] & 0x3F | 0x80
    out[6] = out[6] & 0x0F | version << 4
    return bytes(out)


def uuid3(namespace: UUID, name: str) -> UUID:
    """The identifier that MD5 makes of a name."""
    return UUID(bytes=md5(namespace.bytes + name.encode()).digest(), version=3)


def uuid4() -> UUID:
    """A random identifier."""
    return UUID(bytes=service(Entropy).random_bytes(16), version=4)  # type: ignore[type-abstract]


def uuid5(namespace: UUID, name: str) -> UUID:
    """The identifier that SHA-1 makes of a name."""
    return UUID(bytes=sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


def _lazy_namespace(kind: int) -> UUID:
    return UUID(f"6ba7b81{kind}-9dad-11d1-80b4-00c04fd430c8")


NAMESPACE_DNS: UUID = _lazy_namespace(0)
NAMESPACE_URL: UUID = _lazy_namespace(1)
NAMESPACE_OID: UUID = _lazy_namespace(2)
NAMESPACE_X500: UUID = _lazy_namespace(4)
