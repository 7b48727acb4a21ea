"""Checksums of octets: CRC-32, CRC-CCITT, Adler-32."""

from typing import Final

from naja.lang.bits import shr_u, wrap_add, wrap_mul
from naja.lang.widths import u8, u16, u32, u64
from naja.unsafe import Ptr, bytes_address, bytes_alloc

_CRC32: Final = 0xEDB88320
# A whole table would have to be computed at the first use; sixteen entries take two steps.
_NIBBLES: Final = (
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
)  # fmt: skip

_tables: bytes = b""
_ccitt: bytes = b""

# Adler-32: the octets with even and with odd numbers of eight, each in 16 bits of a word;
# multiplied by ones, the highest 16 bits are their sum, by weights, the sum of sums.
_EVEN: Final = 0x00FF00FF00FF00FF
_ONES: Final = 0x0001000100010001
_EVEN_WEIGHTS: Final = 0x0008000600040002
_ODD_WEIGHTS: Final = 0x0007000500030001


def _crc32_tables() -> int:
    """Address of sixteen tables of 256: table k is for an octet that k others follow."""
    global _tables
    if len(_tables) == 0:
        made = bytes_alloc(16 * 1024)
        table = Ptr[u32](bytes_address(made))
        for octet in range(256):
            value = octet
            for _ in range(8):
                value = value >> 1 ^ (_CRC32 if value & 1 else 0)
            table[octet] = value
        for at in range(256, 4096):
            before = table[at - 256]
            table[at] = before >> 8 ^ table[before & 0xFF]
        _tables = made
    return bytes_address(_tables)


def crc32_of(data: bytes, start: int) -> int:
    """CRC-32 (polynomial 0x04C11DB7, reflected) of `data`, going on from `start`."""
    crc = start & 0xFFFFFFFF ^ 0xFFFFFFFF
    count = len(data)
    at = 0
    octets = Ptr[u8](bytes_address(data))
    if count >= 64:
        at = count & -16
        crc = _crc32_of_sixteens(bytes_address(data), count >> 4, crc)
    while at < count:
        crc ^= octets[at]
        crc = crc >> 4 ^ _NIBBLES[crc & 15]
        crc = crc >> 4 ^ _NIBBLES[crc & 15]
        at = wrap_add(at, 1)
    return crc ^ 0xFFFFFFFF


def _crc32_of_sixteens(address: int, count: int, crc: int) -> int:
    """Sixteen octets at a time, `count` times: M. Kounavis and F. Berry, "Novel table
    lookup-based algorithms for high-performance CRC generation" (2008).
    """
    t = Ptr[u32](_crc32_tables())
    words = Ptr[u64](address)
    end = wrap_add(count, count)
    at = 0
    while at != end:
        a = words[at]
        b = words[wrap_add(at, 1)]
        # What does not wait for the checksum so far comes first.
        rest = (
            t[0xB00 | a >> 32 & 0xFF]
            ^ t[0xA00 | a >> 40 & 0xFF]
            ^ t[0x900 | a >> 48 & 0xFF]
            ^ t[0x800 | a >> 56 & 0xFF]
        )
        rest ^= (
            t[0x700 | b & 0xFF]
            ^ t[0x600 | b >> 8 & 0xFF]
            ^ t[0x500 | b >> 16 & 0xFF]
            ^ t[0x400 | b >> 24 & 0xFF]
        )
        rest ^= (
            t[0x300 | b >> 32 & 0xFF]
            ^ t[0x200 | b >> 40 & 0xFF]
            ^ t[0x100 | b >> 48 & 0xFF]
            ^ t[b >> 56 & 0xFF]
        )
        crc ^= a & 0xFFFFFFFF
        crc = (t[0xF00 | crc & 0xFF] ^ t[0xE00 | crc >> 8 & 0xFF]) ^ (
            t[0xD00 | crc >> 16 & 0xFF] ^ t[0xC00 | crc >> 24 & 0xFF] ^ rest
        )
        at = wrap_add(at, 2)
    return crc


def _ccitt_table() -> int:
    """Address of what an octet makes of a CRC-CCITT of 0, for each."""
    global _ccitt
    if len(_ccitt) == 0:
        made = bytes_alloc(512)
        table = Ptr[u16](bytes_address(made))
        for octet in range(256):
            value = octet << 8
            for _ in range(8):
                value = (value << 1 ^ (0x1021 if value & 0x8000 else 0)) & 0xFFFF
            table[octet] = value
        _ccitt = made
    return bytes_address(_ccitt)


def crc_hqx_of(data: bytes, start: int) -> int:
    """CRC-CCITT of `data`, going on from `start`."""
    crc = start & 0xFFFF
    table = Ptr[u16](_ccitt_table())
    for octet in data:
        crc = crc << 8 & 0xFF00 ^ table[crc >> 8 ^ octet]
    return crc


def adler32_of(data: bytes, start: int) -> int:
    """Adler-32 of `data`, going on from `start`. Source: RFC 1950, 8.2."""
    low = start & 0xFFFF
    high = start >> 16 & 0xFFFF
    at = 0
    count = len(data)
    octets = Ptr[u8](bytes_address(data))
    while count - at >= 8:
        # The sums of this many octets stay far below 64 bits.
        stop = at + min(count - at & -8, 4096)
        while at != stop:
            word = Ptr[u64](wrap_add(bytes_address(data), at))[0]
            even = word & _EVEN
            odd = shr_u(word, 8) & _EVEN
            high = wrap_add(high, wrap_mul(low, 8))
            high = wrap_add(high, shr_u(wrap_mul(even, _EVEN_WEIGHTS), 48))
            high = wrap_add(high, shr_u(wrap_mul(odd, _ODD_WEIGHTS), 48))
            low = wrap_add(low, shr_u(wrap_mul(wrap_add(even, odd), _ONES), 48))
            at = wrap_add(at, 8)
        low %= 65521
        high %= 65521
    while at < count:
        low += octets[at]
        high += low
        at += 1
    return high % 65521 << 16 | low % 65521
