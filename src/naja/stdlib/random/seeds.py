"""What a seed means for the generator, and entropy for those who give none."""

from typing import Final

from naja.hal import Entropy, service
from naja.runtime.digest_tables import SHA512_START
from naja.runtime.sha2_unsafe import Sha512

Seed = int | float | str | bytes | bytearray | None
_WORD: Final = 0xFFFFFFFF


def entropy(count: int) -> bytes:
    return service(Entropy).random_bytes(count)  # type: ignore[type-abstract]


def _words_of(octets: bytes) -> list[int]:
    """A number, most significant octet first, as words of 32 bits, the lowest first."""
    words: list[int] = []
    stop = len(octets)
    while stop > 0:
        words.append(int.from_bytes(octets[max(stop - 4, 0) : stop], "big"))
        stop -= 4
    while len(words) > 1 and words[-1] == 0:
        words.pop()
    return words if words else [0]


def seed_words(seed: Seed) -> list[int]:
    """What a seed means for the generator."""
    if seed is None:
        return _words_of(entropy(2496))
    if isinstance(seed, bool):
        return [1 if seed else 0]
    if isinstance(seed, int):
        low = seed & _WORD
        high = seed >> 32
        if seed < 0:
            low = -low & _WORD
            high = -high - (1 if low != 0 else 0)
        return [low, high & _WORD] if high != 0 else [low]
    if isinstance(seed, float):
        hashed = hash(seed)
        return [hashed & _WORD, hashed >> 32 & _WORD] if hashed >> 32 != 0 else [hashed]
    octets = seed.encode() if isinstance(seed, str) else bytes(seed)
    state = Sha512(SHA512_START)
    state.update(octets)
    return _words_of(octets + state.finish(64))
