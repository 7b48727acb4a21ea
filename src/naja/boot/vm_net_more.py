"""All network devices of a virtual machine, see `vm_net`."""

from naja.abi.boot_information import MAX_INTERFACES
from naja.boot.vm_net import found_devices
from naja.hal import NetDevice, NetDevices


class MachineDevices:
    """Implements `hal.NetDevices`."""

    def others(self) -> list[NetDevice]:
        return found_devices(MAX_INTERFACES)[1:]


def provide() -> NetDevices:
    return MachineDevices()
