"""The language: compiled programs beside CPython and C, in processor time of one run.

The programs are those of `tests/programs/yardstick`, with sizes that take CPython about a
second. Each is run as an image of the process platform, by the CPython that runs this, and,
where `rivals/c` has a twin, as C compiled by `gcc -O2`; their outputs must be equal.
"""

import math
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from images import ROOT, build
from table import Figure

YARDSTICK = ROOT / "tests" / "programs" / "yardstick"
# Programs that time small operations themselves: apps/operations_NAME.py.
OPERATIONS = ("containers", "text", "octets", "codecs", "objects")
APPS = ROOT / "bench" / "apps"
RIVALS = ROOT / "bench" / "rivals"
TWINS = RIVALS / "c"
RUNS = 3

# Name -> the argument for CPython and the image; the one for the image and C.
NUMERIC = {
    "nbody": (100_000, 2_000_000),
    "fannkuch": (9, 10),
    "spectral_norm": (300, 1500),
    "mandelbrot": (300, 1500),
    "nqueens": (8, 0),
    "chaos": (20_000, 400_000),
    "crypto_pyaes": (100_000, 5_000_000),
}
OBJECTS = {
    "richards": (20, 0),
    "deltablue": (3_000, 0),
    "go": (150, 0),
    "hexiom": (1, 0),
    "raytrace": (120, 0),
}
OTHERS = {
    "binary_trees": (14, 17),
    "meteor_contest": (100, 0),
    "mdp": (16, 0),
    "unpack_sequence": (300_000, 0),
    "pyflate": (40_000, 0),
    "async_tree": (5, 0),
    "coroutines": (23, 0),
    "generators": (3_000, 0),
    "fasta": (60_000, 0),
    "k_nucleotide": (200_000, 0),
    "reverse_complement": (1_000_000, 0),
}
SETS = (
    ("numeric", NUMERIC, ">= 40"),
    ("objects", OBJECTS, ">= 15"),
    ("others", OTHERS, ""),
)


def processor_time(command: list[str]) -> tuple[float, str]:
    """Least user and system seconds of some runs, and the output."""
    best, output = math.inf, ""
    for _ in range(RUNS):
        before = spent_by_children()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        best, output = min(best, spent_by_children() - before), done.stdout
    return max(best, 0.001), output


def spent_by_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def ratio(name: str, one: list[str], other: list[str]) -> tuple[float, str]:
    """How many times longer `other` takes than `one`; a note with both times."""
    ours, printed = processor_time(one)
    theirs, expected = processor_time(other)
    if printed != expected:
        raise RuntimeError(f"{name}: the outputs differ")
    return theirs / ours, f"{theirs * 1000:,.0f} ms and {ours * 1000:,.0f} ms"


def mean(values: list[float]) -> float | None:
    """The geometric mean."""
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def against_cpython(directory: Path) -> list[Figure]:
    figures: list[Figure] = []
    for title, programs, target in SETS:
        group = f"times faster than CPython, {title}"
        values: list[float] = []
        for name, (size, _) in programs.items():
            image, source = directory / f"{name}.elf", YARDSTICK / f"{name}.py"
            build(source, image, "process")
            command = [sys.executable, str(source), str(size)]
            value, note = ratio(name, [str(image), str(size)], command)
            values.append(value)
            figures.append(Figure(group, f"{name} {size}", value, "x", "", note))
        figures.append(Figure(group, "geometric mean", mean(values), "x", target))
    return figures


def against_c(directory: Path) -> list[Figure]:
    """How many times longer than C; the images are those of `against_cpython`."""
    group = "times slower than C (gcc -O2)"
    if shutil.which("gcc") is None:
        return [Figure(group, "not measured", None, "", "", "there is no gcc")]
    figures: list[Figure] = []
    values: list[float] = []
    sizes = {name: size for _, programs, _ in SETS for name, (_, size) in programs.items()}
    for twin in sorted(TWINS.glob("*.c")):
        compiled, size = directory / twin.stem, str(sizes[twin.stem])
        subprocess.run(["gcc", "-O2", "-o", str(compiled), str(twin), "-lm"], check=True)
        image = directory / f"{twin.stem}.elf"
        value, note = ratio(twin.stem, [str(compiled), size], [str(image), size])
        values.append(value)
        figures.append(Figure(group, f"{twin.stem} {size}", value, "x", "<= 1.6", note))
    figures.append(Figure(group, "geometric mean", mean(values), "x", "<= 1.6"))
    return figures


def operations(directory: Path) -> list[Figure]:
    figures: list[Figure] = []
    for kind in OPERATIONS:
        group = f"small operations, times faster than CPython: {kind}"
        source, image = APPS / f"operations_{kind}.py", directory / f"{kind}.elf"
        build(source, image, "process")
        ours, theirs = least_of([[str(image)], [sys.executable, str(source)]])
        for name, spent in ours.items():
            note = f"{theirs[name] / 1e6:,.2f} ms and {spent / 1e6:,.2f} ms"
            figures.append(Figure(group, name, theirs[name] / spent, "x", ">= 1", note))
        values = [theirs[name] / ours[name] for name in ours]
        figures.append(Figure(group, "geometric mean", mean(values), "x"))
        if kind == "objects":
            figures += millions({"image": ours, "CPython": theirs, **rivals(directory)})
    return figures


def least_of(commands: list[list[str]]) -> list[dict[str, int]]:
    """What programs of operations say of themselves, in turn; the least of some runs."""
    least: list[dict[str, int]] = [{} for _ in commands]
    for _ in range(RUNS):
        for known, command in zip(least, commands, strict=True):
            for name, value in timed(command).items():
                known[name] = min(value, known.get(name, value))
    return least


def timed(command: list[str]) -> dict[str, int]:
    """What a program of operations says of itself: name -> nanoseconds."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pairs = (line.rpartition("\t") for line in done.stdout.splitlines())
    return {name: max(1, int(value)) for name, _, value in pairs}


def rivals(directory: Path) -> dict[str, dict[str, int]]:
    """The same million allocations and switches in C and Go, where there are compilers."""
    compilers = {
        "C": ("gcc", ["gcc", "-O2", "-o"], RIVALS / "millions.c"),
        "Go": ("go", ["go", "build", "-o"], RIVALS / "millions.go"),
    }
    said: dict[str, dict[str, int]] = {}
    for language, (compiler, command, source) in compilers.items():
        if shutil.which(compiler) is not None:
            program = directory / f"millions-{compiler}"
            subprocess.run([*command, str(program), str(source)], check=True)
            said[language] = least_of([[str(program)]])[0]
    return said


def millions(said: dict[str, dict[str, int]]) -> list[Figure]:
    """Milliseconds for a million of each, side by side."""
    return [
        Figure(name, language, times[name] / 1e6, "ms")
        for name in ("1 M allocations", "1 M coroutine switches")
        for language, times in said.items()
    ]


def measure(directory: Path) -> list[Figure]:
    """All of it: about five minutes."""
    started = time.monotonic()
    figures = against_cpython(directory) + against_c(directory) + operations(directory)
    print(f"bench: language took {time.monotonic() - started:.0f} s", file=sys.stderr)
    return figures
