"""IPv6 on an interface: packets are translated to and from the stack's own form.

A link with packets of less than 1280 octets has no IPv6 (RFC 8200 5): the machine has "::1" only.
Source: RFC 8200, RFC 4443, RFC 4861, RFC 4862, RFC 8201, RFC 3810. What is missing: the
"time exceeded" of fragments.
"""

from typing import Final

from naja.lang.octets import Octets, put_u16be, put_u32be, u16be
from naja.net.dhcp.information import InformationClient
from naja.net.iface.interface import Interface
from naja.net.iface.six_sender import SixSender
from naja.net.ip.fragments import Fragments
from naja.net.ip.icmp import Allowance
from naja.net.ip.six import ANY_SIX, LOCALHOST_SIX
from naja.net.nd.discovery import Discovery
from naja.net.wire import icmp, icmpv6, ipv4, ipv6, udp
from naja.net.wire.address6 import (
    LENGTH,
    format_ipv6,
    is_multicast_at,
    parse_ipv6,
)

_UDP_CHECKSUM: Final = 6


class SixInterface(SixSender):
    """Takes part in `interface` from the moment it is made.

    `secret`: SECRET_LENGTH octets that addresses depend on (RFC 7217); b"": drawn now.
    """

    def __init__(self, interface: Interface, now_ns: int, secret: bytes = b"") -> None:
        super().__init__(interface, secret)
        self.discovery = Discovery(interface, self.names, self.addresses, self.cache)
        self.information = InformationClient(interface, self.addresses)
        self._fragments = Fragments(interface.timers, interface.counters)
        self._allowance = Allowance()
        # Of the packet at hand: as it came, and in the stack's own form.
        self._header = ipv6.Ipv6Header(0, 0, 0)
        self._inner = ipv4.Ipv4Header(0, 0, 0, 0, 0, False, 0)
        # The name of the group that it is to, of those that programs are in, else 0.
        self._group = 0
        interface.use_six(self)
        self._spoken = interface.mtu >= ipv6.MIN_MTU
        if self._spoken:
            self.discovery.begin(now_ns)
            self._changed(now_ns)

    def add_static(self, octets: bytes, length: int, router: bytes, now_ns: int) -> None:
        """Use an address; `router`: b"" for none. ValueError if the link has no IPv6."""
        if not self._spoken:
            raise ValueError(f"IPv6 needs packets of {ipv6.MIN_MTU} octets, which the device lacks")
        self.addresses.add_static(octets, length, now_ns)
        if len(router) > 0:
            self.addresses.add_router(self.parse(format_ipv6(router)), -1, now_ns)
        self._changed(now_ns)

    # What the stack asks.

    def takes(self, mac: int) -> bool:
        return self.discovery.listens_to_station(mac)

    def member(self, name: int) -> bool:
        return self.discovery.listening.member(name)

    def settle(self, now_ns: int) -> None:
        self.discovery.greet()
        self._changed(now_ns)

    def doubt(self, hop: int, now_ns: int) -> None:
        self.cache.doubt(hop, now_ns)

    def silent(self, hop: int) -> None:
        self.addresses.router_silent(hop)

    def is_ours(self, name: int) -> bool:
        return self.addresses.is_ours(name)

    def source_for(self, name: int) -> int:
        return self.addresses.source_for(name)

    def next_hop(self, name: int) -> int:
        return self.addresses.next_hop(name, self._interface.now_ns())

    def name_servers(self, now_ns: int) -> list[int]:
        return self.addresses.name_servers(now_ns)

    def can_connect(self, name: int) -> bool:
        return name != ANY_SIX and not is_multicast_at(self.names.address(name).octets(), 0)

    def octets(self, name: int) -> bytes:
        return self.names.address(name).octets()

    def format(self, name: int) -> str:
        return format_ipv6(self.octets(name))

    def parse(self, text: str) -> int:
        octets = parse_ipv6(text)
        return self.names.name_at(octets, 0) if len(octets) == LENGTH else -1

    # What routers ask.

    def owns_at(self, frame: Octets, at: int) -> bool:
        """Whether the address at frame[at:] is ours."""
        return self.addresses.find(self.names.find(frame, at)) is not None

    def neighbour(self, octets: Octets, at: int) -> int:
        """The name of the address at octets[at:]; names that nobody has any more go."""
        if self.names.full():
            self.names.sweep(self._used())
        return self.names.name_at(octets, at)

    def complain(self, kind: int, code: int, value: int, frame: bytes, now_ns: int) -> None:
        """Tell the sender of a packet that we should have passed on why we did not."""
        src = self.neighbour(frame, ipv6.SOURCE_AT)
        self._error(kind, code, value, frame, len(frame), src, now_ns)

    # Packets that come.

    def receive(self, frame: bytes, now_ns: int) -> bool:
        if self._spoken:
            self._packet(frame, now_ns)
        return self._spoken

    def _packet(self, frame: bytes, now_ns: int) -> None:
        if self._interface.configuration.transit.takes_six(frame, now_ns):
            return
        header = self._header
        if not ipv6.read(frame, header):
            self._counters.malformed += 1
            return
        if is_multicast_at(frame, ipv6.SOURCE_AT):
            self._counters.bad_address += 1
            return
        dst = self._group = 0
        if is_multicast_at(frame, ipv6.DESTINATION_AT):
            if not self.discovery.listens_to(frame[ipv6.DESTINATION_AT : ipv6.PAYLOAD_AT]):
                self._counters.not_for_us += 1
                return
            group = self.names.find(frame, ipv6.DESTINATION_AT)
            self._group = group if self.member(group) else 0
        else:
            dst = self.names.find(frame, ipv6.DESTINATION_AT)
            if self.addresses.find(dst) is None:
                self._counters.not_for_us += 1
                return
        if self.names.full():
            self.names.sweep(self._used())
        src = self.names.name_at(frame, ipv6.SOURCE_AT)
        if src == LOCALHOST_SIX:
            self._counters.bad_address += 1
        elif header.problem != ipv6.FINE:
            self._problem(frame, header, src, dst, now_ns)
        elif header.fragment_at != 0:
            self._fragment(frame, header, src, dst, now_ns)
        else:
            self._payload(frame, header, src, dst, now_ns)

    def _payload(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, dst: int, now_ns: int
    ) -> None:
        """What a whole packet carries."""
        protocol = header.protocol
        if protocol == ipv6.ICMPV6:
            self._icmp(frame, header, src, dst, now_ns)
            return
        if protocol == ipv6.NOTHING:
            return
        if dst == 0 and protocol == ipv4.PROTOCOL_UDP:
            dst = self._group
        if dst == 0 or src == ANY_SIX:
            self._counters.not_for_us += 1
            return
        if self.addresses.find(src) is not None:
            # What says that it comes from ourselves would be believed by firewalls.
            self._counters.bad_address += 1
            return
        inner = self._inner
        inner.src, inner.dst, inner.protocol = src, dst, protocol
        inner.at, inner.end, inner.ttl = header.at, header.end, frame[21]
        inner.addresses = self.names.address(src).sum + self.names.address(dst).sum
        inner.vouched = self._interface.vouched
        if not self._interface.gate.incoming(frame, inner, now_ns):
            return
        if protocol == ipv4.PROTOCOL_TCP:
            self._interface.tcp.receive(frame, inner, now_ns)
        elif protocol == ipv4.PROTOCOL_UDP:
            self._udp(frame, inner, now_ns)
        else:
            self._counters.unknown_protocol += 1
            header.problem = ipv6.WRONG_HEADER
            header.pointer = header.next_at - ipv6.IPV6_AT
            self._problem(frame, header, src, dst, now_ns)

    def _udp(self, frame: bytes, header: ipv4.Ipv4Header, now_ns: int) -> None:
        at, addresses, copier = header.at, header.addresses, self._interface.storage.copier
        length = udp.length_at(frame, at, header.end)
        if length < 0 or u16be(frame, at + _UDP_CHECKSUM) == 0:
            # RFC 8200 8.1: no checksum, no datagram.
            self._counters.malformed += 1
        elif not header.vouched and not udp.checksum_right(frame, at, length, addresses, copier):
            self._counters.bad_checksum += 1
        elif (
            not self._interface.udp.receive(udp.read(frame, at, length, header.src), header.dst)
            and self._group == 0
        ):
            code = icmpv6.CODE_PORT_UNREACHABLE
            self._error(icmpv6.UNREACHABLE, code, 0, frame, header.end, header.src, now_ns)

    def _fragment(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, dst: int, now_ns: int
    ) -> None:
        """Keep a fragment in the form of IPv4's; go on with the packet when it is whole."""
        self._interface.vouched = False
        start = ipv6.fragment_start(frame, header)
        goes_on = ipv6.fragment_goes_on(frame, header)
        if not ipv6.fragment_can_be(frame, header):
            self._problem(frame, header, src, dst, now_ns)
            return
        if start == 0 and not goes_on:
            # RFC 6946: a fragment that is the whole packet.
            self._whole(frame, frame[header.at : header.end], header.protocol, src, dst, now_ns)
            return
        to = dst if dst != 0 else self._group
        if to == 0:
            self._counters.not_for_us += 1
            return
        ident = ipv6.fragment_ident(frame, header)
        inner = bytearray(ipv4.TRANSPORT_AT) + frame[header.at : header.end]
        inner[ipv4.IPV4_AT] = 0x45
        put_u16be(inner, ipv4.IPV4_AT + 4, (ident ^ ident >> 16) & 0xFFFF)
        put_u16be(inner, ipv4.IPV4_AT + 6, start >> 3 | (0x2000 if goes_on else 0))
        at, end = ipv4.TRANSPORT_AT, len(inner)
        form = ipv4.Ipv4Header(src, to, header.protocol, at, end, True, frame[21])
        self._fragments.late.clear()
        whole = self._fragments.add(bytes(inner), form, now_ns)
        if whole is None:
            return
        self._whole(frame, whole[at:], header.protocol, src, dst, now_ns)

    def _whole(
        self, frame: bytes, payload: bytes, protocol: int, src: int, dst: int, now_ns: int
    ) -> None:
        """A packet that came in fragments, `frame` among them: more headers may follow."""
        made = bytearray(frame[: ipv6.PAYLOAD_AT]) + payload
        ipv6.emit_header(made, protocol, frame[21])
        packet = bytes(made)
        header = ipv6.Ipv6Header(0, 0, 0)
        if not ipv6.read(packet, header) or header.fragment_at != 0:
            self._counters.malformed += 1
        elif header.problem != ipv6.FINE:
            self._problem(packet, header, src, dst, now_ns)
        else:
            self._payload(packet, header, src, dst, now_ns)

    def _icmp(self, frame: bytes, header: ipv6.Ipv6Header, src: int, dst: int, now_ns: int) -> None:
        at, end = header.at, header.end
        if end - at < icmpv6.HEADER_LENGTH:
            self._counters.malformed += 1
            return
        if not icmpv6.checksum_right(frame, at, end):
            self._counters.bad_checksum += 1
            return
        kind = frame[at]
        if kind == icmpv6.ECHO_REQUEST:
            self._echo(frame, header, src, dst, now_ns)
        elif kind <= icmpv6.PARAMETER_PROBLEM:
            self._told(frame, header, now_ns)
        elif kind >= icmpv6.MLD_QUERY:
            waiting = self.discovery.receive(frame, header, src, now_ns)
            self._changed(now_ns)
            if self.discovery.other:
                self.information.begin(now_ns)
            if waiting is not None:
                mac = self.cache.resolve(self.discovery.heard, now_ns)
                while len(waiting) > 0:
                    self._enqueue(waiting.pop(), mac)

    def _echo(self, frame: bytes, header: ipv6.Ipv6Header, src: int, dst: int, now_ns: int) -> None:
        ours = dst if dst != 0 else self.addresses.source_for(src)
        if src == ANY_SIX or ours == 0 or not self._interface.gate.echo(src):
            return
        if not self._allowance.take(now_ns):
            self._counters.icmp_limited += 1
            return
        source = self.names.address(ours).octets()
        peer = frame[ipv6.SOURCE_AT : ipv6.DESTINATION_AT]
        body = frame[header.at + 4 : header.end]
        self._dispatch(icmpv6.emit(icmpv6.ECHO_REPLY, 0, source, peer, body, 64), src, now_ns)

    def _told(self, frame: bytes, header: ipv6.Ipv6Header, now_ns: int) -> None:
        """An error about a packet of ours, told to TCP and UDP in the words of IPv4."""
        quoted = icmpv6.quoted(frame, header.at, header.end)
        if quoted is None:
            return
        src, dst = self.names.find(quoted.src, 0), self.names.find(quoted.dst, 0)
        if dst == 0 or self.addresses.find(src) is None:
            return
        kind, code, size = icmp.DESTINATION_UNREACHABLE, 1, 0
        if frame[header.at] == icmpv6.TOO_BIG:
            # RFC 8201 4: nobody may ask for less than the least MTU, nor for more than we send.
            size = icmpv6.told(frame, header.at)
            if not ipv6.MIN_MTU <= size <= self._interface.mtu:
                return
            self._paths.narrow(dst, size, self._interface.mtu + 1, now_ns)
            code, size = icmp.CODE_FRAGMENTATION_NEEDED, size - (ipv6.HEADER_LENGTH - 20)
        elif frame[header.at] == icmpv6.TIME_EXCEEDED:
            kind = icmp.TIME_EXCEEDED
        elif frame[header.at] == icmpv6.PARAMETER_PROBLEM:
            kind = icmp.PARAMETER_PROBLEM
        elif frame[header.at + 1] == icmpv6.CODE_PORT_UNREACHABLE:
            code = icmp.CODE_PORT_UNREACHABLE
        elif frame[header.at + 1] == 0:
            code = icmp.CODE_NET_UNREACHABLE
        body = bytearray(20) + quoted.start
        body[0] = 0x45
        put_u16be(body, 2, self._interface.mtu)
        body[9] = quoted.protocol
        put_u32be(body, 12, src)
        put_u32be(body, 16, dst)
        self._interface.icmp_error(icmp.IcmpMessage(kind, code, 0, size, bytes(body)), now_ns)

    def _problem(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, dst: int, now_ns: int
    ) -> None:
        """A packet whose headers we do not take."""
        self._counters.malformed += 1
        if header.problem >= 0 and (dst != 0 or header.problem == ipv6.WRONG_OPTION):
            kind, pointer = icmpv6.PARAMETER_PROBLEM, header.pointer
            self._error(kind, header.problem, pointer, frame, header.end, src, now_ns)

    def _error(
        self, kind: int, code: int, value: int, frame: bytes, end: int, src: int, now_ns: int
    ) -> None:
        """Tell `src` that something is wrong with its packet (RFC 4443 2.4)."""
        ours = self.addresses.source_for(src)
        if src == ANY_SIX or ours == 0:
            return
        if not self._allowance.take(now_ns):
            self._counters.icmp_limited += 1
            return
        source = self.names.address(ours).octets()
        self._dispatch(icmpv6.error(kind, code, value, frame, end, source), src, now_ns)

    def _changed(self, now_ns: int) -> None:
        """Connections that wait for an address may go on, those that lost theirs end."""
        if self.addresses.changed:
            self.addresses.changed = False
            self._interface.tcp.address_changed(now_ns)

    def _used(self) -> set[int]:
        """Names that somebody has."""
        used: set[int] = set()
        self._interface.tcp.add_addresses(used)
        self._interface.udp.add_addresses(used)
        self._interface.gate.add_addresses(used)
        used.update(self.addresses.used())
        used.update(self.discovery.listening.used())
        used.update(self.cache.names())
        return used
