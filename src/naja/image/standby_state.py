"""All that the state of a compiler on standby depends on, as the name of its socket."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from naja.image import manifest
from naja.image.request import BuildRequest, cache_directory

VARIABLE: Final = "NAJA_STANDBY"
_MINUTES: Final = 10.0
_LONGEST_PATH: Final = 107  # of a socket: sun_path of unix(7), with its end
_NAJA: Final = Path(__file__).resolve().parents[1]
_PACKAGES: Final = Path(sysconfig.get_path("purelib"))


def minutes() -> float:
    """How long a compiler waits: the variable NAJA_STANDBY, 0 for not at all."""
    try:
        return float(os.environ.get(VARIABLE, _MINUTES))
    except ValueError:
        return _MINUTES


def socket_path(request: BuildRequest) -> Path | None:
    """Where the compiler waits that can go on with this build; None if none may.

    Errors: CompileError for a manifest with a mistake, OSError.
    """
    if minutes() <= 0:
        return None
    found = manifest.find(request.source)
    homes = dict.fromkeys(source.resolve().parent for source in (request.source, *request.batch))
    state = (
        (os.getcwd(), request.source, request.batch),
        (request.platform, request.arch, request.opt_level),
        found.module() if found is not None else None,
        [(home, sorted(_module_names(home))) for home in homes],
        (sys.version, os.stat(_PACKAGES).st_mtime_ns, sorted(_files(_NAJA))),
        sorted(item for item in os.environ.items() if item[0].startswith("NAJA_")),
    )
    digest = hashlib.sha256(repr(state).encode("utf-8", "surrogateescape")).hexdigest()
    place = cache_directory() / "standby" / f"{digest[:16]}.socket"
    return place if len(os.fsencode(place)) <= _LONGEST_PATH else None


def _module_names(home: Path) -> Iterator[str]:
    """What may hide a module of the library: the names of modules beside the program."""
    with os.scandir(home) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".pyi")) or entry.is_dir():
                yield entry.name


def _files(directory: Path) -> Iterator[tuple[str, int, int]]:
    """Each file of the compiler and the library, when it was written, and its size."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
