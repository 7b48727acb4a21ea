"""The `naja` command as a child process."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TIME_LIMIT_S = 180


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


def naja_command(*arguments: str | Path) -> list[str]:
    """As the console script: without -P a module in the current directory would come first."""
    return [sys.executable, "-P", "-m", "naja.cli", *map(str, arguments)]


def naja(
    *arguments: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> Said:
    """Run one naja command to its end. No traceback of naja's own may appear."""
    done = subprocess.run(
        naja_command(*arguments),
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
    )
    assert "bug in naja" not in done.stderr, done.stderr
    assert "/naja/cli/" not in done.stderr, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)
