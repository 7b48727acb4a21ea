"""What is logged, and filters of it."""

from typing import Callable, Protocol

from naja.hal import Clock, service
from naja.runtime.percent_objects import percent_text, percent_with

from .levels import level_name


def _wall_ns() -> int:
    return service(Clock).wall_ns()  # type: ignore[type-abstract]


_start_ns: int = 0


class LogRecord:
    """One message with its circumstances."""

    def __init__(
        self,
        name: str,
        level: int,
        msg: object,
        args: tuple[object, ...],
        exc_info: BaseException | None,
        extra: dict[str, object] | None = None,
    ) -> None:
        now_ns = _wall_ns()
        self.name = name
        self.levelno = level
        self.levelname = level_name(level)
        self.msg = msg
        self.args = args
        self.exc_info = exc_info
        self.exc_text: str | None = None
        self.extra = extra
        self.message = ""
        self.asctime = ""
        self.created = now_ns / 1000000000
        self.msecs = float(now_ns // 1000000 % 1000)
        self.relativeCreated = self.created * 1000.0
        self.threadName = "MainThread"
        self.processName = "MainProcess"

    def getMessage(self) -> str:
        """The message with its arguments."""
        text = str(self.msg)
        if len(self.args) == 1:
            return percent_with(text, self.args[0])
        return percent_text(text, self.args) if len(self.args) > 0 else text

    def __repr__(self) -> str:
        return f'<LogRecord: {self.name}, {self.levelno}, "{self.msg}">'


class SupportsFilter(Protocol):
    def filter(self, record: LogRecord, /) -> bool: ...


class Filter:
    """Lets pass the records of one logger and of those below it."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def filter(self, record: LogRecord, /) -> bool:
        if self.name == "" or self.name == record.name:
            return True
        return record.name.startswith(self.name + ".")


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self) -> None:
        self.filters: list[Filter] = []
        self._functions: list[Callable[[LogRecord], bool]] = []

    def addFilter(self, filter: Filter, /) -> None:
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter: Filter, /) -> None:
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record: LogRecord, /) -> bool:
        """Whether all filters let the record pass."""
        for item in self.filters:
            if not item.filter(record):
                return False
        return True
