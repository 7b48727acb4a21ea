"""What a fault of the processor says before the machine stops.

Such a fault is a defect of Naja or of the hypervisor, or too deep a recursion: no program
that compiles can touch memory that is not its own.
"""

from typing import Final

from naja.abi import boot_information as boot
from naja.hal import Console, Power, service
from naja.lang.bits import shr_u
from naja.lang.widths import u64
from naja.machine.boot_record_unsafe import boot_word
from naja.unsafe import Ptr

_PAGE: Final = 4096
_DIVIDE: Final = 0
_INVALID: Final = 6
_DIGITS: Final = b"0123456789abcdef"
_PAGE_FAULT: Final = 14


def report_fault(record: int) -> None:
    """Print the fault record at `record` (see `abi.boot_information`) and stop with 255.

    In octets throughout: encoding a str would bring every codec into every image.
    """
    words = Ptr[u64](record)
    text = bytearray(b"naja: ")
    _describe(
        text,
        words[boot.FAULT_VECTOR // 8],
        words[boot.FAULT_DATA_ADDRESS // 8],
        words[boot.FAULT_ADDRESS // 8],
    )
    text.extend(b"\n")
    service(Console).write_err(bytes(text))  # type: ignore[type-abstract]
    service(Power).stop(boot.FAULT_STATUS)  # type: ignore[type-abstract]


def _describe(text: bytearray, vector: int, data: int, code: int) -> None:
    bottom = boot_word(boot.STACK_BOTTOM)
    if vector == _PAGE_FAULT and bottom - _PAGE <= data < bottom:
        text.extend(b"the stack overflowed: the program recurses too deeply")
        return
    text.extend(b"the code at ")
    append_hexadecimal(text, code)
    if vector == _PAGE_FAULT:
        text.extend(b" touched address ")
        append_hexadecimal(text, data)
        text.extend(b", which is not its own")
    elif vector == _DIVIDE:
        text.extend(b" divided by zero or overflowed a quotient")
    elif vector == _INVALID:
        text.extend(b" reached what cannot be reached")
    else:
        text.extend(b" raised processor exception ")
        append_hexadecimal(text, vector)


def append_hexadecimal(text: bytearray, value: int) -> None:
    """`0x` and the digits of the 64 bits of `value`, without leading zeros."""
    text.extend(b"0x")
    shift = 60
    while shift > 0 and shr_u(value, shift) == 0:
        shift -= 4
    while shift >= 0:
        text.append(_DIGITS[shr_u(value, shift) & 15])
        shift -= 4
