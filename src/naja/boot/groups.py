"""What UDP sockets ask of groups of IPv4: Linux's options, by which programs join them.

`leave_all` is for those of IPv6 too, which are asked for in `groups_six.py`.
"""

from typing import Final

from naja.boot.groups_six import leave_six
from naja.net.errors import address_in_use, address_not_available, invalid, no_such_device
from naja.net.iface.interface import Interface
from naja.net.igmp.membership import Membership
from naja.net.ip.six import is_name
from naja.net.options import (
    IP_ADD_MEMBERSHIP,
    IP_DROP_MEMBERSHIP,
    IP_MULTICAST_IF,
    IP_MULTICAST_LOOP,
    IP_MULTICAST_TTL,
)
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import ANY

_CLASS_D: Final = 0xE0000000


def set_group_option(interface: Interface, socket: UdpSocket, name: int, value: int) -> bool:
    """Set one of the options about groups; False if `name` is none. OSError as Linux gives it.

    To join and to leave, `value` has the lower 28 bits of a group, and above them the address of
    the interface, of which there is one.
    """
    if name == IP_ADD_MEMBERSHIP or name == IP_DROP_MEMBERSHIP:
        group, local = _CLASS_D | value & 0x0FFFFFFF, value >> 28
        if local != ANY and local != interface.configuration.address:
            raise no_such_device()
        if name == IP_ADD_MEMBERSHIP:
            _join(interface, socket, group)
        else:
            _leave(interface, socket, group)
    elif name == IP_MULTICAST_TTL:
        if not -1 <= value <= 255:
            raise invalid()
        socket.group_ttl = 1 if value == -1 else value
    elif name == IP_MULTICAST_LOOP:
        socket.group_loop = value != 0
    elif name == IP_MULTICAST_IF:
        if value != ANY and value != interface.configuration.address:
            raise address_not_available()
    else:
        return False
    return True


def group_option(socket: UdpSocket, name: int) -> int:
    """What `getsockopt` answers about groups; -1 if `name` is no such option."""
    if name == IP_MULTICAST_TTL:
        return socket.group_ttl
    if name == IP_MULTICAST_LOOP:
        return 1 if socket.group_loop else 0
    return 0 if name == IP_MULTICAST_IF else -1


def leave_all(interface: Interface, socket: UdpSocket) -> None:
    """The socket is closed."""
    while len(socket.groups) > 0:
        if is_name(socket.groups[0]):
            leave_six(interface, socket, socket.groups[0])
        else:
            _leave(interface, socket, socket.groups[0])


def _join(interface: Interface, socket: UdpSocket, group: int) -> None:
    if group in socket.groups:
        raise address_in_use()
    _membership(interface).join(group, interface.now_ns())
    socket.groups.append(group)


def _leave(interface: Interface, socket: UdpSocket, group: int) -> None:
    if group not in socket.groups:
        raise address_not_available()
    socket.groups.remove(group)
    _membership(interface).leave(group, interface.now_ns())


def _membership(interface: Interface) -> Membership:
    groups = interface.groups
    return groups if isinstance(groups, Membership) else Membership(interface)
