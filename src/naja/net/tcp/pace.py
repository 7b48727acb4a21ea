"""How fast text goes in one direction: what passes in one round trip.

Source: none; the idea is that of dynamic right-sizing (Fisk and Feng, LACSI 2001).
"""


class Pace:
    """Counts octets, and looks at the count once a round trip."""

    def __init__(self) -> None:
        self._octets = 0
        self._since_ns = 0

    def passed(self, octets: int, now_ns: int, rtt_ns: int) -> int:
        """`octets` more passed. How many do in one round trip; -1 before one is over."""
        self._octets += octets
        elapsed_ns = now_ns - self._since_ns
        if elapsed_ns < rtt_ns:
            return -1
        rate = self._octets * rtt_ns // max(elapsed_ns, 1)
        self._octets = 0
        self._since_ns = now_ns
        return rate
