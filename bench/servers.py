"""Who serves in the benchmarks of the network: Naja over a TAP, others over the kernel's TCP/IP.

Naja has a TCP/IP of its own; the others have the kernel's, behind a veth pair. Clients run on the
same processors in every case, and no packet leaves the namespaces made here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from images import NAJA, ROOT, build
from interop.network import (
    GUEST_ADDRESS,
    HOST_ADDRESS,
    INTERFACE,
    PREFIX,
    GuestNetwork,
    Namespace,
)

APPS = ROOT / "bench" / "apps"
RIVALS = ROOT / "bench" / "rivals"

Serving = AbstractContextManager[GuestNetwork]


class Unavailable(Exception):
    """Why a server cannot take part."""


@dataclass(frozen=True)
class Server:
    """`serve` starts it, and gives the network from which a client reaches GUEST_ADDRESS."""

    label: str
    serve: Callable[[], Serving]


@contextmanager
def process(command: list[str], waits_for: str) -> Iterator[subprocess.Popen[bytes]]:
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
        yield child
    finally:
        child.terminate()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def naja_command(network: GuestNetwork, image: Path, place: str) -> list[str]:
    command = [*network.prefix(), str(NAJA), "run", str(image), "--on", place]
    command += ["--net", f"tap:{INTERFACE}", "--ip", f"{GUEST_ADDRESS}/{PREFIX}"]
    return [*command, "--gw", HOST_ADDRESS]


def naja_servers(app: Path, accelerators: list[str], directory: Path) -> list[Server]:
    """The program as a sealed process, and in QEMU with each of `accelerators`."""

    @contextmanager
    def serve(place: str, accelerator: str) -> Iterator[GuestNetwork]:
        platform = "process" if place == "process" else "vm"
        image = directory / f"{app.stem}-{platform}.elf"
        if not image.exists():
            build(app, image, platform)
        with GuestNetwork() as network:
            command = naja_command(network, image, place)
            if place == "qemu":
                command += ["--accel", accelerator]
            with process(command, "listening"):
                yield network

    def on_qemu(accelerator: str) -> Server:
        return Server(f"Naja, QEMU {accelerator}, TAP", lambda: serve("qemu", accelerator))

    sealed = Server("Naja, sealed process, TAP", lambda: serve("process", ""))
    return [sealed, *(on_qemu(accelerator) for accelerator in accelerators)]


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


def rival(label: str, command: list[str], waits_for: str) -> Server:
    """A program of somebody else."""

    @contextmanager
    def serve() -> Iterator[GuestNetwork]:
        if shutil.which(command[0]) is None and not Path(command[0]).exists():
            raise Unavailable(f"{command[0]} is missing: make bench-setup")
        with (
            _kernel_network() as (network, far),
            process([*far.prefix(), *command], waits_for),
        ):
            yield network

    return Server(label, serve)


def go(directory: Path) -> Server:
    """Go's net/http on one processor."""
    places = {"GOCACHE": str(directory / "go"), "GO111MODULE": "off"}
    program = directory / "http100-go"
    made = ["go", "build", "-o", str(program), str(RIVALS / "http100.go")]
    run = ["env", "GOMAXPROCS=1", str(program)]
    return _compiled("Go net/http, GOMAXPROCS=1, veth", made, places, program, run)


def c_epoll(directory: Path) -> Server:
    """The least that a server in C can do."""
    program = directory / "http100-c"
    made = ["gcc", "-O2", "-o", str(program), str(RIVALS / "http100.c")]
    return _compiled("C over epoll, gcc -O2, veth", made, {}, program, [str(program)])


def _compiled(
    label: str, made: list[str], places: dict[str, str], program: Path, run: list[str]
) -> Server:
    """A server that `made` compiles, when it is first wanted, with `places` in its environment."""

    @contextmanager
    def serve() -> Iterator[GuestNetwork]:
        if shutil.which(made[0]) is None:
            raise Unavailable(f"{made[0]} is missing: make bench-setup")
        if not program.exists():
            subprocess.run(made, check=True, env=os.environ | places, capture_output=True)
        with rival("", run, "listening").serve() as network:
            yield network

    return Server(label, serve)


def nginx() -> Server:
    home = tempfile.mkdtemp(prefix="naja-nginx-")
    command = ["nginx", "-p", home, "-c", str(RIVALS / "nginx.conf")]
    return rival("nginx, one worker, veth", command, "")


def cpython(app: Path) -> Server:
    command = [sys.executable, "-u", str(app)]
    return rival("CPython asyncio, same program, veth", command, "listening")
