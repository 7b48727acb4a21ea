"""TAP interfaces of this machine."""

import fcntl
import os
import struct
from typing import Final

from naja.launch.errors import LaunchError

_TUNSETIFF: Final = 0x400454CA
_IFF_TAP: Final = 0x0002
_IFF_NO_PI: Final = 0x1000
_IFF_VNET_HDR: Final = 0x4000
_TUNSETVNETHDRSZ: Final = 0x400454D8
_TUNSETOFFLOAD: Final = 0x400454D0
_TUN_F_CSUM: Final = 1
_TUN_F_TSO4: Final = 2
# struct virtio_net_hdr, as devices from version 1 on have it.
_HEADER_SIZE: Final = 12


def open_tap(name: str, headers: bool) -> int:
    """A descriptor: one read or write is one frame. Never blocks. LaunchError.

    `headers`: each has its `virtio_net_hdr` in front, frames may be trains of TCP over IPv4, and
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
        fcntl.ioctl(descriptor, _TUNSETOFFLOAD, _TUN_F_CSUM | _TUN_F_TSO4 if headers else 0)
    except OSError as error:
        if descriptor >= 0:
            os.close(descriptor)
        raise LaunchError(
            f"cannot use the TAP interface {name}: {error.strerror}; make it first with: "
            f"ip tuntap add {name} mode tap user $USER"
        ) from error
    return descriptor
