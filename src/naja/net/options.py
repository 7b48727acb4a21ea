"""Socket options that TCP and UDP share: numbers, ranges and errors are Linux's.

Options that ask for what the stack does anyway, or for sizes that it does not change, are
remembered and told again.
"""

from typing import Final

from naja.net.errors import invalid, no_such_option
from naja.net.wire.ipv4 import DEFAULT_TTL

LEVEL_IP: Final = 0
LEVEL_SOCKET: Final = 1
LEVEL_SIX: Final = 41

IP_TOS: Final = 1
IP_TTL: Final = 2
IP_MULTICAST_IF: Final = 32
IP_MULTICAST_TTL: Final = 33
IP_MULTICAST_LOOP: Final = 34
IP_ADD_MEMBERSHIP: Final = 35
IP_DROP_MEMBERSHIP: Final = 36
IPV6_MULTICAST_IF: Final = 17
IPV6_MULTICAST_HOPS: Final = 18
IPV6_MULTICAST_LOOP: Final = 19
IPV6_JOIN_GROUP: Final = 20
IPV6_LEAVE_GROUP: Final = 21
SO_REUSEADDR: Final = 2
SO_TYPE: Final = 3
SO_ERROR: Final = 4
SO_BROADCAST: Final = 6
SO_SNDBUF: Final = 7
SO_RCVBUF: Final = 8
SO_KEEPALIVE: Final = 9
SO_PRIORITY: Final = 12
SO_LINGER: Final = 13
SO_REUSEPORT: Final = 15

# The kernel's least buffers, and the factor for its own bookkeeping.
_LEAST_SEND: Final = 4608
_LEAST_RECEIVE: Final = 2304
_MOST_BUFFER: Final = 425984


class Remembered:
    """Options of one socket: what goes into IP headers, and what is only told again."""

    def __init__(self) -> None:
        self.tos = 0
        self.ttl = DEFAULT_TTL
        # Most connections have none.
        self._values: dict[int, int] | None = None

    def set(self, level: int, name: int, value: int) -> None:
        """OSError with Linux's number if there is no such option, or not with this value."""
        if level == LEVEL_IP and name == IP_TTL:
            if value == -1:
                value = DEFAULT_TTL
            if not 1 <= value <= 255:
                raise invalid()
            self.ttl = value
        elif level == LEVEL_IP and name == IP_TOS:
            self.tos = value & 0xFF
        elif level == LEVEL_SOCKET and _is_remembered(name):
            values = self._values
            if values is None:
                values = self._values = {}
            values[name] = _kept(name, value)
        else:
            raise no_such_option()

    def get(self, level: int, name: int) -> int:
        """OSError with Linux's number if there is no such option."""
        if level == LEVEL_IP and name == IP_TTL:
            return self.ttl
        if level == LEVEL_IP and name == IP_TOS:
            return self.tos
        if level == LEVEL_SOCKET:
            if name == SO_ERROR:
                return 0
            if _is_remembered(name):
                return 0 if self._values is None else self._values.get(name, 0)
        raise no_such_option()


def _is_remembered(name: int) -> bool:
    return name in (SO_REUSEADDR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_PRIORITY, SO_REUSEPORT)


def _kept(name: int, value: int) -> int:
    """What `get` answers after `value` was set."""
    if name == SO_SNDBUF:
        return max(min(2 * value, _MOST_BUFFER), _LEAST_SEND)
    if name == SO_RCVBUF:
        return max(min(2 * value, _MOST_BUFFER), _LEAST_RECEIVE)
    if name == SO_PRIORITY:
        return value
    return 1 if value != 0 else 0
