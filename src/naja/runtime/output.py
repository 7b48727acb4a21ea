"""Standard output and standard error: text and octets on their way to the console.

Standard output is gathered and handed over in blocks; standard error goes out at once,
after what was gathered before it, so that both read in the order they were written.
"""

from typing import Final, Protocol

from naja.hal import Console, service
from naja.runtime.text_codec import escape_of

BLOCK_BYTES: Final = 4096

_pending: bytearray | None = None


class Sink(Protocol):
    """What text can be written to."""

    def write(self, text: str, /) -> object: ...


# Where text for standard output and standard error goes instead, inside of
# `contextlib.redirect_stdout` and `redirect_stderr`.
_output_sink: Sink | None = None
_error_sink: Sink | None = None


def sink(error: bool) -> Sink | None:
    """What stands in for standard output (or standard error); None: nothing."""
    return _error_sink if error else _output_sink


def set_sink(error: bool, target: Sink | None) -> None:
    global _output_sink, _error_sink
    if error:
        _error_sink = target
    else:
        _output_sink = target


def write(text: str) -> None:
    """Text for standard output. UnicodeEncodeError for a lone surrogate."""
    target = _output_sink
    if target is not None:
        target.write(text)
    else:
        write_octets(text.encode())


def write_octets(data: bytes) -> None:
    global _pending
    pending = _pending
    if pending is None:
        pending = bytearray()
        _pending = pending
    pending.extend(data)
    if len(pending) >= BLOCK_BYTES:
        flush()


def write_error(text: str) -> None:
    """Text for standard error; lone surrogates, which UTF-8 cannot say, are escaped."""
    target = _error_sink
    if target is not None:
        target.write(text)
    else:
        write_error_octets(encode_escaped(text))


def encode_escaped(text: str) -> bytes:
    """UTF-8 with lone surrogates as `\\udcNN` escapes: for output that must not fail."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        out = bytearray()
        for char in text:
            surrogate = ord(char) >> 11 == 0x1B
            out += (escape_of(ord(char)) if surrogate else char).encode()
        return bytes(out)


def write_error_octets(data: bytes) -> None:
    flush()
    service(Console).write_err(data)  # type: ignore[type-abstract]


def flush() -> None:
    """Hand over what was gathered. Returns when the console took it."""
    pending = _pending
    if pending is not None and len(pending) > 0:
        data = bytes(pending)
        pending.clear()
        service(Console).write_out(data)  # type: ignore[type-abstract]
