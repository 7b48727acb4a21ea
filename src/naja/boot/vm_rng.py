"""Entropy from the hypervisor, for `vm_entropy` to mix in."""

from naja.boot.vm_net_unsafe import Machine, command_line
from naja.drivers.platform import DeviceError
from naja.drivers.virtio.bits import DEVICE_RNG
from naja.drivers.virtio.discover import find
from naja.drivers.virtio.rng import VirtioRng
from naja.hal import Clock, DmaMemory, service


def hypervisor_entropy(count: int) -> bytes:
    """`count` octets from a virtio entropy device, b"" without one that works.

    Costs a scan of the machine: call it once. Busy-waits up to a second.
    """
    try:
        transport = find(Machine(), command_line(), DEVICE_RNG, [])
        if transport is None:
            return b""
        memory = service(DmaMemory)  # type: ignore[type-abstract]
        clock = service(Clock)  # type: ignore[type-abstract]
        return VirtioRng(transport, memory, clock).read(count)
    except DeviceError:
        return b""
