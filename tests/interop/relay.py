"""A bad link between the guest's TAP and the host's stack: it loses, doubles, swaps
and damages frames.

The kernel has such a thing (netem), but not every kernel has it built. Here the host's
address sits on a second TAP, `host0`, and this relay carries frames between the two.
"""

import fcntl
import os
import random
import select
import struct
import threading
from types import TracebackType
from typing import Final, Self

from interop.network import HOST_ADDRESS, INTERFACE, PREFIX, GuestNetwork
from support.trains import HEADER_LENGTH, finished

_TUNSETIFF: Final = 0x400454CA
_IFF_TAP: Final = 0x0002
_IFF_NO_PI: Final = 0x1000
_PACKET_OUTGOING: Final = 4
_SOL_PACKET: Final = 263
_PACKET_VNET_HDR: Final = 15
_HOST_INTERFACE: Final = "host0"


class LossyRelay:
    """Frames pass with the given probabilities of trouble, the same in each run."""

    def __init__(
        self,
        network: GuestNetwork,
        loss: float,
        doubling: float,
        swapping: float,
        damage: float = 0.0,
    ) -> None:
        self._chance = random.Random(7)
        self._loss = loss
        self._doubling = doubling
        self._swapping = swapping
        self._damage = damage
        self.lost = 0
        # Frames as they left the wire with a wrong bit.
        self.damaged: set[bytes] = set()
        network.ip("addr", "del", f"{HOST_ADDRESS}/{PREFIX}", "dev", INTERFACE)
        # Or the kernel would answer on the guest's interface for its address on the other.
        network.ip("link", "set", INTERFACE, "arp", "off")
        self._guest = network.packet_socket()
        # The guest's frames come as it made them: the wire begins behind a device that cuts them.
        self._guest.setsockopt(_SOL_PACKET, _PACKET_VNET_HDR, 1)
        request = struct.pack("16sH", _HOST_INTERFACE.encode(), _IFF_TAP | _IFF_NO_PI)
        with network.inside():
            self._host = os.open("/dev/net/tun", os.O_RDWR)
            fcntl.ioctl(self._host, _TUNSETIFF, request.ljust(40, b"\0"))
        network.give_address(_HOST_INTERFACE)
        self._end, self._ender = os.pipe()
        self._kept: dict[bool, bytes] = {}
        self._thread = threading.Thread(target=self._carry)

    def _carry(self) -> None:
        sources: list[int] = [self._guest.fileno(), self._host, self._end]
        while True:
            ready, _, _ = select.select(sources, [], [], 0.02)
            if self._end in ready:
                return
            if self._guest.fileno() in ready:
                frame, address = self._guest.recvfrom(70000)
                if address[2] != _PACKET_OUTGOING:
                    for piece in finished(frame[:HEADER_LENGTH], frame[HEADER_LENGTH:]):
                        self._pass(True, piece)
            if self._host in ready:
                self._pass(False, os.read(self._host, 65535))
            if not ready:
                # What was kept back to swap it must not wait for a successor for ever.
                for towards_host, frame in list(self._kept.items()):
                    del self._kept[towards_host]
                    self._send(towards_host, frame)

    def _pass(self, towards_host: bool, frame: bytes) -> None:
        if self._chance.random() < self._loss:
            self.lost += 1
            return
        if towards_host not in self._kept and self._chance.random() < self._swapping:
            self._kept[towards_host] = frame
            return
        self._send(towards_host, frame)
        if self._chance.random() < self._doubling:
            self._send(towards_host, frame)
        if towards_host in self._kept:
            self._send(towards_host, self._kept.pop(towards_host))

    def _send(self, towards_host: bool, frame: bytes) -> None:
        # ARP has no checksum: only what protects itself is damaged.
        if frame[12:14] == b"\x08\x00" and self._chance.random() < self._damage:
            octets = bytearray(frame)
            octets[self._chance.randrange(14, len(octets))] ^= 1 << self._chance.randrange(8)
            frame = bytes(octets)
            self.damaged.add(frame)
        if towards_host:
            os.write(self._host, frame)
        else:
            self._guest.send(bytes(HEADER_LENGTH) + frame)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.write(self._ender, b".")
        self._thread.join()
        self._guest.close()
        for descriptor in (self._host, self._end, self._ender):
            os.close(descriptor)
