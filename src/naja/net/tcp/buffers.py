"""The two byte queues of a connection: lists of pieces, so that nothing is moved.

Small pieces are joined (up to `JOIN_LIMIT`), so that a peer or a program that deals in
single octets does not make lists of them.
"""

from typing import Final

from naja.net.fifo import Fifo

JOIN_LIMIT: Final = 2048


class SendBuffer:
    """Octets from snd.una on: those in flight and those not yet sent."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._pieces: Fifo[bytes] = Fifo()
        self._skip = 0
        self._length = 0

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
        self._skip = count

    def copy(self, frame: bytearray, at: int, offset: int, count: int) -> None:
        """frame[at:at+count] = the octets from `offset` on; all of them must exist."""
        offset += self._skip
        index = 0
        while count > 0:
            piece = self._pieces.item(index)
            size = len(piece)
            if offset < size:
                taken = min(size - offset, count)
                if taken == size:
                    frame[at : at + taken] = piece
                else:
                    frame[at : at + taken] = piece[offset : offset + taken]
                at += taken
                count -= taken
                offset = 0
            else:
                offset -= size
            index += 1

    def clear(self) -> None:
        self._pieces.clear()
        self._skip = 0
        self._length = 0


class ReceiveBuffer:
    """Octets in order that the program has not taken yet."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._pieces: Fifo[bytes] = Fifo()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def room(self) -> int:
        return max(self.capacity - self._length, 0)

    def append(self, piece: bytes) -> None:
        count = len(piece)
        if self._length > 0:
            tail = self._pieces.last()
            if len(tail) + count <= JOIN_LIMIT:
                self._pieces.replace_last(tail + piece)
                self._length += count
                return
        self._pieces.push(piece)
        self._length += count

    def take(self, limit: int) -> bytes:
        """The next octets, `limit` at most; b"" when there are none."""
        if self._length == 0 or limit <= 0:
            return b""
        piece = self._pieces.first()
        if len(piece) > limit:
            self._pieces.replace_first(piece[limit:])
            self._length -= limit
            return piece[:limit]
        self._pieces.pop()
        self._length -= len(piece)
        if self._length == 0 or len(piece) == limit:
            return piece
        joined = bytearray(piece)
        while self._length > 0:
            piece = self._pieces.first()
            if len(joined) + len(piece) > limit:
                break
            self._pieces.pop()
            self._length -= len(piece)
            joined += piece
        return bytes(joined)

    def clear(self) -> None:
        self._pieces.clear()
        self._length = 0
