"""`io`: text and octets in memory, with the methods of files.

Deliberately missing: everything that opens a file, and text layers over octets. A
`StringIO` translates no line ends, as with CPython's default `newline="\\n"`.
"""

from types import TracebackType
from typing import BinaryIO, Final, Iterable, Self, TextIO

SEEK_SET: Final = 0
SEEK_CUR: Final = 1
SEEK_END: Final = 2
DEFAULT_BUFFER_SIZE: Final = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do this."""


class StringIO(TextIO):
    """A text that is written and read like a file.

    What is appended is kept in pieces; every other operation joins them first.
    """

    def __init__(self, initial_value: str | None = "") -> None:
        self._text = "" if initial_value is None else initial_value
        self._pieces: list[str] = []
        self._position = 0
        self._appending = len(self._text) == 0
        self._closed = False

    def _check(self) -> None:
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _join(self) -> None:
        """Everything into `_text`; the position becomes a number."""
        if len(self._pieces) > 0:
            self._text += "".join(self._pieces)
            self._pieces = []
        if self._appending:
            self._position = len(self._text)
            self._appending = False

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def newlines(self) -> None:
        self._check()
        return None

    @property
    def line_buffering(self) -> bool:
        self._check()
        return False

    def getvalue(self) -> str:
        self._check()
        self._join()
        return self._text

    def write(self, text: str, /) -> int:
        """The number of code points written."""
        self._check()
        if self._appending:
            self._pieces.append(text)
            return len(text)
        size = len(self._text)
        start = self._position
        if start >= size:
            if len(text) > 0:
                self._text += "\0" * (start - size)
                self._pieces.append(text)
                self._appending = True
            return len(text)
        self._text = self._text[:start] + text + self._text[start + len(text) :]
        self._position = start + len(text)
        return len(text)

    def writelines(self, lines: Iterable[str], /) -> None:
        self._check()
        for line in lines:
            self.write(line)

    def read(self, size: int | None = -1, /) -> str:
        self._check()
        self._join()
        start = self._position
        end = len(self._text)
        if size is not None and 0 <= size < end - start:
            end = start + size
        if start >= end:
            return ""
        self._position = end
        return self._text[start:end]

    def readline(self, size: int | None = -1, /) -> str:
        """The text up to and with the next line end, at most `size` code points."""
        self._check()
        self._join()
        start = self._position
        if start >= len(self._text):
            return ""
        found = self._text.find("\n", start)
        end = len(self._text) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = end
        return self._text[start:end]

    def readlines(self, hint: int | None = -1, /) -> list[str]:
        """The remaining lines; no more after `hint` code points."""
        lines: list[str] = []
        count = 0
        while True:
            line = self.readline()
            if line == "":
                return lines
            lines.append(line)
            count += len(line)
            if hint is not None and 0 < hint < count:
                return lines

    def __iter__(self) -> Self:
        self._check()
        return self

    def __next__(self) -> str:
        line = self.readline()
        if line == "":
            raise StopIteration()
        return line

    def tell(self) -> int:
        self._check()
        self._join()
        return self._position

    def seek(self, position: int, whence: int = 0, /) -> int:
        self._check()
        self._join()
        if whence < 0 or whence > 2:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if position < 0 and whence == 0:
            raise ValueError(f"Negative seek position {position}")
        if whence != 0 and position != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._position = position
        elif whence == 2:
            self._position = len(self._text)
        return self._position

    def truncate(self, size: int | None = None, /) -> int:
        """Forget what is behind `size` (None: the position), which does not move."""
        self._check()
        self._join()
        length = self._position if size is None else size
        if length < 0:
            raise ValueError(f"Negative size value {length}")
        self._text = self._text[:length]
        return length

    def close(self) -> None:
        self._closed = True
        self._text = ""
        self._pieces = []

    def flush(self) -> None:
        self._check()

    def isatty(self) -> bool:
        self._check()
        return False

    def readable(self) -> bool:
        self._check()
        return True

    def writable(self) -> bool:
        self._check()
        return True

    def seekable(self) -> bool:
        self._check()
        return True

    def fileno(self) -> int:
        raise UnsupportedOperation("fileno")

    def __enter__(self) -> Self:
        self._check()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()


class BytesIO(BinaryIO):
    """Octets that are written and read like a file."""

    def __init__(self, initial_bytes: bytes | bytearray | memoryview = b"") -> None:
        self._data = bytearray(initial_bytes)
        self._position = 0
        self._closed = False

    def _check(self) -> None:
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self) -> bool:
        return self._closed

    def getvalue(self) -> bytes:
        self._check()
        return bytes(self._data)

    def getbuffer(self) -> memoryview:
        """A view of the octets; they cannot grow or shrink while it exists."""
        self._check()
        return memoryview(self._data)

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        self._check()
        count = len(data)
        if count == 0:
            return 0
        size = len(self._data)
        start = self._position
        if start > size:
            self._data.extend(bytes(start - size))
        self._data[start : start + count] = bytes(data)
        self._position = start + count
        return count

    def writelines(self, lines: Iterable[bytes], /) -> None:
        self._check()
        for line in lines:
            self.write(line)

    def read(self, size: int | None = -1, /) -> bytes:
        self._check()
        start = self._position
        end = len(self._data)
        if size is not None and 0 <= size < end - start:
            end = start + size
        if start >= end:
            return b""
        self._position = end
        return bytes(self._data[start:end])

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(size)

    def readinto(self, target: bytearray | memoryview, /) -> int:
        """Fill `target` as far as there are octets; how many it were."""
        data = self.read(len(target))
        target[: len(data)] = data
        return len(data)

    def readinto1(self, target: bytearray | memoryview, /) -> int:
        return self.readinto(target)

    def readline(self, size: int | None = -1, /) -> bytes:
        self._check()
        start = self._position
        if start >= len(self._data):
            return b""
        found = self._data.find(b"\n", start)
        end = len(self._data) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = end
        return bytes(self._data[start:end])

    def readlines(self, hint: int | None = -1, /) -> list[bytes]:
        self._check()
        lines: list[bytes] = []
        count = 0
        while True:
            line = self.readline()
            if line == b"":
                return lines
            lines.append(line)
            count += len(line)
            if hint is not None and 0 < hint <= count:
                return lines

    def __iter__(self) -> Self:
        self._check()
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if line == b"":
            raise StopIteration()
        return line

    def tell(self) -> int:
        self._check()
        return self._position

    def seek(self, position: int, whence: int = 0, /) -> int:
        self._check()
        if whence == 0:
            if position < 0:
                raise ValueError(f"negative seek value {position}")
            self._position = position
        elif whence == 1:
            self._position = max(self._position + position, 0)
        elif whence == 2:
            self._position = max(len(self._data) + position, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def truncate(self, size: int | None = None, /) -> int:
        self._check()
        length = self._position if size is None else size
        if length < 0:
            raise ValueError(f"negative size value {length}")
        if length < len(self._data):
            del self._data[length:]
        return length

    def close(self) -> None:
        self._closed = True
        self._data = bytearray()

    def flush(self) -> None:
        self._check()

    def isatty(self) -> bool:
        self._check()
        return False

    def readable(self) -> bool:
        self._check()
        return True

    def writable(self) -> bool:
        self._check()
        return True

    def seekable(self) -> bool:
        self._check()
        return True

    def fileno(self) -> int:
        raise UnsupportedOperation("fileno")

    def __enter__(self) -> Self:
        self._check()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()
