"""MachineStack: the stack of a machine over a device of the test."""

from collections import deque

import pytest
from scapy.layers.inet import ICMP, IP, TCP
from scapy.layers.l2 import ARP, Ether

from naja import hal
from naja.boot import conflicts, netstack
from naja.boot.attached import FULL_RING_NS, RECEIVE_BURST
from naja.boot.netstack import MachineStack, provide
from naja.hal import Listener, NetStack, Stream
from naja.net.storage import GROWTH
from naja.sim.clock import FixedEnvironment, SeededEntropy, VirtualClock

MAC = bytes.fromhex("020000000001")
STATIC = {"ip": "10.0.2.15/24", "gw": "10.0.2.2"}


class Device:
    def __init__(self, mac: bytes = MAC) -> None:
        self._mac = mac
        self.incoming: deque[bytes] = deque()
        self.queued: list[bytes] = []
        self.flushed: list[bytes] = []
        self.room = 1000

    def mac(self) -> bytes:
        return self._mac

    def mtu(self) -> int:
        return 1500

    def longest(self) -> int:
        return 1514

    def cuts_six(self) -> bool:
        return False

    def sums(self) -> bool:
        return False

    def vouches(self) -> bool:
        return False

    def receive(self) -> bytes | None:
        return self.incoming.popleft() if self.incoming else None

    def transmit(self, frame: bytearray) -> bool:
        if self.room == 0:
            return False
        self.room -= 1
        self.queued.append(bytes(frame))
        return True

    def flush(self) -> None:
        self.flushed += self.queued
        self.queued.clear()


class World:
    def __init__(self, options: dict[str, str]) -> None:
        self.device = Device()
        self.clock = VirtualClock()
        self.stack = MachineStack(
            self.device, self.clock, SeededEntropy(1), FixedEnvironment(options)
        )

    def sent(self) -> list[Ether]:
        frames = [Ether(frame) for frame in self.device.flushed]
        self.device.flushed.clear()
        return frames


@pytest.mark.parametrize(("memory", "growth"), [(8 << 20, 1 << 20), (4 << 30, GROWTH)])
def test_provide_takes_the_services(
    monkeypatch: pytest.MonkeyPatch, memory: int, growth: int
) -> None:
    clock = VirtualClock()
    hal.provide(hal.NetDevice, Device())
    hal.provide(hal.Clock, clock)
    hal.provide(hal.Entropy, SeededEntropy(1))
    hal.provide(hal.Environment, FixedEnvironment(STATIC))
    monkeypatch.setattr(netstack, "total_octets", lambda: memory)
    stack: NetStack = provide()
    assert stack.configured()
    assert isinstance(stack, MachineStack) and stack.interface.storage.growth == growth


def test_the_static_address() -> None:
    """It is used at once, asked for beside that and announced at the end; then all is silent."""
    world = World(STATIC)
    assert world.stack.configured()
    begun_ns = world.clock.now_ns
    said = []
    while world.stack.next_deadline_ns() >= 0:
        world.clock.advance_to(world.stack.next_deadline_ns())
        world.stack.poll()
        said += [(frame[ARP].psrc, frame[ARP].pdst) for frame in world.sent()]
        assert (said[0], len(said)) == (("0.0.0.0", "10.0.2.15"), 1) or len(said) > 1
    assert said == [("0.0.0.0", "10.0.2.15")] * 3 + [("10.0.2.15", "10.0.2.15")] * 2
    assert world.clock.now_ns - begun_ns <= (2 + 2 + 2 + 2) * 1_000_000_000


def test_a_conflict_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[bytes] = []
    monkeypatch.setattr(conflicts, "write_error_octets", said.append)
    conflicts.say_conflict(0x0A00020F, 0x020000000001)
    assert said == [
        b"naja: the station 02:00:00:00:00:01 has this machine's address 10.0.2.15, too; "
        b"give one of them another\n"
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"ip": "10.0.2"},
        {"ip": "10.0.2.15/40"},
        {"ip": ""},
        {"ip": "255.255.255.255/8"},
        {"ip": "10.0.2.15/24", "gw": "router"},
    ],
)
def test_bad_options_are_told_by_name(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"^naja\.(ip|gw)=.* is not an IPv4"):
        World(options)


@pytest.mark.parametrize("options", [{}, {"ip": "dhcp"}])
def test_dhcp_begins_at_the_first_poll(options: dict[str, str]) -> None:
    world = World(options)
    assert not world.stack.configured()
    assert world.stack.next_deadline_ns() <= world.clock.now_ns
    world.stack.poll()
    (discover,) = world.sent()
    assert discover[IP].dst == "255.255.255.255"
    world.stack.poll()
    assert world.sent() == [] and world.stack.next_deadline_ns() > world.clock.now_ns


