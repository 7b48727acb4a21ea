"""Network address and port translation of IPv4. Source: RFC 3022, RFC 4787, RFC 5382, RFC 5508.

An end inside has one port outside whomever it talks to (RFC 4787 REQ-1), its own if that is free.
Whoever was not talked to is not let in (address-dependent filtering, REQ-8). Packets between two
ends inside that use each other's outside port turn around here (hairpinning, REQ-9). Fragments are
put together before they come here.

Deliberately missing: looking into payloads (FTP, SIP), UPnP, PCP, other protocols than TCP, UDP and
ICMP, several addresses outside.
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.forward.packet import RST, Packet
from naja.net.forward.sessions import INSIDE, MAX_SESSIONS, REMOTE, Session, Sessions
from naja.net.prf import Prf
from naja.net.timers import TimerHeap

# Ports from here on are the machine's own (`tcp/endpoint.py`, `udp/endpoint.py` choose there).
FIRST_OWN_PORT: Final = 49152
FIRST_PORT: Final = 1024
_PORTS: Final = FIRST_OWN_PORT - FIRST_PORT

# What is to be done with a packet from outside.
NOT_OURS: Final = 0
PASS: Final = 1
DROP: Final = 2


class Mapping:
    """An end inside and its port outside, with the sessions that use it."""

    def __init__(self, protocol: int, inside: int, inside_port: int, port: int) -> None:
        self.protocol = protocol
        self.inside = inside
        self.inside_port = inside_port
        self.port = port
        self.sessions: dict[int, NatSession] = {}
        # How many sessions there are with each remote address.
        self.peers: dict[int, int] = {}


class NatSession(Session):
    def __init__(self, nat: "Nat", mapping: Mapping, remote: int, remote_port: int) -> None:
        super().__init__(nat.sessions, mapping.protocol)
        self._nat = nat
        self.mapping = mapping
        self.remote = remote
        self.remote_port = remote_port

    def ended(self) -> None:
        self._nat.forget(self)


class Nat:
    """Translates between ends inside and the address of one interface."""

    def __init__(self, prf: Prf, timers: TimerHeap, limit: int = MAX_SESSIONS) -> None:
        self._prf = prf
        self.sessions = Sessions(timers, limit)
        self._by_inside: dict[int, Mapping] = {}
        self._by_port: dict[int, Mapping] = {}

    def mappings(self) -> int:
        return len(self._by_port)

    def has(self, packet: Packet) -> bool:
        """Whether somebody inside has the port that a packet goes to."""
        return packet.protocol << 16 | packet.dst_port in self._by_port

    def outward(self, packet: Packet, address: int, now_ns: int) -> bool:
        """Give a packet from inside its source outside, `address`; False: it cannot pass."""
        protocol, inside, port = packet.protocol, packet.src, packet.src_port
        mapping = self._by_inside.get(_inside_key(protocol, inside, port))
        remote, remote_port = packet.dst, _remote_port(packet, packet.dst_port)
        session: NatSession | None = None
        if mapping is not None:
            session = mapping.sessions.get(remote << 16 | remote_port)
        if session is None:
            if packet.error or packet.flags & RST or not self.sessions.room():
                return False
            # Making room may have ended the mapping.
            mapping = self._by_inside.get(_inside_key(protocol, inside, port))
            if mapping is None:
                mapping = self._map(protocol, inside, port)
                if mapping is None:
                    return False
            session = self._begin(mapping, remote, remote_port)
        self.sessions.touch(session, packet, INSIDE, now_ns)
        packet.to_src = address
        packet.to_src_port = session.mapping.port
        return True

    def inward(self, packet: Packet, now_ns: int, from_inside: bool = False) -> int:
        """Find out who inside a packet to the address outside is for: NOT_OURS, PASS or DROP.

        `from_inside`: it turns around here, and its sender has been let in by being inside.
        """
        mapping = self._by_port.get(packet.protocol << 16 | packet.dst_port)
        if mapping is None:
            return NOT_OURS
        remote, remote_port = packet.to_src, _remote_port(packet, packet.to_src_port)
        session = mapping.sessions.get(remote << 16 | remote_port)
        if session is None:
            if not from_inside and remote not in mapping.peers:
                return DROP
            if packet.error or packet.flags & RST or not self.sessions.room():
                return DROP
            if self._by_port.get(packet.protocol << 16 | packet.dst_port) is not mapping:
                return DROP
            session = self._begin(mapping, remote, remote_port)
        self.sessions.touch(session, packet, REMOTE, now_ns)
        packet.to_dst = mapping.inside
        packet.to_dst_port = mapping.inside_port
        return PASS

    def forget(self, session: NatSession) -> None:
        """A session is over, and with the last one its mapping."""
        mapping = session.mapping
        mapping.sessions.pop(session.remote << 16 | session.remote_port, None)
        left = mapping.peers[session.remote] - 1
        if left > 0:
            mapping.peers[session.remote] = left
        else:
            del mapping.peers[session.remote]
        if len(mapping.sessions) == 0:
            del self._by_port[mapping.protocol << 16 | mapping.port]
            key = _inside_key(mapping.protocol, mapping.inside, mapping.inside_port)
            del self._by_inside[key]

    def forget_all(self) -> None:
        """The address outside changed: nobody would find the old one (RFC 5382 has no cure)."""
        for mapping in list(self._by_port.values()):
            for session in list(mapping.sessions.values()):
                self.sessions.end(session)

    def _begin(self, mapping: Mapping, remote: int, remote_port: int) -> NatSession:
        session = NatSession(self, mapping, remote, remote_port)
        mapping.sessions[remote << 16 | remote_port] = session
        mapping.peers[remote] = mapping.peers.get(remote, 0) + 1
        self.sessions.begin(session)
        return session

    def _map(self, protocol: int, inside: int, inside_port: int) -> Mapping | None:
        port = self._free_port(protocol, inside_port)
        if port < 0:
            return None
        mapping = Mapping(protocol, inside, inside_port, port)
        self._by_port[protocol << 16 | port] = mapping
        self._by_inside[_inside_key(protocol, inside, inside_port)] = mapping
        return mapping

    def _free_port(self, protocol: int, wanted: int) -> int:
        """`wanted` if it may be had, else one at random, odd or even as that is (REQ-3, REQ-4)."""
        if FIRST_PORT <= wanted < FIRST_OWN_PORT and protocol << 16 | wanted not in self._by_port:
            return wanted
        start = self._prf.below(_PORTS // 2)
        for step in range(_PORTS // 2):
            port = FIRST_PORT + (start + step) % (_PORTS // 2) * 2 + (wanted & 1)
            if protocol << 16 | port not in self._by_port:
                return port
        return -1


def _inside_key(protocol: int, inside: int, port: int) -> int:
    return wrap_shl(protocol, 48) | inside << 16 | port


def _remote_port(packet: Packet, port: int) -> int:
    """The remote end of an echo has no port: the identifier is ours."""
    return port if packet.has_ports() else 0
