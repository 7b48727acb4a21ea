"""Where compiled code begins; before it comes the `entry.s` of the machine or of the process."""

from typing import Final

from naja.abi import boot_information as boot
from naja.boot.fault_unsafe import report_fault
from naja.hal import Power, service
from naja.lang.widths import u64
from naja.runtime.heap_unsafe import initialise
from naja.unsafe import Ptr, bytes_address, export, extern

_NO_MEMORY: Final = b"naja: too little memory for any program; give the machine more\n\0"


# Run the program's modules; the exit status. Raises nothing.
@extern("naja_program")
def _program() -> int: ...  # type: ignore[empty-body]


# Write a zero-terminated text, without any memory, and stop with 255.
@extern("naja_panic_message")
def _panic(text: int) -> int: ...  # type: ignore[empty-body]


@export("naja_main")
def naja_main(boot_information: int) -> None:
    words = Ptr[u64](boot_information)
    start = words[boot.HEAP_START // 8]
    if not initialise(start, words[boot.HEAP_END // 8], words[boot.STACK_TOP // 8]):
        _panic(bytes_address(_NO_MEMORY))
    service(Power).stop(_program())  # type: ignore[type-abstract]


@export("naja_fault")
def naja_fault(record: int) -> None:
    report_fault(record)
