"""One direction of a wire, with everything that wires and routers do to frames."""

import heapq
import random
from collections.abc import Callable

from naja.sim.pcap import PcapWriter


class Link:
    """Probabilities are 0.0 .. 1.0; a frame that is reordered waits up to `reorder_ns` longer.

    What changes with time (delay, MTU, rate) a test sets as it goes on.
    """

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
        rate: int = 0,
        buffer: int = 0,
        capture: PcapWriter | None = None,
    ) -> None:
        self._random = random.Random(seed)
        self.delay_ns = delay_ns
        self.loss = loss
        self.duplicate = duplicate
        self.corrupt = corrupt
        self.reorder = reorder
        self.reorder_ns = reorder_ns
        # A bottleneck: octets a second and octets that may wait for it (0: none).
        self.rate = rate
        self.buffer = buffer
        self._free_ns = 0
        # Frames larger than this vanish without a word (0: none do).
        self.mtu = 0
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
        if self.mtu and len(frame) > self.mtu + 14:
            return
        wait_ns = self._queueing_ns(len(frame), now_ns)
        if wait_ns < 0:
            return
        copies = 2 if self._random.random() < self.duplicate else 1
        for _ in range(copies):
            at_ns = now_ns + wait_ns + self.delay_ns
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

    def _queueing_ns(self, octets: int, now_ns: int) -> int:
        """How long a frame takes to pass the bottleneck; -1 if its queue is full."""
        if self.rate == 0:
            return 0
        start_ns = max(self._free_ns, now_ns)
        if (start_ns - now_ns) * self.rate // 1_000_000_000 > self.buffer:
            return -1
        self._free_ns = start_ns + octets * 1_000_000_000 // self.rate
        return self._free_ns - now_ns

    def _damage(self, frame: bytes) -> bytes:
        """Flip one bit of an IPv4 packet: ARP has no checksum, it relies on the FCS."""
        octets = bytearray(frame)
        if frame[12:14] == b"\x08\x00" and len(octets) > 14:
            octets[self._random.randrange(14, len(octets))] ^= 1 << self._random.randrange(8)
        return bytes(octets)
