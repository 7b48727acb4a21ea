"""The claim to an IPv4 address (RFC 5227): probes, announcements, conflicts, two owners."""

import pytest
from scapy.layers.dhcp import BOOTP, DHCP
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import ARP, Ether

from naja.net.arp.claim import (
    ANNOUNCE_INTERVAL_NS,
    ANNOUNCE_WAIT_NS,
    DEFEND_INTERVAL_NS,
    PROBE_MAX_NS,
    PROBE_MIN_NS,
)
from naja.net.dhcp.client import DECLINE_PAUSE_NS, MAX_CONFLICTS, RATE_LIMIT_INTERVAL_NS
from naja.net.iface.interface import Interface
from naja.net.wire.address import parse_ipv4
from naja.sim.clock import SeededEntropy, VirtualClock
from naja.sim.link import Link
from naja.sim.pair import Pair
from unit.net.worlds import A_MAC, B_MAC, SECOND_NS, A

US, RIVAL_MAC, EVERYBODY = "10.0.0.1", "02:00:00:00:00:77", "ff:ff:ff:ff:ff:ff"
SERVER = "10.0.0.2"
PROBE, CLAIM = ("0.0.0.0", US), (US, US)


class World:
    """One interface; `told` are the conflicts that people hear of."""

    def __init__(self, seed: int = 3) -> None:
        self.now_ns = SECOND_NS
        self.host = Interface(A_MAC, 1500, SeededEntropy(seed).random_bytes(16))
        self.told: list[tuple[int, int]] = []
        self.host.tell_conflict = lambda address, mac: self.told.append((address, mac))

    def static(self) -> "World":
        self.host.configure(A, 24, 0, self.now_ns)
        return self

    def leased(self) -> "World":
        self.host.start_dhcp(self.now_ns)
        self.lease()
        return self

    def lease(self) -> None:
        """A server gives the address."""
        for kind in ("offer", "ack"):
            xid = [frame[BOOTP].xid for frame in self.said() if BOOTP in frame][-1]
            options = [("message-type", kind), ("server_id", SERVER), ("lease_time", 86400)]
            options += [("subnet_mask", "255.255.255.0"), "end"]  # type: ignore[list-item]
            message = BOOTP(op=2, xid=xid, yiaddr=US, chaddr=A_MAC.to_bytes(6, "big"))
            head = Ether(dst=EVERYBODY) / IP(src=SERVER, dst="255.255.255.255")
            packet = head / UDP(sport=67, dport=68) / message / DHCP(options=options)
            self.host.receive(bytes(packet), self.now_ns)
        assert self.host.configured()

    def said(self) -> list[Ether]:
        self.host.poll(self.now_ns)
        frames = []
        frame = self.host.next_frame()
        while frame is not None:
            frames.append(Ether(bytes(frame)))
            frame = self.host.next_frame()
        return frames

    def arp(self) -> list[tuple[str, str]]:
        """Sender and target of the ARP packets that leave now."""
        return [(frame[ARP].psrc, frame[ARP].pdst) for frame in self.said() if ARP in frame]

    def hear(self, source: str, target: str, operation: int = 1, mac: str = RIVAL_MAC) -> None:
        packet = ARP(op=operation, psrc=source, pdst=target, hwsrc=mac)
        self.host.receive(bytes(Ether(src=mac, dst=EVERYBODY) / packet), self.now_ns)

    def step(self) -> int:
        """Go on to the next timer; how long that took."""
        before_ns, self.now_ns = self.now_ns, self.host.next_deadline_ns()
        return self.now_ns - before_ns


@pytest.mark.parametrize("seed", range(8))
def test_three_probes_then_two_announcements(seed: int) -> None:
    world = World(seed).static()
    assert world.host.configured() and world.arp() == [PROBE]
    for _ in range(2):
        assert PROBE_MIN_NS <= world.step() <= PROBE_MAX_NS
        assert world.arp() == [PROBE]
    assert world.step() == ANNOUNCE_WAIT_NS and world.arp() == [CLAIM]
    assert world.step() == ANNOUNCE_INTERVAL_NS and world.arp() == [CLAIM]
    assert world.host.next_deadline_ns() == -1 and world.host.counters.address_conflicts == 0


def test_the_spacing_is_drawn_for_each_probe() -> None:
    waits = set()
    for seed in range(10):
        world = World(seed).static()
        for _ in range(2):
            world.arp()
            waits.add(world.step())
    assert len(waits) == 20


def test_a_probe_is_as_the_rfc_draws_it() -> None:
    ((probe),) = World().static().said()
    assert (probe.dst, probe.src) == (EVERYBODY, "02:00:00:00:00:01")
    assert (probe[ARP].op, probe[ARP].hwsrc) == (1, "02:00:00:00:00:01")
    assert probe[ARP].hwdst == "00:00:00:00:00:00"


def test_the_same_address_again_is_not_asked_for_again() -> None:
    world = World().static()
    assert world.arp() == [PROBE]
    world.host.configure(A, 16, parse_ipv4(SERVER), world.now_ns)
    assert world.arp() == []
    world.host.configure(A + 5, 24, 0, world.now_ns)
    assert world.arp() == [("0.0.0.0", "10.0.0.6")]
    world.host.deconfigure(world.now_ns)
    assert world.host.next_deadline_ns() == -1


