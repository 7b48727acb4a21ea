"""How an interface asks its router: one of these stands at each port."""

from naja.net.forward.port import Port
from naja.net.forward.router6 import SixRouter
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.six import is_name
from naja.net.ip.transit import Transit
from naja.net.wire.address import is_host
from naja.net.wire.ipv4 import Ipv4Header


class Gatekeeper(Transit):
    def __init__(self, router: SixRouter, port: Port) -> None:
        self._router = router
        self._port = port

    def takes(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        return self._router.takes(self._port, frame, header, now_ns)

    def takes_six(self, frame: bytes, now_ns: int) -> bool:
        return self._router.takes_six(self._port, frame, now_ns)

    def routes(self, packet: bytearray, dst: int, now_ns: int) -> bool:
        return self._router.routes(packet, dst, now_ns)

    def routes_six(self, frame: bytearray, now_ns: int) -> bool:
        return self._router.routes_six(frame, now_ns)

    def reaches(self, dst: int) -> bool:
        return is_host(dst) and not is_name(dst) and self._router.way(dst)


def add_port(router: SixRouter, interface: Interface, six: SixInterface) -> Port:
    """Make `interface` the next port of `router`."""
    port = router.add(interface, six)
    interface.configuration.transit = Gatekeeper(router, port)
    return port
