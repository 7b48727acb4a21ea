"""Conversations that are translated, and how long silence may last in them.

Source: RFC 5382 5 (REQ-5), RFC 4787 4.3 (REQ-5, REQ-6), RFC 5508 3.2 (REQ-2), RFC 7857 2 (resets).
"""

from typing import Final

from naja.net.forward.packet import ACK, FIN, RST, SYN, Packet
from naja.net.timers import Timer, TimerHeap
from naja.net.wire.ipv4 import PROTOCOL_TCP, PROTOCOL_UDP

MAX_SESSIONS: Final = 16384
_SECOND_NS: Final = 1_000_000_000
TCP_OPEN_NS: Final = 7440 * _SECOND_NS
# Of a connection that is being opened or was closed.
TCP_TRANSITORY_NS: Final = 240 * _SECOND_NS
UDP_NS: Final = 300 * _SECOND_NS
ECHO_NS: Final = 60 * _SECOND_NS
INSIDE: Final = 1
REMOTE: Final = 2
BOTH: Final = 3


class Session(Timer):
    """One conversation between an end inside and a remote one.

    `heard`: bit 1 the inside, bit 2 the remote end said something; `closed`: the same of FIN;
    `reset`: the last segment was a reset. Nobody here knows windows, so that may have been forged:
    whatever comes after it shows that the connection lives (RFC 7857 2.2).
    """

    def __init__(self, owner: "Sessions", protocol: int) -> None:
        super().__init__()
        self._owner = owner
        self.protocol = protocol
        self.number = 0
        self.heard = 0
        self.closed = 0
        self.reset = False
        self.kept = False

    def expire(self, now_ns: int) -> None:
        self._owner.end(self)

    def ended(self) -> None:
        """Called once when it is over."""

    def assured(self) -> bool:
        """Whether both ends want it: such go last when there is no room."""
        return self.heard == BOTH and self.closed != BOTH and not self.reset

    def silence_ns(self, packet: Packet, side: int) -> int:
        """Take note of a packet from `side`. How long silence may last now."""
        if self.protocol == PROTOCOL_TCP:
            again = packet.flags & (SYN | ACK) == SYN and (self.closed == BOTH or self.reset)
            if again:
                # The ports of a connection that is over are used again (RFC 6191).
                self.heard = 0
                self.closed = 0
            self.heard |= side
            self.reset = packet.flags & RST != 0
            if packet.flags & FIN and not self.reset:
                self.closed |= side
            return TCP_OPEN_NS if self.assured() else TCP_TRANSITORY_NS
        self.heard |= side
        return UDP_NS if self.protocol == PROTOCOL_UDP else ECHO_NS


class Sessions:
    """The sessions of one translator. Those beyond `limit` are refused, unless one may go."""

    def __init__(self, timers: TimerHeap, limit: int = MAX_SESSIONS) -> None:
        self._timers = timers
        self._limit = limit
        # By age: those that may go when there is no room, and those that both ends want.
        self._may_go: dict[int, Session] = {}
        self._assured: dict[int, Session] = {}
        self._begun = 0
        self.refused = 0

    def __len__(self) -> int:
        return len(self._may_go) + len(self._assured)

    def room(self) -> bool:
        """Whether one more may begin; one that nobody answered may have to end for it."""
        if len(self) < self._limit:
            return True
        for oldest in self._may_go.values():
            self.end(oldest)
            return True
        self.refused += 1
        return False

    def begin(self, session: Session) -> None:
        self._begun += 1
        session.number = self._begun
        sessions = self._assured if session.kept else self._may_go
        sessions[session.number] = session

    def touch(self, session: Session, packet: Packet, side: int, now_ns: int) -> None:
        """A packet of the session came from `side`. Errors tell nothing of its life."""
        if packet.error:
            return
        silence_ns = session.silence_ns(packet, side)
        if session.assured() != session.kept:
            self._move(session)
        # RFC 4787 REQ-6: whoever is outside cannot keep a mapping of UDP alive.
        renewed = side == INSIDE or session.protocol == PROTOCOL_TCP
        if renewed or session.deadline_ns < 0:
            self._timers.set(session, now_ns + silence_ns)

    def end(self, session: Session) -> None:
        sessions = self._assured if session.kept else self._may_go
        if sessions.pop(session.number, None) is not None:
            self._timers.remove(session)
            session.ended()

    def _move(self, session: Session) -> None:
        """The other end answered, or the connection is over, or is not after all."""
        sessions = self._assured if session.kept else self._may_go
        if sessions.pop(session.number, None) is None:
            return
        session.kept = not session.kept
        self.begin(session)
