"""TIME-WAIT: what is left of a connection that we closed first. Source: RFC 9293 3.6.1, 3.10.7.4.

A record of a few words replaces the connection. There are `MAX_RECORDS` at most, after
which the oldest goes; a lost last ACK is then answered with a reset, which is harmless.
"""

from typing import Final

from naja.net.tcp.seq import add, gt
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.timestamps import stamp
from naja.net.tcp.transmit import plain
from naja.net.timers import Timer, TimerHeap
from naja.net.wire.tcp import ACK, FIN, NO_STAMP, RST, SYN, Segment

# Twice a maximum segment lifetime of 30 s, like Linux.
TIME_WAIT_NS: Final = 60_000_000_000
MAX_RECORDS: Final = 2048


class TimeWait(Timer):
    def __init__(self, table: "TimeWaitTable", key: int, tcb: Tcb) -> None:
        super().__init__()
        self._table = table
        self.key = key
        self.local = tcb.local
        self.snd_nxt = tcb.snd.nxt
        self.rcv_nxt = tcb.rcv.nxt
        self.stamps = tcb.stamps
        self.stamp_offset = tcb.stamp_offset
        self.ts_recent = tcb.ts_recent

    def expire(self, now_ns: int) -> None:
        self._table.forget(self)


class TimeWaitTable:
    def __init__(self, timers: TimerHeap) -> None:
        self._timers = timers
        self._records: dict[int, TimeWait] = {}

    def __len__(self) -> int:
        return len(self._records)

    def add(self, key: int, tcb: Tcb, now_ns: int) -> None:
        old = self._records.get(key)
        if old is not None:
            self.forget(old)
        if len(self._records) >= MAX_RECORDS:
            for oldest in self._records.values():
                self.forget(oldest)
                break
        record = TimeWait(self, key, tcb)
        self._records[key] = record
        self._timers.set(record, now_ns + TIME_WAIT_NS)

    def find(self, key: int, local: int) -> TimeWait | None:
        record = self._records.get(key)
        if record is None or record.local != local:
            return None
        return record

    def add_addresses(self, used: set[int]) -> None:
        """Put the addresses of all records into `used`."""
        for record in self._records.values():
            used.add(record.key >> 32 & 0xFFFFFFFF)
            used.add(record.local)

    def holds(self, key: int) -> bool:
        return key in self._records

    def forget(self, record: TimeWait) -> None:
        self._timers.remove(record)
        del self._records[record.key]

    def reusable(self, record: TimeWait, seg: Segment) -> bool:
        """Whether `seg` may begin a new incarnation (RFC 9293 3.10.7.4, RFC 6191 2)."""
        if seg.flags & (SYN | ACK | RST | FIN) != SYN:
            return False
        if record.stamps and seg.ts != NO_STAMP and seg.ts != record.ts_recent:
            return gt(seg.ts, record.ts_recent)
        return gt(seg.seq, record.rcv_nxt)

    def answer(self, record: TimeWait, seg: Segment, src: int, now_ns: int) -> bytearray | None:
        """The ACK for a segment from `src` that came late. Resets do nothing (RFC 1337)."""
        if seg.flags & RST:
            return None
        if seg.flags & FIN and add(seg.seq, seg.length) == record.rcv_nxt:
            self._timers.set(record, now_ns + TIME_WAIT_NS)
        elif seg.length == 0 and seg.seq == record.rcv_nxt:
            return None
        ts = stamp(record.stamp_offset, now_ns) if record.stamps else NO_STAMP
        return plain(
            record.local,
            seg.dst_port,
            src,
            seg.src_port,
            record.snd_nxt,
            record.rcv_nxt,
            ACK,
            0,
            ts,
            record.ts_recent,
        )
