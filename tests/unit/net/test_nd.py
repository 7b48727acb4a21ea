"""Neighbour discovery, addresses and ICMPv6 against scapy's frames: RFC 4861, 4862, 4443, 8200."""

import ipaddress
from itertools import pairwise

import pytest
from scapy.layers.inet import TCP, UDP
from scapy.layers.inet6 import (
    HBHOptUnknown,
    ICMPv6DestUnreach,
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6MLQuery2,
    ICMPv6MLReport2,
    ICMPv6ND_NA,
    ICMPv6ND_NS,
    ICMPv6ND_RA,
    ICMPv6ND_RS,
    ICMPv6NDOptDstLLAddr,
    ICMPv6NDOptPrefixInfo,
    ICMPv6NDOptSrcLLAddr,
    ICMPv6PacketTooBig,
    ICMPv6ParamProblem,
    IPv6,
    IPv6ExtHdrDestOpt,
    IPv6ExtHdrFragment,
    IPv6ExtHdrHopByHop,
    IPv6ExtHdrRouting,
)
from scapy.layers.l2 import Ether
from scapy.packet import Packet, Raw

from naja.net.ip.names import SPARE
from naja.net.ip.six import ANY_SIX
from naja.net.wire.address6 import parse_ipv6
from unit.net.six_world import (
    PEER,
    PEER_MAC,
    ROUTER,
    US,
    US_MAC,
    SixWorld,
    checksums_are_right,
)

GROUP, GROUP_MAC = "ff02::1:ff00:a", "33:33:ff:00:00:0a"
ALL, ALL_MAC = "ff02::1", "33:33:00:00:00:01"


def ask(src: str = PEER, dst: str = GROUP, hlim: int = 255) -> Packet:
    question = IPv6(src=src, dst=dst, hlim=hlim) / ICMPv6ND_NS(tgt=US)
    return question if src == "::" else question / ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC)


def prefix(text: str, valid: int = 3600, flags: tuple[int, int] = (1, 1)) -> Packet:
    return ICMPv6NDOptPrefixInfo(
        prefix=text,
        prefixlen=64,
        L=flags[0],
        A=flags[1],
        validlifetime=valid,
        preferredlifetime=min(valid, 600),
    )


def advertise(world: SixWorld, *options: Packet, lifetime: int = 1800) -> list[Packet]:
    packet = IPv6(src=ROUTER, dst=ALL, hlim=255) / ICMPv6ND_RA(routerlifetime=lifetime)
    for option in (ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC), *options):
        packet /= option
    return world.hear(packet, ALL_MAC)


def test_the_first_words() -> None:
    world = SixWorld(static=False, quiet=False)
    said = world.said()
    (own,) = world.own()
    assert own.startswith("fe80::")
    kinds = [type(packet[IPv6].payload) for packet in said]
    assert kinds == [IPv6ExtHdrHopByHop, ICMPv6ND_NS, ICMPv6ND_RS]
    report, probe, solicitation = said
    assert report.dst == "33:33:00:00:00:16" and report[IPv6].hlim == 1
    assert report[ICMPv6MLReport2].records[0].dst == probe[IPv6].dst
    assert (probe[IPv6].src, probe.tgt, probe[IPv6].hlim) == ("::", own, 255)
    assert (solicitation[IPv6].src, solicitation[IPv6].dst) == (own, "ff02::2")
    # The address may be somebody's still: no station is told of it (RFC 4429 3.3).
    assert ICMPv6NDOptSrcLLAddr not in solicitation
    assert all(checksums_are_right(packet) for packet in said)
    again = world.after(60)
    assert [packet[IPv6].dst for packet in again] == ["ff02::2", "ff02::2"]
    assert again[0][ICMPv6NDOptSrcLLAddr].lladdr == US_MAC


def test_a_neighbour_asks() -> None:
    world = SixWorld()
    (answer,) = world.hear(ask(), GROUP_MAC)
    assert (answer.dst, answer[IPv6].dst, answer[IPv6].hlim) == (PEER_MAC, PEER, 255)
    assert (answer.tgt, answer.S, answer.O, answer.R) == (US, 1, 1, 0)
    assert answer[ICMPv6NDOptDstLLAddr].lladdr == US_MAC and checksums_are_right(answer)
    assert world.hear(ask(hlim=254), GROUP_MAC) == []
    assert world.hear(ask(dst="ff02::1:ff00:b"), "33:33:ff:00:00:0b") == []
    (to_all,) = world.hear(ask(src="::"), GROUP_MAC)
    assert (to_all[IPv6].dst, to_all.S, to_all.dst) == (ALL, 0, ALL_MAC)


def test_options_of_no_length() -> None:
    world = SixWorld()
    before = world.host.counters.malformed
    wrong = IPv6(src=PEER, dst=GROUP, hlim=255) / ICMPv6ND_NS(tgt=US) / b"\x01\x00\0\0\0\0\0\0"
    assert world.hear(wrong, GROUP_MAC) == []
    assert world.host.counters.malformed == before + 1


