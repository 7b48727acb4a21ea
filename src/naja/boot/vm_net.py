"""The network devices of a virtual machine: the virtio ones that can be found.

A machine without any gets `NullDevice`: programs run, and hear from nobody. More than the first
are looked for only when a program asks for them before it uses the network, for then no more
registers can be mapped.
"""

from naja.boot.vm_net_unsafe import Machine, command_line
from naja.drivers.null_device import NullDevice
from naja.drivers.virtio.bits import DEVICE_NET
from naja.drivers.virtio.discover import find
from naja.drivers.virtio.net import VirtioNet
from naja.hal import DmaMemory, Entropy, NetDevice, service
from naja.machine.x86_64.gate_unsafe import seal

_found: list[NetDevice] = []
_watched: list[VirtioNet] = []


def provide() -> NetDevice:
    """OSError when there is a network device that cannot be driven; the message says why."""
    return found_devices(1)[0]


def found_devices(count: int) -> list[NetDevice]:
    """Up to `count` devices, `NullDevice` where there is none; a later call gets the same ones."""
    if len(_found) > 0:
        return _found
    machine = Machine()
    memory = service(DmaMemory)  # type: ignore[type-abstract]
    entropy = service(Entropy)  # type: ignore[type-abstract]
    taken: list[int] = []
    while len(_found) < count:
        transport = find(machine, command_line(), DEVICE_NET, taken)
        if transport is None:
            break
        # Locally administered, unicast: for a device that has no address of its own.
        spare = bytes([2]) + entropy.random_bytes(5)
        # Who asks for more than one passes frames on: they must come as they were on the wire.
        device = VirtioNet(transport, memory, spare, count == 1)
        _found.append(device)
        _watched.append(device)
    if len(_found) == 0:
        _found.append(NullDevice())
    seal()  # these and the entropy device were the only ones to be mapped
    return _found


def watched_devices() -> list[VirtioNet]:
    """Those that are looked at before the machine sleeps."""
    return _watched
