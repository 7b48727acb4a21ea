"""Wall time from the network, where the program's manifest names servers."""

from naja.hal import Clock
from naja.net.iface.interface import Interface
from naja.net.ntp.client import NtpClient
from naja.net.wire.address import parse_ipv4


class AdjustedClock:
    """Implements `hal.Clock` over another one, which may be wrong about wall time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall_at_zero_ns = 0
        self._adjusted = False

    def monotonic_ns(self) -> int:
        return self._clock.monotonic_ns()

    def wall_ns(self) -> int:
        if self._adjusted:
            return self._wall_at_zero_ns + self._clock.monotonic_ns()
        return self._clock.wall_ns()

    def tell(self, wall_ns: int, at_ns: int) -> None:
        """It was `wall_ns` when the monotonic clock said `at_ns`."""
        self._wall_at_zero_ns = wall_ns - at_ns
        self._adjusted = True


def keep_time(interface: Interface, clock: Clock, servers: str) -> None:
    """Ask `servers`, addresses with commas between, from now on."""
    assert isinstance(clock, AdjustedClock)
    addresses = [parse_ipv4(text) for text in servers.split(",")]
    NtpClient(interface, addresses, clock.tell).begin(clock.monotonic_ns())
