"""UDP sockets of the machine's interface."""

from collections.abc import Callable
from typing import Final

from naja.boot.groups import group_option, leave_all, set_group_option
from naja.boot.groups_six import group_option_six, set_group_option_six, set_membership_six
from naja.boot.netstack import MachineStack
from naja.hal import Datagrams, DatagramSocket, NetStack, service
from naja.net.errors import address_not_available, invalid, no_such_option
from naja.net.iface.interface import Interface
from naja.net.ip.six import ANY_SIX, is_name
from naja.net.options import LEVEL_IP, LEVEL_SIX, LEVEL_SOCKET, SO_TYPE
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import ANY, is_group

# SOCK_DGRAM.
_DATAGRAMS: Final = 2


class MachineSocket:
    """`hal.DatagramSocket` over one `UdpSocket`."""

    def __init__(self, stack: MachineStack, socket: UdpSocket) -> None:
        self._stack = stack
        self._interface: Interface = stack.interface
        self._socket = socket

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._socket.set_waker(waker)

    def connect(self, host: str, port: int) -> None:
        self._socket.connect(self._stack.host_address(host), port)

    def receive(self) -> tuple[bytes, str, int] | None:
        datagram = self._socket.receive()
        if datagram is None:
            return None
        return (
            datagram.payload,
            self._interface.configuration.format(datagram.src),
            datagram.src_port,
        )

    def send(self, data: bytes, host: str, port: int) -> bool:
        if not 0 < port <= 65535:
            raise invalid()
        address = self._stack.host_address(host)
        return self._interface.send_datagram(self._socket, address, port, data)

    def take_error(self) -> OSError | None:
        error = self._socket.error
        self._socket.error = None
        return error

    def local_address(self) -> tuple[str, int]:
        host = self._socket.host
        if (host == ANY or host == ANY_SIX) and self._socket.peer != ANY:
            host = self._interface.configuration.source_for(self._socket.peer)
        return (self._interface.configuration.format(host), self._socket.port)

    def set_option(self, level: int, name: int, value: int) -> None:
        if level == LEVEL_SIX:
            set_group_option_six(self._socket, name, value)
        elif level != LEVEL_IP or not set_group_option(self._interface, self._socket, name, value):
            self._socket.options.set(level, name, value)

    def set_octets(self, level: int, name: int, value: bytes) -> None:
        if level != LEVEL_SIX:
            raise no_such_option()
        set_membership_six(self._interface, self._socket, name, value)

    def option(self, level: int, name: int) -> int:
        if level == LEVEL_SIX:
            return group_option_six(self._socket, name)
        if level == LEVEL_SOCKET and name == SO_TYPE:
            return _DATAGRAMS
        told = group_option(self._socket, name) if level == LEVEL_IP else -1
        return told if told >= 0 else self._socket.options.get(level, name)

    def close(self) -> None:
        leave_all(self._interface, self._socket)
        self._interface.udp.close(self._socket)


class MachineDatagrams:
    """`hal.Datagrams` of one interface."""

    def __init__(self, stack: MachineStack) -> None:
        self._stack = stack

    def bind(self, host: str, port: int) -> DatagramSocket:
        if not 0 <= port <= 65535:
            raise invalid()
        address = self._stack.host_address(host)
        configuration = self._stack.interface.configuration
        anybody = address == ANY or address == ANY_SIX or is_group(address)
        if is_name(address) and not configuration.can_connect(address):
            anybody = True
        if not anybody and configuration.is_configured(address):
            if not configuration.is_ours(address):
                raise address_not_available()
        return MachineSocket(self._stack, self._stack.interface.udp.bind(port, address))


def provide() -> Datagrams:
    stack = service(NetStack)  # type: ignore[type-abstract]
    assert isinstance(stack, MachineStack)
    return MachineDatagrams(stack)
