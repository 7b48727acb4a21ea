# mypy: disable-error-code="overload-overlap,misc,empty-body"
"""The functions of the root logger, which give it a handler first."""

from typing import Any, Literal, overload

from naja.lang.handling import handled_exception

from .configuring import basicConfig
from .levels import CRITICAL, DEBUG, ERROR, INFO, WARNING
from .loggers import Logger, error_of, root


def _ready() -> Logger:
    if len(root.handlers) == 0:
        basicConfig()
    return root


@overload
def debug(
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(DEBUG, msg, args, error_of(exc_info), extra)


@overload
def debug(
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(DEBUG, msg, args, _error, extra)


def debug(msg: object, *args: object, **options: Any) -> None: ...


@overload
def info(
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(INFO, msg, args, error_of(exc_info), extra)


@overload
def info(
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(INFO, msg, args, _error, extra)


def info(msg: object, *args: object, **options: Any) -> None: ...


@overload
def warning(
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(WARNING, msg, args, error_of(exc_info), extra)


@overload
def warning(
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(WARNING, msg, args, _error, extra)


def warning(msg: object, *args: object, **options: Any) -> None: ...


@overload
def error(
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(ERROR, msg, args, error_of(exc_info), extra)


@overload
def error(
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(ERROR, msg, args, _error, extra)


def error(msg: object, *args: object, **options: Any) -> None: ...


@overload
def critical(
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(CRITICAL, msg, args, error_of(exc_info), extra)


@overload
def critical(
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(CRITICAL, msg, args, _error, extra)


def critical(msg: object, *args: object, **options: Any) -> None: ...


@overload
def log(
    level: int,
    msg: object,
    *args: object,
    exc_info: BaseException | Literal[False] | None = None,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
) -> None:
    _ready().submit(level, msg, args, error_of(exc_info), extra)


@overload
def log(
    level: int,
    msg: object,
    *args: object,
    exc_info: Literal[True],
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    _ready().submit(level, msg, args, _error, extra)


def log(level: int, msg: object, *args: object, **options: Any) -> None: ...


def exception(
    msg: object,
    *args: object,
    extra: dict[str, object] | None = None,
    stack_info: Literal[False] = False,
    stacklevel: int = 1,
    _error: BaseException | None = handled_exception(),
) -> None:
    """An error with the traceback of the exception being handled."""
    _ready().submit(ERROR, msg, args, _error, extra)
