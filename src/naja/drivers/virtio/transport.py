"""How a driver talks to a device, whatever bus it sits on.

The order of calls is that of virtio 1.2 section 3.1.1: `begin`, `device_features`,
`accept`, `queue_limit` and `activate_queue` for each queue, `start`.
"""

from typing import Protocol


class Transport(Protocol):
    def begin(self) -> None:
        """Reset the device, then set ACKNOWLEDGE and DRIVER. DeviceError if it stays busy."""
        ...

    def device_features(self) -> int:
        """The feature bits the device offers (0..62)."""
        ...

    def accept(self, features: int) -> None:
        """Write the driver's features and set FEATURES_OK. DeviceError if it is refused."""
        ...

    def queue_limit(self, index: int) -> int:
        """Largest size of queue `index`; 0 when the device has no such queue."""
        ...

    def activate_queue(
        self, index: int, size: int, desc: int, avail: int, used: int, interrupts: bool
    ) -> int:
        """Give queue `index` its three areas (device addresses) and enable it.

        `interrupts` says whether it may interrupt at all. Result: the virtual address of
        the doorbell; writing `index` there in `doorbell_octets()` octets notifies.
        """
        ...

    def doorbell_octets(self) -> int:
        """2 or 4: the width of a doorbell write."""
        ...

    def start(self) -> None:
        """DRIVER_OK: the device may work from now on."""
        ...

    def fail(self) -> None:
        """Give up: reset the device, so that it touches no memory any more."""
        ...

    def config8(self, offset: int) -> int:
        """An octet of the device-specific configuration."""
        ...

    def config_generation(self) -> int:
        """Changes whenever the configuration may have changed (2.5.4)."""
        ...

    def must_acknowledge(self) -> bool:
        """True when an interrupt stays asserted until `acknowledge_interrupt`."""
        ...

    def acknowledge_interrupt(self) -> None:
        """Take back the interrupt, whatever its cause. An exit to the hypervisor."""
        ...
