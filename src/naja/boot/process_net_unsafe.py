"""The network device of the process platform: Ethernet frames on an inherited descriptor.

The descriptor is a TAP or one end of a datagram socket pair: one `read` is one frame, one
`write` is one frame. The launcher opens it and sets O_NONBLOCK; the sealed process could
not. A TAP may have a header in front of each frame, and then takes and gives trains and completes
checksums; header and frame are written from where they lie, and read to where they stay.
Linux system call numbers are those of x86-64.
"""

from typing import Final

from naja.boot.copies_unsafe import address_of
from naja.boot.frame_buffer_unsafe import FrameBuffer
from naja.drivers.virtio.bits import NET_HEADER_SIZE
from naja.drivers.virtio.frame_header import FrameHeader, vouched
from naja.lang.widths import u64
from naja.unsafe import Ptr, syscall

_READ: Final = 0
_WRITE: Final = 1
_READV: Final = 19
_WRITEV: Final = 20
_EAGAIN: Final = -11
_EINTR: Final = -4
_ENOBUFS: Final = -105

_ETHERNET_HEADER: Final = 14
_LARGEST: Final = 2048
# struct iovec: an address and a length, twice.
_VECTOR_OCTETS: Final = 32
_LONGEST_TRAIN: Final = 65535 + _ETHERNET_HEADER


class DescriptorNet:
    """Implements `hal.NetDevice` on `descriptor` with the station address `mac`.

    `headers`: each frame has a `virtio_net_hdr` in front; `mtu`: octets of the largest packet.
    `dropped` counts frames that the other side refused, `closed` says that it is gone.
    """

    def __init__(
        self, descriptor: int, mac: bytes, headers: bool = False, mtu: int = 1500
    ) -> None:
        self._descriptor = descriptor
        self._mac = mac
        self._mtu = mtu
        self._header = NET_HEADER_SIZE if headers else 0
        self._longest = _LONGEST_TRAIN if headers else mtu + _ETHERNET_HEADER
        self._size = max(self._longest, _LARGEST)
        self._buffer = FrameBuffer(self._size)
        self._came = bytearray(NET_HEADER_SIZE)
        self._sent = FrameHeader(mtu)
        self._vector = bytearray(_VECTOR_OCTETS)
        self.dropped = 0
        self.closed = False
        self._full = False

    def mac(self) -> bytes:
        return self._mac

    def mtu(self) -> int:
        return self._mtu

    def longest(self) -> int:
        return self._longest

    def cuts_six(self) -> bool:
        return self._header != 0

    def sums(self) -> bool:
        return self._header != 0

    def vouches(self) -> bool:
        return self._header != 0 and vouched(self._came[0])

    def descriptor(self) -> int:
        """What to poll for input, -1 once the other side is gone."""
        return -1 if self.closed else self._descriptor

    def waits_for_room(self) -> bool:
        """True when the last `transmit` found no room: poll for output too."""
        return self._full

    def receive(self) -> bytes | None:
        if self.closed:
            return None
        call, address, size = _READ, self._buffer.address(), self._size
        if self._header != 0:
            call, address, size = _READV, self._both(self._came, address, size), 2
        count = syscall(call, self._descriptor, address, size, 0, 0, 0)
        while count == _EINTR:
            count = syscall(call, self._descriptor, address, size, 0, 0, 0)
        if count <= self._header:
            if count != _EAGAIN:
                self.closed = True
            return None
        return self._buffer.frame(count - self._header)

    def transmit(self, frame: bytearray) -> bool:
        """See `hal.NetDevice`. ValueError for a frame longer than `longest`."""
        if len(frame) > self._longest:
            raise ValueError("the frame is longer than the network device can send")
        self._full = False
        if self.closed:
            self.dropped += 1
            return True
        call, address, count = _WRITE, address_of(frame), len(frame)
        if self._header != 0:
            self._sent.describe(frame)
            call, address, count = _WRITEV, self._both(self._sent.octets, address, count), 2
        done = syscall(call, self._descriptor, address, count, 0, 0, 0)
        while done == _EINTR:
            done = syscall(call, self._descriptor, address, count, 0, 0, 0)
        if done == _EAGAIN or done == _ENOBUFS:
            self._full = True
            return False
        if done < 0:
            self.dropped += 1
        return True

    def _both(self, header: bytearray, frame: int, count: int) -> int:
        """Where it says: the header, then `count` octets at `frame`."""
        address = address_of(self._vector)
        words = Ptr[u64](address)
        words[0] = address_of(header)
        words[1] = NET_HEADER_SIZE
        words[2] = frame
        words[3] = count
        return address

    def flush(self) -> None:
        return None
