"""What a transport still has to give to the network stack."""

from naja.hal import Stream


class Unsent:
    """Octets in order: the piece that came first as it came, what followed joined to one run."""

    def __init__(self) -> None:
        self._first: bytes = b""
        # Where what is unsent begins in the first piece.
        self._at = 0
        self._rest = bytearray()

    def __len__(self) -> int:
        return len(self._first) - self._at + len(self._rest)

    def put(self, data: bytes | bytearray | memoryview, start: int) -> None:
        """Keep data[start:]; of bytes no copy is made while they come first."""
        if isinstance(data, bytes) and len(self) == 0:
            self._first = data
            self._at = start
        else:
            self._rest += data[start:]

    def send(self, stream: Stream) -> int:
        """Give the stream what it takes now; how much that was."""
        sent = 0
        if self._at < len(self._first):
            sent = stream.send(memoryview(self._first)[self._at :])
            self._at += sent
            if self._at < len(self._first):
                return sent
            self._first = b""
            self._at = 0
        if self._rest:
            count = stream.send(self._rest)
            del self._rest[:count]
            sent += count
        return sent

    def clear(self) -> None:
        self._first = b""
        self._at = 0
        self._rest.clear()
