"""What others know of the heap: the compiler, which makes small objects in line, and `naja size
--runtime`, which reads the heap of a running process.

The control block lies where the heap begins, 16-aligned. A class has CLASS_WORDS words in it, from
CLASSES on; the first two are its free run: the next slot, and the end. Both are equal when the run
is used up.
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

PAGE: Final = 4096
# Octets of the tables for each page: a bit for each 16 octets, 64 bits a word.
BITMAP_PER_PAGE: Final = 32

# Page kinds other than class + 1.
FREE: Final = 0
LARGE: Final = 254
REST: Final = 255

# Words of the control block.
BASE: Final = 0  # address of page 0
PAGES: Final = 1  # how many there are
FRONTIER: Final = 2  # pages that have ever been used; the tables are valid below it
KINDS: Final = 3  # addresses of the tables
LINKS: Final = 4
TAKEN: Final = 5
MARKED: Final = 6
ALLOCATED: Final = 14  # octets handed out since the last collection
COLLECTIONS: Final = 15
CONTROL_SIZE: Final = 1920


def class_of_size(size: int) -> int:
    """The class for an object of 1 <= size <= SMALL_LIMIT octets. For the compiler."""
    granules = (size + 15) >> 4
    return next(at for at, most in enumerate(CLASS_GRANULES) if most >= granules)


def class_offset(size_class: int) -> int:
    """Where the class's words are in the control block."""
    return CLASSES + 8 * CLASS_WORDS * size_class
