"""Conversations that are translated, and how long silence may last in them.

Source: RFC 5382 5 (REQ-5), RFC 4787 4.3 (REQ-5, REQ-6), RFC 5508 3.2 (REQ-2).
"""

from typing import Final

from naja.net.forward.packet import FIN, RST, Packet
from naja.net.timers import Timer, TimerHeap
from naja.net.wire.ipv4 import PROTOCOL_TCP, PROTOCOL_UDP

MAX_SESSIONS: Final = 16384
_SECOND_NS: Final = 1_000_000_000
TCP_OPEN_NS: Final = 7440 * _SECOND_NS
# Of a connection that is being opened or was closed.
TCP_TRANSITORY_NS: Final = 240 * _SECOND_NS
UDP_NS: Final = 300 * _SECOND_NS
ECHO_NS: Final = 60 * _SECOND_NS
# How many of the oldest are looked at for one that may go.
_LOOKED_AT: Final = 32
INSIDE: Final = 1
REMOTE: Final = 2
BOTH: Final = 3


class Session(Timer):
    """One conversation between an end inside and a remote one.

    `heard`: bit 1 the inside, bit 2 the remote end said something; `closed`: the same of FIN.
    """

    def __init__(self, owner: "Sessions", protocol: int) -> None:
        super().__init__()
        self._owner = owner
        self.protocol = protocol
        self.number = 0
        self.heard = 0
        self.closed = 0

    def expire(self, now_ns: int) -> None:
        self._owner.end(self)

    def ended(self) -> None:
        """Called once when it is over."""

    def assured(self) -> bool:
        """Whether both ends want it: such go last when there is no room."""
        return self.heard == BOTH and self.closed != BOTH

    def silence_ns(self, packet: Packet, side: int) -> int:
        """Take note of a packet from `side`. How long silence may last now."""
        self.heard |= side
        if self.protocol == PROTOCOL_TCP:
            if packet.flags & RST:
                self.closed = BOTH
            elif packet.flags & FIN:
                self.closed |= side
            return TCP_OPEN_NS if self.assured() else TCP_TRANSITORY_NS
        return UDP_NS if self.protocol == PROTOCOL_UDP else ECHO_NS


class Sessions:
    """The sessions of one translator. Those beyond `limit` are refused, unless one may go."""

    def __init__(self, timers: TimerHeap, limit: int = MAX_SESSIONS) -> None:
        self._timers = timers
        self._limit = limit
        self._oldest_first: dict[int, Session] = {}
        self._begun = 0
        self.refused = 0

    def __len__(self) -> int:
        return len(self._oldest_first)

    def room(self) -> bool:
        """Whether one more may begin; one that nobody answered may have to end for it."""
        if len(self._oldest_first) < self._limit:
            return True
        looked_at = 0
        for session in self._oldest_first.values():
            if not session.assured():
                self.end(session)
                return True
            looked_at += 1
            if looked_at >= _LOOKED_AT:
                break
        self.refused += 1
        return False

    def begin(self, session: Session) -> None:
        self._begun += 1
        session.number = self._begun
        self._oldest_first[session.number] = session

    def touch(self, session: Session, packet: Packet, side: int, now_ns: int) -> None:
        """A packet of the session came from `side`. Errors tell nothing of its life."""
        if packet.error:
            return
        silence_ns = session.silence_ns(packet, side)
        # RFC 4787 REQ-6: whoever is outside cannot keep a mapping of UDP alive.
        renewed = side == INSIDE or session.protocol == PROTOCOL_TCP
        if renewed or session.deadline_ns < 0:
            self._timers.set(session, now_ns + silence_ns)

    def end(self, session: Session) -> None:
        if self._oldest_first.pop(session.number, None) is not None:
            self._timers.remove(session)
            session.ended()
