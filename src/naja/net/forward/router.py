"""Forwarding of IPv4. Source: RFC 1812 4 and 5.

    takes -> local, or translate and filter -> the longest prefix -> one hop less -> send

Fragments are passed on as they are, unless somebody must see ports: then packets are put together
first. The machine's own packets take the same routes.

Deliberately missing: redirects (RFC 1812 4.3.3.2), source routes (dropped, RFC 7126 4.3), record
route and time stamps (left alone), reverse path checks (RFC 3704), routing protocols, multicast.
"""

from typing import Final

from naja.lang.octets import put_u16be, u16be
from naja.net.filter.firewall import Firewall
from naja.net.filter.rules import octets_of, parse_rules
from naja.net.forward.balancer import Balancer
from naja.net.forward.conversations import Guard
from naja.net.forward.counters import RouterCounters
from naja.net.forward.nat import DROP, NOT_OURS, Nat
from naja.net.forward.packet import Packet, one_hop_less
from naja.net.forward.port import Port
from naja.net.forward.ways import Ways
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.fragments import split
from naja.net.ip.six import is_name
from naja.net.wire import ethernet, icmp
from naja.net.wire.address import is_host, is_loopback
from naja.net.wire.checksum import checksum
from naja.net.wire.ipv4 import IPV4_AT, PROTOCOL_ICMP, Ipv4Header, parse

HOST_UNREACHABLE: Final = 1
# RFC 1812 4.3.2.3: as much of the packet as fits 576 octets.
_QUOTED: Final = 548
_DONT_FRAGMENT: Final = 0x4000
_OFFSET: Final = 0x1FFF
_LEAST_LENGTH: Final = 20
# Loose and strict source routes.
_SOURCE_ROUTES: Final = (131, 137)
# What a port that translates lets in to the machine itself: answers, and echo requests.
_OWN_RULES: Final = "deny allow\nin allow 1 0 0 -"


