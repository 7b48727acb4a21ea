"""What the machine entry tells `naja_main`, and how an image tells its end.

`naja_main(boot_information)` gets the address of a record of 64-bit words, little
endian, at the offsets below. Words that a platform has no use for are 0.

The end record: behind everything that the program wrote to stderr, an image with a
debug console writes `END_RECORD`, three decimal digits of the exit status and "\\n".
"""

from typing import Final

PLATFORM: Final = 0  # PLATFORM_VM or PLATFORM_PROCESS
HEAP_START: Final = 8  # memory free for the runtime, page-aligned
HEAP_END: Final = 16
STACK_BOTTOM: Final = 24  # lowest address of the program's stack; a guard page lies below
STACK_TOP: Final = 32
ENTRY_TICKS: Final = 40  # time stamp counter at entry

# Virtual machine
COMMAND_LINE: Final = 48  # address of a private copy, not terminated
COMMAND_LINE_LENGTH: Final = 56
LOW_START: Final = 64  # free memory below 1 MiB, for devices (virtual = physical)
LOW_END: Final = 72
RAM_END: Final = 80  # end of the memory range that holds the image
HIGH_START: Final = 88  # memory range from 4 GiB on (not mapped); 0 if none
HIGH_END: Final = 96
ROOT_POINTER: Final = 104  # physical address of the ACPI RSDP; 0 if none

# Linux process
ARGUMENT_COUNT: Final = 112
ARGUMENTS: Final = 120  # address of `char *argv[]`
ENVIRONMENT: Final = 128  # address of `char *envp[]`, ends with 0
RANDOM_SEED: Final = 136  # address of 16 random octets (AT_RANDOM)

SIZE: Final = 144

PLATFORM_VM: Final = 1
PLATFORM_PROCESS: Final = 2

# Options of an interface beside the first end in its number, 1 to MAX_INTERFACES - 1.
MAX_INTERFACES: Final = 8

# Fault record, the argument of `naja_fault(record)`: 64-bit words.
FAULT_VECTOR: Final = 0  # x86 exception number; on Linux the trap number of the signal
FAULT_ERROR: Final = 8
FAULT_ADDRESS: Final = 16  # rip
FAULT_DATA_ADDRESS: Final = 24  # cr2
FAULT_STACK: Final = 32  # rsp
FAULT_FRAME: Final = 40  # rbp
FAULT_SIGNAL: Final = 48  # Linux signal number, 0 in a virtual machine

END_RECORD: Final = b"\x1enaja exit "
DEBUG_CONSOLE_PORT: Final = 0xE9
DEBUG_EXIT_PORT: Final = 0xF4
FAULT_STATUS: Final = 255
