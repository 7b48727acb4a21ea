"""Forwarding between two interfaces: what passes, what is said about what does not."""

import pytest
from scapy.layers.inet import ICMP, IP, TCP, UDP, IPerror, fragment
from scapy.layers.inet6 import (
    ICMPv6DestUnreach,
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6PacketTooBig,
    ICMPv6TimeExceeded,
    IPv6,
)
from scapy.layers.l2 import Ether
from scapy.packet import Raw

from naja.net.forward.routes import Routes, Routes6
from naja.net.wire.address import parse_ipv4
from naja.net.wire.address6 import parse_ipv6
from unit.net.router_world import (
    A6,
    B6,
    B_MAC,
    INSIDE,
    INSIDE6,
    OUTSIDE,
    OUTSIDE6,
    A,
    B,
    RouterWorld,
)


def test_the_longest_prefix_wins() -> None:
    routes = Routes()
    for text, length, port in (("0.0.0.0", 0, 1), ("10.0.0.0", 8, 2), ("10.1.0.0", 16, 3)):
        routes.add(parse_ipv4(text), length, port, 0)
    routes.add(parse_ipv4("10.1.2.3"), 32, 4, parse_ipv4("10.9.9.9"))

    def port_of(text: str) -> int:
        found = routes.lookup(parse_ipv4(text))
        return -1 if found is None else found.port

    wanted = [("10.1.2.3", 4), ("10.1.2.4", 3), ("10.2.0.1", 2), ("11.0.0.1", 1)]
    assert [port_of(text) for text, _ in wanted] == [port for _, port in wanted]
    assert routes.remove(parse_ipv4("10.1.0.0"), 16) and port_of("10.1.2.4") == 2
    assert not routes.remove(parse_ipv4("10.1.0.0"), 16)
    assert routes.remove(0, 0) and port_of("11.0.0.1") == -1


def test_the_longest_prefix_wins_over_ipv6() -> None:
    routes = Routes6()
    for text, length, port in (("::", 0, 1), ("2001:db8::", 33, 2), ("2001:db8:7fff::", 48, 3)):
        routes.add(parse_ipv6(text), length, port, b"")

    def port_of(text: str) -> int:
        found = routes.lookup(parse_ipv6(text), 0)
        return -1 if found is None else found.port

    assert port_of("2001:db8:7fff::1") == 3 and port_of("2001:db8:7ffe::1") == 2
    assert port_of("2001:db8:8000::1") == 1
    routes.add(parse_ipv6("2001:db8::"), 33, 5, b"")
    assert port_of("2001:db8::1") == 5, "the newer route took its place"
    assert routes.remove(parse_ipv6("::"), 0) and port_of("2001:db8:8000::1") == -1


def test_a_packet_loses_one_hop_and_nothing_else() -> None:
    world = RouterWorld()
    packet = IP(src=A, dst=B, ttl=9, id=7, tos=12) / UDP(sport=5, dport=6) / Raw(b"text")
    world.from_a(packet)
    (got,) = world.got("b", IP)
    packet.ttl = 8
    assert bytes(got) == bytes(IP(bytes(packet)))
    assert world.count("forwarded") == 2, "port unreachable came back"


def test_tcp_passes_both_ways() -> None:
    world = RouterWorld()
    client, server = world.talk(B)
    assert client.send(b"hello") == 5
    world.settle()
    assert server.receive(100) == b"hello"
    assert server.remote_address() == (A, client.local_address()[1])


def test_the_last_hop_is_told() -> None:
    world = RouterWorld()
    world.from_a(IP(src=A, dst=B, ttl=1) / UDP(sport=5, dport=6) / Raw(bytes(1000)))
    assert world.got("b", UDP) == []
    (told,) = world.got("a", ICMP)
    assert (told.type, told.code) == (11, 0) and told[IPerror].dst == B
    assert len(told) == 8 + 548, "as much as fits (RFC 1812 4.3.2.3)"
    assert world.got("a", IP)[0].src == INSIDE


@pytest.mark.parametrize(
    "packet",
    [
        IP(src=A, dst=B, ttl=1) / ICMP(type=11) / Raw(bytes(28)),
        IP(src=A, dst=B, ttl=1, frag=4) / Raw(bytes(28)),
        IP(src="127.0.0.1", dst=B, ttl=1) / UDP(),
        IP(src=B, dst="224.0.0.5", ttl=1) / UDP(),
    ],
)
def test_nobody_is_told_of_what_must_not_be_told(packet: IP) -> None:
    world = RouterWorld()
    world.from_a(packet)
    assert world.got("a", ICMP) == [] and world.got("b", IP) == []


def test_no_way_and_no_answer() -> None:
    world = RouterWorld()
    world.from_a(IP(src=A, dst="10.9.0.1") / UDP())
    assert [(told.type, told.code) for told in world.got("a", ICMP)] == [(3, 0)]
    world.from_a(IP(src=A, dst="10.2.0.77") / UDP())
    assert world.got("a", ICMP) == []
    world.after(4)
    assert [(told.type, told.code) for told in world.got("a", ICMP)] == [(3, 1)]
    assert world.count("no_route") == 1 and world.count("undelivered") == 1


