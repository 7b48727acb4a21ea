"""Where compiled code begins in a virtual machine: `entry.s` and `prepare.s` come before."""

from naja.abi import boot_information as boot
from naja.boot.fault_unsafe import report_fault
from naja.hal import Power, service
from naja.lang.widths import u64
from naja.runtime.heap_unsafe import initialise
from naja.unsafe import Ptr, export, extern


# Run the program's modules; the exit status. Raises nothing.
@extern("naja_program")
def _program() -> int: ...


@export("naja_main")
def naja_main(boot_information: int) -> None:
    words = Ptr[u64](boot_information)
    initialise(words[boot.HEAP_START // 8], words[boot.HEAP_END // 8], words[boot.STACK_TOP // 8])
    service(Power).stop(_program())  # type: ignore[type-abstract]


@export("naja_fault")
def naja_fault(record: int) -> None:
    report_fault(record)
