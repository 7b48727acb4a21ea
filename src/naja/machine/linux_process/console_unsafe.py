"""Console: descriptors 1 and 2.

A reader that is gone ends the process (SIGPIPE), as it ends most programs; one that is
slow is waited for.
"""

from typing import Final

from naja.machine.linux_process.calls_unsafe import EAGAIN, POLLOUT, PollSet, write

_OUT: Final = 1
_ERR: Final = 2


class DescriptorConsole:
    """Implements `hal.Console`."""

    def write_out(self, data: bytes) -> None:
        _write_all(_OUT, data)

    def write_err(self, data: bytes) -> None:
        _write_all(_ERR, data)


def _write_all(descriptor: int, data: bytes) -> None:
    start = 0
    while start < len(data):
        done = write(descriptor, data, start)
        if done == EAGAIN:
            ready = PollSet(1)
            ready.add(descriptor, POLLOUT)
            ready.wait(-1)
        elif done < 0:
            return
        else:
            start += done
