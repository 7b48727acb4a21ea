"""TAP interfaces of this machine."""

import fcntl
import os
import socket
import struct
from typing import Final

from naja.launch.errors import LaunchError

_TUNSETIFF: Final = 0x400454CA
_IFF_TAP: Final = 0x0002
_IFF_NO_PI: Final = 0x1000
_IFF_VNET_HDR: Final = 0x4000
_TUNSETVNETHDRSZ: Final = 0x400454D8
_SIOCGIFMTU: Final = 0x8921
_TUNSETOFFLOAD: Final = 0x400454D0
_TUN_F_CSUM: Final = 1
_TUN_F_TSO4: Final = 2
_TUN_F_TSO6: Final = 4
_ALL: Final = _TUN_F_CSUM | _TUN_F_TSO4 | _TUN_F_TSO6
# struct virtio_net_hdr, as devices from version 1 on have it.
_HEADER_SIZE: Final = 12


def mtu_of(name: str) -> int:
    """Octets of the largest packet on a TAP interface; LaunchError if there is none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            request = fcntl.ioctl(asking, _SIOCGIFMTU, struct.pack("16si20x", name.encode(), 0))
    except OSError as error:
        raise LaunchError(f"cannot use the TAP interface {name}: {error.strerror}") from error
    mtu: int = struct.unpack("16si20x", request)[1]
    return mtu


def open_tap(name: str, headers: bool) -> int:
    """A descriptor: one read or write is one frame. Never blocks. LaunchError.

    `headers`: each has its `virtio_net_hdr` in front, frames may be trains of TCP, and
    checksums may be left to us.
    Source: Linux, Documentation/networking/tuntap.rst; virtio 1.2 section 5.1.6.
    """
    descriptor = -1
    try:
        descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        flags = _IFF_TAP | _IFF_NO_PI | (_IFF_VNET_HDR if headers else 0)
        fcntl.ioctl(descriptor, _TUNSETIFF, struct.pack("16sH22x", name.encode(), flags))
        if headers:
            fcntl.ioctl(descriptor, _TUNSETVNETHDRSZ, struct.pack("i", _HEADER_SIZE))
        fcntl.ioctl(descriptor, _TUNSETOFFLOAD, _ALL if headers else 0)
    except OSError as error:
        if descriptor >= 0:
            os.close(descriptor)
        raise LaunchError(
            f"cannot use the TAP interface {name}: {error.strerror}; make it first with: "
            f"ip tuntap add {name} mode tap user $USER"
        ) from error
    return descriptor
