"""The services of each machine, as a compiled program sees them."""

import time
from pathlib import Path

import pytest

from boot.guests import MACHINES, Outcome, run_image
from support.images import image_of

PROGRAM = Path(__file__).with_name("services.py")
ARGUMENTS = ("plain", "a b", "ü%", "")
VARIABLES = {"ONE": "1", "TWO": "x = y"}


def start(platform: str, **options: object) -> Outcome:
    return run_image(
        image_of(PROGRAM, platform),
        platform,
        name="services.py",
        arguments=ARGUMENTS,
        environment=VARIABLES,
        address="10.1.2.3/24",
        **options,
    )


def check(platform: str, **options: object) -> None:
    began = time.time()
    outcome = start(platform, **options)
    lines = outcome.out.split("\n")
    assert lines[0] == "idle True"
    assert began - 2 <= int(lines[1].removeprefix("wall ")) <= time.time() + 2
    first, second = lines[2].removeprefix("random ").split()
    assert first != second and len(first) == len(second) == 64
    assert lines[3:8] == ["argument services.py"] + [f"argument {text}" for text in ARGUMENTS]
    assert sorted(lines[8:10]) == ["variable ONE 1", "variable TWO x = y"]
    assert lines[10] == "option 10.1.2.3/24 None"
    assert lines[11:] == [f"line {number}" for number in range(500)] + [""]
    assert outcome.err == "to stderr\n"
    assert outcome.status == 77


@pytest.mark.parametrize("where", MACHINES)
def test_virtual_machine(where: tuple[str, str]) -> None:
    check("vm", machine=where[0], accel=where[1])


def test_process() -> None:
    check("process")


def test_random_numbers_differ_from_run_to_run() -> None:
    seen = {start("process").out.split("\n")[2] for _ in range(5)}
    assert len(seen) == 5
