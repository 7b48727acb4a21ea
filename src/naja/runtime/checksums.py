"""Checksums of octets: CRC-32, CRC-CCITT, Adler-32."""

from typing import Final

_CRC32: Final = 0xEDB88320
# A whole table would have to be computed at the first use; sixteen entries take two steps.
_NIBBLES: Final = (
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
)  # fmt: skip

_table: list[int] | None = None


def _crc32_tables() -> list[int]:
    """Eight tables of 256: table k is for an octet that k others follow."""
    global _table
    made = _table
    if made is None:
        made = []
        for octet in range(256):
            value = octet
            for _ in range(8):
                value = value >> 1 ^ (_CRC32 if value & 1 else 0)
            made.append(value)
        for at in range(256, 2048):
            before = made[at - 256]
            made.append(before >> 8 ^ made[before & 0xFF])
        _table = made
    return made


def crc32_of(data: bytes, start: int) -> int:
    """CRC-32 (polynomial 0x04C11DB7, reflected) of `data`, going on from `start`.

    Octets are taken eight at a time: M. Kounavis and F. Berry, "Novel table lookup-based
    algorithms for high-performance CRC generation" (2008).
    """
    crc = start & 0xFFFFFFFF ^ 0xFFFFFFFF
    count = len(data)
    at = 0
    if count >= 64:
        table = _crc32_tables()
        while at + 8 <= count:
            low = crc ^ (data[at] | data[at + 1] << 8 | data[at + 2] << 16 | data[at + 3] << 24)
            crc = (
                table[1792 + (low & 0xFF)]
                ^ table[1536 + (low >> 8 & 0xFF)]
                ^ table[1280 + (low >> 16 & 0xFF)]
                ^ table[1024 + (low >> 24)]
                ^ table[768 + data[at + 4]]
                ^ table[512 + data[at + 5]]
                ^ table[256 + data[at + 6]]
                ^ table[data[at + 7]]
            )
            at += 8
    while at < count:
        crc ^= data[at]
        crc = crc >> 4 ^ _NIBBLES[crc & 15]
        crc = crc >> 4 ^ _NIBBLES[crc & 15]
        at += 1
    return crc ^ 0xFFFFFFFF


def crc_hqx_of(data: bytes, start: int) -> int:
    """CRC-CCITT of `data`, going on from `start`."""
    crc = start & 0xFFFF
    for octet in data:
        crc ^= octet << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc


def adler32_of(data: bytes, start: int) -> int:
    """Adler-32 of `data`, going on from `start`. Source: RFC 1950, 8.2."""
    low = start & 0xFFFF
    high = start >> 16 & 0xFFFF
    at = 0
    count = len(data)
    while at < count:
        # The sums of this many octets stay far below 64 bits.
        stop = min(at + 4096, count)
        while at < stop:
            low += data[at]
            high += low
            at += 1
        low %= 65521
        high %= 65521
    return high << 16 | low