def sent_to(world: SixWorld) -> tuple[str, bool]:
    """To which station a datagram for the peer goes, and whether that is asked for."""
    socket = world.host.udp.bind(0, world.six.parse("::"))
    assert world.host.send_datagram(socket, world.six.parse(PEER), 9, b"?")
    said = world.said()
    asked = [frame for frame in said if ICMPv6ND_NS in frame]
    (sent,) = [frame for frame in said if UDP in frame]
    return sent.dst, len(asked) > 0


def test_answers_that_nobody_asked_for() -> None:
    """RFC 4861 7.2.5, and its Appendix C."""
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    other = "02:00:00:00:00:77"
    assert sent_to(world) == (PEER_MAC, False)
    told = IPv6(src=PEER, dst=US, hlim=255) / ICMPv6ND_NA(tgt=PEER, R=0, S=0, O=0)
    world.hear(told / ICMPv6NDOptDstLLAddr(lladdr=PEER_MAC))
    assert sent_to(world) == (PEER_MAC, False)
    # Without "override" the known station stays, and is asked.
    world.hear(told / ICMPv6NDOptDstLLAddr(lladdr=other))
    assert sent_to(world) == (PEER_MAC, True)
    # Its answer need not tell the station again.
    world.hear(IPv6(src=PEER, dst=US, hlim=255) / ICMPv6ND_NA(tgt=PEER, R=0, S=1, O=0))
    world.after(10)
    assert sent_to(world) == (PEER_MAC, False)
    told[ICMPv6ND_NA].O = 1
    world.hear(told / ICMPv6NDOptDstLLAddr(lladdr=other))
    assert sent_to(world) == (other, True)


def test_neighbour_discovery_that_is_not_legal() -> None:
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    option = ICMPv6NDOptDstLLAddr(lladdr="02:00:00:00:00:77")
    before = world.host.counters.malformed
    world.hear(IPv6(src=PEER, dst=ALL, hlim=255) / ICMPv6ND_NA(tgt=PEER, S=1) / option, ALL_MAC)
    assert sent_to(world) == (PEER_MAC, False)
    assert world.hear(IPv6(src="::", dst=US, hlim=255) / ICMPv6ND_NS(tgt=US)) == []
    assert world.hear(IPv6(src="::", dst=ALL, hlim=255) / ICMPv6ND_NS(tgt=US), ALL_MAC) == []
    assert world.host.counters.malformed == before + 3


def test_a_router_that_says_that_it_is_none() -> None:
    world = SixWorld(static=False)
    hop = world.six.parse(ROUTER)
    told = IPv6(src=ROUTER, dst=ALL, hlim=255) / ICMPv6ND_RA(routerlifetime=1800)
    far = world.six.parse("2001:db8:9::1")
    for flag, after in ((1, hop), (0, -1)):
        world.hear(told / ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC), ALL_MAC)
        assert world.six.next_hop(far) == hop
        answer = ICMPv6ND_NA(tgt=ROUTER, R=flag, S=0)
        world.hear(IPv6(src=ROUTER, dst=ALL, hlim=255) / answer, ALL_MAC)
        assert world.six.next_hop(far) == after


@pytest.mark.parametrize("by", ["answer", "question"])
def test_somebody_has_our_address(by: str) -> None:
    world = SixWorld(static=False, quiet=False)
    first = world.own()[0]
    world.said()
    if by == "answer":
        option = ICMPv6NDOptDstLLAddr(lladdr=PEER_MAC)
        world.hear(IPv6(src=first, dst=ALL, hlim=255) / ICMPv6ND_NA(tgt=first) / option, ALL_MAC)
    else:
        group = "ff02::1:ff" + first[-7:]
        mac = "33:33:ff:" + ":".join(f"{part:02x}" for part in _tail(first))
        world.hear(IPv6(src="::", dst=group, hlim=255) / ICMPv6ND_NS(tgt=first), mac)
    # The next one comes after a random while, a second at most (RFC 7217 6).
    assert world.own() == []
    world.after(1)
    (second,) = world.own()
    assert second != first and second.startswith("fe80::")
    world.after(5)
    # Once it is certain, nobody takes it away.
    option = ICMPv6NDOptDstLLAddr(lladdr=PEER_MAC)
    world.hear(IPv6(src=second, dst=ALL, hlim=255) / ICMPv6ND_NA(tgt=second) / option, ALL_MAC)
    assert world.own() == [second]


def _tail(text: str) -> bytes:
    return ipaddress.IPv6Address(text).packed[13:]


