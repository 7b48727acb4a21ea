"""What was sent and not yet acknowledged, segment by segment. Source: RFC 6675 3, RFC 8985 5.2.

Records lie in order without gaps: each begins where the one before ends, the first at
`una`. They are a ring of integers, so that sending and acknowledging make no objects. A record that
the peer has needs no time any more: there is instead how many such records, at least, follow in
a row, so that they are passed in one leap.
"""

from typing import Final

from naja.net.tcp.rack import Rack
from naja.net.tcp.seq import diff, le, lt

# The peer has it, but may still forget it (RFC 2018 8).
SACKED: Final = 1
# It is to be sent again.
LOST: Final = 2
# It was sent more than once: its time says nothing certain (Karn).
RESENT: Final = 4

# Beyond these no new text is sent: many records only where segments are large, so that a peer that
# asks for tiny ones costs little.
MAX_RECORDS: Final = 12288
_MANY: Final = 1024
_LARGE: Final = 1024
_FIRST_SIZE: Final = 8


class Flight:
    """`end` is the next number to transmit; `sacked` and `lost` count octets."""

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._ends: list[int] = []
        self._times: list[int] = []
        self._marks: list[int] = []
        self._mask = -1
        self._head = 0
        self._count = 0
        self.una = 0
        self.end = 0
        self.sacked = 0
        self.lost = 0
        self.resent = 0

    def __len__(self) -> int:
        """How many records there are."""
        return self._count

    @property
    def octets(self) -> int:
        """From snd.una to the next number to transmit."""
        return diff(self.end, self.una)

    @property
    def pipe(self) -> int:
        """Octets believed to be in the network (RFC 6675 3, SetPipe)."""
        return diff(self.end, self.una) - self.sacked - self.lost

    def begin(self, una: int) -> None:
        """Forget everything: the next number to transmit is `una`."""
        self._head = 0
        self._count = 0
        self.una = una
        self.end = una
        self.sacked = 0
        self.lost = 0
        self.resent = 0

    def full(self) -> bool:
        if self._count < _MANY:
            return False
        return self._count >= MAX_RECORDS or self.octets < self._count * _LARGE

    def push(self, end: int, now_ns: int, again: bool) -> None:
        """A segment from `self.end` to `end` leaves; `again`: some of it left before."""
        if self._count > self._mask:
            self._grow()
        index = (self._head + self._count) & self._mask
        self._ends[index] = end
        self._times[index] = now_ns
        self._marks[index] = RESENT if again else 0
        if again:
            self.resent += 1
        self._count += 1
        self.end = end

    def acknowledged(self, ack: int, now_ns: int, echo: int) -> None:
        """The peer has everything before `ack`."""
        while self._count > 0:
            index = self._head
            end = self._ends[index]
            if lt(ack, end):
                break
            marks = self._marks[index]
            self._uncount(marks, diff(end, self.una))
            if marks & SACKED == 0:
                self._rack.delivered(self._times[index], end, marks & RESENT != 0, now_ns, echo)
            if marks & RESENT:
                self.resent -= 1
            self._head = (index + 1) & self._mask
            self._count -= 1
            self.una = end
        if lt(self.una, ack):
            if self._count > 0:
                # A part of the first segment: what is left of it keeps its marks.
                self._uncount(self._marks[self._head], diff(ack, self.una))
            self.una = ack
            if lt(self.end, ack):
                self.end = ack

    def mark_sacked(self, left: int, right: int, now_ns: int, echo: int) -> bool:
        """The peer has left..right out of order. Whether that was news."""
        if not (lt(self.una, right) and le(right, self.end) and lt(left, right)):
            return False
        news = False
        step = self._beyond_sacked(self._holder(left))
        while step < self._count:
            index = (self._head + step) & self._mask
            start, end = self.start_of(step), self._ends[index]
            if lt(right, end):
                break
            if le(left, start):
                marks = self._marks[index]
                self._uncount(marks, diff(end, start))
                self._marks[index] = (marks & ~LOST) | SACKED
                self.sacked += diff(end, start)
                news = True
                self._rack.delivered(self._times[index], end, marks & RESENT != 0, now_ns, echo)
                self._times[index] = 1
            step = self._beyond_sacked(step + 1)
        return news

    def detect(self, now_ns: int, reorder_ns: int) -> int:
        """RFC 8985 6.2 step 5: mark what must be lost. Time to wait for more, or -1.

        A segment is lost when one that was sent `reorder_ns` later has arrived.
        """
        rack = self._rack
        wait_ns = -1
        step = self._beyond_sacked(0)
        while step < self._count:
            index = (self._head + step) & self._mask
            end = self._ends[index]
            marks = self._marks[index]
            if marks & LOST == 0:
                sent_ns = self._times[index]
                if rack.later_than(sent_ns, end):
                    left_ns = sent_ns + rack.rtt_ns + reorder_ns - now_ns
                    if left_ns <= 0:
                        self._marks[index] |= LOST
                        self.lost += diff(end, self.start_of(step))
                    else:
                        wait_ns = max(wait_ns, left_ns)
                elif marks & RESENT == 0:
                    # What follows left later still.
                    break
            step = self._beyond_sacked(step + 1)
        return wait_ns

    def first_is_sacked(self) -> bool:
        """The peer had it out of order, yet does not acknowledge it: it has forgotten (2018 8)."""
        return self._count > 0 and self._marks[self._head] & SACKED != 0

    def lose_first(self) -> None:
        """The first segment is to be sent again."""
        if self._count > 0 and self._marks[self._head] & (SACKED | LOST) == 0:
            self._marks[self._head] |= LOST
            self.lost += diff(self._ends[self._head], self.una)

    def lose_all(self, forgotten: bool) -> None:
        """A timeout: all that the peer does not have is lost; if `forgotten`, all."""
        start = self.una
        for step in range(self._count):
            index = (self._head + step) & self._mask
            end = self._ends[index]
            marks = self._marks[index]
            if forgotten or marks & SACKED == 0:
                self._uncount(marks, diff(end, start))
                self._marks[index] = (marks & ~SACKED) | LOST
                if marks & SACKED:
                    self._times[index] = self._rack.sent_ns
                self.lost += diff(end, start)
            start = end

    def next_lost(self) -> int:
        """The number of the first lost record, -1 if none."""
        if self.lost > 0:
            step = self._beyond_sacked(0)
            while step < self._count:
                if self._marks[(self._head + step) & self._mask] & LOST:
                    return step
                step = self._beyond_sacked(step + 1)
        return -1

    def start_of(self, step: int) -> int:
        return self.una if step == 0 else self._ends[(self._head + step - 1) & self._mask]

    def end_of(self, step: int) -> int:
        return self._ends[(self._head + step) & self._mask]

    def sent_again(self, step: int, now_ns: int) -> None:
        """Record `step` leaves once more."""
        index = (self._head + step) & self._mask
        marks = self._marks[index]
        if marks & LOST:
            self.lost -= diff(self._ends[index], self.start_of(step))
        if marks & RESENT == 0:
            self.resent += 1
        self._marks[index] = (marks & ~LOST) | RESENT
        self._times[index] = now_ns

    def _holder(self, number: int) -> int:
        """The first record that ends beyond `number`, found by halving."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if lt(number, self._ends[(self._head + middle) & self._mask]):
                high = middle
            else:
                low = middle + 1
        return low

    def _beyond_sacked(self, step: int) -> int:
        """`step`, or the first record behind it that the peer does not have.

        Who asks next takes it in one leap: the time of a record that arrived tells how far.
        """
        first = step
        while step < self._count:
            index = (self._head + step) & self._mask
            if self._marks[index] & SACKED == 0:
                break
            step += self._times[index]
        if step > first:
            self._times[(self._head + first) & self._mask] = step - first
        return step

    def _uncount(self, marks: int, octets: int) -> None:
        if marks & SACKED:
            self.sacked -= octets
        elif marks & LOST:
            self.lost -= octets

    def _grow(self) -> None:
        """Twice the room, the records from index 0 on."""
        size = max(2 * len(self._ends), _FIRST_SIZE)
        ends = [0] * size
        times = [0] * size
        marks = [0] * size
        for step in range(self._count):
            index = (self._head + step) & self._mask
            ends[step] = self._ends[index]
            times[step] = self._times[index]
            marks[step] = self._marks[index]
        self._ends = ends
        self._times = times
        self._marks = marks
        self._head = 0
        self._mask = size - 1
