"""The network device of a virtual machine: the first virtio one that can be found.

A machine without any gets `NullDevice`: programs run, and hear from nobody.
"""

from naja.boot.vm_net_unsafe import Machine, command_line
from naja.drivers.null_device import NullDevice
from naja.drivers.virtio.bits import DEVICE_NET
from naja.drivers.virtio.discover import find
from naja.drivers.virtio.net import VirtioNet
from naja.hal import DmaMemory, Entropy, NetDevice, service
from naja.machine.x86_64.gate_unsafe import seal


def provide() -> NetDevice:
    """OSError when there is a network device that cannot be driven; the message says why."""
    transport = find(Machine(), command_line(), DEVICE_NET)
    if transport is None:
        return NullDevice()
    memory = service(DmaMemory)  # type: ignore[type-abstract]
    entropy = service(Entropy)  # type: ignore[type-abstract]
    # Locally administered, unicast: for a device that has no address of its own.
    spare = bytes([2]) + entropy.random_bytes(5)
    device = VirtioNet(transport, memory, spare)
    seal()  # this and the entropy device were the only ones to be mapped
    return device
