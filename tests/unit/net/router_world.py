"""Two hosts with a router between them: `a` is inside, `b` outside. Frames take no time."""

from scapy.layers.l2 import Ether
from scapy.packet import Packet

from naja.net.forward.gatekeeper import add_port
from naja.net.forward.router6 import SixRouter
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.six import ANY_SIX
from naja.net.tcp.connection import Connection
from naja.net.wire.address import parse_ipv4
from naja.net.wire.address6 import parse_ipv6
from naja.net.wire.ipv6 import MIN_MTU
from naja.sim.clock import SeededEntropy, VirtualClock

SECOND_NS = 1_000_000_000
A, B = "10.1.0.2", "10.2.0.2"
INSIDE, OUTSIDE = "10.1.0.1", "10.2.0.1"
A6, B6 = "fd01::2", "fd02::2"
INSIDE6, OUTSIDE6 = "fd01::1", "fd02::1"
A_MAC, B_MAC = "02:00:00:00:00:0a", "02:00:00:00:00:0b"
INSIDE_MAC, OUTSIDE_MAC = "02:00:00:00:00:01", "02:00:00:00:00:02"


def number(mac: str) -> int:
    return int(mac.replace(":", ""), 16)


class RouterWorld:
    """Ends are `a`, `b` and the router's `inside` and `outside`; `seen` has what reached a host."""

    def __init__(self, mtu_outside: int = 1500) -> None:
        self.clock = VirtualClock()
        entropy = SeededEntropy(5)
        self.router = SixRouter()
        self.seen: dict[str, list[Packet]] = {"a": [], "b": []}
        plan = (
            ("a", A_MAC, A, A6, INSIDE, INSIDE6, 1500),
            ("b", B_MAC, B, B6, OUTSIDE, OUTSIDE6, 1500),
            ("inside", INSIDE_MAC, INSIDE, INSIDE6, "", "", 1500),
            ("outside", OUTSIDE_MAC, OUTSIDE, OUTSIDE6, "", "", mtu_outside),
        )
        self.ends: dict[str, Interface] = {}
        self.sixes: dict[str, SixInterface] = {}
        now_ns = self.clock.now_ns
        for name, mac, four, six, gateway, gateway6, mtu in plan:
            end = Interface(number(mac), mtu, entropy.random_bytes(16))
            end.configure(parse_ipv4(four), 24, parse_ipv4(gateway) if gateway else 0, now_ns)
            self.ends[name] = end
            self.sixes[name] = SixInterface(end, now_ns)
            router = parse_ipv6(gateway6) if gateway6 else b""
            if mtu >= MIN_MTU:
                self.sixes[name].add_static(parse_ipv6(six), 64, router, now_ns)
        self.a, self.b = self.ends["a"], self.ends["b"]
        self.inside = add_port(self.router, self.ends["inside"], self.sixes["inside"])
        self.outside = add_port(self.router, self.ends["outside"], self.sixes["outside"])
        self.after(2)
        self.forget()

    def settle(self) -> None:
        """Carry frames until there are none."""
        other = {"a": "inside", "inside": "a", "b": "outside", "outside": "b"}
        busy = True
        while busy:
            busy = False
            for end in self.ends.values():
                end.poll(self.clock.now_ns)
                end.wake()
            self.router.poll(self.clock.now_ns)
            for name, end in self.ends.items():
                frame = end.next_frame()
                while frame is not None:
                    busy = True
                    if other[name] in self.seen:
                        self.seen[other[name]].append(Ether(bytes(frame)))
                    self.ends[other[name]].receive(bytes(frame), self.clock.now_ns)
                    end.storage.frame_back(frame)
                    frame = end.next_frame()

    def after(self, seconds: float) -> None:
        """Let time pass, second by second."""
        end_ns = self.clock.now_ns + int(seconds * SECOND_NS)
        while self.clock.now_ns < end_ns:
            self.settle()
            self.clock.advance_to(min(self.clock.now_ns + SECOND_NS, end_ns))
        self.settle()

    def forget(self) -> None:
        for packets in self.seen.values():
            packets.clear()

    def from_a(self, packet: Packet) -> None:
        """`packet` comes from `a`'s station to the router; see `got` for what becomes of it."""
        self._hear("inside", Ether(src=A_MAC, dst=INSIDE_MAC) / packet)

    def from_b(self, packet: Packet) -> None:
        self._hear("outside", Ether(src=B_MAC, dst=OUTSIDE_MAC) / packet)

    def _hear(self, name: str, frame: Packet) -> None:
        self.forget()
        self.ends[name].receive(bytes(frame), self.clock.now_ns)
        self.settle()

    def got(self, host: str, layer: type[Packet]) -> list[Packet]:
        """What reached `host` since `forget`, of one kind; the checksums are looked at."""
        found = [packet for packet in self.seen[host] if layer in packet]
        for packet in found:
            assert sums_are_right(bytes(packet)), repr(packet)
        return [packet[layer] for packet in found]

    def talk(self, address: str, port: int = 80) -> tuple[Connection, Connection]:
        """A TCP connection from `a` to `b`, by `address`: the ends of both."""
        listener = self.b.tcp.listen(0, port, 10)
        client = self.a.tcp.connect(parse_ipv4(address), port, self.clock.now_ns)
        client.set_waker(lambda: None)
        self.settle()
        server = listener.accept()
        listener.close()
        assert server is not None and client.connected()
        return client, server

    def talk_six(self, port: int = 81) -> tuple[Connection, Connection]:
        """The same over IPv6."""
        listener = self.b.tcp.listen(ANY_SIX, port, 10)
        name = self.sixes["a"].parse(B6)
        client = self.a.tcp.connect(name, port, self.clock.now_ns)
        self.settle()
        server = listener.accept()
        listener.close()
        assert server is not None and client.connected()
        return client, server

    def count(self, name: str) -> int:
        return dict(self.router.counters.items())[name]


def sums_are_right(frame: bytes) -> bool:
    """Whether the checksums in a frame are those of what is in it; fragments have none."""
    six = frame[12:14] == b"\x86\xdd"
    packet = frame[14:]
    if six:
        protocol, payload, ends = packet[6], packet[40:], packet[8:40]
    else:
        length = (packet[0] & 15) * 4
        if added(packet[:length]) != 0xFFFF:
            return False
        protocol, payload = packet[9], packet[length : int.from_bytes(packet[2:4], "big")]
        ends = packet[12:20]
        if int.from_bytes(packet[6:8], "big") & 0x3FFF:
            return True
    if protocol == 17 and payload[6:8] == bytes(2):
        return not six
    if protocol not in (1, 6, 17, 58):
        return True
    pseudo = b"" if protocol == 1 else ends + len(payload).to_bytes(4, "big") + bytes([0, protocol])
    return added(pseudo + payload) == 0xFFFF


def added(data: bytes) -> int:
    """The ones' complement sum of 16-bit words."""
    data += bytes(len(data) & 1)
    total = sum(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total
