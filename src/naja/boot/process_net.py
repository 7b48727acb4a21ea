"""The network devices of the process platform, from what the launcher passed.

`naja.net_fd=` is the descriptor's number, `naja.mac=` the station address
(`52:54:00:12:34:56`), `naja.net_headers=1` says that frames have headers, `naja.mtu=` how long
packets may be. Without a descriptor there is no network. A second interface has `naja.net_fd1=` and
`naja.mac1=`, and so on.
"""

from typing import Final

from naja.boot.process_net_unsafe import DescriptorNet
from naja.drivers.null_device import NullDevice
from naja.hal import Environment, NetDevice, service

DEFAULT_MTU: Final = 1500

_devices: list[DescriptorNet] = []


def provide() -> NetDevice:
    """ValueError when the launcher passed something malformed."""
    device = passed_device("")
    return NullDevice() if device is None else device


def passed_device(suffix: str) -> NetDevice | None:
    """The device whose options end in `suffix`, None if there is none."""
    environment = service(Environment)  # type: ignore[type-abstract]
    number = environment.option("net_fd" + suffix)
    if number is None:
        return None
    text = environment.option("mac" + suffix)
    mac = bytes([2, 0, 0, 0, 0, 1]) if text is None else parse_mac(text)
    mtu = environment.option("mtu" + suffix)
    octets = DEFAULT_MTU if mtu is None else int(mtu)
    device = DescriptorNet(int(number), mac, environment.option("net_headers") == "1", octets)
    _devices.append(device)
    return device


def watched_devices() -> list[DescriptorNet]:
    """Those whose descriptors are to be polled while idle."""
    return _devices


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
