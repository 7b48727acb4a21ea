"""The firewall of a machine: rules for what begins, a table for what answers.

A packet that answers to what we began may come in. One that answers to what was let in may leave:
it needs no table, the rules say of the ports that we serve who may talk to them. So what strangers
send never takes memory. Errors (ICMP) always pass: those that come are believed only where they
quote a packet of ours, those that leave answer to packets that were let in. So do neighbour
discovery and the client's DHCP, without which there would be no address (RFC 4890 4.4).
"""

from typing import Final

from naja.lang.octets import u16be, u32be
from naja.net.counters import Counters
from naja.net.filter.flows import FlowTable
from naja.net.filter.rules import INBOUND, OUTBOUND, RuleList, octets_of
from naja.net.ip.configuration import Configuration
from naja.net.ip.gate import Gate
from naja.net.wire.ipv4 import (
    DESTINATION_AT,
    IPV4_AT,
    PROTOCOL_ICMP,
    PROTOCOL_TCP,
    PROTOCOL_UDP,
    TRANSPORT_AT,
    Ipv4Header,
)

_PORTS_LENGTH: Final = 4
# Servers of DHCPv6 answer to what went to a group.
_DHCP6_CLIENT: Final = 546
_DHCP6_SERVER: Final = 547


class Firewall(Gate):
    """`rules`: those of both directions (`parse_rules`)."""

    def __init__(
        self, rules: list[RuleList], configuration: Configuration, counters: Counters
    ) -> None:
        self.inbound = rules[INBOUND]
        self.outbound = rules[OUTBOUND]
        self._configuration = configuration
        self._counters = counters
        self._tcp = FlowTable(PROTOCOL_TCP)
        self._udp = FlowTable(PROTOCOL_UDP)

    def incoming(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        remote = header.src
        if self._configuration.is_ours(remote):
            return True
        remote_port, port = 0, 0
        if _has_ports(header.protocol) and header.end - header.at >= _PORTS_LENGTH:
            remote_port, port = u16be(frame, header.at), u16be(frame, header.at + 2)
            if self._table(header.protocol).touch(remote, remote_port, port, now_ns):
                return True
        octets = octets_of(remote, self._configuration.six)
        if remote_port == _DHCP6_SERVER and port == _DHCP6_CLIENT and octets[0] == 0xFE:
            return True
        return self._let_in(self.inbound.allows(header.protocol, octets, port, True))

    def echo(self, remote: int) -> bool:
        if self._configuration.is_ours(remote):
            return True
        octets = octets_of(remote, self._configuration.six)
        return self._let_in(self.inbound.allows(PROTOCOL_ICMP, octets, 0, True))

    def outgoing(self, packet: bytearray, now_ns: int) -> bool:
        remote = u32be(packet, DESTINATION_AT)
        if self._configuration.is_ours(remote):
            return True
        protocol = packet[IPV4_AT + 9]
        port, remote_port = u16be(packet, TRANSPORT_AT), u16be(packet, TRANSPORT_AT + 2)
        table = self._table(protocol)
        if table.touch(remote, remote_port, port, now_ns):
            return True
        octets = octets_of(remote, self._configuration.six)
        if self.inbound.allows(protocol, octets, port, False):
            return True
        if not self.outbound.allows(protocol, octets, remote_port, True):
            self._counters.firewall_out += 1
            return False
        table.begin(remote, remote_port, port, now_ns)
        return True

    def may_begin(self, protocol: int, remote: int, port: int) -> bool:
        if self._configuration.is_ours(remote):
            return True
        octets = octets_of(remote, self._configuration.six)
        return self.outbound.allows(protocol, octets, port, False)

    def add_addresses(self, used: set[int]) -> None:
        self._tcp.add_addresses(used)
        self._udp.add_addresses(used)

    def flows(self) -> int:
        """How many conversations that we began are remembered."""
        return len(self._tcp) + len(self._udp)

    def _let_in(self, allowed: bool) -> bool:
        if not allowed:
            self._counters.firewall_in += 1
        return allowed

    def _table(self, protocol: int) -> FlowTable:
        return self._tcp if protocol == PROTOCOL_TCP else self._udp


def _has_ports(protocol: int) -> bool:
    return protocol == PROTOCOL_TCP or protocol == PROTOCOL_UDP
