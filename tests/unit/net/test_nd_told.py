"""What routers tell beside prefixes: name servers (RFC 8106) and better ways (RFC 4861 8)."""

import pytest
from scapy.layers.inet import TCP, UDP
from scapy.layers.inet6 import (
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6ND_NS,
    ICMPv6ND_RA,
    ICMPv6ND_Redirect,
    ICMPv6NDOptDstLLAddr,
    ICMPv6NDOptMTU,
    ICMPv6NDOptRDNSS,
    ICMPv6NDOptSrcLLAddr,
    IPv6,
)
from scapy.packet import Packet

from naja.net.dns.resolver import Resolver
from naja.net.nd.addresses import MAX_REDIRECTS, MAX_SERVERS
from naja.net.wire.dns import AAAA
from unit.net.six_world import PEER, PEER_MAC, ROUTER, US, SixWorld

FAR, OTHER_ROUTER = "2001:db8:1::9", "fe80::2"
OTHER_MAC = "02:00:00:00:00:77"
SERVERS = ["2001:db8:5::53", "fe80::53"]


def advertised(world: SixWorld, *options: Packet, hops: int = 0) -> None:
    said = ICMPv6ND_RA(routerlifetime=1800, chlim=hops)
    packet = IPv6(src=ROUTER, dst="ff02::1", hlim=255) / said
    packet = packet / ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC)
    for option in options:
        packet = packet / option
    world.hear(packet, "33:33:00:00:00:01")


def servers(world: SixWorld) -> list[str]:
    return [world.six.format(name) for name in world.six.name_servers(world.clock.now_ns)]


def test_servers_are_asked_as_long_as_they_live() -> None:
    world = SixWorld()
    advertised(world, ICMPv6NDOptRDNSS(lifetime=600, dns=SERVERS))
    assert servers(world) == SERVERS
    lookup = Resolver(world.host, [], []).lookup("example.org", AAAA)
    (asked,) = [packet for packet in world.said() if UDP in packet]
    assert (asked[IPv6].dst, asked[UDP].dport, asked.dst) == (SERVERS[0], 53, PEER_MAC)
    assert not lookup.done
    world.after(601)
    assert servers(world) == []
    advertised(world, ICMPv6NDOptRDNSS(lifetime=0xFFFFFFFF, dns=SERVERS))
    world.after(100_000)
    assert servers(world) == SERVERS
    advertised(world, ICMPv6NDOptRDNSS(lifetime=0, dns=SERVERS[:1]))
    assert servers(world) == SERVERS[1:]


def test_few_servers_are_kept_and_groups_are_none() -> None:
    world = SixWorld()
    many = ["ff02::53"] + [f"2001:db8::{number}" for number in range(1, 9)]
    advertised(world, ICMPv6NDOptRDNSS(lifetime=600, dns=many))
    assert servers(world) == many[1 : 1 + MAX_SERVERS]
    short = ICMPv6NDOptRDNSS(lifetime=600, dns=[], len=1)
    advertised(world, short)
    assert len(servers(world)) == MAX_SERVERS


def met(world: SixWorld) -> None:
    """The host has answered somebody far away, by the router."""
    advertised(world)
    assert answered_by(world) == PEER_MAC


def answered_by(world: SixWorld, far: str = FAR) -> str:
    """The station by which the answer to an echo leaves."""
    said = world.hear(IPv6(src=far, dst=US) / ICMPv6EchoRequest())
    stations: list[str] = [packet.dst for packet in said if ICMPv6EchoReply in packet]
    return stations[0] if stations else ""


def redirect(
    target: str = OTHER_ROUTER, src: str = ROUTER, dst: str = FAR, hlim: int = 255
) -> Packet:
    told = IPv6(src=src, dst=US, hlim=hlim) / ICMPv6ND_Redirect(tgt=target, dst=dst)
    return told / ICMPv6NDOptDstLLAddr(lladdr=OTHER_MAC)


def test_a_router_knows_a_better_way() -> None:
    world = SixWorld()
    met(world)
    world.hear(redirect())
    assert answered_by(world) == OTHER_MAC
    assert answered_by(world, "2001:db8:1::8") == PEER_MAC, "others go as ever"
    # The destination itself may be on the link.
    advertised(world)
    world.hear(redirect(target=FAR, src=OTHER_ROUTER))
    assert answered_by(world) == OTHER_MAC


