"""Interface: dispatch, ICMP, UDP, DHCP, routing, counting."""

import pytest
from scapy.layers.dhcp import BOOTP, DHCP
from scapy.layers.inet import ICMP, IP, TCP, UDP, UDPerror, fragment
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

from naja.net.iface.interface import Interface
from naja.net.tcp.rtt import MIN_RTO_NS
from naja.net.wire.address import format_ipv4, parse_ipv4
from naja.sim.clock import SeededEntropy
from unit.net.worlds import A_MAC, B_MAC, SECOND_NS, Hosts, Sink, Source, settle

US, US_MAC = "10.0.0.1", "02:00:00:00:00:01"
PEER, PEER_MAC = "10.0.0.2", "02:00:00:00:00:02"


class World:
    """One interface, 10.0.0.1/24 behind the gateway 10.0.0.2, whose station it knows."""

    def __init__(self, configured: bool = True) -> None:
        self.now_ns = SECOND_NS
        self.host = Interface(A_MAC, 1500, SeededEntropy(3).random_bytes(16))
        if configured:
            self.host.configure(parse_ipv4(US), 24, parse_ipv4(PEER), self.now_ns)
            self.now_ns = settle(self.host, self.now_ns)
            question = ARP(op=1, psrc=PEER, pdst=US, hwsrc=PEER_MAC)
            self.hear(Ether(src=PEER_MAC, dst=US_MAC) / question)
            self.said()

    def hear(self, packet: Packet | bytes) -> None:
        self.host.receive(bytes(packet), self.now_ns)

    def say(self, packet: Packet) -> list[Packet]:
        """Hear an IP packet from the peer; the answers."""
        self.hear(Ether(src=PEER_MAC, dst=US_MAC) / packet)
        return self.said()

    def said(self) -> list[Packet]:
        self.host.poll(self.now_ns)
        frames = []
        frame = self.host.next_frame()
        while frame is not None:
            frames.append(Ether(frame))
            frame = self.host.next_frame()
        return frames


def counted(host: Interface) -> dict[str, int]:
    return {name: count for name, count in host.counters.items() if count}


def test_echo() -> None:
    world = World()
    (answer,) = world.say(IP(src=PEER, dst=US) / ICMP(id=5, seq=6) / b"payload")
    assert (answer.dst, answer.src) == (PEER_MAC, US_MAC)
    assert (answer[IP].src, answer[IP].dst) == (US, PEER)
    assert answer[ICMP].type == 0 and (answer[ICMP].id, answer[ICMP].seq) == (5, 6)
    assert bytes(answer[ICMP].payload)[:7] == b"payload"
    # Off-link, the answer goes to the gateway.
    (answer,) = world.say(IP(src="8.8.8.8", dst=US) / ICMP())
    assert answer.dst == PEER_MAC and answer[IP].dst == "8.8.8.8"


def test_a_long_echo_comes_back_in_fragments() -> None:
    world = World()
    text = bytes(range(256)) * 14
    sent = fragment(IP(src=PEER, dst=US, id=7) / ICMP() / text, 1400)
    answers = [answer for part in sent for answer in world.say(part)]
    assert [len(answer[IP]) for answer in answers] == [1500, 1500, 652]
    whole = ICMP(b"".join(bytes(answer[IP].payload) for answer in answers))
    assert whole.type == 0 and bytes(whole.payload) == text


def test_echo_is_limited() -> None:
    world = World()
    answers = sum(len(world.say(IP(src=PEER, dst=US) / ICMP())) for _ in range(100))
    assert answers == 64 and world.host.counters.icmp_limited == 36


@pytest.mark.parametrize(
    ("packet", "counter"),
    [
        (IP(src=PEER, dst="10.0.0.255") / ICMP(), "not_for_us"),
        (IP(src=PEER, dst="255.255.255.255") / TCP(), "not_for_us"),
        (IP(src=PEER, dst="10.0.0.9") / ICMP(), "not_for_us"),
        (IP(src="255.255.255.255", dst=US) / ICMP(), "bad_address"),
        (IP(src="10.0.0.255", dst=US) / ICMP(), "bad_address"),
        (IP(src="224.0.0.1", dst=US) / TCP(), "bad_address"),
        (IP(src="0.0.0.0", dst=US) / TCP(), "bad_address"),
        (IP(src="127.0.0.1", dst=US) / TCP(), "bad_address"),
        (IP(src=PEER, dst="127.0.0.1") / TCP(), "bad_address"),
        (IP(src=PEER, dst=US, flags="MF") / UDP(), "fragments"),
        (IP(src=PEER, dst=US, frag=3) / UDP(), "fragments"),
        (IP(src=PEER, dst=US, chksum=1) / UDP(), "bad_checksum"),
        (IP(src=PEER, dst=US) / TCP(chksum=1), "bad_checksum"),
        (IP(src=PEER, dst=US) / UDP(chksum=1), "bad_checksum"),
        (IP(src=PEER, dst=US) / ICMP(chksum=1), "bad_checksum"),
        (IP(src=PEER, dst=US) / TCP(dataofs=4), "malformed"),
        (IP(src=PEER, dst=US) / TCP(sport=0), "malformed"),
        (IP(src=PEER, dst=US) / UDP(len=4), "malformed"),
        (IP(src=PEER, dst=US, len=10), "malformed"),
    ],
)
def test_what_is_dropped_is_counted(packet: Packet, counter: str) -> None:
    world = World()
    before = counted(world.host)
    assert world.say(packet) == []
    after = counted(world.host)
    assert after.pop(counter) == before.pop(counter, 0) + 1
    after.pop("frames_in"), before.pop("frames_in")
    assert after == before


