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
_PAGE_FAULT: Final = 14


def report_fault(record: int) -> None:
    """Print the fault record at `record` (see `abi.boot_information`) and stop with 255."""
    words = Ptr[u64](record)
    text = _describe(
        words[boot.FAULT_VECTOR // 8],
        words[boot.FAULT_DATA_ADDRESS // 8],
        words[boot.FAULT_ADDRESS // 8],
    )
    service(Console).write_err(("naja: " + text + "\n").encode())  # type: ignore[type-abstract]
    service(Power).stop(boot.FAULT_STATUS)  # type: ignore[type-abstract]


def _describe(vector: int, data: int, code: int) -> str:
    bottom = boot_word(boot.STACK_BOTTOM)
    if vector == _PAGE_FAULT and bottom - _PAGE <= data < bottom:
        return "the stack overflowed: the program recurses too deeply"
    place = "the code at " + hexadecimal(code)
    if vector == _PAGE_FAULT:
        return place + " touched address " + hexadecimal(data) + ", which is not its own"
    if vector == _DIVIDE:
        return place + " divided by zero or overflowed a quotient"
    if vector == _INVALID:
        return place + " reached what cannot be reached"
    return place + " raised processor exception " + str(vector)


def hexadecimal(value: int) -> str:
    """`0x` and the digits of the 64 bits of `value`, without leading zeros."""
    digits = ""
    while len(digits) == 0 or value != 0:
        digits = "0123456789abcdef"[value & 15] + digits
        value = shr_u(value, 4)
    return "0x" + digits
