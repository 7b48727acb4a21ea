"""Any frames of IPv6, and those that are almost right: nothing escapes, and the host lives on."""

import ipaddress
import random

from hypothesis import given, settings, strategies as st
from scapy.layers.inet import TCP, UDP
from scapy.layers.inet6 import (
    ICMPv6DestUnreach,
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6MLQuery2,
    ICMPv6ND_NA,
    ICMPv6ND_NS,
    ICMPv6ND_RA,
    ICMPv6NDOptPrefixInfo,
    ICMPv6NDOptSrcLLAddr,
    ICMPv6PacketTooBig,
    IPv6,
    IPv6ExtHdrDestOpt,
    IPv6ExtHdrFragment,
    IPv6ExtHdrHopByHop,
    IPv6ExtHdrRouting,
)
from scapy.layers.l2 import Ether

from naja.lang.octets import put_u16be
from naja.net.ip.six import ANY_SIX
from naja.net.wire import ipv6
from naja.net.wire.address6 import format_ipv6, parse_ipv6, parse_prefix6
from naja.net.wire.checksum import add_words, fold
from unit.net.six_world import PEER, PEER_MAC, ROUTER, US, US_MAC, SixWorld

FIELDS = {6: 16, 17: 6, 58: 2}


def models() -> list[bytes]:
    """Right frames of every kind."""
    ip = IPv6(src=PEER, dst=US)
    near = IPv6(src=ROUTER, dst="ff02::1", hlim=255)
    station = ICMPv6NDOptSrcLLAddr(lladdr=PEER_MAC)
    prefix = ICMPv6NDOptPrefixInfo(prefix="2001:db8:5::", prefixlen=64, L=1, A=1)
    quoted = bytes(IPv6(src=US, dst=PEER) / TCP(sport=80, dport=5, seq=1))
    group = IPv6(src=PEER, dst="ff02::1:ff00:a", hlim=255)
    packets = [
        ip / ICMPv6EchoRequest(data=b"x" * 100),
        ip / IPv6ExtHdrHopByHop() / IPv6ExtHdrDestOpt() / ICMPv6EchoRequest(),
        ip / IPv6ExtHdrRouting(addresses=[US], segleft=0) / ICMPv6EchoRequest(),
        ip / IPv6ExtHdrFragment(offset=0, m=1, id=3, nh=17) / (b"f" * 64),
        ip / IPv6ExtHdrFragment(offset=8, m=0, id=3, nh=17) / (b"g" * 30),
        ip / TCP(sport=5, dport=80, flags="S", options=[("MSS", 1440)]),
        ip / TCP(sport=6, dport=80, flags="A", seq=7) / b"text",
        ip / UDP(sport=5, dport=53) / b"question",
        ip / ICMPv6DestUnreach(code=4) / quoted,
        ip / ICMPv6PacketTooBig(mtu=1300) / quoted,
        group / ICMPv6ND_NS(tgt=US) / station,
        ip / ICMPv6ND_NA(tgt=PEER) / station,
        near / ICMPv6ND_RA(routerlifetime=5) / station / prefix,
        near / ICMPv6MLQuery2(),
    ]
    head = Ether(src=PEER_MAC, dst=US_MAC)
    return [bytes(head / packet) for packet in packets]


MODELS = models()


def repaired(frame: bytearray) -> bytes:
    """The frame with a right checksum where its headers can be read."""
    header = ipv6.parse(bytes(frame))
    if header is None or header.fragment_at:
        return bytes(frame)
    at = header.at + FIELDS.get(header.protocol, 1 << 20)
    if at + 2 <= header.end:
        put_u16be(frame, at, 0)
        total = add_words(frame, ipv6.SOURCE_AT, ipv6.PAYLOAD_AT, header.protocol)
        total += header.end - header.at
        put_u16be(frame, at, fold(add_words(frame, header.at, header.end, total)))
    return bytes(frame)


def spoiled(frame: bytes, chance: random.Random) -> bytes:
    octets = bytearray(frame)
    for _ in range(chance.randrange(4)):
        at = chance.randrange(14, len(octets))
        octets[at] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
    if chance.random() < 0.3:
        del octets[chance.randrange(14, len(octets)) :]
        if chance.random() < 0.5 and len(octets) >= ipv6.PAYLOAD_AT:
            put_u16be(octets, ipv6.IPV6_AT + 4, len(octets) - ipv6.PAYLOAD_AT)
    return repaired(octets) if chance.random() < 0.8 else bytes(octets)


@settings(max_examples=settings().max_examples * 2 // 5, deadline=None)
@given(st.integers(0, 2**32))
def test_spoiled_frames(seed: int) -> None:
    chance = random.Random(seed)
    world = SixWorld()
    world.host.tcp.listen(ANY_SIX, 80, 5)
    world.host.udp.bind(53, ANY_SIX)
    for _ in range(60):
        world.host.receive(spoiled(chance.choice(MODELS), chance), world.clock.now_ns)
        world.host.poll(world.clock.now_ns)
        while world.host.next_frame() is not None:
            pass
        if chance.random() < 0.2:
            world.clock.advance_to(world.clock.now_ns + chance.randrange(2_000_000_000))
        assert len(world.six.cache) <= 256 and len(world.six.addresses.own) <= 8
    world.after(100)
    world.hear_frame(MODELS[10])
    (answer,) = world.hear(IPv6(src=PEER, dst=US) / ICMPv6EchoRequest(data=b"alive?"))
    assert answer[ICMPv6EchoReply].data == b"alive?"


@settings(max_examples=settings().max_examples * 3, deadline=None)
@given(st.binary(max_size=200))
def test_any_octets(data: bytes) -> None:
    world = SixWorld()
    frame = bytes.fromhex(US_MAC.replace(":", "")) + bytes(6) + b"\x86\xdd"
    world.hear_frame(frame + data)
    world.hear_frame(frame + b"\x60\0\0\0" + data)


@given(st.text(alphabet="0123456789abcdefABCDEF:./g%", max_size=45))
def test_addresses_in_text(text: str) -> None:
    try:
        expected = ipaddress.IPv6Address(text).packed if "%" not in text else b""
    except ValueError:
        expected = b""
    assert parse_ipv6(text) == expected
    assert len(parse_prefix6(text)[0]) in (0, 16)


@given(st.binary(min_size=16, max_size=16))
def test_addresses_there_and_back(data: bytes) -> None:
    assert parse_ipv6(format_ipv6(data)) == data
