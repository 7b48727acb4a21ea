"""A sample of the programs, booted in QEMU: the same output, status and stderr again."""

import shutil
import tempfile

import pytest
from support.images import image_of
from support.programs import (
    PROGRAMS,
    TIME_LIMIT_S,
    Outcome,
    Program,
    assert_same,
    run_under_cpython,
)
from support.traceback_text import normalise

from naja.launch import RunRequest, run_qemu

SAMPLE = (
    "arguments/echo",
    "failing/chained_cause",
    "failing/exit_in_finally",
    "failing/exit_message",
    "failing/stderr_output",
    "failing/uncaught",
    "first/hello",
    "flow/deep_recursion",
    "flow/memory_errors",
    "functions/generators",
    "larger/churn",
    "octets/memoryviews",
    "text/unicode",
)


def run_in_machine(program: Program) -> Outcome:
    image = image_of(program.path, "vm")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        request = RunRequest(
            image,
            name=program.path.name,
            arguments=tuple(program.arguments),
            network="none",
            accel="tcg",
            timeout_seconds=TIME_LIMIT_S,
            stdout=out.fileno(),
            stderr=err.fileno(),
        )
        status = run_qemu(request)
        out.seek(0)
        err.seek(0)
        said = normalise(err.read().decode("utf-8", "backslashreplace"), program.home.resolve())
        return Outcome(status, out.read().decode("utf-8", "backslashreplace"), said)


@pytest.mark.skipif(not shutil.which("qemu-system-x86_64"), reason="QEMU is not installed")
@pytest.mark.parametrize("name", SAMPLE)
def test_same_in_a_machine(name: str) -> None:
    program = Program(PROGRAMS / f"{name}.py")
    assert_same(run_in_machine(program), run_under_cpython(program))
