"""virtio over MMIO, the modern register layout (virtio 1.2 section 4.2).

QEMU's `microvm` keeps its slots in the legacy layout unless told
`-global virtio-mmio.force-legacy=false`; Firecracker has only the modern one.
"""

from typing import Final

from naja.drivers.ioapic_unsafe import EDGE, route
from naja.drivers.memory_unsafe import load8, load32, store32
from naja.drivers.platform import DeviceError, Platform
from naja.drivers.virtio.bits import ACKNOWLEDGE, DRIVER, DRIVER_OK, FEATURES_OK

REGISTERS_SIZE: Final = 0x200
_MAGIC: Final = 0x74726976

# 4.2.2 MMIO Device Register Layout
_MAGIC_VALUE: Final = 0x000
_VERSION: Final = 0x004
_DEVICE_ID: Final = 0x008
_DEVICE_FEATURES: Final = 0x010
_DEVICE_FEATURES_SEL: Final = 0x014
_DRIVER_FEATURES: Final = 0x020
_DRIVER_FEATURES_SEL: Final = 0x024
_QUEUE_SEL: Final = 0x030
_QUEUE_NUM_MAX: Final = 0x034
_QUEUE_NUM: Final = 0x038
_QUEUE_READY: Final = 0x044
_QUEUE_NOTIFY: Final = 0x050
_INTERRUPT_ACK: Final = 0x064
_STATUS: Final = 0x070
_QUEUE_DESC: Final = 0x080
_QUEUE_DRIVER: Final = 0x090
_QUEUE_DEVICE: Final = 0x0A0
_CONFIG_GENERATION: Final = 0x0FC
_CONFIG: Final = 0x100

_ANY_CAUSE: Final = 3


class MmioTransport:
    """One slot; `wires` are the interrupt wires it may have (several when unknown)."""

    def __init__(self, platform: Platform, base: int, wires: list[int]) -> None:
        self._platform = platform
        self._base = base
        self._wires = wires
        self._routed = False

    def _set_status(self, bits: int) -> None:
        store32(self._base + _STATUS, bits)

    def begin(self) -> None:
        self._set_status(0)
        tries = 0
        while load32(self._base + _STATUS) != 0:
            tries += 1
            if tries > 10000:
                raise DeviceError("a virtio-mmio device does not finish its reset")
        self._set_status(ACKNOWLEDGE)
        self._set_status(ACKNOWLEDGE | DRIVER)

    def device_features(self) -> int:
        store32(self._base + _DEVICE_FEATURES_SEL, 1)
        high = load32(self._base + _DEVICE_FEATURES) & 0x7FFFFFFF
        store32(self._base + _DEVICE_FEATURES_SEL, 0)
        return high << 32 | load32(self._base + _DEVICE_FEATURES)

    def accept(self, features: int) -> None:
        store32(self._base + _DRIVER_FEATURES_SEL, 0)
        store32(self._base + _DRIVER_FEATURES, features & 0xFFFFFFFF)
        store32(self._base + _DRIVER_FEATURES_SEL, 1)
        store32(self._base + _DRIVER_FEATURES, features >> 32)
        self._set_status(ACKNOWLEDGE | DRIVER | FEATURES_OK)
        if load32(self._base + _STATUS) & FEATURES_OK == 0:
            raise DeviceError("a virtio-mmio device refuses the driver's features")

    def queue_limit(self, index: int) -> int:
        store32(self._base + _QUEUE_SEL, index)
        return load32(self._base + _QUEUE_NUM_MAX)

    def _set_address(self, register: int, address: int) -> None:
        store32(self._base + register, address & 0xFFFFFFFF)
        store32(self._base + register + 4, address >> 32)

    def activate_queue(
        self, index: int, size: int, desc: int, avail: int, used: int, interrupts: bool
    ) -> int:
        store32(self._base + _QUEUE_SEL, index)
        store32(self._base + _QUEUE_NUM, size)
        self._set_address(_QUEUE_DESC, desc)
        self._set_address(_QUEUE_DRIVER, avail)
        self._set_address(_QUEUE_DEVICE, used)
        store32(self._base + _QUEUE_READY, 1)
        if interrupts and not self._routed:
            self._routed = True
            self._route()
        return self._base + _QUEUE_NOTIFY

    def _route(self) -> None:
        found = False
        for wire in self._wires:
            if route(self._platform, wire, EDGE):
                found = True
        if not found:
            raise DeviceError("no I/O APIC has the interrupt wire of a virtio-mmio device")

    def doorbell_octets(self) -> int:
        return 4

    def start(self) -> None:
        self._set_status(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)

    def fail(self) -> None:
        self._set_status(0)

    def config8(self, offset: int) -> int:
        return load8(self._base + _CONFIG + offset)

    def config_generation(self) -> int:
        return load32(self._base + _CONFIG_GENERATION)

    def must_acknowledge(self) -> bool:
        return True

    def acknowledge_interrupt(self) -> None:
        # Without reading InterruptStatus first: that would be a second exit.
        store32(self._base + _INTERRUPT_ACK, _ANY_CAUSE)


def probe(
    platform: Platform, physical: int, wires: list[int], device_type: int
) -> MmioTransport | None:
    """The device of `device_type` in the slot at `physical`, None if there is another or none.

    DeviceError when it is there in the legacy layout.
    """
    base = platform.map_device(physical, REGISTERS_SIZE)
    if load32(base + _MAGIC_VALUE) != _MAGIC:
        return None
    if load32(base + _DEVICE_ID) != device_type:
        return None
    if load32(base + _VERSION) != 2:
        raise DeviceError(
            "the virtio-mmio device has the legacy layout: "
            "start QEMU with -global virtio-mmio.force-legacy=false"
        )
    return MmioTransport(platform, base, wires)
