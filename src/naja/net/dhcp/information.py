"""DHCPv6 without addresses: asks for name servers when a router says that there is more to know.

Source: RFC 8415 6.1, 15, 18.2.6, 21. Deliberately missing: addresses and prefixes from servers,
search lists, the unicast option, authentication, reconfiguration by a server.
"""

from typing import Final

from naja.lang.octets import u16be, u32be
from naja.net.iface.interface import Interface
from naja.net.ip.six import ANY_SIX
from naja.net.nd.addresses import Addresses
from naja.net.timers import Timer
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import put_mac
from naja.net.wire.address6 import LENGTH, is_multicast_at

CLIENT_PORT: Final = 546
SERVER_PORT: Final = 547
_SERVERS: Final = "ff02::1:2"
_INFORMATION_REQUEST: Final = 11
_REPLY: Final = 7
_CLIENT_ID: Final = 1
_SERVER_ID: Final = 2
_WANTED: Final = 6
_ELAPSED: Final = 8
_NAME_SERVERS: Final = 23
_REFRESH: Final = 32
_SECOND_NS: Final = 1_000_000_000
# RFC 8415 7.6: INF_MAX_DELAY, INF_TIMEOUT, INF_MAX_RT, IRT_DEFAULT, IRT_MINIMUM.
_MAX_DELAY_NS: Final = _SECOND_NS
_FIRST_WAIT_NS: Final = _SECOND_NS
_MOST_WAIT_NS: Final = 3600 * _SECOND_NS
_DEFAULT_REFRESH_S: Final = 86400
_LEAST_REFRESH_S: Final = 600
_MOST_REFRESH_S: Final = 30 * 86400
_DUID_LENGTH: Final = 10
_HUNDREDTH_NS: Final = 10_000_000


class InformationClient(Timer):
    """Servers that it is told go to `addresses`."""

    def __init__(self, interface: Interface, addresses: Addresses) -> None:
        super().__init__()
        self._interface = interface
        self._addresses = addresses
        self._socket: UdpSocket | None = None
        self._ident = 0
        self._begun_ns = 0
        self._wait_ns = 0
        # Our name among clients: of the kind "by station" (RFC 8415 11.4).
        duid = bytearray(_DUID_LENGTH)
        duid[1] = 3
        duid[3] = 1
        put_mac(duid, 4, interface.mac)
        self._duid = bytes(duid)
        self.started = False

    def begin(self, now_ns: int) -> None:
        """Ask, after a moment in which others ask, too."""
        if not self.started:
            self.started = True
            self._interface.timers.set(self, now_ns + self._interface.prf.below(_MAX_DELAY_NS))

    def expire(self, now_ns: int) -> None:
        interface = self._interface
        if self._wait_ns == 0:
            self._ident = interface.prf.next32() & 0xFFFFFF
            self._begun_ns = now_ns
            self._wait_ns = _FIRST_WAIT_NS
        else:
            self._wait_ns = min(2 * self._wait_ns, _MOST_WAIT_NS)
        interface.timers.set(self, now_ns + self._wait_ns)
        try:
            socket = self._socket
            if socket is None:
                socket = interface.udp.bind(CLIENT_PORT, ANY_SIX)
                socket.set_waker(self._heard)
                self._socket = socket
            group = interface.six.parse(_SERVERS)
            interface.send_datagram(socket, group, SERVER_PORT, self._message(now_ns))
        except OSError:
            # The program has the port, or there is no router any more: later, perhaps.
            return

    def _message(self, now_ns: int) -> bytes:
        elapsed = min((now_ns - self._begun_ns) // _HUNDREDTH_NS, 0xFFFF)
        head = (_INFORMATION_REQUEST << 24 | self._ident).to_bytes(4, "big")
        wanted = bytes([0, _NAME_SERVERS, 0, _REFRESH])
        message = head + _option(_CLIENT_ID, self._duid) + _option(_WANTED, wanted)
        return message + _option(_ELAPSED, elapsed.to_bytes(2, "big"))

    def _heard(self) -> None:
        socket = self._socket
        if socket is None:
            return
        datagram = socket.receive()
        while datagram is not None:
            if datagram.src_port == SERVER_PORT:
                self._read(datagram.payload, self._interface.now_ns())
            datagram = socket.receive()

    def _read(self, data: bytes, now_ns: int) -> None:
        """A message; one that is no answer to our question is passed over (RFC 8415 16.10)."""
        if len(data) < 4 or u32be(data, 0) != _REPLY << 24 | self._ident or self._wait_ns == 0:
            return
        if _find(data, _SERVER_ID) == 0:
            return
        client = _find(data, _CLIENT_ID)
        if client == 0 or data[client : client + u16be(data, client - 2)] != self._duid:
            return
        refresh_s = _DEFAULT_REFRESH_S
        at = _find(data, _REFRESH)
        if at != 0 and u16be(data, at - 2) == 4:
            refresh_s = min(max(u32be(data, at), _LEAST_REFRESH_S), _MOST_REFRESH_S)
        at = _find(data, _NAME_SERVERS)
        end = at + u16be(data, at - 2) if at != 0 else 0
        while at != 0 and at + LENGTH <= end:
            if not is_multicast_at(data, at):
                # Half as long again: the next answer comes before the end.
                self._addresses.told_server_at(data, at, refresh_s + refresh_s // 2, now_ns)
            at += LENGTH
        self._wait_ns = 0
        self._interface.timers.set(self, now_ns + refresh_s * _SECOND_NS)


def _option(kind: int, data: bytes) -> bytes:
    return bytes([0, kind, 0, len(data)]) + data


def _find(data: bytes, kind: int) -> int:
    """Where the data of the first option of a kind begins; 0 if there is none, or it is cut."""
    at = 4
    while at + 4 <= len(data):
        length = u16be(data, at + 2)
        if at + 4 + length > len(data):
            return 0
        if u16be(data, at) == kind:
            return at + 4
        at += 4 + length
    return 0
