"""Attacks on a translator, a guard, a firewall: floods, forged ends, errors and resets."""

import pytest
from hypothesis import given, settings, strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import ICMPv6DestUnreach, ICMPv6EchoRequest, IPv6
from scapy.layers.l2 import Ether
from scapy.packet import Packet, Raw

from naja.net.filter.firewall import Firewall
from naja.net.filter.rules import Rule, parse_rules
from naja.net.forward.nat import Nat
from naja.net.forward.packet import ACK, FIN, RST, SYN
from naja.net.forward.sessions import TCP_OPEN_NS, TCP_TRANSITORY_NS
from naja.net.wire.address import parse_ipv4
from unit.net.router_world import (
    A6,
    A_MAC as A_MAC_TEXT,
    B6,
    INSIDE,
    INSIDE6,
    INSIDE_MAC,
    OUTSIDE,
    OUTSIDE6,
    SECOND_NS,
    A,
    B,
    RouterWorld,
)
from unit.net.test_nat import OTHER, TCP_PROTOCOL, Natted, segment, udp
from unit.net.worlds import A_MAC, B_MAC, A as US, Hosts

STRANGER = "10.2.0.9"
SECOND_SIX = "fd01::3"


def mac(number: int) -> str:
    return ":".join(f"{octet:02x}" for octet in number.to_bytes(6, "big"))


