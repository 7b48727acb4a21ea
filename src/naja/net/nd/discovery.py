"""Neighbour and router discovery: what is said and heard.

Source: RFC 4861, RFC 4862, RFC 8106 5.1, RFC 3810.
"""

from typing import Final

from naja.lang.octets import u32be
from naja.net.fifo import Fifo
from naja.net.iface.interface import Interface
from naja.net.ip.names import Names
from naja.net.ip.neighbours import UNKNOWN
from naja.net.ip.six import ANY_SIX
from naja.net.nd.addresses import Addresses, OwnAddress
from naja.net.nd.cache import NeighbourCache
from naja.net.nd.listening import Listening
from naja.net.timers import NEVER, Timer
from naja.net.wire import ethernet, icmpv6, ipv6
from naja.net.wire.address import mac_at
from naja.net.wire.address6 import (
    ALL_MLD,
    ALL_NODES,
    ALL_ROUTERS,
    LENGTH,
    UNSPECIFIED,
    group_mac,
    is_link_local_at,
    is_multicast_at,
    is_solicited_node_at,
    solicited_node,
)

# RFC 4861 10.
MAX_SOLICITATIONS: Final = 3
SOLICITATION_INTERVAL_NS: Final = 4_000_000_000
# No station is told, see `icmpv6.solicitation`.
UNTOLD: Final = -1
MAX_SAID: Final = 256
_TARGET: Final = 8
_LEAST_NEIGHBOUR: Final = 24
_LEAST_ROUTER: Final = 16
_OTHER: Final = 0x40
_LEAST_REDIRECT: Final = 40
_DESTINATION: Final = 24


