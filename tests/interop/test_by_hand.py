"""The image without our launcher: QEMU as a user would type it, DHCP included."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from interop import guests

pytestmark = pytest.mark.xdist_group("qemu")

MODERN = ("-global", "virtio-mmio.force-legacy=false")
MACHINES = {
    "default": ("-device", "virtio-net-pci,netdev=n0"),
    "q35": ("-M", "q35", "-device", "virtio-net-pci,netdev=n0"),
    "q35 behind a port": (
        *("-M", "q35", "-device", "pcie-root-port,id=root1,chassis=1"),
        *("-device", "virtio-net-pci,netdev=n0,bus=root1"),
    ),
    "pc without MSI-X": ("-M", "pc", "-device", "virtio-net-pci,netdev=n0,vectors=0"),
    "microvm": ("-M", "microvm", *MODERN, "-device", "virtio-net-device,netdev=n0"),
    "microvm without ACPI": (
        *("-M", "microvm,acpi=off", *MODERN),
        *("-device", "virtio-net-device,netdev=n0"),
    ),
}


@pytest.fixture
def image() -> Path:
    reason = guests.reason_not_to_run("qemu")
    if reason is not None:
        pytest.skip(reason)
    return guests.build(guests.HELLO, "qemu")


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
    yield number


@pytest.mark.parametrize("name", MACHINES)
def test_it_serves(name: str, image: Path, port: int) -> None:
    command = ["qemu-system-x86_64", "-no-reboot", "-display", "none", "-serial", "stdio"]
    command += ["-netdev", f"user,id=n0,hostfwd=tcp:127.0.0.1:{port}-:8080", *MACHINES[name]]
    with subprocess.Popen(
        [*command, "-kernel", str(image)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as machine:
        try:
            assert machine.stdout is not None
            lines: list[bytes] = []
            while not (lines and lines[-1].startswith(b"listening")):
                lines.append(machine.stdout.readline())
                assert lines[-1], lines
            url = f"http://127.0.0.1:{port}"
            for path in ("/x", "/y"):
                curl = ["curl", "-sS", "--max-time", "50", url + path]
                said = subprocess.run(curl, capture_output=True, text=True)
                assert said.stdout == f"Hello from Unikernel! Path: {path}", said.stderr
        finally:
            machine.kill()
