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


def chacha_block(key: bytes, counter: int, nonce: bytes) -> bytes:
    """64 octets of key stream: `key` 32 octets, `counter` 32 bits, `nonce` 12 octets."""
    state = [_CONSTANTS[0], _CONSTANTS[1], _CONSTANTS[2], _CONSTANTS[3]]
    for index in range(8):
        state.append(u32le(key, 4 * index))
    state.append(counter)
    for index in range(3):
        state.append(u32le(nonce, 4 * index))
    work = state[:]
    for _ in range(10):
        _quarter(work, 0, 4, 8, 12)
        _quarter(work, 1, 5, 9, 13)
        _quarter(work, 2, 6, 10, 14)
        _quarter(work, 3, 7, 11, 15)
        _quarter(work, 0, 5, 10, 15)
        _quarter(work, 1, 6, 11, 12)
        _quarter(work, 2, 7, 8, 13)
        _quarter(work, 3, 4, 9, 14)
    out = bytearray()
    for index in range(16):
        out.extend((work[index] + state[index] & _MASK).to_bytes(4, "little"))
    return bytes(out)


def _quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    state[a] = (state[a] + state[b]) & _MASK
    state[d] = rotr32(state[d] ^ state[a], 16)
    state[c] = (state[c] + state[d]) & _MASK
    state[b] = rotr32(state[b] ^ state[c], 20)
    state[a] = (state[a] + state[b]) & _MASK
    state[d] = rotr32(state[d] ^ state[a], 24)
    state[c] = (state[c] + state[d]) & _MASK
    state[b] = rotr32(state[b] ^ state[c], 25)


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
