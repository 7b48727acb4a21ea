"""Where records go."""

import sys
from typing import Protocol

from .formatting import Formatter
from .levels import WARNING, level_name, level_of
from .records import Filterer, LogRecord


class SupportsText(Protocol):
    """A stream: `sys.stderr`, `io.StringIO` or the like."""

    def write(self, text: str, /) -> int: ...
    def flush(self) -> None: ...


class Handler(Filterer):
    """Formats records and passes them on in `emit`."""

    def __init__(self, level: int = 0) -> None:
        super().__init__()
        self.level = level
        self.formatter: Formatter | None = None
        self.name: str | None = None

    def get_name(self) -> str | None:
        return self.name

    def set_name(self, name: str | None) -> None:
        self.name = name

    def setLevel(self, level: int | str) -> None:
        self.level = level_of(level)

    def setFormatter(self, fmt: Formatter | None) -> None:
        self.formatter = fmt

    def format(self, record: LogRecord) -> str:
        formatter = self.formatter
        if formatter is None:
            formatter = Formatter()
        return formatter.format(record)

    def emit(self, record: LogRecord) -> None:
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record: LogRecord) -> bool:
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def handleError(self, record: LogRecord, _error: Exception) -> None:
        """A record that could not be written: said on standard error, and forgotten."""
        sys.stderr.write("--- Logging error ---\n")
        sys.stderr.write(Formatter().formatException(_error) + "\n")

    def acquire(self) -> None:
        """Nothing: an image has one thread."""

    def release(self) -> None:
        """Nothing: an image has one thread."""

    def flush(self) -> None:
        """Subclasses with a buffer empty it."""

    def close(self) -> None:
        """Subclasses give back what they hold."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} ({level_name(self.level)})>"


class NullHandler(Handler):
    """Forgets every record."""

    def handle(self, record: LogRecord) -> bool:
        return False

    def emit(self, record: LogRecord) -> None:
        """Nothing."""


class StreamHandler(Handler):
    """Writes a line for each record; on standard error if no stream is named."""

    terminator = "\n"

    def __init__(self, stream: SupportsText | None = None) -> None:
        super().__init__()
        if stream is None:
            self.stream: SupportsText = sys.stderr
        else:
            self.stream = stream

    def setStream(self, stream: SupportsText) -> SupportsText:
        old = self.stream
        self.stream = stream
        return old

    def flush(self) -> None:
        self.stream.flush()

    def emit(self, record: LogRecord) -> None:
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception as error:
            self.handleError(record, error)


def _lazy_last_resort() -> StreamHandler:
    made = StreamHandler()
    made.level = WARNING
    return made


lastResort: StreamHandler = _lazy_last_resort()
