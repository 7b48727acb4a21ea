"""Datagrams passed on between two interfaces in memory, and what the heap handed out for them.

Argument: `plain` or `nat`. Prints how many the far host got after some to warm up, and
the octets handed out while the router had them.
"""

import sys

from naja.boot.copies_unsafe import MemoryCopier, address_of
from naja.drivers.places_unsafe import FramePlaces
from naja.net.forward.gatekeeper import add_port
from naja.net.forward.router6 import SixRouter
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.wire.address import parse_ipv4
from naja.runtime.heap_unsafe import collections, handed_out

NOW_NS = 1_000_000_000
WARM = 300
COUNT = 200


def interface(number: int, address: str, gateway: str) -> Interface:
    made = Interface(0x020000000000 + number, 1500, bytes(range(number, number + 16)))
    made.configure(parse_ipv4(address), 24, parse_ipv4(gateway) if gateway else 0, NOW_NS)
    made.storage.copier = MemoryCopier()
    return made


class World:
    def __init__(self, nat: bool) -> None:
        self.places = FramePlaces()
        self.handed = 0
        self.a = interface(1, "10.1.0.2", "10.1.0.1")
        self.b = interface(2, "10.2.0.2", "10.2.0.1")
        self.inside = interface(3, "10.1.0.1", "")
        self.outside = interface(4, "10.2.0.1", "")
        router = SixRouter()
        add_port(router, self.inside, SixInterface(self.inside, NOW_NS))
        port = add_port(router, self.outside, SixInterface(self.outside, NOW_NS))
        if nat:
            router.masquerade(port)
        self.carry_all()

    def carry_all(self) -> None:
        for _ in range(4):
            self.carry(self.a, self.inside)
            self.carry(self.inside, self.a)
            self.carry(self.outside, self.b)
            self.carry(self.b, self.outside)

    def carry(self, sender: Interface, receiver: Interface) -> None:
        frame = sender.next_frame()
        while frame is not None:
            receiver.receive(self.places.copy(address_of(frame), len(frame)), NOW_NS)
            sender.storage.frame_back(frame)
            frame = sender.next_frame()

    def pass_on(self) -> None:
        """From `a` by way of the router to `b`, counting what the router takes of the heap."""
        frame = self.a.next_frame()
        assert frame is not None
        octets = self.places.copy(address_of(frame), len(frame))
        before, collected = handed_out(), collections()
        self.inside.receive(octets, NOW_NS)
        sent = self.outside.next_frame()
        assert sent is not None
        if collections() == collected:
            self.handed += handed_out() - before
        self.a.storage.frame_back(frame)
        self.b.receive(self.places.copy(address_of(sent), len(sent)), NOW_NS)
        self.outside.storage.frame_back(sent)


def main() -> None:
    world = World(sys.argv[1] == "nat")
    source, sink = world.a.udp.bind(5000), world.b.udp.bind(7000)
    far = parse_ipv4("10.2.0.2")
    world.a.send_datagram(source, far, 7000, b"neighbours get to know each other")
    world.carry_all()
    came = 0
    for turn in range(WARM + COUNT):
        if turn == WARM:
            world.handed, came = 0, 0
        world.a.send_datagram(source, far, 7000, bytes(100))
        world.pass_on()
        came += 0 if sink.receive() is None else 1
    print("datagrams", came, "handed out", world.handed)


main()
