"""One direction of a wire, with everything that wires do to frames."""

import heapq
import random
from collections.abc import Callable

from naja.sim.pcap import PcapWriter


class Link:
    """Probabilities are 0.0 .. 1.0; a frame that is reordered waits `reorder_ns` longer."""

    def __init__(
        self,
        seed: int = 0,
        *,
        delay_ns: int = 1_000_000,
        loss: float = 0.0,
        duplicate: float = 0.0,
        corrupt: float = 0.0,
        reorder: float = 0.0,
        reorder_ns: int = 5_000_000,
        capture: PcapWriter | None = None,
    ) -> None:
        self._random = random.Random(seed)
        self.delay_ns = delay_ns
        self.loss = loss
        self.duplicate = duplicate
        self.corrupt = corrupt
        self.reorder = reorder
        self.reorder_ns = reorder_ns
        self.capture = capture
        # Test of one scripted event: frames for which it is false vanish.
        self.passes: Callable[[bytes], bool] = lambda frame: True
        self.sent: list[bytes] = []
        self._order = 0
        self._queue: list[tuple[int, int, bytes]] = []

    def send(self, frame: bytes, now_ns: int) -> None:
        if self.capture is not None:
            self.capture.write(now_ns, frame)
        self.sent.append(frame)
        if not self.passes(frame) or self._random.random() < self.loss:
            return
        copies = 2 if self._random.random() < self.duplicate else 1
        for _ in range(copies):
            at_ns = now_ns + self.delay_ns
            if self._random.random() < self.reorder:
                at_ns += self._random.randrange(self.reorder_ns)
            carried = frame
            if self._random.random() < self.corrupt:
                carried = self._damage(frame)
            self._order += 1
            heapq.heappush(self._queue, (at_ns, self._order, carried))

    def next_ns(self) -> int:
        """When the next frame arrives, -1 if none is under way."""
        return self._queue[0][0] if self._queue else -1

    def arrive(self, now_ns: int) -> bytes | None:
        """The next frame that has arrived by now."""
        if not self._queue or self._queue[0][0] > now_ns:
            return None
        return heapq.heappop(self._queue)[2]

    def _damage(self, frame: bytes) -> bytes:
        """Flip one bit of an IPv4 packet: ARP has no checksum, it relies on the FCS."""
        octets = bytearray(frame)
        if frame[12:14] == b"\x08\x00" and len(octets) > 14:
            octets[self._random.randrange(14, len(octets))] ^= 1 << self._random.randrange(8)
        return bytes(octets)
