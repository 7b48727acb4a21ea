"""The groups of IPv6 that this host listens to, and what routers are told of them by MLDv2.

Those of its own addresses are told of when the addresses come (`discovery.py`); here are those
that programs have joined, and the answers to queries, which are about both. Version 1 is spoken for
as long as a router of the link speaks no other. Missing on purpose: filters of sources.
Source: RFC 3810 5.1, 6, 8 and 9, RFC 2710, RFC 4291 2.7.
"""

from collections.abc import Callable
from typing import Final

from naja.lang.octets import u16be
from naja.net.errors import no_buffers
from naja.net.ip.names import Names
from naja.net.prf import Prf
from naja.net.timers import NEVER, Timer, TimerHeap
from naja.net.wire import icmpv6
from naja.net.wire.address6 import ALL_NODES, LENGTH, UNSPECIFIED, group_mac
from naja.net.wire.ipv6 import Ipv6Header

# With those of its own addresses a report about all of them fits the least packet.
MAX_GROUPS: Final = 48
# RFC 3810 9.1 and 9.11: how often a change is told, and how far apart at most.
ROBUSTNESS: Final = 2
REPEAT_NS: Final = 1_000_000_000
# RFC 2710 7.10.
REPEAT_OLD_NS: Final = 10_000_000_000
# RFC 3810 9.12: how long a router of version 1 is remembered, with its defaults.
OLDER_NS: Final = 260_000_000_000
_MILLISECOND_NS: Final = 1_000_000
_DELAY: Final = 4
_GROUP: Final = 8
_LEAST_QUERY: Final = 24
_FLOATS: Final = 0x8000
# Nobody beyond this host is to know of groups with a smaller scope (RFC 3810 6).
_LEAST_SCOPE: Final = 2


class _Group:
    """Without members when all that is left to do is to say so."""

    def __init__(self, octets: bytes) -> None:
        self.octets = octets
        self.members = 0
        # How often the change is to be told still.
        self.changes = 0
        self.at_ns = NEVER


