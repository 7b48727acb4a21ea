"""Trains, and checksums that the device completes: a wire that does it, by scapy."""

import pytest
from hypothesis import given, strategies as st
from scapy.layers.inet import IP, UDP
from scapy.layers.inet6 import IPv6, IPv6ExtHdrFragment
from scapy.layers.l2 import Ether
from scapy.packet import Packet

from naja.drivers.virtio.frame_header import FrameHeader, unfinished
from naja.net.iface.interface import Interface
from naja.net.wire.address import LOCALHOST
from naja.sim.link import Link
from support.trains import finished, pseudo_sum, summed
from unit.net.test_six import A_TEXT, B_TEXT, SixHosts
from unit.net.worlds import SECOND_NS, B, Hosts, Sink, Source

LONGEST = 60_000
TEXT = bytes(range(256)) * 800


class CuttingLink(Link):
    """The device at the near end completes and cuts what it is told to."""

    def __init__(self, seed: int = 0, loss: float = 0.0, mtu: int = 1500) -> None:
        super().__init__(seed, loss=loss)
        self.mtu = mtu
        self.header = FrameHeader(mtu)
        self.trains: list[bytes] = []
        self.completed: list[bytes] = []

    def send(self, frame: bytes, now_ns: int) -> None:
        self.header.describe(bytearray(frame))
        header = bytes(self.header.octets)
        if len(frame) > self.mtu + 14:
            self.trains.append(frame)
            start = 54 if frame[12] == 0x86 else 34
            assert header[2] == start + (frame[start + 12] >> 4) * 4
        elif header[0]:
            self.completed.append(frame)
        for piece in finished(header, frame):
            assert len(piece) <= self.mtu + 14
            super().send(piece, now_ns)


def offload(interface: Interface) -> None:
    """The device of this interface can do everything."""
    interface.storage.train = interface.storage.train_six = LONGEST
    interface.storage.sums = True


def world(six: bool, link: CuttingLink, b_mtu: int = 1500) -> Hosts:
    mtu = link.mtu
    hosts = SixHosts(mtu, b_mtu, link) if six else Hosts(link, mtu=mtu, b_mtu=b_mtu)
    offload(hosts.a)
    return hosts


