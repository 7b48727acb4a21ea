"""The battery-backed clock of a PC (MC146818), in UTC, to the second.

Source: Motorola MC146818A data sheet; century register as in QEMU and ACPI FADT.
"""

from typing import Final

from naja.unsafe import in8, out8

_INDEX: Final = 0x70
_DATA: Final = 0x71
_STATUS_A: Final = 0x0A
_STATUS_B: Final = 0x0B
_UPDATING: Final = 0x80
_BINARY: Final = 0x04
_HOURS_24: Final = 0x02
_PATIENCE: Final = 100_000


def _register(number: int) -> int:
    out8(_INDEX, number)
    return in8(_DATA)


def read_calendar() -> int:
    """Seconds since 1970-01-01T00:00:00Z, 0 where there is no such clock."""
    if _register(_STATUS_B) == 0xFF:
        return 0
    for _ in range(_PATIENCE):
        if _register(_STATUS_A) & _UPDATING != 0:
            continue
        first = _snapshot()
        if first == _snapshot():
            return first
    return 0


def _snapshot() -> int:
    status = _register(_STATUS_B)
    binary = status & _BINARY != 0
    hour = _register(4)
    afternoon = hour & 0x80 != 0
    hour = _number(hour & 0x7F, binary)
    if status & _HOURS_24 == 0:
        hour = hour % 12 + (12 if afternoon else 0)
    century = _number(_register(0x32), binary)
    year = _number(_register(9), binary) + (century * 100 if 19 <= century <= 22 else 2000)
    days = days_since_1970(year, _number(_register(8), binary), _number(_register(7), binary))
    minutes = (days * 24 + hour) * 60 + _number(_register(2), binary)
    return minutes * 60 + _number(_register(0), binary)


def _number(value: int, binary: bool) -> int:
    return value if binary else (value >> 4) * 10 + (value & 15)


def days_since_1970(year: int, month: int, day: int) -> int:
    """Of the Gregorian calendar; month and day count from 1."""
    if month <= 2:
        year -= 1
        month += 12
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * (month - 3) + 2) // 5 + day - 719_469
