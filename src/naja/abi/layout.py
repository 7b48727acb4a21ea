"""Memory layout that compiler and runtime agree on. All offsets in octets, little endian.

Every collected object starts with one word: the address of its TypeDesc. Objects are
16-aligned. Static objects (string literals, TypeDescs) lie in the image and are never
collected. Machine addresses are below 4 GiB inside an image (static, small code model),
so tables hold 32-bit absolute addresses.

    str     0 type  8 length (code points)  16 hash (0: none)  24 kind 1|2|4   32 code points
    bytes   0 type  8 length                16 hash (0: none)                  24 octets
    Array   0 type  8 length (elements)                                        16 elements
    object  0 type  8 fields in order of definition, base class first, naturally aligned
    boxed   0 type  8 the value (int, float, bool, None, tuple by value) as `object`

TypeDesc (static):

     0 u64 address of the TypeDesc of `type` (so that a class is an object)
     8 u32 id: preorder number; a class's subclasses have id .. last_id
    12 u32 last_id
    16 u32 size: octets of an instance without elements
    20 u32 stride: octets of an element (str: 0, see kind; Array: element size; else 0)
    24 u64 address of the pointer map, 0 if the instances hold no references
    32 u64 address of the class name (a static str, `__qualname__`)
    40 u64 address of the TypeDesc of the base class, 0 for object
    48 u64 address of the module name (a static str)
    56 u32 flags (FLAG_*)
    60 u32 number of slots
    64 u32[] virtual slots: addresses of functions, 0 where the class lacks the method

Pointer map: u32 count of fixed references, u32 count of references per element, then
u32 offsets: first those in the instance, then those relative to an element's start.
A reference in an instance may be null.

Traceback site (static): u32 address of a Function record, u32 line.
Function record: u64 qualified name (static str), u64 file name (static str),
u64 address of the source text table (u32 first_line, u32 count, u64 str[count]), 0 if none.
"""

from typing import Final

HEADER_SIZE: Final = 8
ALIGNMENT: Final = 16

STR_LENGTH: Final = 8
STR_HASH: Final = 16
STR_KIND: Final = 24
STR_DATA: Final = 32

BYTES_LENGTH: Final = 8
BYTES_HASH: Final = 16
BYTES_DATA: Final = 24

ARRAY_LENGTH: Final = 8
ARRAY_DATA: Final = 16

BOX_VALUE: Final = 8

TYPE_ID: Final = 8
TYPE_LAST_ID: Final = 12
TYPE_SIZE: Final = 16
TYPE_STRIDE: Final = 20
TYPE_POINTER_MAP: Final = 24
TYPE_NAME: Final = 32
TYPE_BASE: Final = 40
TYPE_MODULE: Final = 48
TYPE_FLAGS: Final = 56
TYPE_SLOT_COUNT: Final = 60
TYPE_SLOTS: Final = 64

FLAG_STR: Final = 1
FLAG_BYTES: Final = 2
FLAG_ARRAY: Final = 4
FLAG_BOXED: Final = 8
FLAG_EXCEPTION: Final = 16
