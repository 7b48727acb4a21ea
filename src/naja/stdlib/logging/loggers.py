# mypy: disable-error-code="overload-overlap,misc,empty-body"
"""Loggers and their tree."""

from typing import Any, Literal, overload

from naja.lang.handling import handled_exception

from .handlers import Handler, lastResort
from .levels import CRITICAL, DEBUG, ERROR, INFO, WARNING, level_name, level_of
from .records import Filterer, LogRecord


class Logger(Filterer):
    """Makes records of the messages at its level and above, for its handlers and its parents'."""

    def __init__(self, name: str, level: int = 0) -> None:
        super().__init__()
        self.name = name
        self.level = level
        self.parent: Logger | None = None
        self.propagate = True
        self.handlers: list[Handler] = []
        self.disabled = False

    def setLevel(self, level: int | str) -> None:
        self.level = level_of(level)

    def getEffectiveLevel(self) -> int:
        """Its own level, or that of the first parent that has one."""
        logger: Logger | None = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return 0

    def isEnabledFor(self, level: int) -> bool:
        if self.disabled or level <= _state.disabled_level:
            return False
        return level >= self.getEffectiveLevel()

    def addHandler(self, hdlr: Handler) -> None:
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr: Handler) -> None:
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self) -> bool:
        logger: Logger | None = self
        while logger is not None:
            if len(logger.handlers) > 0:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix: str) -> "Logger":
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def makeRecord(
        self,
        level: int,
        msg: object,
        args: tuple[object, ...],
        error: BaseException | None,
        extra: dict[str, object] | None,
    ) -> LogRecord:
        return LogRecord(self.name, level, msg, args, error, extra)

    def handle(self, record: LogRecord) -> None:
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record: LogRecord) -> None:
        found = False
        logger: Logger | None = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def submit(
        self,
        level: int,
        msg: object,
        args: tuple[object, ...],
        error: BaseException | None,
        extra: dict[str, object] | None,
    ) -> None:
        """What every logging method does."""
        if self.isEnabledFor(level):
            self.handle(self.makeRecord(level, msg, args, error, extra))

    @overload
    def debug(
        self,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(DEBUG, msg, args, error_of(exc_info), extra)

    @overload
    def debug(
        self,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(DEBUG, msg, args, _error, extra)

    def debug(self, msg: object, *args: object, **options: Any) -> None: ...
    @overload
    def info(
        self,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(INFO, msg, args, error_of(exc_info), extra)

    @overload
    def info(
        self,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(INFO, msg, args, _error, extra)

    def info(self, msg: object, *args: object, **options: Any) -> None: ...
    @overload
    def warning(
        self,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(WARNING, msg, args, error_of(exc_info), extra)

    @overload
    def warning(
        self,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(WARNING, msg, args, _error, extra)

    def warning(self, msg: object, *args: object, **options: Any) -> None: ...
    @overload
    def error(
        self,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(ERROR, msg, args, error_of(exc_info), extra)

    @overload
    def error(
        self,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(ERROR, msg, args, _error, extra)

    def error(self, msg: object, *args: object, **options: Any) -> None: ...
    @overload
    def critical(
        self,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(CRITICAL, msg, args, error_of(exc_info), extra)

    @overload
    def critical(
        self,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(CRITICAL, msg, args, _error, extra)

    def critical(self, msg: object, *args: object, **options: Any) -> None: ...
    @overload
    def log(
        self,
        level: int,
        msg: object,
        *args: object,
        exc_info: BaseException | Literal[False] | None = None,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
    ) -> None:
        self.submit(level, msg, args, error_of(exc_info), extra)

    @overload
    def log(
        self,
        level: int,
        msg: object,
        *args: object,
        exc_info: Literal[True],
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        self.submit(level, msg, args, _error, extra)

    def log(self, level: int, msg: object, *args: object, **options: Any) -> None: ...
    def exception(
        self,
        msg: object,
        *args: object,
        extra: dict[str, object] | None = None,
        stack_info: Literal[False] = False,
        stacklevel: int = 1,
        _error: BaseException | None = handled_exception(),
    ) -> None:
        """An error with the traceback of the exception being handled."""
        self.submit(ERROR, msg, args, _error, extra)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} ({level_name(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level: int) -> None:
        super().__init__("root", level)


def error_of(value: BaseException | Literal[False] | None) -> BaseException | None:
    """The exception that `exc_info` names."""
    return value if isinstance(value, BaseException) else None


class _State:
    """All loggers by name, and the level up to which all are silent."""

    def __init__(self) -> None:
        self.loggers: dict[str, Logger] = {}
        self.disabled_level = 0


def _lazy_root() -> Logger:
    return RootLogger(WARNING)


def _lazy_state() -> _State:
    return _State()


root: Logger = _lazy_root()
_state: _State = _lazy_state()


def getLogger(name: str | None = None) -> Logger:
    """The logger of that name, the same for each call; the root logger without a name."""
    if name is None or name == "" or name == "root":
        return root
    known = _state.loggers.get(name)
    if known is not None:
        return known
    made = Logger(name)
    made.parent = _parent_of(name)
    for other_name, other in _state.loggers.items():
        if other_name.startswith(name + ".") and _is_above(made.parent, other.parent):
            other.parent = made
    _state.loggers[name] = made
    return made


def _parent_of(name: str) -> Logger:
    rest = name
    while "." in rest:
        rest = rest[: rest.rfind(".")]
        known = _state.loggers.get(rest)
        if known is not None:
            return known
    return root


def _is_above(expected: Logger | None, parent: Logger | None) -> bool:
    """The child's parent is the one that the new logger comes between."""
    return expected is parent


def disable(level: int = CRITICAL) -> None:
    """No logger makes records at this level or below."""
    _state.disabled_level = level
