"""Sharing out the connections to one address and port among several backends.

The backends see the clients' own addresses, so their answers must come back this way: the
balancer is their gateway. A connection stays where it was begun, even when its backend is taken
out; new ones go to the backend that has the fewest. Source: RFC 2391.
"""

from naja.lang.bits import wrap_shl
from naja.net.forward.nat import DROP, NOT_OURS, PASS
from naja.net.forward.packet import SYN, Packet
from naja.net.forward.sessions import BOTH, INSIDE, MAX_SESSIONS, REMOTE, Session, Sessions
from naja.net.timers import TimerHeap
from naja.net.wire.ipv4 import PROTOCOL_TCP


class Backend:
    """`connections`: how many it has now; `served`: how many it ever had."""

    def __init__(self, address: int, port: int) -> None:
        self.address = address
        self.port = port
        self.up = True
        self.connections = 0
        self.served = 0


class BalancedSession(Session):
    def __init__(self, balancer: "Balancer", key: int, backend: Backend) -> None:
        super().__init__(balancer.sessions, PROTOCOL_TCP)
        self._balancer = balancer
        self.key = key
        self.backend = backend

    def ended(self) -> None:
        self._balancer.forget(self)

    def over(self) -> bool:
        """Whether another backend may have the next connection of the client's port.

        Not after a reset, which may be forged: then the same one gets it, if it is there.
        """
        return self.closed == BOTH or (self.reset and not self.backend.up)


class Balancer:
    """Takes the TCP connections to `address` and `port`."""

    def __init__(
        self, timers: TimerHeap, address: int, port: int, limit: int = MAX_SESSIONS
    ) -> None:
        self.sessions = Sessions(timers, limit)
        self.address = address
        self.port = port
        self.backends: list[Backend] = []
        self._known: dict[int, BalancedSession] = {}

    def add(self, address: int, port: int) -> int:
        """The number of a new backend."""
        self.backends.append(Backend(address, port))
        return len(self.backends) - 1

    def inward(self, packet: Packet, now_ns: int) -> int:
        """A packet to our address: NOT_OURS, PASS or DROP."""
        if packet.protocol != PROTOCOL_TCP or packet.dst != self.address:
            return NOT_OURS
        if packet.dst_port != self.port:
            return NOT_OURS
        key = _key(packet.src, packet.src_port)
        session = self._known.get(key)
        if session is not None and packet.flags & SYN and session.over():
            # The client uses its port again (RFC 6191).
            self.sessions.end(session)
            session = None
        if session is None:
            session = self._begin(packet, key)
            if session is None:
                return DROP
        self.sessions.touch(session, packet, REMOTE, now_ns)
        packet.to_dst = session.backend.address
        packet.to_dst_port = session.backend.port
        return PASS

    def outward(self, packet: Packet, now_ns: int) -> bool:
        """Whether a packet comes from a backend of ours; then it gets our address."""
        if packet.protocol != PROTOCOL_TCP:
            return False
        session = self._known.get(_key(packet.dst, packet.dst_port))
        if session is None or session.backend.address != packet.src:
            return False
        if session.backend.port != packet.src_port:
            return False
        self.sessions.touch(session, packet, INSIDE, now_ns)
        packet.to_src = self.address
        packet.to_src_port = self.port
        return True

    def forget(self, session: BalancedSession) -> None:
        del self._known[session.key]
        session.backend.connections -= 1

    def _begin(self, packet: Packet, key: int) -> BalancedSession | None:
        """A new connection, which only a SYN begins."""
        if packet.error or packet.flags & SYN == 0:
            return None
        chosen: Backend | None = None
        for backend in self.backends:
            if backend.up and (chosen is None or _load(backend) < _load(chosen)):
                chosen = backend
        if chosen is None or not self.sessions.room():
            return None
        session = BalancedSession(self, key, chosen)
        self._known[key] = session
        self.sessions.begin(session)
        chosen.connections += 1
        chosen.served += 1
        return session


def _load(backend: Backend) -> int:
    """Fewest connections first, then whoever served the fewest."""
    return wrap_shl(backend.connections, 32) + backend.served


def _key(address: int, port: int) -> int:
    return address << 16 | port
