"""`LoggerAdapter`."""

from typing import Generic, TypeVar

from naja.lang.handling import handled_exception

from .levels import CRITICAL, DEBUG, ERROR, INFO, WARNING
from .loggers import Logger

_L = TypeVar("_L", bound=Logger)


class LoggerAdapter(Generic[_L]):
    """A logger that adds `extra` to each record. Override `process` to change the message."""

    def __init__(self, logger: _L, extra: dict[str, object] | None = None) -> None:
        self.logger: _L = logger
        self.extra = extra

    def process(self, msg: object, kwargs: dict[str, object]) -> tuple[object, dict[str, object]]:
        return (msg, kwargs)

    def submit(
        self,
        level: int,
        msg: object,
        args: tuple[object, ...],
        error: BaseException | None = None,
    ) -> None:
        """What every logging method does."""
        if self.logger.isEnabledFor(level):
            kwargs: dict[str, object] = {}
            text, _ = self.process(msg, kwargs)
            self.logger.submit(level, text, args, error, self.extra)

    def debug(self, msg: object, *args: object) -> None:
        self.submit(DEBUG, msg, args)

    def info(self, msg: object, *args: object) -> None:
        self.submit(INFO, msg, args)

    def warning(self, msg: object, *args: object) -> None:
        self.submit(WARNING, msg, args)

    def error(self, msg: object, *args: object) -> None:
        self.submit(ERROR, msg, args)

    def exception(
        self, msg: object, *args: object, _error: BaseException | None = handled_exception()
    ) -> None:
        """An error with the traceback of the exception being handled."""
        self.submit(ERROR, msg, args, _error)

    def critical(self, msg: object, *args: object) -> None:
        self.submit(CRITICAL, msg, args)

    def log(self, level: int, msg: object, *args: object) -> None:
        self.submit(level, msg, args)

    def isEnabledFor(self, level: int) -> bool:
        return self.logger.isEnabledFor(level)

    def setLevel(self, level: int | str) -> None:
        self.logger.setLevel(level)

    def getEffectiveLevel(self) -> int:
        return self.logger.getEffectiveLevel()
