"""The levels and their names."""

from typing import Final, overload

CRITICAL: Final = 50
FATAL: Final = 50
ERROR: Final = 40
WARNING: Final = 30
WARN: Final = 30
INFO: Final = 20
DEBUG: Final = 10
NOTSET: Final = 0


def _lazy_names() -> dict[int, str]:
    return {
        CRITICAL: "CRITICAL",
        ERROR: "ERROR",
        WARNING: "WARNING",
        INFO: "INFO",
        DEBUG: "DEBUG",
        NOTSET: "NOTSET",
    }


def _lazy_levels() -> dict[str, int]:
    return {
        "CRITICAL": CRITICAL,
        "FATAL": FATAL,
        "ERROR": ERROR,
        "WARN": WARN,
        "WARNING": WARNING,
        "INFO": INFO,
        "DEBUG": DEBUG,
        "NOTSET": NOTSET,
    }


_names: dict[int, str] = _lazy_names()
_levels: dict[str, int] = _lazy_levels()


def level_name(level: int) -> str:
    return _names.get(level, "Level " + str(level))


@overload
def getLevelName(level: int) -> str:
    return level_name(level)


@overload
def getLevelName(level: str) -> int | str:
    return _known_or_name(level)


def getLevelName(level: int | str) -> int | str:
    """The name of a level, or the level of a name."""
    return level_name(level) if isinstance(level, int) else _known_or_name(level)


def _known_or_name(name: str) -> int | str:
    known = _levels.get(name)
    return known if known is not None else "Level " + name


def addLevelName(level: int, levelName: str) -> None:
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping() -> dict[str, int]:
    """The levels by all their names."""
    return _levels.copy()


@overload
def level_of(level: int) -> int:
    return level


@overload
def level_of(level: str) -> int:
    return _number_of(level)


def level_of(level: int | str) -> int:
    """A level by number or name. ValueError for an unknown name."""
    return level if isinstance(level, int) else _number_of(level)


def _number_of(name: str) -> int:
    level = _levels.get(name)
    if level is None:
        raise ValueError(f"Unknown level: {name!r}")
    return level
