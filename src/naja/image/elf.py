"""Numbers and records of ELF64, little endian.

Source: System V gABI chapters 4 and 5; AMD64 psABI 4.4.
"""

from struct import Struct
from typing import Final

MAGIC: Final = b"\x7fELF\x02\x01"

HEADER: Final = Struct("<16sHHIQQQIHHHHHH")
SECTION: Final = Struct("<IIQQQQIIQQ")
SYMBOL: Final = Struct("<IBBHQQ")
RELA: Final = Struct("<QIIq")
SEGMENT: Final = Struct("<IIQQQQQQ")

ET_REL: Final = 1
ET_EXEC: Final = 2
EM_X86_64: Final = 62

SHT_PROGBITS: Final = 1
SHT_SYMTAB: Final = 2
SHT_STRTAB: Final = 3
SHT_RELA: Final = 4
SHT_NOTE: Final = 7
SHT_NOBITS: Final = 8
SHT_REL: Final = 9
SHT_GROUP: Final = 17
SHT_SYMTAB_SHNDX: Final = 18

SHF_WRITE: Final = 1
SHF_ALLOC: Final = 2
SHF_EXECINSTR: Final = 4
SHF_MERGE: Final = 0x10
SHF_GNU_RETAIN: Final = 0x200000
GRP_COMDAT: Final = 1

SHN_UNDEF: Final = 0
SHN_LORESERVE: Final = 0xFF00
SHN_ABS: Final = 0xFFF1
SHN_COMMON: Final = 0xFFF2
SHN_XINDEX: Final = 0xFFFF

STB_LOCAL: Final = 0
STB_WEAK: Final = 2
STT_NOTYPE: Final = 0
STT_OBJECT: Final = 1
STT_FUNC: Final = 2
STT_SECTION: Final = 3
STT_FILE: Final = 4

PT_LOAD: Final = 1
PT_NOTE: Final = 4
PT_GNU_STACK: Final = 0x6474E551
PF_X: Final = 1
PF_W: Final = 2
PF_R: Final = 4
