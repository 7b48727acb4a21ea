"""virtio over PCI, modern and transitional devices (virtio 1.2 section 4.1).

Interrupts are message-signalled (MSI-X) and share one table entry; a function without
MSI-X uses its wire. Missing on purpose: legacy-only devices, the PCI configuration access
capability.
"""

from typing import Final

from naja.drivers.ioapic_unsafe import LEVEL, route
from naja.drivers.memory_unsafe import load8, load16, load32, store8, store16, store32
from naja.drivers.pci_unsafe import PciFunction, find
from naja.drivers.platform import DeviceError, Platform
from naja.drivers.virtio.bits import ACKNOWLEDGE, DRIVER, DRIVER_OK, FEATURES_OK

# 4.1.2 PCI Device Discovery
_VENDOR: Final = 0x1AF4
_MODERN_BASE: Final = 0x1040
_TRANSITIONAL_NET: Final = 0x1000
_TRANSITIONAL_RNG: Final = 0x1005

# 4.1.4 Virtio Structure PCI Capabilities
_CAP_VENDOR: Final = 0x09
_CAP_MSIX: Final = 0x11
_CFG_COMMON: Final = 1
_CFG_NOTIFY: Final = 2
_CFG_ISR: Final = 3
_CFG_DEVICE: Final = 4

# 4.1.4.3 Common configuration structure layout
_DEVICE_FEATURE_SELECT: Final = 0
_DEVICE_FEATURE: Final = 4
_DRIVER_FEATURE_SELECT: Final = 8
_DRIVER_FEATURE: Final = 12
_CONFIG_MSIX_VECTOR: Final = 16
_DEVICE_STATUS: Final = 20
_CONFIG_GENERATION: Final = 21
_QUEUE_SELECT: Final = 22
_QUEUE_SIZE: Final = 24
_QUEUE_MSIX_VECTOR: Final = 26
_QUEUE_ENABLE: Final = 28
_QUEUE_NOTIFY_OFF: Final = 30
_QUEUE_DESC: Final = 32
_QUEUE_DRIVER: Final = 40
_QUEUE_DEVICE: Final = 48
_COMMON_SIZE: Final = 56
_NO_VECTOR: Final = 0xFFFF

_MSIX_ENABLE: Final = 1 << 31
_MSIX_MASK_ALL: Final = 1 << 30
_MESSAGE_BASE: Final = 0xFEE00000


class PciTransport:
    """A virtio function whose structures are mapped.

    Arguments are virtual addresses; `notify_size` bounds the doorbells, `msix` tells
    whether table entry 0 is set up, `wire` is the interrupt wire otherwise (-1: none).
    """

    def __init__(
        self,
        platform: Platform,
        common: int,
        notify: int,
        notify_size: int,
        notify_multiplier: int,
        isr: int,
        device: int,
        msix: bool,
        wire: int,
    ) -> None:
        self._platform = platform
        self._common = common
        self._notify = notify
        self._notify_size = notify_size
        self._notify_multiplier = notify_multiplier
        self._isr = isr
        self._device = device
        self._msix = msix
        self._wire = wire

    def begin(self) -> None:
        store8(self._common + _DEVICE_STATUS, 0)
        tries = 0
        while load8(self._common + _DEVICE_STATUS) != 0:
            tries += 1
            if tries > 10000:
                raise DeviceError("a virtio PCI device does not finish its reset")
        store8(self._common + _DEVICE_STATUS, ACKNOWLEDGE)
        store8(self._common + _DEVICE_STATUS, ACKNOWLEDGE | DRIVER)

    def device_features(self) -> int:
        store32(self._common + _DEVICE_FEATURE_SELECT, 1)
        high = load32(self._common + _DEVICE_FEATURE) & 0x7FFFFFFF
        store32(self._common + _DEVICE_FEATURE_SELECT, 0)
        return high << 32 | load32(self._common + _DEVICE_FEATURE)

    def accept(self, features: int) -> None:
        store32(self._common + _DRIVER_FEATURE_SELECT, 0)
        store32(self._common + _DRIVER_FEATURE, features & 0xFFFFFFFF)
        store32(self._common + _DRIVER_FEATURE_SELECT, 1)
        store32(self._common + _DRIVER_FEATURE, features >> 32)
        store8(self._common + _DEVICE_STATUS, ACKNOWLEDGE | DRIVER | FEATURES_OK)
        if load8(self._common + _DEVICE_STATUS) & FEATURES_OK == 0:
            raise DeviceError("a virtio PCI device refuses the driver's features")
        if self._msix:
            store16(self._common + _CONFIG_MSIX_VECTOR, _NO_VECTOR)

    def queue_limit(self, index: int) -> int:
        store16(self._common + _QUEUE_SELECT, index)
        return load16(self._common + _QUEUE_SIZE)

    def _set_address(self, field: int, address: int) -> None:
        store32(self._common + field, address & 0xFFFFFFFF)
        store32(self._common + field + 4, address >> 32)

    def activate_queue(
        self, index: int, size: int, desc: int, avail: int, used: int, interrupts: bool
    ) -> int:
        store16(self._common + _QUEUE_SELECT, index)
        store16(self._common + _QUEUE_SIZE, size)
        self._set_address(_QUEUE_DESC, desc)
        self._set_address(_QUEUE_DRIVER, avail)
        self._set_address(_QUEUE_DEVICE, used)
        if self._msix:
            vector = 0 if interrupts else _NO_VECTOR
            store16(self._common + _QUEUE_MSIX_VECTOR, vector)
            if load16(self._common + _QUEUE_MSIX_VECTOR) != vector:
                raise DeviceError("a virtio PCI device has no room for its interrupt vector")
        elif interrupts and not route(self._platform, self._wire, LEVEL):
            raise DeviceError("a virtio PCI device has neither MSI-X nor a known interrupt wire")
        offset = load16(self._common + _QUEUE_NOTIFY_OFF) * self._notify_multiplier
        if offset + 2 > self._notify_size:
            raise DeviceError("a virtio PCI device has its doorbell outside of its registers")
        store16(self._common + _QUEUE_ENABLE, 1)
        return self._notify + offset

    def doorbell_octets(self) -> int:
        return 2

    def start(self) -> None:
        store8(self._common + _DEVICE_STATUS, ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)

    def fail(self) -> None:
        store8(self._common + _DEVICE_STATUS, 0)

    def config8(self, offset: int) -> int:
        return load8(self._device + offset)

    def config_generation(self) -> int:
        return load8(self._common + _CONFIG_GENERATION)

    def must_acknowledge(self) -> bool:
        return not self._msix

    def acknowledge_interrupt(self) -> None:
        # 4.1.4.5: reading the ISR status takes the interrupt back.
        load8(self._isr)