@pytest.mark.parametrize("operation", [1, 2])
@pytest.mark.parametrize("probes", [1, 2, 3])
def test_a_leased_address_that_somebody_has_is_declined_at_once(
    operation: int, probes: int
) -> None:
    world = World().leased()
    assert world.arp() == [PROBE]
    for _ in range(probes - 1):
        world.step()
        world.arp()
    world.hear(US, US if operation == 1 else "0.0.0.0", operation)
    assert not world.host.configured() and world.host.counters.address_conflicts == 1
    (decline,) = world.said()
    assert ("requested_addr", US) in decline[DHCP].options and ARP not in decline
    assert world.step() == DECLINE_PAUSE_NS
    world.lease()
    assert world.arp() == [PROBE] and world.told == []


def test_a_leased_address_that_somebody_wants_as_well_is_declined() -> None:
    world = World().leased()
    world.arp()
    world.hear("0.0.0.0", US, mac="02:00:00:00:00:01")
    world.hear("0.0.0.0", "10.0.0.9")
    world.hear("0.0.0.0", US, operation=2)
    assert world.host.configured()
    world.hear("0.0.0.0", US)
    assert not world.host.configured()


def test_who_probes_for_an_address_that_is_ours_is_answered() -> None:
    world = World().leased()
    while PROBE in world.arp() or world.host._claim.probing:
        world.step()
    world.step()
    world.arp()
    world.hear("0.0.0.0", US)
    assert world.arp() == [(US, "0.0.0.0")] and world.host.configured()
    assert world.host.counters.address_conflicts == 0
    # Once it is ours it is defended once, and given up when the other insists (2.4 b).
    world.hear(US, US)
    assert world.arp() == [CLAIM] and world.host.configured()
    world.now_ns += DEFEND_INTERVAL_NS - 1
    world.hear(US, US)
    assert not world.host.configured() and world.host.counters.address_conflicts == 2


def test_after_ten_conflicts_one_address_a_minute_is_tried() -> None:
    world = World().leased()
    pauses = []
    for _ in range(MAX_CONFLICTS + 2):
        world.hear(US, "0.0.0.0", 2)
        world.said()
        pauses.append(world.step())
        world.lease()
    often = MAX_CONFLICTS - 1
    assert pauses == [DECLINE_PAUSE_NS] * often + [RATE_LIMIT_INTERVAL_NS] * 3


def test_a_static_address_stays_and_people_are_told_once() -> None:
    world = World().static()
    assert world.arp() == [PROBE]
    world.hear(US, "0.0.0.0", 2)
    assert world.told == [(A, 0x020000000077)] and world.host.configured()
    # Defended once; neither probes nor announcements go on.
    assert world.arp() == [CLAIM] and world.host.next_deadline_ns() == -1
    world.hear(US, US)
    assert world.arp() == []
    world.now_ns += DEFEND_INTERVAL_NS
    world.hear(US, US)
    assert world.arp() == [CLAIM] and len(world.told) == 1
    assert world.host.counters.address_conflicts == 3


def test_a_static_address_that_somebody_wants_as_well_is_told_to_be_ours() -> None:
    world = World().static()
    world.arp()
    world.hear("0.0.0.0", US)
    assert world.arp() == [(US, "0.0.0.0")] and world.told == []
    assert world.host.counters.address_conflicts == 1


def pair(a: Interface, b: Interface, clock: VirtualClock) -> Pair[Interface]:
    return Pair(clock, a, b, Link(1), Link(2))


def test_two_machines_with_one_static_address_both_say_so() -> None:
    clock = VirtualClock()
    hosts = [Interface(mac, 1500, SeededEntropy(mac).random_bytes(16)) for mac in (A_MAC, B_MAC)]
    told: list[tuple[int, int]] = []
    for host in hosts:
        host.tell_conflict = lambda address, mac: told.append((address, mac))
        host.configure(A, 24, 0, clock.now_ns)
    world = pair(hosts[0], hosts[1], clock)
    world.run(60 * SECOND_NS)
    assert sorted(told) == [(A, A_MAC), (A, B_MAC)]
    assert all(host.configured() and host.counters.address_conflicts for host in hosts)
    # A few frames, and no war.
    assert len(world.a_to_b.sent) <= 4 and len(world.b_to_a.sent) <= 4


def test_a_lease_gives_way_to_who_is_there() -> None:
    world = World().leased()
    world.arp()
    owner = Interface(B_MAC, 1500, SeededEntropy(2).random_bytes(16))
    owner.configure(A, 24, 0, 0)
    while owner.next_deadline_ns() >= 0:
        owner.poll(owner.next_deadline_ns())
        while owner.next_frame() is not None:
            pass
    client = world.host.tcp.connect(parse_ipv4(SERVER), 80, world.now_ns)
    probe = ARP(op=1, psrc="0.0.0.0", pdst=US, hwsrc="02:00:00:00:00:01")
    owner.receive(bytes(Ether(src="02:00:00:00:00:01", dst=EVERYBODY) / probe), world.now_ns)
    answer = owner.next_frame()
    assert answer is not None
    world.host.receive(bytes(answer), world.now_ns)
    world.host.poll(world.now_ns)
    error = client.error()
    assert not world.host.configured() and error is not None and error.errno == 100
    assert owner.counters.address_conflicts == 0