def transfer(hosts: Hosts, stamps: bool = True) -> bytes:
    """What `b` gets when `a` sends TEXT and closes at once."""
    address, anybody = B, 0
    if isinstance(hosts, SixHosts):
        address, anybody = hosts.six_a.parse(B_TEXT), hosts.six_b.parse("::")
    listener = hosts.b.tcp.listen(anybody, 80, 1)
    client = hosts.a.tcp.connect(address, 80, hosts.clock.now_ns)
    client.tcb.stamps = stamps
    hosts.run(SECOND_NS, lambda: client.connected())
    hosts.run(SECOND_NS // 10)
    server = listener.accept()
    assert server is not None
    sink = Sink(server)
    source = Source(client, TEXT)
    client.set_waker(source.waker())
    hosts.run(120 * SECOND_NS, server.at_eof)
    assert hosts.a.counters.bad_checksum == hosts.b.counters.bad_checksum == 0
    return bytes(sink.data)


@pytest.mark.parametrize("six", [False, True])
@pytest.mark.parametrize("stamps", [True, False])
@pytest.mark.parametrize("loss", [0.0, 0.03])
def test_a_transfer_by_trains(six: bool, stamps: bool, loss: float) -> None:
    link = CuttingLink(3, loss)
    assert transfer(world(six, link), stamps) == TEXT
    assert len(link.trains) >= 5
    full = (1448 if stamps else 1460) - (20 if six else 0)
    head = 14 + 1500 - full
    assert all((len(train) - head) % full == 0 for train in link.trains)
    assert max(len(train) for train in link.trains) <= 14 + 40 + 60 + LONGEST


@pytest.mark.parametrize(("six", "mtu"), [(False, 68), (False, 575), (True, 1280), (False, 1280)])
def test_trains_of_a_device_with_small_packets(six: bool, mtu: int) -> None:
    link = CuttingLink(mtu=mtu)
    assert transfer(world(six, link)) == TEXT
    assert len(link.trains) >= 5


@pytest.mark.parametrize("six", [False, True])
def test_a_device_may_cut_one_family_only(six: bool) -> None:
    link = CuttingLink()
    hosts = world(six, link)
    hosts.a.storage.train_six = 0
    assert transfer(hosts) == TEXT
    assert (link.trains == []) == six


@pytest.mark.parametrize("six", [False, True])
def test_a_peer_with_smaller_packets_gets_no_trains(six: bool) -> None:
    link = CuttingLink()
    assert transfer(world(six, link, b_mtu=1400)) == TEXT
    assert link.trains == []
    # The device completes the segments all the same.
    assert len(link.completed) > 100


def test_no_trains_to_ourselves() -> None:
    hosts = Hosts()
    offload(hosts.a)
    listener = hosts.a.tcp.listen(0, 80, 1)
    client = hosts.a.tcp.connect(LOCALHOST, 80, hosts.clock.now_ns)
    hosts.run(SECOND_NS, client.connected)
    server = listener.accept()
    assert server is not None
    sink = Sink(server)
    assert client.send(TEXT[:100_000]) == 100_000
    hosts.run(SECOND_NS)
    assert bytes(sink.data) == TEXT[:100_000]
    assert hosts.a.counters.bad_checksum == 0


@pytest.mark.parametrize("six", [False, True])
def test_datagrams(six: bool) -> None:
    link = CuttingLink()
    hosts = world(six, link)
    there, here = B, 0
    if isinstance(hosts, SixHosts):
        there, here = hosts.six_a.parse(B_TEXT), hosts.six_b.parse("::")
    ours, theirs = hosts.a.udp.bind(5000, here), hosts.b.udp.bind(5001, here)
    fits = 1500 - (48 if six else 28)
    sizes = [0, 1, 7, fits - 1, fits, fits + 1, 5000]
    for size in sizes:
        assert hosts.a.send_datagram(ours, there, 5001, TEXT[:size])
        hosts.run(SECOND_NS // 10)
        got = theirs.receive()
        assert got is not None and got.payload == TEXT[:size]
    assert hosts.b.counters.bad_checksum == 0
    # What leaves in fragments has a complete checksum; the rest is the device's to do.
    assert len(link.completed) == 5
    assert len([frame for frame in link.sent if is_fragment(Ether(frame))]) == 2 + 4


def is_fragment(packet: Packet) -> bool:
    if IP in packet:
        return bool(packet[IP].flags.MF or packet[IP].frag)
    return IPv6ExtHdrFragment in packet


words = st.binary(min_size=32, max_size=32)


@given(st.booleans(), st.booleans(), words, st.binary(min_size=20, max_size=60))
def test_completing_a_complete_checksum_changes_nothing(
    six: bool, tcp: bool, addresses: bytes, text: bytes
) -> None:
    """A checksum that is complete and happens to be the pseudo header's sum stays as it is."""
    protocol, offset = (6, 16) if tcp else (17, 6)
    if six:
        head = bytes([0x60, 0, 0, 0, 0, len(text), protocol, 64]) + addresses
    else:
        head = bytes([0x45, 0, 0, 20 + len(text), 0, 0, 0, 0, 64, protocol, 0, 0]) + addresses[:8]
    start = 14 + len(head)
    frame = bytes(12) + (b"\x86\xdd" if six else b"\x08\x00") + head + text
    at = start + offset
    pseudo = pseudo_sum(frame, start)
    frame = frame[:at] + pseudo.to_bytes(2, "big") + frame[at + 2 :]
    assert unfinished(bytearray(frame)) == start << 8 | offset
    complete = summed(frame, start, offset)
    field = int.from_bytes(complete[at : at + 2], "big")
    again = unfinished(bytearray(complete))
    assert (again != 0) == (field == pseudo)
    if again:
        assert summed(complete, start, offset) == complete


def test_frames_that_are_no_whole_segments_are_left_alone() -> None:
    pseudo = bytes(40)
    for frame in (
        b"",
        bytes(14),
        bytes(Ether() / IP(src="0.0.0.0", dst="0.0.0.0", proto=1) / pseudo),
        bytes(Ether() / IP(src="0.0.0.1", dst="0.0.0.1", flags="MF") / UDP(chksum=0x33) / b"abcd"),
        bytes(Ether() / IPv6(src=A_TEXT, dst=B_TEXT, nh=58) / pseudo),
        bytes(Ether() / IPv6(src=A_TEXT, dst=B_TEXT) / IPv6ExtHdrFragment(nh=17) / pseudo),
        bytes(Ether(type=0x0806) / pseudo),
        bytes(Ether() / IP(proto=6) / bytes(17)),
    ):
        assert unfinished(bytearray(frame)) == 0
