"""Console: standard output on COM1, standard error on the debug console.

Where there is no debug console (the launcher makes one), COM1 carries both. Writing to
COM1 waits until its queue of 16 octets is empty, then fills it with one instruction:
more would be lost whenever the reader of the other end is slow. The debug console takes
any amount at once.
"""

from typing import Final

from naja.abi.boot_information import DEBUG_CONSOLE_PORT
from naja.unsafe import bytes_address, in8, out8, out_string8

_DATA: Final = 0x3F8
_QUEUE_CONTROL: Final = 0x3FA
_LINE_STATUS: Final = 0x3FD
_QUEUE_ON: Final = 0x01
_QUEUE_EMPTY: Final = 0x20
_QUEUE_LENGTH: Final = 16


class SerialConsole:
    """Implements `hal.Console`."""

    def __init__(self) -> None:
        self._serial_ready = False
        self._debug_probed = False
        self._debug_present = False

    def write_out(self, data: bytes) -> None:
        if not self._serial_ready:
            out8(_QUEUE_CONTROL, _QUEUE_ON)
            self._serial_ready = True
        address = bytes_address(data)
        left = len(data)
        while left > 0:
            while in8(_LINE_STATUS) & _QUEUE_EMPTY == 0:
                pass
            count = min(left, _QUEUE_LENGTH)
            out_string8(_DATA, address, count)
            address += count
            left -= count

    def write_err(self, data: bytes) -> None:
        if not self._debug_probed:
            self._debug_present = in8(DEBUG_CONSOLE_PORT) == DEBUG_CONSOLE_PORT
            self._debug_probed = True
        if self._debug_present:
            out_string8(DEBUG_CONSOLE_PORT, bytes_address(data), len(data))
        else:
            self.write_out(data)