def test_listen_and_connect_over_loopback_before_there_is_an_address() -> None:
    world = World({})
    listener: Listener = world.stack.listen("", 8080, 100)
    assert listener.address() == ("0.0.0.0", 8080)
    stream: Stream = world.stack.connect("localhost", 8080)
    news: list[str] = []
    stream.set_waker(lambda: news.append("client"))
    listener.set_waker(lambda: news.append("listener"))
    world.stack.poll()
    # Wakers run within poll, so that the event loop does not sleep over news.
    assert set(news) == {"client", "listener"} and stream.connected()
    server = listener.accept()
    assert server is not None
    assert stream.send(b"hello") == 5
    assert world.stack.next_deadline_ns() <= world.clock.now_ns
    world.stack.poll()
    assert server.receive(100) == b"hello"
    waiting = world.stack.connect("10.1.2.3", 80)
    world.stack.poll()
    assert not waiting.connected() and waiting.error() is None


def test_hosts_and_ports() -> None:
    world = World(STATIC)
    for host, port in (("", -1), ("", 65536)):
        with pytest.raises(OSError):
            world.stack.listen(host, port, 5)
    for host, port in (("10.0.2.2", 0), ("10.0.2.2", 70000), ("example.com", 80), ("::1", 80)):
        with pytest.raises(OSError):
            world.stack.connect(host, port)
    assert world.stack.listen("0.0.0.0", 0, 5).address()[1] > 0
    assert world.stack.listen("10.0.2.15", 81, 5).address() == ("10.0.2.15", 81)


def test_a_full_ring_delays_but_loses_nothing() -> None:
    world = World(STATIC)
    world.device.room = 1
    for index in range(3):
        asker = f"10.0.2.{index + 20}"
        question = ARP(op=1, hwsrc="02:00:00:00:00:02", psrc=asker, pdst="10.0.2.15")
        world.device.incoming.append(bytes(Ether(dst="ff:ff:ff:ff:ff:ff") / question))
    world.stack.poll()
    assert len(world.sent()) == 1
    assert world.stack.next_deadline_ns() == world.clock.now_ns + FULL_RING_NS
    world.stack.poll()
    assert world.sent() == []
    world.device.room = 100
    world.stack.poll()
    assert [frame[ARP].pdst for frame in world.sent()] == ["10.0.2.20", "10.0.2.21", "10.0.2.22"]


def test_a_flood_gives_programs_their_turn() -> None:
    world = World(STATIC)
    packet = Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:02") / IP(dst="10.0.2.15") / ICMP()
    for _ in range(RECEIVE_BURST + 10):
        world.device.incoming.append(bytes(packet))
    world.stack.poll()
    assert len(world.device.incoming) == 10
    assert world.stack.next_deadline_ns() == world.clock.now_ns
    world.stack.poll()
    assert len(world.device.incoming) == 0


def test_a_request_from_outside() -> None:
    world = World(STATIC)
    listener = world.stack.listen("", 80, 100)
    station = {"src": "02:00:00:00:00:02", "dst": "02:00:00:00:00:01"}
    question = ARP(op=1, hwsrc=station["src"], psrc="10.0.2.2", pdst="10.0.2.15")
    world.device.incoming.append(bytes(Ether(**station) / question))
    address = IP(src="10.0.2.2", dst="10.0.2.15")
    syn = TCP(sport=5000, dport=80, flags="S", seq=100, options=[("MSS", 1460)])
    world.device.incoming.append(bytes(Ether(**station) / address / syn))
    world.stack.poll()
    syn_ack = world.sent()[-1]
    assert syn_ack[TCP].flags == "SA" and syn_ack[TCP].ack == 101
    numbers = {"seq": 101, "ack": syn_ack[TCP].seq + 1}
    request = TCP(sport=5000, dport=80, flags="PA", **numbers) / b"GET /"
    world.device.incoming.append(bytes(Ether(**station) / address / request))
    world.stack.poll()
    stream = listener.accept()
    assert stream is not None and stream.receive(100) == b"GET /"
    stream.send(b"200 OK")
    stream.close()
    world.stack.poll()
    (answer,) = world.sent()
    assert bytes(answer[TCP].payload) == b"200 OK" and answer[TCP].flags == "FPA"
    assert answer[TCP].ack == 106
