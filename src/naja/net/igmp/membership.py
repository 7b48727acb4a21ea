"""The groups that programs have joined, and what routers and switches are told of them.

Version 3, and versions 1 and 2 for as long as a router speaks no other. Missing on purpose: filters
of sources (a group is joined with all of them).
Source: RFC 3376 5, 7.2 and 8, RFC 2236 3, RFC 1112.
"""

from typing import Final

from naja.net.errors import no_buffers
from naja.net.iface.interface import Interface
from naja.net.ip.groups import Groups
from naja.net.timers import NEVER, Timer
from naja.net.wire import igmp
from naja.net.wire.address import group_mac
from naja.net.wire.igmp import ALL_HOSTS, PROTOCOL_IGMP
from naja.net.wire.ipv4 import Ipv4Header

MAX_GROUPS: Final = 64
# RFC 3376 8.1 and 8.11, RFC 2236 8.10: how often a change is told, and how far apart.
ROBUSTNESS: Final = 2
REPEAT_NS: Final = 1_000_000_000
REPEAT_OLD_NS: Final = 10_000_000_000
# RFC 3376 8.12: how long a router of an older version is remembered, with its defaults.
OLDER_NS: Final = 260_000_000_000


class _Group:
    """One group; without members when all that is left to do is to say so."""

    def __init__(self) -> None:
        self.members = 0
        # How often the change is to be told still.
        self.changes = 0
        self.at_ns = NEVER


class _ReportTimer(Timer):
    def __init__(self, owner: "Membership") -> None:
        super().__init__()
        self._owner = owner

    def expire(self, now_ns: int) -> None:
        self._owner.report(now_ns)


class Membership(Groups):
    """Takes part in `interface` from the moment it is made."""

    def __init__(self, interface: Interface) -> None:
        self._interface = interface
        self._groups: dict[int, _Group] = {}
        self._timer = _ReportTimer(self)
        self._version = 3
        self._older_until_ns = 0
        interface.groups = self

    def join(self, group: int, now_ns: int) -> None:
        """One more socket is in `group`. OSError if there is no room for another group."""
        found = self._groups.get(group)
        if found is None:
            if len(self._groups) >= MAX_GROUPS:
                raise no_buffers()
            found = self._groups[group] = _Group()
        found.members += 1
        if found.members == 1:
            self._changed(group, found, now_ns)

    def leave(self, group: int, now_ns: int) -> None:
        """A socket that was in `group` is so no more."""
        found = self._groups[group]
        found.members -= 1
        if found.members == 0:
            self._changed(group, found, now_ns)

    # What the interface asks.

    def takes(self, mac: int) -> bool:
        if mac == group_mac(ALL_HOSTS):
            return True
        for group, one in self._groups.items():
            if one.members > 0 and group_mac(group) == mac:
                return True
        return False

    def member(self, dst: int) -> bool:
        found = self._groups.get(dst)
        return dst == ALL_HOSTS if found is None else found.members > 0

    def receive(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        if header.protocol != PROTOCOL_IGMP or header.fragment:
            return False
        message = igmp.parse(frame, header.at, header.end)
        if message is None:
            self._interface.counters.malformed += 1
        elif message.kind == igmp.QUERY:
            self._asked(message, now_ns)
        elif message.kind == igmp.REPORT_1 or message.kind == igmp.REPORT_2:
            # Before version 3 one member speaks for all.
            found = self._groups.get(message.group)
            if self._version < 3 and found is not None and found.members > 0:
                found.at_ns = NEVER
                found.changes = 0
        return True

    def _asked(self, query: igmp.Message, now_ns: int) -> None:
        if query.version < 3:
            self._version = min(query.version, self._version)
            self._older_until_ns = now_ns + OLDER_NS
        at_ns = now_ns + self._interface.prf.below(max(query.within_ns, 1))
        for group, one in self._groups.items():
            asked = query.group == 0 or query.group == group
            if asked and one.members > 0 and (one.at_ns < 0 or one.at_ns > at_ns):
                one.at_ns = at_ns
        self._set_timer()

    # What is told.

    def _changed(self, group: int, one: _Group, now_ns: int) -> None:
        if group == ALL_HOSTS:
            # Everybody is in it: nobody asks, and nobody tells (RFC 3376 6).
            if one.members == 0:
                del self._groups[group]
            return
        one.changes = ROBUSTNESS
        one.at_ns = now_ns
        self.report(now_ns)

    def report(self, now_ns: int) -> None:
        """Tell what is due."""
        if self._version < 3 and now_ns >= self._older_until_ns:
            self._version = 3
        due = [group for group, one in self._groups.items() if 0 <= one.at_ns <= now_ns]
        kinds: list[int] = []
        for group in due:
            one = self._groups[group]
            kinds.append(self._kind(one))
            if self._version < 3:
                self._tell_old(group, one)
            self._told(group, one, now_ns)
        if self._version == 3 and len(due) > 0:
            self._interface.send_to_group(igmp.report(self._source(), due, kinds))
        self._set_timer()

    def _kind(self, one: _Group) -> int:
        if one.changes == 0:
            return igmp.IS_IN
        return igmp.COMES if one.members > 0 else igmp.LEAVES

    def _tell_old(self, group: int, one: _Group) -> None:
        """RFC 2236 3: a report goes to the group itself; version 1 has no word for leaving."""
        if one.members > 0:
            kind = igmp.REPORT_1 if self._version == 1 else igmp.REPORT_2
            message = igmp.old_message(kind, self._source(), group, group)
            self._interface.send_to_group(message)
        elif self._version == 2:
            dst = igmp.ALL_ROUTERS
            message = igmp.old_message(igmp.LEAVE_2, self._source(), dst, group)
            self._interface.send_to_group(message)

    def _told(self, group: int, one: _Group, now_ns: int) -> None:
        """What is to be told of `one` next, if anything."""
        one.at_ns = NEVER
        one.changes = max(one.changes - 1, 0)
        if one.members == 0 and (one.changes == 0 or self._version < 3):
            del self._groups[group]
        elif one.changes > 0:
            limit_ns = REPEAT_NS if self._version == 3 else REPEAT_OLD_NS
            one.at_ns = now_ns + 1 + self._interface.prf.below(limit_ns)

    def _source(self) -> int:
        return self._interface.configuration.address

    def _set_timer(self) -> None:
        at_ns = NEVER
        for one in self._groups.values():
            if one.at_ns >= 0 and (at_ns < 0 or one.at_ns < at_ns):
                at_ns = one.at_ns
        self._interface.timers.set(self._timer, at_ns)
