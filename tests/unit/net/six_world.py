"""One host that speaks IPv6, and frames to it and from it by scapy."""

from scapy.layers.inet6 import ICMPv6ND_NA, ICMPv6NDOptDstLLAddr, IPv6
from scapy.layers.l2 import Ether
from scapy.packet import Packet

from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.wire.address6 import parse_ipv6
from naja.sim.clock import SeededEntropy, VirtualClock

US_MAC, PEER_MAC = "02:00:00:00:00:01", "02:00:00:00:00:02"
US, PEER = "2001:db8::a", "2001:db8::b"
ROUTER = "fe80::1"
SECOND_NS = 1_000_000_000


class SixWorld:
    """`quiet`: what the host says at its beginning is left out, its address is certain."""

    def __init__(
        self, static: bool = True, quiet: bool = True, mtu: int = 1500, secret: bytes = b""
    ) -> None:
        self.clock = VirtualClock()
        self.host = Interface(0x020000000001, mtu, SeededEntropy(3).random_bytes(16))
        self.six = SixInterface(self.host, self.clock.now_ns, secret)
        if static:
            self.six.add_static(parse_ipv6(US), 64, b"", self.clock.now_ns)
        if quiet:
            self.said()
            self.after(2)

    def hear(self, packet: Packet, to: str = US_MAC) -> list[Packet]:
        """The host gets a packet from the peer's station. What it says."""
        return self.hear_frame(bytes(Ether(src=PEER_MAC, dst=to) / packet))

    def hear_frame(self, frame: bytes) -> list[Packet]:
        self.host.receive(frame, self.clock.now_ns)
        return self.said()

    def said(self) -> list[Packet]:
        """Everything that the host sends now; all of it must be right in scapy's eyes."""
        self.host.poll(self.clock.now_ns)
        self.host.wake()
        found: list[Packet] = []
        while (frame := self.host.next_frame()) is not None:
            found.append(Ether(frame))
        return found

    def after(self, seconds: float) -> list[Packet]:
        """Let time pass, timer by timer. What the host says meanwhile."""
        found = self.said()
        end_ns = self.clock.now_ns + int(seconds * SECOND_NS)
        while 0 <= (next_ns := self.host.next_deadline_ns()) <= end_ns:
            self.clock.advance_to(max(next_ns, self.clock.now_ns))
            found += self.said()
        self.clock.advance_to(end_ns)
        return found + self.said()

    def meet(self) -> None:
        """The host gets to know the peer's station."""
        option = ICMPv6NDOptDstLLAddr(lladdr=PEER_MAC)
        self.hear(IPv6(src=PEER, dst=US, hlim=255) / ICMPv6ND_NA(tgt=PEER, S=1, R=0) / option)

    def own(self) -> list[str]:
        """The host's addresses."""
        return [self.six.format(address.name) for address in self.six.addresses.own]


def checksums_are_right(packet: Packet) -> bool:
    """Whether scapy would have computed the same checksums."""
    again = packet.copy()
    layer = again
    while layer:
        for field in ("cksum", "chksum"):
            if field in layer.fields:
                delattr(layer, field)
        layer = layer.payload
    return bytes(again) == bytes(packet)
