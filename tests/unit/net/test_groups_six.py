"""Groups of IPv6: what is told by MLDv2, what comes in, and what leaves. Scapy does the sums."""

import struct
from socket import AF_INET6, inet_ntop

import pytest
from scapy.layers.inet import UDP
from scapy.layers.inet6 import (
    ICMPv6EchoRequest,
    ICMPv6MLQuery,
    ICMPv6MLQuery2,
    ICMPv6MLReport,
    ICMPv6MLReport2,
    IPv6,
    IPv6ExtHdrFragment,
    IPv6ExtHdrHopByHop,
    RouterAlert,
)
from scapy.layers.l2 import Ether
from scapy.packet import Packet, Raw

from naja.boot.groups import leave_all
from naja.boot.groups_six import group_option_six, set_group_option_six, set_membership_six
from naja.net.ip.six import ANY_SIX
from naja.net.nd.listening import MAX_GROUPS
from naja.net.options import (
    IPV6_JOIN_GROUP,
    IPV6_LEAVE_GROUP,
    IPV6_MULTICAST_HOPS,
    IPV6_MULTICAST_IF,
    IPV6_MULTICAST_LOOP,
)
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address6 import group_mac, parse_ipv6
from unit.net.six_world import PEER, US, SixWorld

GROUP, OTHER = "ff02::1:3", "ff05::99"
ROUTER = "fe80::1"
IS_EXCLUDE, TO_INCLUDE, TO_EXCLUDE = 2, 3, 4


def mac_of(group: str) -> str:
    digits = f"{group_mac(parse_ipv6(group)):012x}"
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


class World(SixWorld):
    def __init__(self) -> None:
        super().__init__()
        self.after(5)
        self.socket = self.host.udp.bind(5000, ANY_SIX)

    def change(
        self, name: int, group: str, socket: UdpSocket | None = None, index: int = 0
    ) -> None:
        request = parse_ipv6(group) + struct.pack("<I", index)
        self.host.poll(self.clock.now_ns)
        set_membership_six(self.host, socket or self.socket, name, request)

    def join(self, group: str = GROUP, socket: UdpSocket | None = None) -> None:
        self.change(IPV6_JOIN_GROUP, group, socket)

    def leave(self, group: str = GROUP, socket: UdpSocket | None = None) -> None:
        self.change(IPV6_LEAVE_GROUP, group, socket)

    def told(self, seconds: float = 0) -> list[list[tuple[int, str]]]:
        """The records of each report in this time."""
        return [records(frame) for frame in self.after(seconds) if ICMPv6MLReport2 in frame]

    def ask(self, group: str = "::", code: int = 1000, src: str = ROUTER, hops: int = 1) -> None:
        dst = "ff02::1" if group == "::" else group
        query = IPv6(src=src, dst=dst, hlim=hops) / IPv6ExtHdrHopByHop(options=[RouterAlert()])
        query /= ICMPv6MLQuery2(mladdr=group, mrd=code)
        frame = Ether(src="02:00:00:00:00:09", dst=mac_of(dst)) / query
        self.host.receive(bytes(frame), self.clock.now_ns)

    def hear_text(self, text: bytes, dst: str = GROUP) -> bytes | None:
        """What the socket gets of a datagram to a group; nothing is said about it."""
        packet = IPv6(src=PEER, dst=dst) / UDP(sport=7, dport=5000) / text
        assert self.hear(packet, mac_of(dst)) == []
        return self.got()

    def got(self) -> bytes | None:
        datagram = self.socket.receive()
        return None if datagram is None else datagram.payload


def records(frame: Packet) -> list[tuple[int, str]]:
    packet = frame[IPv6]
    assert packet.src.startswith("fe80::") and packet.dst == "ff02::16" and packet.hlim == 1
    assert frame.dst == "33:33:00:00:00:16"
    assert isinstance(packet.payload.options[0], RouterAlert)
    report = frame[ICMPv6MLReport2]
    right = IPv6(bytes(packet))
    del right[ICMPv6MLReport2].cksum
    assert report.cksum == IPv6(bytes(right))[ICMPv6MLReport2].cksum
    # Scapy reads the first record only.
    octets = bytes(report)
    found = []
    for at in range(8, 8 + 20 * report.records_number, 20):
        assert octets[at + 1 : at + 4] == bytes(3)
        found.append((octets[at], inet_ntop(AF_INET6, octets[at + 4 : at + 20])))
    assert len(octets) == 8 + 20 * report.records_number
    return found


def test_joining_and_leaving_are_told_twice() -> None:
    world = World()
    world.join()
    assert world.told() == [[(TO_EXCLUDE, GROUP)]]
    assert world.told(1.1) == [[(TO_EXCLUDE, GROUP)]] and world.told(100) == []
    world.leave()
    assert world.told(1.1) == [[(TO_INCLUDE, GROUP)], [(TO_INCLUDE, GROUP)]]
    assert world.told(100) == []


