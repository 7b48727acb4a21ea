"""The launcher around a guest: interruption, its own death, machines started by hand."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from boot.guests import image
from naja.launch import LaunchError, RunRequest, run_qemu

HANG = "say hello\n1: jmp 1b"

LAUNCH = """
import sys
from pathlib import Path
from naja.launch import RunRequest, run_process, run_qemu
run = run_qemu if sys.argv[1] == "vm" else run_process
sys.exit(run(RunRequest(Path(sys.argv[2]), network="none", accel="tcg")))
"""


def launcher(platform: str, directory: Path) -> subprocess.Popen[bytes]:
    """A launcher in its own process, whose guest has said hello and hangs."""
    path = directory / "guest.elf"
    path.write_bytes(image(HANG, platform))
    path.chmod(0o755)
    child = subprocess.Popen(
        [sys.executable, "-c", LAUNCH, platform, str(path)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"hello\n"
    return child


def guests(directory: Path) -> list[int]:
    """Processes that have to do with the guest in `directory`, launchers included."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(directory).encode() in line:
                found.append(int(entry.name))
    return found


def wait_until_gone(directory: Path) -> None:
    for _ in range(2000):
        if not guests(directory):
            return
        time.sleep(0.01)
    raise AssertionError("the guest outlived its launcher")


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path) -> Iterator[None]:
    """A guest that a failed test leaves would run for ever."""
    yield
    for left in guests(tmp_path):
        with contextlib.suppress(ProcessLookupError):
            os.kill(left, signal.SIGKILL)


@pytest.mark.parametrize("platform", ["vm", "process"])
def test_ctrl_c_ends_the_guest(platform: str, tmp_path: Path) -> None:
    child = launcher(platform, tmp_path)
    child.send_signal(signal.SIGINT)
    assert child.wait(30) == 130
    wait_until_gone(tmp_path)


@pytest.mark.parametrize("platform", ["vm", "process"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_guest_dies_with_its_launcher(platform: str, number: int, tmp_path: Path) -> None:
    child = launcher(platform, tmp_path)
    child.send_signal(number)
    assert child.wait(30) == -number
    wait_until_gone(tmp_path)


@pytest.mark.parametrize("platform", ["vm", "process"])
def test_a_reader_that_leaves_ends_the_guest(platform: str, tmp_path: Path) -> None:
    path = tmp_path / "guest.elf"
    path.write_bytes(image("1: say hello\njmp 1b", platform))
    path.chmod(0o755)
    child = subprocess.Popen(
        [sys.executable, "-c", LAUNCH, platform, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None and child.stderr is not None
    assert child.stdout.readline() == b"hello\n"
    child.stdout.close()
    assert child.wait(30) == 141
    assert child.stderr.read() == b""
    child.stderr.close()


@pytest.mark.parametrize("machine", ["microvm", "q35", "pc"])
@pytest.mark.parametrize(
    ("body", "said"),
    [("say hello\nstop $3", b"hello\n"), ("movq 8, %rax", b"naja: stopped by exception ")],
)
def test_by_hand_everything_is_on_the_serial_line(
    machine: str, body: str, said: bytes, tmp_path: Path
) -> None:
    qemu = shutil.which("qemu-system-x86_64")
    assert qemu is not None
    path = tmp_path / "guest.elf"
    path.write_bytes(image(body, "vm"))
    command = [qemu, "-no-reboot", "-machine", machine, "-m", "64M", "-display", "none"]
    command += ["-nodefaults", "-serial", "stdio", "-kernel", os.fspath(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith(said)


FAILING_QEMU = """#!/bin/sh
case "$*" in *"-accel kvm"*) echo "qemu: kvm_init_vcpu failed" >&2; exit 1;; esac
exec {qemu} "$@"
"""


def test_when_kvm_fails_late_tcg_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    qemu = shutil.which("qemu-system-x86_64")
    stand_in = tmp_path / "qemu-system-x86_64"
    stand_in.write_text(FAILING_QEMU.format(qemu=qemu))
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("naja.launch.accelerator.kvm_trouble", lambda: None)
    path = tmp_path / "guest.elf"
    path.write_bytes(image("say hello\nstop $4", "vm"))
    assert run_qemu(RunRequest(path, network="none", timeout_seconds=60.0)) == 4
    said = capfd.readouterr()
    assert said.out == "hello\n"
    assert said.err.startswith("naja: KVM does not work here, using TCG: QEMU ended with status 1")
    with pytest.raises(LaunchError, match="kvm_init_vcpu failed"):
        run_qemu(RunRequest(path, network="none", accel="kvm", timeout_seconds=60.0))
