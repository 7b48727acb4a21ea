"""Next hops and their stations, with one question at a time for each: ARP's and IPv6's cache.

A packet whose next hop is unknown waits here (a few per address) while questions go out,
one a second, at most `MAX_REQUESTS`. An entry is trusted for `TRUST_NS`; used after that
it is asked for again and serves meanwhile. Source: RFC 1122 2.3.2, RFC 4861 7.
"""

from typing import Final

from naja.net.counters import Counters
from naja.net.fifo import Fifo
from naja.net.timers import NEVER, Timer, TimerHeap

MAX_ENTRIES: Final = 256
MAX_PENDING: Final = 8
MAX_REQUESTS: Final = 3
REQUEST_INTERVAL_NS: Final = 1_000_000_000
TRUST_NS: Final = 300_000_000_000
UNKNOWN: Final = -1


class Entry(Timer):
    """One address. `mac` is UNKNOWN while nobody answered."""

    def __init__(self, cache: "Neighbours", address: int) -> None:
        super().__init__()
        self.cache = cache
        self.address = address
        self.mac = UNKNOWN
        self.trusted_until_ns = 0
        self.requests = 0
        self.pending: Fifo[bytearray] = Fifo()

    def expire(self, now_ns: int) -> None:
        self.cache.ask_again(self, now_ns)


class Neighbours:
    """Frames to send go to `outbox`; addresses that never answered to `unanswered`."""

    def __init__(self, mac: int, timers: TimerHeap, counters: Counters) -> None:
        self._mac = mac
        self._timers = timers
        self._counters = counters
        self._entries: dict[int, Entry] = {}
        self.outbox: Fifo[bytearray] = Fifo()
        self.unanswered: Fifo[int] = Fifo()
        # Where a router wants the packets that could not be delivered.
        self.lost: Fifo[bytearray] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    def question(self, address: int, mac: int) -> bytearray:
        """The frame that asks for the station of `address`; `mac`: where it was, or UNKNOWN."""
        raise NotImplementedError

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
        """Keep `frame` (Ethernet header empty) until `address` is known, and ask."""
        entry = self._entries.get(address)
        if entry is None:
            entry = self._add(address)
        if len(entry.pending) >= MAX_PENDING:
            entry.pending.pop()
            self._counters.arp_pending_dropped += 1
        entry.pending.push(frame)
        if entry.requests == 0:
            self.ask_again(entry, now_ns)

    def forget_all(self) -> None:
        """The interface lost its address: so did the cache its sense."""
        for address in list(self._entries.keys()):
            self._drop(self._entries[address])

    def ask_again(self, entry: Entry, now_ns: int) -> None:
        """Send the next question, or give the entry up."""
        if entry.requests >= MAX_REQUESTS:
            self._counters.arp_unanswered += 1
            self._counters.arp_pending_dropped += len(entry.pending)
            if len(self.unanswered) < MAX_ENTRIES:
                self.unanswered.push(entry.address)
            lost = self.lost
            while lost is not None and len(entry.pending) > 0 and len(lost) < MAX_ENTRIES:
                lost.push(entry.pending.pop())
            self._drop(entry)
            return
        entry.requests += 1
        self._send(self.question(entry.address, entry.mac))
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
