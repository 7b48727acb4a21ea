"""`zlib`: its checksums. Deliberately missing so far: compression."""

from naja.runtime.checksums_unsafe import adler32_of, crc32_of

_Octets = bytes | bytearray | memoryview


def crc32(data: _Octets, value: int = 0, /) -> int:
    """The checksum of gzip and PNG, going on from `value`."""
    return crc32_of(bytes(data), value)


def adler32(data: _Octets, value: int = 1, /) -> int:
    """The checksum of zlib streams, going on from `value`."""
    return adler32_of(bytes(data), value)
