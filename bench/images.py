"""Sizes of images, the least memory that serves, and how long a build takes."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from boot import serves
from table import Figure

ROOT = Path(__file__).resolve().parent.parent
NAJA = Path(sys.executable).parent / "naja"
HELLO_PRINT = ROOT / "bench" / "apps" / "hello.py"
ENTRY = ROOT / "bench" / "apps" / "entry.py"
HELLO_HTTP = ROOT / "examples" / "01_hello_http" / "main.py"
KIB = 1024


class BuildFailed(Exception):
    """What `naja build` said."""


def build(app: Path, image: Path, platform: str = "vm", cache: Path | None = None) -> float:
    """Build an image; seconds from start to end of the command."""
    environment = dict(os.environ)
    if cache is not None:
        environment["XDG_CACHE_HOME"] = str(cache)
    command = [str(NAJA), "build", str(app), "-o", str(image), "--platform", platform]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()
        raise BuildFailed(next((line for line in said if "error" in line), "naja build failed"))
    return seconds


def sizes(directory: Path) -> list[Figure]:
    group = "size of the image file"
    figures: list[Figure] = []
    for name, app, target in (
        ("hello, print only", HELLO_PRINT, "<= 64 KiB"),
        ("hello_http", HELLO_HTTP, "<= 293 KiB"),
    ):
        for platform in ("vm", "process"):
            image = directory / f"{app.parent.name}-{app.stem}-{platform}.elf"
            build(app, image, platform)
            size = image.stat().st_size / KIB
            figures.append(Figure(group, f"{name}, {platform}", size, "KiB", target))
    return figures


def least_memory(image: Path) -> list[Figure]:
    """The smallest -m, in steps of 256 KiB, with which the image answers a request."""
    for quarters in range(2, 65):
        if serves(image, quarters * 256 * KIB):
            size = quarters / 4
            break
    else:
        size = None
    return [Figure("memory", "least -m that serves HTTP", size, "MiB", "<= 3 MiB")]


def build_times(directory: Path) -> list[Figure]:
    """A build with nothing cached, then one after a change of the program alone."""
    group = "naja build, hello_http"
    app = directory / "edited" / "main.py"
    app.parent.mkdir()
    shutil.copy(HELLO_HTTP, app)
    cache = directory / "cache"
    image = directory / "edited.elf"
    cold = build(app, image, cache=cache)
    app.write_text(app.read_text("utf-8").replace("Hello from", "Greetings from"), "utf-8")
    edited = build(app, image, cache=cache)
    return [
        Figure(group, "cold", cold, "s", "<= 15 s"),
        Figure(group, "after an edit", edited, "s", "<= 3 s"),
    ]