def test_a_router() -> None:
    world = SixWorld(static=False)
    assert not world.six.addresses.ready()
    said = advertise(world, prefix("2001:db8:1::"), prefix("2001:db8:2::", flags=(1, 0)))
    assert [type(packet[IPv6].payload) for packet in said] == [IPv6ExtHdrHopByHop, ICMPv6ND_NS]
    own = [text for text in world.own() if text.startswith("2001:")]
    assert len(own) == 1 and own[0].startswith("2001:db8:1:0:")
    assert world.six.addresses.ready() and world.six.addresses.has_global()
    far = world.six.parse("2001:db8:99::1")
    assert world.six.format(world.six.next_hop(far)) == ROUTER
    near = world.six.parse("2001:db8:2::1")
    assert world.six.next_hop(near) == near
    assert world.after(5) == [], "a router was heard: no more solicitations"
    advertise(world, lifetime=0)
    assert world.six.next_hop(far) == -1
    # Nobody shortens a lifetime below two hours, but it ends.
    advertise(world, prefix("2001:db8:1::", valid=1), lifetime=0)
    world.after(3500)
    assert own[0] in world.own()
    world.after(200)
    assert own[0] not in world.own()


def test_a_router_that_does_not_answer() -> None:
    world = SixWorld()
    for text in ("fe80::1", "fe80::2"):
        world.hear(IPv6(src=text, dst=ALL, hlim=255) / ICMPv6ND_RA(routerlifetime=1800), ALL_MAC)
    far = world.six.parse("2001:db9::1")
    assert world.six.format(world.six.next_hop(far)) == "fe80::1"
    client = world.host.tcp.connect(far, 80, world.clock.now_ns)
    world.after(4)
    assert world.six.format(world.six.next_hop(far)) == "fe80::2"
    client.abort()


def test_routers_speak_from_the_link() -> None:
    world = SixWorld(static=False)
    packet = IPv6(src="2001:db8::1", dst=ALL, hlim=255) / ICMPv6ND_RA() / prefix("2001:db8:1::")
    world.hear(packet, ALL_MAC)
    for text in ("fe80::", "ff00::"):
        advertise(world, prefix(text))
    assert len(world.own()) == 1


def test_many_prefixes_are_too_many() -> None:
    world = SixWorld(static=False)
    for number in range(100):
        advertise(world, prefix(f"2001:db8:{number:x}::"))
    assert len(world.own()) == 8


def test_echo() -> None:
    world = SixWorld()
    world.meet()
    world.hear(ask(), GROUP_MAC)
    for dst, mac in ((US, US_MAC), (ALL, ALL_MAC)):
        (answer,) = world.hear(IPv6(src=PEER, dst=dst) / ICMPv6EchoRequest(id=7, data=b"hi"), mac)
        assert answer[ICMPv6EchoReply].data == b"hi" and answer[IPv6].src == US
        assert checksums_are_right(answer)


@pytest.mark.parametrize(
    ("headers", "code", "pointer"),
    [
        (IPv6ExtHdrRouting(type=7, segleft=1, addresses=[US]), 0, 42),
        (IPv6ExtHdrDestOpt(options=[HBHOptUnknown(otype=0x9E, optdata=b"four")]), 2, 42),
        (IPv6ExtHdrDestOpt() / IPv6ExtHdrHopByHop(), 1, 40),
        (IPv6ExtHdrDestOpt(options=[HBHOptUnknown(otype=0x5E, optdata=b"four")]), -1, 0),
        (IPv6ExtHdrDestOpt(options=[HBHOptUnknown(otype=0x1E, optdata=b"four")]), None, 0),
        (IPv6ExtHdrRouting(type=7, segleft=0, addresses=[US]), None, 0),
        (IPv6ExtHdrHopByHop() / IPv6ExtHdrDestOpt(), None, 0),
        (IPv6ExtHdrFragment(offset=0, m=0, id=5), None, 0),
    ],
)
def test_extension_headers(headers: Packet, code: int | None, pointer: int) -> None:
    """`code`: None if the echo is answered, -1 if nothing is said."""
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    said = world.hear(IPv6(src=PEER, dst=US) / headers / ICMPv6EchoRequest(data=b"hi"))
    if code == -1:
        assert said == []
    elif code is None:
        assert said[0][ICMPv6EchoReply].data == b"hi"
    else:
        problem = said[0][ICMPv6ParamProblem]
        assert (problem.code, problem.ptr) == (code, pointer) and checksums_are_right(said[0])


def test_protocols_and_ports_that_nobody_has() -> None:
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    (answer,) = world.hear(IPv6(src=PEER, dst=US, nh=99) / b"?")
    assert (answer[ICMPv6ParamProblem].code, answer[ICMPv6ParamProblem].ptr) == (1, 6)
    (answer,) = world.hear(IPv6(src=PEER, dst=US) / UDP(sport=5, dport=6) / b"?")
    assert answer[ICMPv6DestUnreach].code == 4 and checksums_are_right(answer)
    unprotected = IPv6(src=PEER, dst=US) / UDP(sport=5, dport=6, chksum=0) / b"?"
    assert world.hear(unprotected) == []


