"""Idle of a Linux process: wait for frames, for a stop request, for the deadline.

`naja.control_fd=` is a descriptor of the launcher's: when it is readable or closed, the
process ends with the status of an interrupted program.
"""

from typing import Final

from naja.abi.boot_information import MAX_INTERFACES
from naja.boot.patience import Patience
from naja.boot.process_net import watched_devices
from naja.hal import Clock, Environment, Idle, Power, service
from naja.machine.linux_process.calls_unsafe import POLLIN, POLLOUT, PollSet

_INTERRUPTED: Final = 130


class PollIdle:
    """Implements `hal.Idle`."""

    def __init__(self, clock: Clock, control: int) -> None:
        self._clock = clock
        self._control = control
        self._set = PollSet(1 + MAX_INTERFACES)
        self._patience = Patience()

    def wait(self, deadline_ns: int) -> None:
        limit_ns = -1
        if deadline_ns >= 0:
            limit_ns = max(deadline_ns - self._clock.monotonic_ns(), 0)
        self._set.clear()
        self._set.add(self._control, POLLIN)
        for device in watched_devices():
            if not device.closed:
                events = POLLIN | POLLOUT if device.waits_for_room() else POLLIN
                self._set.add(device.descriptor(), events)
        if limit_ns == 0:
            self._set.wait(0)
        elif not self._comes_soon():
            begun_ns = self._clock.monotonic_ns()
            self._set.wait(limit_ns)
            self._patience.slept(self._clock.monotonic_ns() - begun_ns)
        if self._set.happened(0):
            service(Power).stop(_INTERRUPTED)  # type: ignore[type-abstract]

    def _comes_soon(self) -> bool:
        """Ask without sleeping. A deadline may pass meanwhile by what all the asking takes."""
        for turn in range(self._patience.asks):
            if self._set.wait(0):
                if turn > 0:
                    self._patience.found()
                return True
        return False


def provide() -> Idle:
    """ValueError when the launcher passed a descriptor that is no number."""
    clock = service(Clock)  # type: ignore[type-abstract]
    control = service(Environment).option("control_fd")  # type: ignore[type-abstract]
    return PollIdle(clock, -1 if control is None else int(control))
