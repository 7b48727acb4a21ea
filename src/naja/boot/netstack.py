"""The network of the machine: the sans-IO stack joined to the device, clock and entropy.

Options: `naja.ip=ADDRESS/LENGTH` and `naja.gw=ADDRESS` give a static address; without
them DHCP begins at the first poll. Both may have one of IPv6 after a comma, for `netstack6`.
"""

from typing import Final

from naja.boot.attached import Attached
from naja.boot.conflicts import say_conflict
from naja.boot.copies_unsafe import MemoryCopier
from naja.boot.manifest import FIREWALL, TIME_SERVERS
from naja.boot.network_time import keep_time
from naja.hal import (
    Clock,
    Entropy,
    Environment,
    Listener,
    NetDevice,
    NetStack,
    Stream,
    service,
)
from naja.net.errors import invalid, not_permitted, refused
from naja.net.filter.firewall import Firewall
from naja.net.filter.rules import parse_rules
from naja.net.iface.interface import Interface
from naja.net.prf import SEED_LENGTH
from naja.net.storage import GROWTH
from naja.net.tcp.connection import MAPPED
from naja.net.wire.address import ANY, LOCALHOST, is_host, mac_at, parse_ipv4, parse_prefix
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT
from naja.net.wire.tcp import MAX_HEADER_LENGTH
from naja.runtime.heap_unsafe import total_octets

# The part of the memory by which buffers may grow.
MEMORY_SHARE: Final = 8


class Beside:
    """The interfaces beside the first: none, unless the program asks for them (`boot/ports.py`)."""

    def receive(self, now_ns: int) -> None:
        """Take what came, and act on timers."""

    def transmit(self) -> None:
        """Let leave what is to leave."""

    def next_deadline_ns(self, now_ns: int) -> int:
        """When to go on at the latest, -1: whenever something comes."""
        return -1


class MachineStack:
    """`hal.NetStack` over one `NetDevice`."""

    def __init__(
        self, device: NetDevice, clock: Clock, entropy: Entropy, environment: Environment
    ) -> None:
        """ValueError with a sentence if an option is not an address."""
        self._clock = clock
        self._started = False
        seed = entropy.random_bytes(SEED_LENGTH)
        self.interface = Interface(mac_at(device.mac(), 0), device.mtu(), seed)
        self._attached = Attached(device, self.interface)
        self.beside = Beside()
        static = environment.option("ip")
        gateway = environment.option("gw")
        storage = self.interface.storage
        storage.sums = device.sums()
        storage.train = train_of(device)
        storage.train_six = storage.train if device.cuts_six() else 0
        # Addresses and routers of IPv6, as text.
        self.six_addresses: list[str] = []
        self.six_routers: list[str] = []
        router = split("" if gateway is None else gateway, "", self.six_routers)
        address = split("dhcp" if static is None else static, "dhcp", self.six_addresses)
        if address != "dhcp":
            configure(self.interface, address, router, self._clock.monotonic_ns())
            self._started = True

    def poll(self) -> None:
        now_ns = self._clock.monotonic_ns()
        interface = self.interface
        if not self._started:
            self._started = True
            interface.start_dhcp(now_ns)
        self._attached.receive(now_ns)
        self.beside.receive(now_ns)
        interface.poll(now_ns)
        interface.wake()
        self._attached.transmit()
        self.beside.transmit()
        # Packets to ourselves arrive while we transmit.
        if interface.woken():
            interface.wake()

    def next_deadline_ns(self) -> int:
        now_ns = self._clock.monotonic_ns()
        if not self._started:
            return now_ns
        deadline_ns = self._attached.next_deadline_ns(now_ns)
        other_ns = self.beside.next_deadline_ns(now_ns)
        if other_ns >= 0 and (deadline_ns < 0 or other_ns < deadline_ns):
            return other_ns
        return deadline_ns

    def listen(self, host: str, port: int, backlog: int) -> Listener:
        if not 0 <= port <= 65535:
            raise invalid()
        return self.interface.tcp.listen(self.host_address(host), port, backlog)

    def connect(self, host: str, port: int) -> Stream:
        if not 0 <= port <= 65535:
            raise invalid()
        if port == 0:
            raise refused()
        mapped = host.startswith(MAPPED) and "." in host
        address = self.host_address(host.removeprefix(MAPPED) if mapped else host)
        if not self.interface.gate.may_begin(PROTOCOL_TCP, address, port):
            raise not_permitted()
        connection = self.interface.tcp.connect(address, port, self._clock.monotonic_ns())
        connection.mapped = mapped
        return connection

    def configured(self) -> bool:
        return self.interface.configured()

    def host_address(self, host: str) -> int:
        """The address of a literal, "" (any) or "localhost"; OSError for other names."""
        if host == "":
            return ANY
        if host == "localhost":
            return LOCALHOST
        address = self.interface.six.parse(host) if ":" in host else parse_ipv4(host)
        if address < 0:
            raise OSError(-2, "Name or service not known")
        return address


def train_of(device: NetDevice) -> int:
    """Octets of text in the longest frame of TCP that the device takes; 0 if it cuts none."""
    longest = device.longest() - TRANSPORT_AT - MAX_HEADER_LENGTH
    return longest if longest > device.mtu() else 0


def configure(interface: Interface, static: str, gateway: str, now_ns: int) -> None:
    """Give an interface an address; ValueError with a sentence if it is none."""
    address, prefix_length = parse_prefix(static)
    if address < 0 or not is_host(address):
        raise ValueError(f"naja.ip={static} is not an IPv4 ADDRESS/LENGTH")
    router = 0
    if gateway != "":
        router = parse_ipv4(gateway)
        if router < 0 or not is_host(router):
            raise ValueError(f"naja.gw={gateway} is not an IPv4 address")
    interface.configure(address, prefix_length, router, now_ns)


def split(option: str, otherwise: str, others: list[str]) -> str:
    """The part of an option that is IPv4's, or `otherwise`; IPv6's go to `others`."""
    four = otherwise
    for text in option.split(","):
        if ":" in text:
            others.append(text)
        else:
            four = text
    return four


def provide() -> NetStack:
    """The network of this machine, over the services of its platform."""
    clock = service(Clock)  # type: ignore[type-abstract]
    stack = MachineStack(
        service(NetDevice),  # type: ignore[type-abstract]
        clock,
        service(Entropy),  # type: ignore[type-abstract]
        service(Environment),  # type: ignore[type-abstract]
    )
    interface = stack.interface
    interface.storage.copier = MemoryCopier()
    interface.tell_conflict = say_conflict
    interface.storage.growth = min(GROWTH, total_octets() // MEMORY_SHARE)
    if FIREWALL is not None:
        rules = parse_rules(FIREWALL)
        interface.gate = Firewall(rules, interface.configuration, interface.counters)
    if TIME_SERVERS is not None:
        keep_time(interface, clock, TIME_SERVERS)
    return stack
