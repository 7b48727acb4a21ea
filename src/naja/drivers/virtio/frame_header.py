"""What goes in front of a frame: struct virtio_net_hdr. Linux's TAP has the same.

A train is TCP over IPv4 without options of IP, longer than the MTU: the device cuts its text into
segments that fill the MTU, and completes their checksums.
Source: virtio 1.2 section 5.1.6, 5.1.6.2; little endian.
"""

from typing import Final

from naja.drivers.virtio.bits import NET_HEADER_SIZE

_NEEDS_CSUM: Final = 1
_DATA_VALID: Final = 2
_GSO_TCPV4: Final = 1

_IPV4_AT: Final = 14
_TCP_AT: Final = 34
_TCP_CHECKSUM: Final = 16


def vouched(flags: int) -> bool:
    """Whether a received frame with these flags was checked, or never left the host."""
    return flags & (_NEEDS_CSUM | _DATA_VALID) != 0


def describe_train(header: bytearray, frame: bytearray, mtu: int) -> None:
    """Fill in the first NET_HEADER_SIZE octets of `header` for the train `frame`."""
    length = frame[_TCP_AT + 12] >> 4 << 2
    header[0] = _NEEDS_CSUM
    header[1] = _GSO_TCPV4
    _put(header, 2, _TCP_AT + length)
    _put(header, 4, mtu - (_TCP_AT - _IPV4_AT) - length)
    _put(header, 6, _TCP_AT)
    _put(header, 8, _TCP_CHECKSUM)


def describe_frame(header: bytearray) -> None:
    """The same for a frame that leaves as it is."""
    for index in range(NET_HEADER_SIZE):
        header[index] = 0


def _put(header: bytearray, at: int, value: int) -> None:
    header[at] = value & 0xFF
    header[at + 1] = value >> 8
