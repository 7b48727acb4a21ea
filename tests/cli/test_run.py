"""`naja run`: the console, the arguments, the status - the same on every place."""

import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from support.images import image_of
from support.tool import TIME_LIMIT_S, naja, naja_command
from support.tree import ROOT

ECHO = """\
import os
import sys

print(sys.argv[1:], os.environ.get("COLOUR"))
print("to stderr", file=sys.stderr)
sys.exit(int(sys.argv[1]))
"""
HELLO_HTTP = ROOT / "examples" / "01_hello_http" / "main.py"

needs_qemu = pytest.mark.skipif(
    not shutil.which("qemu-system-x86_64"), reason="QEMU is not installed"
)
PLACES = ["python", "process", pytest.param("qemu", marks=needs_qemu)]


@pytest.fixture
def echo(tmp_path: Path) -> Path:
    path = tmp_path / "echo.py"
    path.write_text(ECHO)
    return path


@pytest.mark.parametrize("place", PLACES)
def test_arguments_environment_streams_and_status(place: str, echo: Path) -> None:
    said = naja("run", "--on", place, "--env", "COLOUR=deep blue", echo, "--", "42", "b c", "-x")
    assert said.out == "['42', 'b c', '-x'] deep blue\n"
    assert "to stderr\n" in said.err
    assert said.status == 42


@pytest.mark.parametrize("place", PLACES)
def test_traceback_and_status_of_an_unhandled_exception(place: str, echo: Path) -> None:
    said = naja("run", "--on", place, echo, "--", "no number")
    assert said.status == 1
    assert "Traceback (most recent call last):" in said.err
    assert "ValueError: invalid literal for int() with base 10: 'no number'" in said.err
    assert "Traceback" not in said.out


def test_image_runs_where_it_was_built_for(echo: Path) -> None:
    image = image_of(echo, "process")
    said = naja("run", image, "--", "7")
    assert (said.status, said.out) == (7, "['7'] None\n")
    for place, hint in (("qemu", "--platform vm"), ("python", "name its .py file")):
        said = naja("run", "--on", place, image)
        assert said.status not in (0, 7)
        assert hint in said.err


def test_damaged_and_foreign_images(echo: Path, tmp_path: Path) -> None:
    whole = image_of(echo, "process").read_bytes()
    cut = tmp_path / "cut.elf"
    cut.write_bytes(whole[: len(whole) // 2])
    changed = tmp_path / "changed.elf"
    middle = len(whole) // 2
    changed.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    stub = tmp_path / "stub.elf"
    stub.write_bytes(b"\x7fELF")
    for image in (cut, changed, stub):
        said = naja("run", image)
        assert said.status == 125, image
        assert "damaged" in said.err
    said = naja("run", shutil.which("true") or "/bin/true")
    assert said.status == 125
    assert "not an image that Naja built" in said.err


@pytest.mark.parametrize("place", PLACES)
def test_port_in_use(place: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        program = HELLO_HTTP if place == "python" else image_of(HELLO_HTTP, platform_of(place))
        said = naja("run", "--on", place, program, "-p", f"{port}:8080")
    assert said.status == 125
    assert f"port {port} of this machine is in use" in said.err


def platform_of(place: str) -> str:
    return "vm" if place == "qemu" else "process"


@needs_qemu
def test_too_little_memory() -> None:
    said = naja("run", "-m", "1M", image_of(HELLO_HTTP, "vm"))
    assert said.status == 125
    assert "too little" in said.err and "-m" in said.err


def test_qemu_missing(echo: Path, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    said = naja("run", image_of(echo, "vm"), env={"PATH": str(empty)})
    assert said.status == 125
    assert "apt-get install qemu-system-x86" in said.err


@pytest.mark.parametrize("place", PLACES)
def test_interrupt_ends_the_guest(place: str) -> None:
    program = HELLO_HTTP if place == "python" else image_of(HELLO_HTTP, platform_of(place))
    command = naja_command("run", "--on", place, program)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"listening on port 8080\n"
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=TIME_LIMIT_S)
    assert child.returncode == 130
    assert b"bug in naja" not in err
