"""What goes in front of a frame: struct virtio_net_hdr. Linux's TAP has the same.

A train is TCP over IPv4 without options of IP, or over IPv6 without extension headers, longer than
the MTU: the device cuts its text into segments that fill the MTU. It completes the checksum of
trains, and of every datagram and segment whose checksum field holds the sum of the pseudo header.
A field that is complete already and happens to hold that number is not changed by completing it, so
nobody need say which frames those are.
Source: virtio 1.2 section 5.1.6, 5.1.6.2; little endian.
"""

from typing import Final

from naja.drivers.virtio.bits import NET_HEADER_SIZE
from naja.lang.octets import u16be, u32be

_NEEDS_CSUM: Final = 1
_DATA_VALID: Final = 2
_GSO_TCPV4: Final = 1
_GSO_TCPV6: Final = 4

_IP_AT: Final = 14
_IPV4_END: Final = 34
_IPV6_END: Final = 54
_IPV4: Final = 0x0800
_IPV6: Final = 0x86DD
_TCP: Final = 6
_UDP: Final = 17
_TCP_CHECKSUM: Final = 16
_UDP_CHECKSUM: Final = 6
# What the octets of a header describe: a train, or where a checksum is to be completed.
_WHOLE: Final = 0
_TRAIN: Final = -1


def vouched(flags: int) -> bool:
    """Whether a received frame with these flags was checked, or never left the host."""
    return flags & (_NEEDS_CSUM | _DATA_VALID) != 0


class FrameHeader:
    """The header of one frame after the other, in the first octets of `octets`.

    `mtu`: of the device. Its `octets` begin with those of a frame that leaves as it is.
    """

    def __init__(self, mtu: int) -> None:
        self.octets = bytearray(NET_HEADER_SIZE)
        self._mtu = mtu
        self._described = _WHOLE

    def describe(self, frame: bytearray) -> None:
        """Say of `frame`, which has an Ethernet header, what the device is to do with it."""
        if len(frame) > self._mtu + _IP_AT:
            self._described = _TRAIN
            self._train(frame)
            return
        sums = unfinished(frame)
        if sums == self._described:
            return
        self._described = sums
        octets = self.octets
        octets[0] = _NEEDS_CSUM if sums != _WHOLE else 0
        octets[1] = 0
        _put(octets, 2, 0)
        _put(octets, 4, 0)
        _put(octets, 6, sums >> 8)
        _put(octets, 8, sums & 0xFF)

    def _train(self, frame: bytearray) -> None:
        six = u16be(frame, 12) == _IPV6
        at = _IPV6_END if six else _IPV4_END
        length = frame[at + 12] >> 4 << 2
        octets = self.octets
        octets[0] = _NEEDS_CSUM
        octets[1] = _GSO_TCPV6 if six else _GSO_TCPV4
        _put(octets, 2, at + length)
        _put(octets, 4, self._mtu - (at - _IP_AT) - length)
        _put(octets, 6, at)
        _put(octets, 8, _TCP_CHECKSUM)


def unfinished(frame: bytearray) -> int:
    """Where the transport begins (times 256) and its checksum is, if it holds the pseudo sum."""
    if len(frame) < _IPV4_END + _UDP_CHECKSUM + 2:
        return _WHOLE
    kind = u16be(frame, 12)
    if kind == _IPV4:
        # Neither options nor a fragment.
        if frame[_IP_AT] != 0x45 or u16be(frame, _IP_AT + 6) & 0x3FFF != 0:
            return _WHOLE
        at, protocol = _IPV4_END, frame[_IP_AT + 9]
        total = u32be(frame, _IP_AT + 12) + u32be(frame, _IP_AT + 16)
    elif kind == _IPV6:
        at, protocol = _IPV6_END, frame[_IP_AT + 6]
        total = 0
        for word in range(_IP_AT + 8, _IPV6_END, 4):
            total += u32be(frame, word)
    else:
        return _WHOLE
    place = _TCP_CHECKSUM if protocol == _TCP else _UDP_CHECKSUM
    if protocol != _TCP and protocol != _UDP or len(frame) < at + place + 2:
        return _WHOLE
    total += protocol + len(frame) - at
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return at << 8 | place if u16be(frame, at + place) == total else _WHOLE


def _put(header: bytearray, at: int, value: int) -> None:
    header[at] = value & 0xFF
    header[at + 1] = value >> 8
