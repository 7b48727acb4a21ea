"""What routers tell beside prefixes: name servers (RFC 8106) and better ways (RFC 4861 8)."""

from scapy.layers.inet import UDP
from scapy.layers.inet6 import (
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6ND_NS,
    ICMPv6ND_RA,
    ICMPv6ND_Redirect,
    ICMPv6NDOptDstLLAddr,
    ICMPv6NDOptRDNSS,
    ICMPv6NDOptSrcLLAddr,
    IPv6,
)
from scapy.packet import Packet

from naja.net.dns.resolver import Resolver
from naja.net.nd.addresses import MAX_REDIRECTS, MAX_SERVERS
from naja.net.wire.dns import AAAA
from unit.net.six_world import PEER_MAC, ROUTER, US, SixWorld

FAR, OTHER_ROUTER = "2001:db8:1::9", "fe80::2"
OTHER_MAC = "02:00:00:00:00:77"
SERVERS = ["2001:db8:5::53", "fe80::53"]


def advertised(world: SixWorld, *options: Packet) -> None:
    packet = IPv6(src=ROUTER, dst="ff02::1", hlim=255) / ICMPv6ND_RA(routerlifetime=1800)
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
