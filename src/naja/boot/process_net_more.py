"""The network devices beside the first that the launcher passed, see `process_net`."""

from naja.abi.boot_information import MAX_INTERFACES
from naja.boot.process_net import passed_device
from naja.hal import NetDevice, NetDevices


class PassedDevices:
    """Implements `hal.NetDevices`."""

    def others(self) -> list[NetDevice]:
        devices: list[NetDevice] = []
        for number in range(1, MAX_INTERFACES):
            device = passed_device(str(number))
            if device is None:
                break
            devices.append(device)
        return devices


def provide() -> NetDevices:
    """ValueError when the launcher passed something malformed."""
    return PassedDevices()
