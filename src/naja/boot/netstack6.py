"""IPv6 of the machine: taken up when a program can have use for it.

An address comes from the options of `netstack`, or from what routers say.
"""

from naja.boot.netstack import MachineStack
from naja.hal import Clock, NetSix, NetStack, service
from naja.net.iface.six import SixInterface
from naja.net.wire.address6 import format_ipv6, parse_ipv6, parse_prefix6


class MachineSix:
    """`hal.NetSix` of one interface."""

    def __init__(self, stack: MachineStack, clock: Clock) -> None:
        """ValueError with a sentence if an option is not an address."""
        now_ns = clock.monotonic_ns()
        self._six = SixInterface(stack.interface, now_ns)
        router = b""
        for text in stack.six_routers:
            router = parse_ipv6(text)
            if router == b"":
                raise ValueError(f"naja.gw={text} is not an IPv6 address")
        for text in stack.six_addresses:
            address, length = parse_prefix6(text)
            if address == b"":
                raise ValueError(f"naja.ip={text} is not an IPv6 ADDRESS/LENGTH")
            self._six.add_static(address, length, router, now_ns)

    def ready(self) -> bool:
        return self._six.addresses.ready()

    def preferred(self) -> bool:
        return self._six.addresses.has_global()

    def canonical(self, host: str) -> str:
        octets = parse_ipv6(host)
        return "" if octets == b"" else format_ipv6(octets)


def provide() -> NetSix:
    stack = service(NetStack)  # type: ignore[type-abstract]
    assert isinstance(stack, MachineStack)
    return MachineSix(stack, service(Clock))  # type: ignore[type-abstract]
