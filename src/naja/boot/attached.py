"""One interface joined to its device: frames go both ways in bursts."""

from typing import Final

from naja.hal import NetDevice
from naja.net.iface.interface import Interface

# Frames taken from the device in one poll: programs get their turn even under a flood.
RECEIVE_BURST: Final = 256
# How soon to try again when the device took no more frames.
FULL_RING_NS: Final = 200_000


class Attached:
    def __init__(self, device: NetDevice, interface: Interface) -> None:
        self._device = device
        self.interface = interface
        self._unsent: bytearray | None = None
        self._more = False

    def receive(self, now_ns: int) -> None:
        """Give the interface what the device has."""
        interface = self.interface
        self._more = True
        for _ in range(RECEIVE_BURST):
            frame = self._device.receive()
            if frame is None:
                self._more = False
                break
            try:
                interface.receive(frame, now_ns, self._device.vouches())
            except MemoryError:
                # The sender repeats what matters; programs may have let go of something.
                interface.counters.out_of_memory += 1

    def transmit(self) -> None:
        """Give frames to the device until it or the interface has had enough."""
        storage = self.interface.storage
        sent = False
        frame = self._unsent
        self._unsent = None
        if frame is None:
            frame = self.interface.next_frame()
        while frame is not None:
            if not self._device.transmit(frame):
                self._unsent = frame
                break
            sent = True
            storage.frame_back(frame)
            frame = self.interface.next_frame()
        if sent:
            self._device.flush()

    def next_deadline_ns(self, now_ns: int) -> int:
        """When to go on at the latest, -1 if only a frame can bring news."""
        if self._more:
            return now_ns
        if self._unsent is not None:
            # The ring is full, and a driver may not ask for an interrupt when it empties.
            return now_ns + FULL_RING_NS
        return self.interface.next_deadline_ns()
