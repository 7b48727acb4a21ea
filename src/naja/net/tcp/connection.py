"""One TCP connection as a program uses it; it is a `hal.Stream`.

Calls only change the TCB. Then `settle` tells the agenda what the endpoint has to do:
let the connection send, call its waker, set its timer, bury it.
"""

from collections.abc import Callable
from typing import Final

from naja.net.errors import aborted, protocol_error
from naja.net.fifo import Fifo
from naja.net.ip.configuration import Configuration
from naja.net.tcp.arrives import segment_arrives
from naja.net.tcp.growth import give_back, text_read
from naja.net.tcp.options import option, set_option
from naja.net.tcp.state import CLOSED, ESTABLISHED, FIN_WAIT_2, SYN_SENT, TIME_WAIT
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.timeouts import FIN_WAIT_2_NS, expire
from naja.net.tcp.transmit import next_segment
from naja.net.tcp.window import update_due
from naja.net.timers import NEVER, Timer, TimerHeap
from naja.net.wire.tcp import Segment

MAX_DOUBTED: Final = 64
# How an address of IPv4 begins that is written as one of IPv6 (RFC 4291 2.5.5.2).
MAPPED: Final = "::ffff:"


class Agenda:
    """What connections ask of their endpoint. Each is in a queue at most once."""

    def __init__(self, timers: TimerHeap, configuration: Configuration) -> None:
        self.timers = timers
        self.configuration = configuration
        self.now_ns = 0
        self.ready: Fifo[Connection] = Fifo()
        self.changed: Fifo[Connection] = Fifo()
        self.ended: Fifo[Connection] = Fifo()
        # Peers of whom nothing is heard: perhaps their station has changed.
        self.doubted: Fifo[int] = Fifo()


