"""`os`: the variables that the launcher passed. There is no operating system below."""

from typing import Final, overload

from naja.hal import Entropy, Environment, service

name: Final = "posix"
linesep: Final = "\n"
sep: Final = "/"


def _lazy_variables() -> dict[str, str]:
    return service(Environment).variables()  # type: ignore[type-abstract]


environ: dict[str, str] = _lazy_variables()


@overload
def getenv(key: str) -> str | None:
    return environ.get(key)


@overload
def getenv(key: str, default: str) -> str:
    return environ.get(key, default)


def getenv(key: str, default: str | None = None) -> str | None:
    return environ.get(key, default)


def urandom(size: int, /) -> bytes:
    """Octets that nobody can guess. ValueError if negative."""
    if size < 0:
        raise ValueError("negative argument not allowed")
    return service(Entropy).random_bytes(size)  # type: ignore[type-abstract]
