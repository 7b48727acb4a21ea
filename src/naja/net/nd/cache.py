"""The stations of IPv6 neighbours, by name. Source: RFC 4861 7.

As with ARP, only questions to us and answers to our own questions make or change entries.
"""

from naja.net.counters import Counters
from naja.net.fifo import Fifo
from naja.net.ip.names import Names
from naja.net.ip.neighbours import UNKNOWN, Neighbours
from naja.net.nd.addresses import Addresses
from naja.net.timers import TimerHeap
from naja.net.wire import ethernet, icmpv6
from naja.net.wire.address6 import group_mac, solicited_node


class NeighbourCache(Neighbours):
    def __init__(
        self, mac: int, timers: TimerHeap, counters: Counters, names: Names, addresses: Addresses
    ) -> None:
        super().__init__(mac, timers, counters)
        self._names = names
        self._addresses = addresses

    def question(self, address: int, mac: int) -> bytearray:
        """A solicitation, to all that may have the address or to who had it."""
        target = self._names.address(address).octets()
        source = self._names.address(self._addresses.source_for(address)).octets()
        group = solicited_node(target)
        frame = icmpv6.solicitation(source, group if mac == UNKNOWN else target, target, self._mac)
        station = group_mac(group) if mac == UNKNOWN else mac
        ethernet.emit_header(frame, station, self._mac, ethernet.TYPE_IPV6)
        return frame

    def asked_by(self, name: int, mac: int, now_ns: int) -> Fifo[bytearray]:
        """Somebody who asks us tells where it is. Returns frames that may now go there."""
        entry = self._entries.get(name)
        return self._learn(self._add(name) if entry is None else entry, mac, now_ns)

    def answered(self, name: int, mac: int, flags: int, now_ns: int) -> Fifo[bytearray] | None:
        """An advertisement; `mac`: UNKNOWN if it does not tell. Source: RFC 4861 7.2.5.

        Nothing comes of one that nobody waits for. What nobody asked for is not trusted: the
        station is asked when it is used.
        """
        entry = self._entries.get(name)
        if entry is None or (entry.mac == UNKNOWN and mac == UNKNOWN):
            return None
        solicited = flags & icmpv6.SOLICITED != 0
        other = entry.mac != UNKNOWN and mac != UNKNOWN and mac != entry.mac
        if other and flags & icmpv6.OVERRIDE == 0:
            entry.trusted_until_ns = min(entry.trusted_until_ns, now_ns)
            return None
        if entry.mac != UNKNOWN and not solicited:
            if other:
                entry.mac = mac
                entry.trusted_until_ns = min(entry.trusted_until_ns, now_ns)
            return None
        waiting = self._learn(entry, entry.mac if mac == UNKNOWN else mac, now_ns)
        if not solicited:
            entry.trusted_until_ns = now_ns
        return waiting

    def names(self) -> list[int]:
        return list(self._entries.keys())
