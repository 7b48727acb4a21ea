"""A router that hears anything on any interface, and what must hold after each step.

`play` is driven by octets: of hypothesis in the tests, of atheris in `make fuzz`.
"""

import random

from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import (
    ICMPv6EchoRequest,
    ICMPv6PacketTooBig,
    IPv6,
    IPv6ExtHdrFragment,
    IPv6ExtHdrHopByHop,
)
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

from naja.net.forward.nat import Nat
from naja.net.iface.sender import MAX_OUTBOX
from naja.net.wire.address import parse_ipv4
from unit.net.router_world import (
    A6,
    A_MAC,
    B6,
    B_MAC,
    INSIDE,
    INSIDE_MAC,
    OUTSIDE,
    OUTSIDE_MAC,
    A,
    B,
    RouterWorld,
    added,
    sums_are_right,
)
from unit.net.test_fuzz import mutate
from unit.net.test_six_fuzz import spoiled

SESSIONS = 40
STEPS = 60
PORT = 8080


def models(src: str, dst: str, src6: str, dst6: str, us: str) -> list[Packet]:
    """Right packets of every kind from one side to the other, and to the router."""
    quoted = bytes(IP(src=OUTSIDE, dst=dst) / UDP(sport=5, dport=6) / b"quoted")[:28]
    ip, six = IP(src=src, dst=dst), IPv6(src=src6, dst=dst6)
    return [
        ip / TCP(sport=5, dport=80, flags="S"),
        ip / TCP(sport=5, dport=80, flags="A", seq=1) / b"text",
        ip / TCP(sport=80, dport=5, flags="SA", seq=1),
        ip / TCP(sport=5, dport=80, flags="FA"),
        ip / TCP(sport=5, dport=80, flags="R"),
        ip / UDP(sport=5, dport=6) / b"datagram",
        ip / ICMP(id=5) / b"echo",
        ip / ICMP(type=3, code=3) / quoted,
        ip / ICMP(type=3, code=4, nexthopmtu=600) / quoted,
        IP(src=src, dst=us) / UDP(sport=6, dport=5) / b"answer",
        IP(src=src, dst=us) / TCP(sport=9, dport=PORT, flags="S"),
        IP(src=src, dst=us) / ICMP(),
        IP(src=src, dst=dst, flags="MF", id=3) / UDP(sport=5, dport=6) / (b"f" * 64),
        IP(src=src, dst=dst, frag=9, id=3) / (b"g" * 40),
        IP(src=src, dst=dst, ttl=1) / UDP(sport=5, dport=6),
        IP(src=src, dst=dst, options=b"\x83\x07\x04\x0a\x02\x00\x09") / UDP(),
        six / TCP(sport=5, dport=80, flags="S"),
        six / UDP(sport=5, dport=6) / b"datagram",
        six / ICMPv6EchoRequest(data=b"echo"),
        six / ICMPv6PacketTooBig(mtu=1280) / bytes(IPv6(src=dst6, dst=src6) / UDP() / b"quoted"),
        six / IPv6ExtHdrHopByHop() / UDP(),
        six / IPv6ExtHdrFragment(offset=0, m=1, id=3, nh=17) / (b"f" * 64),
        IPv6(src=src6, dst=dst6, hlim=1) / UDP(),
    ]


def frames(station: str, to: str, packets: list[Packet], question: Packet) -> list[bytes]:
    head = Ether(src=station, dst=to)
    return [bytes(head / packet) for packet in [*packets, question]]


FRAMES = {
    "inside": frames(A_MAC, INSIDE_MAC, models(A, B, A6, B6, INSIDE), ARP(psrc=A, pdst=INSIDE)),
    "outside": frames(
        B_MAC, OUTSIDE_MAC, models(B, A, B6, A6, OUTSIDE), ARP(psrc=B, pdst=OUTSIDE)
    ),
}


class RouterSteps:
    """`kind`: 0 forwards only, 1 also filters, 2 translates, 3 shares out connections as well."""

    def __init__(self, kind: int) -> None:
        self.world = RouterWorld()
        world = self.world
        self.nat: Nat | None = None
        if kind == 1:
            world.router.guard(world.outside)
        if kind >= 2:
            self.nat = world.router.masquerade(world.outside)
            # Few, so that there is no room at times.
            self.nat.sessions._limit = SESSIONS
        if kind == 3:
            world.router.balance(parse_ipv4(OUTSIDE), PORT).add(parse_ipv4(A), 80)

    def play(self, chance: random.Random) -> None:
        """One step: a frame that is right, almost right, or anything, or time."""
        world = self.world
        name = chance.choice(["inside", "outside"])
        frame = chance.choice(FRAMES[name])
        what = chance.randrange(8)
        if what == 0:
            frame = frame[:12] + chance.choice([b"\x08\x00", b"\x86\xdd", b""])
            frame += chance.randbytes(chance.randrange(120))
        elif what < 6:
            frame = spoiled(frame, chance) if frame[12] == 0x86 else mutate(frame, chance)
        if what == 7:
            world.after(chance.choice([1, 60, 300]) if chance.random() < 0.2 else 0)
        self.hear(name, frame)

    def hear(self, name: str, frame: bytes) -> None:
        world = self.world
        world.forget()
        world.ends[name].receive(frame, world.clock.now_ns)
        world.settle()
        self.assert_sound()

    def assert_sound(self) -> None:
        """What must hold whatever arrived."""
        world = self.world
        for port in world.router.ports:
            assert len(port.lost) <= MAX_OUTBOX and len(port.lost_six) <= MAX_OUTBOX
            assert port.interface.storage._spare_octets >= 0
        for packets in world.seen.values():
            for packet in packets:
                assert_legal(bytes(packet))
        if self.nat is not None:
            self.assert_consistent(self.nat)

    def assert_consistent(self, nat: Nat) -> None:
        """Each session has a mapping, each mapping a session, and all are found both ways."""
        assert len(nat.sessions) <= SESSIONS
        assert len(nat._by_inside) == len(nat._by_port)
        sessions = 0
        for mapping in nat._by_port.values():
            assert len(mapping.sessions) > 0
            assert sum(mapping.peers.values()) == len(mapping.sessions)
            assert all(count > 0 for count in mapping.peers.values())
            sessions += len(mapping.sessions)
        assert sessions == len(nat.sessions)

    def assert_alive(self) -> None:
        """The router still does its work, whatever it heard before."""
        world = self.world
        world.after(700)
        question = IP(src=A, dst=B) / UDP(sport=4000, dport=4001) / b"alive?"
        for _ in range(3):
            # A station may have been forged; the question who has it comes first then.
            world.from_a(question)
            world.after(2)
        world.from_a(question)
        assert [bytes(found.payload) for found in world.got("b", UDP)][-1:] == [b"alive?"]
        assert all(sums_are_right(bytes(packet)) for packet in world.seen["b"] if IP in packet)


def assert_legal(frame: bytes) -> None:
    """A packet that a router sends has legal headers, whatever it carries."""
    if frame[12:14] == b"\x08\x00":
        end = 14 + (frame[14] & 15) * 4
        assert frame[14] >> 4 == 4 and frame[22] > 0 and added(frame[14:end]) == 0xFFFF
        assert end <= 14 + int.from_bytes(frame[16:18], "big") <= len(frame)
    elif frame[12:14] == b"\x86\xdd":
        assert frame[14] >> 4 == 6 and frame[21] > 0
        assert 54 + int.from_bytes(frame[18:20], "big") <= len(frame)
