"""Putting fragments together, and taking packets apart. Source: RFC 791 2.3, RFC 815, RFC 1858.

Whoever sends fragments wants our memory: there are `MAX_PACKETS` at most, `MAX_OCTETS` of
them together, for `PATIENCE_NS`. Fragments that overlap are never honest: their packet is
dropped, as RFC 5722 has it for IPv6.
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.lang.octets import put_u16be, u16be
from naja.net.counters import Counters
from naja.net.timers import Timer, TimerHeap
from naja.net.wire.checksum import checksum
from naja.net.wire.ipv4 import HEADER_LENGTH, IPV4_AT, Ipv4Header

MAX_PACKETS: Final = 32
MAX_OCTETS: Final = 262144
MAX_PIECES: Final = 64
MAX_LENGTH: Final = 65535
# RFC 1122 3.3.2 asks for 60 to 120 s; half of it, like Linux.
PATIENCE_NS: Final = 30_000_000_000
_MORE: Final = 0x2000
_OFFSET: Final = 0x1FFF
_UNKNOWN: Final = -1


class Partial(Timer):
    """A packet of which some fragments came."""

    def __init__(self, fragments: "Fragments", key: int, other: int) -> None:
        super().__init__()
        self._fragments = fragments
        self.key = key
        self.other = other
        self.starts: list[int] = []
        self.pieces: list[bytes] = []
        self.head = b""
        self.octets = 0
        self.length = _UNKNOWN

    def expire(self, now_ns: int) -> None:
        self._fragments.time_is_up(self)

    def put(self, start: int, piece: bytes) -> bool:
        """Keep a fragment; False if it overlaps, or there are too many."""
        index = len(self.starts)
        while index > 0 and self.starts[index - 1] > start:
            index -= 1
        if index > 0 and self.starts[index - 1] + len(self.pieces[index - 1]) > start:
            return False
        if index < len(self.starts) and start + len(piece) > self.starts[index]:
            return False
        if len(self.starts) >= MAX_PIECES:
            return False
        self.starts.insert(index, start)
        self.pieces.insert(index, piece)
        self.octets += len(piece)
        return True


class Fragments:
    def __init__(self, timers: TimerHeap, counters: Counters) -> None:
        self._timers = timers
        self._counters = counters
        self._partials: dict[int, Partial] = {}
        self._octets = 0
        # First fragments of packets that were not completed in time (RFC 792, time exceeded).
        self.late: list[bytes] = []

    def __len__(self) -> int:
        return len(self._partials)

    def add(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bytes | None:
        """A fragment to us. The whole packet as a frame, once nothing is missing."""
        flags = u16be(frame, IPV4_AT + 6)
        start = (flags & _OFFSET) * 8
        piece = frame[header.at : header.end]
        self._counters.fragments += 1
        if (flags & _MORE and len(piece) & 7) or len(piece) == 0:
            self._counters.malformed += 1
            return None
        partial = self._partial(frame, header, now_ns)
        if start + len(piece) + HEADER_LENGTH > MAX_LENGTH or not partial.put(start, piece):
            self._counters.malformed += 1
            self._forget(partial)
            return None
        self._octets += len(piece)
        if start == 0:
            partial.head = frame[: header.at]
        if flags & _MORE == 0:
            partial.length = start + len(piece)
        if partial.length >= 0 and partial.starts[-1] + len(partial.pieces[-1]) > partial.length:
            self._counters.malformed += 1
            self._forget(partial)
            return None
        if partial.octets == partial.length:
            self._forget(partial)
            return _whole(partial)
        self._bound(partial)
        return None

    def time_is_up(self, partial: Partial) -> None:
        self._counters.fragments_late += 1
        if len(partial.head) > 0 and len(self.late) < MAX_PACKETS:
            self.late.append(partial.head + partial.pieces[0])
        self._forget(partial)

    def _partial(self, frame: bytes, header: Ipv4Header, now_ns: int) -> Partial:
        key = wrap_shl(header.src, 32) | u16be(frame, IPV4_AT + 4) << 8 | header.protocol
        partial = self._partials.get(key)
        if partial is not None and partial.other == header.dst:
            return partial
        if partial is not None:
            self._forget(partial)
        made = Partial(self, key, header.dst)
        self._partials[key] = made
        self._timers.set(made, now_ns + PATIENCE_NS)
        return made

    def _bound(self, newest: Partial) -> None:
        """The oldest goes while there is too much."""
        while len(self._partials) > MAX_PACKETS or self._octets > MAX_OCTETS:
            for oldest in self._partials.values():
                self._counters.fragments_dropped += 1
                self._forget(oldest)
                break

    def _forget(self, partial: Partial) -> None:
        self._timers.remove(partial)
        self._octets -= partial.octets
        del self._partials[partial.key]


def _whole(partial: Partial) -> bytes:
    """The packet as if it had come in one frame."""
    frame = bytearray(partial.head)
    for piece in partial.pieces:
        frame += piece
    put_u16be(frame, IPV4_AT + 2, len(frame) - IPV4_AT)
    put_u16be(frame, IPV4_AT + 6, 0)
    return bytes(frame)


def split(packet: bytearray, mtu: int) -> list[bytearray]:
    """The fragments of a packet without options that is larger than `mtu`; it may be one itself."""
    at = IPV4_AT + HEADER_LENGTH
    step = (mtu - HEADER_LENGTH) & ~7
    flags = u16be(packet, IPV4_AT + 6)
    parts: list[bytearray] = []
    start = 0
    while start < len(packet) - at:
        end = min(start + step, len(packet) - at)
        part = packet[:at] + packet[at + start : at + end]
        put_u16be(part, IPV4_AT + 2, len(part) - IPV4_AT)
        more = _MORE if end < len(packet) - at else flags & _MORE
        put_u16be(part, IPV4_AT + 6, (flags & _OFFSET) + start // 8 | more)
        put_u16be(part, IPV4_AT + 10, 0)
        put_u16be(part, IPV4_AT + 10, checksum(part, IPV4_AT, at))
        parts.append(part)
        start = end
    return parts
