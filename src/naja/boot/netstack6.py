"""IPv6 of the machine: taken up when a program can have use for it.

An address comes from the options of `netstack`, or from what routers say: then its last 64 bits
depend on the option `naja.secret=`, on the secret of the manifest, or on one that is drawn.
"""

from naja.boot.manifest import SECRET
from naja.boot.netstack import MachineStack
from naja.hal import Clock, Environment, NetSix, NetStack, service
from naja.net.iface.six import SixInterface
from naja.net.nd.identifiers import parse_secret
from naja.net.wire.address6 import format_ipv6, parse_ipv6, parse_prefix6


def secret_of(environment: Environment) -> bytes:
    """What the addresses depend on, b"": nobody said; ValueError with a sentence."""
    told = environment.option("secret")
    if told is not None:
        return parse_secret(told)
    return b"" if SECRET is None else parse_secret(SECRET)


def configure_six(six: SixInterface, addresses: list[str], routers: list[str], now_ns: int) -> None:
    """Give an interface addresses; ValueError with a sentence if one is none."""
    router = b""
    for text in routers:
        router = parse_ipv6(text)
        if router == b"":
            raise ValueError(f"naja.gw={text} is not an IPv6 address")
    for text in addresses:
        address, length = parse_prefix6(text)
        if address == b"":
            raise ValueError(f"naja.ip={text} is not an IPv6 ADDRESS/LENGTH")
        six.add_static(address, length, router, now_ns)


class MachineSix:
    """`hal.NetSix` of one interface."""

    def __init__(self, stack: MachineStack, clock: Clock, secret: bytes) -> None:
        """ValueError with a sentence if an option is not an address."""
        now_ns = clock.monotonic_ns()
        self._six = SixInterface(stack.interface, now_ns, secret)
        configure_six(self._six, stack.six_addresses, stack.six_routers, now_ns)

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
    clock = service(Clock)  # type: ignore[type-abstract]
    environment = service(Environment)  # type: ignore[type-abstract]
    return MachineSix(stack, clock, secret_of(environment))