def test_the_second_member_is_not_told() -> None:
    world = World()
    second = world.host.udp.bind(5001, ANY_SIX)
    world.join()
    world.told(5)
    world.join(socket=second)
    world.leave()
    assert world.told(5) == [] and world.hear_text(b"still") == b"still"
    leave_all(world.host, second)
    assert len(world.told(5)) == 2
    assert world.hear_text(b"gone") is None


@pytest.mark.parametrize("group", ["ff02::1", "ff01::5", "ff00::5"])
def test_of_what_concerns_nobody_else_nothing_is_told(group: str) -> None:
    world = World()
    world.join(group)
    assert world.told(5) == []
    assert world.hear_text(b"heard", group) == b"heard"
    world.leave(group)
    assert world.told(5) == []


def test_queries_are_answered_some_time_soon() -> None:
    world = World()
    world.join()
    world.join(OTHER)
    world.told(5)
    world.ask(code=4000)
    world.ask(GROUP, code=5000)
    answers = world.told(4)
    assert len(answers) == 1
    assert {(IS_EXCLUDE, GROUP), (IS_EXCLUDE, OTHER)} < set(answers[0])
    own = [group for kind, group in answers[0] if group.startswith("ff02::1:ff")]
    assert len(own) == 2 and len(answers[0]) == 4
    assert world.told(10) == []
    world.ask(OTHER)
    assert world.told(1) == [[(IS_EXCLUDE, OTHER)]]
    world.ask(own[0])
    assert world.told(1) == [[(IS_EXCLUDE, own[0])]]
    # 0x8001: (0x1001 << 3) milliseconds.
    for _ in range(8):
        world.ask(code=0x8001)
    assert len(world.told(33)) == 1


def old(frames: list[Packet]) -> list[tuple[int, str, str]]:
    """Messages of version 1: what they are, to whom, about which group."""
    found = []
    for frame in frames:
        packet = frame[IPv6]
        octets = bytes(packet)[48:]
        if octets[0] not in (131, 132):
            continue
        assert packet.hlim == 1 and packet.src.startswith("fe80::") and len(octets) == 24
        assert frame.dst == mac_of(packet.dst) and isinstance(
            packet.payload.options[0], RouterAlert
        )
        layer = packet[IPv6ExtHdrHopByHop].payload
        said = layer.cksum
        del layer.cksum
        assert IPv6(bytes(packet))[IPv6ExtHdrHopByHop].payload.cksum == said
        found.append((octets[0], packet.dst, inet_ntop(AF_INET6, octets[8:24])))
    return found


def test_version_1_for_a_router_that_speaks_no_other() -> None:
    world = World()
    world.join()
    world.told(5)

    def ask(group: str = "::") -> None:
        dst = "ff02::1" if group == "::" else group
        query = IPv6(src=ROUTER, dst=dst, hlim=1) / IPv6ExtHdrHopByHop(options=[RouterAlert()])
        query /= ICMPv6MLQuery(mladdr=group, mrd=1000)
        frame = Ether(src="02:00:00:00:00:09", dst=mac_of(dst)) / query
        world.host.receive(bytes(frame), world.clock.now_ns)

    ask()
    answers = old(world.after(1))
    assert (131, GROUP, GROUP) in answers and len(answers) == 3
    world.join(OTHER)
    assert old(world.after(11)) == [(131, OTHER, OTHER)] * 2
    # Another member's report is enough; one of another group is not.
    for speaks_of, count in ((GROUP, 0), (OTHER, 1)):
        ask(GROUP)
        report = IPv6(src="fe80::7", dst=speaks_of, hlim=1) / ICMPv6MLReport(mladdr=speaks_of)
        world.hear(report, mac_of(speaks_of))
        assert old(world.after(2)) == [(131, GROUP, GROUP)] * count
    world.leave()
    assert old(world.after(20)) == [(132, "ff02::2", GROUP)]
    world.after(260)
    world.leave(OTHER)
    assert world.told(5) == [[(TO_INCLUDE, OTHER)]] * 2


def test_only_routers_of_the_link_may_ask() -> None:
    world = World()
    world.join()
    world.told(5)
    world.ask(src=PEER)
    world.ask(hops=2)
    assert world.told(60) == []


