"""Idle of a virtual machine: halt until an interrupt; on KVM look for frames a while before.

An interrupt costs several exits to the hypervisor, some of which wait until it has copied the
frames that it is at. An emulated machine gains nothing: it needs the other processor for itself.
"""

from typing import Final

from naja.boot.patience import Patience
from naja.boot.vm_net import watched_devices
from naja.hal import Clock, Idle, service
from naja.machine.x86_64.gate_unsafe import kvm_clock
from naja.machine.x86_64.idle_unsafe import HaltIdle

# To look for so long is one "ask" of the patience.
_ASK_NS: Final = 200
# Between two looks others had the processor: perhaps those who sent.
_AWAY_NS: Final = 10_000


class WatchfulIdle:
    """Implements `hal.Idle`. `looks`: whether to look for frames before halting."""

    def __init__(self, clock: Clock, looks: bool) -> None:
        self._clock = clock
        self._looks = looks
        self._halt = HaltIdle(clock)
        self._patience = Patience()

    def wait(self, deadline_ns: int) -> None:
        begun_ns = self._clock.monotonic_ns()
        if 0 <= deadline_ns <= begun_ns or self._comes_soon(begun_ns):
            return
        for device in watched_devices():
            if not device.rest():
                return
        slept_ns = self._clock.monotonic_ns()
        self._halt.wait(deadline_ns)
        self._patience.slept(self._clock.monotonic_ns() - slept_ns)

    def _comes_soon(self, begun_ns: int) -> bool:
        """Look without sleeping. A deadline may pass meanwhile by what all the looking takes."""
        if self._patience.asks == 0 or not self._looks:
            return False
        if _something_waits():
            return True
        last_ns, end_ns = begun_ns, begun_ns + self._patience.asks * _ASK_NS
        while last_ns < end_ns:
            now_ns = self._clock.monotonic_ns()
            if now_ns - last_ns > _AWAY_NS:
                self._patience.slept(0)
                return _something_waits()
            if _something_waits():
                self._patience.found()
                return True
            last_ns = now_ns
        return False


def _something_waits() -> bool:
    for device in watched_devices():
        if device.waiting():
            return True
    return False


def provide() -> Idle:
    return WatchfulIdle(service(Clock), kvm_clock() == 0)  # type: ignore[type-abstract]
