"""CPython's tests as Debian packages them: fetched, unpacked, and never part of the checkout."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from support.tree import ROOT

NAME = "libpython3.11-testsuite"
HOME = ROOT / ".naja-cache" / "cpython-tests"


def find_or_fetch() -> Path | None:
    """The directory above `test/`; None if the package cannot be had here."""
    inside = HOME / "usr" / "lib" / "python3.11"
    if (inside / "test" / "test_int.py").is_file():
        return inside
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return None
    HOME.mkdir(parents=True, exist_ok=True)
    fetched = subprocess.run(
        ["apt-get", "download", NAME], cwd=HOME, stdin=subprocess.DEVNULL, capture_output=True
    )
    files = sorted(HOME.glob(f"{NAME}_*.deb"))
    if fetched.returncode != 0 or not files:
        return None
    unpacked = subprocess.run(["dpkg-deb", "-x", str(files[-1]), str(HOME)], capture_output=True)
    return inside if unpacked.returncode == 0 else None
