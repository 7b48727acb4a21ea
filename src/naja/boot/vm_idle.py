"""Idle of a virtual machine."""

from naja.hal import Clock, Idle, service
from naja.machine.x86_64.idle_unsafe import HaltIdle


def provide() -> Idle:
    return HaltIdle(service(Clock))  # type: ignore[type-abstract]
