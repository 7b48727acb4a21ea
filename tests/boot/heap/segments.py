"""Segments between two interfaces in memory, and what the heap handed out for them.

Arguments: octets of each write, and who writes: `one` end, `both`, or both with `trains`, whose
checksums nobody completes; over IPv6 if `six` follows. Prints the number of segments, of reads with
something in them, and of octets handed out beside what was read, after some turns to warm up.
"""

import sys

from naja.boot.copies_unsafe import MemoryCopier, address_of
from naja.drivers.places_unsafe import FramePlaces
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.six import ANY_SIX
from naja.net.tcp.connection import Connection
from naja.net.wire.address import parse_ipv4
from naja.net.wire.address6 import parse_ipv6
from naja.runtime.heap_unsafe import collections, handed_out

MILLISECOND_NS = 1_000_000
WARM = 300
TURNS = 100


def interface(number: int, now_ns: int) -> Interface:
    made = Interface(0x020000000000 + number, 1500, bytes(range(number, number + 16)))
    made.configure(parse_ipv4(f"10.0.0.{number}"), 24, 0, now_ns)
    made.storage.copier = MemoryCopier()
    return made


class World:
    def __init__(self) -> None:
        self.now_ns = MILLISECOND_NS
        self.a = interface(1, self.now_ns)
        self.b = interface(2, self.now_ns)
        self.places = FramePlaces()
        self.frames = 0
        self.trains = False

    def offload(self) -> None:
        """The devices cut trains and complete checksums: they vouch for what comes."""
        self.trains = True
        for one in (self.a, self.b):
            one.storage.train = one.storage.train_six = 16000
            one.storage.sums = True

    def speak_six(self) -> int:
        """Give both ends IPv6; the name of the address of `b`."""
        for number, one in enumerate((self.b, self.a), 1):
            six = SixInterface(one, self.now_ns)
            six.add_static(parse_ipv6(f"fd00::{number}"), 64, b"", self.now_ns)
        return self.a.six.parse("fd00::1")

    def turn(self) -> None:
        self.now_ns += MILLISECOND_NS
        self.a.poll(self.now_ns)
        self.b.poll(self.now_ns)
        self.carry(self.a, self.b)
        self.carry(self.b, self.a)
        self.a.wake()
        self.b.wake()

    def carry(self, sender: Interface, receiver: Interface) -> None:
        frame = sender.next_frame()
        while frame is not None:
            self.frames += 1
            octets = self.places.copy(address_of(frame), len(frame))
            receiver.receive(octets, self.now_ns, self.trains)
            sender.storage.frame_back(frame)
            frame = sender.next_frame()


def read_all(connection: Connection) -> int:
    count = 0
    data = connection.receive(65536)
    while data:
        count += len(data)
        data = connection.receive(65536)
    return count


def main() -> None:
    count, both = int(sys.argv[1]), sys.argv[2] != "one"
    world = World()
    if sys.argv[2] == "trains":
        world.offload()
    address, anybody = parse_ipv4("10.0.0.2"), 0
    if len(sys.argv) > 3:
        address, anybody = world.speak_six(), ANY_SIX
    listener = world.b.tcp.listen(anybody, 80, 8)
    client = world.a.tcp.connect(address, 80, world.now_ns)
    for _ in range(10):
        world.turn()
    server = listener.accept()
    assert server is not None
    text = bytes(count)
    handed, frames, came = 0, 0, 0
    for turn in range(WARM + TURNS):
        if turn == WARM:
            handed, frames, came = 0, world.frames, 0
        client.send(text)
        if both:
            server.send(text)
        before, collected = handed_out(), collections()
        world.turn()
        if collections() == collected:
            handed += handed_out() - before
        came += read_all(server) + read_all(client)
    print("segments", world.frames - frames, "text", came, "handed out", handed)


main()
