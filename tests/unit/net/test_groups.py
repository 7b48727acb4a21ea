"""Groups of IPv4: what is told by IGMP, what comes in, and what leaves. Scapy does the sums."""

from socket import inet_ntoa

import pytest
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import Ether
from scapy.packet import Packet
from scapy.utils import checksum

from naja.boot.groups import group_option, leave_all, set_group_option
from naja.net.igmp.membership import MAX_GROUPS, OLDER_NS
from naja.net.options import (
    IP_ADD_MEMBERSHIP,
    IP_DROP_MEMBERSHIP,
    IP_MULTICAST_IF,
    IP_MULTICAST_LOOP,
    IP_MULTICAST_TTL,
)
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import group_mac, parse_ipv4
from unit.net.worlds import A_MAC, SECOND_NS, A, Hosts

GROUP = parse_ipv4("239.1.2.3")
OTHER = parse_ipv4("239.1.2.4")
COMES, LEAVES, IS_IN = 4, 3, 2


class World(Hosts):
    def __init__(self) -> None:
        super().__init__()
        self.quiet()
        self.socket = self.a.udp.bind(5000)

    def option(self, name: int, value: int, socket: UdpSocket | None = None) -> None:
        assert set_group_option(self.a, socket or self.socket, name, value)

    def join(self, group: int = GROUP, socket: UdpSocket | None = None) -> None:
        self.option(IP_ADD_MEMBERSHIP, group & 0x0FFFFFFF, socket)

    def leave(self, group: int = GROUP, socket: UdpSocket | None = None) -> None:
        self.option(IP_DROP_MEMBERSHIP, group & 0x0FFFFFFF, socket)

    def told(self, for_ns: int = 0) -> list[Packet]:
        """What `a` says by IGMP in this time."""
        self.run(for_ns)
        frames = [Ether(frame) for frame in self.a_to_b.sent]
        self.a_to_b.sent.clear()
        for frame in frames:
            packet = frame[IP]
            right = IP(bytes(packet))
            del right.chksum
            assert packet.chksum == IP(bytes(right)).chksum
            assert (packet.ttl, packet.tos, packet.proto) == (1, 0xC0, 2)
            assert bytes(packet)[20:24] == b"\x94\x04\x00\x00"
            assert int(frame.dst.replace(":", ""), 16) == group_mac(parse_ipv4(packet.dst))
        return frames

    def hear(self, message: bytes, dst: str, src: str = "10.0.0.9") -> None:
        frame = Ether(dst=mac_text(dst), src="02:00:00:00:00:09") / IP(
            src=src, dst=dst, ttl=1, proto=2
        )
        self.a.receive(bytes(frame / message), self.clock.now_ns)


def message(kind: int, code: int, group: str, rest: bytes = b"") -> bytes:
    octets = bytes([kind, code, 0, 0]) + parse_ipv4(group).to_bytes(4, "big") + rest
    return octets[:2] + checksum(octets).to_bytes(2, "big") + octets[4:]


def mac_text(group: str) -> str:
    return ":".join(f"{octet:02x}" for octet in group_mac(parse_ipv4(group)).to_bytes(6, "big"))


def body(frame: Packet) -> bytes:
    octets = bytes(frame[IP])[24:]
    assert checksum(octets) == 0
    return octets


def records(frames: list[Packet]) -> list[list[tuple[int, str]]]:
    """Kinds and groups of reports of version 3."""
    found = []
    for frame in frames:
        octets = body(frame)
        assert frame[IP].dst == "224.0.0.22" and octets[0] == 0x22
        assert len(octets) == 8 + 8 * int.from_bytes(octets[6:8], "big")
        parts = [octets[at : at + 8] for at in range(8, len(octets), 8)]
        assert all(part[1:4] == bytes(3) for part in parts)
        found.append([(part[0], inet_ntoa(part[4:])) for part in parts])
    return found


def older(frame: Packet) -> tuple[str, int, str]:
    """Where a message of an older version goes, its kind and group."""
    octets = body(frame)
    assert len(octets) == 8 and octets[1] == 0
    return frame[IP].dst, octets[0], inet_ntoa(octets[4:])