class _Structures:
    """Offsets in configuration space of the capabilities that matter; 0 = absent."""

    def __init__(self, function: PciFunction) -> None:
        self.common = 0
        self.notify = 0
        self.isr = 0
        self.device = 0
        self.msix = 0
        for offset in function.capabilities():
            head = function.read32(offset)
            kind = head & 0xFF
            if kind == _CAP_MSIX and self.msix == 0:
                self.msix = offset
            elif kind == _CAP_VENDOR:
                self._note(head >> 24, offset)

    def _note(self, cfg_type: int, offset: int) -> None:
        # 4.1.4: of several structures of one type the first is preferred.
        if cfg_type == _CFG_COMMON and self.common == 0:
            self.common = offset
        elif cfg_type == _CFG_NOTIFY and self.notify == 0:
            self.notify = offset
        elif cfg_type == _CFG_ISR and self.isr == 0:
            self.isr = offset
        elif cfg_type == _CFG_DEVICE and self.device == 0:
            self.device = offset


def _map(platform: Platform, function: PciFunction, capability: int, least: int) -> int:
    """Map the structure that `capability` describes; at least `least` octets long."""
    size = function.read32(capability + 12)
    if size < least:
        raise DeviceError("a virtio PCI device has a register structure that is too short")
    bar = function.bar_address(function.read32(capability + 4) & 0xFF)
    return platform.map_device(bar + function.read32(capability + 8), min(size, 0x10000))


def _set_up_msix(platform: Platform, function: PciFunction, capability: int) -> None:
    """Entry 0 of the table becomes the shared vector. Source: PCI 3.0 6.8.2, 6.8.3."""
    where = function.read32(capability + 4)
    table = platform.map_device(function.bar_address(where & 7) + (where & ~7), 16)
    control = function.read32(capability)
    function.write32(capability, control | _MSIX_ENABLE | _MSIX_MASK_ALL)
    store32(table, _MESSAGE_BASE | platform.interrupt_destination() << 12)
    store32(table + 4, 0)
    store32(table + 8, platform.interrupt_vector())
    store32(table + 12, 0)
    function.write32(capability, (control | _MSIX_ENABLE) & ~_MSIX_MASK_ALL)


def probe(platform: Platform, device_type: int, taken: list[int]) -> PciTransport | None:
    """The first PCI device of `device_type` (`DEVICE_NET` ...), None if there is none.

    Functions in `taken` are passed over; the one found joins them. DeviceError when it is there
    and cannot be driven.
    """
    transitional = _TRANSITIONAL_NET if device_type == 1 else _TRANSITIONAL_RNG
    identities = [(_MODERN_BASE + device_type) << 16 | _VENDOR, transitional << 16 | _VENDOR]
    function = find(identities, taken)
    if function is None:
        return None
    parts = _Structures(function)
    if parts.common == 0 or parts.notify == 0 or parts.isr == 0:
        raise DeviceError(
            "the virtio PCI device is a legacy one: start QEMU without disable-modern=on"
        )
    common = _map(platform, function, parts.common, _COMMON_SIZE)
    notify = _map(platform, function, parts.notify, 2)
    notify_size = function.read32(parts.notify + 12)
    isr = _map(platform, function, parts.isr, 1)
    device = common
    if parts.device != 0:
        device = _map(platform, function, parts.device, 1)
    msix = parts.msix != 0
    function.enable(msix)
    if msix:
        _set_up_msix(platform, function, parts.msix)
    return PciTransport(
        platform,
        common,
        notify,
        min(notify_size, 0x10000),
        function.read32(parts.notify + 16),
        isr,
        device,
        msix,
        function.interrupt_wire(),
    )
