"""Connection states. Source: RFC 9293 3.3.2.

The order matters: from ESTABLISHED on both sides are synchronized.
"""

from typing import Final

CLOSED: Final = 0
LISTEN: Final = 1
SYN_SENT: Final = 2
SYN_RECEIVED: Final = 3
ESTABLISHED: Final = 4
FIN_WAIT_1: Final = 5
FIN_WAIT_2: Final = 6
CLOSE_WAIT: Final = 7
CLOSING: Final = 8
LAST_ACK: Final = 9
TIME_WAIT: Final = 10

_NAMES: Final = (
    "CLOSED LISTEN SYN-SENT SYN-RECEIVED ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 CLOSE-WAIT CLOSING "
    "LAST-ACK TIME-WAIT"
)


def name(state: int) -> str:
    return _NAMES.split(" ")[state]
