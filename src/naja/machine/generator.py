"""A random number generator for the whole machine: ChaCha20 with fast key erasure.

Each request makes one run of the stream cipher; its first 32 octets become the next key,
so that what was given out cannot be computed from what is left in memory. Seeds are
absorbed: the more, the better, none can make it worse.

Source: RFC 8439 2.3; D. J. Bernstein, "Fast-key-erasure random-number generators".
"""

from typing import Final

from naja.lang.bits import rotr32
from naja.lang.octets import u32le

_CONSTANTS: Final = (0x61707865, 0x3320646E, 0x79622D32, 0x6B206574)
_MASK: Final = 0xFFFFFFFF
_KEY_SIZE: Final = 32
_BLOCK_SIZE: Final = 64


def chacha_block(key: bytes, counter: int, nonce: bytes) -> bytes:
    """64 octets of key stream: `key` 32 octets, `counter` 32 bits, `nonce` 12 octets."""
    state = [0] * 16
    for index in range(4):
        state[index] = _CONSTANTS[index]
    for index in range(8):
        state[4 + index] = u32le(key, 4 * index)
    state[12] = counter
    for index in range(3):
        state[13 + index] = u32le(nonce, 4 * index)
    mixed = _mix(state)
    out = bytearray(_BLOCK_SIZE)
    for index in range(16):
        word = mixed[index] + state[index]
        out[4 * index] = word & 255
        out[4 * index + 1] = word >> 8 & 255
        out[4 * index + 2] = word >> 16 & 255
        out[4 * index + 3] = word >> 24 & 255
    return bytes(out)


def _mix(state: list[int]) -> list[int]:
    """Twenty rounds, on local variables."""
    x0, x1, x2, x3 = state[0], state[1], state[2], state[3]
    x4, x5, x6, x7 = state[4], state[5], state[6], state[7]
    x8, x9, x10, x11 = state[8], state[9], state[10], state[11]
    x12, x13, x14, x15 = state[12], state[13], state[14], state[15]
    for _ in range(10):
        x0, x4, x8, x12 = _quarter(x0, x4, x8, x12)
        x1, x5, x9, x13 = _quarter(x1, x5, x9, x13)
        x2, x6, x10, x14 = _quarter(x2, x6, x10, x14)
        x3, x7, x11, x15 = _quarter(x3, x7, x11, x15)
        x0, x5, x10, x15 = _quarter(x0, x5, x10, x15)
        x1, x6, x11, x12 = _quarter(x1, x6, x11, x12)
        x2, x7, x8, x13 = _quarter(x2, x7, x8, x13)
        x3, x4, x9, x14 = _quarter(x3, x4, x9, x14)
    return [x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15]


def _quarter(a: int, b: int, c: int, d: int) -> tuple[int, int, int, int]:
    a = (a + b) & _MASK
    d = rotr32(d ^ a, 16)
    c = (c + d) & _MASK
    b = rotr32(b ^ c, 20)
    a = (a + b) & _MASK
    d = rotr32(d ^ a, 24)
    c = (c + d) & _MASK
    b = rotr32(b ^ c, 25)
    return a, b, c, d


class Generator:
    """Implements `hal.Entropy` once it has absorbed a seed."""

    def __init__(self) -> None:
        self._key = bytes(_KEY_SIZE)

    def absorb(self, seed: bytes) -> None:
        """Mix in `seed`, of any length."""
        at = 0
        while at < len(seed):
            mixed = bytearray(self._key)
            part = seed[at : at + _KEY_SIZE]
            for index in range(len(part)):
                mixed[index] ^= part[index]
            self._key = chacha_block(bytes(mixed), len(part), bytes(12))[:_KEY_SIZE]
            at += _KEY_SIZE

    def random_bytes(self, count: int) -> bytes:
        key = self._key
        first = chacha_block(key, 0, bytes(12))
        self._key = first[:_KEY_SIZE]
        out = bytearray(first[_KEY_SIZE:])
        counter = 1
        while len(out) < count:
            out.extend(chacha_block(key, counter, bytes(12)))
            counter += 1
        return bytes(out[:count])
