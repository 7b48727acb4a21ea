"""How often to ask for frames before going to sleep.

Falling asleep and being woken takes longer than the next frame does under load. So the
devices are asked again first: twice as often each time that this finds something, an eighth
less when it does not, not at all after a long sleep. KVM's halt polling, `halt_poll_ns`, goes
by a like rule. With the peer on the very same processor it costs: each wakes with less to do.
"""

from typing import Final

_LEAST: Final = 32
_MOST: Final = 128
_SHORT_NS: Final = 100_000


class Patience:
    """`asks`: how often to ask next time. Each is a system call; all of them take some 50 us."""

    def __init__(self) -> None:
        self.asks = 0

    def found(self) -> None:
        """Asking found something."""
        self.asks = min(2 * self.asks, _MOST)

    def slept(self, duration_ns: int) -> None:
        """Asking, if at all, was in vain, and then something came after `duration_ns`."""
        if duration_ns < _SHORT_NS:
            self.asks = max(self.asks * 7 // 8, _LEAST)
        else:
            self.asks = 0
