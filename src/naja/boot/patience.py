"""How often to ask for frames before going to sleep.

Falling asleep and being woken takes longer than the next frame does under load. So the
devices are asked again first: twice as often each time that this finds something, an eighth
less when it does not. KVM's halt polling, `halt_poll_ns`, goes by a like rule. A peer on the very
same processor cannot send while we ask: then asking is all in vain, soon ends, and is tried again
only now and then.
"""

from typing import Final

_LEAST: Final = 32
_MOST: Final = 128
_SHORT_NS: Final = 100_000
# After so many short sleeps asking is tried once more.
_TRIAL: Final = 64


class Patience:
    """`asks`: how often to ask next time. Each is a system call."""

    def __init__(self) -> None:
        self.asks = 0
        self._sleeps = 0

    def found(self) -> None:
        """Asking found something that was not there at first."""
        self.asks = min(2 * self.asks, _MOST)

    def slept(self, duration_ns: int) -> None:
        """Asking, if at all, was in vain, and then something came after `duration_ns`."""
        if duration_ns >= _SHORT_NS:
            self.asks = 0
            self._sleeps = 0
        elif self.asks > 0:
            fewer = self.asks * 7 // 8
            self.asks = fewer if fewer >= _LEAST else 0
        else:
            self._sleeps += 1
            if self._sleeps >= _TRIAL:
                self._sleeps = 0
                self.asks = _LEAST