class Small(RouterWorld):
    """A translator with room for `limit` sessions."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.nat = Nat(self.ends["outside"].prf, self.ends["outside"].timers, limit)
        self.outside.nat = self.nat
        self.router.guard(self.outside)


def test_a_server_that_was_talked_to_cannot_lock_others_out() -> None:
    """It may open sessions from all its ports; those that talk are older than all of them."""
    world = Small(100)
    for port in range(2000, 2060):
        world.from_a(udp(A, port, B, 80))
        world.from_b(udp(B, 80, OUTSIDE, port))
    world.from_a(udp(A, 3000, STRANGER, 80))
    for port in range(1, 500):
        world.from_b(udp(STRANGER, port, OUTSIDE, 3000))
    assert len(world.nat.sessions) == 100
    for port in range(4000, 4010):
        world.from_a(udp(OTHER, port, B, 80))
        assert len(world.got("b", UDP)) == 1
    for port in range(2000, 2060):
        world.from_b(udp(B, 80, OUTSIDE, port))
        assert len(world.got("a", UDP)) == 1, "who talks stays"
    assert world.nat.sessions.refused == 0


def test_what_is_closed_makes_room_and_a_flood_of_syns_goes_first() -> None:
    world = Small(8)
    client, _ = world.talk(B)
    for port in range(1, 200):
        world.from_a(segment(A, 2000 + port, STRANGER, 80, "S"))
    assert len(world.nat.sessions) == 8 and client.send(b"alive") == 5
    client.abort()
    world.settle()
    for port in range(1, 9):
        world.from_a(udp(A, 5000 + port, B, 80))
        world.from_b(udp(B, 80, OUTSIDE, 5000 + port))
        assert len(world.got("a", UDP)) == 1, "the reset connection was the last to go"


@pytest.mark.parametrize("flags", ["R", "RA"])
def test_a_forged_reset_does_not_shorten_a_life(flags: str) -> None:
    world = Natted()
    client, server = world.talk(B)
    port = server.remote_address()[1]
    for forger in (B, STRANGER):
        world.from_b(segment(forger, 80, OUTSIDE, port, flags))
    assert client.connected() and client.send(b"on") == 2
    world.settle()
    assert server.receive(9) == b"on"
    world.after(3600)
    assert world.nat.mappings() == 1, "whatever comes after it shows that the connection lives"
    assert client.send(b"later") == 5
    world.settle()
    assert server.receive(9) == b"later"


def test_a_reset_connection_is_forgotten_after_four_minutes() -> None:
    world = Natted()
    client, _ = world.talk(B)
    client.abort()
    world.after(239)
    assert world.nat.mappings() == 1
    world.after(2)
    assert world.nat.mappings() == 0


@pytest.mark.parametrize("end", ["FA", "R"])
def test_ports_that_are_used_again_are_a_new_connection(end: str) -> None:
    """In TIME-WAIT of the translator (RFC 6191): it lives as long as the one before."""
    world = Natted()

    def inside(flags: str) -> None:
        world.from_a(segment(OTHER, 5000, STRANGER, 9, flags))

    def outside(flags: str) -> None:
        world.from_b(segment(STRANGER, 9, OUTSIDE, 5000, flags))

    for _ in range(2):
        inside("S")
        (session,) = world.nat._by_port[TCP_PROTOCOL << 16 | 5000].sessions.values()
        assert not session.assured(), "nobody answered yet"
        outside("SA")
        inside("A")
        world.after(1000)
        assert world.nat.mappings() == 1, "idle for a quarter of an hour"
        inside(end)
        outside(end)
        world.after(10)
    world.after(240)
    assert world.nat.mappings() == 0


def error(src: str, dst: str, quoted: Packet, kind: int = 3, code: int = 3) -> Packet:
    return IP(src=src, dst=dst) / ICMP(type=kind, code=code) / Raw(bytes(quoted)[:28])


def test_errors_that_quote_what_nobody_sent() -> None:
    world = Natted()
    sent = world.out(udp(A, 4000, B, 53))
    before = world.count("forwarded")
    forged = [
        udp(OUTSIDE, 4001, B, 53),
        udp(OUTSIDE, 4000, B, 54),
        udp(OUTSIDE, 4000, STRANGER, 53),
        # Not our address: the port alone says nothing.
        udp("10.2.0.99", 4000, B, 53),
        udp(A, 4000, B, 53),
        IP(src=OUTSIDE, dst=B, proto=47) / Raw(bytes(8)),
        IP(src=OUTSIDE, dst=B) / ICMP(id=4000),
        IP(src=OUTSIDE, dst=B, ihl=15) / Raw(bytes(8)),
    ]
    for quoted in forged:
        world.from_b(error(STRANGER, OUTSIDE, quoted))
        assert [one for one in world.got("a", IP) if one.src != INSIDE] == [], quoted.summary()
    # RFC 5382 REQ-10, RFC 5508 REQ-4: no error ends a mapping, not even a right one.
    for kind, code in ((3, 1), (3, 3), (3, 4), (11, 0), (12, 0)):
        world.from_b(error(STRANGER, OUTSIDE, sent, kind, code))
        assert len([one for one in world.got("a", IP) if ICMP in one]) == 1
    assert world.nat.mappings() == 1 and world.count("forwarded") == before + 5


def test_an_error_goes_to_nobody_but_who_sent_what_it_quotes() -> None:
    """Else whoever talks to one inside reaches all the others through a guard."""
    world = RouterWorld()
    world.router.guard(world.outside)
    world.from_a(udp(A, 4000, B, 53))
    (sent,) = [one for one in world.got("b", IP) if UDP in one]
    world.ends["a"].configure(parse_ipv4(OTHER), 24, parse_ipv4(INSIDE), world.clock.now_ns)
    world.from_b(error(B, OTHER, sent))
    assert [one for one in world.got("a", IP) if ICMP in one] == [] and world.count("bad") == 1
    world.ends["a"].configure(parse_ipv4(A), 24, parse_ipv4(INSIDE), world.clock.now_ns)
    world.from_b(error(B, A, sent))
    assert len([one for one in world.got("a", IP) if ICMP in one]) == 1


def test_the_same_over_ipv6() -> None:
    world = RouterWorld()
    world.router.guard(world.outside)
    sent = IPv6(src=A6, dst=B6) / UDP(sport=4000, dport=53) / Raw(b"text")
    world.from_a(sent)
    assert len(world.got("b", UDP)) == 1
    for dst, arrives in ((SECOND_SIX, 0), (A6, 1)):
        told = IPv6(src=B6, dst=dst) / ICMPv6DestUnreach(code=4) / Raw(bytes(sent))
        forwarded = world.count("forwarded_six")
        world.from_b(told)
        assert world.count("forwarded_six") - forwarded == arrives


def test_addresses_inside_are_not_reached_from_outside() -> None:
    """Neither those of hosts nor the router's own: its sockets would answer there."""
    world = Natted()
    world.ends["inside"].tcp.listen(0, 22, 10)
    bound = world.ends["inside"].udp.bind(53)
    for dst in (INSIDE, A, OTHER, "10.1.0.255"):
        world.from_b(segment(B, 9, dst, 22, "S"))
        world.from_b(udp(B, 9, dst, 53))
        world.from_b(IP(src=B, dst=dst) / ICMP(id=1))
        assert [one for one in world.got("b", IP) if one.src != B] == []
        assert [one for one in world.got("a", IP) if one.src != INSIDE] == []
    assert bound.receive() is None
    # From inside they are.
    world.from_a(udp(A, 9, INSIDE, 53))
    assert bound.receive() is not None


