"""Measure everything that is promised in figures; `make bench` runs this.

Usage: python bench/run.py [sizes] [memory] [build] [boot] [entry] [language] [throughput]
    [streams] [hostile] [forwarding]

All parts without arguments.

Prints a table, writes bench/results.json, and draws bench/figures.svg. No figure is asserted: a row
that misses its target, or could not be measured, says so and the rest goes on.
"""

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE.parent / "src")]

import boot  # noqa: E402
import forwarding  # noqa: E402
import hostile  # noqa: E402
import images  # noqa: E402
import language  # noqa: E402
import plot  # noqa: E402
import streams  # noqa: E402
import throughput  # noqa: E402
from table import Figure, table  # noqa: E402

RESULTS = HERE / "results.json"
BUSY = 0.7


def accelerators(image: Path) -> list[str]:
    """TCG, and KVM where an image boots on it."""
    if Path("/dev/kvm").exists() and boot.start_once(image, "kvm") is not None:
        return ["tcg", "kvm"]
    return ["tcg"]


def measure(wanted: list[str], directory: Path) -> list[Figure]:
    figures: list[Figure] = []
    image = directory / "hello_http.elf"
    known: list[str] = []

    def hello() -> Path:
        if not image.exists():
            images.build(images.HELLO_HTTP, image)
        return image

    def accels() -> list[str]:
        if not known:
            try:
                known.extend(accelerators(hello()))
            except images.BuildFailed:
                known.append("tcg")
        return known

    def entry() -> list[Figure]:
        program = directory / "entry.elf"
        images.build(images.ENTRY, program)
        return boot.entry_to_main(program, accels())

    parts: dict[str, Callable[[], list[Figure]]] = {
        "sizes": lambda: images.sizes(directory),
        "memory": lambda: images.least_memory(hello()),
        "build": lambda: images.build_times(directory) + images.larger_build_times(directory),
        "boot": lambda: boot.times(hello(), accels()),
        "entry": entry,
        "language": lambda: language.measure(directory),
        "throughput": lambda: throughput.rates(accels()),
        "streams": lambda: streams.measure(accels()),
        "hostile": hostile.measure,
        "forwarding": forwarding.measure,
    }
    for name, part in parts.items():
        if wanted and name not in wanted:
            continue
        print(f"bench: {name}", file=sys.stderr, flush=True)
        try:
            figures += part()
        except Exception as error:
            figures.append(Figure(name, "not measured", None, "", "", f"{error}"))
    return figures


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def main() -> None:
    load = os.getloadavg()[0]
    if load > BUSY:
        print(f"bench: the machine is busy (load {load:.1f}); times will suffer", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="naja-bench-") as name:
        figures = measure(sys.argv[1:], Path(name))
    record = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "processor": processor(),
        "load_before": round(load, 2),
        "figures": [figure.as_record() for figure in figures],
    }
    RESULTS.write_text(json.dumps(record, indent=2) + "\n", "utf-8")
    print(table(figures))
    print(f"\nwritten to {RESULTS.relative_to(HERE.parent)}", file=sys.stderr)
    if plot.draw():
        print(f"drawn in {plot.PICTURE.relative_to(HERE.parent)}", file=sys.stderr)


if __name__ == "__main__":
    main()
