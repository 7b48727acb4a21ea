"""A stateful filter of what is passed on: who began a conversation, and rules for who may.

Source: RFC 4787 5 and RFC 5382 5 for how long silence may last, RFC 6092 for IPv6. An address of
IPv6 takes part by a keyed hash of 32 bits, so that nobody can make two the same.
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.filter.rules import RuleList
from naja.net.forward.packet import Packet
from naja.net.forward.sessions import INSIDE, MAX_SESSIONS, REMOTE, Session, Sessions
from naja.net.timers import TimerHeap

_PROTOCOL_SHIFT: Final = 32


class Conversation(Session):
    def __init__(self, guard: "Guard", key: tuple[int, int], protocol: int) -> None:
        super().__init__(guard.sessions, protocol)
        self._guard = guard
        self.key = key

    def ended(self) -> None:
        self._guard.forget(self)


class Guard:
    """Stands at one interface: what comes in there must answer, or a rule must let it in."""

    def __init__(self, timers: TimerHeap, limit: int = MAX_SESSIONS) -> None:
        self.sessions = Sessions(timers, limit)
        self.inbound = RuleList(False)
        self._known: dict[tuple[int, int], Conversation] = {}

    def outward(self, packet: Packet, now_ns: int) -> bool:
        """Whether a packet may leave by the interface; what it begins is remembered."""
        key = _key(packet.src, packet.src_port, packet.dst, packet.dst_port, packet.protocol)
        return self._pass(key, packet, INSIDE, now_ns)

    def inward(self, packet: Packet, octets: bytes, now_ns: int) -> bool:
        """Whether a packet may come in; `octets`: its source address as on the wire."""
        key = _key(packet.dst, packet.dst_port, packet.src, packet.src_port, packet.protocol)
        if key not in self._known:
            port = packet.dst_port if packet.has_ports() else 0
            if not self.inbound.allows(packet.protocol, octets, port, True):
                return False
        return self._pass(key, packet, REMOTE, now_ns)

    def forget(self, conversation: Conversation) -> None:
        del self._known[conversation.key]

    def _pass(self, key: tuple[int, int], packet: Packet, side: int, now_ns: int) -> bool:
        known = self._known.get(key)
        if known is None:
            if packet.error or not self.sessions.room():
                return False
            known = Conversation(self, key, packet.protocol)
            self._known[key] = known
            self.sessions.begin(known)
        self.sessions.touch(known, packet, side, now_ns)
        return True


def _key(
    inside: int, inside_port: int, remote: int, remote_port: int, protocol: int
) -> tuple[int, int]:
    ports = inside_port << 16 | remote_port
    return (wrap_shl(inside, 32) | remote, protocol << _PROTOCOL_SHIFT | ports)
