"""One Ethernet interface: frames and the time go in, frames come out.

    receive(frame, now)   a frame came from the device
    poll(now)             timers that are due
    wake()                call the wakers of streams and listeners that changed
    next_frame()          the next frame for the device; made when asked for, so that nothing
                          piles up when the device is slow
    next_deadline_ns()    when to call poll again at the latest

Packets to our own address or 127/8 never reach the device: they come back in at the next
`next_frame`. Every frame that is not processed is counted in `counters`; none raises.
"""

from collections.abc import Callable

from naja.lang.octets import u16be
from naja.net.arp.claim import Claim, is_probe
from naja.net.dhcp.client import DhcpClient, Lease
from naja.net.iface.sender import Sender
from naja.net.ip.fragments import Fragments
from naja.net.ip.icmp import echo_reply, port_unreachable, protocol_unreachable
from naja.net.ip.six import Six, is_name
from naja.net.tcp.endpoint import Endpoint
from naja.net.udp.endpoint import UdpEndpoint
from naja.net.wire import arp, ethernet, icmp, ipv4, udp
from naja.net.wire.address import BROADCAST_MAC, is_host, is_loopback
from naja.net.wire.checksum import checksum, fold
from naja.net.wire.dhcp import CLIENT_PORT


class Interface(Sender):
    """`mac`: 48 bits; `mtu`: octets of the largest IP packet; `seed`: 16 secret octets."""

    def __init__(self, mac: int, mtu: int, seed: bytes) -> None:
        super().__init__(mac, mtu, seed)
        self._fragments = Fragments(self.timers, self.counters)
        self._dhcp: DhcpClient | None = None
        self._claim = Claim(self._arp, self.prf, self.timers)
        # Is told once of an address that stays ours though a station, the second, has it as well.
        self.tell_conflict: Callable[[int, int], None] | None = None
        self.udp = UdpEndpoint(self.prf, self.counters)
        self.tcp = Endpoint(
            self.configuration, self.mtu - 40, self.prf, self.timers, self.counters, self.storage
        )
        # Of the frame at hand: see `hal.NetDevice.vouches`.
        self.vouched = False
        self._header = ipv4.Ipv4Header(0, 0, 0, 0, 0, False, 0)

    # Configuration.

    def configure(self, address: int, prefix_length: int, gateway: int, now_ns: int) -> None:
        """Use this address from now on (gateway 0: none), and ask meanwhile whose it is."""
        self._now_ns = now_ns
        new = self.configuration.address != address
        self.configuration.set(address, prefix_length, gateway)
        if new:
            self._arp.forget_all()
            self._arp.address = address
            self._claim.begin(now_ns)
        self.tcp.address_changed(now_ns)

    def deconfigure(self, now_ns: int) -> None:
        """The address is no longer ours."""
        self._now_ns = now_ns
        self.configuration.clear()
        self._arp.address = 0
        self._claim.end()
        self._arp.forget_all()
        self.tcp.address_changed(now_ns)

    def start_dhcp(self, now_ns: int) -> None:
        """Get an address, and keep it."""
        self._now_ns = now_ns
        client = DhcpClient(self.mac, self.prf, self.timers, self.storage)
        self._dhcp = client
        client.start(now_ns)

    def configured(self) -> bool:
        return self.configuration.address != 0

    def lease(self) -> Lease | None:
        """What the DHCP server told, if there is one."""
        return None if self._dhcp is None else self._dhcp.lease

    def use_six(self, six: Six) -> None:
        """Speak IPv6, too, from now on."""
        self.six = six
        self.configuration.six = six

    # Time and frames.

    def receive(self, frame: bytes, now_ns: int, vouched: bool = False) -> None:
        """Process one Ethernet frame without FCS; `vouched`: see `hal.NetDevice.vouches`."""
        self.vouched = vouched
        self._now_ns = now_ns
        self.counters.frames_in += 1
        if len(frame) < ethernet.HEADER_LENGTH:
            self.counters.malformed += 1
            return
        dst = ethernet.destination(frame)
        many = dst >> 40 & 1 != 0
        if dst != self.mac and dst != BROADCAST_MAC:
            if not many or not (self.six.takes(dst) or self.groups.takes(dst)):
                self.counters.not_for_us += 1
                return
        kind = ethernet.ethertype(frame)
        if kind == ethernet.TYPE_IPV4:
            self._ipv4(frame, many)
        elif kind == ethernet.TYPE_ARP:
            self._arp_packet(frame)
        elif kind != ethernet.TYPE_IPV6 or not self.six.receive(frame, now_ns):
            self.counters.unknown_protocol += 1

    def poll(self, now_ns: int) -> None:
        """Act on timers that are due."""
        self._now_ns = now_ns
        self.timers.run(now_ns)
        self.six.settle(now_ns)
        dhcp = self._dhcp
        if dhcp is not None:
            self._dhcp_changed(dhcp)
        while len(self._fragments.late) > 0:
            self._too_late(self._fragments.late.pop())
        doubted = self.tcp.doubted()
        while doubted != 0:
            hop = self.configuration.next_hop(doubted)
            if is_name(hop):
                self.six.doubt(hop, now_ns)
            else:
                self._arp.doubt(hop, now_ns)
            doubted = self.tcp.doubted()
        while len(self._arp.unanswered) > 0:
            self.tcp.unreachable(self._arp.unanswered.pop())
        while len(self.six.unanswered) > 0:
            hop = self.six.unanswered.pop()
            self.six.silent(hop)
            self.tcp.unreachable(hop)

    def now_ns(self) -> int:
        """The time of the last call that told it."""
        return self._now_ns

    def wake(self) -> None:
        self.tcp.wake(self._now_ns)
        self.udp.wake()

    def woken(self) -> bool:
        return self.tcp.woken() or self.udp.woken()

    def next_frame(self) -> bytearray | None:
        """The next frame to transmit, None when there is nothing to send now."""
        while True:
            if len(self._arp.outbox) > 0:
                return self._leave(self._arp.outbox.pop())
            if len(self.six.outbox) > 0:
                return self._leave(self.six.outbox.pop())
            if len(self._outbox) > 0:
                return self._leave(self._outbox.pop())
            if len(self._loopback) > 0:
                # Nothing happens to it on its way, and its checksum may not be complete.
                self.vouched = True
                self._ipv4(bytes(self._loopback.pop()), False)
                continue
            packet = self.tcp.next_frame(self._now_ns)
            if packet is not None:
                if self.gate.outgoing(packet, self._now_ns):
                    self._route(packet)
            elif self._dhcp is not None and len(self._dhcp.outbox) > 0:
                self._route_in_parts(self._dhcp.outbox.pop())
            else:
                return None

    def next_deadline_ns(self) -> int:
        """Monotonic time of the earliest timer (already past if something can be sent), or -1."""
        dhcp = self._dhcp
        if (
            self.tcp.pending()
            or self.tcp.woken()
            or self.udp.woken()
            or len(self._outbox) > 0
            or len(self._loopback) > 0
            or len(self.six.outbox) > 0
            or len(self._arp.outbox) > 0
            or (dhcp is not None and len(dhcp.outbox) > 0)
        ):
            return self._now_ns
        return self.timers.next_deadline_ns()

    # Inside: what comes in.

    def _arp_packet(self, frame: bytes) -> None:
        packet = arp.parse(frame)
        if packet is None:
            self.counters.malformed += 1
            return
        if self._conflicts(packet):
            return
        waiting = self._arp.receive(packet, self._now_ns)
        if waiting is not None:
            while len(waiting) > 0:
                self._enqueue(waiting.pop(), packet.sender_mac)

    def _conflicts(self, packet: arp.ArpPacket) -> bool:
        """Whether another station has our address, or wants it as we do; it gets no answer then.

        A leased address is declined: at once while we probe (RFC 5227 2.1.1), later if the other
        station insists after it was told that the address is ours. A static one stays (2.4 c).
        """
        claim = self._claim
        if not claim.disputed_by(packet, self.mac):
            return False
        self.counters.address_conflicts += 1
        dhcp = self._dhcp
        if dhcp is not None:
            if claim.probing or not claim.defend(self._now_ns):
                dhcp.decline(self._now_ns)
                self._dhcp_changed(dhcp)
            return True
        claim.end()
        if is_probe(packet):
            return False
        claim.defend(self._now_ns)
        tell = self.tell_conflict
        if tell is not None:
            self.tell_conflict = None
            tell(self.configuration.address, packet.sender_mac)
        return True

    def _ipv4(self, frame: bytes, broadcast: bool) -> None:
        """An IPv4 packet; `broadcast`: the frame was to all stations, or to a group of them."""
        header = self._header
        if not ipv4.read(frame, ipv4.IPV4_AT, header):
            self.counters.malformed += 1
            return
        if fold(self.storage.copier.sum(frame, ipv4.IPV4_AT, header.at)) != 0:
            self.counters.bad_checksum += 1
            return
        configuration = self.configuration
        if not broadcast and configuration.transit.takes(frame, header, self._now_ns):
            return
        to_us = configuration.is_ours(header.dst)
        header.vouched = self.vouched and not header.fragment
        if header.fragment:
            if not (to_us or self.groups.member(header.dst)) or not is_host(header.src):
                self.counters.not_for_us += 1
                return
            whole = self._fragments.add(frame, header, self._now_ns)
            if whole is None:
                return
            frame = whole
            header.at, header.end = ipv4.payload_of(frame)
        # Loopback frames have no Ethernet addresses; those of the wire always have.
        from_wire = ethernet.destination(frame) != 0
        inside = is_loopback(header.dst) or is_name(header.dst)
        # What says that it comes from ourselves would be believed by firewalls (RFC 1812 5.3.7).
        if from_wire and (inside or is_name(header.src) or configuration.is_ours(header.src)):
            self.counters.bad_address += 1
            return
        if header.protocol == ipv4.PROTOCOL_UDP:
            self._udp(frame, header, to_us)
            return
        if not to_us:
            if not self.groups.receive(frame, header, self._now_ns):
                self.counters.not_for_us += 1
            return
        from_host = is_host(header.src) or is_name(header.src)
        if broadcast or not from_host or configuration.is_broadcast(header.src):
            self.counters.bad_address += 1
            return
        if header.protocol == ipv4.PROTOCOL_ICMP:
            self._icmp(frame, header)
        elif not self.gate.incoming(frame, header, self._now_ns):
            return
        elif header.protocol == ipv4.PROTOCOL_TCP:
            self.tcp.receive(frame, header, self._now_ns)
        else:
            self.counters.unknown_protocol += 1
            self._answer(protocol_unreachable(frame, ipv4.IPV4_AT, header.end), header)

    def receive_local(self, frame: bytes, now_ns: int) -> None:
        """A packet to our address that came in by another interface of this machine."""
        self._now_ns = now_ns
        self.vouched = False
        self._ipv4(frame, False)

    def _udp(self, frame: bytes, header: ipv4.Ipv4Header, to_us: bool) -> None:
        at, addresses = header.at, header.addresses
        length = udp.length_at(frame, at, header.end)
        if length < 0:
            self.counters.malformed += 1
            return
        dhcp = self._dhcp
        for_dhcp = dhcp is not None and u16be(frame, at + 2) == CLIENT_PORT
        if not to_us and not for_dhcp and not self.configuration.is_broadcast(header.dst):
            if not self.is_member(header.dst):
                self.counters.not_for_us += 1
                return
        copier = self.storage.copier
        if not header.vouched and not udp.checksum_right(frame, at, length, addresses, copier):
            self.counters.bad_checksum += 1
            return
        if dhcp is not None and for_dhcp:
            dhcp.receive(udp.read(frame, at, length, header.src).payload, self._now_ns)
            self._dhcp_changed(dhcp)
            return
        if not self.gate.incoming(frame, header, self._now_ns):
            return
        datagram = udp.read(frame, at, length, header.src)
        if self.udp.receive(datagram, header.dst) or not to_us or not is_host(header.src):
            return
        self._answer(port_unreachable(frame, ipv4.IPV4_AT, header.end), header)

    def _icmp(self, frame: bytes, header: ipv4.Ipv4Header) -> None:
        message = icmp.parse(frame, header.at, header.end)
        if message is None:
            self.counters.malformed += 1
            return
        if checksum(frame, header.at, header.end) != 0:
            self.counters.bad_checksum += 1
            return
        if message.kind in (
            icmp.DESTINATION_UNREACHABLE,
            icmp.TIME_EXCEEDED,
            icmp.PARAMETER_PROBLEM,
        ):
            self.icmp_error(message, self._now_ns)
            return
        reply = echo_reply(message)
        if reply is not None and self.gate.echo(header.src):
            self._answer(reply, header)

    def icmp_error(self, message: icmp.IcmpMessage, now_ns: int) -> None:
        """Tell TCP and UDP of an error that quotes a packet of ours."""
        self.tcp.icmp_error(message, now_ns)
        quoted = icmp.quoted_udp(message.body)
        if quoted is not None and message.code == icmp.CODE_PORT_UNREACHABLE:
            self.udp.unreachable(quoted.src_port, quoted.dst, quoted.dst_port)

    def _dhcp_changed(self, client: DhcpClient) -> None:
        """Take over what the client learned."""
        if not client.changed:
            return
        client.changed = False
        lease = client.lease
        if lease is None:
            self.deconfigure(self._now_ns)
        elif not self.configuration.equals(lease.address, lease.prefix_length, lease.gateway):
            self.configure(lease.address, lease.prefix_length, lease.gateway, self._now_ns)
