"""The size classes of the heap, which the compiler knows so that small objects are made in line.

A class has CLASS_WORDS words in the control block of the heap, from CLASSES on; the first
two are its free run: the next slot, and the end. Both are equal when the run is used up.
"""

from typing import Final

# Octets of each size class, in granules of 16.
CLASS_GRANULES: Final = (
    b"\x01\x02\x03\x04\x05\x06\x07\x08\x0a\x0c\x0e\x10\x14\x18\x1c\x20\x24\x2a\x33\x40\x55\x80"
)
CLASS_COUNT: Final = 22
SMALL_LIMIT: Final = 2048

CLASSES: Final = 192
CLASS_WORDS: Final = 5
CURSOR: Final = 0
LIMIT: Final = 1


def class_of_size(size: int) -> int:
    """The class for an object of 1 <= size <= SMALL_LIMIT octets. For the compiler."""
    granules = (size + 15) >> 4
    return next(at for at, most in enumerate(CLASS_GRANULES) if most >= granules)


def class_offset(size_class: int) -> int:
    """Where the class's words are in the control block."""
    return CLASSES + 8 * CLASS_WORDS * size_class
