"""Sizes of images, the least memory that serves, and how long a build takes."""

import os
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
YARDSTICK = ROOT / "tests" / "programs" / "yardstick"
KIB = 1024
EDITING_S = 8.0  # what a person takes at least to change a line


class BuildFailed(Exception):
    """What `naja build` said."""


def build(
    app: Path,
    image: Path,
    platform: str = "vm",
    *,
    cache: Path | None = None,
    minutes: int = 0,
    level: int = 2,
) -> float:
    """Build an image; seconds from start to end of the command.

    `minutes`: how long a compiler waits for the next build.
    """
    environment = {**os.environ, "NAJA_STANDBY": str(minutes)}
    if cache is not None:
        environment["XDG_CACHE_HOME"] = str(cache)
    command = [str(NAJA), "build", str(app), "-o", str(image), "--platform", platform]
    command += ["-O", str(level)]
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
    """A build with nothing cached, then some after a change of the program alone.

    As a user would have it, with a compiler that the build before has left, asked at once and
    after a while, which it uses; then without one.
    """
    app = directory / "edited" / "main.py"
    app.parent.mkdir()
    cache = directory / "cache"
    image = directory / "edited.elf"
    program = HELLO_HTTP.read_text("utf-8")

    def after_an_edit(number: int, minutes: int, level: int = 2) -> float:
        app.write_text(program.replace("Hello from", f"Greeting {number} from"), "utf-8")
        return build(app, image, cache=cache, minutes=minutes, level=level)

    group = "naja build, hello_http"
    figures = [
        Figure(group, "cold", after_an_edit(1, 1), "s", "<= 15 s"),
        Figure(group, "after an edit, at once", after_an_edit(2, 1), "s", "<= 3 s"),
    ]
    time.sleep(EDITING_S)
    seconds = after_an_edit(3, 1)
    figures.append(Figure(group, "after an edit of some seconds", seconds, "s", "<= 3 s"))
    seconds = after_an_edit(4, 0)
    figures.append(Figure(group, "after an edit, none on standby", seconds, "s"))
    after_an_edit(5, 1, level=0)
    time.sleep(EDITING_S)
    seconds = after_an_edit(6, 1, level=0)
    figures.append(Figure(group, "after an edit of some seconds, -O 0", seconds, "s", "<= 1.5 s"))
    return figures


def larger_build_times(directory: Path) -> list[Figure]:
    """The same of an application of many modules: the programs of the yardstick as one.

    One of the modules is edited.
    """
    home = directory / "larger"
    home.mkdir()
    programs = sorted(YARDSTICK.glob("*.py"))
    lines = 0
    for program in programs:
        text = program.read_text("utf-8")
        lines += text.count("\n")
        (home / program.name).write_text(text, "utf-8")
    main, edited = home / "main.py", home / programs[-1].name
    main.write_text("".join(f"import {program.stem}\n" for program in programs), "utf-8")
    cache, image = directory / "larger-cache", directory / "larger.elf"

    def after_an_edit(number: int, level: int = 2) -> float:
        edited.write_text(f"{programs[-1].read_text('utf-8')}print({number})\n", "utf-8")
        return build(main, image, cache=cache, minutes=1, level=level)

    group = f"naja build, an application of {lines} lines in {len(programs)} modules"
    figures = [Figure(group, "cold", after_an_edit(1), "s", "<= 20 s")]
    time.sleep(EDITING_S)
    figures.append(Figure(group, "after an edit of a module", after_an_edit(2), "s", "<= 3 s"))
    after_an_edit(3, level=0)
    time.sleep(EDITING_S)
    seconds = after_an_edit(4, level=0)
    figures.append(Figure(group, "after an edit of a module, -O 0", seconds, "s", "<= 1.5 s"))
    return figures
