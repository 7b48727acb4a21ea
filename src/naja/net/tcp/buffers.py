"""The two byte queues of a connection.

What a program sends is kept as it came; small pieces are joined (up to `JOIN_LIMIT`), so that one
that deals in single octets does not make lists of them. What arrives is copied into chunks, which
all connections share: one that is read at once keeps none.
"""

from typing import Final

from naja.net.fifo import Fifo
from naja.net.storage import CHUNK, Copier, Storage

JOIN_LIMIT: Final = 2048


class SendBuffer:
    """Octets from snd.una on: those in flight and those not yet sent."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._pieces: Fifo[bytes] = Fifo()
        self._skip = 0
        self._length = 0
        # Where the last copy ended: in which piece, and what the pieces before it hold.
        self._index = 0
        self._before = 0

    def __len__(self) -> int:
        return self._length

    def room(self) -> int:
        return max(self.capacity - self._length, 0)

    def append(self, piece: bytes) -> None:
        """Take `piece` whole; the caller has asked for `room`."""
        count = len(piece)
        if count == 0:
            return
        if self._length > 0:
            tail = self._pieces.last()
            if len(tail) + count <= JOIN_LIMIT:
                self._pieces.replace_last(tail + piece)
                self._length += count
                return
        self._pieces.push(piece)
        self._length += count

    def drop(self, count: int) -> None:
        """Forget the first `count` octets, at most all."""
        self._length -= count
        count += self._skip
        while len(self._pieces) > 0:
            size = len(self._pieces.first())
            if count < size:
                break
            count -= size
            self._pieces.pop()
            self._index -= 1
            self._before -= size
        self._skip = count
        if self._index < 0:
            self._index = 0
            self._before = 0

    def copy(self, copier: Copier, frame: bytearray, at: int, offset: int, count: int) -> None:
        """frame[at:at+count] = the octets from `offset` on; all of them must exist."""
        offset += self._skip
        if offset < self._before:
            self._index = 0
            self._before = 0
        while count > 0:
            piece = self._pieces.item(self._index)
            start = offset - self._before
            if start < len(piece):
                taken = min(len(piece) - start, count)
                copier.put(frame, at, piece, start, taken)
                at += taken
                count -= taken
                offset += taken
            if count > 0:
                self._index += 1
                self._before += len(piece)

    def clear(self) -> None:
        self._pieces.clear()
        self._skip = 0
        self._length = 0
        self._index = 0
        self._before = 0


class ReceiveBuffer:
    """Octets in order that the program has not taken yet."""

    def __init__(self, capacity: int, storage: Storage) -> None:
        self.capacity = capacity
        self._storage = storage
        self._chunks: Fifo[bytearray] = Fifo()
        # Where the octets begin in the first chunk.
        self._start = 0
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def room(self) -> int:
        return max(self.capacity - self._length, 0)

    def append(self, source: bytes, start: int, count: int) -> None:
        """Take source[start:start+count]. MemoryError: nothing was taken."""
        while CHUNK * len(self._chunks) - self._start - self._length < count:
            self._chunks.push(self._storage.chunk())
        copier = self._storage.copier
        at = self._start + self._length
        self._length += count
        while count > 0:
            index, offset = at // CHUNK, at % CHUNK
            taken = min(CHUNK - offset, count)
            copier.put(self._chunks.item(index), offset, source, start, taken)
            at += taken
            start += taken
            count -= taken

    def take(self, limit: int) -> bytes:
        """The next octets, `limit` or a chunk at most; b"" when there are none."""
        count = min(min(self._length, limit), CHUNK - self._start)
        if count <= 0:
            return b""
        data = self._storage.copier.text(self._chunks.first(), self._start, count)
        self._length -= count
        self._start += count
        if self._length == 0:
            self.clear()
        elif self._start == CHUNK:
            self._start = 0
            self._storage.chunk_back(self._chunks.pop())
        return data

    def clear(self) -> None:
        while len(self._chunks) > 0:
            self._storage.chunk_back(self._chunks.pop())
        self._start = 0
        self._length = 0
