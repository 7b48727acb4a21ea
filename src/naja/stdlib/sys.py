"""`sys`: the program's arguments, its two streams, its end.

Deliberately missing: everything about the interpreter, which an image has not.
"""

from io import UnsupportedOperation
from types import TracebackType
from typing import BinaryIO, Final, Iterable, NoReturn, Self, TextIO

from naja.hal import Environment, service
from naja.runtime import output

platform: Final = "linux"
byteorder: Final = "little"
maxsize: Final = 0x7FFFFFFFFFFFFFFF
maxunicode: Final = 0x10FFFF
version: Final = "3.11.0 (naja)"
version_info: Final = (3, 11, 0, "final", 0)
hexversion: Final = 0x030B00F0
executable: Final = ""


class _Console:
    """What a stream of the console cannot do, and how it ends: it does not."""

    def __init__(self, error: bool) -> None:
        self._error = error

    @property
    def closed(self) -> bool:
        return False

    @property
    def name(self) -> str:
        return "<stderr>" if self._error else "<stdout>"

    def close(self) -> None:
        raise NotImplementedError("the streams of the console stay open in an image")

    def fileno(self) -> int:
        return 2 if self._error else 1

    def flush(self) -> None:
        output.flush()

    def isatty(self) -> bool:
        return False

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seek(self, position: int, whence: int = 0, /) -> int:
        raise UnsupportedOperation("underlying stream is not seekable")

    def tell(self) -> int:
        raise UnsupportedOperation("underlying stream is not seekable")

    def truncate(self, size: int | None = None, /) -> int:
        raise UnsupportedOperation("underlying stream is not seekable")


class OctetStream(_Console, BinaryIO):
    """`sys.stdout.buffer`: octets past the text layer."""

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        octets = bytes(data)
        if self._error:
            output.write_error_octets(octets)
        else:
            output.write_octets(octets)
        return len(octets)

    def writelines(self, lines: Iterable[bytes], /) -> None:
        for line in lines:
            self.write(line)

    def read(self, size: int | None = -1, /) -> bytes:
        raise UnsupportedOperation("read")

    def readline(self, size: int | None = -1, /) -> bytes:
        raise UnsupportedOperation("read")

    def readlines(self, hint: int | None = -1, /) -> list[bytes]:
        raise UnsupportedOperation("read")

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        raise UnsupportedOperation("read")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()


class TextStream(_Console, TextIO):
    """`sys.stdout` or `sys.stderr`."""

    def __init__(self, error: bool) -> None:
        super().__init__(error)
        self._buffer = OctetStream(error)

    @property
    def buffer(self) -> OctetStream:
        return self._buffer

    @property
    def encoding(self) -> str:
        return "utf-8"

    def write(self, text: str, /) -> int:
        """The number of code points written."""
        if self._error:
            output.write_error(text)
        else:
            output.write(text)
        return len(text)

    def writelines(self, lines: Iterable[str], /) -> None:
        for line in lines:
            self.write(line)

    def read(self, size: int | None = -1, /) -> str:
        raise UnsupportedOperation("not readable")

    def readline(self, size: int | None = -1, /) -> str:
        raise UnsupportedOperation("not readable")

    def readlines(self, hint: int | None = -1, /) -> list[str]:
        raise UnsupportedOperation("not readable")

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        raise UnsupportedOperation("not readable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()


def _lazy_stream(error: bool) -> TextStream:
    return TextStream(error)


def _lazy_arguments() -> list[str]:
    return service(Environment).arguments()  # type: ignore[type-abstract]


argv: list[str] = _lazy_arguments()
stdout: TextIO = _lazy_stream(False)
stderr: TextIO = _lazy_stream(True)


def exit(status: int | str | None = None, /) -> NoReturn:
    """Raise SystemExit: None is status 0, text is printed on standard error with status 1."""
    if status is None:
        raise SystemExit()
    raise SystemExit(status)


def intern(text: str, /) -> str:
    return text


def getrecursionlimit() -> int:
    return 1000