def test_addresses_inside_are_not_reached_from_outside_over_ipv6() -> None:
    world = Natted()
    world.ends["inside"].tcp.listen(world.sixes["inside"].parse("::"), 22, 10)
    bound = world.ends["inside"].udp.bind(53, world.sixes["inside"].parse("::"))
    for packet in (
        TCP(sport=9, dport=22, flags="S"),
        UDP(sport=9, dport=53) / Raw(b"text"),
        ICMPv6EchoRequest(id=1),
    ):
        for dst in (INSIDE6, OUTSIDE6):
            world.from_b(IPv6(src=B6, dst=dst) / packet)
            answers = [one for one in world.got("b", IPv6) if one.src == dst]
            assert [one for one in answers if TCP in one or UDP in one] == []
            assert dst == OUTSIDE6 or answers == []
    assert bound.receive() is None and world.count("filtered") == 3
    # What the router itself began by way of that port is answered.
    listener = world.b.tcp.listen(world.sixes["b"].parse("::"), 80, 10)
    inside = world.sixes["inside"]
    inside.addresses.add_router(inside.parse(A6), -1, world.clock.now_ns)
    name = inside.parse(B6)
    client = world.ends["inside"].tcp.connect(name, 80, world.clock.now_ns)
    world.settle()
    assert client.connected() and listener.accept() is not None
    assert client.local_address()[0] == INSIDE6


@pytest.mark.parametrize(
    "src", [A, OTHER, INSIDE, OUTSIDE, "127.0.0.1", "0.0.0.0", "255.255.255.255"]
)
@pytest.mark.parametrize("src_port", [53, 4000])
def test_who_says_outside_that_he_is_inside(src: str, src_port: int) -> None:
    world = Natted()
    world.out(udp(A, 4000, B, 53))
    # Two of inside have met by the address outside, which is a peer since then.
    world.from_a(udp(OTHER, 5000, OUTSIDE, 4000))
    for dst in (OUTSIDE, A, OTHER):
        world.from_b(udp(src, src_port, dst, 4000))
        assert [one for one in world.got("a", IP) if UDP in one] == []


def test_two_routes_that_point_at_each_other_end_by_the_hop_limit() -> None:
    world = Natted()
    world.router.table.add(parse_ipv4("10.9.0.0"), 16, 1, parse_ipv4(B))
    sent = IP(src=A, dst="10.9.0.1", ttl=9) / UDP(sport=4000, dport=9)
    world.from_a(sent)
    turned = 0
    while (there := [one for one in world.got("b", IP) if one.dst == "10.9.0.1"]):
        assert there[0].ttl == 8 - turned
        turned += 1
        world.from_b(IP(bytes(there[0])[:8] + bytes([there[0].ttl]) + bytes(there[0])[9:]))
        if turned > 20:
            raise AssertionError("it never ends")
    assert turned == 1, "nothing that left comes in again"