def test_frames_that_are_not_for_us() -> None:
    world = World()
    world.hear(b"")
    world.hear(b"short")
    world.hear(Ether(dst="02:00:00:00:00:99") / IP() / ICMP())
    world.hear(Ether(dst="01:00:5e:00:00:01") / IP() / ICMP())
    world.hear(Ether(dst=US_MAC, type=0x86DD) / b"six")
    world.hear(Ether(dst=US_MAC, type=0x0806) / b"short")
    assert world.said() == []
    counters = world.host.counters
    assert (counters.malformed, counters.not_for_us, counters.unknown_protocol) == (3, 2, 1)


def test_udp() -> None:
    world = World()
    socket = world.host.udp.bind(5000)
    with pytest.raises(OSError):
        world.host.udp.bind(5000)
    assert world.say(IP(src=PEER, dst=US) / UDP(sport=9, dport=5000) / b"ping") == []
    datagram = socket.receive()
    assert datagram is not None and datagram.payload == b"ping" and datagram.src_port == 9
    assert socket.receive() is None
    world.host.send_datagram(socket, datagram.src, datagram.src_port, b"pong")
    (answer,) = world.said()
    assert (answer[UDP].sport, answer[UDP].dport) == (5000, 9)
    assert bytes(answer[UDP].payload)[:4] == b"pong"
    for _ in range(300):
        world.say(IP(src=PEER, dst=US) / UDP(sport=9, dport=5000) / b"flood")
    assert world.host.counters.udp_queue_full == 44
    world.host.udp.close(socket)
    assert world.host.udp.bind(0).port >= 49152
    with pytest.raises(OSError):
        world.host.send_datagram(socket, datagram.src, 1, bytes(65508))


def test_memory_of_frames_that_left_is_used_for_what_we_say_to_ourselves() -> None:
    world = World()
    for size in range(42, 120):
        world.host.storage.frame_back(bytearray(b"\xee" * size))
    socket = world.host.udp.bind(5000)
    world.host.send_datagram(socket, 0x7F000001, 5000, b"myself")
    assert world.said() == []
    datagram = socket.receive()
    assert datagram is not None and datagram.payload == b"myself"


def test_unknown_protocol() -> None:
    world = World()
    (answer,) = world.say(IP(src=PEER, dst=US, proto=47) / b"gre12345")
    assert (answer[ICMP].type, answer[ICMP].code) == (3, 2)
    assert counted(world.host)["unknown_protocol"] == 1


def test_large_datagrams_leave_in_fragments_and_arrive_whole() -> None:
    world = World()
    socket = world.host.udp.bind(5000)
    text = bytes(range(256)) * 20
    assert world.host.send_datagram(socket, parse_ipv4(PEER), 9, text)
    parts = world.said()
    assert len(parts) == 4 and {part[IP].id for part in parts} == {parts[0][IP].id}
    assert all(len(part) <= 1514 for part in parts)
    # Back to us, the last first, one of them twice.
    for part in [*reversed(parts), parts[1]]:
        packet = part[IP]
        packet.src, packet.dst, packet.chksum = PEER, US, None
        if packet.frag == 0:
            packet.payload = UDP(bytes(packet.payload))
            packet[UDP].sport, packet[UDP].dport = 9, 5000
        world.say(IP(bytes(packet)))
    datagram = socket.receive()
    assert datagram is not None and datagram.payload == text and socket.receive() is None
    # The second copy of a part waits for the others, and is forgotten.
    world.now_ns += 31 * SECOND_NS
    assert world.said() == [] and world.host.counters.fragments_late == 1