class Discovery(Timer):
    """As a timer it asks for routers until one was heard."""

    def __init__(
        self, interface: Interface, names: Names, addresses: Addresses, cache: NeighbourCache
    ) -> None:
        super().__init__()
        self._interface = interface
        self._counters = interface.counters
        self._names = names
        self._addresses = addresses
        self._cache = cache
        self._asked = 0
        # A router says that DHCPv6 knows more (RFC 4861 4.2).
        self.other = False
        # The neighbour that the last message was about.
        self.heard = ANY_SIX
        self.listening = Listening(
            names, interface.timers, interface.prf, self._own_groups, self._tell
        )

    def begin(self, now_ns: int) -> None:
        """Make an address, ask whether it is somebody's, and ask for routers."""
        self._addresses.begin(now_ns)
        self.greet()
        self.expire(now_ns)

    def expire(self, now_ns: int) -> None:
        if self._asked >= MAX_SOLICITATIONS:
            return
        self._interface.timers.set(self, now_ns + SOLICITATION_INTERVAL_NS)
        source = self._link_local()
        if source is not None:
            self._asked += 1
            mac = UNTOLD if source.probing else self._interface.mac
            frame = icmpv6.router_solicitation(source.octets, ALL_ROUTERS, mac)
            self._send(frame, group_mac(ALL_ROUTERS))

    def listens_to(self, group: bytes) -> bool:
        if group == ALL_NODES or self.listening.member(self._names.find(group, 0)):
            return True
        for address in self._addresses.own:
            if group == solicited_node(address.octets):
                return True
        return False

    def listens_to_station(self, mac: int) -> bool:
        if mac == group_mac(ALL_NODES) or self.listening.takes(mac):
            return True
        for address in self._addresses.own:
            if mac == group_mac(solicited_node(address.octets)):
                return True
        return False

    def receive(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, now_ns: int
    ) -> Fifo[bytearray] | None:
        """A message with a right checksum from `src`. Returns frames that may go to `heard`."""
        kind = frame[header.at]
        if kind == icmpv6.MLD_QUERY:
            # RFC 3810 6.2: routers of the link ask, and nobody else.
            if is_link_local_at(frame, ipv6.SOURCE_AT) and frame[ipv6.IPV6_AT + 7] == 1:
                self.listening.asked(frame, header, now_ns)
            return None
        if kind == icmpv6.OLD_REPORT:
            self.listening.told_by_another(frame, header, now_ns)
            return None
        if kind < icmpv6.ROUTER_ADVERTISEMENT or kind > icmpv6.REDIRECT:
            return None
        least = _LEAST_ROUTER if kind == icmpv6.ROUTER_ADVERTISEMENT else _LEAST_NEIGHBOUR
        if kind == icmpv6.REDIRECT:
            least = _LEAST_REDIRECT
        options = header.at + least
        near = frame[ipv6.IPV6_AT + 7] == icmpv6.NEAR and frame[header.at + 1] == 0
        if not near or options > header.end:
            self._counters.malformed += 1
            return None
        if not icmpv6.options_are_legal(frame, options, header.end):
            self._counters.malformed += 1
            return None
        if kind == icmpv6.ROUTER_ADVERTISEMENT:
            return self._router(frame, header, src, now_ns)
        if frame[header.at + _TARGET] == 0xFF:
            self._counters.malformed += 1
            return None
        if kind == icmpv6.REDIRECT:
            return self._redirected(frame, header, src, now_ns)
        if kind == icmpv6.NEIGHBOUR_SOLICITATION:
            return self._asked_for(frame, header, src, now_ns)
        return self._answered(frame, header, now_ns)

    # Inside.

    def _router(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, now_ns: int
    ) -> Fifo[bytearray] | None:
        """RFC 4861 6.3.4."""
        at = header.at
        if frame[ipv6.SOURCE_AT] != 0xFE or frame[ipv6.SOURCE_AT + 1] & 0xC0 != 0x80:
            self._counters.bad_address += 1
            return None
        lifetime_s = frame[at + 6] << 8 | frame[at + 7]
        self._addresses.add_router(src, lifetime_s, now_ns)
        if frame[at + 4] != 0:
            self._addresses.hop_limit = frame[at + 4]
        if frame[at + 5] & _OTHER != 0:
            self.other = True
        if lifetime_s > 0:
            self._asked = MAX_SOLICITATIONS
            self._interface.timers.set(self, NEVER)
        option = at + _LEAST_ROUTER
        while option < header.end:
            if frame[option] == icmpv6.OPTION_PREFIX and frame[option + 1] == 4:
                self._addresses.advertised(frame, option, now_ns)
            elif frame[option] == icmpv6.OPTION_SERVERS and frame[option + 1] >= 3:
                self._servers(frame, option, now_ns)
            elif frame[option] == icmpv6.OPTION_MTU and frame[option + 1] == 1:
                self._narrow(u32be(frame, option + 4))
            option += frame[option + 1] * 8
        self.greet()
        station = icmpv6.option_at(frame, at + _LEAST_ROUTER, header.end, icmpv6.OPTION_SOURCE)
        return self._learn(frame, station, src, now_ns)

    def _narrow(self, mtu: int) -> None:
        """The link takes packets of so many octets only; what cannot be is not believed."""
        if not ipv6.MIN_MTU <= mtu <= self._interface.mtu:
            return
        self._addresses.link_mtu = mtu
        if mtu < self._interface.mtu:
            # The device would cut trains to its own size.
            self._interface.storage.train_six = 0

    def _servers(self, frame: bytes, option: int, now_ns: int) -> None:
        """RFC 8106 5.1: servers that answer for the Domain Name System."""
        seconds = u32be(frame, option + 4)
        at = option + 8
        while at + LENGTH <= option + frame[option + 1] * 8:
            if not is_multicast_at(frame, at):
                self._addresses.told_server_at(frame, at, seconds, now_ns)
            at += LENGTH

    def _redirected(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, now_ns: int
    ) -> Fifo[bytearray] | None:
        """RFC 4861 8.1, 8.3: only the router that we send by may send us elsewhere on the link."""
        target, destination = header.at + _TARGET, header.at + _DESTINATION
        near = is_link_local_at(frame, ipv6.SOURCE_AT)
        here = frame[target : target + LENGTH] == frame[destination : destination + LENGTH]
        if not near or is_multicast_at(frame, destination):
            self._counters.malformed += 1
            return None
        if not here and not is_link_local_at(frame, target):
            self._counters.malformed += 1
            return None
        name = self._names.find(frame, destination)
        if name == 0 or self._addresses.find(name) is not None:
            # Nothing of ours goes there.
            return None
        hop = self._names.name_at(frame, target)
        if not self._addresses.redirect(name, hop, src, now_ns):
            self._counters.bad_address += 1
            return None
        options = header.at + _LEAST_REDIRECT
        station = icmpv6.option_at(frame, options, header.end, icmpv6.OPTION_TARGET)
        return self._learn(frame, station, hop, now_ns)

    def _asked_for(
        self, frame: bytes, header: ipv6.Ipv6Header, src: int, now_ns: int
    ) -> Fifo[bytearray] | None:
        """RFC 4861 7.2.3: somebody looks for an address of ours, or wants to have it."""
        at = header.at
        ours = self._addresses.find(self._names.find(frame, at + _TARGET))
        if ours is None:
            return None
        station = icmpv6.option_at(frame, at + _LEAST_NEIGHBOUR, header.end, icmpv6.OPTION_SOURCE)
        flags = 0 if ours.probing else icmpv6.OVERRIDE
        mac = self._interface.mac
        if src == ANY_SIX:
            if station != 0 or not is_solicited_node_at(frame, ipv6.DESTINATION_AT):
                self._counters.malformed += 1
            elif ours.probing and ethernet.source(frame) != mac:
                # RFC 4862 5.4.3: two want the same address at the same time, neither has it.
                self._addresses.conflict(ours, now_ns)
            else:
                reply = icmpv6.advertisement(ours.octets, ALL_NODES, ours.octets, mac, flags)
                self._send(reply, group_mac(ALL_NODES))
            return None
        waiting = self._learn(frame, station, src, now_ns)
        peer = frame[ipv6.SOURCE_AT : ipv6.DESTINATION_AT]
        flags |= icmpv6.SOLICITED
        reply = icmpv6.advertisement(ours.octets, peer, ours.octets, mac, flags)
        self._send(reply, ethernet.source(frame))
        return waiting

    def _answered(
        self, frame: bytes, header: ipv6.Ipv6Header, now_ns: int
    ) -> Fifo[bytearray] | None:
        """RFC 4861 7.2.5; an answer for one of our own addresses is a conflict."""
        at = header.at
        target = self._names.find(frame, at + _TARGET)
        ours = self._addresses.find(target)
        if ours is not None:
            self._counters.address_conflicts += 1
            if ours.probing:
                self._addresses.conflict(ours, now_ns)
            return None
        station = icmpv6.option_at(frame, at + _LEAST_NEIGHBOUR, header.end, icmpv6.OPTION_TARGET)
        if target == 0 or (station != 0 and frame[station + 2] & 1):
            return None
        flags = frame[at + 4]
        if flags & icmpv6.SOLICITED and is_multicast_at(frame, ipv6.DESTINATION_AT):
            self._counters.malformed += 1
            return None
        if flags & icmpv6.ROUTER == 0:
            self._addresses.no_router(target)
        self.heard = target
        mac = UNKNOWN if station == 0 else mac_at(frame, station + 2)
        return self._cache.answered(target, mac, flags, now_ns)

    def _learn(self, frame: bytes, station: int, src: int, now_ns: int) -> Fifo[bytearray] | None:
        """The option at `station` (0: none) says where `src` is."""
        if station == 0 or frame[station + 2] & 1:
            return None
        self.heard = src
        return self._cache.asked_by(src, mac_at(frame, station + 2), now_ns)

    def greet(self) -> None:
        """Ask whether fresh addresses are somebody's, and tell which groups we listen to."""
        fresh = self._addresses.fresh
        if len(fresh) == 0:
            return
        groups = self._own_groups()
        self._tell(groups, [icmpv6.TO_EXCLUDE] * len(groups))
        while len(fresh) > 0:
            address = fresh.pop()
            group = solicited_node(address.octets)
            probe = icmpv6.solicitation(UNSPECIFIED, group, address.octets, UNTOLD)
            self._send(probe, group_mac(group))

    def _own_groups(self) -> list[bytes]:
        """The groups in which others look for our addresses."""
        groups: list[bytes] = []
        for address in self._addresses.own:
            group = solicited_node(address.octets)
            if group not in groups:
                groups.append(group)
        return groups

    def _tell(self, groups: list[bytes], kinds: list[int]) -> None:
        """Report to routers which groups we listen to, or do no more."""
        source = self._link_local()
        if source is None:
            return
        if not self.listening.speaks_old(self._interface.now_ns()):
            report = icmpv6.listener_report(source.octets, ALL_MLD, groups, kinds)
            self._send(report, group_mac(ALL_MLD))
            return
        for index in range(len(groups)):
            done = kinds[index] == icmpv6.TO_INCLUDE
            to = ALL_ROUTERS if done else groups[index]
            kind = icmpv6.OLD_DONE if done else icmpv6.OLD_REPORT
            self._send(icmpv6.old_listener(source.octets, to, kind, groups[index]), group_mac(to))

    def _link_local(self) -> OwnAddress | None:
        for address in self._addresses.own:
            if address.link_local:
                return address
        return None

    def _send(self, frame: bytearray, mac: int) -> None:
        if len(self._cache.outbox) < MAX_SAID:
            ethernet.emit_header(frame, mac, self._interface.mac, ethernet.TYPE_IPV6)
            self._cache.outbox.push(frame)