class Connection(Timer):
    """`key` is the endpoint's: remote address and both ports in one int.

    `mapped`: over IPv4, but the program has asked for its peer in the words of IPv6.
    """

    def __init__(self, agenda: Agenda, key: int, tcb: Tcb) -> None:
        super().__init__()
        self.agenda = agenda
        self.key = key
        self.tcb = tcb
        self._waker: Callable[[], None] | None = None
        self._in_ready = False
        self._in_changed = False
        self._in_ended = False
        self.mapped = False

    # What a program calls (hal.Stream).

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._waker = waker

    def connected(self) -> bool:
        return self.tcb.state >= ESTABLISHED

    def error(self) -> OSError | None:
        return self.tcb.error

    def send(self, data: bytes | bytearray | memoryview) -> int:
        """Take what fits of `data`. 0 when full, before the address is known too, or closed."""
        tcb = self.tcb
        if tcb.fin_queued or tcb.state == CLOSED:
            return 0
        room = tcb.outgoing.room()
        count = len(data)
        if room < count:
            tcb.room_wanted = True
            count = room
        if count == 0:
            return 0
        tcb.outgoing.append(self._octets(data, count))
        tcb.output_due = True
        self.settle()
        return count

    def send_room(self) -> int:
        tcb = self.tcb
        if tcb.fin_queued or tcb.state == CLOSED:
            return 0
        room = tcb.outgoing.room()
        if room == 0:
            tcb.room_wanted = True
        return room

    def unsent(self) -> int:
        return len(self.tcb.outgoing)

    def receive(self, limit: int) -> bytes:
        tcb = self.tcb
        data = tcb.incoming.take(limit)
        if len(data) == 0:
            return data
        if ESTABLISHED <= tcb.state <= FIN_WAIT_2:
            text_read(tcb, len(data), self.agenda.now_ns)
            if update_due(tcb):
                tcb.ack_now = True
                tcb.output_due = True
                self.settle()
        elif tcb.state == CLOSED or tcb.state == TIME_WAIT:
            give_back(tcb)
        return data

    def at_eof(self) -> bool:
        return self.tcb.fin_received and len(self.tcb.incoming) == 0

    def shutdown_write(self) -> None:
        tcb = self.tcb
        if tcb.fin_queued or tcb.state == CLOSED:
            return
        tcb.fin_queued = True
        tcb.output_due = True
        self.settle()

    def close(self) -> None:
        """What was sent still goes; what nobody has read is lost, and the peer told so by a reset.

        Source: RFC 9293 3.6.1 (SHLD-3).
        """
        tcb = self.tcb
        if tcb.user_closed:
            return
        if tcb.service.linger_s == 0 or len(tcb.incoming) > 0:
            self.abort()
            return
        tcb.user_closed = True
        self._waker = None
        tcb.incoming.clear()
        if tcb.state <= SYN_SENT:
            tcb.die(None)
        elif tcb.state == FIN_WAIT_2:
            tcb.linger_at_ns = self.agenda.now_ns + FIN_WAIT_2_NS
        elif tcb.state != TIME_WAIT:
            tcb.fin_queued = True
            tcb.output_due = True
        self.settle()

    def abort(self) -> None:
        self._waker = None
        self.tcb.user_closed = True
        self.tcb.incoming.clear()
        self.fail(aborted())

    def local_address(self) -> tuple[str, int]:
        return (self._text(self.tcb.local), self.tcb.local_port)

    def remote_address(self) -> tuple[str, int]:
        return (self._text(self.tcb.remote), self.tcb.remote_port)

    def _text(self, address: int) -> str:
        text = self.agenda.configuration.format(address)
        return MAPPED + text if self.mapped else text

    def advice(self) -> OSError | None:
        """What routers said of a connection that goes on nevertheless (RFC 9293 3.9.2.2)."""
        return self.tcb.advice

    def set_option(self, level: int, name: int, value: int) -> None:
        """One of Linux's socket options. OSError if there is none such, or not with `value`."""
        set_option(self.tcb, level, name, value, self.agenda.now_ns)
        self.settle()

    def set_octets(self, level: int, name: int, value: bytes) -> None:
        """Connections are in no group."""
        raise protocol_error()

    def option(self, level: int, name: int) -> int:
        """What `set_option` has set. OSError if there is no such option."""
        return option(self.tcb, level, name)

    # What the endpoint calls.

    def fail(self, error: OSError) -> None:
        """End at once; a synchronized peer gets a reset."""
        tcb = self.tcb
        if tcb.state > SYN_SENT and tcb.state != TIME_WAIT:
            tcb.reset_due = True
            tcb.output_due = True
        tcb.die(error)
        self.settle()

    def segment_arrives(self, seg: Segment, now_ns: int) -> bool:
        """True: answer `seg` with a reset."""
        answer = segment_arrives(self.tcb, seg, now_ns)
        self.settle()
        return answer

    def next_segment(self, now_ns: int) -> bytearray | None:
        """The next frame; None leaves the ready queue until something happens."""
        self._in_ready = False
        frame = next_segment(self.tcb, now_ns)
        if frame is None:
            self.tcb.output_due = False
        self.settle()
        return frame

    def expire(self, now_ns: int) -> None:
        tcb = self.tcb
        expire(tcb, now_ns)
        if tcb.doubted and tcb.local != 0:
            tcb.doubted = False
            if len(self.agenda.doubted) < MAX_DOUBTED:
                self.agenda.doubted.push(tcb.remote)
        self.settle()

    def wake(self) -> None:
        """Call the waker, once for everything that happened since."""
        self._in_changed = False
        waker = self._waker
        if waker is not None:
            waker()

    def settle(self) -> None:
        """Enter the queues that the TCB's flags name."""
        tcb = self.tcb
        agenda = self.agenda
        if tcb.output_due and not self._in_ready:
            self._in_ready = True
            agenda.ready.push(self)
        if tcb.changed:
            tcb.changed = False
            if not self._in_changed:
                self._in_changed = True
                agenda.changed.push(self)
        if tcb.state == CLOSED or tcb.state == TIME_WAIT:
            if not self._in_ended:
                self._in_ended = True
                agenda.timers.set(self, NEVER)
                agenda.ended.push(self)
            give_back(tcb)
            return
        deadline_ns = tcb.deadline_ns()
        if deadline_ns != self.deadline_ns:
            agenda.timers.set(self, deadline_ns)

    def _octets(self, data: bytes | bytearray | memoryview, count: int) -> bytes:
        """The first `count` octets; a `bytes` taken whole is not copied."""
        if isinstance(data, bytes):
            return data if count == len(data) else data[:count]
        if isinstance(data, bytearray):
            return self.tcb.storage.copier.text(data, 0, count)
        return bytes(data[:count])