def test_what_is_too_large_is_told_or_cut() -> None:
    world = RouterWorld(mtu_outside=1000)
    packet = IP(src=A, dst=B, id=9) / UDP(sport=5, dport=6) / Raw(bytes(range(256)) * 5)
    packet.flags = "DF"
    world.from_a(packet)
    (told,) = world.got("a", ICMP)
    assert (told.type, told.code, told.nexthopmtu) == (3, 4, 1000)
    packet.flags = 0
    world.from_a(packet)
    parts = world.got("b", IP)
    assert [(part.frag, part.flags.MF, len(part)) for part in parts] == [
        (0, True, 996),
        (122, False, 332),
    ]
    whole = b"".join(bytes(part.payload) for part in parts)
    assert whole == bytes(packet.payload)
    # A fragment in pieces of its own keeps its place, and says that more comes.
    world.from_a(fragment(packet / Raw(bytes(2000)), 1400)[1])
    parts = world.got("b", IP)
    assert [(part.frag, bool(part.flags.MF)) for part in parts] == [(175, True), (297, True)]


def test_source_routes_and_broadcasts_of_other_links_are_dropped() -> None:
    world = RouterWorld()
    world.from_a(IP(src=A, dst=B, options=b"\x83\x07\x04\x0a\x02\x00\x09") / UDP())
    world.from_a(IP(src=A, dst="10.2.0.255") / UDP())
    assert world.count("bad") == 2 and world.got("b", IP) == []
    world.from_a(IP(src=A, dst=B, options=b"\x94\x04\x00\x00") / UDP())
    assert len(world.got("b", UDP)) == 1, "router alert is nothing to us"


def test_both_addresses_of_the_router_answer() -> None:
    world = RouterWorld()
    for address in (INSIDE, OUTSIDE):
        world.from_a(IP(src=A, dst=address) / ICMP(id=3))
        assert [(one.src, one[ICMP].type) for one in world.got("a", IP)] == [(address, 0)]


def test_the_routers_own_connections_take_its_routes() -> None:
    world = RouterWorld()
    listener = world.b.tcp.listen(0, 80, 5)
    inside = world.ends["inside"]
    own = inside.tcp.connect(parse_ipv4(B), 80, world.clock.now_ns)
    world.settle()
    assert own.connected() and own.local_address()[0] == INSIDE
    server = listener.accept()
    assert server is not None and server.send(b"x") == 1
    world.settle()
    assert own.receive(9) == b"x"


def test_ipv6_passes_and_loses_one_hop() -> None:
    world = RouterWorld()
    world.from_a(IPv6(src=A6, dst=B6, hlim=9) / ICMPv6EchoRequest(id=4, data=b"abc"))
    (got,) = [packet for packet in world.got("b", IPv6) if ICMPv6EchoRequest in packet]
    assert got.hlim == 8 and got[ICMPv6EchoRequest].data == b"abc"
    assert len(world.got("a", ICMPv6EchoReply)) == 1
    client, server = world.talk_six()
    assert client.send(b"six") == 3
    world.settle()
    assert server.receive(10) == b"six"


def test_ipv6_errors() -> None:
    world = RouterWorld(mtu_outside=1300)
    echo = ICMPv6EchoRequest(id=4, data=bytes(1400))
    world.from_a(IPv6(src=A6, dst=B6, hlim=1) / echo)
    assert len(world.got("a", ICMPv6TimeExceeded)) == 1
    world.from_a(IPv6(src=A6, dst=B6) / echo)
    assert [told.mtu for told in world.got("a", ICMPv6PacketTooBig)] == [1300]
    world.from_a(IPv6(src=A6, dst="fd09::1") / echo)
    assert [told.code for told in world.got("a", ICMPv6DestUnreach)] == [0]
    world.from_a(IPv6(src=A6, dst="fd02::77") / ICMPv6EchoRequest())
    world.after(4)
    assert [told.code for told in world.got("a", ICMPv6DestUnreach)] == [3]
    assert world.got("a", IPv6)[-1].src in (INSIDE6, OUTSIDE6)
    told = world.count("forwarded_six")
    for src, dst in ((INSIDE6, B6), ("ff02::1", B6), ("fe80::9", B6), (A6, "fe80::b")):
        world.from_a(IPv6(src=src, dst=dst) / ICMPv6EchoRequest())
    world.from_a(IPv6(src=A6, dst=B6, hlim=1) / ICMPv6TimeExceeded() / Raw(bytes(48)))
    assert world.count("forwarded_six") == told and world.got("a", ICMPv6TimeExceeded) == []


def test_frames_for_other_stations_are_not_passed_on() -> None:
    world = RouterWorld()
    world.forget()
    frame = Ether(src=B_MAC, dst="ff:ff:ff:ff:ff:ff") / IP(src=A, dst=B) / TCP()
    world.ends["inside"].receive(bytes(frame), world.clock.now_ns)
    world.settle()
    assert world.got("b", IP) == []
