"""The ARP cache: next hop to station, with one question at a time per address.

A packet whose next hop is unknown waits here (a few per address) while requests go out,
one a second, at most `MAX_REQUESTS`. An entry is trusted for `TRUST_NS`; used after that
it is asked for again and serves meanwhile. Source: RFC 826, RFC 1122 2.3.2.

Only requests to us and answers to our own questions make or change entries, so nobody
can fill the cache from outside faster than we ask; it is bounded anyway.
"""

from typing import Final

from naja.net.counters import Counters
from naja.net.fifo import Fifo
from naja.net.timers import NEVER, Timer, TimerHeap
from naja.net.wire.address import BROADCAST_MAC, is_host
from naja.net.wire.arp import REPLY, REQUEST, ArpPacket, emit

MAX_ENTRIES: Final = 256
MAX_PENDING: Final = 8
MAX_REQUESTS: Final = 3
REQUEST_INTERVAL_NS: Final = 1_000_000_000
TRUST_NS: Final = 300_000_000_000
UNKNOWN: Final = -1


class Entry(Timer):
    """One address. `mac` is UNKNOWN while nobody answered."""

    def __init__(self, cache: "ArpCache", address: int) -> None:
        super().__init__()
        self.cache = cache
        self.address = address
        self.mac = UNKNOWN
        self.trusted_until_ns = 0
        self.requests = 0
        self.pending: Fifo[bytearray] = Fifo()

    def expire(self, now_ns: int) -> None:
        self.cache.ask_again(self, now_ns)


class ArpCache:
    """Frames to send go to `outbox`; addresses that never answered to `unanswered`."""

    def __init__(self, mac: int, timers: TimerHeap, counters: Counters) -> None:
        self._mac = mac
        self._timers = timers
        self._counters = counters
        self._entries: dict[int, Entry] = {}
        self.address = 0
        self.outbox: Fifo[bytearray] = Fifo()
        self.unanswered: Fifo[int] = Fifo()

    def __len__(self) -> int:
        return len(self._entries)

    def resolve(self, address: int, now_ns: int) -> int:
        """The station of `address`, or UNKNOWN."""
        entry = self._entries.get(address)
        if entry is None or entry.mac == UNKNOWN:
            return UNKNOWN
        if now_ns >= entry.trusted_until_ns and entry.requests == 0:
            self.ask_again(entry, now_ns)
        return entry.mac

    def doubt(self, address: int, now_ns: int) -> None:
        """Nothing is heard by way of `address`: ask its station whether it still is there."""
        entry = self._entries.get(address)
        if entry is not None and entry.mac != UNKNOWN and entry.requests == 0:
            self.ask_again(entry, now_ns)

    def wait(self, address: int, frame: bytearray, now_ns: int) -> None:
        """Keep `frame` (IPv4, Ethernet header empty) until `address` is known, and ask."""
        entry = self._entries.get(address)
        if entry is None:
            entry = self._add(address)
        if len(entry.pending) >= MAX_PENDING:
            entry.pending.pop()
            self._counters.arp_pending_dropped += 1
        entry.pending.push(frame)
        if entry.requests == 0:
            self.ask_again(entry, now_ns)

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

    def announce(self) -> None:
        """Tell everybody our address (RFC 5227 2.3)."""
        packet = ArpPacket(REQUEST, self._mac, self.address, 0, self.address)
        self._send(emit(packet, BROADCAST_MAC))

    def forget_all(self) -> None:
        """The interface lost its address: so did the cache its sense."""
        for address in list(self._entries.keys()):
            self._drop(self._entries[address])

    def ask_again(self, entry: Entry, now_ns: int) -> None:
        """Send the next request, or give the entry up."""
        if entry.requests >= MAX_REQUESTS:
            self._counters.arp_unanswered += 1
            self._counters.arp_pending_dropped += len(entry.pending)
            if len(self.unanswered) < MAX_ENTRIES:
                self.unanswered.push(entry.address)
            self._drop(entry)
            return
        entry.requests += 1
        packet = ArpPacket(REQUEST, self._mac, self.address, 0, entry.address)
        self._send(emit(packet, BROADCAST_MAC if entry.mac == UNKNOWN else entry.mac))
        self._timers.set(entry, now_ns + REQUEST_INTERVAL_NS)

    def _send(self, frame: bytearray) -> None:
        if len(self.outbox) >= MAX_ENTRIES:
            self._counters.outbox_full += 1
            return
        self.outbox.push(frame)

    def _learn(self, entry: Entry, mac: int, now_ns: int) -> Fifo[bytearray]:
        entry.mac = mac
        entry.trusted_until_ns = now_ns + TRUST_NS
        entry.requests = 0
        self._timers.set(entry, NEVER)
        waiting = entry.pending
        entry.pending = Fifo()
        return waiting

    def _add(self, address: int) -> Entry:
        if len(self._entries) >= MAX_ENTRIES:
            # A dict keeps insertion order: the oldest entry goes.
            for oldest in self._entries.values():
                self._counters.arp_pending_dropped += len(oldest.pending)
                self._drop(oldest)
                break
        entry = Entry(self, address)
        self._entries[address] = entry
        return entry

    def _drop(self, entry: Entry) -> None:
        self._timers.remove(entry)
        del self._entries[entry.address]
