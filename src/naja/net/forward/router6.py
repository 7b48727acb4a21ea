"""Forwarding of IPv6. Source: RFC 8200 3 and 5, RFC 4443 3, RFC 8504, RFC 6092.

Packets are never fragmented on their way, nor translated. Extension headers are left alone; a guard
looks behind them for ports, lets later fragments pass, and a first one only with its ports in it.

Deliberately missing: router advertisements, redirects, hop-by-hop options, multicast.
"""

from typing import Final

from naja.lang.octets import Octets, u16be
from naja.net.forward.packet import Packet
from naja.net.forward.port import Port
from naja.net.forward.router import Router
from naja.net.ip.names import word
from naja.net.wire import icmpv6, ipv6
from naja.net.wire.address6 import is_link_local_at, is_multicast_at
from naja.net.wire.ipv4 import PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP

_NO_ROUTE: Final = 0
_ADDRESS_UNREACHABLE: Final = 3
_REDIRECT: Final = 137
_FIRST_QUESTION: Final = 128
_PORTS_LENGTH: Final = 4
_TCP_LENGTH: Final = 20


class SixRouter(Router):
    """A router of both families."""

    def takes_six(self, port: Port, frame: bytes, now_ns: int) -> bool:
        """See `Transit.takes_six`."""
        end = _end_of(frame)
        if end < 0 or not _passes(frame, ipv6.DESTINATION_AT) or is_nobody(frame, ipv6.SOURCE_AT):
            return False
        owner = self.owner_six(frame, ipv6.DESTINATION_AT)
        if owner is port or is_multicast_at(frame, ipv6.SOURCE_AT):
            return False
        if not _passes(frame, ipv6.SOURCE_AT) or self.owner_six(frame, ipv6.SOURCE_AT) is not None:
            self.counters.bad += 1
        elif owner is not None:
            if port.nat is None or self._passes_guard(port, frame, False, now_ns):
                owner.six.receive(frame, now_ns)
            else:
                # As with IPv4: what faces strangers is shy at all addresses.
                self.counters.filtered += 1
        elif port.interface.vouched:
            self.counters.bad += 1
        else:
            self._forward_six(port, frame, end, now_ns)
        return True

    def routes_six(self, frame: bytearray, now_ns: int) -> bool:
        """See `Transit.routes_six`."""
        at = ipv6.DESTINATION_AT
        if not _passes(frame, at):
            return False
        owner = self.owner_six(frame, at)
        if owner is not None:
            owner.six.receive(bytes(frame), now_ns)
            return True
        if not self.way_six(frame, at, now_ns):
            return False
        egress, hop = self.egress(), self.hop
        if egress.nat is not None and egress is not self.owner_six(frame, ipv6.SOURCE_AT):
            # The answer comes in there, and is for another port's address.
            self._passes_guard(egress, bytes(frame), True, now_ns)
        egress.six.send_to(frame, hop, now_ns)
        return True

    def poll(self, now_ns: int) -> None:
        super().poll(now_ns)
        for port in self.ports:
            while len(port.lost_six) > 0:
                self.counters.undelivered += 1
                frame = bytes(port.lost_six.pop())
                code = _ADDRESS_UNREACHABLE
                self._complain_six(port, icmpv6.UNREACHABLE, code, 0, frame, now_ns)

    def _forward_six(self, port: Port, frame: bytes, end: int, now_ns: int) -> None:
        if frame[ipv6.IPV6_AT + 7] <= 1:
            self.counters.expired += 1
            self._complain_six(port, icmpv6.TIME_EXCEEDED, 0, 0, frame[:end], now_ns)
            return
        if not self.way_six(frame, ipv6.DESTINATION_AT, now_ns):
            self.counters.no_route += 1
            self._complain_six(port, icmpv6.UNREACHABLE, _NO_ROUTE, 0, frame[:end], now_ns)
            return
        egress, hop = self.egress(), self.hop
        if end - ipv6.IPV6_AT > egress.interface.mtu:
            self.counters.too_big += 1
            kind, mtu = icmpv6.TOO_BIG, egress.interface.mtu
            self._complain_six(port, kind, 0, mtu, frame[:end], now_ns)
            return
        guarded = port.guard is not None or egress.guard is not None
        if guarded and port is not egress and not self._guards_pass(port, egress, frame, now_ns):
            self.counters.filtered += 1
            return
        storage = egress.interface.storage
        sent = storage.frame(end)
        storage.copier.put(sent, 0, frame, 0, end)
        sent[ipv6.IPV6_AT + 7] -= 1
        self.counters.forwarded_six += 1
        egress.six.send_to(sent, hop, now_ns)

    def _guards_pass(self, port: Port, egress: Port, frame: bytes, now_ns: int) -> bool:
        inward = self._passes_guard(port, frame, False, now_ns)
        return inward and self._passes_guard(egress, frame, True, now_ns)

    def _passes_guard(self, port: Port, frame: bytes, outward: bool, now_ns: int) -> bool:
        """Whether the guard of `port`, if there is one, lets a packet leave there, or come in."""
        guard = port.guard
        if guard is None:
            return True
        header = ipv6.parse(frame)
        if header is None or header.problem == ipv6.SILENCE:
            return False
        if header.fragment_at != 0 and ipv6.fragment_start(frame, header) != 0:
            return True
        packet = self._packet
        if not self._read_six(packet, frame, header):
            return False
        if outward:
            return guard.outward(packet, now_ns)
        octets = frame[ipv6.SOURCE_AT : ipv6.DESTINATION_AT]
        return guard.inward(packet, octets, now_ns)

    def _read_six(self, packet: Packet, frame: bytes, header: ipv6.Ipv6Header) -> bool:
        """Fill in `packet`; False if it has no conversation that we know."""
        src = self._shortened(frame, ipv6.SOURCE_AT)
        dst = self._shortened(frame, ipv6.DESTINATION_AT)
        at, protocol = header.at, header.protocol
        if header.end - at < _PORTS_LENGTH:
            return False
        if protocol != ipv6.ICMPV6:
            return _fill(packet, protocol, src, dst, frame, at, header.end)
        kind = frame[at]
        if kind == icmpv6.ECHO_REQUEST or kind == icmpv6.ECHO_REPLY:
            return _fill(packet, PROTOCOL_ICMP, src, dst, frame, at, header.end)
        quoted = icmpv6.quoted(frame, at, header.end) if kind < _FIRST_QUESTION else None
        if quoted is None or quoted.src != frame[ipv6.DESTINATION_AT : ipv6.PAYLOAD_AT]:
            # Errors go to who sent what they quote: to nobody else.
            return False
        # Read as if the answer to the quoted packet had come.
        src, dst = self._shortened(quoted.dst, 0), self._shortened(quoted.src, 0)
        start = quoted.start
        if quoted.protocol == ipv6.ICMPV6:
            filled = _fill(packet, PROTOCOL_ICMP, src, dst, start, 0, len(start))
        else:
            turned = start[2:4] + start[:2] + start[4:] + bytes(_TCP_LENGTH)
            filled = _fill(packet, quoted.protocol, src, dst, turned, 0, len(turned))
        packet.error = True
        return filled

    def _shortened(self, data: Octets, at: int) -> int:
        """An address as 32 bits that nobody outside can foretell."""
        return self.ports[0].interface.prf.hash2(word(data, at), word(data, at + 8))

    def _complain_six(
        self, port: Port, kind: int, code: int, value: int, frame: bytes, now_ns: int
    ) -> None:
        """Tell the sender, unless it must not be told (RFC 4443 2.4 e)."""
        header = ipv6.parse(frame)
        if header is None or header.at >= header.end:
            return
        about = frame[header.at]
        if header.protocol == ipv6.ICMPV6 and (about < _FIRST_QUESTION or about == _REDIRECT):
            return
        if header.fragment_at == 0 or ipv6.fragment_start(frame, header) == 0:
            port.six.complain(kind, code, value, frame, now_ns)


