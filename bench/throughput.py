"""wrk on a keep-alive answer of 100 octets: Naja beside Go, nginx and CPython.

Naja answers over a TAP, with its own TCP/IP; the others have the kernel's TCP/IP behind a
veth pair. Client and server run on the same processors in every case.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from images import NAJA, ROOT, build
from interop.network import (
    GUEST_ADDRESS,
    HOST_ADDRESS,
    INTERFACE,
    PREFIX,
    GuestNetwork,
    Namespace,
    reason_not_to_run,
)
from table import Figure

APP = ROOT / "bench" / "apps" / "http100.py"
RIVALS = ROOT / "bench" / "rivals"
SECONDS = 5
GROUP = f"wrk -t1 -c16 -d{SECONDS}, 100 octets, keep-alive"
URL = f"http://{GUEST_ADDRESS}:8080/"


class Unavailable(Exception):
    """Why a server cannot take part."""


@contextmanager
def process(command: list[str], waits_for: str) -> Iterator[None]:
    """A server; `waits_for` is how the line begins that says it is ready ("" if none does)."""
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe)
    try:
        assert child.stdout is not None and child.stderr is not None
        while waits_for:
            line = child.stdout.readline().decode(errors="replace")
            if line.startswith(waits_for):
                break
            if not line:
                words = child.stderr.read().decode(errors="replace").strip().splitlines()
                raise Unavailable(words[-1] if words else "it ended at once")
        yield
    finally:
        child.terminate()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wrk(network: GuestNetwork) -> tuple[float, str]:
    """Requests per second, and what else is worth saying."""
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}", "--latency", URL]
    ready = ["curl", "-s", "-o", "/dev/null", "--retry", "20", "--retry-all-errors", "-m", "10"]
    if network.run([*ready, "--retry-delay", "1", URL]).returncode != 0:
        raise Unavailable("it does not answer")
    said = network.run(command).stdout.decode()
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise Unavailable("wrk failed")
    latency = dict(re.findall(r"(50|99)%\s+(\S+)", said))
    note = f"p50 {latency.get('50')}, p99 {latency.get('99')}"
    trouble = re.search(r"(Socket errors: .*|Non-2xx.*)", said)
    return float(rate[1]), f"{note}; {trouble[1]}" if trouble else note


def naja(place: str, accelerator: str, directory: Path) -> tuple[float, str]:
    platform = "process" if place == "process" else "vm"
    image = directory / f"http100-{platform}.elf"
    if not image.exists():
        build(APP, image, platform)
    with GuestNetwork() as network:
        command = naja_command(network, image, place)
        if place == "qemu":
            command += ["--accel", accelerator]
        with process(command, "listening"):
            return wrk(network)


def naja_command(network: GuestNetwork, image: Path, place: str) -> list[str]:
    command = [*network.prefix(), str(NAJA), "run", str(image), "--on", place]
    command += ["--net", f"tap:{INTERFACE}", "--ip", f"{GUEST_ADDRESS}/{PREFIX}"]
    return [*command, "--gw", HOST_ADDRESS]


@contextmanager
def _kernel_network() -> Iterator[tuple[GuestNetwork, Namespace]]:
    """The guest's address on a veth pair in a second namespace."""
    with GuestNetwork() as network, Namespace("rival") as far:
        network.ip("link", "del", INTERFACE)
        pair = ("type", "veth", "peer", "name", "eth0", "netns", far.name)
        network.ip("link", "add", INTERFACE, *pair)
        network.give_address(INTERFACE)
        far.ip("addr", "add", f"{GUEST_ADDRESS}/{PREFIX}", "dev", "eth0")
        far.ip("link", "set", "eth0", "up")
        yield network, far


def rival(command: list[str], waits_for: str) -> tuple[float, str]:
    if shutil.which(command[0]) is None and not Path(command[0]).exists():
        raise Unavailable(f"{command[0]} is missing: make bench-setup")
    with (
        _kernel_network() as (network, far),
        process([*far.prefix(), *command], waits_for),
    ):
        return wrk(network)


def go(directory: Path) -> tuple[float, str]:
    if shutil.which("go") is None:
        raise Unavailable("go is missing: make bench-setup")
    program = directory / "http100"
    environment = {**os.environ, "GOCACHE": str(directory / "go"), "GO111MODULE": "off"}
    made = ["go", "build", "-o", str(program), str(RIVALS / "http100.go")]
    subprocess.run(made, check=True, env=environment, capture_output=True)
    return rival(["env", "GOMAXPROCS=1", str(program)], "listening")


def nginx(directory: Path) -> tuple[float, str]:
    home = directory / "nginx"
    home.mkdir(exist_ok=True)
    command = ["nginx", "-p", str(home), "-c", str(RIVALS / "nginx.conf")]
    return rival(command, "")


def cpython() -> tuple[float, str]:
    return rival([sys.executable, "-u", str(APP)], "listening")


def rates(accelerators: list[str]) -> list[Figure]:
    """All servers in turn; one that cannot run is a row that says why."""
    reason = reason_not_to_run()
    if reason is None and shutil.which("wrk") is None:
        reason = "wrk is missing: make bench-setup"
    if reason is not None:
        return [Figure(GROUP, "not measured", None, "/s", "", reason)]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="naja-bench-") as name:
        directory = Path(name)
        runs: list[tuple[str, Callable[[], tuple[float, str]]]] = [
            ("Naja, sealed process, TAP", lambda: naja("process", "", directory))
        ]
        for accel in accelerators:
            runs.append((f"Naja, QEMU {accel}, TAP", _on_qemu(accel, directory)))
        runs += [
            ("nginx, one worker, veth", lambda: nginx(directory)),
            ("Go net/http, GOMAXPROCS=1, veth", lambda: go(directory)),
            ("CPython asyncio, same program, veth", cpython),
        ]
        for label, run in runs:
            try:
                rate, note = run()
                figures.append(Figure(GROUP, label, rate, "/s", "", note))
            except Exception as error:
                figures.append(Figure(GROUP, label, None, "/s", "", f"{error}"))
    return figures


def _on_qemu(accelerator: str, directory: Path) -> Callable[[], tuple[float, str]]:
    return lambda: naja("qemu", accelerator, directory)