def test_fragments_that_never_become_whole() -> None:
    world = World()
    first = IP(src=PEER, dst=US, id=9, flags="MF") / UDP(dport=5000, len=100) / bytes(32)
    assert world.say(first) == []
    world.now_ns += 31 * SECOND_NS
    (answer,) = world.said()
    assert (answer[ICMP].type, answer[ICMP].code) == (11, 1)
    for index in range(200):
        world.say(IP(src=PEER, dst=US, id=index, flags="MF") / bytes(1400))
    assert len(world.host._fragments) == 32 and world.host.counters.fragments_dropped == 168
    before = world.host.counters.malformed
    world.say(IP(src=PEER, dst=US, id=199, flags="MF", frag=8) / bytes(80))
    assert world.host.counters.malformed == before + 1 and len(world.host._fragments) == 31
    # The ping of death.
    world.say(IP(src=PEER, dst=US, id=500, frag=8189) / ICMP() / bytes(200))
    assert world.host.counters.malformed == before + 2


def test_icmp_tells_a_connected_udp_socket() -> None:
    world = World()
    socket = world.host.udp.bind(0)
    socket.connect(parse_ipv4(PEER), 53)
    woken: list[bool] = []
    socket.set_waker(lambda: woken.append(True))
    world.host.send_datagram(socket, parse_ipv4(PEER), 53, b"hello?")
    (question,) = world.said()
    world.say(IP(src=PEER, dst=US) / ICMP(type=3, code=3) / bytes(question[IP])[:28])
    world.host.wake()
    assert woken == [True] and isinstance(socket.error, ConnectionRefusedError)
    world.say(IP(src="10.0.0.9", dst=US) / UDP(sport=53, dport=socket.port) / b"forged")
    assert socket.receive() is None
    world.say(IP(src=PEER, dst=US) / UDP(sport=53, dport=socket.port) / b"right")
    assert socket.receive() is not None


def test_an_address_conflict_is_defended_once() -> None:
    world = World()
    rival = Ether(src="02:00:00:00:00:77") / ARP(op=1, psrc=US, hwsrc="02:00:00:00:00:77", pdst=US)
    rival.dst = "ff:ff:ff:ff:ff:ff"
    world.hear(rival)
    (defence,) = world.said()
    assert defence[ARP].psrc == defence[ARP].pdst == US
    world.hear(rival)
    assert world.said() == [] and world.host.configured()
    assert world.host.counters.address_conflicts == 2


def test_closed_udp_port() -> None:
    world = World()
    (answer,) = world.say(IP(src=PEER, dst=US) / UDP(sport=7, dport=7777) / (b"x" * 100))
    assert (answer[ICMP].type, answer[ICMP].code) == (3, 3)
    assert answer[UDPerror].dport == 7777
    assert world.say(IP(src=PEER, dst="10.0.0.255") / UDP(dport=7777)) == []


def test_dhcp_through_the_interface() -> None:
    world = World(configured=False)
    client = world.host.tcp.connect(parse_ipv4("10.0.0.2"), 80, world.now_ns)
    far = world.host.tcp.connect(parse_ipv4("8.8.8.8"), 80, world.now_ns)
    assert world.said() == [] and not world.host.configured()
    world.host.start_dhcp(world.now_ns)
    (discover,) = world.said()
    assert discover.dst == "ff:ff:ff:ff:ff:ff" and discover[IP].src == "0.0.0.0"
    xid = discover[BOOTP].xid

    def answer(kind: str, dst: str, dst_mac: str) -> None:
        options = [("message-type", kind), ("server_id", PEER), ("lease_time", 100)]
        options += [("subnet_mask", "255.255.255.0")]
        world.hear(
            Ether(src=PEER_MAC, dst=dst_mac)
            / IP(src=PEER, dst=dst)
            / UDP(sport=67, dport=68)
            / BOOTP(op=2, xid=xid, yiaddr=US, chaddr=bytes.fromhex(US_MAC.replace(":", "")))
            / DHCP(options=[*options, "end"])
        )

    answer("offer", "255.255.255.255", "ff:ff:ff:ff:ff:ff")
    assert len(world.said()) == 1
    # Some servers send to the address that is not yet ours.
    answer("ack", US, US_MAC)
    assert world.host.configured()
    frames = world.said()
    # A probe, and the connections' question for their next hop.
    assert [(frame[ARP].psrc, frame[ARP].pdst) for frame in frames] == [
        ("0.0.0.0", US),
        (US, PEER),
    ]
    error = far.error()
    assert isinstance(error, OSError) and error.errno == 101
    world.hear(
        Ether(src=PEER_MAC, dst=US_MAC)
        / ARP(op=2, psrc=PEER, hwsrc=PEER_MAC, pdst=US, hwdst=US_MAC)
    )
    (syn,) = world.said()
    assert syn[TCP].flags == "S" and syn[IP].src == US
    assert client.local_address()[0] == US
    # The lease ends: the address goes, and with it the connection.
    while client.error() is None:
        deadline_ns = world.host.next_deadline_ns()
        assert deadline_ns <= world.now_ns + 1000 * SECOND_NS
        world.now_ns = max(world.now_ns, deadline_ns)
        if any(ARP in frame and frame[ARP].pdst == PEER for frame in world.said()):
            world.hear(
                Ether(src=PEER_MAC, dst=US_MAC)
                / ARP(op=2, psrc=PEER, hwsrc=PEER_MAC, pdst=US, hwdst=US_MAC)
            )
            world.said()
        world.host.wake()
    assert not world.host.configured()
    error = client.error()
    assert error is not None and error.errno == 100