def test_a_change_is_told_twice() -> None:
    world = World()
    world.join()
    assert records(world.told()) == [[(COMES, "239.1.2.3")]]
    assert records(world.told(2 * SECOND_NS)) == [[(COMES, "239.1.2.3")]]
    assert world.told(100 * SECOND_NS) == []
    world.leave()
    assert records(world.told()) == [[(LEAVES, "239.1.2.3")]]
    assert records(world.told(2 * SECOND_NS)) == [[(LEAVES, "239.1.2.3")]]
    assert world.next_ns() == -1


def test_the_first_joins_and_the_last_leaves() -> None:
    world = World()
    second = world.a.udp.bind(5001)
    world.join()
    world.told(2 * SECOND_NS)
    world.join(socket=second)
    world.leave()
    assert world.told(2 * SECOND_NS) == []
    leave_all(world.a, second)
    assert records(world.told())[0] == [(LEAVES, "239.1.2.3")]


def test_queries_are_answered_in_their_time() -> None:
    world = World()
    world.join()
    world.join(OTHER)
    world.told(5 * SECOND_NS)
    world.hear(message(0x11, 50, "0.0.0.0", bytes(4)), "224.0.0.1")
    (answer,) = records(world.told(5 * SECOND_NS))
    assert sorted(answer) == [(IS_IN, "239.1.2.3"), (IS_IN, "239.1.2.4")]
    world.hear(message(0x11, 10, "239.1.2.4", bytes(4)), "239.1.2.4")
    assert records(world.told(SECOND_NS)) == [[(IS_IN, "239.1.2.4")]]
    world.hear(message(0x11, 10, "239.9.9.9", bytes(4)), "224.0.0.1")
    assert world.told(5 * SECOND_NS) == []


def test_an_older_router_hears_what_it_knows() -> None:
    world = World()
    world.join()
    world.told(5 * SECOND_NS)
    query = message(0x11, 20, "0.0.0.0")
    world.hear(query, "224.0.0.1")
    (answer,) = world.told(2 * SECOND_NS)
    assert older(answer) == (
        "239.1.2.3",
        0x16,
        "239.1.2.3",
    )
    # Somebody else answers first: that is enough.
    world.hear(query, "224.0.0.1")
    world.hear(message(0x16, 0, "239.1.2.3"), "239.1.2.3", "10.0.0.8")
    assert world.told(3 * SECOND_NS) == []
    world.leave()
    (left,) = world.told(20 * SECOND_NS)
    assert older(left) == ("224.0.0.2", 0x17, "239.1.2.3")
    # Years later nobody knows version 2 any more.
    world.told(OLDER_NS)
    world.join()
    assert records(world.told()) == [[(COMES, "239.1.2.3")]]


def test_version_one() -> None:
    world = World()
    world.hear(message(0x11, 0, "0.0.0.0"), "224.0.0.1")
    world.join()
    world.hear(message(0x11, 0, "0.0.0.0"), "224.0.0.1")
    # Before a program has joined anything, nobody listens to queries.
    world.told(20 * SECOND_NS)
    world.hear(message(0x11, 0, "0.0.0.0"), "224.0.0.1")
    (answer,) = world.told(10 * SECOND_NS)
    assert older(answer) == ("239.1.2.3", 0x12, "239.1.2.3")
    world.leave()
    assert world.told(20 * SECOND_NS) == []


def datagram(dst: str, text: bytes) -> bytes:
    frame = Ether(dst=mac_text(dst), src="02:00:00:00:00:09") / IP(src="10.0.0.9", dst=dst)
    return bytes(frame / UDP(sport=7, dport=5000) / text)


def test_datagrams_come_in_while_joined() -> None:
    world = World()
    world.a.receive(datagram("239.1.2.3", b"before"), world.clock.now_ns)
    world.join()
    world.a.receive(datagram("239.1.2.3", b"now"), world.clock.now_ns)
    # Another group with the same station address.
    world.a.receive(datagram("238.129.2.3", b"else"), world.clock.now_ns)
    got = world.socket.receive()
    assert got is not None and got.payload == b"now" and world.socket.receive() is None
    world.leave()
    world.a.receive(datagram("239.1.2.3", b"after"), world.clock.now_ns)
    assert world.socket.receive() is None
    # Nobody is told of a closed port of a group (RFC 1122 3.2.2).
    world.join()
    world.a.receive(datagram("239.1.2.3", b"x")[:36] + b"\x00\x09" + bytes(8), world.clock.now_ns)
    world.told(2 * SECOND_NS)