def test_queries_are_answered() -> None:
    world = SixWorld()
    assert world.hear(IPv6(src=ROUTER, dst=ALL, hlim=1) / ICMPv6MLQuery2(mrd=900), ALL_MAC) == []
    (report,) = world.after(0.9)
    assert report[ICMPv6MLReport2].records_number == 2
    assert parse_ipv6(GROUP) in bytes(report) and checksums_are_right(report)


def in_parts(cuts: list[int], data: bytes, first: int) -> list[Packet]:
    """The fragments of a packet to us whose payload is `data`; `first`: what that begins with."""
    found: list[Packet] = []
    for start, end in pairwise([0, *cuts, len(data)]):
        header = IPv6ExtHdrFragment(offset=start // 8, m=int(end < len(data)), id=5, nh=first)
        found.append(IPv6(src=PEER, dst=US) / header / Raw(data[start:end]))
    return found


@pytest.mark.parametrize("cuts", [[], [8], [16, 48]])
def test_options_of_a_packet_in_fragments(cuts: list[int]) -> None:
    """Headers that are for the host follow the fragment header (RFC 8200 4.1)."""
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    ping = IPv6(src=PEER, dst=US) / IPv6ExtHdrDestOpt() / ICMPv6EchoRequest(data=bytes(range(64)))
    data = bytes(IPv6(bytes(ping)).payload)
    said: list[Packet] = []
    for part in in_parts(cuts, data, 60):
        said += world.hear(part)
    (reply,) = said
    assert reply[ICMPv6EchoReply].data == bytes(range(64))
    # A fragment inside of fragments is nothing that anybody sends in earnest.
    inner = bytes(IPv6ExtHdrFragment(nh=58, offset=0, m=0, id=1)) + data[8:]
    assert [world.hear(part) for part in in_parts([8], inner, 44)] == [[], []]


def test_fragments_that_cannot_be() -> None:
    """RFC 8200 4.5: all but the last have a multiple of 8 octets, and a packet has an end."""
    world = SixWorld()
    world.hear(ask(), GROUP_MAC)
    head = IPv6(src=PEER, dst=US)
    (answer,) = world.hear(head / IPv6ExtHdrFragment(m=1, id=7, nh=253) / Raw(bytes(13)))
    problem = answer[ICMPv6ParamProblem]
    assert (problem.code, problem.ptr) == (0, 4) and checksums_are_right(answer)
    last = IPv6ExtHdrFragment(offset=8191, id=8, nh=253)
    (answer,) = world.hear(head / last / Raw(bytes(16)))
    assert (answer[ICMPv6ParamProblem].code, answer[ICMPv6ParamProblem].ptr) == (0, 42)


def test_packets_that_are_too_big() -> None:
    world = SixWorld()
    listener = world.host.tcp.listen(ANY_SIX, 80, 5)
    world.hear(ask(), GROUP_MAC)
    head = IPv6(src=PEER, dst=US)
    syn = TCP(sport=9, dport=80, flags="S", seq=5, options=[("MSS", 1440)])
    (answer,) = world.hear(head / syn)
    assert dict(answer[TCP].options)["MSS"] == 1440
    world.hear(head / TCP(sport=9, dport=80, flags="A", seq=6, ack=answer[TCP].seq + 1))
    connection = listener.accept()
    assert connection is not None
    connection.send(bytes(10_000))
    first = world.said()[0]
    assert first[IPv6].plen == 1460 and checksums_are_right(first)
    # No link takes less than 1280 octets, and none has a say about more than ours (RFC 8201 4).
    for told, size in ((100, 0), (1279, 0), (9000, 0), (1400, 1400), (1279, 0), (1280, 1280)):
        quoted = ICMPv6PacketTooBig(mtu=told) / bytes(first[IPv6])[:1000]
        said = world.hear(IPv6(src=ROUTER, dst=US) / quoted)
        assert max((packet[IPv6].plen + 40 for packet in said), default=0) == size
        assert all(checksums_are_right(packet) for packet in said)


def test_a_flood_of_addresses_is_forgotten() -> None:
    world = SixWorld()
    world.host.tcp.listen(ANY_SIX, 80, 5)
    frame = bytearray(bytes(Ether(src=PEER_MAC, dst=US_MAC) / IPv6(src=PEER, dst=US) / b"?"))
    for number in range(SPARE + 1000):
        frame[34:38] = number.to_bytes(4, "big")
        world.host.receive(bytes(frame), world.clock.now_ns)
    assert len(world.six.names) < 1100
    (answer,) = world.hear(ask(), GROUP_MAC)[-1:]
    assert answer.tgt == US
