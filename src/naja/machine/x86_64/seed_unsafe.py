"""Seeds for the random number generator, from the processor."""

from typing import Final

from naja.lang.widths import u64
from naja.machine.x86_64.gate_unsafe import hardware_random
from naja.unsafe import Ptr, bytes_address, bytes_alloc, read_tsc

_WORDS: Final = 4


def processor_seed() -> bytes:
    """32 octets of RDRAND; b"" when the processor has none."""
    seed = bytes_alloc(8 * _WORDS)
    words = Ptr[u64](bytes_address(seed))
    for index in range(_WORDS):
        word = hardware_random()
        if word == 0:
            return b""
        words[index] = word
    return seed


def time_seed() -> bytes:
    """The time stamp counter: little, but never the same twice."""
    seed = bytes_alloc(8)
    Ptr[u64](bytes_address(seed))[0] = read_tsc()
    return seed