def test_what_is_sent_to_a_group() -> None:
    world = World()
    world.join()
    world.told(2 * SECOND_NS)
    assert world.a.send_datagram(world.socket, GROUP, 5000, b"hello")
    world.run(0)
    (frame,) = (Ether(frame) for frame in world.a_to_b.sent)
    assert frame.dst == "01:00:5e:01:02:03" and frame[IP].ttl == 1 and frame[IP].src == "10.0.0.1"
    assert bytes(frame[UDP].payload) == b"hello"
    got = world.socket.receive()
    assert got is not None and (got.payload, got.src) == (b"hello", A)
    world.a_to_b.sent.clear()
    world.option(IP_MULTICAST_TTL, 9)
    world.option(IP_MULTICAST_LOOP, 0)
    assert world.a.send_datagram(world.socket, GROUP, 5000, bytes(3000))
    world.run(0)
    sent = [Ether(frame) for frame in world.a_to_b.sent]
    assert (
        len(sent) == 3
        and {one[IP].ttl for one in sent} == {9}
        and {one.dst for one in sent} == {"01:00:5e:01:02:03"}
    )
    assert world.socket.receive() is None
    listening = world.b.udp.bind(5000)
    assert set_group_option(world.b, listening, IP_ADD_MEMBERSHIP, GROUP & 0x0FFFFFFF)
    for one in sent:
        world.b.receive(bytes(one), world.clock.now_ns)
    whole = listening.receive()
    assert whole is not None and whole.payload == bytes(3000)


def test_errors_are_those_of_linux() -> None:
    world = World()
    world.join()
    with pytest.raises(OSError, match="Address already in use"):
        world.join()
    with pytest.raises(OSError, match="Cannot assign requested address"):
        world.leave(OTHER)
    with pytest.raises(OSError, match="No such device"):
        world.option(IP_ADD_MEMBERSHIP, OTHER & 0x0FFFFFFF | parse_ipv4("9.9.9.9") << 28)
    world.option(IP_ADD_MEMBERSHIP, OTHER & 0x0FFFFFFF | A << 28)
    with pytest.raises(OSError, match="Invalid argument"):
        world.option(IP_MULTICAST_TTL, 256)
    with pytest.raises(OSError, match="Cannot assign requested address"):
        world.option(IP_MULTICAST_IF, parse_ipv4("9.9.9.9"))
    world.option(IP_MULTICAST_IF, A)
    told = [
        group_option(world.socket, name)
        for name in (IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_MULTICAST_IF, IP_ADD_MEMBERSHIP, 1)
    ]
    assert told == [1, 1, 0, -1, -1]
    for number in range(MAX_GROUPS - 2):
        world.join(OTHER + 1 + number)
    with pytest.raises(OSError, match="No buffer space available"):
        world.join(OTHER - 2)


def test_without_groups_nothing_of_the_kind_is_taken() -> None:
    world = World()
    before = world.a.counters.not_for_us
    world.hear(message(0x11, 20, "0.0.0.0"), "224.0.0.1")
    world.a.receive(datagram("239.1.2.3", b"x"), world.clock.now_ns)
    assert world.a.counters.not_for_us == before + 2 and world.a.mac == A_MAC


@pytest.mark.parametrize("cut", [0, 7, 9, 11])
def test_damaged_messages(cut: int) -> None:
    world = World()
    world.join()
    world.told(2 * SECOND_NS)
    query = message(0x11, 20, "0.0.0.0", bytes(4))
    damaged = query[:cut] if cut else query[:-1] + b"\xff"
    before = world.a.counters.malformed
    frame = Ether(dst=mac_text("224.0.0.1")) / IP(src="10.0.0.9", dst="224.0.0.1", proto=2, ttl=1)
    world.a.receive(bytes(frame / damaged), world.clock.now_ns)
    assert world.a.counters.malformed == before + 1
    assert world.told(10 * SECOND_NS) == []
