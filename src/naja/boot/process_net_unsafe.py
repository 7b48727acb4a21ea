"""The network device of the process platform: Ethernet frames on an inherited descriptor.

The descriptor is a TAP or one end of a datagram socket pair: one `read` is one frame, one
`write` is one frame. The launcher opens it and sets O_NONBLOCK; the sealed process could
not. Linux system call numbers are those of x86-64.
"""

from typing import Final

from naja.boot.copies_unsafe import FramePlaces
from naja.unsafe import bytes_address, bytes_alloc, syscall

_READ: Final = 0
_WRITE: Final = 1
_EAGAIN: Final = -11
_EINTR: Final = -4
_ENOBUFS: Final = -105

_MTU: Final = 1500
_ETHERNET_HEADER: Final = 14
_LARGEST: Final = 2048


class DescriptorNet:
    """Implements `hal.NetDevice` on `descriptor` with the station address `mac`.

    `dropped` counts frames that the other side refused, `closed` says that it is gone.
    """

    def __init__(self, descriptor: int, mac: bytes) -> None:
        self._descriptor = descriptor
        self._mac = mac
        self._buffer = bytes_alloc(_LARGEST)
        self._places = FramePlaces()
        self.dropped = 0
        self.closed = False
        self._full = False

    def mac(self) -> bytes:
        return self._mac

    def mtu(self) -> int:
        return _MTU

    def descriptor(self) -> int:
        """What to poll for input, -1 once the other side is gone."""
        return -1 if self.closed else self._descriptor

    def waits_for_room(self) -> bool:
        """True when the last `transmit` found no room: poll for output too."""
        return self._full

    def receive(self) -> bytes | None:
        if self.closed:
            return None
        count = syscall(_READ, self._descriptor, bytes_address(self._buffer), _LARGEST, 0, 0, 0)
        while count == _EINTR:
            count = syscall(_READ, self._descriptor, bytes_address(self._buffer), _LARGEST, 0, 0, 0)
        if count <= 0:
            if count != _EAGAIN:
                self.closed = True
            return None
        return self._places.copy(bytes_address(self._buffer), count)

    def transmit(self, frame: bytes) -> bool:
        """See `hal.NetDevice`. ValueError for a frame longer than the MTU allows."""
        if len(frame) > _MTU + _ETHERNET_HEADER:
            raise ValueError("the frame is longer than the network device can send")
        self._full = False
        if self.closed:
            self.dropped += 1
            return True
        done = syscall(_WRITE, self._descriptor, bytes_address(frame), len(frame), 0, 0, 0)
        while done == _EINTR:
            done = syscall(_WRITE, self._descriptor, bytes_address(frame), len(frame), 0, 0, 0)
        if done == _EAGAIN or done == _ENOBUFS:
            self._full = True
            return False
        if done < 0:
            self.dropped += 1
        return True

    def flush(self) -> None:
        return None
