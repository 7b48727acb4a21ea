"""`TransportSocket`: what `get_extra_info("socket")` gives of a connection or a UDP port.

Deliberately missing: `fileno` (there are no file descriptors), `shutdown`, `dup`,
`get_inheritable`, `getsockbyname`.
"""

import socket
import struct
from typing import Final, overload

from naja.hal import SocketOptions

_Address = tuple[str, int]

_EBADF: Final = 9
_EINVAL: Final = 22
_ENOPROTOOPT: Final = 92
_EOPNOTSUPP: Final = 95
_ENOTCONN: Final = 107
_INT: Final = 4
_MAX_BUFFER: Final = 1024
_LEAST_INT: Final = -(1 << 31)
# Groups begin with 0b1110; the other bits and the address of an interface fit one word.
_CLASS_D: Final = 14
_GROUP_BITS: Final = 0x0FFFFFFF
# What is no C int: `struct in_addr` and `struct ip_mreq`.
_STRUCTURES: Final = (socket.IP_MULTICAST_IF, socket.IP_ADD_MEMBERSHIP, socket.IP_DROP_MEMBERSHIP)

_GROUPS_SIX: Final = (socket.IPV6_JOIN_GROUP, socket.IPV6_LEAVE_GROUP)


class TransportSocket:
    """Options and addresses of a socket."""

    def __init__(
        self,
        options: SocketOptions,
        kind: socket.SocketKind,
        local: _Address,
        remote: _Address | None,
    ) -> None:
        self._options = options
        self._closed = False
        self._local = local
        self._remote = remote
        self.type: socket.SocketKind = kind

    @property
    def family(self) -> socket.AddressFamily:
        return socket.AF_INET6 if ":" in self._local[0] else socket.AF_INET

    @property
    def proto(self) -> int:
        """IPPROTO_TCP of a connection; 17 of a UDP port."""
        return socket.IPPROTO_TCP if self.type == socket.SOCK_STREAM else socket.IPPROTO_UDP

    def getsockname(self) -> _Address:
        self._check_open()
        return self._local

    def getpeername(self) -> _Address:
        self._check_open()
        remote = self._remote
        if remote is None:
            raise OSError(_ENOTCONN, "Transport endpoint is not connected")
        return remote

    def setsockopt(self, level: int, optname: int, value: int | bytes, /) -> None:
        """Set an option; octets are a C int, or for SO_LINGER the two of `struct linger`.

        OSError as Linux gives it.
        """
        self._check_open()
        if level == socket.IPPROTO_IPV6 and self.family == socket.AF_INET:
            raise OSError(_ENOPROTOOPT, "Protocol not available")
        if level == socket.IPPROTO_IPV6 and optname in _GROUPS_SIX:
            if isinstance(value, int):
                raise OSError(_EINVAL, "Invalid argument")
            self._options.set_octets(level, optname, value)
            return
        linger = level == socket.SOL_SOCKET and optname == socket.SO_LINGER
        if isinstance(value, int):
            if not _LEAST_INT <= value < -_LEAST_INT:
                raise TypeError("a bytes-like object is required, not 'int'")
            if linger or (level == socket.IPPROTO_IP and optname in _STRUCTURES):
                raise OSError(_EINVAL, "Invalid argument")
            self._options.set_option(level, optname, value)
            return
        if level == socket.IPPROTO_IP and optname >= socket.IP_MULTICAST_IF:
            self._options.set_option(level, optname, _about_groups(optname, value))
            return
        if len(value) < (2 * _INT if linger else _INT):
            raise OSError(_EINVAL, "Invalid argument")
        number = struct.unpack_from("<i", value)[0]
        if linger:
            number = struct.unpack_from("<i", value, _INT)[0] if number != 0 else -1
        self._options.set_option(level, optname, number)

    @overload
    def getsockopt(self, level: int, optname: int, /) -> int:
        return self._option(level, optname)[0]

    @overload
    def getsockopt(self, level: int, optname: int, buflen: int, /) -> bytes:
        return self._octets(level, optname, buflen)

    def getsockopt(self, level: int, optname: int, buflen: int = 0, /) -> int | bytes:
        """An option: its number, or the first `buflen` octets of what C has. OSError as Linux's."""
        return self._octets(level, optname, buflen) if buflen else self._option(level, optname)[0]

    def settimeout(self, value: float | None) -> None:
        if value == 0:
            return
        raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def gettimeout(self) -> int:
        return 0

    def setblocking(self, flag: bool) -> None:
        if not flag:
            return
        raise ValueError("setblocking(): transport sockets cannot be blocking")

    def _octets(self, level: int, optname: int, buflen: int) -> bytes:
        if not 0 < buflen <= _MAX_BUFFER:
            raise OSError("getsockopt buflen out of range")
        return b"".join([struct.pack("<i", part) for part in self._option(level, optname)])[:buflen]

    def _option(self, level: int, optname: int) -> list[int]:
        """The C ints of an option."""
        self._check_open()
        if level == socket.IPPROTO_IPV6 and self.family == socket.AF_INET:
            raise OSError(_EOPNOTSUPP, "Operation not supported")
        value = self._options.option(level, optname)
        if level == socket.SOL_SOCKET and optname == socket.SO_LINGER:
            return [1, value] if value >= 0 else [0, 0]
        return [value]

    def _check_open(self) -> None:
        if self._closed:
            raise OSError(_EBADF, "Bad file descriptor")

    def _close(self) -> None:
        """The transport is closed: what CPython's kernel says of a closed descriptor."""
        self._closed = True


def _about_groups(optname: int, value: bytes) -> int:
    """The number that `value` is to the stack: addresses, or a C int or one octet of it."""
    if optname == socket.IP_ADD_MEMBERSHIP or optname == socket.IP_DROP_MEMBERSHIP:
        if len(value) < 2 * _INT:
            raise OSError(_EINVAL, "Invalid argument")
        group, local = struct.unpack_from(">II", value)
        if group >> 28 != _CLASS_D:
            raise OSError(_EINVAL, "Invalid argument")
        return int(local) << 28 | int(group) & _GROUP_BITS
    if len(value) == 0 or (optname == socket.IP_MULTICAST_IF and len(value) < _INT):
        raise OSError(_EINVAL, "Invalid argument")
    if optname == socket.IP_MULTICAST_IF:
        return int(struct.unpack_from(">I", value)[0])
    return int(struct.unpack_from("<i", value)[0]) if len(value) >= _INT else value[0]