class Router(Ways):
    def __init__(self) -> None:
        super().__init__()
        self.counters = RouterCounters()
        self.balancers: list[Balancer] = []
        self._packet = Packet()
        # Whether anybody must see the ports of packets.
        self._looks_inside = False

    # Configuration.

    def add(self, interface: Interface, six: SixInterface) -> Port:
        """The next port. Whoever adds it has the interface ask this router (`gatekeeper.py`)."""
        port = Port(len(self.ports), interface, six)
        self.ports.append(port)
        return port

    def masquerade(self, port: Port) -> Nat:
        """Give what leaves by `port` its address; let nothing in but what answers."""
        if port.nat is None:
            interface = port.interface
            port.nat = Nat(interface.prf, interface.timers)
            if not isinstance(interface.gate, Firewall):
                rules = parse_rules(_OWN_RULES)
                interface.gate = Firewall(rules, port.configuration, interface.counters)
        self.guard(port)
        return port.nat

    def guard(self, port: Port) -> Guard:
        """Pass on nothing that comes in by `port` but what answers, or a rule allows."""
        if port.guard is None:
            port.guard = Guard(port.interface.timers)
        self._looks_inside = True
        return port.guard

    def balance(self, address: int, tcp_port: int) -> Balancer:
        """Share out the connections to an address of ours."""
        made = Balancer(self.ports[0].interface.timers, address, tcp_port)
        self.balancers.append(made)
        self._looks_inside = True
        return made

    # Packets.

    def takes(self, port: Port, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        """See `Transit.takes`."""
        src, dst = header.src, header.dst
        if not _one_host(src) or not _one_host(dst) or port.configuration.is_broadcast(dst):
            return False
        owner = self.owner(dst)
        if self.owner(src) is not None:
            # Nobody else has our address; what we say ourselves may be an error to translate.
            own = ethernet.destination(frame) == 0 and header.protocol == PROTOCOL_ICMP
            if not own or owner is None:
                return False
        if port.interface.vouched and owner is None:
            # Its checksum may be a sum to be completed: only a port by itself has such frames.
            self.counters.bad += 1
            return True
        if not self._looks_inside:
            if owner is not None:
                return self._local(owner, port, frame, now_ns)
            self._forward(port, frame, header, None, now_ns)
            return True
        if header.fragment:
            self._gather(port, frame, header, now_ns)
            return True
        return self._look_inside(port, owner, frame, header, now_ns)

    def routes(self, packet: bytearray, dst: int, now_ns: int) -> bool:
        """See `Transit.routes`."""
        owner = self.owner(dst)
        if owner is not None:
            owner.interface.loop_back(packet)
            return True
        if not is_host(dst) or not self.way(dst):
            return False
        egress, hop = self.egress(), self.hop
        nat = egress.nat
        header = None if nat is None else parse(bytes(packet), IPV4_AT)
        if nat is not None and header is not None and header.src != egress.configuration.address:
            own = self._packet
            if not own.read(bytes(packet), header):
                return False
            if not self._translate(egress, nat, own, now_ns):
                return True
            own.apply(packet, egress.interface.storage.copier)
        egress.interface.send_to(packet, hop, now_ns)
        return True

    def poll(self, now_ns: int) -> None:
        """Tell the senders of packets that could not be delivered."""
        for port in self.ports:
            while len(port.lost) > 0:
                self.counters.undelivered += 1
                frame = bytes(port.lost.pop())
                header = parse(frame, IPV4_AT)
                if header is not None:
                    kind = icmp.DESTINATION_UNREACHABLE
                    self._complain(port, kind, HOST_UNREACHABLE, 0, frame, header, now_ns)

    # Inside.

    def _local(self, owner: Port, port: Port, frame: bytes, now_ns: int) -> bool:
        """A packet to an address of ours."""
        if owner is port:
            return False
        owner.interface.receive_local(frame, now_ns)
        return True

    def _gather(self, port: Port, frame: bytes, header: Ipv4Header, now_ns: int) -> None:
        """Begin again with a packet once it is whole (RFC 4787 REQ-14)."""
        whole = port.fragments.add(frame, header, now_ns)
        port.fragments.late.clear()
        if whole is None:
            return
        made = bytearray(whole)
        put_u16be(made, IPV4_AT + 10, 0)
        end = IPV4_AT + (made[IPV4_AT] & 15) * 4
        put_u16be(made, IPV4_AT + 10, checksum(made, IPV4_AT, end))
        port.interface.receive_local(bytes(made), now_ns)

    def _look_inside(
        self, port: Port, owner: Port | None, frame: bytes, header: Ipv4Header, now_ns: int
    ) -> bool:
        """Find out whom a packet is for; see `takes`."""
        packet = self._packet
        known = packet.read(frame, header)
        if known and packet.error:
            damaged = checksum(frame, header.at, header.end) != 0
            if damaged or packet.dst != header.dst:
                # Errors go to who sent what they quote: to nobody else.
                self.counters.bad += 1
                return True
        verdict = NOT_OURS
        if known and owner is not None:
            verdict = self._inward(port, owner, packet, now_ns)
        if verdict == DROP:
            self.counters.filtered += 1
            return True
        if verdict == NOT_OURS:
            if owner is not None and (owner is port or port.nat is None):
                return self._local(owner, port, frame, now_ns)
            if not self._let_in(port, known, packet, now_ns):
                self.counters.filtered += 1
                return True
        if not known:
            packet.read_ends(header)
        self._forward(port, frame, header, packet, now_ns)
        return True

    def _inward(self, port: Port, owner: Port, packet: Packet, now_ns: int) -> int:
        """Translate a packet to an address of ours."""
        for index in range(len(self.balancers)):
            verdict = self.balancers[index].inward(packet, now_ns)
            if verdict != NOT_OURS:
                return verdict
        nat = owner.nat
        if nat is None:
            return NOT_OURS
        self._same_address(owner, nat)
        if owner is port:
            return nat.inward(packet, now_ns)
        if not nat.has(packet):
            return NOT_OURS
        # From one inside to another by the address outside (RFC 4787 6).
        if not nat.outward(packet, owner.configuration.address, now_ns):
            return DROP
        return nat.inward(packet, now_ns, True)

    def _let_in(self, port: Port, known: bool, packet: Packet, now_ns: int) -> bool:
        """Whether a packet that was not translated may come in by `port`."""
        if port.nat is not None:
            # Nobody outside may know an address inside.
            return False
        guard = port.guard
        if guard is None:
            return True
        if not known:
            return False
        octets = octets_of(packet.src, self.ports[0].configuration.six)
        return guard.inward(packet, octets, now_ns)

    def _outward(self, port: Port, egress: Port, packet: Packet, now_ns: int) -> bool:
        """Translate and filter a packet that is to leave by `egress`."""
        if packet.protocol == 0:
            return egress.guard is None
        for index in range(len(self.balancers)):
            if self.balancers[index].outward(packet, now_ns):
                return True
        if packet.changed() or egress is port:
            return True
        if egress.nat is not None:
            return self._translate(egress, egress.nat, packet, now_ns)
        return egress.guard is None or egress.guard.outward(packet, now_ns)

    def _translate(self, egress: Port, nat: Nat, packet: Packet, now_ns: int) -> bool:
        self._same_address(egress, nat)
        address = egress.configuration.address
        if address != 0 and nat.outward(packet, address, now_ns):
            return True
        self.counters.untranslated += 1
        return False

    def _same_address(self, port: Port, nat: Nat) -> None:
        """Conversations end when the address changes that they are known by."""
        if port.translated != port.configuration.address:
            port.translated = port.configuration.address
            nat.forget_all()

    def _forward(
        self, port: Port, frame: bytes, header: Ipv4Header, packet: Packet | None, now_ns: int
    ) -> None:
        """Send a packet that came by `port` on its way."""
        dst = header.dst if packet is None else packet.to_dst
        owner = None if packet is None else self.owner(dst)
        if owner is not None and packet is not None:
            # Translated, and for ourselves: an answer to what we said by way of another port.
            copied = bytearray(frame[: header.end])
            packet.apply(copied, owner.interface.storage.copier)
            owner.interface.receive_local(bytes(copied), now_ns)
            return
        if header.ttl <= 1:
            self.counters.expired += 1
            self._complain(port, icmp.TIME_EXCEEDED, 0, 0, frame, header, now_ns)
            return
        if not self.way(dst):
            self.counters.no_route += 1
            kind = icmp.DESTINATION_UNREACHABLE
            self._complain(port, kind, icmp.CODE_NET_UNREACHABLE, 0, frame, header, now_ns)
            return
        egress, hop = self.egress(), self.hop
        if egress.configuration.is_broadcast(dst) or _has_source_route(frame, header):
            # RFC 2644: nobody reaches all stations of another link.
            self.counters.bad += 1
            return
        large = header.end - IPV4_AT > egress.interface.mtu
        if large and u16be(frame, IPV4_AT + 6) & _DONT_FRAGMENT:
            self.counters.too_big += 1
            kind, code = icmp.DESTINATION_UNREACHABLE, icmp.CODE_FRAGMENTATION_NEEDED
            self._complain(port, kind, code, egress.interface.mtu, frame, header, now_ns)
            return
        if packet is not None and not self._outward(port, egress, packet, now_ns):
            self.counters.filtered += 1
            return
        storage = egress.interface.storage
        sent = storage.frame(header.end)
        storage.copier.put(sent, 0, frame, 0, header.end)
        one_hop_less(sent)
        if packet is not None and packet.changed():
            packet.apply(sent, storage.copier)
        self.counters.forwarded += 1
        if large:
            self._in_pieces(egress, sent, hop, now_ns)
        else:
            egress.interface.send_to(sent, hop, now_ns)

    def _in_pieces(self, egress: Port, packet: bytearray, hop: int, now_ns: int) -> None:
        if packet[IPV4_AT] & 15 != _LEAST_LENGTH // 4:
            # Which options go into which fragment: nobody sends such packets.
            self.counters.bad += 1
            return
        self.counters.fragmented += 1
        for part in split(packet, egress.interface.mtu):
            egress.interface.send_to(part, hop, now_ns)

    def _complain(
        self,
        port: Port,
        kind: int,
        code: int,
        low: int,
        frame: bytes,
        header: Ipv4Header,
        now_ns: int,
    ) -> None:
        """Tell the sender, unless it must not be told (RFC 1812 4.3.2.7)."""
        if u16be(frame, IPV4_AT + 6) & _OFFSET != 0:
            return
        if header.protocol == PROTOCOL_ICMP:
            # Of ICMP only echoes are asked for.
            if header.at >= header.end or frame[header.at] not in (
                icmp.ECHO_REPLY,
                icmp.ECHO_REQUEST,
            ):
                return
        body = frame[IPV4_AT : min(header.end, IPV4_AT + _QUOTED)]
        port.interface.complain(icmp.IcmpMessage(kind, code, 0, low, body), header.src, now_ns)


def _one_host(address: int) -> bool:
    return is_host(address) and not is_loopback(address) and not is_name(address)


def _has_source_route(frame: bytes, header: Ipv4Header) -> bool:
    """Whether the options, if there are any, say which way to go (RFC 7126 4.3, 4.4)."""
    at = IPV4_AT + _LEAST_LENGTH
    while at < header.at and frame[at] != 0:
        if frame[at] in _SOURCE_ROUTES:
            return True
        if frame[at] == 1:
            at += 1
        elif at + 1 < header.at and frame[at + 1] >= 2:
            at += frame[at + 1]
        else:
            return True
    return False
