"""The ARP cache: next hop to station. Source: RFC 826, RFC 1122 2.3.2.

Only requests to us and answers to our own questions make or change entries, so nobody
can fill the cache from outside faster than we ask; it is bounded anyway.
"""

from naja.net.counters import Counters
from naja.net.fifo import Fifo
from naja.net.ip.neighbours import UNKNOWN, Neighbours
from naja.net.timers import TimerHeap
from naja.net.wire.address import BROADCAST_MAC, is_host
from naja.net.wire.arp import REPLY, REQUEST, ArpPacket, emit


class ArpCache(Neighbours):
    def __init__(self, mac: int, timers: TimerHeap, counters: Counters) -> None:
        super().__init__(mac, timers, counters)
        self.address = 0

    def question(self, address: int, mac: int) -> bytearray:
        packet = ArpPacket(REQUEST, self._mac, self.address, 0, address)
        return emit(packet, BROADCAST_MAC if mac == UNKNOWN else mac)

    def receive(self, packet: ArpPacket, now_ns: int) -> Fifo[bytearray] | None:
        """Learn from `packet` and answer it. Returns frames that may now go to its sender."""
        waiting: Fifo[bytearray] | None = None
        for_us = self.address != 0 and packet.target == self.address
        if packet.sender_mac >> 40 & 1 or packet.sender == self.address:
            self._counters.bad_address += 1
            return None
        if is_host(packet.sender):
            entry = self._entries.get(packet.sender)
            if entry is None and for_us and packet.operation == REQUEST:
                entry = self._add(packet.sender)
            if entry is not None:
                waiting = self._learn(entry, packet.sender_mac, now_ns)
        if for_us and packet.operation == REQUEST:
            reply = ArpPacket(REPLY, self._mac, self.address, packet.sender_mac, packet.sender)
            self._send(emit(reply, packet.sender_mac))
        return waiting

    def probe(self) -> None:
        """Ask whether somebody has our address; nobody learns from it (RFC 5227 2.1.1)."""
        self._send(emit(ArpPacket(REQUEST, self._mac, 0, 0, self.address), BROADCAST_MAC))

    def announce(self) -> None:
        """Tell everybody our address (RFC 5227 2.3)."""
        packet = ArpPacket(REQUEST, self._mac, self.address, 0, self.address)
        self._send(emit(packet, BROADCAST_MAC))