def test_a_packet_with_our_own_address_does_not_pass_the_firewall() -> None:
    """Linux calls it a martian; UDP needs no answer to do harm."""
    hosts = Hosts()
    rules = parse_rules("deny allow\nin allow 6 80 80 -")
    hosts.a.gate = Firewall(rules, hosts.a.configuration, hosts.a.counters)
    bound = hosts.a.udp.bind(53)
    head = Ether(src=mac(B_MAC), dst=mac(A_MAC))
    for src in ("10.0.0.1", "127.0.0.1"):
        before = hosts.a.counters.bad_address
        forged = head / IP(src=src, dst="10.0.0.1") / UDP(sport=9, dport=53) / Raw(b"forged")
        hosts.a.receive(bytes(forged), hosts.clock.now_ns)
        assert bound.receive() is None and hosts.a.counters.bad_address == before + 1
    hosts.a.send_datagram(hosts.a.udp.bind(0), US, 53, b"own")
    hosts.run()
    own = bound.receive()
    assert own is not None and own.payload == b"own"


def test_the_same_of_ipv6() -> None:
    world = RouterWorld()
    rules = parse_rules("deny allow")
    world.a.gate = Firewall(rules, world.a.configuration, world.a.counters)
    bound = world.a.udp.bind(53)
    forged = IPv6(src=A6, dst=A6) / UDP(sport=9, dport=53) / Raw(b"forged")
    frame = Ether(src=INSIDE_MAC, dst=A_MAC_TEXT) / forged
    world.a.receive(bytes(frame), world.clock.now_ns)
    assert bound.receive() is None and world.a.counters.bad_address == 1


FLAGS = st.sampled_from([SYN, SYN | ACK, ACK, FIN | ACK, RST, RST | ACK])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from([4000, 4001]), FLAGS, st.integers(0, 200)),
        max_size=25,
    )
)
def test_tables_agree_whatever_segments_come(
    steps: list[tuple[bool, int, int, int]],
) -> None:
    """Each session is in one place, has a timer, and none outlives what its state allows."""
    world = Small(2)
    for outward, port, flags, seconds in steps:
        text = "".join(one for one, bit in zip("FSRA", (1, 2, 4, 16), strict=True) if flags & bit)
        if outward:
            world.from_a(segment(A, port, B, 80, text))
        else:
            world.from_b(segment(B, 80, OUTSIDE, port, text))
        world.clock.advance_to(world.clock.now_ns + seconds * SECOND_NS)
        world.settle()
        sessions = world.nat.sessions
        found = [one for made in world.nat._by_port.values() for one in made.sessions.values()]
        held = [*sessions._may_go.values(), *sessions._assured.values()]
        assert sorted(map(id, found)) == sorted(map(id, held)) and len(held) <= 2
        for session in found:
            assert session.kept == session.assured() == (session.number in sessions._assured)
            longest = TCP_OPEN_NS if session.assured() else TCP_TRANSITORY_NS
            assert 0 < session.deadline_ns - world.clock.now_ns <= longest


def test_strangers_cannot_fill_a_guard_with_what_rules_allow() -> None:
    world = RouterWorld()
    guard = world.router.guard(world.outside)
    guard.sessions._limit = 20
    guard.inbound.rules.append(Rule(True, TCP_PROTOCOL, 80, 80, b"", 0))
    for port in range(2000, 2010):
        world.from_a(udp(A, port, B, 80))
        world.from_b(udp(B, 80, A, port))
    for port in range(1, 300):
        world.from_b(segment(STRANGER, port, A, 80, "S"))
    for port in range(3000, 3005):
        world.from_a(udp(A, port, B, 80))
        assert len([one for one in world.got("b", IP) if UDP in one]) == 1
    for port in range(2000, 2010):
        world.from_b(udp(B, 80, A, port))
        assert len([one for one in world.got("a", IP) if UDP in one]) == 1
    assert len(guard.sessions) <= 20
