"""The sending half of an interface: packets find their next hop and wait for the device."""

from typing import Final

from naja.net.arp.cache import ArpCache
from naja.net.counters import Counters
from naja.net.errors import message_too_long, network_unreachable, not_permitted
from naja.net.fifo import Fifo
from naja.net.ip.configuration import NO_ROUTE, Configuration
from naja.net.ip.fragments import split
from naja.net.ip.gate import Gate
from naja.net.ip.groups import Groups
from naja.net.ip.icmp import Allowance, reassembly_exceeded
from naja.net.ip.identification import Identifications
from naja.net.ip.neighbours import UNKNOWN
from naja.net.ip.six import ANY_SIX, Six, is_name
from naja.net.prf import Prf
from naja.net.storage import Storage
from naja.net.timers import TimerHeap
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire import ethernet, icmp, ipv4, udp
from naja.net.wire.address import BROADCAST_MAC, group_mac, is_group

MAX_OUTBOX: Final = 256
# RFC 791 3.2.
MIN_MTU: Final = 68
MAX_MTU: Final = 65535


class Sender:
    """Knows nothing of TCP, of DHCP, and of frames that come."""

    def __init__(self, mac: int, mtu: int, seed: bytes) -> None:
        self.mac = mac
        self.mtu = min(max(mtu, MIN_MTU), MAX_MTU)
        self.counters = Counters()
        self.configuration = Configuration()
        self._now_ns = 0
        self.prf = Prf(seed)
        self.timers = TimerHeap()
        # Give frames back to it that `next_frame` made, when nobody uses them any more.
        self.storage = Storage()
        self._idents = Identifications(self.prf)
        self._arp = ArpCache(mac, self.timers, self.counters)
        self._allowance = Allowance()
        self._outbox: Fifo[bytearray] = Fifo()
        self._loopback: Fifo[bytearray] = Fifo()
        # A firewall takes its place where one is declared.
        self.gate = Gate()
        # What knows of groups takes its place where a program joins one.
        self.groups = Groups()
        # A machine without IPv6 until somebody asks for it, see `use_six`.
        self.six = Six()

    def send_datagram(self, socket: UdpSocket, dst: int, port: int, payload: bytes) -> bool:
        """Send from `socket`; False if there is no room now. OSError if there is no way to `dst`.

        What does not fit one packet leaves in fragments (RFC 1122 3.3.3, 4.1.3.6).
        """
        src = self.configuration.source_for(dst)
        if src == 0:
            raise network_unreachable()
        if len(payload) > udp.MAX_PAYLOAD:
            raise message_too_long()
        group = self._is_group(dst)
        if not group and not self.configuration.is_ours(dst):
            broadcast = self.configuration.is_broadcast(dst)
            if not broadcast and self.configuration.next_hop(dst) == NO_ROUTE:
                raise network_unreachable()
        if len(self._outbox) + len(payload) // self.mtu >= MAX_OUTBOX // 2:
            return False
        ident = self._idents.following(dst)
        options = socket.options
        size = ipv4.HEADER_LENGTH + udp.HEADER_LENGTH + len(payload)
        whole = size <= self.mtu or is_name(dst) or self.configuration.is_ours(dst)
        tos, storage = options.tos, self.storage
        ttl = socket.group_ttl if group else options.ttl
        packet = udp.emit(storage, src, socket.port, dst, port, payload, ident, tos, ttl, whole)
        if not self.gate.outgoing(packet, self._now_ns):
            raise not_permitted()
        if group and socket.group_loop and self.is_member(dst):
            self.loop_back(bytearray(packet))
        if ttl > 0:
            self._route_in_parts(packet)
        return True

    def is_member(self, dst: int) -> bool:
        """Whether `dst` is a group that a program is in."""
        return self.six.member(dst) if is_name(dst) else self.groups.member(dst)

    def _is_group(self, dst: int) -> bool:
        if is_name(dst):
            return dst != ANY_SIX and not self.configuration.can_connect(dst)
        return is_group(dst)

    def _route_in_parts(self, packet: bytearray) -> None:
        """Route a packet that may be larger than the MTU; its checksum is complete then."""
        dst = ipv4.destination(packet)
        whole = len(packet) - ipv4.IPV4_AT <= self.mtu or is_name(dst)
        if whole or self.configuration.is_ours(dst):
            self._route(packet)
            return
        for part in split(packet, self.mtu):
            self._route(part)
        self.storage.frame_back(packet)

    def _answer(self, message: icmp.IcmpMessage, header: ipv4.Ipv4Header) -> None:
        """Send `message` back to where the packet of `header` came from."""
        if not self._allowance.take(self._now_ns):
            self.counters.icmp_limited += 1
            return
        ident = self._idents.following(header.src)
        self._route_in_parts(icmp.emit(message, header.dst, header.src, ident))

    def _too_late(self, frame: bytes) -> None:
        """The fragments of the packet that `frame` began did not come in time (RFC 792)."""
        header = ipv4.parse(frame, ipv4.IPV4_AT)
        if header is not None:
            self._answer(reassembly_exceeded(frame, ipv4.IPV4_AT, header.end), header)

    def _route(self, packet: bytearray) -> None:
        """Give a complete IPv4 packet to the next hop, or let it wait for ARP."""
        dst = ipv4.destination(packet)
        if self.configuration.is_ours(dst):
            self.loop_back(packet)
            return
        if is_name(dst):
            self.six.send(packet, self._now_ns)
            return
        if self.configuration.is_broadcast(dst):
            self._enqueue(packet, BROADCAST_MAC)
            return
        if is_group(dst):
            self.send_to_group(packet)
            return
        if self.configuration.transit.routes(packet, dst, self._now_ns):
            return
        hop = self.configuration.next_hop(dst)
        if hop == NO_ROUTE:
            self.counters.no_route += 1
            return
        self.send_to(packet, hop, self._now_ns)

    def send_to_group(self, packet: bytearray) -> None:
        """Send a complete IPv4 packet to a group on the link."""
        self._enqueue(packet, group_mac(ipv4.destination(packet)))

    def send_to(self, packet: bytearray, hop: int, now_ns: int) -> None:
        """Send a complete IPv4 packet by way of `hop`, an address on the link."""
        mac = self._arp.resolve(hop, now_ns)
        if mac == UNKNOWN:
            self._arp.wait(hop, packet, now_ns)
        else:
            self._enqueue(packet, mac)

    def _enqueue(self, packet: bytearray, mac: int) -> None:
        if len(self._outbox) >= MAX_OUTBOX:
            self.counters.outbox_full += 1
            return
        ethernet.emit_header(packet, mac, self.mac, ethernet.TYPE_IPV4)
        self._outbox.push(packet)

    def loop_back(self, packet: bytearray) -> None:
        """A packet of this machine's to our own address."""
        if len(self._loopback) >= MAX_OUTBOX:
            self.counters.outbox_full += 1
            return
        # Of the frame that its memory had before; one from the wire has stations.
        ethernet.emit_header(packet, 0, 0, ethernet.TYPE_IPV4)
        self._loopback.push(packet)

    def complain(self, message: icmp.IcmpMessage, dst: int, now_ns: int) -> None:
        """Tell `dst`, whose packet we should have passed on, why we did not (RFC 1812 4.3.2)."""
        if self.configuration.address == 0:
            return
        self._now_ns = now_ns
        if not self._allowance.take(now_ns):
            self.counters.icmp_limited += 1
            return
        ident = self._idents.following(dst)
        self._route_in_parts(icmp.emit(message, self.configuration.address, dst, ident))

    def keep_lost(self) -> Fifo[bytearray]:
        """From now on packets whose next hop does not answer come to this queue."""
        lost: Fifo[bytearray] = Fifo()
        self._arp.lost = lost
        return lost

    def _leave(self, frame: bytearray) -> bytearray:
        self.counters.frames_out += 1
        return frame
