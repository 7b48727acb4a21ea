"""Numbers that nobody outside can foretell: initial sequence numbers, ports, time stamps.

Source: RFC 6528 3 (sequence numbers), RFC 6056 3.3.3 (ports), RFC 7323 5.4 (time stamps).
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.errors import address_in_use
from naja.net.prf import Prf
from naja.net.tcp.listener import Listener
from naja.net.tcp.seq import MASK
from naja.net.tcp.tcb import Tcb

FIRST_EPHEMERAL: Final = 32768
EPHEMERAL_COUNT: Final = 28232
ISN_TICK_NS: Final = 4000
_PORT_SALT: Final = 0x706F7274
_STAMP_SALT: Final = 0x7374616D70


class Numbers:
    def __init__(self, prf: Prf) -> None:
        self._prf = prf
        self._port_step = 0

    def initial_sequence(self, tcb: Tcb, now_ns: int) -> int:
        """ISN = M + F(addresses, ports, secret)."""
        ports = tcb.local_port << 16 | tcb.remote_port
        offset = self._prf.hash2(wrap_shl(tcb.local, 32) | tcb.remote, ports)
        return (now_ns // ISN_TICK_NS + offset) & MASK

    def stamp_offset(self, local: int, remote: int) -> int:
        """What time stamps to `remote` are ahead of our milliseconds."""
        return self._prf.hash2(wrap_shl(local, 32) | remote, _STAMP_SALT)

    def next_port(self, remote: int, remote_port: int) -> int:
        """The next local port to try for a connection to this peer."""
        offset = self._prf.hash2(remote, _PORT_SALT << 16 | remote_port)
        self._port_step += 1
        return FIRST_EPHEMERAL + (offset + self._port_step) % EPHEMERAL_COUNT

    def listening_port(self, taken: dict[int, Listener]) -> int:
        """A free port to listen at. OSError if there is none."""
        start = self._prf.below(EPHEMERAL_COUNT)
        for step in range(EPHEMERAL_COUNT):
            port = FIRST_EPHEMERAL + (start + step) % EPHEMERAL_COUNT
            if port not in taken:
                return port
        raise address_in_use()


def connection_key(remote: int, remote_port: int, local_port: int) -> int:
    """What tells the connections of an interface apart, in one int."""
    return wrap_shl(remote, 32) | remote_port << 16 | local_port
