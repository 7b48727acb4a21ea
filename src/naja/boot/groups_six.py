"""What UDP sockets ask of groups of IPv6: Linux's options, by which programs join them."""

from typing import Final

from naja.lang.octets import u32le
from naja.net.errors import (
    address_in_use,
    address_not_available,
    invalid,
    no_such_device,
    no_such_option,
)
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.six import is_name
from naja.net.options import (
    IPV6_JOIN_GROUP,
    IPV6_LEAVE_GROUP,
    IPV6_MULTICAST_HOPS,
    IPV6_MULTICAST_IF,
    IPV6_MULTICAST_LOOP,
)
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address6 import LENGTH, is_multicast_at

# `struct ipv6_mreq`: a group, and the number of an interface.
_REQUEST: Final = LENGTH + 4


def set_group_option_six(socket: UdpSocket, name: int, value: int) -> None:
    """Set one of the options about groups. OSError as Linux gives it."""
    if not is_name(socket.host):
        raise no_such_option()
    if name == IPV6_MULTICAST_HOPS:
        if not -1 <= value <= 255:
            raise invalid()
        socket.group_ttl = 1 if value == -1 else value
    elif name == IPV6_MULTICAST_LOOP:
        if not 0 <= value <= 1:
            raise invalid()
        socket.group_loop = value != 0
    elif name == IPV6_MULTICAST_IF:
        # There is one interface, which has no number that programs could know.
        if value != 0:
            raise no_such_device()
    else:
        raise no_such_option()


def group_option_six(socket: UdpSocket, name: int) -> int:
    """What `getsockopt` answers about groups. OSError as Linux gives it."""
    if is_name(socket.host):
        if name == IPV6_MULTICAST_HOPS:
            return socket.group_ttl
        if name == IPV6_MULTICAST_LOOP:
            return 1 if socket.group_loop else 0
        if name == IPV6_MULTICAST_IF:
            return 0
    raise no_such_option()


def set_membership_six(interface: Interface, socket: UdpSocket, name: int, value: bytes) -> None:
    """Join or leave a group; `value` is a `struct ipv6_mreq`. OSError as Linux gives it."""
    six = interface.six
    if not isinstance(six, SixInterface) or not is_name(socket.host):
        raise no_such_option()
    if name != IPV6_JOIN_GROUP and name != IPV6_LEAVE_GROUP:
        raise no_such_option()
    if len(value) < _REQUEST or not is_multicast_at(value, 0):
        raise invalid()
    if u32le(value, LENGTH) != 0:
        raise no_such_device()
    group = six.neighbour(value, 0)
    if name == IPV6_LEAVE_GROUP:
        if group not in socket.groups:
            raise address_not_available()
        leave_six(interface, socket, group)
    elif group in socket.groups:
        raise address_in_use()
    else:
        six.discovery.listening.join(group, interface.now_ns())
        socket.groups.append(group)


def leave_six(interface: Interface, socket: UdpSocket, group: int) -> None:
    """`socket` is in the group of this name no more."""
    six = interface.six
    assert isinstance(six, SixInterface)
    socket.groups.remove(group)
    six.discovery.listening.leave(group, interface.now_ns())
