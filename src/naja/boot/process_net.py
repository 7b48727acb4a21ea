"""The network device of the process platform, from what the launcher passed.

`naja.net_fd=` is the descriptor's number, `naja.mac=` the station address
(`52:54:00:12:34:56`), `naja.net_headers=1` says that frames have headers. Without a
descriptor there is no network.
"""

from naja.boot.process_net_unsafe import DescriptorNet
from naja.drivers.null_device import NullDevice
from naja.hal import Environment, NetDevice, service

_device: DescriptorNet | None = None


def provide() -> NetDevice:
    """ValueError when the launcher passed something malformed."""
    global _device
    environment = service(Environment)  # type: ignore[type-abstract]
    number = environment.option("net_fd")
    if number is None:
        return NullDevice()
    text = environment.option("mac")
    mac = bytes([2, 0, 0, 0, 0, 1]) if text is None else parse_mac(text)
    device = DescriptorNet(int(number), mac, environment.option("net_headers") == "1")
    _device = device
    return device


def network_descriptor() -> int:
    """The descriptor to poll for input while idle; -1 when there is none (any more)."""
    device = _device
    return -1 if device is None else device.descriptor()


def network_waits_for_room() -> bool:
    """True when the descriptor is to be polled for output, too."""
    device = _device
    return device is not None and device.waits_for_room()


def parse_mac(text: str) -> bytes:
    """The six octets of `52:54:00:12:34:56`; ValueError if it is anything else."""
    parts = text.split(":")
    if len(parts) != 6:
        raise ValueError("a station address is six octets, like 52:54:00:12:34:56")
    octets = bytearray()
    for part in parts:
        if len(part) != 2:
            raise ValueError("a station address is six octets, like 52:54:00:12:34:56")
        octets.append(_hexadecimal(part[0]) << 4 | _hexadecimal(part[1]))
    if octets[0] & 1 != 0:
        raise ValueError("a station address must not be a group address")
    return bytes(octets)


def _hexadecimal(letter: str) -> int:
    value = "0123456789abcdef".find(letter.lower())
    if value < 0:
        raise ValueError("a station address is six octets, like 52:54:00:12:34:56")
    return value