class Listening(Timer):
    """`nodes` tells the groups of our own addresses; `tell` sends records: groups and kinds."""

    def __init__(
        self,
        names: Names,
        timers: TimerHeap,
        prf: Prf,
        nodes: Callable[[], list[bytes]],
        tell: Callable[[list[bytes], list[int]], None],
    ) -> None:
        super().__init__()
        self._names = names
        self._timers = timers
        self._prf = prf
        self._nodes = nodes
        self._tell = tell
        self._groups: dict[int, _Group] = {}
        # Queries: when to answer about everything, and about single groups.
        self._all_at_ns = NEVER
        self._asked: dict[bytes, int] = {}
        self._older_until_ns = NEVER

    def join(self, name: int, now_ns: int) -> None:
        """One more socket is in the group named so. OSError if there is no room for another."""
        found = self._groups.get(name)
        if found is None:
            if len(self._groups) >= MAX_GROUPS:
                raise no_buffers()
            found = self._groups[name] = _Group(self._names.address(name).octets())
        found.members += 1
        if found.members == 1:
            self._changed(name, found, now_ns)

    def leave(self, name: int, now_ns: int) -> None:
        """A socket that was in the group is so no more."""
        found = self._groups[name]
        found.members -= 1
        if found.members == 0:
            self._changed(name, found, now_ns)

    def member(self, name: int) -> bool:
        """Whether a program is in the group named so."""
        found = self._groups.get(name)
        return found is not None and found.members > 0

    def takes(self, mac: int) -> bool:
        """Whether frames to these stations may be for a program."""
        for one in self._groups.values():
            if one.members > 0 and group_mac(one.octets) == mac:
                return True
        return False

    def used(self) -> list[int]:
        """The names of groups that programs are in, or were until now."""
        return list(self._groups.keys())

    def asked(self, frame: bytes, header: Ipv6Header, now_ns: int) -> None:
        """A query from a router of the link: answer some time soon (RFC 3810 6.2)."""
        length = header.end - header.at
        if length < _LEAST_QUERY:
            return
        code = u16be(frame, header.at + _DELAY)
        if length == _LEAST_QUERY:
            self._older_until_ns = now_ns + OLDER_NS
        limit_ns = (code if length == _LEAST_QUERY else _delay_ms(code)) * _MILLISECOND_NS
        at_ns = now_ns + self._prf.below(max(limit_ns, 1))
        group = frame[header.at + _GROUP : header.at + _GROUP + LENGTH]
        if 0 <= self._all_at_ns <= at_ns:
            return
        if group == UNSPECIFIED:
            self._all_at_ns = at_ns
        elif group in self._everything():
            before_ns = self._asked.get(group, NEVER)
            self._asked[group] = at_ns if before_ns < 0 else min(at_ns, before_ns)
        self._set_timer()

    def speaks_old(self, now_ns: int) -> bool:
        """Whether version 1 is spoken on the link (RFC 3810 8.2.1)."""
        return now_ns < self._older_until_ns

    def told_by_another(self, frame: bytes, header: Ipv6Header, now_ns: int) -> None:
        """A report of version 1 speaks for all members of its group (RFC 2710 4)."""
        if not self.speaks_old(now_ns) or header.end - header.at < _LEAST_QUERY:
            return
        group = frame[header.at + _GROUP : header.at + _GROUP + LENGTH]
        if group in self._asked:
            del self._asked[group]
        found = self._groups.get(self._names.find(group, 0))
        if found is not None and found.members > 0:
            found.changes = 0
            found.at_ns = NEVER
        self._set_timer()

    def expire(self, now_ns: int) -> None:
        """Tell what is due."""
        groups: list[bytes] = []
        if 0 <= self._all_at_ns <= now_ns:
            self._all_at_ns = NEVER
            self._asked.clear()
            groups = self._everything()
        for group in list(self._asked.keys()):
            if self._asked[group] <= now_ns:
                del self._asked[group]
                groups.append(group)
        kinds = [icmpv6.IS_EXCLUDE] * len(groups)
        for name in list(self._groups.keys()):
            one = self._groups[name]
            if 0 <= one.at_ns <= now_ns:
                groups.append(one.octets)
                kinds.append(icmpv6.TO_EXCLUDE if one.members > 0 else icmpv6.TO_INCLUDE)
                self._told(name, one, now_ns)
        if len(groups) > 0:
            self._tell(groups, kinds)
        self._set_timer()

    # Inside.

    def _everything(self) -> list[bytes]:
        """The groups that routers should know of."""
        groups = self._nodes()
        for one in self._groups.values():
            if one.members > 0 and _is_told(one.octets) and one.octets not in groups:
                groups.append(one.octets)
        return groups

    def _changed(self, name: int, one: _Group, now_ns: int) -> None:
        if _is_told(one.octets):
            one.changes = ROBUSTNESS
            one.at_ns = now_ns
            self.expire(now_ns)
        elif one.members == 0:
            del self._groups[name]

    def _told(self, name: int, one: _Group, now_ns: int) -> None:
        one.changes = one.changes - 1 if one.members > 0 or not self.speaks_old(now_ns) else 0
        one.at_ns = NEVER
        if one.changes > 0:
            limit_ns = REPEAT_OLD_NS if self.speaks_old(now_ns) else REPEAT_NS
            one.at_ns = now_ns + 1 + self._prf.below(limit_ns)
        elif one.members == 0:
            del self._groups[name]

    def _set_timer(self) -> None:
        at_ns = self._all_at_ns
        for asked_ns in self._asked.values():
            at_ns = asked_ns if at_ns < 0 else min(at_ns, asked_ns)
        for one in self._groups.values():
            if one.at_ns >= 0:
                at_ns = one.at_ns if at_ns < 0 else min(at_ns, one.at_ns)
        self._timers.set(self, at_ns)


def _is_told(group: bytes) -> bool:
    """Whether routers care who listens (RFC 3810 6)."""
    return group != ALL_NODES and group[1] & 15 >= _LEAST_SCOPE


def _delay_ms(code: int) -> int:
    """What a Maximum Response Code means (RFC 3810 5.1.3)."""
    if code < _FLOATS:
        return code
    return (code & 0xFFF | 0x1000) << ((code >> 12 & 7) + 3)
