"""DHCPv6 without addresses, against scapy: RFC 8415 18.2.6."""

from scapy.layers.dhcp6 import (
    DUID_LL,
    DHCP6_InfoRequest,
    DHCP6_Reply,
    DHCP6OptClientId,
    DHCP6OptDNSServers,
    DHCP6OptInfoRefreshTime,
    DHCP6OptServerId,
)
from scapy.layers.inet import UDP
from scapy.layers.inet6 import ICMPv6ND_RA, ICMPv6NDOptSrcLLAddr, IPv6
from scapy.packet import Packet

from naja.net.filter.firewall import Firewall
from naja.net.filter.rules import parse_rules
from unit.net.six_world import PEER_MAC, ROUTER, US_MAC, SixWorld

DNS = ["2001:db8:5::53", "2001:db8:5::54"]
SERVER_ID = DHCP6OptServerId(duid=DUID_LL(lladdr=PEER_MAC))


def advertise(world: SixWorld, other: int = 1) -> list[Packet]:
    packet = IPv6(src=ROUTER, dst="ff02::1", hlim=255) / ICMPv6ND_RA(O=other, routerlifetime=9000)
    return world.hear(packet / ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC), "33:33:00:00:00:01")


def asked(packets: list[Packet]) -> list[Packet]:
    return [packet for packet in packets if DHCP6_InfoRequest in packet]


def reply(world: SixWorld, question: Packet, *options: Packet, src: str = ROUTER) -> None:
    packet = IPv6(src=src, dst=question[IPv6].src) / UDP(sport=547, dport=546)
    packet = packet / DHCP6_Reply(trid=question[DHCP6_InfoRequest].trid)
    for option in options:
        packet = packet / option
    world.hear(packet)


def servers(world: SixWorld) -> list[str]:
    return [world.six.format(name) for name in world.six.name_servers(world.clock.now_ns)]


def test_who_is_told_to_ask_asks() -> None:
    world = SixWorld()
    advertise(world, 0)
    assert asked(world.after(5)) == []
    advertise(world)
    (question,) = asked(world.after(1.5))[:1]
    assert question[IPv6].dst == "ff02::1:2" and question.dst == "33:33:00:01:00:02"
    assert question[IPv6].src.startswith("fe80::") and question[UDP].dport == 547
    client = question[DHCP6OptClientId]
    assert client.duid.lladdr == US_MAC
    reply(world, question, SERVER_ID, client, DHCP6OptDNSServers(dnsservers=DNS))
    assert servers(world) == DNS
    advertise(world)
    assert asked(world.after(80000)) == [], "for a day"
    advertise(world)
    assert len(asked(world.after(6500))) >= 1 and servers(world) == DNS


def test_silence_is_answered_by_patience() -> None:
    world = SixWorld()
    advertise(world)
    questions = asked(world.after(300))
    assert 8 <= len(questions) <= 10
    assert len({question[DHCP6_InfoRequest].trid for question in questions}) == 1


def test_what_is_no_answer() -> None:
    world = SixWorld()
    advertise(world)
    (question,) = asked(world.after(1.5))[:1]
    client, dns = question[DHCP6OptClientId], DHCP6OptDNSServers(dnsservers=DNS)
    other = DHCP6OptClientId(duid=DUID_LL(lladdr=PEER_MAC))
    reply(world, question, client, dns)
    reply(world, question, SERVER_ID, dns)
    reply(world, question, SERVER_ID, other, dns)
    wrong = question.copy()
    wrong[DHCP6_InfoRequest].trid ^= 1
    reply(world, wrong, SERVER_ID, client, dns)
    cut = IPv6(src=ROUTER, dst=question[IPv6].src) / UDP(sport=547, dport=546) / b"\x07\0\0"
    world.hear(cut)
    assert servers(world) == []
    refresh = DHCP6OptInfoRefreshTime(reftime=1)
    groups = DHCP6OptDNSServers(dnsservers=["ff02::1", *DNS])
    reply(world, question, SERVER_ID, client, groups, refresh)
    assert servers(world) == DNS
    assert asked(world.after(590)) == [] and len(asked(world.after(20))) > 0


def test_a_firewall_lets_the_answer_in() -> None:
    world = SixWorld()
    host = world.host
    host.gate = Firewall(parse_rules("deny allow"), host.configuration, host.counters)
    advertise(world)
    (question,) = asked(world.after(1.5))[:1]
    client = question[DHCP6OptClientId]
    dns = DHCP6OptDNSServers(dnsservers=DNS)
    reply(world, question, SERVER_ID, client, dns, src="2001:db8::547")
    assert servers(world) == []
    reply(world, question, SERVER_ID, client, dns)
    assert servers(world) == DNS
