"""The sending half of IPv6 on an interface: packets get addresses for names, and a next hop."""

from typing import Final

from naja.lang.octets import Octets, put_u16be, u16be, u32be
from naja.net.fifo import Fifo
from naja.net.iface.interface import Interface
from naja.net.iface.sender import MAX_OUTBOX
from naja.net.ip.names import Names
from naja.net.ip.neighbours import UNKNOWN
from naja.net.ip.path import Paths
from naja.net.ip.six import Six
from naja.net.nd.addresses import Addresses
from naja.net.nd.cache import NeighbourCache
from naja.net.nd.identifiers import SECRET_LENGTH, Identifiers
from naja.net.wire import ethernet, ipv4, ipv6
from naja.net.wire.address6 import group_mac, is_multicast_at
from naja.net.wire.checksum import add_words, fold, pseudo_header

_HOP_LIMIT_AT: Final = ipv6.IPV6_AT + 7
_TCP_CHECKSUM: Final = 16
_UDP_CHECKSUM: Final = 6
_IDENT_SALT: Final = 0x6964656E3674


class SixSender(Six):
    """Knows nothing of packets that come. `secret`: see `iface/six.py`."""

    def __init__(self, interface: Interface, secret: bytes) -> None:
        super().__init__()
        self._interface = interface
        self._counters = interface.counters
        self.names = Names(interface.prf)
        if len(secret) == 0:
            secret = interface.prf.octets(SECRET_LENGTH)
        identifiers = Identifiers(interface.mac, secret)
        self.addresses = Addresses(
            self.names, interface.prf, interface.timers, identifiers, interface.mtu
        )
        self.cache = NeighbourCache(
            interface.mac, interface.timers, interface.counters, self.names, self.addresses
        )
        # What neighbour discovery says leaves as this machine's frames do.
        self.cache.outbox = self.outbox
        self.unanswered = self.cache.unanswered
        self._paths = Paths()
        self._idents = 0

    def send(self, packet: bytearray, now_ns: int) -> None:
        src, dst = u32be(packet, ipv4.SOURCE_AT), ipv4.destination(packet)
        protocol = packet[ipv4.IPV4_AT + 9]
        storage = self._interface.storage
        frame = storage.frame(len(packet) + ipv6.PAYLOAD_AT - ipv4.TRANSPORT_AT)
        count = len(packet) - ipv4.TRANSPORT_AT
        storage.copier.move(frame, ipv6.PAYLOAD_AT, packet, ipv4.TRANSPORT_AT, count)
        ipv6.emit_header(frame, protocol, packet[ipv4.IPV4_AT + 8], packet[ipv4.IPV4_AT + 1])
        source, destination = self.names.address(src), self.names.address(dst)
        source.put(frame, ipv6.SOURCE_AT)
        destination.put(frame, ipv6.DESTINATION_AT)
        # The checksum covers the addresses: names go out of it, addresses in (RFC 1624).
        at = _checksum_at(frame)
        pseudo = pseudo_header(src + dst, protocol, count)
        if storage.sums and u16be(frame, at) == fold(pseudo) ^ 0xFFFF:
            pseudo = pseudo_header(source.sum + destination.sum, protocol, count)
            put_u16be(frame, at, fold(pseudo) ^ 0xFFFF)
        else:
            total = (u16be(frame, at) ^ 0xFFFF) + fold(src + dst) + source.sum + destination.sum
            _put_field(frame, at, fold(total))
        storage.frame_back(packet)
        if protocol == ipv4.PROTOCOL_TCP and len(frame) - ipv6.IPV6_AT > self._interface.mtu:
            # A train, which the device cuts.
            self._route(frame, dst, now_ns)
        else:
            self._dispatch(frame, dst, now_ns)

    def _complete(self, frame: bytearray) -> None:
        """Finish a checksum that was left to the device, which gets the packet in fragments."""
        storage, protocol = self._interface.storage, frame[ipv6.IPV6_AT + 6]
        if not storage.sums or protocol == ipv6.ICMPV6:
            return
        at = _checksum_at(frame)
        addresses = add_words(frame, ipv6.SOURCE_AT, ipv6.PAYLOAD_AT, 0)
        pseudo = pseudo_header(addresses, protocol, len(frame) - ipv6.PAYLOAD_AT)
        if u16be(frame, at) == fold(pseudo) ^ 0xFFFF:
            _put_field(frame, at, fold(storage.copier.sum_of_frame(frame, ipv6.PAYLOAD_AT)))

    def _dispatch(self, frame: bytearray, dst: int, now_ns: int) -> None:
        """Send a packet to the address named `dst`, in fragments if it is too large."""
        mtu = self._paths.mtu_to(dst, self.addresses.link_mtu, now_ns)
        if len(frame) - ipv6.IPV6_AT <= mtu:
            self._route(frame, dst, now_ns)
            return
        self._complete(frame)
        self._idents += 1
        ident = self._interface.prf.hash2(self._idents, _IDENT_SALT)
        for part in ipv6.split(frame, mtu, ident):
            self._route(part, dst, now_ns)

    def link_mtu(self) -> int:
        return self.addresses.link_mtu

    def _route(self, frame: bytearray, dst: int, now_ns: int) -> None:
        if frame[_HOP_LIMIT_AT] == ipv4.DEFAULT_TTL:
            frame[_HOP_LIMIT_AT] = self.addresses.hop_limit
        if is_multicast_at(frame, ipv6.DESTINATION_AT):
            group = bytes(frame[ipv6.DESTINATION_AT : ipv6.PAYLOAD_AT])
            self._enqueue(frame, group_mac(group))
            return
        if self._interface.configuration.transit.routes_six(frame, now_ns):
            return
        hop = self.addresses.next_hop(dst, now_ns)
        if hop < 0:
            self._counters.no_route += 1
            return
        self.send_to(frame, hop, now_ns)

    def send_to(self, frame: bytearray, hop: int, now_ns: int) -> None:
        """Send a complete packet by way of the neighbour named `hop`."""
        mac = self.cache.resolve(hop, now_ns)
        if mac == UNKNOWN:
            self.cache.wait(hop, frame, now_ns)
        else:
            self._enqueue(frame, mac)

    def keep_lost(self) -> Fifo[bytearray]:
        """From now on packets whose next hop does not answer come to this queue."""
        lost: Fifo[bytearray] = Fifo()
        self.cache.lost = lost
        return lost

    def _enqueue(self, frame: bytearray, mac: int) -> None:
        if len(self.outbox) >= MAX_OUTBOX:
            self._counters.outbox_full += 1
            return
        ethernet.emit_header(frame, mac, self._interface.mac, ethernet.TYPE_IPV6)
        self.outbox.push(frame)


def _checksum_at(frame: Octets) -> int:
    """Where the checksum of TCP or UDP is in a packet without extension headers."""
    tcp = frame[ipv6.IPV6_AT + 6] == ipv4.PROTOCOL_TCP
    return ipv6.PAYLOAD_AT + (_TCP_CHECKSUM if tcp else _UDP_CHECKSUM)


def _put_field(frame: bytearray, at: int, field: int) -> None:
    """Write a checksum that is complete: UDP has another word for 0 (RFC 8200 8.1)."""
    udp_at = ipv6.PAYLOAD_AT + _UDP_CHECKSUM
    put_u16be(frame, at, 0xFFFF if field == 0 and at == udp_at else field)
