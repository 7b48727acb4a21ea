"""Objects of earlier builds, found by the hash of all that they are made from.

So an edit compiles again only the groups of functions whose text it changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from naja.compiler.kept import write_whole

# Objects that a cache directory keeps: those of some dozens of programs.
CACHE_LIMIT = 2000
_ENDINGS = (".o", ".unreached", ".reached")


class ObjectCache:
    """A directory of objects, made if missing; without one, nothing is ever found."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory

    def find(self, made_from: str) -> bytes | None:
        """The object made from this text, options included."""
        path = self._path(made_from)
        if path is None:
            return None
        try:
            os.utime(path)  # the cache forgets what was not used for long
            return path.read_bytes()
        except OSError:
            return None

    def keep(self, made_from: str, data: bytes) -> None:
        """Keep it, whole or not at all."""
        path = self._path(made_from)
        if path is not None:
            write_whole(path, data)

    def trim(self) -> None:
        """Remove what was not used for longest when there is too much."""
        if self._directory is None:
            return
        kept = []
        for path in self._directory.iterdir():
            if path.suffix in _ENDINGS:
                with contextlib.suppress(FileNotFoundError):  # another build trims too
                    kept.append((path.stat().st_mtime_ns, path))
        for _, path in sorted(kept)[: max(0, len(kept) - CACHE_LIMIT)]:
            path.unlink(missing_ok=True)

    def _path(self, made_from: str) -> Path | None:
        if self._directory is None:
            return None
        return self._directory / f"{hashlib.sha256(made_from.encode()).hexdigest()}.o"
