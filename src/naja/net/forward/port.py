"""One interface of a router, and how it asks the router about its packets."""

from naja.net.fifo import Fifo
from naja.net.forward.conversations import Guard
from naja.net.forward.nat import Nat
from naja.net.iface.interface import Interface
from naja.net.iface.six import SixInterface
from naja.net.ip.fragments import Fragments


class Port:
    """`nat` and `guard` are there when somebody asked for them (`Router.masquerade`, `guard`)."""

    def __init__(self, number: int, interface: Interface, six: SixInterface) -> None:
        self.number = number
        self.interface = interface
        self.six = six
        self.configuration = interface.configuration
        self.nat: Nat | None = None
        self.guard: Guard | None = None
        self.fragments = Fragments(interface.timers, interface.counters)
        self.lost: Fifo[bytearray] = interface.keep_lost()
        self.lost_six: Fifo[bytearray] = six.keep_lost()
        # The address that `nat` speaks for.
        self.translated = 0