def _end_of(frame: bytes) -> int:
    """Where the packet ends; -1 if it cannot be one."""
    if len(frame) < ipv6.PAYLOAD_AT or frame[ipv6.IPV6_AT] >> 4 != 6:
        return -1
    end = ipv6.PAYLOAD_AT + u16be(frame, ipv6.IPV6_AT + 4)
    return end if end <= len(frame) else -1


def is_nobody(data: Octets, at: int) -> bool:
    """Whether data[at:] has "::" or "::1"."""
    return word(data, at) == 0 and 0 <= word(data, at + 8) <= 1


def _passes(data: Octets, at: int) -> bool:
    """Whether packets of the address at data[at:] may leave its link."""
    return not (is_multicast_at(data, at) or is_link_local_at(data, at) or is_nobody(data, at))


def _fill(
    packet: Packet, protocol: int, src: int, dst: int, data: bytes, at: int, end: int
) -> bool:
    if protocol not in (PROTOCOL_TCP, PROTOCOL_UDP, PROTOCOL_ICMP):
        return False
    packet.error = False
    packet.flags = 0
    packet.protocol = protocol
    packet.src, packet.dst = src, dst
    packet.src_port, packet.dst_port = u16be(data, at), u16be(data, at + 2)
    if protocol == PROTOCOL_ICMP:
        if end - at < 8:
            return False
        packet.src_port = packet.dst_port = u16be(data, at + 4)
    elif protocol == PROTOCOL_TCP:
        if end - at < _TCP_LENGTH:
            return False
        packet.flags = data[at + 13]
    return True