def test_datagrams_to_a_group() -> None:
    world = World()
    assert world.hear_text(b"early") is None
    world.join()
    world.told(5)
    assert world.hear_text(b"hello") == b"hello"
    assert world.hear_text(b"other group", OTHER) is None
    nobody = IPv6(src=PEER, dst=GROUP) / UDP(sport=7, dport=9) / b"x"
    assert world.hear(nobody, mac_of(GROUP)) == []
    whole = bytes(UDP(sport=7, dport=5000) / bytes(range(200)))
    sums = IPv6(bytes(IPv6(src=PEER, dst=GROUP) / UDP(sport=7, dport=5000) / bytes(range(200))))
    whole = bytes(sums[UDP])
    for offset, piece, more in ((0, whole[:104], 1), (13, whole[104:], 0)):
        part = IPv6(src=PEER, dst=GROUP) / IPv6ExtHdrFragment(offset=offset, m=more, id=7, nh=17)
        assert world.hear(part / Raw(piece), mac_of(GROUP)) == []
    assert world.got() == bytes(range(200))


def test_a_group_is_no_address_of_ours() -> None:
    world = World()
    world.meet()
    world.join()
    world.told(5)
    ping = IPv6(src=PEER, dst=GROUP) / ICMPv6EchoRequest(data=b"?")
    (reply,) = [frame for frame in world.hear(ping, mac_of(GROUP)) if frame[IPv6].nh == 58]
    assert reply[IPv6].src == US


def test_what_leaves_for_a_group() -> None:
    world = World()
    six, send = world.six, world.host.send_datagram
    assert send(world.socket, six.parse(OTHER), 6000, b"one")
    (frame,) = world.said()
    assert frame.dst == mac_of(OTHER) and frame[IPv6].hlim == 1 and frame[IPv6].src == US
    set_group_option_six(world.socket, IPV6_MULTICAST_HOPS, 9)
    assert send(world.socket, six.parse(GROUP), 6000, b"two")
    (frame,) = world.said()
    assert frame[IPv6].hlim == 9 and frame[IPv6].src.startswith("fe80::")
    assert frame[UDP].payload.load == b"two"
    # Members on this host hear it, too, unless the sender does not want that.
    world.join()
    world.told(5)
    assert send(world.socket, six.parse(GROUP), 5000, b"us")
    assert len(world.said()) == 1 and world.got() == b"us"
    set_group_option_six(world.socket, IPV6_MULTICAST_LOOP, 0)
    assert send(world.socket, six.parse(GROUP), 5000, b"them")
    assert len(world.said()) == 1 and world.got() is None


def error_of(world: World, name: int, request: bytes, socket: UdpSocket | None = None) -> int:
    with pytest.raises(OSError) as raised:
        set_membership_six(world.host, socket or world.socket, name, request)
    assert raised.value.errno is not None
    return raised.value.errno


def test_errors_are_those_of_linux() -> None:
    world = World()
    group = parse_ipv6(GROUP)
    world.join()
    assert error_of(world, IPV6_JOIN_GROUP, group + bytes(4)) == 98
    assert error_of(world, IPV6_LEAVE_GROUP, parse_ipv6(OTHER) + bytes(4)) == 99
    assert error_of(world, IPV6_JOIN_GROUP, group + bytes(3)) == 22
    assert error_of(world, IPV6_JOIN_GROUP, parse_ipv6(PEER) + bytes(4)) == 22
    assert error_of(world, IPV6_JOIN_GROUP, parse_ipv6(OTHER) + b"\x07\0\0\0") == 19
    assert error_of(world, 99, group + bytes(4)) == 92
    assert error_of(world, IPV6_JOIN_GROUP, group + bytes(4), world.host.udp.bind(5000)) == 92
    for name, value, number in (
        (IPV6_MULTICAST_HOPS, 256, 22),
        (IPV6_MULTICAST_HOPS, -2, 22),
        (IPV6_MULTICAST_LOOP, 2, 22),
        (IPV6_MULTICAST_IF, 3, 19),
        (99, 0, 92),
    ):
        with pytest.raises(OSError) as raised:
            set_group_option_six(world.socket, name, value)
        assert raised.value.errno == number
    set_group_option_six(world.socket, IPV6_MULTICAST_HOPS, 7)
    set_group_option_six(world.socket, IPV6_MULTICAST_IF, 0)
    told = [group_option_six(world.socket, name) for name in (17, 18, 19)]
    assert told == [0, 7, 1]
    set_group_option_six(world.socket, IPV6_MULTICAST_HOPS, -1)
    assert group_option_six(world.socket, IPV6_MULTICAST_HOPS) == 1


def test_groups_are_bounded_and_their_names_stay() -> None:
    world = World()
    for number in range(MAX_GROUPS):
        world.join(f"ff05::{number + 1:x}")
    assert error_of(world, IPV6_JOIN_GROUP, parse_ipv6("ff05::1234") + bytes(4)) == 105
    world.told(5)
    world.six.names.sweep(world.six._used())
    assert world.hear_text(b"known", "ff05::1") == b"known"
    world.ask()
    ((*answer,),) = world.told(1)
    assert len(answer) == MAX_GROUPS + 2
    leave_all(world.host, world.socket)
    assert world.socket.groups == [] and len(world.told(5)) > 0
    assert world.six.discovery.listening.used() == []
