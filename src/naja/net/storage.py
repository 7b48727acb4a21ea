"""Memory that is used again: frames that left, chunks of received text, and copying between them.

In steady state a segment of TCP over IPv4 allocates nothing (tests/boot/test_segments.py counts).
"""

from typing import Final

from naja.net.wire.checksum import add_words

# With the header of an object four pages of the heap.
CHUNK: Final = 16320
MAX_SPARE_CHUNKS: Final = 16
MAX_SPARE_OCTETS: Final = 98304
# What buffers may grow by, all together: less where memory is small (`boot/netstack.py`).
GROWTH: Final = 32 << 20


class Copier:
    """Copies and sums; in an image by words, and without making anything (`boot/copies_unsafe`)."""

    def put(self, target: bytearray, at: int, source: bytes, start: int, count: int) -> None:
        """target[at:at+count] = source[start:start+count]; IndexError if either is not there."""
        if at < 0 or start < 0 or count < 0:
            raise IndexError("a copy outside")
        if at + count > len(target) or start + count > len(source):
            raise IndexError("a copy outside")
        target[at : at + count] = source[start : start + count]

    def move(self, target: bytearray, at: int, source: bytearray, start: int, count: int) -> None:
        """The same from one frame to another."""
        self.put(target, at, bytes(source), start, count)

    def text(self, source: bytearray, start: int, count: int) -> bytes:
        """source[start:start+count] as new bytes."""
        return bytes(source[start : start + count])

    def sum(self, data: bytes, start: int, end: int) -> int:
        """What the 16-bit words of data[start:end] add to an Internet checksum."""
        return add_words(data, start, end, 0)

    def sum_of_frame(self, frame: bytearray, start: int) -> int:
        """The same of frame[start:]."""
        return add_words(frame, start, len(frame), 0)


class Storage:
    """What the connections of an interface share. `copier` may be replaced by a better one."""

    def __init__(self) -> None:
        self.copier = Copier()
        self._chunks: list[bytearray] = []
        self._frames: dict[int, list[bytearray]] = {}
        self._spare_octets = 0
        # What is left for buffers that grow (`tcp/growth.py`).
        self.growth = GROWTH
        # Octets of text in the longest train that the device takes, over IPv4 and over IPv6; 0:
        # none (`tcp/trains.py`). Whether it completes checksums: see `hal.NetDevice.sums`.
        self.train = 0
        self.train_six = 0
        self.sums = False

    def chunk(self) -> bytearray:
        """CHUNK octets of whatever was there before."""
        return self._chunks.pop() if len(self._chunks) > 0 else bytearray(CHUNK)

    def chunk_back(self, chunk: bytearray) -> None:
        """Nobody uses `chunk` any more."""
        if len(self._chunks) < MAX_SPARE_CHUNKS:
            self._chunks.append(chunk)

    def grant(self, wanted: int) -> int:
        """How much of `wanted` octets a buffer may grow by: a half of what is left at most."""
        granted = min(wanted, self.growth // 2)
        self.growth -= granted
        return granted

    def train_to(self, six: bool) -> int:
        """Octets of text in the longest train over IPv6 if `six`, else over IPv4."""
        return self.train_six if six else self.train

    def frame(self, size: int) -> bytearray:
        """`size` octets of whatever was there before."""
        frames = self._frames.get(size)
        if frames is None or len(frames) == 0:
            return bytearray(size)
        self._spare_octets -= size
        return frames.pop()

    def frame_back(self, frame: bytearray) -> None:
        """Nobody uses `frame` any more."""
        size = len(frame)
        if self._spare_octets >= MAX_SPARE_OCTETS + 2 * (self.train + self.train_six):
            # Sizes of the past would fill the store for ever.
            self._frames.clear()
            self._spare_octets = 0
        frames = self._frames.get(size)
        if frames is None:
            frames = []
            self._frames[size] = frames
        frames.append(frame)
        self._spare_octets += size
