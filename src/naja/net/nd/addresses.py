"""Our IPv6 addresses, the prefixes on the link and the routers. Source: RFC 4861 6.3, RFC 4862.

Addresses are used at once, optimistically (RFC 4429), while the question goes out whether
somebody else has them: the start of a machine waits for nobody. The last 64 bits are
`nd/identifiers.py`'s, others after each conflict (RFC 7217).
"""

from typing import Final

from naja.lang.octets import Octets, u32be
from naja.net.ip.names import Names, word
from naja.net.ip.six import LOCALHOST_SIX
from naja.net.nd.identifiers import IDGEN_DELAY_NS, Identifiers
from naja.net.prf import Prf
from naja.net.timers import NEVER, Timer, TimerHeap
from naja.net.wire.address6 import LINK_LOCAL, agrees, is_link_local_at, same_prefix
from naja.net.wire.ipv4 import DEFAULT_TTL

MAX_ADDRESSES: Final = 8
MAX_PREFIXES: Final = 16
MAX_ROUTERS: Final = 4
MAX_SERVERS: Final = 4
MAX_REDIRECTS: Final = 64
# RFC 4862 5.1, RFC 4861 10: one probe, a second to object.
DAD_NS: Final = 1_000_000_000
_SECOND_NS: Final = 1_000_000_000
_FOR_EVER: Final = 0xFFFFFFFF
# RFC 4862 5.5.3 e: nobody shortens a lifetime below this without proof.
_TWO_HOURS_S: Final = 7200


class OwnAddress(Timer):
    """One of ours. `probing`: the question whether it is somebody's is open."""

    def __init__(self, owner: "Addresses", name: int, octets: bytes, static: bool) -> None:
        super().__init__()
        self._owner = owner
        self.name = name
        self.octets = octets
        self.static = static
        self.probing = True
        self.probed_until_ns = 0
        self.until_ns = NEVER
        self.link_local = is_link_local_at(octets, 0)

    def expire(self, now_ns: int) -> None:
        self._owner.time_is_up(self, now_ns)


class Again(Timer):
    """The next address of a prefix, when all who lost theirs at once do not ask at once."""

    def __init__(self, owner: "Addresses", prefix: bytes, until_ns: int) -> None:
        super().__init__()
        self._owner = owner
        self.prefix = prefix
        self.until_ns = until_ns

    def expire(self, now_ns: int) -> None:
        self._owner.again(self, now_ns)


class Prefix:
    """A prefix on the link."""

    def __init__(self, octets: bytes, length: int, until_ns: int) -> None:
        self.octets = octets
        self.length = length
        self.until_ns = until_ns


