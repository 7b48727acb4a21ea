"""TAP interfaces of this machine."""

import fcntl
import os
import struct
from typing import Final

from naja.launch.errors import LaunchError

_TUNSETIFF: Final = 0x400454CA
_IFF_TAP: Final = 0x0002
_IFF_NO_PI: Final = 0x1000


def open_tap(name: str) -> int:
    """A descriptor: one read or write is one frame. Never blocks. LaunchError."""
    descriptor = -1
    try:
        descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        request = struct.pack("16sH22x", name.encode(), _IFF_TAP | _IFF_NO_PI)
        fcntl.ioctl(descriptor, _TUNSETIFF, request)
    except OSError as error:
        if descriptor >= 0:
            os.close(descriptor)
        raise LaunchError(
            f"cannot use the TAP interface {name}: {error.strerror}; make it first with: "
            f"ip tuntap add {name} mode tap user $USER"
        ) from error
    return descriptor
