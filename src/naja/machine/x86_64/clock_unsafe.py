"""Clocks: the time stamp counter, scaled to nanoseconds since entry, and wall time.

The scale comes from KVM's clock page where KVM offers one, else from counting the local
APIC's timer (1 GHz in QEMU and KVM) for a millisecond. Wall time comes from KVM, the
launcher's `naja.time=` (nanoseconds), or the calendar chip; from 1970 if nobody knows.

Source: Linux Documentation/virt/kvm/x86/msr.rst (pvclock).
"""

from typing import Final

from naja.abi.boot_information import ENTRY_TICKS
from naja.lang.bits import mul_hi_u, shr_u, wrap_mul, wrap_shl
from naja.lang.widths import i8, u32, u64
from naja.machine.boot_record_unsafe import boot_word
from naja.machine.x86_64.calendar_unsafe import read_calendar
from naja.machine.x86_64.gate_unsafe import kvm_clock, open_interrupts, timer_left
from naja.unsafe import Mmio, read_tsc, symbol_address

_SECOND_NS: Final = 1_000_000_000
_TIMER_START: Final = 0xFFFFFFFF
_CALIBRATION_NS: Final = 1_000_000
_READINGS: Final = 5


def scale_ticks(ticks: int, scale: int) -> int:
    """`ticks * scale / 2**32` without overflow; `scale` is nanoseconds per tick * 2**32."""
    low = shr_u(wrap_mul(ticks, scale), 32)
    return wrap_shl(mul_hi_u(ticks, scale), 32) | low


class TickClock:
    """Implements `hal.Clock`. `launched_ns` is the launcher's wall time, 0 if not known."""

    def __init__(self, launched_ns: int) -> None:
        self._entry = boot_word(ENTRY_TICKS)
        self._last = 0
        self._wall_at_entry = -1
        self._launched_ns = launched_ns
        self._has_kvm = kvm_clock() == 0
        self._scale = _kvm_scale() if self._has_kvm else _measure_scale()

    def monotonic_ns(self) -> int:
        now = scale_ticks(read_tsc() - self._entry, self._scale)
        if now > self._last:
            self._last = now
        return self._last

    def wall_ns(self) -> int:
        if self._wall_at_entry < 0:
            self._wall_at_entry = self._find_wall()
        return self._wall_at_entry + self.monotonic_ns()

    def _find_wall(self) -> int:
        if self._has_kvm:
            return _kvm_wall_now(self._scale) - self.monotonic_ns()
        if self._launched_ns > 0:
            return self._launched_ns
        calendar_ns = read_calendar() * _SECOND_NS
        return max(calendar_ns - self.monotonic_ns(), 0)


class _Reading:
    """The timer's count, and the ticks in the middle of the time that reading it took."""

    def __init__(self) -> None:
        before = read_tsc()
        self.left = timer_left(0)
        after = read_tsc()
        self.ticks = (before + after) >> 1
        self.took = after - before


def _best_reading() -> _Reading:
    """The quickest of a few: during a slow one the hypervisor did something else."""
    best = _Reading()
    for _ in range(_READINGS - 1):
        reading = _Reading()
        if reading.took < best.took:
            best = reading
    return best


def _measure_scale() -> int:
    open_interrupts()
    timer_left(_TIMER_START)
    first = _best_reading()
    last = _best_reading()
    while first.left - last.left < _CALIBRATION_NS:
        last = _best_reading()
    return ((first.left - last.left) << 32) // (last.ticks - first.ticks)


def _kvm_scale() -> int:
    page = symbol_address("naja_kvm_time")
    multiplier = Mmio[u32](page)[6]
    shift = Mmio[i8](page)[28]
    return multiplier << shift if shift >= 0 else multiplier >> -shift


def _kvm_wall_now(scale: int) -> int:
    page = symbol_address("naja_kvm_time")
    wall = Mmio[u32](symbol_address("naja_kvm_wall"))
    since_start = Mmio[u64](page)[2] + scale_ticks(read_tsc() - Mmio[u64](page)[1], scale)
    return wall[1] * _SECOND_NS + wall[2] + since_start