class Addresses:
    """`fresh` has addresses to ask for and to announce groups of; `changed` tells of a change.

    `link_mtu`: octets of the largest packet on the link, at first the device's, and `hop_limit`, of
    packets for which nobody chose one, are what routers said last.
    """

    def __init__(
        self, names: Names, prf: Prf, timers: TimerHeap, identifiers: Identifiers, link_mtu: int
    ) -> None:
        self.link_mtu = link_mtu
        self.hop_limit = DEFAULT_TTL
        self._names = names
        self._prf = prf
        self._identifiers = identifiers
        self._timers = timers
        self.own: list[OwnAddress] = []
        self.fresh: list[OwnAddress] = []
        self.changed = False
        self._prefixes: list[Prefix] = []
        # Names of routers and until when each may be used (NEVER: always).
        self._routers: list[int] = []
        self._router_until_ns: list[int] = []
        # Names of servers that routers told (RFC 8106), and until when each may be asked.
        self._servers: list[int] = []
        self._server_until_ns: list[int] = []
        # Better next hops than the router, as it told itself (RFC 4861 8).
        self._redirects: dict[int, int] = {}
        self._now_ns = 0

    def begin(self, now_ns: int) -> None:
        """Make the link-local address."""
        self._now_ns = now_ns
        self._prefixes.append(Prefix(LINK_LOCAL + bytes(8), 64, NEVER))
        self._make(LINK_LOCAL, NEVER)

    def add_static(self, octets: bytes, length: int, now_ns: int) -> None:
        """An address that somebody chose for us, its prefix on the link."""
        self._now_ns = now_ns
        self._prefixes.append(Prefix(octets, length, NEVER))
        self._add(octets, NEVER, True)

    def add_router(self, name: int, seconds: int, now_ns: int) -> None:
        """A default router for so many seconds; 0: no more; -1: for ever."""
        self._now_ns = now_ns
        if name in self._routers:
            at = self._routers.index(name)
            del self._routers[at]
            del self._router_until_ns[at]
        if seconds == 0 or len(self._routers) >= MAX_ROUTERS:
            return
        self._routers.append(name)
        self._router_until_ns.append(NEVER if seconds < 0 else now_ns + seconds * _SECOND_NS)

    def no_router(self, name: int) -> None:
        """A neighbour says that it is none (RFC 4861 7.2.5); those that were given stay."""
        if name in self._routers:
            at = self._routers.index(name)
            if self._router_until_ns[at] != NEVER:
                del self._routers[at]
                del self._router_until_ns[at]

    def advertised(self, frame: bytes, at: int, now_ns: int) -> None:
        """A prefix option of a router (RFC 4861 6.3.4, RFC 4862 5.5.3)."""
        self._now_ns = now_ns
        length, flags, valid_s = frame[at + 2], frame[at + 3], u32be(frame, at + 4)
        octets = frame[at + 16 : at + 32]
        if length > 128 or octets[0] == 0xFF or is_link_local_at(octets, 0):
            return
        until_ns = NEVER if valid_s == _FOR_EVER else now_ns + valid_s * _SECOND_NS
        if flags & 0x80:
            self._on_link(octets, length, valid_s, until_ns)
        if flags & 0x40 and length == 64 and u32be(frame, at + 8) <= valid_s:
            self._configure(octets[:8], valid_s, until_ns)

    def time_is_up(self, address: OwnAddress, now_ns: int) -> None:
        """Nobody objected to an address, or its time has passed."""
        self._now_ns = now_ns
        if address.probing and now_ns >= address.probed_until_ns:
            address.probing = False
        if 0 <= address.until_ns <= now_ns:
            self._remove(address)
        else:
            self._timers.set(address, address.until_ns)

    def conflict(self, address: OwnAddress, now_ns: int) -> None:
        """Somebody else has it (RFC 4862 5.4.5): take another, a few times (RFC 7217 6)."""
        self._now_ns = now_ns
        self._remove(address)
        if address.static:
            return
        prefix = address.octets[:8]
        self._identifiers.conflict(prefix)
        again = Again(self, prefix, address.until_ns)
        self._timers.set(again, now_ns + 1 + self._prf.below(IDGEN_DELAY_NS))

    def again(self, lost: Again, now_ns: int) -> None:
        """It is time for the next address, unless a router's word brought one already."""
        self._now_ns = now_ns
        if lost.until_ns != NEVER and lost.until_ns <= now_ns:
            return
        for address in self.own:
            if not address.static and address.octets[:8] == lost.prefix:
                return
        self._make(lost.prefix, lost.until_ns)

    # Questions of the rest of the stack.

    def find(self, name: int) -> OwnAddress | None:
        # Asked for each packet: an iterator would be made.
        for index in range(len(self.own)):
            if self.own[index].name == name:
                return self.own[index]
        return None

    def is_ours(self, name: int) -> bool:
        return name == LOCALHOST_SIX or self.find(name) is not None

    def ready(self) -> bool:
        """Whether there is an address that reaches beyond the link."""
        for address in self.own:
            if not address.link_local:
                return True
        return False

    def has_global(self) -> bool:
        """Whether one of our addresses is of 2000::/3, which all of the network knows."""
        for address in self.own:
            if address.octets[0] >> 5 == 1:
                return True
        return False

    def source_for(self, name: int) -> int:
        """Our name in packets to `name`, 0 if none will do (RFC 6724 5, rules 1, 2 and 8)."""
        if name == LOCALHOST_SIX or self.find(name) is not None:
            return name
        wanted = self._names.address(name).octets()
        near = is_link_local_at(wanted, 0) or wanted[:2] == b"\xff\x02"
        best, most = 0, -1
        for address in self.own:
            if address.link_local == near:
                agree = _common_bits(address.octets, wanted)
                if agree > most:
                    best, most = address.name, agree
        return best

    def next_hop(self, name: int, now_ns: int) -> int:
        """The name of who takes packets to `name`; -1 if nobody does."""
        wanted = self._names.address(name).octets()
        for index in range(len(self._prefixes)):
            prefix = self._prefixes[index]
            if prefix.until_ns == NEVER or prefix.until_ns > now_ns:
                if same_prefix(prefix.octets, wanted, prefix.length):
                    return name
        better = self._redirects.get(name)
        return self.default_router(now_ns) if better is None else better

    def told_server(self, name: int, seconds: int, now_ns: int) -> None:
        """A name server for so many seconds, 0: no more (RFC 8106 5.1)."""
        if name in self._servers:
            at = self._servers.index(name)
            del self._servers[at]
            del self._server_until_ns[at]
        if seconds > 0 and len(self._servers) < MAX_SERVERS:
            self._servers.append(name)
            until_ns = NEVER if seconds == _FOR_EVER else now_ns + seconds * _SECOND_NS
            self._server_until_ns.append(until_ns)

    def told_server_at(self, data: Octets, at: int, seconds: int, now_ns: int) -> None:
        """The same of the address at data[at:]."""
        self.told_server(self._names.name_at(data, at), seconds, now_ns)

    def name_servers(self, now_ns: int) -> list[int]:
        """Names of the servers that routers told and that still may be asked."""
        servers: list[int] = []
        for index, until_ns in enumerate(self._server_until_ns):
            if until_ns == NEVER or until_ns > now_ns:
                servers.append(self._servers[index])
        return servers

    def redirect(self, name: int, hop: int, router: int, now_ns: int) -> bool:
        """`router` says that `hop` is the better way to `name`; False if it is not to say that."""
        if self.next_hop(name, now_ns) != router:
            return False
        self._redirects.pop(name, None)
        if len(self._redirects) >= MAX_REDIRECTS:
            for oldest in self._redirects:
                del self._redirects[oldest]
                break
        self._redirects[name] = hop
        return True

    def link_length(self, data: Octets, at: int, now_ns: int) -> int:
        """Bits of the longest prefix on the link that data[at:] is in; -1 if there is none."""
        longest = -1
        for prefix in self._prefixes:
            if prefix.length > longest and (prefix.until_ns == NEVER or prefix.until_ns > now_ns):
                if agrees(data, at, prefix.octets, prefix.length):
                    longest = prefix.length
        return longest

    def default_router(self, now_ns: int) -> int:
        """The name of a router that takes everything; -1 if there is none."""
        for index in range(len(self._routers)):
            until_ns = self._router_until_ns[index]
            if until_ns == NEVER or until_ns > now_ns:
                return self._routers[index]
        return -1

    def router_silent(self, name: int) -> None:
        """A next hop does not answer: other routers come first (RFC 4861 6.3.6)."""
        for told, hop in list(self._redirects.items()):
            if hop == name:
                del self._redirects[told]
        if name in self._routers and len(self._routers) > 1:
            at = self._routers.index(name)
            until_ns = self._router_until_ns[at]
            del self._routers[at]
            del self._router_until_ns[at]
            self._routers.append(name)
            self._router_until_ns.append(until_ns)

    def used(self) -> list[int]:
        """Names that must stay known."""
        names = [address.name for address in self.own] + self._routers + self._servers
        return names + list(self._redirects.keys()) + list(self._redirects.values())

    # Inside.

    def _on_link(self, octets: bytes, length: int, valid_s: int, until_ns: int) -> None:
        for index, prefix in enumerate(self._prefixes):
            if prefix.length == length and same_prefix(prefix.octets, octets, length):
                if valid_s == 0:
                    del self._prefixes[index]
                elif prefix.until_ns != NEVER:
                    prefix.until_ns = until_ns
                return
        if valid_s > 0 and len(self._prefixes) < MAX_PREFIXES:
            self._prefixes.append(Prefix(octets, length, until_ns))

    def _configure(self, prefix: bytes, valid_s: int, until_ns: int) -> None:
        for address in self.own:
            if address.octets[:8] == prefix:
                self._renew(address, valid_s, until_ns)
                return
        if valid_s > 0:
            self._make(prefix, until_ns)

    def _renew(self, address: OwnAddress, valid_s: int, until_ns: int) -> None:
        if address.static:
            return
        least_ns = self._now_ns + _TWO_HOURS_S * _SECOND_NS
        longer = address.until_ns != NEVER and (until_ns == NEVER or until_ns > address.until_ns)
        if not longer and valid_s <= _TWO_HOURS_S:
            if address.until_ns != NEVER and address.until_ns <= least_ns:
                return
            until_ns = least_ns
        address.until_ns = until_ns
        if not address.probing:
            self._timers.set(address, until_ns)

    def _make(self, prefix: bytes, until_ns: int) -> None:
        """An address of our own in a prefix of 64 bits, unless all were tried."""
        identifier = self._identifiers.current(prefix)
        if len(identifier) > 0:
            self._add(prefix + identifier, until_ns, False)

    def _add(self, octets: bytes, until_ns: int, static: bool) -> None:
        if len(self.own) >= MAX_ADDRESSES:
            return
        name = self._names.name(word(octets, 0), word(octets, 8))
        address = OwnAddress(self, name, octets, static)
        address.until_ns = until_ns
        address.probed_until_ns = self._now_ns + DAD_NS
        self.own.append(address)
        self.fresh.append(address)
        self._timers.set(address, address.probed_until_ns)
        self.changed = True

    def _remove(self, address: OwnAddress) -> None:
        self._timers.remove(address)
        if address in self.own:
            self.own.remove(address)
            self.changed = True


def _common_bits(a: bytes, b: bytes) -> int:
    """How many bits two addresses have in common from the left, by octets."""
    count = 0
    while count < 16 and a[count] == b[count]:
        count += 1
    return count