def test_no_answer_to_arp() -> None:
    world = World()
    client = world.host.tcp.connect(parse_ipv4("10.0.0.77"), 80, world.now_ns)
    requests = len(world.said())
    while client.error() is None:
        world.now_ns = world.host.next_deadline_ns()
        requests += len(world.said())
        world.host.wake()
    error = client.error()
    assert error is not None and error.errno == 113 and requests == 3


def test_no_route() -> None:
    world = World()
    world.host.configure(parse_ipv4(US), 24, 0, world.now_ns)
    with pytest.raises(OSError) as caught:
        world.host.tcp.connect(parse_ipv4("8.8.8.8"), 80, world.now_ns)
    assert caught.value.errno == 101
    world.said()
    assert world.say(IP(src="8.8.8.8", dst=US) / ICMP()) == []
    assert world.host.counters.no_route == 1


def test_icmp_errors_while_connecting() -> None:
    for code, errno in ((3, 111), (1, 113)):
        world = World()
        client = world.host.tcp.connect(parse_ipv4("8.8.8.8"), 80, world.now_ns)
        (syn,) = world.said()
        wrong = syn[IP].copy()
        wrong[TCP].seq += 1
        for quoted in (wrong, IP(src=PEER) / TCP(), IP(src=US, dst="8.8.8.8") / UDP()):
            world.say(IP(src=PEER, dst=US) / ICMP(type=3, code=code) / bytes(quoted))
            assert client.error() is None
        world.say(IP(src=PEER, dst=US) / ICMP(type=3, code=code) / bytes(syn[IP])[:28])
        error = client.error()
        assert error is not None and error.errno == errno


def test_path_mtu() -> None:
    hosts = Hosts()
    client, server = hosts.open()
    narrow = 800
    refused = 0

    def passes(frame: bytes) -> bool:
        nonlocal refused
        if len(frame) <= 14 + narrow:
            return True
        refused += 1
        error = ICMP(type=3, code=4, nexthopmtu=narrow) / frame[14:42]
        packet = Ether(src=PEER_MAC, dst=US_MAC) / IP(src="10.0.0.254", dst=US) / error
        hosts.b_to_a.send(bytes(packet), hosts.clock.now_ns)
        return False

    hosts.a_to_b.passes = passes
    data = bytes(range(256)) * 400
    sink = Sink(server)
    client.set_waker(Source(client, data).waker())
    start_ns = hosts.clock.now_ns
    hosts.run(60 * SECOND_NS, lambda: len(sink.data) == len(data))
    assert sink.data == data and client.tcb.mss == narrow - 52 and refused < 30
    # No timeout was needed.
    assert hosts.clock.now_ns - start_ns < MIN_RTO_NS
    forged = ICMP(type=3, code=4, nexthopmtu=68) / hosts.a_to_b.sent[-1][14:42]
    hosts.a.receive(
        bytes(Ether(src=PEER_MAC, dst=US_MAC) / IP(src=PEER, dst=US) / forged), hosts.clock.now_ns
    )
    assert client.tcb.mss >= 536


def test_deadline_says_when_there_is_something_to_send() -> None:
    world = World()
    assert world.host.next_deadline_ns() == -1
    world.hear(Ether(src=PEER_MAC, dst=US_MAC) / IP(src=PEER, dst=US) / ICMP())
    assert world.host.next_deadline_ns() == world.now_ns
    world.said()
    assert world.host.next_deadline_ns() == -1


def test_the_outbox_is_bounded() -> None:
    world = World()
    for index in range(300):
        world.now_ns += 10_000_000
        world.hear(Ether(src=PEER_MAC, dst=US_MAC) / IP(src=PEER, dst=US) / ICMP(seq=index))
    assert len(world.said()) == 256 and world.host.counters.outbox_full == 44
    for port in range(1, 300):
        world.hear(Ether(src=PEER_MAC, dst=US_MAC) / IP(src=PEER, dst=US) / TCP(sport=port))
    assert len(world.said()) == 128


def test_ttl_and_ident_of_what_we_send() -> None:
    world = World()
    first = world.say(IP(src=PEER, dst=US) / ICMP())[0]
    second = world.say(IP(src=PEER, dst=US) / ICMP())[0]
    assert first.ttl == 64 and second[IP].id == (first[IP].id + 1) % 65536
    assert format_ipv4(parse_ipv4(US)) == US and B_MAC != A_MAC
