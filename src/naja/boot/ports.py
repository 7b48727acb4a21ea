"""All interfaces of the machine as the ports of a router.

The first is the machine's own: its program's sockets are there. The options of another one end in
its number: `naja.ip1=`, `naja.gw1=`; without an address it asks DHCP.
"""

from naja.boot.attached import Attached
from naja.boot.conflicts import say_conflict
from naja.boot.copies_unsafe import MemoryCopier
from naja.boot.netstack import Beside, MachineStack, configure, split
from naja.boot.netstack6 import configure_six, secret_of
from naja.hal import (
    Clock,
    Entropy,
    Environment,
    NetDevices,
    NetPorts,
    NetSix,
    NetStack,
    service,
)
from naja.net.filter.rules import Rule
from naja.net.forward.balancer import Balancer
from naja.net.forward.gatekeeper import add_port
from naja.net.forward.port import Port
from naja.net.forward.router6 import SixRouter
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.prf import SEED_LENGTH
from naja.net.wire.address import format_ipv4, mac_at, mask_of, parse_ipv4, parse_prefix
from naja.net.wire.address6 import parse_ipv6, parse_prefix6
from naja.net.wire.ipv4 import PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP


class OtherInterfaces(Beside):
    """Drives the devices beside the first, and the router."""

    def __init__(self, router: SixRouter) -> None:
        self._router = router
        self.attached: list[Attached] = []

    def receive(self, now_ns: int) -> None:
        for one in self.attached:
            one.receive(now_ns)
            one.interface.poll(now_ns)
        self._router.poll(now_ns)

    def transmit(self) -> None:
        for one in self.attached:
            one.transmit()

    def next_deadline_ns(self, now_ns: int) -> int:
        earliest_ns = -1
        for one in self.attached:
            deadline_ns = one.next_deadline_ns(now_ns)
            if deadline_ns >= 0 and (earliest_ns < 0 or deadline_ns < earliest_ns):
                earliest_ns = deadline_ns
        return earliest_ns


class MachinePorts:
    """`hal.NetPorts`."""

    def __init__(self, router: SixRouter) -> None:
        self._router = router

    def count(self) -> int:
        return len(self._router.ports)

    def address(self, port: int) -> str:
        address = self._port(port).configuration.address
        return "" if address == 0 else format_ipv4(address)

    def add_route(self, prefix: str, port: int, gateway: str) -> None:
        number = self._port(port).number
        if ":" in prefix:
            octets, length = _prefix_six(prefix)
            hop = b"" if gateway == "" else parse_ipv6(gateway)
            if hop == b"" and gateway != "":
                raise ValueError(f"{gateway} is not an IPv6 address")
            self._router.table6.add(octets, length, number, hop)
            return
        address, length = _prefix(prefix)
        self._router.table.add(address, length, number, 0 if gateway == "" else _address(gateway))

    def remove_route(self, prefix: str) -> bool:
        if ":" in prefix:
            octets, length = _prefix_six(prefix)
            return self._router.table6.remove(octets, length)
        address, length = _prefix(prefix)
        return self._router.table.remove(address, length)

    def masquerade(self, port: int) -> None:
        self._router.masquerade(self._port(port))

    def guard(self, port: int) -> None:
        self._router.guard(self._port(port))

    def allow(self, port: int, protocol: str, first: int, last: int, source: str) -> None:
        number = _protocol(protocol)
        octets, bits = b"", 0
        if ":" in source:
            octets, bits = _prefix_six(source)
        elif source != "":
            address, bits = _prefix(source)
            octets = address.to_bytes(4, "big")
        rules = self._router.guard(self._port(port)).inbound.rules
        rules.append(Rule(True, number, first, last, octets, bits))

    def balance(self, address: str, tcp_port: int) -> int:
        self._router.balance(_address(address), tcp_port)
        return len(self._router.balancers) - 1

    def add_backend(self, balancer: int, address: str, tcp_port: int) -> int:
        return self._balancer(balancer).add(_address(address), tcp_port)

    def use_backend(self, balancer: int, backend: int, used: bool) -> None:
        self._balancer(balancer).backends[backend].up = used

    def served(self, balancer: int, backend: int) -> tuple[int, int]:
        found = self._balancer(balancer).backends[backend]
        return (found.connections, found.served)

    def counters(self) -> list[tuple[str, int]]:
        return self._router.counters.items()

    def _port(self, number: int) -> Port:
        if not 0 <= number < len(self._router.ports):
            raise IndexError(f"this machine has no interface {number}")
        return self._router.ports[number]

    def _balancer(self, number: int) -> Balancer:
        return self._router.balancers[number]


def _protocol(name: str) -> int:
    if name == "tcp":
        return PROTOCOL_TCP
    if name == "udp":
        return PROTOCOL_UDP
    if name == "icmp":
        return PROTOCOL_ICMP
    raise ValueError(f"{name} is not tcp, udp or icmp")


def _address(text: str) -> int:
    address = parse_ipv4(text)
    if address < 0:
        raise ValueError(f"{text} is not an IPv4 address")
    return address


def _prefix(text: str) -> tuple[int, int]:
    address, length = parse_prefix(text)
    if address < 0:
        raise ValueError(f"{text} is not an IPv4 prefix")
    return (address & mask_of(length), length)


def _prefix_six(text: str) -> tuple[bytes, int]:
    octets, length = parse_prefix6(text)
    if octets == b"":
        raise ValueError(f"{text} is not an IPv6 prefix")
    return (octets, length)


def provide() -> NetPorts:
    """OSError when a device cannot be driven, ValueError when an option is malformed."""
    # First of all: once the network is used, no more devices can be found.
    devices = service(NetDevices).others()  # type: ignore[type-abstract]
    stack = service(NetStack)  # type: ignore[type-abstract]
    assert isinstance(stack, MachineStack)
    service(NetSix).ready()  # type: ignore[type-abstract]
    router = SixRouter()
    beside = OtherInterfaces(router)
    six = stack.interface.six
    assert isinstance(six, SixInterface)
    add_port(router, stack.interface, six)
    clock = service(Clock)  # type: ignore[type-abstract]
    entropy = service(Entropy)  # type: ignore[type-abstract]
    environment = service(Environment)  # type: ignore[type-abstract]
    secret = secret_of(environment)
    for device in devices:
        now_ns = clock.monotonic_ns()
        mac = mac_at(device.mac(), 0)
        interface = Interface(mac, device.mtu(), entropy.random_bytes(SEED_LENGTH))
        interface.storage.copier = MemoryCopier()
        interface.tell_conflict = say_conflict
        other = SixInterface(interface, now_ns, secret)
        port = add_port(router, interface, other)
        _configure(environment, interface, other, str(port.number), now_ns)
        beside.attached.append(Attached(device, interface))
    stack.beside = beside
    return MachinePorts(router)


def _configure(
    environment: Environment, interface: Interface, six: SixInterface, suffix: str, now_ns: int
) -> None:
    """Give an interface what the options say that end in `suffix`."""
    static = environment.option("ip" + suffix)
    gateway = environment.option("gw" + suffix)
    addresses: list[str] = []
    routers: list[str] = []
    router = split("" if gateway is None else gateway, "", routers)
    address = split("dhcp" if static is None else static, "dhcp", addresses)
    if address == "dhcp":
        interface.start_dhcp(now_ns)
    else:
        configure(interface, address, router, now_ns)
    configure_six(six, addresses, routers, now_ns)
