"""Seeds for the random number generator, from the processor."""

from typing import Final

from naja.machine.x86_64.gate_unsafe import hardware_random
from naja.unsafe import read_tsc

_WORDS: Final = 8
_MASK: Final = 0xFFFFFFFF


def processor_seed() -> bytes:
    """64 octets of RDRAND; b"" when the processor has none."""
    out = bytearray()
    for _ in range(_WORDS):
        word = hardware_random()
        if word == 0:
            return b""
        _append(out, word)
    return bytes(out)


def time_seed() -> bytes:
    """The time stamp counter: little, but never the same twice."""
    out = bytearray()
    _append(out, read_tsc())
    return bytes(out)


def _append(out: bytearray, word: int) -> None:
    out.extend((word & _MASK).to_bytes(4, "little"))
    out.extend((word >> 32 & _MASK).to_bytes(4, "little"))
