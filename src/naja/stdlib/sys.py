"""`sys`: the program's arguments, its two streams, its end.

Deliberately missing: everything about the interpreter, which an image has not.
"""

from typing import Final, Iterable, NoReturn

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


class OctetStream:
    """`sys.stdout.buffer`: octets past the text layer."""

    def __init__(self, error: bool) -> None:
        self._error = error

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        octets = bytes(data)
        if self._error:
            output.write_error_octets(octets)
        else:
            output.write_octets(octets)
        return len(octets)

    def flush(self) -> None:
        output.flush()


class TextStream:
    """`sys.stdout` or `sys.stderr`."""

    def __init__(self, error: bool) -> None:
        self._error = error
        self.buffer = OctetStream(error)

    @property
    def name(self) -> str:
        return "<stderr>" if self._error else "<stdout>"

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

    def flush(self) -> None:
        output.flush()

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2 if self._error else 1


def _lazy_stream(error: bool) -> TextStream:
    return TextStream(error)


def _lazy_arguments() -> list[str]:
    return service(Environment).arguments()  # type: ignore[type-abstract]


argv: list[str] = _lazy_arguments()
stdout: TextStream = _lazy_stream(False)
stderr: TextStream = _lazy_stream(True)


def exit(status: int | str | None = None, /) -> NoReturn:
    """Raise SystemExit: None is status 0, text is printed on standard error with status 1."""
    if status is None:
        raise SystemExit()
    raise SystemExit(status)


def intern(text: str, /) -> str:
    return text


def getrecursionlimit() -> int:
    return 1000
