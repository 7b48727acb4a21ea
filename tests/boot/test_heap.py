"""Programs with little memory: traffic for hours, fragmentation, a full heap."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from naja.launch import RunRequest, run_process, run_qemu
from support.images import image_of

PROGRAMS = Path(__file__).parent / "heap"
MIB = 1 << 20
TIMEOUT_SECONDS = 120


def run(name: str, platform: str, memory: int, *arguments: str) -> tuple[int, str]:
    """Status and output of a program with so much memory."""
    path = PROGRAMS / f"{name}.py"
    with tempfile.TemporaryFile() as out:
        request = RunRequest(
            image_of(path, platform),
            name=path.name,
            arguments=arguments,
            network="none",
            accel="tcg",
            timeout_seconds=TIMEOUT_SECONDS,
            memory_bytes=memory,
            stdout=out.fileno(),
        )
        status = run_qemu(request) if platform == "vm" else run_process(request)
        out.seek(0)
        return status, out.read().decode()


def under_cpython(name: str, *arguments: str) -> str:
    command = [sys.executable, str(PROGRAMS / f"{name}.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_hours_of_traffic_leak_nothing(request: pytest.FixtureRequest) -> None:
    """What comes and goes is many times the memory there is."""
    hours = str(request.config.getoption("--traffic-hours"))
    assert run("traffic", "process", 2 * MIB, hours) == (0, under_cpython("traffic", hours))


def test_sizes_that_change_do_not_fragment_the_heap() -> None:
    assert run("fragments", "process", 3 * MIB) == (0, under_cpython("fragments"))


FULL = """\
[True, True, True, True, True] 2
still here ['e', 'm', 'm', 'o', 'r', 'y'] {0: 0, 1: 1, 2: 4, 3: 9, 4: 16}
"""


def test_a_full_heap_is_survived() -> None:
    assert run("nearly_full", "process", 2 * MIB) == (0, FULL)


@pytest.mark.skipif(not shutil.which("qemu-system-x86_64"), reason="QEMU is not installed")
def test_a_full_heap_is_survived_in_a_machine() -> None:
    assert run("nearly_full", "vm", 3 * MIB) == (0, FULL)