def test_redirects_that_are_not_to_be_believed() -> None:
    world = SixWorld()
    met(world)
    wrong = [
        redirect(src="2001:db8::1"),
        redirect(src="fe80::66"),
        redirect(hlim=254),
        redirect(target="2001:db8::77"),
        redirect(dst="ff02::9"),
        redirect(dst="2001:db8:77::77"),
        redirect(dst=US),
    ]
    for packet in wrong:
        world.hear(packet)
    assert answered_by(world) == PEER_MAC


def test_a_better_way_that_does_not_answer_is_forgotten() -> None:
    world = SixWorld()
    met(world)
    short = IPv6(src=ROUTER, dst=US, hlim=255) / ICMPv6ND_Redirect(tgt=OTHER_ROUTER, dst=FAR)
    world.hear(short)
    said = world.hear(IPv6(src=FAR, dst=US) / ICMPv6EchoRequest())
    assert [packet[ICMPv6ND_NS].tgt for packet in said] == [OTHER_ROUTER]
    world.after(4)
    assert answered_by(world) == PEER_MAC


def test_redirects_are_bounded() -> None:
    world = SixWorld()
    advertised(world)
    for number in range(MAX_REDIRECTS + 9):
        far = f"2001:db8:1::{number + 1:x}"
        assert answered_by(world, far) == PEER_MAC
        world.hear(redirect(dst=far))
        world.after(0.1)
    assert answered_by(world, "2001:db8:1::1") == PEER_MAC
    assert answered_by(world, f"2001:db8:1::{MAX_REDIRECTS + 9:x}") == OTHER_MAC


def asks(world: SixWorld) -> None:
    """The peer looks for us, so that we know where it is."""
    ask = ICMPv6ND_NS(tgt=US) / ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC)
    world.hear(IPv6(src=PEER, dst=US, hlim=255) / ask)


def test_packets_have_the_hop_limit_that_the_router_says() -> None:
    world = SixWorld()
    asks(world)

    def hops(ttl: int = 64) -> list[int]:
        (answer,) = world.hear(IPv6(src=PEER, dst=US) / ICMPv6EchoRequest())
        socket = world.host.udp.bind(0)
        socket.options.ttl = ttl
        world.host.send_datagram(socket, world.six.parse(PEER), 9, b"x")
        (datagram,) = world.said()
        world.host.udp.close(socket)
        return [answer[IPv6].hlim, datagram[IPv6].hlim]

    assert hops() == [64, 64]
    advertised(world, hops=17)
    assert hops() == [17, 17] and hops(ttl=30) == [17, 30]
    # 0 says nothing.
    advertised(world, hops=0)
    assert hops() == [17, 17]
    question = IPv6(src=PEER, dst=US, hlim=255) / ICMPv6ND_NS(tgt=US)
    assert [packet[IPv6].hlim for packet in world.hear(question)] == [255]


@pytest.mark.parametrize(
    ("told", "taken"), [(1280, 1280), (1400, 1400), (1279, 1500), (9000, 1500)]
)
def test_packets_are_as_large_as_the_router_says_that_the_link_takes(told: int, taken: int) -> None:
    world = SixWorld()
    world.host.storage.train_six = 65535
    asks(world)
    advertised(world, ICMPv6NDOptMTU(mtu=told))
    assert (world.host.storage.train_six == 0) == (taken < 1500)
    world.host.tcp.listen(world.six.parse(US), 80, 5)
    syn = TCP(sport=1, dport=80, flags="S", seq=7, options=[("MSS", 8000)])
    (answer,) = world.hear(IPv6(src=PEER, dst=US) / syn)
    assert dict(answer[TCP].options)["MSS"] == taken - 60
    echo = IPv6(src=PEER, dst=US) / ICMPv6EchoRequest(data=bytes(1452))
    sizes = [len(packet[IPv6]) for packet in world.hear(echo)]
    assert max(sizes) <= taken and (len(sizes) == 1) == (taken == 1500)
